"""The words and minutes of the sections, as the header and the rows show them."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtTest import QTest

from essayplanner.coach.budgets import Asked, Budget, budgets
from essayplanner.domain.labels import label
from essayplanner.domain.outline import Role
from essayplanner.notebook import outlines, outlining
from essayplanner.notebook.items import Item, Spot
from essayplanner.ui.desk.settings import Settings
from essayplanner.ui.dialogs.sharing_words import SharingBox
from essayplanner.ui.dialogs.word_target import WordTargetDialog
from essayplanner.ui.frame.window import Window
from essayplanner.ui.look.theme import Theme
from essayplanner.ui.outline.budgeting import Given, beneath, figures
from essayplanner.ui.outline.nodes import Node
from essayplanner.ui.outline.strip import Shown, Strip
from essayplanner.work.sharing import sharing
from tests.ui.outline.rows import Essay, node_of
from tests.ui.waiting import until


def shares(window: Window) -> dict[int, int]:
    parts = window.outline.header.bar.strip.parts
    return {part.id: part.shown.given.budget.words for part in parts}


def test_shares_follow_a_card_that_is_placed(window: Window, essay: Essay) -> None:
    header, book, second = window.outline.header, window.book, essay["second"]
    outlines.edit_outline(book, essay["outline"], words=1000)
    until(lambda: header.counts[3].text() == "1,000 words, shared out")
    before = shares(window)
    assert sum(before.values()) == 1000
    outlining.place(book, [essay["conquest"]], Spot("section", second))
    until(lambda: shares(window)[second] > before[second])
    assert sum(shares(window).values()) == 1000
    outlining.edit_section(book, second, words=300)
    until(lambda: header.counts[3].text() == "300 of 1,000 words planned")
    assert "700 words are shared out by cards among the sections" in header.counts[3].toolTip().replace("\n", " ")
    assert "3 What was Stalin’s own: 300 words\u00a0· 1 card" in header.bar.accessibleDescription()


def test_minutes_are_asked_for_and_stand_beside_the_sections(window: Window, essay: Essay) -> None:
    header, model = window.outline.header, window.outline.model
    outlining.edit_section(window.book, essay["second"], words=300)
    QTest.mouseClick(header.switch.segments["minutes"], Qt.MouseButton.LeftButton)
    (dialog,) = window.findChildren(WordTargetDialog)
    until(dialog.minutes.hasFocus)
    QTest.keyClicks(dialog.minutes, "half an hour")
    QTest.keyClick(dialog.minutes, Qt.Key.Key_Return)
    assert dialog.no_minutes.text() == "The time is a number of minutes between 0 and 1,440."
    QTest.keyClicks(dialog.minutes, "40 minutes")
    assert dialog.planning.text() == "5 minutes of it are kept for planning."
    steps = len(window.book.history())
    QTest.keyClick(dialog.minutes, Qt.Key.Key_Return)
    until(lambda: header.counts[3].text() == "35 minutes to write\u00a0· 5 to plan")
    assert len(window.book.history()) == steps + 1
    sections = [node_of(window, "section", essay[name]) for name in ("intro", "first", "second")]
    minutes = [model.caption(node) for node in sections]
    assert sum(int(each.split()[0]) for each in minutes) == 35
    assert header.bar.accessibleName().startswith("Minutes planned, at section 1 Introduction: ")
    QTest.mouseClick(header.switch.segments["words"], Qt.MouseButton.LeftButton)
    assert [model.caption(node) for node in sections] == ["", "", "300 words"]
    assert Settings.load(window.desk.settings.file).budget == "words"


def test_words_are_shared_out_as_targets_in_one_step(window: Window, essay: Essay) -> None:
    book, share = window.book, window.commands.actions.by_name["share_words"].trigger
    outlines.edit_outline(book, essay["outline"], words=1000)
    before = shares_planned(window, essay)
    share()
    first = shares_planned(window, essay)
    assert sum(first) == 1000
    assert str(book.history()[-1].label.words).startswith("Share out the words of “To what extent")
    outlining.edit_section(book, essay["first"], words=500)
    outlining.edit_section(book, essay["second"], words=0)
    assert sharing(book, essay["outline"]).rest.keys() == {essay["second"]}
    answer(window, keep=True)
    assert shares_planned(window, essay) == [first[0], 500, 500 - first[0]]
    answer(window, keep=False)
    assert shares_planned(window, essay) == first
    for _step in range(5):
        book.undo()
    assert shares_planned(window, essay) == before == [0, 0, 0]


def shares_planned(window: Window, essay: Essay) -> list[int]:
    return [window.outline.model.nodes[Item("section", essay[name])].words for name in ("intro", "first", "second")]


def answer(window: Window, *, keep: bool) -> None:
    """Share out the words, and answer with a click what becomes of the targets there are."""
    window.commands.actions.by_name["share_words"].trigger()
    box = window.findChildren(SharingBox)[-1]
    button = box.keep if keep else box.share_anew
    assert button
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_where_nobody_said_how_long_the_words_are_asked_for(window: Window, essay: Essay) -> None:
    window.commands.actions.by_name["share_words"].trigger()
    (dialog,) = window.findChildren(WordTargetDialog)
    until(dialog.words.hasFocus)
    assert window.outline.header.counts[3].text() == "No word targets yet"
    assert set(window.outline.header.bar.strip.by_id) == {essay["intro"], essay["first"], essay["second"]}


def test_thirty_sections_leave_their_words_to_the_tip(window: Window, essay: Essay) -> None:
    """Words of one section never run into those of the next; of a strip too narrow for any, there is only the strip."""
    book, bar = window.book, window.outline.header.bar
    outlines.edit_outline(book, essay["outline"], words=9000)
    until(lambda: bar.strip.is_read)
    high = bar.height()
    with book.step(label("add-section", title="Section")):
        for number in range(27):
            outlining.add_section(book, Spot("outline", essay["outline"]), f"Section {number}", Role.PARAGRAPH)
    until(lambda: len(bar.strip.parts) == 30 and not bar.strip.is_read)
    until(lambda: bar.height() < high)
    assert round(bar.strip.parts[-1].end) <= bar.width()
    assert is_blank_below(bar.grab().toImage(), round(bar.strip.box(bar.strip.parts[0]).bottom()) + 4)


@pytest.mark.parametrize("from_right", [False, True])
def test_words_of_a_section_end_before_those_of_the_next_begin(theme: Theme, from_right: bool) -> None:
    nodes = [Node(Item("section", number)) for number in range(1, 8)]
    found = budgets([Asked(Role.PARAGRAPH, cards=4 * number) for number in range(7)], 1200)
    shown = [Shown(Given(node, each), str(node.id), True) for node, each in zip(nodes, found.each, strict=True)]
    for width in range(200, 1000, 23):
        strip = Strip(theme, width, from_right, shown, found)
        picture = QImage(width, strip.height, QImage.Format.Format_RGB32)
        with QPainter(picture) as painter:
            strip.paint(painter)
        for part in strip.parts[:-1]:
            x = int(part.end) - 3  # of what is too long the end would be cut there
            column = [picture.pixel(width - 1 - x if from_right else x, y) for y in range(strip.height)]
            assert len(set(column[-14:])) == 1, (width, part.id)


def is_blank_below(image: QImage, top: int) -> bool:
    pixels = {image.pixel(x, y) for y in range(top, image.height()) for x in range(image.width())}
    return len(pixels) == 1


def test_what_is_said_of_a_section_below_the_strip() -> None:
    tight, hurried = Budget(words=310, cards=12, facts=10), Budget(minutes=8, cards=9, facts=9)
    assert beneath(tight, False) == (("31 a fact, tight", "tight"), True)
    assert beneath(Budget(words=370, cards=12, facts=10), False) == (("37 a fact",), False)
    assert beneath(Budget(words=20, cards=1, facts=1), False) == (("20 a fact, tight", "tight"), True)
    assert beneath(Budget(words=170, cards=1, facts=1), False) == (("1 card",), False)
    assert beneath(Budget(words=40, cards=3), False) == (("3 cards",), False)
    assert beneath(Budget(words=130), False) == (("no cards",), False)
    assert beneath(hurried, True) == (("9 cards, tight", "tight"), True)
    assert beneath(Budget(minutes=9, cards=9, facts=9), True) == (("9 cards",), False)
    assert [figures(hurried, True, known) for known in (True, False)] == [("8 min", "8"), ()]
    assert [figures(tight, False, known) for known in (True, False)] == [("310",), ()]
    assert figures(tight._replace(is_own=True), False, False) == ("310",)
