"""All keys in one list that narrows as one types."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from essayplanner.ui.dialogs.shortcuts import ShortcutsDialog, _caps
from essayplanner.ui.look.theme import Theme

ACTIONS = [
    ("&File", "&Export…", ("Ctrl+E",)),
    ("&File", "Open the sample", ()),
    ("Edit", "Undo", ("Ctrl+Z",)),
    ("Edit", "Redo", ("Ctrl+Shift+Z", "Ctrl+Y")),
    ("Outline", "Copy && place again", ("Ctrl+D",)),
]


@pytest.fixture
def dialog(qtbot: QtBot, theme: Theme) -> ShortcutsDialog:
    dialog = ShortcutsDialog(ACTIONS, theme)
    qtbot.addWidget(dialog)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    dialog.open()
    return dialog


def shown(dialog: ShortcutsDialog) -> list[str]:
    return [dialog.model.index(row).data() for row in range(dialog.model.rowCount())]


def test_actions_stand_under_their_menus(dialog: ShortcutsDialog) -> None:
    QAbstractItemModelTester(dialog.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    assert shown(dialog) == ["File", "Export", "Edit", "Undo", "Redo", "Outline", "Copy & place again"]
    assert dialog.found.text() == "4 shortcuts"
    dialog.grab()


def test_typing_narrows_by_name_menu_and_key(qtbot: QtBot, dialog: ShortcutsDialog) -> None:
    QTest.keyClicks(dialog.search, "redo ctrl+y")
    assert shown(dialog) == ["Edit", "Redo"]
    dialog.search.setText("ÈDIT")
    assert shown(dialog) == ["Edit", "Undo", "Redo"]
    dialog.search.setText("nothing like it")
    assert shown(dialog) == []
    assert dialog.found.text() == "No shortcut matches."


def test_down_goes_into_the_list_past_the_heading(qtbot: QtBot, dialog: ShortcutsDialog) -> None:
    dialog.search.setFocus()
    QTest.keyClick(dialog.search, Qt.Key.Key_Down)
    assert dialog.view.currentIndex().data() == "Export"
    QTest.keyClick(dialog.view, Qt.Key.Key_Down)
    assert dialog.view.currentIndex().data() == "Undo"
    assert dialog.view.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole) == "Undo, Ctrl Z"
    QTest.keyClick(dialog.view, Qt.Key.Key_Down)
    assert dialog.view.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole) == "Redo, Ctrl Shift Z or Ctrl Y"


def test_down_goes_into_the_list_before_the_desktop_says_that_the_dialog_is_active(qtbot: QtBot, theme: Theme) -> None:
    dialog = ShortcutsDialog(ACTIONS, theme)  # not shown: a busy desktop says it late
    qtbot.addWidget(dialog)
    dialog.search.setFocus()
    assert not dialog.isActiveWindow()
    QTest.keyClick(dialog.search, Qt.Key.Key_Down)
    assert dialog.view.currentIndex().data() == "Export"


def test_keys_are_drawn_each_for_itself() -> None:
    assert _caps(("Ctrl+Shift+Z", "Ctrl+Y")) == ["Ctrl", "Shift", "Z", "or", "Ctrl", "Y"]
    assert _caps(("Ctrl++",)) == ["Ctrl", "+"]
    assert _caps(("F2",)) == ["F2"]


def test_every_control_has_a_name(dialog: ShortcutsDialog) -> None:
    for widget in dialog.findChildren(QWidget):
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible():
            assert widget.accessibleName(), widget
