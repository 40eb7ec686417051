"""The bar with which a document scrolls, and on it where its passages stand."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QScrollBar

from essayplanner.domain.cards import Kind
from essayplanner.language import _, n_
from essayplanner.ui.look.theme import Theme

#: How long the tick of a kind is, of the width of the bar.
_LONG = {Kind.CLAIM: 1.0, Kind.EVIDENCE: 0.65, Kind.HISTORIAN: 0.35}


class Tick(NamedTuple):
    """How far down a document a passage stands, from 0 to 1, and of which kind its card is."""

    share: float
    kind: Kind


class MarkedBar(QScrollBar):
    """A tick for each passage: in the colour of its kind, and longer for a claim than for evidence or a historian."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(Qt.Orientation.Vertical)
        self._theme = theme
        self.ticks: Sequence[Tick] = ()
        self._drawn = QPixmap()
        self._drawn_for: object = None
        self.setAccessibleName(_("Scroll the document"))
        theme.changed.connect(self.update)

    def show_ticks(self, ticks: Sequence[Tick]) -> None:
        """Show where passages stand."""
        if ticks != self.ticks:
            self.ticks = ticks
            made = n_("{n} card is made from this document", "{n} cards are made from this document", len(ticks))
            shares = ", ".join(_("{share} %", share=str(round(tick.share * 100))) for tick in ticks)
            self.setAccessibleDescription(_("{cards}: at {shares}.", cards=made, shares=shares) if ticks else "")
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws the ticks over the bar; while it scrolls they stay as they are."""
        super().paintEvent(event)
        now = (
            self.size(),
            self.devicePixelRatioF(),
            self._theme.tokens,
            self._theme.scale,
            self.ticks,
            self.layoutDirection(),
        )
        if now != self._drawn_for:
            self._drawn_for, self._drawn = now, self._draw()
        with QPainter(self) as painter:
            painter.drawPixmap(0, 0, self._drawn)

    def _draw(self) -> QPixmap:
        px, room, ratio = self._theme.px, self.rect(), self.devicePixelRatioF()
        picture = QPixmap(self.size() * ratio)
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        inset, thick = px(4), max(3, px(3))
        with QPainter(picture) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            for tick in self.ticks:
                y = inset + round(tick.share * (room.height() - 2 * inset - thick))
                wide = round(_LONG[tick.kind] * (room.width() - 6))
                painter.setBrush(self._theme.color(tick.kind.value))
                x = 3 if self.isRightToLeft() else room.width() - 3 - wide
                painter.drawRoundedRect(QRectF(x, y, wide, thick), 1.5, 1.5)
        return picture
