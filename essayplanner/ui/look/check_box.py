"""A check box in the theme's colours and at its size of text."""

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QCheckBox, QSizePolicy

from essayplanner.ui.look.mirroring import mirrored, write_lines
from essayplanner.ui.look.theme import Theme

#: Pixels of the design: the box, and the room between it and the text.
BOX, GAP = 16, 7
_WRAPPED = (Qt.TextFlag.TextWordWrap | Qt.TextFlag.TextShowMnemonic).value


class CheckBox(QCheckBox):
    """A rounded square with a tick; the mark of the focus is around box and text."""

    def __init__(self, text: str, theme: Theme, *, wraps: bool = False) -> None:
        """One that `wraps` has as many lines as its text needs where it stands."""
        super().__init__(text)
        self._theme, self._wraps = theme, wraps
        if wraps:
            policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
            policy.setHeightForWidth(True)
            self.setSizePolicy(policy)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def sizeHint(self) -> QSize:
        """Box, text, and room for the mark of the focus."""
        px, metrics = self._theme.px, self.fontMetrics()
        return QSize(px(BOX + GAP + 10) + metrics.horizontalAdvance(self.text()), max(px(28), metrics.height() + px(8)))

    def minimumSizeHint(self) -> QSize:
        """Nothing is cut: what wraps can be as narrow as some words."""
        whole = self.sizeHint()
        return QSize(min(whole.width(), self._theme.px(200)), whole.height()) if self._wraps else whole

    def heightForWidth(self, width: int) -> int:
        """The height of the lines at a width."""
        px = self._theme.px
        room = QRect(0, 0, max(1, width - px(5 + BOX + GAP)), 10_000)
        return max(px(28), self.fontMetrics().boundingRect(room, _WRAPPED, self.text()).height() + px(8))

    def hitButton(self, pos: object) -> bool:
        """The text can be clicked as well as the box."""
        return True

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the box, its tick, the text and the focus."""
        t, px = self._theme.tokens, self._theme.px
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            if self.hasFocus():
                painter.setPen(QPen(QColor(t.claim), 2))
                painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), px(6), px(6))
            box = QRectF(px(5) + 0.5, self.box_top() + 0.5, px(BOX), px(BOX))
            from_right = self.isRightToLeft()
            box = mirrored(self.rect(), box, from_right)
            on, usable = self.isChecked(), self.isEnabled()
            edge = t.line if not usable else t.claim if on or self.underMouse() else t.muted
            painter.setPen(QPen(QColor(edge), max(1.0, px(1.2))))
            painter.setBrush(QColor((t.claim if usable else t.line) if on else t.card))
            painter.drawRoundedRect(box, px(4), px(4))
            if on:
                tick = QPolygonF(
                    [
                        box.topLeft() + QPointF(x * box.width(), y * box.height())
                        for x, y in ((0.24, 0.52), (0.43, 0.71), (0.77, 0.31))
                    ]
                )
                pen = QPen(QColor(t.on_accent if usable else t.muted), max(2.0, px(2)))
                pen.setCapStyle(Qt.PenCapStyle.RoundCap)
                pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
                painter.setPen(pen)
                painter.drawPolyline(tick)
            self.paint_words(painter)

    def box_top(self) -> int:
        """Where the box begins."""
        return (self.height() - self._theme.px(BOX)) // 2

    def paint_words(self, painter: QPainter) -> None:
        """Draw the text beside the box."""
        t, from_right = self._theme.tokens, self.isRightToLeft()
        painter.setPen(QColor(t.ink if self.isEnabled() else t.muted))
        text = mirrored(self.rect(), self.rect().adjusted(self._theme.px(5 + BOX + GAP), 0, 0, 0), from_right)
        flags = Qt.AlignmentFlag.AlignVCenter.value | Qt.TextFlag.TextShowMnemonic.value
        flags |= Qt.TextFlag.TextWordWrap.value if self._wraps else 0
        write_lines(painter, text, self.text(), flags, from_right)
