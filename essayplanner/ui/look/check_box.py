"""A check box in the theme's colours and at its size of text."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QCheckBox

from essayplanner.ui.look.as_high import AsHigh
from essayplanner.ui.look.mirroring import mirrored, write_lines
from essayplanner.ui.look.targets import LEAST
from essayplanner.ui.look.theme import Theme
from essayplanner.ui.look.wrapping import height_of, wrapped

#: Pixels of the design: the box, and the room between it and the text.
BOX, GAP = 16, 7


class CheckBox(QCheckBox):
    """A rounded square with a tick; the mark of the focus is around box and text."""

    def __init__(self, text: str, theme: Theme) -> None:
        super().__init__(text)
        self._theme = theme
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def sizeHint(self) -> QSize:
        """Box, text, and room for the mark of the focus."""
        px, metrics = self._theme.px, self.fontMetrics()
        return QSize(px(BOX + GAP + 10) + metrics.horizontalAdvance(self.text()), max(px(28), metrics.height() + px(8)))

    def minimumSizeHint(self) -> QSize:
        """Nothing is cut."""
        return self.sizeHint()

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
        write_lines(painter, text, self.text(), flags, from_right)


class WrappingBox(AsHigh, CheckBox):
    """A check box whose words wrap; they are muted while it is off."""

    def __init__(self, theme: Theme, words: str = "") -> None:
        super().__init__("", theme)
        self.words = ""
        self.take_any_width()
        theme.changed.connect(self.fit)
        self.show_words(words)

    def show_words(self, words: str) -> None:
        """Say this."""
        self.words = words
        self.setAccessibleName(words)
        self.fit()
        self.update()

    def _room(self) -> int:
        return max(1, self.width() - self._theme.px(5 + BOX + GAP) - self._theme.px(4))

    def needed(self) -> int:
        """The height of the lines."""
        lines = wrapped(self.words, self._theme.font(13), self._room())
        return max(LEAST, height_of(lines) + self._theme.px(8))

    def sizeHint(self) -> QSize:
        """Any width will do."""
        return QSize(1, self.height())

    def box_top(self) -> int:
        """Beside the first line."""
        return self._theme.px(5)

    def paint_words(self, painter: QPainter) -> None:
        """In lines."""
        theme, room, from_right = self._theme, self._room(), self.isRightToLeft()
        lines = wrapped(self.words, theme.font(13), room, from_right=from_right or None)
        painter.setPen(theme.color("ink" if self.isChecked() else "muted"))
        at = QRectF(theme.px(5 + BOX + GAP), theme.px(4), room, 1)
        lines.draw(painter, mirrored(QRectF(self.rect()), at, from_right).topLeft())
