"""The claim or section that cards would help, above them."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent

from essayplanner.domain.cards import Kind
from essayplanner.ui.look.fields import ElidedLabel
from essayplanner.ui.look.glyphs import paint_glyph
from essayplanner.ui.look.mirroring import mirrored, write
from essayplanner.ui.look.theme import Theme

#: Pixels of the design: a glyph, and what is between it and the words.
_GLYPH, _BESIDE = 9, 6


class Whom(ElidedLabel):
    """A line that is cut where there is no room; the glyph of its kind stands before the title of a card."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self._kind: Kind | None = None

    def show_title(self, words: str, kind: Kind | None = None) -> None:
        """Show these words, with the glyph of a kind where it is given."""
        self._kind = kind
        self.setText(words)
        self.updateGeometry()
        self.update()

    def _begin(self) -> int:
        return self.theme.px(_GLYPH) + self.theme.px(_BESIDE) if self._kind else 0

    def sizeHint(self) -> QSize:
        """Room for the glyph and the words."""
        hint = super().sizeHint()
        return QSize(hint.width() + self._begin(), hint.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws both."""
        room, from_right, begin = QRectF(self.rect()), self.isRightToLeft(), self._begin()
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            if self._kind:
                size = self.theme.px(_GLYPH)
                box = QRectF(0, (room.height() - size) / 2, size, size)
                paint_glyph(painter, self._kind, mirrored(room, box, from_right), self.theme.color(self._kind.value))
            words = mirrored(room, room.adjusted(begin, 0, 0, 0), from_right)
            shown = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, int(words.width()))
            painter.setPen(self.theme.color("ink"))
            write(painter, words, shown, from_right)
