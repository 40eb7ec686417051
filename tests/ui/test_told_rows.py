"""What a screen reader is told of lists and their rows: which is current, chosen and open, and where each stands."""

import gc
import weakref
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta

import pytest
import shiboken6
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleEvent, QAccessibleInterface
from PySide6.QtWidgets import QAbstractItemView, QApplication, QListView, QMenu
from pytestqt.qtbot import QtBot

from essayplanner.domain.cards import Kind
from essayplanner.notebook import cards, outlining
from essayplanner.notebook.backups import back_up
from essayplanner.notebook.items import Item, Spot
from essayplanner.notebook.notebook import Notebook
from essayplanner.ui.dialogs.backups import BackupsDialog
from essayplanner.ui.dialogs.export_formats import FORMATS, FormatList
from essayplanner.ui.dialogs.shortcuts import ShortcutsDialog
from essayplanner.ui.frame.window import Window
from essayplanner.ui.history.model import Role as StepRole
from essayplanner.ui.history.view import HistoryView
from essayplanner.ui.look.fields import Chip
from essayplanner.ui.look.listening import Listening
from essayplanner.ui.look.rows_aloud import speak_for
from essayplanner.ui.look.theme import Theme
from essayplanner.ui.look.told_rows import ToldRows
from essayplanner.ui.sources.dialog import SourcesDialog
from essayplanner.ui.sources.view import PlainList
from tests.ui.desks import desk_for
from tests.ui.sources.shelf import filled
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


def told(view: QAbstractItemView) -> QAccessibleInterface:
    return QAccessible.queryAccessibleInterface(view)


def rows(view: QAbstractItemView) -> list[QAccessibleInterface]:
    return [told(view).child(row) for row in range(told(view).childCount())]


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


@pytest.fixture
def lists(window: Window, essay: Essay, qtbot: QtBot, theme: Theme) -> Callable[[], Iterator[QAbstractItemView]]:
    """The lists of the program beside the outline, each with two rows at least, the second of them the current one."""

    def each() -> Iterator[QAbstractItemView]:
        yield window.library.view
        cards.trash_cards(window.book, [essay["party"], essay["conquest"]])
        with qtbot.waitSignal(window.library.shown):
            next(chip for chip in window.library.findChildren(Chip) if chip.text().strip() == "Trash").click()
        yield window.library.view
        window.show_tab("history")
        yield window.findChildren(HistoryView)[0]
        filled(window.book)
        desk = desk_for(window.book, theme)
        sources = SourcesDialog(desk)
        qtbot.addWidget(sources, before_close_func=lambda _: desk.saving.stop())
        sources.show()
        qtbot.waitUntil(lambda: sources.missing.model.rowCount() > 1)
        yield from (view for view in sources.findChildren(PlainList) if view.model().rowCount() > 1)
        now = datetime.now(UTC)
        for hours in (50, 0):
            assert back_up(window.book.path, now - timedelta(hours=hours))
            cards.add_card(window.book, Kind.CLAIM, "Another")
        for dialog in (
            BackupsDialog(desk),
            ShortcutsDialog([("File", "Export", ("F1",)), ("File", "Open", ("F2",))], theme),
        ):
            qtbot.addWidget(dialog)
            yield dialog.view
        formats = FormatList(theme, FORMATS, has_pandoc=True)
        qtbot.addWidget(formats)
        yield formats

    return each


def test_each_list_says_which_of_its_rows_is_current_and_chosen_and_where_it_stands(
    lists: Callable[[], Iterator[QAbstractItemView]],
) -> None:
    names, offered = [], []
    for view in lists():
        assert isinstance(view, ToldRows)
        speak_for(view)
        can_be = [row for row in range(view.model().rowCount()) if view.model().index(row, 0).flags() & Selectable]
        current = view.model().index(can_be[1], 0)
        view.setCurrentIndex(current)
        row = told(view).focusChild()
        names.append(told(view).text(Name))
        assert (told(view).role(), told(view).childCount()) == (Role.List, view.model().rowCount()), names
        assert (row.role(), told(view).indexOfChild(row)) == (Role.ListItem, current.row()), names
        assert row.text(Name) == (current.data(Qt.ItemDataRole.AccessibleTextRole) or current.data()), names
        assert row.text(Description) == f"2 of {len(can_be)}", names
        chosen = told(view).selectionInterface()
        assert [chosen.selectedItem(0), *chosen.selectedItems()] == [row, row], names
        assert row.state().selected
        assert [each.state().selected for each in rows(view)].count(1) == 1, names
        assert row.actionInterface().actionNames()[:2] == ["Toggle", "SetFocus"]
        offered.append(row.actionInterface().actionNames()[2:])
    assert names == [
        "Cards",
        "Cards",  # in the trash
        "History of the notebook",
        "What is missing",
        "Sources",
        "Backups, newest first",
        "Keyboard shortcuts",
        "Format",
    ]
    cards, opens = ["Press", "ShowMenu"], ["Press"]
    assert offered == [cards, cards, opens, opens, cards, [], [], []]


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


def test_lists_speak_where_a_screen_reader_listens_and_only_there(
    book: Notebook, essay: Essay, open_window: Callable[..., Window], theme: Theme, qtbot: QtBot
) -> None:
    window = open_window(book)
    until(lambda: window.findChild(Listening) is not None)
    assert told(window.outline.view).role() == Role.List  # as Qt tells of it
    QAccessible.setActive(True)
    try:
        window.library.view.setFocus()
        window.outline.view.setFocus()
        assert told(window.outline.view).role() == Role.Tree
        late = ShortcutsDialog([("File", "Export", ("F1",))], theme)
        qtbot.addWidget(late)
        assert told(late.view).child(1).text(Description) == "1 of 1"
        plain = QListView()
        qtbot.addWidget(plain)
        assert told(plain).role() == Role.List
    finally:
        QAccessible.setActive(False)


def test_a_list_that_is_closed_is_gone_with_all_that_was_told_of_it(theme: Theme, qtbot: QtBot) -> None:
    view = FormatList(theme, FORMATS, has_pandoc=True)
    speak_for(view)
    spoken, of = [told(view), *rows(view)], weakref.ref(view)
    view.deleteLater()
    del view
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    gc.collect()
    assert of() is None
    assert not [each for each in spoken if shiboken6.isValid(each)]
