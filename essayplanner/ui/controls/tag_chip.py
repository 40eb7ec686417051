"""One tag of a card, as a chip with a cross."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen, QTextLayout

from essayplanner.language import _
from essayplanner.ui.controls.buttons import Painted
from essayplanner.ui.look.mirroring import mirrored
from essayplanner.ui.look.plain import give_tip
from essayplanner.ui.look.targets import LEAST, grown
from essayplanner.ui.look.theme import Theme
from essayplanner.ui.look.wrapping import height_of, wrapped


class Chip(Painted):
    """One tag; a click, Delete or Backspace takes it off the card."""

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__(theme)
        self.name = name
        self.setText(name)
        self.setAccessibleName(_("Tag {tag}: remove", tag=name))
        give_tip(self, _("Removes “{tag}” from this card. Right-click to see all cards with it.", tag=name))

    def _around(self) -> int:
        return 2 * self.theme.px(9) + (self.theme.px(14) if self.isEnabled() else 0)

    def sizeHint(self) -> QSize:
        """Room for the name and a cross, in one line."""
        metrics = QFontMetrics(self.theme.font(12))
        wide = metrics.horizontalAdvance(self.name) + self._around() + 1
        return grown(QSize(wide, metrics.height() + 2 * self.theme.px(3)))

    def size_in(self, room: int) -> QSize:
        """The size where there is only so much room: the name wraps."""
        hint = self.sizeHint()
        if hint.width() <= room:
            return hint
        return QSize(room, max(LEAST, height_of(self._lines(room)) + 2 * self.theme.px(3)))

    def _lines(self, wide: int) -> QTextLayout:
        room = wide - self._around()
        return wrapped(self.name, self.theme.font(12), room, from_right=self.isRightToLeft() or None)

    def event(self, event: QEvent) -> bool:
        """Leaves its menu to the field; buttons that are off would swallow that."""
        if event.type() == QEvent.Type.ContextMenu:
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete and Backspace remove, as a click does."""
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws the chip."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        px, box = self.theme.px, QRectF(self.rect())
        hot = self.underMouse() and self.isEnabled()
        painter.setPen(QPen(self.theme.color("claim"), 2) if self.hasFocus() else Qt.PenStyle.NoPen)
        painter.setBrush(self.theme.color("selection" if hot else "chip"))
        round_ = min(box.height() / 2, px(12))
        painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), round_, round_)
        painter.setPen(self.theme.color("ink"))
        lines = self._lines(self.width() + 1)
        text = QRectF(px(9), (self.height() - lines.boundingRect().height()) / 2, self.width() + 1 - self._around(), 1)
        from_right = self.isRightToLeft()
        lines.draw(painter, mirrored(box, text, from_right).topLeft())
        if self.isEnabled():
            painter.setPen(QPen(self.theme.color("muted"), px(13) / 10))
            cross = mirrored(box, QRectF(box.right() - px(13), box.center().y(), 0, 0), from_right)
            arm, x, y = px(3), cross.x(), cross.y()
            painter.drawLine(int(x - arm), int(y - arm), int(x + arm), int(y + arm))
            painter.drawLine(int(x - arm), int(y + arm), int(x + arm), int(y - arm))
