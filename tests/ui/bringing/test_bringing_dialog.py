"""Notes are cut, their cards changed, and made as one step: by mouse and by keys."""

from contextlib import closing

import pytest
from PySide6.QtCore import QModelIndex, QPoint, QRect, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from essayplanner.domain.brought import Block, What, Writing
from essayplanner.domain.cards import Kind
from essayplanner.domain.cutting import Way
from essayplanner.notebook.bringing import Brought, Deed, Fate, bring
from essayplanner.notebook.notebook import Notebook
from essayplanner.notebook.reading import read_cards
from essayplanner.ui.bringing.draft import DEEDS, WORDS, Draft
from essayplanner.ui.bringing.model import CardRole, NotesModel
from essayplanner.ui.bringing.parts import parts_of
from essayplanner.ui.controls.long_text import LongTextDialog
from essayplanner.ui.desk.desk import Desk
from essayplanner.work.proposing import Choices, Proposing
from tests.domain.noted import LESSON
from tests.ui.bringing.conftest import Show, between, draft_of, menu_entries, part, titles

LEFT = Qt.MouseButton.LeftButton


def test_whatever_is_done_with_a_card_is_said_on_it() -> None:
    offered = {(fate, deed) for fate, deeds in DEEDS.items() for deed in deeds}
    assert offered - WORDS.keys() == {(Fate.NEW, Deed.MAKE)}
    assert WORDS.keys() <= offered


def test_the_model_keeps_the_rules_of_models(desk: Desk) -> None:
    draft = draft_of(desk)
    model = NotesModel(draft)
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    assert (model.rowCount(), model.rowCount(model.index(1))) == (12, 0)
    assert model.index(0).data(Qt.ItemDataRole.AccessibleTextRole) == "heading: Kirov"
    assert not model.index(0).flags() & Qt.ItemFlag.ItemIsSelectable
    said = model.index(7).data(Qt.ItemDataRole.AccessibleTextRole)
    assert (
        said
        == "6, evidence, Ryutin calls Stalin an “evil genius”, 1932, you have it: join, tags: Who was afraid of whom?"
    )
    tip = model.index(7).data(Qt.ItemDataRole.ToolTipRole)
    assert tip.split("\n")[1] == "Evidence: has a date or a figure."
    assert "Here it is “Ryutin called Stalin" in tip
    assert model.setData(model.index(1), " Kirov shot ")
    assert not model.setData(model.index(0), "Heading")
    assert draft.cards[0].title == "Kirov shot"
    draft.cut_by_hand(2)
    model.tell()
    assert model.index(2).data(Qt.ItemDataRole.AccessibleTextRole) == (
        "part of card 1: decree: the NKVD may arrest, try and execute"
    )
    assert model.index(1).data(Qt.ItemDataRole.AccessibleTextRole).endswith("with 1 more line of the notes")
    assert model.data(QModelIndex()) is None
    del tester


def test_nothing_is_made_until_the_button_says_so(show: Show, desk: Desk) -> None:
    dialog = show()
    assert dialog.make_button.text() == "Make 8, join 1"
    assert dialog.counts.text().replace("\xa0", " ") == (
        "One step, so one undo · 2 claims · 5 evidence · 1 historian · source: Service"
    )
    QTest.mouseClick(dialog.cancel_button, LEFT)
    assert (len(read_cards(desk.book)), len(desk.book.history())) == (1, 2)
    brought: list[Brought] = []
    dialog = show()
    dialog.brought.connect(brought.append)
    dialog.tags.setText("lesson 9, ")
    dialog.source.setCurrentIndex(1)
    assert dialog.counts.text().endswith("source: Service")
    QTest.mouseClick(dialog.make_button, LEFT)
    made = read_cards(desk.book, brought[0].made)
    assert (len(made), len(brought[0].joined), dialog.isVisible()) == (8, 1, False)
    assert made[0].tags == ("Kirov", "lesson 9")
    assert [each.source.cite_key for each in made[0].citations] == ["service1997"]
    desk.book.undo()
    assert len(read_cards(desk.book)) == 1


def test_a_card_shows_the_source_it_cites_and_a_record_its_title(show: Show) -> None:
    csl = {"type": "book", "title": "Stalin", "author": [{"family": "Conquest"}], "issued": {"date-parts": [[1991]]}}
    record = Block(What.RECORD, "He *was* rude", title="Rude", locator="p. 3", source=0)
    dialog = show(Writing("Two", "two.csv", (record, record._replace(source=-1)), (csl,)))
    first, second = (dialog.model.index(row) for row in range(2))
    assert first.data() == "Rude – He was rude"
    assert [index.data(CardRole).facts for index in (first, second)] == ["Conquest 1991, p. 3", "p. 3"]
    card, others = first.data(CardRole), list[str]()
    wide, narrow = (parts_of(dialog.view.theme, QRect(0, 0, room, 30), card, others).facts for room in (4_000, 300))
    assert (wide, narrow, others) == ("Conquest 1991, p. 3", "", ["Conquest 1991, p. 3"])
    assert dialog.counts.text().endswith("source: Conquest 1991")
    dialog.source.setFocus()
    QTest.keyClick(dialog.source, Qt.Key.Key_Down)
    assert dialog.counts.text().endswith("2 sources")


def test_nothing_is_to_be_chosen_on_which_nothing_depends(show: Show) -> None:
    choosing = show(Writing("Two", "my clippings.txt", (Block(What.HIGHLIGHT, "He was rude"),))).choosing
    assert [each.isVisible() for each in (choosing.headings, choosing.kind, choosing.words)] == [False, True, False]
    choosing = show().choosing
    assert all(each.isVisible() for each in (choosing.headings, choosing.kind, choosing.words))


def test_what_another_program_brought_meanwhile_is_not_made_twice(show: Show, desk: Desk) -> None:
    dialog = show()
    with closing(Notebook.open(desk.book.path)) as other:
        proposing = Proposing(LESSON)
        bring(other, LESSON, proposing.propose(other, Choices()).wishes)
    QTest.mouseClick(dialog.make_button, LEFT)
    assert dialog.isVisible()
    assert dialog.make_button.text() == "Nothing to make"
    assert dialog.remarks.text().startswith("Another program changed this notebook.")
    assert len(read_cards(desk.book)) == 9


def test_kinds_are_changed_by_letters_and_cards_left_out(show: Show, desk: Desk) -> None:
    dialog = show()
    view = dialog.view
    assert view.hasFocus()
    QTest.keyClick(view, Qt.Key.Key_C)
    QTest.keyClick(view, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(view, Qt.Key.Key_H)
    assert [card.kind for card in dialog.draft.cards[:3]] == [Kind.HISTORIAN, Kind.HISTORIAN, Kind.EVIDENCE]
    QTest.keyClick(view, Qt.Key.Key_X)
    assert [card.deed for card in dialog.draft.cards[:3]] == [Deed.LEAVE, Deed.LEAVE, Deed.MAKE]
    assert dialog.make_button.text() == "Make 6, join 1"
    QTest.keyClick(view, Qt.Key.Key_X)
    assert dialog.make_button.text() == "Make 8, join 1"
    view.selectAll()
    QTest.keyClick(view, Qt.Key.Key_X)
    assert (dialog.make_button.text(), dialog.make_button.isEnabled()) == ("Nothing to make", False)
    QTest.keyClick(view, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert (dialog.isVisible(), len(read_cards(desk.book))) == (True, 1)


def test_what_is_a_historian_no_longer_is_called_by_its_words(desk: Desk) -> None:
    draft = draft_of(desk)
    assert draft.cards[3].title == "Robert Service"
    draft.change(draft.cards[3:4], kind=Kind.EVIDENCE)
    assert draft.wishes()[3].title == "Leaders knew resentment was “deep and wide”"
    draft.change(draft.cards[3:4], kind=Kind.HISTORIAN)
    assert draft.cards[3].title == "Robert Service"


def test_a_click_on_the_kind_offers_the_others(show: Show) -> None:
    dialog = show()
    QTest.mouseClick(dialog.view.viewport(), LEFT, pos=part(dialog, 2, "kind"))
    assert menu_entries() == ["Claim", "Evidence", "Historian"]
    menu = QApplication.activePopupWidget()
    assert menu is not None
    QTest.keyClick(menu, Qt.Key.Key_Down)
    QTest.keyClick(menu, Qt.Key.Key_Return)
    assert [card.kind for card in dialog.draft.cards[:3]] == [Kind.EVIDENCE, Kind.CLAIM, Kind.EVIDENCE]


def test_what_is_here_is_joined_made_too_or_left_out(show: Show) -> None:
    dialog = show()
    said = []
    for _click in range(3):
        said.append(dialog.draft.cards[5].words)
        QTest.mouseClick(dialog.view.viewport(), LEFT, pos=part(dialog, 7, "deed"))
    assert said == ["you have it: join", "you have it: make it too", "you have it: left out"]
    QTest.keyClick(dialog.view, Qt.Key.Key_Space)
    assert dialog.draft.cards[5].words == "you have it: make it too"


def test_a_click_between_two_notes_joins_and_cuts(show: Show) -> None:
    dialog = show()
    QTest.mouseMove(dialog.view.viewport(), between(dialog, 2))
    QTest.mouseClick(dialog.view.viewport(), LEFT, pos=between(dialog, 2))
    assert (len(dialog.draft.cards), dialog.draft.rule.way) == (8, Way.BY_HAND)
    assert dialog.choosing.segments.segments["hand"].isChecked()
    assert dialog.draft.cards[0].proposal.blocks == (1, 2)
    QTest.mouseClick(dialog.view.viewport(), LEFT, pos=between(dialog, 2))
    assert len(dialog.draft.cards) == 9
    QTest.mouseClick(dialog.view.viewport(), LEFT, pos=between(dialog, 2) + QPoint(0, 12))  # beside the line
    QTest.mouseClick(dialog.view.viewport(), LEFT, pos=between(dialog, 1))  # below a heading there is nothing to join
    assert len(dialog.draft.cards) == 9
    dialog.view.setCurrentIndex(dialog.model.index(3))
    QTest.keyClick(dialog.view, Qt.Key.Key_S)
    assert dialog.draft.cards[1].proposal.blocks == (2, 3)
    rule = dialog.draft.rule
    dialog.view.setCurrentIndex(dialog.model.index(1))
    QTest.keyClick(dialog.view, Qt.Key.Key_S)
    assert dialog.draft.rule == rule


@pytest.mark.parametrize("key", [Qt.Key.Key_F2, Qt.Key.Key_Return])
def test_a_title_is_edited_in_its_place(show: Show, key: Qt.Key, qtbot: QtBot) -> None:
    dialog = show()
    QTest.keyClick(dialog.view, key)
    field = dialog.view.findChild(QLineEdit)
    assert isinstance(field, QLineEdit)
    assert (field.text(), field.selectedText()) == (titles(dialog)[0],) * 2
    QTest.keyClicks(field, "Kirov was shot")
    QTest.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: titles(dialog)[0] == "Kirov was shot" and dialog.view.hasFocus())
    QTest.keyClick(dialog.view, Qt.Key.Key_F2)
    QTest.keyClick(dialog.view.findChildren(QLineEdit)[-1], Qt.Key.Key_Escape)
    assert (titles(dialog)[0], dialog.isVisible()) == ("Kirov was shot", True)


def test_other_rules_headings_and_kinds_are_chosen(show: Show) -> None:
    dialog = show()
    choosing = dialog.choosing
    assert [segment.text() for segment in choosing.segments.segments.values()] == [
        "Heading  3",
        "List entry  9",
        "Blank line  3",
        "By hand",
    ]
    QTest.mouseClick(choosing.segments.segments["heading-2"], LEFT)
    assert titles(dialog) == ["Kirov", "Who was afraid of whom?", "Old comrades"]
    QTest.mouseClick(choosing.segments.segments["item"], LEFT)
    choosing.headings.setFocus()
    QTest.keyClick(choosing.headings, Qt.Key.Key_End)
    assert titles(dialog)[0] == "Kirov: Shot in Leningrad by Nikolaev"
    choosing.kind.setFocus()
    QTest.keyClick(choosing.kind, Qt.Key.Key_Down)
    assert {card.kind for card in dialog.draft.cards} == {Kind.CLAIM}
    choosing.words.setFocus()
    QTest.keyClick(choosing.words, Qt.Key.Key_Down)
    assert {card.proposal.text for card in dialog.draft.cards} == {""}
    choosing.marker.setFocus()
    QTest.keyClicks(choosing.marker, "1932")
    assert (len(dialog.draft.cards), dialog.draft.rule.marker) == (4, "1932")
    assert not any(segment.isChecked() for segment in choosing.segments.segments.values())


def test_the_menu_takes_the_date_off(show: Show) -> None:
    dialog = show()
    dialog.view.customContextMenuRequested.emit(part(dialog, 1, "title"))
    assert menu_entries() == [
        *("Claim", "Evidence", "Historian", "", "Edit the title", "Date: 1 Dec 1934", "Leave out, or take again"),
    ]
    menu = QApplication.activePopupWidget()
    assert menu is not None
    for _step in range(5):
        QTest.keyClick(menu, Qt.Key.Key_Down)
    QTest.keyClick(menu, Qt.Key.Key_Return)
    assert dialog.draft.cards[0].when == ""
    assert dialog.draft.wishes()[0].when == ""


def test_a_thousand_notes_are_rows_and_no_widgets(show: Show) -> None:
    many = tuple(Block(What.ITEM, f"{number} was shot in 1934 by Nikolaev", 1) for number in range(1000))
    dialog = show(Writing("Many", "many.docx", many, remarks=("Two pictures were left out.",)))
    assert dialog.make_button.text() == "Make 1,000 cards"
    assert dialog.remarks.isVisible()
    assert len(dialog.view.viewport().children()) < 5


def test_all_that_was_remarked_is_read_by_keys(show: Show, qtbot: QtBot) -> None:
    remarks = ("One table was read row by row.", "Two pictures were left out.", "A note was too long.")
    dialog = show(LESSON._replace(remarks=remarks))
    dialog.all_remarks.setFocus()
    QTest.keyClick(dialog.all_remarks, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: dialog.findChild(LongTextDialog) is not None)
    read = dialog.findChild(LongTextDialog)
    assert read is not None
    assert read.text.toPlainText().split("\n\n") == list(remarks)
    read.reject()
    assert not show(LESSON._replace(remarks=remarks[:2])).all_remarks.isVisible()


class CountedDraft(Draft):
    """Counts how often all cards are gone through."""

    times = 0

    def _show(self) -> None:
        self.times += 1
        super()._show()


def test_all_cards_are_taken_again_at_once(desk: Desk) -> None:
    draft = draft_of(desk, CountedDraft)
    assert isinstance(draft, CountedDraft)
    deeds = [card.deed for card in draft.cards]
    draft.leave_out(draft.cards)
    assert {card.deed for card in draft.cards} == {Deed.LEAVE}
    draft.leave_out(draft.cards)
    assert [card.deed for card in draft.cards] == deeds
    assert draft.times == 2 + len({card.met.fate for card in draft.cards})
