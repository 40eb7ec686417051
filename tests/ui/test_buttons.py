"""Whatever button has the focus, Enter clicks it as the space bar does."""

import contextlib
import re
import warnings
from pathlib import Path
from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QPushButton, QWidget

from essayplanner.ui.frame.window import Window
from tests.ui.everywhere import DIALOGS, furnish, in_dialogs

SOURCE = Path(__file__).resolve().parents[2] / "essayplanner" / "ui"


def without_enter(whole: QWidget) -> list[str]:
    """The buttons to be seen in a window that Enter does not click, each once; what they do is taken off them."""
    found = []
    for button in whole.findChildren(QAbstractButton):
        if not button.isVisibleTo(whole) or not button.isEnabled() or isinstance(button, QCheckBox):
            continue
        if button.focusPolicy() == Qt.FocusPolicy.NoFocus or (
            isinstance(button, QPushButton) and button.menu() is not None
        ):
            continue
        with warnings.catch_warnings(), contextlib.suppress(RuntimeError):
            warnings.simplefilter("ignore")
            button.clicked.disconnect()
        for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            clicks: list[bool] = []
            button.clicked.connect(lambda checked=False, clicks=clicks: clicks.append(checked))
            QTest.keyClick(button, key)
            button.clicked.disconnect()
            if len(clicks) != 1:
                found.append(f"{type(button).__name__} “{button.accessibleName() or button.text()}” {key.name}")
        if "Toggle" in QAccessible.queryAccessibleInterface(button).actionInterface().actionNames():
            found += without_toggle(button)
    return found


def without_toggle(button: QAbstractButton) -> list[str]:
    """Why a button that is on or off, or one of several, is not clicked by a screen reader that turns it on, or is
    clicked by the program."""
    clicks: list[bool] = []
    button.clicked.connect(lambda on: clicks.append(on))
    around = cast(QWidget, button.parentWidget()).findChildren(QAbstractButton)
    others = [each for each in around if button.autoExclusive() and each.autoExclusive() and each is not button]
    (others[0] if others else button).setChecked(bool(others))
    QTest.qWait(1)
    at_once = [*clicks]
    QAccessible.queryAccessibleInterface(button).actionInterface().doAction("Toggle")
    QTest.qWait(1)
    button.clicked.disconnect()
    return [] if (at_once, clicks) == ([], [True]) else [f"“{button.accessibleName()}” toggled: {at_once} {clicks}"]


def test_enter_clicks_every_button_that_has_the_focus(window: Window, essay: dict[str, int]) -> None:
    window.commands.cards.show_card(essay["cheka"])
    window.card.card.citations.open_new()
    sources = window.commands.cards.sources()
    sources.new_source()
    assert sources.adding
    for whole in (sources.adding, sources, window):
        assert without_enter(whole) == []


def test_enter_clicks_every_button_of_every_dialog(window: Window, essay: dict[str, int]) -> None:
    furnish(window, essay)
    walked = {where: without_enter(dialog) for where, dialog in in_dialogs(window)}
    assert {where: found for where, found in walked.items() if found} == {}
    assert len(walked) == len(DIALOGS)


def test_every_button_is_made_as_one_that_enter_clicks() -> None:
    raw = re.compile(r"(?<!class PushButton\()(?<!class ToolButton\()\bQ(?:Push|Tool)Button\(")
    made = {str(path.relative_to(SOURCE)) for path in SOURCE.rglob("*.py") if raw.search(path.read_text("utf-8"))}
    assert made == set()
