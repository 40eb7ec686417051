"""The marks by which plans are compared: the shapes of the kinds of card, and a wave for what explains."""

from collections.abc import Mapping

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from essayplanner.coach.xray import KINDS, Does
from essayplanner.ui.look.fields import FlowLayout
from essayplanner.ui.look.glyphs import paint_glyph
from essayplanner.ui.look.mirroring import mirrored
from essayplanner.ui.look.plain import Label
from essayplanner.ui.look.theme import Theme
from essayplanner.ui.practice.xray_words import count_words

#: Pixels of the design: a mark, the room after it, and the height of the bar.
MARK, ROOM, _BAR = 10, 5, 8


def mark_colour(does: Does) -> str:
    """The token in whose colour it is drawn."""
    return KINDS[does].value if does in KINDS else "muted"


def paint_mark(painter: QPainter, theme: Theme, does: Does, box: QRectF) -> None:
    """Draw what stands for a claim, evidence, a historian or an explanation."""
    colour = theme.color(mark_colour(does))
    if kind := KINDS.get(does):
        paint_glyph(painter, kind, box, colour)
        return
    wave, quarter, middle = QPainterPath(), box.width() / 4, box.center().y()
    wave.moveTo(box.left(), middle)
    wave.quadTo(box.left() + quarter, middle - box.height() * 0.6, box.center().x(), middle)
    wave.quadTo(box.left() + 3 * quarter, middle + box.height() * 0.6, box.right(), middle)
    painter.strokePath(wave, QPen(colour, theme.px(20) / 10))


class Count(Label):
    """How often a plan does one thing, in words after the mark of it."""

    def __init__(self, theme: Theme, does: Does) -> None:
        super().__init__()
        self.theme, self._does = theme, does
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.restyle)
        self.restyle()

    def restyle(self) -> None:
        """Take on the sizes in force."""
        self.setFont(self.theme.font(12))
        left, right = self.theme.px(MARK + ROOM), 0
        self.setContentsMargins(*((right, 0, left, 0) if self.isRightToLeft() else (left, 0, right, 0)))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws mark and words."""
        super().paintEvent(event)
        size, box = self.theme.px(MARK), QRectF(self.rect())
        mark = QRectF(0, (box.height() - size) / 2, size, size)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            paint_mark(painter, self.theme, self._does, mirrored(box, mark, self.isRightToLeft()))


class Bar(QWidget):
    """The shares of a plan, side by side in the order of the marks."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self.counts: Mapping[Does, int] = {}
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        """As high as the bar."""
        return QSize(1, self.theme.px(_BAR))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws the shares; what explains is hollow, for it is on cards and none of them."""
        total, gap = sum(self.counts.values()), self.theme.px(2)
        there = [does for does, count in self.counts.items() if count]
        wide = self.width() - gap * (len(there) - 1)
        left = 0.0
        with QPainter(self) as painter:
            for does in there:
                share = QRectF(left, 0, wide * self.counts[does] / total, self.height())
                box = mirrored(QRectF(self.rect()), share, self.isRightToLeft())
                colour = self.theme.color(mark_colour(does))
                if does in KINDS:
                    painter.fillRect(box, colour)
                else:
                    painter.setPen(QPen(colour, 1))
                    painter.drawRect(box.adjusted(0.5, 0.5, -0.5, -0.5))
                left = share.right() + gap


class Shares(QWidget):
    """How much of a plan claims, is evidence, names historians, and explains: a bar, and the same in words."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self.bar, self.counts = Bar(theme), {does: Count(theme, does) for does in (*KINDS, Does.EXPLAINS)}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.bar)
        flow = FlowLayout(gap=theme.px(14), lead=theme.px(2))
        column.addLayout(flow)
        for count in self.counts.values():
            flow.addWidget(count)

    def show_counts(self, counts: Mapping[Does, int]) -> None:
        """Show how often each is done."""
        self.bar.counts = counts
        self.bar.update()
        for does, label in self.counts.items():
            label.setText(count_words(does, counts.get(does, 0)))
