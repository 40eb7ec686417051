"""Recall, in a real window, by keys."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from essayplanner.notebook import cards
from essayplanner.notebook.notebook import Notebook
from essayplanner.notebook.plans import read_plan
from essayplanner.ui.desk.settings import Settings
from essayplanner.ui.frame.window import Window
from essayplanner.ui.look.theme import Theme
from essayplanner.ui.practice.recall_kept import keep_missed, missed_before
from essayplanner.ui.practice.recall_page import RecallPage
from tests.ui.desks import desk_for
from tests.ui.waiting import until

Key = Qt.Key
TOOLS, CHEKA = "The tools of the Terror were forged under Lenin", "Cheka, camps and the ban on factions came first"


def press(*keys: Key) -> None:
    for key in keys:
        hand = QApplication.focusWidget()
        assert hand is not None
        QTest.keyClick(hand, key)


def readable(page: QWidget) -> str:
    """All that a screen reader finds in a page."""
    parts = [page, *page.findChildren(QWidget)]
    said = (
        (part.accessibleName(), part.accessibleDescription(), part.toolTip(), part.text())
        for part in parts
        if isinstance(part, QLabel)
    )
    return "\n".join((*(each for texts in said for each in texts), *(part.accessibleName() for part in parts)))


def test_cards_are_gone_through_by_keys_and_the_missed_one_is_a_key_from_its_place(
    window: Window, essay: dict[str, int]
) -> None:
    steps = window.book.history()
    window.commands.actions.by_name["recall"].trigger()
    page = window.centre.currentWidget()
    assert isinstance(page, RecallPage)
    assert window.sides.folds() == {"library", "right"}
    assert TOOLS not in readable(page)
    press(Key.Key_1, Key.Key_Right)
    assert page.recall.through == 0
    press(Key.Key_Space)
    assert TOOLS in readable(page)
    press(Key.Key_1, Key.Key_H)
    assert CHEKA not in readable(page)
    assert "C… c… a… t… b… o… f… c… f…" in readable(page)
    QTest.mouseClick(page.bar.buttons["show"], Qt.MouseButton.LeftButton)
    assert page.asking.card.hasFocus()
    press(Key.Key_Space, Key.Key_Left, Key.Key_Space, Key.Key_Backspace, Key.Key_2)
    QTest.keyClick(page.asking.card, Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert CHEKA in readable(page)
    press(Key.Key_2)
    assert page.progress.text() == "1 of 1 that come again"
    press(Key.Key_Space, Key.Key_Right)
    assert [row.text() for row in page.end.rows] == [CHEKA]
    press(Key.Key_Return)
    assert window.centre.currentWidget() is window.outline
    assert window.selection.card_id == essay["cheka"]
    assert window.sides.folds() == set()
    assert window.book.history() == steps

    window.commands.actions.by_name["recall"].trigger()
    assert window.centre.currentWidget() is page
    press(Key.Key_Escape)
    window.commands.actions.by_name["recall"].trigger()
    again = window.centre.shown()
    assert again is not page
    assert CHEKA not in readable(again)
    assert "missed last time" in readable(again)
    press(Key.Key_Space)
    assert CHEKA in readable(again)
    window.centre.turn_to("debate")
    window.commands.outlines.delete_outline()
    until(lambda: window.commands.practice.recalls.page is None)
    window.centre.turn_to("outline")
    assert window.centre.shown() is window.outline


def test_a_page_follows_what_becomes_of_its_cards(
    qtbot: QtBot, book: Notebook, theme: Theme, essay: dict[str, int]
) -> None:
    page = RecallPage(desk_for(book, theme), lambda: read_plan(book, essay["outline"]), mix=list.reverse)
    qtbot.addWidget(page)
    cards.edit_card(book, essay["tools"], text="Many words.\n" * 40)
    page.resize(500, 300)
    page.show()
    page.do("show")
    card = page.asking.card
    until(lambda: card.text.height() > 300 and card.height() >= card.minimumSizeHint().height() > 300)
    page.do("mix")
    assert page.bar.buttons["mix"].text() == "In reading order"
    cards.trash_cards(book, [essay["cheka"]])
    until(lambda: page.progress.text() == "1 of 1")
    assert page.prompts[page.recall.asked].placed.card_id == essay["tools"]
    cards.trash_cards(book, [essay["tools"]])
    until(lambda: page.is_over)


def test_what_was_missed_is_kept_by_notebook_and_outline(tmp_path: Path) -> None:
    settings = Settings(tmp_path / "settings.json")
    settings.left["n"] = {"map": {"zoom": 2}}
    keep_missed(settings, "n", "o", ("a", "b"))
    keep_missed(settings, "n", "p", ("c",))
    settings.save()
    settings = Settings.load(settings.file)
    assert missed_before(settings, "n", "o") == ("a", "b")
    assert missed_before(settings, "m", "o") == ()
    assert settings.left["n"]["map"] == {"zoom": 2}
    keep_missed(settings, "n", "o", ())
    assert settings.left["n"]["recall"] == {"p": "c"}
    for number in range(30):
        keep_missed(settings, "n", str(number), ("x",) * 500)
    assert missed_before(settings, "n", "9") == ()
    assert len(missed_before(settings, "n", "29")) == 100
