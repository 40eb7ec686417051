"""Buttons that Enter clicks as the space bar does, wherever they stand; every button of ours is one of these."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Slot
from PySide6.QtGui import QKeyEvent, QPainter, QPainterPath, QPaintEvent, QPalette
from PySide6.QtWidgets import QAbstractButton, QPushButton, QStyleOptionButton, QToolButton

from essayplanner.ui.look.inking import stroke
from essayplanner.ui.look.soon import soon
from essayplanner.ui.look.targets import grown

if TYPE_CHECKING:
    Button = QAbstractButton
else:
    Button = object


def clicked_by_enter(button: QAbstractButton, event: QKeyEvent) -> bool:
    """Click a button, or open its menu, where the key is Enter; gives whether it was. Held down it clicks once."""
    held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter) or held != Qt.KeyboardModifier.NoModifier:
        return False
    if not event.isAutoRepeat():
        if isinstance(button, QPushButton) and button.menu() is not None:
            button.showMenu()
        else:
            button.click()
    return True


class Checkable(Button):
    """A button that is on or off, or one of several. A screen reader turns it as the program does, without a click: it
    is clicked here, so that it does what a hand would have it do."""

    _is_known = False

    def setChecked(self, on: bool) -> None:
        """Show it on or off, which is no click."""
        with self._knowing():
            super().setChecked(on)

    def nextCheckState(self) -> None:
        """Turns it, in the course of a click."""
        with self._knowing():
            super().nextCheckState()

    @contextmanager
    def _knowing(self) -> Iterator[None]:
        was, self._is_known = self._is_known, True
        yield
        self._is_known = was

    def checkStateSet(self) -> None:
        """Clicks, where neither the program nor a hand turned it; what goes off as another goes on is not clicked."""
        super().checkStateSet()
        if not self._is_known and (self.isChecked() or not self.autoExclusive()):
            soon(self, self._turned)

    @Slot()
    def _turned(self) -> None:
        self.clicked[bool].emit(self.isChecked())  # type: ignore[index]


class PushButton(QPushButton):
    """A button with words on it."""

    def sizeHint(self) -> QSize:
        """Large enough to be hit."""
        return grown(super().sizeHint())

    def minimumSizeHint(self) -> QSize:
        """Large enough to be hit."""
        return grown(super().minimumSizeHint())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws the focus within a button that is filled: a ring around it would not stand out from that."""
        super().paintEvent(event)
        if self.hasFocus() and self.isEnabled() and self._is_filled():
            ring, corner = QPainterPath(), self.height() / 5
            ring.addRoundedRect(QRectF(self.rect()).adjusted(3, 3, -3, -3), corner, corner)
            with QPainter(self) as painter:
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                stroke(painter, ring, self.palette().color(QPalette.ColorRole.HighlightedText), 2)

    def initStyleOption(self, option: QStyleOptionButton) -> None:
        """Has words run as their own letters do, not as the window does: else a number goes to their other end."""
        super().initStyleOption(option)
        if self.isRightToLeft() or not option.text.isascii():
            option.text = f"\N{FIRST STRONG ISOLATE}{option.text}\N{POP DIRECTIONAL ISOLATE}"

    def _is_filled(self) -> bool:
        is_chip = bool(self.property("chip")) and not self.property("crossed")
        return bool(self.property("primary")) or (is_chip and self.isChecked())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter clicks as the space bar does."""
        if not clicked_by_enter(self, event):
            super().keyPressEvent(event)


class ToolButton(QToolButton):
    """A button with a sign on it."""

    def sizeHint(self) -> QSize:
        """Large enough to be hit."""
        return grown(super().sizeHint())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter clicks as the space bar does."""
        if not clicked_by_enter(self, event):
            super().keyPressEvent(event)
