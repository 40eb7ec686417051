"""What a screen reader is told of lists and their rows: which is current, chosen and open, and where each stands."""

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleEvent, QAccessibleInterface
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from essayplanner.domain.cards import Kind
from essayplanner.notebook import cards, outlining
from essayplanner.notebook.items import Item, Spot
from essayplanner.ui.frame.window import Window
from essayplanner.ui.history.model import Role as StepRole
from essayplanner.ui.history.view import HistoryView
from essayplanner.ui.look.rows_aloud import speak_for
from essayplanner.ui.look.told_rows import ToldRows
from tests.ui.screen_reader import rows, told
from tests.ui.test_keyboard import Alt, Ctrl, Key, Shift, press
from tests.ui.waiting import until

Name, Description, Role = QAccessible.Text.Name, QAccessible.Text.Description, QAccessible.Role
Selectable = Qt.ItemFlag.ItemIsSelectable
Essay = dict[str, int]


@pytest.fixture
def heard(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What is told to a screen reader, as Qt is told it; it goes on to Qt."""
    told: list[str] = []
    tell = QAccessible.updateAccessibility

    def watched(event: QAccessibleEvent) -> None:
        what = event.accessibleInterface()
        kind = event.message() if isinstance(event, QAccessibleAnnouncementEvent) else event.type().name
        told.append(f"{kind}: {_short(what)}")
        tell(event)

    monkeypatch.setattr(QAccessible, "updateAccessibility", staticmethod(watched))
    return told


def _short(what: QAccessibleInterface) -> str:
    """The first words, without what the names of all the claims begin with."""
    return " ".join(what.text(Name).replace(".", "").split()[:2])


@pytest.fixture
def view(window: Window, essay: Essay) -> ToldRows:
    """The outline, in which the focus is at the introduction."""
    outline = window.outline.view
    speak_for(outline)
    outline.choose(Item("section", essay["intro"]))
    outline.setFocus()
    until(outline.hasFocus)
    QApplication.sendPostedEvents()
    return outline


def test_a_row_of_the_outline_says_after_its_words_where_it_stands_and_whether_it_is_chosen_and_open(
    view: ToldRows,
) -> None:
    assert (told(view).role(), told(view).text(Name)) == (Role.Tree, "Outline")
    assert {row.role() for row in rows(view)} == {Role.TreeItem}
    assert [(row.text(Name)[:9], row.text(Description)) for row in rows(view)] == [
        ("Section 1", "level 1, 1 of 3"),
        ("Section 2", "level 1, 2 of 3"),
        ("Claim. Th", "level 2, 1 of 1"),
        ("Evidence.", "level 3, 1 of 1"),
        ("Section 3", "level 1, 3 of 3"),
    ]
    level = QAccessible.Attribute.Level
    assert [row.attributesInterface().attributeValue(level) for row in rows(view)] == [1, 1, 2, 3, 1]
    assert [row.state().selected for row in rows(view)] == [1, 0, 0, 0, 0]
    assert [row.state().focused for row in rows(view)] == [1, 0, 0, 0, 0]
    assert [row.state().expandable for row in rows(view)] == [0, 1, 1, 0, 0]
    assert [row.state().expanded for row in rows(view)] == [0, 1, 1, 0, 0]
    press(view, Key.Key_Down)
    press(view, Key.Key_Left)
    second = rows(view)[1].state()
    assert (second.selected, second.expandable, second.expanded, second.collapsed) == (1, 1, 0, 1)


def test_who_goes_through_the_outline_or_comes_back_to_it_is_told_of_each_row(
    view: ToldRows, window: Window, heard: list[str]
) -> None:
    number = QAccessible.uniqueId(told(view))
    press(view, Key.Key_Down)
    assert heard == ["SelectionRemove: Section 1", "SelectionAdd: Section 2", "Focus: Section 2"]
    heard.clear()
    press(view, Key.Key_Down, Shift)
    assert sorted(heard) == ["Focus: Claim The", "SelectionAdd: Claim The"]
    heard.clear()
    press(view, Key.Key_Down, Ctrl)
    assert heard == ["Focus: Evidence Cheka,"]
    press(view, Key.Key_Space, Ctrl)
    chosen = told(view).selectionInterface()
    assert [_short(row) for row in chosen.selectedItems()] == ["Evidence Cheka,", "Section 2", "Claim The"]
    assert _short(chosen.selectedItem(0)) == _short(told(view).focusChild()) == "Evidence Cheka,"
    window.library.view.setFocus()
    assert not rows(view)[3].state().focused
    QApplication.sendPostedEvents()
    heard.clear()
    view.setFocus()
    until(lambda: heard == ["Focus: Evidence Cheka,"])  # after the list itself, of which Qt tells
    assert QAccessible.uniqueId(told(view)) == number


def test_who_comes_from_the_search_to_the_cards_is_told_of_the_first_once_and_after_the_list(
    window: Window, essay: Essay, heard: list[str]
) -> None:
    library = window.library
    speak_for(library.view)
    library.field.setFocus()
    until(library.field.hasFocus)
    assert not library.view.currentIndex().isValid()
    heard.clear()
    press(library.field, Key.Key_Down)
    assert not [said for said in heard if said.startswith("Focus")]  # Qt tells of the list in its own way
    until(lambda: any(said.startswith("Focus") for said in heard))
    QApplication.sendPostedEvents()
    (first,) = [said for said in heard if said.startswith("Focus")]
    assert first == f"Focus: {_short(told(library.view).child(0))}"


def test_a_row_that_stays_the_current_one_while_others_come_and_go_is_told_once(
    view: ToldRows, window: Window, heard: list[str]
) -> None:
    press(view, Key.Key_Return)
    until(lambda: not view.hasFocus())
    QApplication.sendPostedEvents()
    heard.clear()
    press(QApplication.focusWidget(), Key.Key_Escape)
    until(view.hasFocus)
    until(lambda: any(said.startswith("Focus") for said in heard))
    QApplication.sendPostedEvents()
    assert [said for said in heard if said.startswith("Focus")] == ["Focus: Section 1"]


def test_folding_is_told_and_rows_stay_what_they_are_until_they_go(
    view: ToldRows, window: Window, essay: Essay, heard: list[str]
) -> None:
    press(view, Key.Key_Down)
    row, last = told(view).child(1), told(view).child(4)
    number = QAccessible.uniqueId(row)
    heard.clear()
    press(view, Key.Key_Left)
    assert heard == ["StateChanged: Section 2", "closed: Outline"]
    assert told(view).child(2) is last
    assert len(rows(view)) == 3
    heard.clear()
    press(view, Key.Key_Right)
    assert heard == ["StateChanged: Section 2", "open: Outline"]
    assert (row.isValid(), QAccessible.uniqueId(rows(view)[1])) == (True, number)
    press(view, Key.Key_Up)
    numbers = [QAccessible.uniqueId(row) for row in rows(view)]
    gone = rows(view)[3]
    press(view, Key.Key_Down, Alt)
    assert [QAccessible.uniqueId(row) for row in rows(view)] == [*numbers[1:4], numbers[0], numbers[4]]
    assert rows(view)[3].text(Description) == "level 1, 2 of 3"
    press(view, Key.Key_Z, Ctrl)
    assert [QAccessible.uniqueId(row) for row in rows(view)] == numbers
    outlining.remove(window.book, [Item("placement", essay["placed_cheka"])])
    assert len(rows(view)) == 4
    assert not shiboken6.isValid(gone)
    assert told(view).indexOfChild(rows(view)[3]) == 3
    ids = [cards.add_card(window.book, Kind.CLAIM, f"Claim {number}") for number in range(40)]
    outlining.place(window.book, ids, Spot("section", essay["second"]))
    heard.clear()
    view.selectAll()
    assert heard == ["SelectionWithin: Outline"]
    assert told(view).selectionInterface().selectedItemCount() == 44


def test_what_enter_and_the_menu_key_do_with_a_row_can_be_asked_for_by_who_has_neither(
    view: ToldRows, window: Window, essay: Essay, qtbot: QtBot
) -> None:
    library = window.library.view
    speak_for(library)
    card = rows(library)[3]
    card.actionInterface().doAction("Press")
    until(lambda: window.card.card.fields and window.card.card.fields.id == essay["delegates"])
    until(lambda: not library.hasFocus())

    section = rows(view)[1].actionInterface()
    assert section.actionNames() == ["Toggle", "SetFocus", "ShowMenu"]  # Enter adds a row after it
    section.doAction("ShowMenu")
    until(lambda: [menu for menu in window.findChildren(QMenu) if menu.isVisible()])
    menu = next(menu for menu in window.findChildren(QMenu) if menu.isVisible())
    assert "Write a note" in [action.text().replace("&", "") for action in menu.actions()]
    assert (view.hasFocus(), view.currentIndex().row()) == (True, 1)
    menu.close()

    window.show_tab("history")
    history = window.findChildren(HistoryView)[0]
    speak_for(history)
    with qtbot.waitSignal(history.jump_asked) as asked:
        rows(history)[1].actionInterface().doAction("Press")
    assert asked.args == [history.model().index(1, 0).data(StepRole.STEP_ID)]
