"""Buttons that Enter clicks as the space bar does, wherever they stand; every button of ours is one of these."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPainterPath, QPaintEvent, QPalette
from PySide6.QtWidgets import QAbstractButton, QPushButton, QToolButton

from essayplanner.ui.look.inking import stroke
from essayplanner.ui.look.targets import grown


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
