"""What a hand does on the page of a question."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from essayplanner.ui.question.page import QuestionPage
from tests.ui.waiting import until

Key, Ctrl, Alt, Shift = (
    Qt.Key,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ShiftModifier,
)


def hand() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def menu() -> QMenu:
    until(lambda: isinstance(QApplication.activePopupWidget(), QMenu))
    shown = QApplication.activePopupWidget()
    assert isinstance(shown, QMenu)
    return shown


def press(shown: QMenu, words: str) -> None:
    """Choose an entry of a menu by its words."""
    next(action for action in shown.actions() if action.text() == words).trigger()
    shown.close()


def settled(page: QuestionPage) -> None:
    """Wait until what is below the question is shown."""
    until(lambda: not page._showing.isActive() and not page._reading.isActive())
