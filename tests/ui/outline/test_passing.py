"""Tab indents in the outline, but not by the way; and there is a way out that is told."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from essayplanner.notebook.items import Item
from essayplanner.notebook.notebook import Notebook
from essayplanner.ui.desk.keys_here import keys_at
from essayplanner.ui.frame.window import Window
from tests.ui.outline.rows import Essay
from tests.ui.test_drag import tree
from tests.ui.test_keyboard import Alt, Ctrl, Key, Shift, press


def at_conquest(window: Window, essay: Essay) -> None:
    """A historian below a claim, under which Tab would put it."""
    window.outline.view.choose(Item("section", essay["first"]))
    window.outline.place([essay["conquest"]])


def go_in_by_tab(window: Window) -> None:
    words = window.outline.header.switch.segments["words"]
    window.outline.header.thesis.setFocus()
    press(window.outline.header.thesis, Key.Key_Tab)
    assert words.hasFocus()
    press(words, Key.Key_Tab)
    assert window.outline.view.hasFocus()


@pytest.mark.parametrize("back", [False, True])
def test_a_hand_that_passes_by_tab_indents_nothing(window: Window, essay: Essay, book: Notebook, back: bool) -> None:
    at_conquest(window, essay)
    before = tree(book, essay["outline"])
    go_in_by_tab(window)
    press(window.outline.view, Key.Key_Backtab if back else Key.Key_Tab, Shift if back else Qt.KeyboardModifier(0))
    assert not window.outline.view.hasFocus()
    assert window.outline.header.switch.segments["words"].hasFocus() == back
    assert tree(book, essay["outline"]) == before


def test_who_did_something_in_the_outline_indents(window: Window, essay: Essay, book: Notebook) -> None:
    at_conquest(window, essay)
    go_in_by_tab(window)
    press(window.outline.view, Key.Key_Up)
    press(window.outline.view, Key.Key_Down)
    press(window.outline.view, Key.Key_Tab)
    assert tree(book, essay["outline"])[1] == ("What", [("The", ["Cheka,", "Robert"])])
    press(window.outline.view, Key.Key_Backtab, Shift)
    assert tree(book, essay["outline"])[1] == ("What", [("The", ["Cheka,"]), "Robert"])


def test_tab_leaves_where_the_preferences_say_so(window: Window, essay: Essay, book: Notebook) -> None:
    at_conquest(window, essay)
    window.settings.tab_leaves = True
    before, view = tree(book, essay["outline"]), window.outline.view
    for key, shift in ((Key.Key_Tab, Qt.KeyboardModifier(0)), (Key.Key_Backtab, Shift)):
        window.top.undo.setFocus()
        view.setFocus()
        press(view, Key.Key_Up)
        press(view, Key.Key_Down)
        press(view, key, shift)
        assert not view.hasFocus()
        assert tree(book, essay["outline"]) == before
    assert "Tab leaves the outline" in keys_at(view)
    assert "Tab leaves the outline" in view.accessibleDescription()
    view.setFocus()
    press(view, Key.Key_Right, Alt | Shift)
    assert tree(book, essay["outline"])[1] == ("What", [("The", ["Cheka,", "Robert"])])


def test_who_clicked_in_the_outline_indents(window: Window, essay: Essay, book: Notebook) -> None:
    at_conquest(window, essay)
    go_in_by_tab(window)
    at = window.outline.view.visualRect(window.outline.view.currentIndex()).center()
    QTest.mouseClick(window.outline.view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    press(window.outline.view, Key.Key_Tab)
    assert tree(book, essay["outline"])[1] == ("What", [("The", ["Cheka,", "Robert"])])


def test_indent_and_outdent_have_keys_without_tab(window: Window, essay: Essay, book: Notebook) -> None:
    at_conquest(window, essay)
    go_in_by_tab(window)
    press(window.outline.view, Key.Key_Right, Alt | Shift)
    assert tree(book, essay["outline"])[1] == ("What", [("The", ["Cheka,", "Robert"])])
    press(window.outline.view, Key.Key_Left, Alt | Shift)
    assert tree(book, essay["outline"])[1] == ("What", [("The", ["Cheka,"]), "Robert"])


@pytest.mark.parametrize(
    ("key", "keys"),
    [
        (Key.Key_F6, Qt.KeyboardModifier(0)),
        (Key.Key_F6, Shift),
        (Key.Key_Tab, Ctrl),
        (Key.Key_Backtab, Ctrl | Shift),
    ],
)
def test_f6_and_ctrl_tab_lead_out_and_it_is_told(
    window: Window, essay: Essay, key: Qt.Key, keys: Qt.KeyboardModifier
) -> None:
    view = window.outline.view
    window.library.view.setFocus()
    view.setFocus()
    window.status._saying.stop()
    window.status._name_keys()
    assert window.status.said.text() == "Tab and Shift+Tab indent and outdent · F6 or Ctrl+Tab leaves the outline"
    assert view.accessibleDescription().endswith("F6 or Ctrl+Tab leaves the outline.")
    press(view, key, keys)
    focus = QApplication.focusWidget()
    assert focus is not None
    assert focus is not view
    forward = (key == Key.Key_F6 and not keys) or key == Key.Key_Tab
    assert (window.tabs if forward else window.library).isAncestorOf(focus)
