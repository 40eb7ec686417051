"""The three kinds of card side by side, one of them chosen."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QBoxLayout, QButtonGroup, QSizePolicy, QWidget

from essayplanner.domain.cards import Kind
from essayplanner.ui.look.glyphs import paint_glyph
from essayplanner.ui.look.theme import Theme


class _Segment(QAbstractButton):
    """One kind: its shape and its word."""

    def __init__(self, theme: Theme, kind: Kind) -> None:
        super().__init__()
        self.theme, self.kind = theme, kind
        self.setCheckable(True)
        self.setText(kind.value.capitalize())
        self.setAccessibleName(f"Kind: {kind.value}")
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.MinimumExpanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Room for shape and word."""
        metrics, px = QFontMetrics(self.theme.font(12, bold=True)), self.theme.px
        return QSize(metrics.horizontalAdvance(self.text()) + px(16) + 2 * px(6), metrics.height() + 2 * px(4))

    def minimumSizeHint(self) -> QSize:
        """The same."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws the segment: raised where it is chosen."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        px, box = self.theme.px, QRectF(self.rect())
        chosen, can = self.isChecked(), self.isEnabled()
        if chosen:
            painter.setPen(QPen(self.theme.color("line"), 1))
            painter.setBrush(self.theme.color("card"))
            painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), px(6), px(6))
        if self.hasFocus():
            painter.setPen(QPen(self.theme.color("claim"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), px(6), px(6))
        font = self.theme.font(12, bold=chosen)
        painter.setFont(font)
        metrics = painter.fontMetrics()
        wide = px(16) + metrics.horizontalAdvance(self.text())
        left = (box.width() - wide) / 2
        colour = self.theme.color(self.kind.value if chosen else "ink" if self.underMouse() and can else "muted")
        shape = px(10)
        paint_glyph(painter, self.kind, QRectF(left, (box.height() - shape) / 2, shape, shape), colour)
        painter.setPen(colour)
        painter.drawText(box.adjusted(left + px(16), 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, self.text())


class KindSwitch(QWidget):
    """Chooses a kind by mouse or arrow keys; stands upright where the three do not fit side by side."""

    chosen = Signal(Kind)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self.setAccessibleName("Kind of card")
        self.group = QButtonGroup(self)
        self.row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self.segments = {kind: _Segment(theme, kind) for kind in Kind}
        for kind, segment in self.segments.items():
            self.group.addButton(segment)
            self.row.addWidget(segment)
            segment.clicked.connect(lambda checked=False, kind=kind: self.chosen.emit(kind))
        theme.changed.connect(self.restyle)
        self.restyle()

    def restyle(self) -> None:
        """Take on the sizes in force."""
        gap = self.theme.px(3)
        self.row.setContentsMargins(gap, gap, gap, gap)
        self.row.setSpacing(gap)
        for segment in self.segments.values():
            segment.updateGeometry()
        self._turn()

    def show_kind(self, kind: Kind) -> None:
        """Show which one it is."""
        self.segments[kind].setChecked(True)

    def _turn(self) -> None:
        gap = self.theme.px(3)
        wide = sum(segment.sizeHint().width() for segment in self.segments.values()) + 4 * gap
        way = QBoxLayout.Direction.LeftToRight if wide <= self.width() else QBoxLayout.Direction.TopToBottom
        if self.row.direction() != way:
            self.row.setDirection(way)

    def minimumSizeHint(self) -> QSize:
        """Room for the widest of the three, upright."""
        wide = max(segment.sizeHint().width() for segment in self.segments.values()) + 2 * self.theme.px(3)
        return QSize(wide, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Turns upright where it is narrow."""
        super().resizeEvent(event)
        self._turn()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws the trough the segments lie in."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.theme.color("chip"))
        painter.drawRoundedRect(QRectF(self.rect()), self.theme.px(8), self.theme.px(8))
