"""The slots of a section that wait, as dashed chips."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QWidget

from essayplanner.domain.slots import OF_KIND
from essayplanner.domain.structures import Slot
from essayplanner.ui.look.as_high import AsHigh
from essayplanner.ui.look.glyphs import paint_glyph
from essayplanner.ui.look.inking import stroke
from essayplanner.ui.look.mirroring import mirrored, write
from essayplanner.ui.look.theme import Theme

#: Pixels of the design.
_END, _GAP, _SHAPE, _HIGH = 8, 6, 9, 19


class Waiting(AsHigh, QWidget):
    """Chips in as many lines as they need; where a section waits for words alone, its hint in one, in the serif."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self._chips: list[tuple[str, Slot | None]] = []
        self.take_any_width()

    def show_waiting(self, slots: Sequence[Slot], hint: str) -> None:
        """Show these."""
        words_alone = bool(hint) and not any(slot in OF_KIND for slot in slots)
        self._chips = [(hint, None)] if words_alone and slots else [(slot.word, slot) for slot in slots]
        self.setVisible(bool(self._chips))
        self.fit()
        self.update()

    def _font(self, slot: Slot | None) -> QFont:
        return self.theme.font(12) if slot else self.theme.font(12, serif=True)

    def _laid(self) -> list[tuple[QRectF, str, Slot | None]]:
        px, laid, x, y = self.theme.px, [], 0, 0
        for text, slot in self._chips:
            shape = px(_SHAPE + 4) if slot in OF_KIND else 0
            wide = QFontMetrics(self._font(slot)).horizontalAdvance(text) + 2 * px(_END) + shape + 1
            wide = min(wide, max(1, self.width()))
            if x and x + wide > self.width():
                x, y = 0, y + px(_HIGH + 3)
            laid.append((QRectF(x, y, wide, px(_HIGH)), text, slot))
            x += wide + px(_GAP)
        return laid

    def needed(self) -> int:
        """The height of the lines of chips."""
        laid = self._laid()
        return int(laid[-1][0].bottom()) + 1 if laid else 0

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws them."""
        px, from_right = self.theme.px, self.isRightToLeft()
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            for box, text, slot in self._laid():
                edge, room = QPainterPath(), mirrored(QRectF(self.rect()), box, from_right)
                edge.addRoundedRect(room.adjusted(0.5, 0.5, -0.5, -0.5), px(4), px(4))
                stroke(painter, edge, self.theme.color("link"), dashes=(3, 2))
                inside = box.adjusted(px(_END), 0, -px(_END) + 1, 0)
                if slot and (kind := OF_KIND.get(slot)):
                    shape = QRectF(inside.left(), box.center().y() - px(_SHAPE) / 2, px(_SHAPE), px(_SHAPE))
                    sign = mirrored(QRectF(self.rect()), shape, from_right)
                    paint_glyph(painter, kind, sign, self.theme.color(kind.value))
                    inside.setLeft(inside.left() + px(_SHAPE + 4))
                painter.setFont(self._font(slot))
                painter.setPen(self.theme.color("muted"))
                shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(inside.width()) + 1)
                write(painter, mirrored(QRectF(self.rect()), inside, from_right), shown, from_right)
