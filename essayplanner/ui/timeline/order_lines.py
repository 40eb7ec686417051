"""Lines from the used cards in time to their sections: how far the order of the outline is that of time."""

from collections.abc import Mapping, Sequence
from functools import lru_cache

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from essayplanner.domain.timeline_facts import Placing, order_words
from essayplanner.language import _, sentences
from essayplanner.ui.desk.selection import Selection
from essayplanner.ui.look.mirroring import write
from essayplanner.ui.look.plain import give_tip
from essayplanner.ui.look.wrapping import cut_lines
from essayplanner.ui.timeline.drawing import INSET, gutter
from essayplanner.ui.timeline.sight import Sight

#: Pixels of the design: how high it is with curves and without; how high the screen is, below which only what is chosen
#: has one, and below which nothing has.
_HIGH, _BARE, _LOW, _LOWEST = 62, 22, 600, 420
#: With more cards than these nobody can follow a line: only what is chosen has one.
_MANY = 80
#: Lines of the sentence beside the curves.
_LINES = 4
_cut_lines = lru_cache(4)(cut_lines)


class OrderLines(QWidget):
    """A curve for each used card in sight, from its date to the tile of its section; dashed where it goes back."""

    def __init__(self, sight: Sight, selection: Selection) -> None:
        super().__init__()
        self.sight, self.theme, self._selection = sight, sight.theme, selection
        self._tiles: Mapping[int, float] = {}
        self._order: Sequence[Placing] | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        sight.changed.connect(self._follow)
        selection.changed.connect(self.update)
        sight.theme.changed.connect(self.updateGeometry)

    def show_tiles(self, tiles: Mapping[int, float]) -> None:
        """Have the lines end at the middle of each section's tile, by its id: pixels from the left of this widget."""
        if tiles != self._tiles:
            self._tiles = tiles
            self.update()

    @property
    def words(self) -> str:
        """The sentence; empty where there is nothing to compare."""
        return order_words(self.sight.order)

    def _follow(self) -> None:
        if self._order is not self.sight.order:
            self._order = self.sight.order
            self.setVisible(bool(self.words))
            said = sentences((self.words, _("A dashed line goes back in time.")))
            self.setAccessibleName(said)
            give_tip(self, said)
        self.update()

    def sizeHint(self) -> QSize:
        """As high as the sentence, and as curves need where there are any."""
        return QSize(1, self.theme.px(_BARE if self._is_bare() else _HIGH))

    def _room(self) -> int:
        parent = self.parentWidget()
        return parent.height() if parent else 0

    def _is_bare(self) -> bool:
        return self._room() < self.theme.px(_LOWEST)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws the sentence and the curves."""
        theme, px = self.theme, self.theme.px
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.fillRect(self.rect(), theme.color("paper"))
            font, line = theme.font(11), px(14)
            is_bare = self._is_bare()
            wide = self.width() - px(2 * INSET) if is_bare else gutter(theme) - px(INSET + 8)
            painter.setFont(font)
            for number, text in enumerate(_cut_lines(self.words, font, wide, 1 if is_bare else _LINES)):
                painter.setPen(theme.color("ink" if not number else "muted"))
                room = QRectF(px(INSET), px(3) + number * line, wide, line)
                if self.isRightToLeft():
                    room.moveRight(self.width() - px(INSET))
                write(painter, room, text, self.isRightToLeft())
            if not is_bare:
                self._paint_lines(painter)

    def _paint_lines(self, painter: QPainter) -> None:
        theme, px, sight = self.theme, self.theme.px, self.sight
        chosen = set(self._selection.cards)
        only_chosen = self._room() < px(_LOW) or len(sight.order) > _MANY
        late = []
        for placing in sight.order:
            item = sight.line.items[placing.item]
            is_chosen = item.card.id in chosen
            if only_chosen and not is_chosen:
                continue
            x = sight.scale.x((item.start + min(item.end, item.start + 365)) / 2)
            end = self._tiles.get(placing.section_id)
            if end is None or not 0 <= x <= sight.width:
                continue
            x += gutter(theme)
            start = QPointF(self.width() - x if self.isRightToLeft() else x, px(6))
            line = (start, QPointF(end, self.height()), placing.goes_back, is_chosen)
            late.append(line) if is_chosen else self._paint_line(painter, *line)
        for line in late:
            self._paint_line(painter, *line)

    def _paint_line(self, painter: QPainter, start: QPointF, end: QPointF, goes_back: bool, is_chosen: bool) -> None:
        colour = self.theme.color("claim" if is_chosen else "ink" if goes_back else "link")
        pen = QPen(colour, 2 if is_chosen else 1.1)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawEllipse(start, self.theme.px(2.5), self.theme.px(2.5))
        if goes_back:
            pen.setDashPattern([4, 3])
        path = QPainterPath(start)
        middle = (start.y() + end.y()) / 2
        path.cubicTo(QPointF(start.x(), middle), QPointF(end.x(), middle), end)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(path)

    def changeEvent(self, event: QEvent) -> None:
        """Turns round with the language."""
        super().changeEvent(event)
        self.update()
