"""Small labels on the page: what is weighed, and cards that a section is to hold."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen

from essayplanner.domain.cards import Kind
from essayplanner.language import _
from essayplanner.ui.controls.buttons import Painted
from essayplanner.ui.look.glyphs import paint_glyph
from essayplanner.ui.look.mirroring import mirrored, write
from essayplanner.ui.look.plain import give_tip
from essayplanner.ui.look.targets import grown
from essayplanner.ui.look.theme import Theme

#: Pixels of the design: room at each end, between the parts, for the cross, and for the shape of a kind.
_END, _GAP, _CROSS, _SHAPE = 10, 5, 16, 9
#: No chip is wider; what is cut is in its tip.
_WIDEST = 300


class FactChip(Painted):
    """A name, a few muted words, and where it can go a cross; a click, Delete or Backspace takes it off (`removed`)."""

    removed = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.name = self.note = ""
        self.kind: Kind | None = None
        self.removable = False
        self.clicked.connect(self._clicked)

    def show_fact(self, name: str, note: str = "", *, removable: bool, kind: Kind | None = None) -> None:
        """Say this."""
        self.name, self.note, self.removable, self.kind = name, note, removable, kind
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if removable else Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor if removable else Qt.CursorShape.ArrowCursor)
        said = f"{name}, {note}" if note else name
        self.setAccessibleName(_("{fact}: take off", fact=said) if removable else said)
        give_tip(self, said)
        self.updateGeometry()
        self.update()

    def _clicked(self) -> None:
        if self.removable:
            self.removed.emit(self.name)

    def sizeHint(self) -> QSize:
        """Room for all of it, up to a width."""
        px = self.theme.px
        wide = QFontMetrics(self.theme.font(13)).horizontalAdvance(self.name) + 2 * px(_END) + 1
        wide += QFontMetrics(self.theme.font(11)).horizontalAdvance(self.note) + px(_GAP) if self.note else 0
        wide += (px(_CROSS) if self.removable else 0) + (px(_SHAPE + _GAP) if self.kind else 0)
        high = QFontMetrics(self.theme.font(13)).height() + px(5)
        return grown(QSize(min(wide, px(_WIDEST)), high))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete and Backspace take it off, as a click does."""
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws the chip."""
        px, box, from_right = self.theme.px, QRectF(self.rect()), self.isRightToLeft()
        hot = self.underMouse() and self.removable
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(self.theme.color("claim"), 2) if self.hasFocus() else Qt.PenStyle.NoPen)
            painter.setBrush(self.theme.color("selection" if hot else "chip"))
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), px(12), px(12))
            left = px(_END)
            if self.kind:
                shape = QRectF(left, (box.height() - px(_SHAPE)) / 2, px(_SHAPE), px(_SHAPE))
                paint_glyph(painter, self.kind, mirrored(box, shape, from_right), self.theme.color(self.kind.value))
                left += px(_SHAPE + _GAP)
            end = box.width() - px(_END) - (px(_CROSS) if self.removable else 0)
            small = QFontMetrics(self.theme.font(11))
            note = small.horizontalAdvance(self.note)
            room = QRectF(left, 0, end - left - (note + px(_GAP) if note else 0), box.height())
            painter.setFont(self.theme.font(13))
            painter.setPen(self.theme.color("ink"))
            name = painter.fontMetrics().elidedText(self.name, Qt.TextElideMode.ElideRight, int(room.width()) + 1)
            write(painter, mirrored(box, room.adjusted(0, 0, 2, 0), from_right), name, from_right)
            if note:
                painter.setFont(self.theme.font(11))
                painter.setPen(self.theme.color("muted"))
                taken = QFontMetrics(self.theme.font(13)).horizontalAdvance(name)
                at = QRectF(left + taken + px(_GAP), 0, note + 2, box.height())
                write(painter, mirrored(box, at, from_right), self.note, from_right)
            if self.removable:
                painter.setPen(QPen(self.theme.color("muted"), px(13) / 10))
                middle = mirrored(box, QRectF(end + px(_CROSS / 2 + 2), box.center().y(), 0, 0), from_right).topLeft()
                arm = px(3)
                painter.drawLine(middle + QPointF(-arm, -arm), middle + QPointF(arm, arm))
                painter.drawLine(middle + QPointF(-arm, arm), middle + QPointF(arm, -arm))
