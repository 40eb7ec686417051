"""Where the coach leads: to the thesis, to fields of a card, to cards in the library, to the preferences."""

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit

from essayplanner.coach.findings import How, Mend
from essayplanner.notebook import cards, outlining
from essayplanner.notebook.items import Item, Spot
from essayplanner.ui.coach.panel import CoachPanel
from essayplanner.ui.coach.rows import What
from essayplanner.ui.dialogs.preferences import PreferencesDialog
from essayplanner.ui.frame.window import Window
from tests.ui.waiting import until

NONE = Qt.KeyboardModifier.NoModifier


def test_each_mend_that_leads_somewhere_puts_the_hand_there(
    window: Window, coach: CoachPanel, essay: dict[str, int]
) -> None:
    header, card = window.outline.header, window.card.card
    window.centre.turn_to("debate")
    for help, field in (
        (Mend(How.ASK, "", field="thesis"), header.thesis),
        (Mend(How.ASK, "", field="question"), header.question),
        (Mend(How.OPEN, "", card_id=essay["party"], field="sources"), card.citations.add),
        (Mend(How.OPEN, "", card_id=essay["party"], field="caution"), card.caution),
        (Mend(How.OPEN, "", card_id=essay["party"], field="links"), card.links.add),
        (Mend(How.OPEN, "", card_id=essay["party"], field="date"), card.dating.when),
        (Mend(How.OPEN, "", card_id=essay["party"], field="questions"), card.questioning),
    ):
        window.show_tab("coach")
        coach.mend(help)
        hand = QApplication.focusWidget()
        assert hand is not None
        assert field is hand or field.isAncestorOf(hand), help


def test_enter_that_is_held_down_writes_no_lines_where_it_leads(
    window: Window, coach: CoachPanel, essay: dict[str, int]
) -> None:
    coach.view.setFocus()
    coach.mend(Mend(How.WRITE, "", at="placement", at_id=essay["placed_alone"]))
    note = QApplication.focusWidget()
    assert isinstance(note, QPlainTextEdit)
    down, up = QEvent.Type.KeyPress, QEvent.Type.KeyRelease
    # X11 lets go and presses in one millisecond; the last two are pressed anew
    for kind, is_repeat, when in ((down, True, 1), (up, False, 2), (down, False, 2), (down, False, 9), (down, True, 9)):
        key = QKeyEvent(kind, Qt.Key.Key_Return, NONE, "\r", is_repeat)
        key.setTimestamp(when)
        QApplication.sendEvent(note, key)
    assert note.toPlainText() == "\n\n"


def test_cards_are_shown_in_the_library_though_it_is_folded(
    window: Window, coach: CoachPanel, essay: dict[str, int]
) -> None:
    window.sides.toggle("library")
    coach.mend(Mend(How.SHOW, "", card_ids=(essay["cheka"],)))
    assert window.library.isVisible()
    until(lambda: list(window.library.model.ids) == [essay["cheka"]])
    cards.trash_cards(window.book, [essay["delegates"]])
    coach.mend(Mend(How.SHOW, "", card_ids=(essay["delegates"],)))
    assert window.selection.fitting
    assert window.selection.fitting.cards == (essay["cheka"],)


def test_the_row_that_says_how_many_rules_are_off_leads_to_them(window: Window, coach: CoachPanel) -> None:
    off = next(place for place, row in enumerate(coach.model.rows) if row.what is What.OFF)
    at = coach.view.visualRect(coach.model.index(off)).topLeft() + QPoint(30, 12)
    QTest.mouseClick(coach.view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    (dialog,) = window.findChildren(PreferencesDialog)
    dialog.activateWindow()
    until(dialog.isActiveWindow)
    assert [box for box in dialog.rules.boxes.values() if box.hasFocus()]
    dialog.close()


def test_rows_of_the_outline_say_what_is_asked_of_them_until_it_is_no_more(
    window: Window, essay: dict[str, int]
) -> None:
    rows = window.outline.model
    index = rows.index_of_item(Item("placement", essay["placed_party"]))
    asked = "Finding: A claim without evidence"
    assert asked in index.data(Qt.ItemDataRole.AccessibleTextRole)
    told: list[list[int]] = []
    rows.dataChanged.connect(lambda _first, _last, roles: told.append(roles))
    outlining.place(window.book, [essay["delegates"]], Spot("placement", essay["placed_party"]))
    until(lambda: asked not in index.data(Qt.ItemDataRole.AccessibleTextRole))
    assert [Qt.ItemDataRole.AccessibleTextRole] in told
