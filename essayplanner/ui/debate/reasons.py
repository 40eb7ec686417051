"""Why the link under the pointer says what it says, in the serif beside it."""

from PySide6.QtCore import QObject, QPointF, QRectF, Qt, QTimer, Slot
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QWidget

from essayplanner.ui.look.theme import Theme
from essayplanner.ui.look.wrapping import height_of, wrapped

#: Milliseconds over a link until it is shown.
_AFTER = 150
#: Pixels of the design: how wide its words are, what is around them, and how far from the pointer they stand.
_WIDE, _INSET, _OFF = 240, 10, 14


class Reason(QObject):
    """Lies over a drawing; `view` is the part of the window that it is drawn on."""

    def __init__(self, view: QWidget, theme: Theme) -> None:
        super().__init__(view)
        self._view, self._theme, self._text = view, theme, ""
        self._at = QPointF()
        self.is_shown = False
        self._waiting = QTimer(self, singleShot=True, interval=_AFTER)
        self._waiting.timeout.connect(self._show)

    def follow(self, text: str, at: QPointF) -> None:
        """The pointer is over a link with this reason (blank: over none, or there is none)."""
        if text == self._text:
            return
        self._text, self._at, self.is_shown = text, at, False
        self._view.update()
        if text:
            self._waiting.start()
        else:
            self._waiting.stop()

    @Slot()
    def _show(self) -> None:
        self.is_shown = True
        self._view.update()

    def paint(self, painter: QPainter, *, from_right: bool) -> None:
        """Draw it beside where the pointer came over the link, in sight as a whole."""
        theme, px, room = self._theme, self._theme.px, QRectF(self._view.rect())
        words = wrapped(self._text, theme.font(13, serif=True), px(_WIDE), from_right=from_right or None)
        wide = min(px(_WIDE), words.boundingRect().width()) + 2 * px(_INSET)
        area = QRectF(0, 0, wide, height_of(words) + 2 * px(_INSET) * 0.7)
        left = self._at.x() - wide - px(_OFF) if from_right else self._at.x() + px(_OFF)
        area.moveLeft(max(2.0, min(left, room.right() - wide - 2)))
        area.moveTop(max(2.0, min(self._at.y() + px(_OFF), room.bottom() - area.height() - 2)))
        painter.setPen(QPen(theme.color("claim"), 1))
        painter.setBrush(theme.color("card"))
        painter.drawRoundedRect(area.adjusted(0.5, 0.5, -0.5, -0.5), px(7), px(7))
        painter.setPen(theme.color("ink"))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        first = area.right() - px(_INSET) - px(_WIDE) if from_right else area.left() + px(_INSET)
        words.draw(painter, QPointF(first, area.top() + px(_INSET) * 0.7))
