"""Criteria of WCAG 2.2 that hold of every window at once; docs/accessibility.md says which test holds which."""

from collections.abc import Iterator
from itertools import chain
from typing import Any

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QDialog, QMenu, QWidget
from pytestqt.qtbot import QtBot

from essayplanner.domain.changes import Part
from essayplanner.notebook.items import Item
from essayplanner.notebook.notebook import Notebook
from essayplanner.ui.desk.screen import LIBRARY, RIGHT
from essayplanner.ui.frame.window import Window
from tests.ui.waiting import until_none

from .test_drag import library_index, tree

Essay = dict[str, int]

#: The actions that open a dialog.
DIALOGS = ("sources", "missing", "export", "shortcuts", "guide", "restore_backup", "preferences", "about")


def dialogs(window: Window) -> Iterator[tuple[str, QDialog]]:
    """Opens each dialog in turn, by the name of its action, and closes it."""
    for name in DIALOGS:
        window.commands.actions.by_name[name].trigger()
        opened = [each for each in QApplication.topLevelWidgets() if isinstance(each, QDialog) and each.isVisible()]
        assert opened, name
        for each in opened:
            yield name, each
            each.close()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def name_of(widget: QWidget) -> str:
    """What a screen reader calls it."""
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)


def plain(words: str) -> str:
    """Words as they are spoken: no mnemonics, arrows, dots, or difference between capitals and small letters."""
    return " ".join("".join(each for each in words if each.isalnum() or each.isspace()).casefold().split())


def called_otherwise(whole: QWidget) -> list[tuple[str, str]]:
    """The words on each button to be seen, and its name, where the name has not those words (2.5.3)."""
    buttons = [each for each in whole.findChildren(QAbstractButton) if each.isVisibleTo(whole)]
    pairs = [(each.text(), name_of(each)) for each in buttons]
    return [pair for pair in pairs if plain(pair[0]) not in plain(pair[1])]


def test_a_name_has_the_words_that_are_seen(window: Window, essay: Essay) -> None:
    found: list[tuple[str, str]] = []
    window.selection.choose(essay["cheka"])
    for tab in ("card", "preview", "history"):
        window.show_tab(tab)
        found += called_otherwise(window)
    for _, dialog in dialogs(window):
        found += called_otherwise(dialog)
    assert found == []


def test_each_window_has_a_title_of_its_own(window: Window) -> None:
    titles = [window.windowTitle(), *(dialog.windowTitle() for name, dialog in dialogs(window) if name != "missing")]
    assert all(title.strip() for title in titles)
    assert len(set(titles)) == len(titles)


def stops(whole: QWidget, most: int = 200) -> Iterator[QWidget]:
    """Goes by Tab from stop to stop until it comes round."""
    whole.activateWindow()
    first = whole.focusWidget()
    for _ in range(most):
        QTest.keyClick(QApplication.focusWidget() or whole, Qt.Key.Key_Tab)
        now = QApplication.focusWidget()
        if now is None or now is first:
            return
        yield now
    raise AssertionError("Tab does not come round")


@pytest.mark.parametrize("high", [760, 420])
def test_what_merely_gets_the_focus_is_in_sight_and_does_nothing(
    window: Window, essay: Essay, book: Notebook, high: int
) -> None:
    window.settings.tab_leaves = True
    window.resize(1000, high)
    window.sides.unfold(LIBRARY)
    window.sides.unfold(RIGHT)
    window.selection.choose(essay["cheka"])
    window.show_tab("card")
    window.library.field.setFocus()
    before = (book.history_span(), window.selection.card_id, window.sides.folds())
    tops = {each for each in QApplication.topLevelWidgets() if each.isVisible()}
    seen = 0
    for stop in stops(window):
        seen += 1
        until_none(lambda stop=stop: [name_of(stop)] if stop.visibleRegion().isEmpty() else [])  # type: ignore[misc]
    assert seen > 27  # the four kinds of card are one stop, with arrow keys between them
    assert (book.history_span(), window.selection.card_id, window.sides.folds()) == before
    assert {each for each in QApplication.topLevelWidgets() if each.isVisible()} == tops


def gone_through(whole: QWidget, qtbot: QtBot) -> Iterator[QComboBox]:
    """Goes down and up with the arrow keys in each list that can be seen in a window."""
    whole.activateWindow()
    qtbot.waitUntil(whole.isActiveWindow)
    for box in whole.findChildren(QComboBox):
        if box.isVisible() and box.isEnabled() and box.window() is whole:
            box.setFocus()
            for key in (*[Qt.Key.Key_Down] * box.count(), *[Qt.Key.Key_Up] * box.count()):
                QTest.keyClick(box, key)
                yield box


@pytest.mark.slow
def test_a_choice_in_a_list_moves_neither_focus_nor_window(window: Window, essay: Essay, qtbot: QtBot) -> None:
    window.selection.choose(essay["cheka"])
    window.show_tab("card")
    names = []
    for name, whole in chain([("window", window)], dialogs(window)):
        for box in gone_through(whole, qtbot):
            names.append(name)
            assert QApplication.focusWidget() is box, name
            assert QApplication.activeModalWidget() in (None, whole), name
    assert {"window", "export", "preferences"} <= set(names)


def click(window: Window, view: Any, row: Any, words: str) -> None:
    """Click a row, ask for its menu, and click the entry of these words."""
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=view.visualRect(row).center())
    view.menu_wanted.emit(view.visualRect(row).center())
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    (entry,) = (each for each in menu.actions() if plain(each.text().split("\t")[0]) == plain(words))
    QTest.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(entry).center())


def test_what_a_drag_does_clicks_do(window: Window, essay: Essay, book: Notebook) -> None:
    outline, library = window.outline.view, window.library.view

    def row(what: Part, name: str) -> Any:
        return window.outline.model.index_of_item(Item(what, essay[name]))

    at = outline.visualRect(row("section", "second")).center()
    QTest.mouseClick(outline.viewport(), Qt.MouseButton.LeftButton, pos=at)
    click(window, library, library_index(window, essay["delegates"]), "Place in the current section")
    assert tree(book, essay["outline"])[2] == ("What", ["1,108"])
    click(window, outline, row("section", "second"), "Move up")
    assert tree(book, essay["outline"])[1] == ("What", ["1,108"])
    click(window, outline, row("placement", "placed_cheka"), "Outdent")
    assert tree(book, essay["outline"])[2] == ("What", ["The", "Cheka,"])
    click(window, outline, row("placement", "placed_cheka"), "Indent")
    assert tree(book, essay["outline"])[2] == ("What", [("The", ["Cheka,"])])
