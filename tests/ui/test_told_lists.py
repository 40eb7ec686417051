"""What a screen reader is told of each list of the program, and that it is gone with the list."""

import gc
import weakref
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta

import pytest
import shiboken6
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractItemView, QApplication, QListView
from pytestqt.qtbot import QtBot

from essayplanner.domain.cards import Kind
from essayplanner.notebook import cards
from essayplanner.notebook.backups import back_up
from essayplanner.notebook.notebook import Notebook
from essayplanner.ui.dialogs.backups import BackupsDialog
from essayplanner.ui.dialogs.export_formats import FORMATS, FormatList
from essayplanner.ui.dialogs.shortcuts import ShortcutsDialog
from essayplanner.ui.frame.window import Window
from essayplanner.ui.history.view import HistoryView
from essayplanner.ui.look.fields import Chip
from essayplanner.ui.look.listening import Listening
from essayplanner.ui.look.rows_aloud import speak_for
from essayplanner.ui.look.theme import Theme
from essayplanner.ui.look.told_rows import ToldRows
from essayplanner.ui.sources.dialog import SourcesDialog
from essayplanner.ui.sources.view import PlainList
from tests.ui.desks import desk_for
from tests.ui.screen_reader import rows, told
from tests.ui.sources.shelf import filled
from tests.ui.waiting import until

Name, Description, Role = QAccessible.Text.Name, QAccessible.Text.Description, QAccessible.Role
Selectable = Qt.ItemFlag.ItemIsSelectable
Essay = dict[str, int]


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
        formats = FormatList(theme, FORMATS, lambda _format: "")
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
    view = FormatList(theme, FORMATS, lambda _format: "")
    speak_for(view)
    spoken, of = [told(view), *rows(view)], weakref.ref(view)
    view.deleteLater()
    del view
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    gc.collect()
    assert of() is None
    assert not [each for each in spoken if shiboken6.isValid(each)]
