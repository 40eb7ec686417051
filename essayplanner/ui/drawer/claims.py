"""The claims of a section, opened above its tile while something is dragged, so that it can go inside one."""

from typing import Protocol

from PySide6.QtCore import QMimeData, QPoint, QRect, QRectF, Qt, QTimer
from PySide6.QtGui import (
    QColor,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFontMetrics,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QWidget

from essayplanner.domain.text import shorten
from essayplanner.language import _, join_facts, n_
from essayplanner.ui.drawer.painting import REFUSED, Painter
from essayplanner.ui.drawer.saying import Saying
from essayplanner.ui.drawer.standing import Standing
from essayplanner.ui.drawer.tiles import counted
from essayplanner.ui.look.glyphs import paint_badge
from essayplanner.ui.outline.nodes import Node

#: Pixels of the design: its width, the room around it for a shadow, between it and its tile, and right of the pointer.
_WIDE, _ROUND, _ABOVE, _RIGHT = 354, 8, 8, 20
#: Milliseconds between two rows while the pointer rests at an edge of more claims than there is room for.
_SCROLL_EVERY = 180


class Dragging(Protocol):
    """What is told of a drag over the claims."""

    def enter(self, data: QMimeData) -> object:
        """It comes in."""

    def move(self, event: QDropEvent, node: Node | None) -> object:
        """It points to a node, or to none."""

    def leave(self) -> object:
        """It leaves."""

    def drop(self, event: QDropEvent, node: Node | None) -> object:
        """It is let go."""


class Claims(QWidget):
    """A section and its claims, with a line that says how what is dragged will stand."""

    def __init__(self, paint: Painter, window: QWidget, dragging: Dragging) -> None:
        super().__init__(window)
        self.paint, self.theme, self._dragging, self._window = paint, paint.theme, dragging, window
        self._saying = Saying(paint)
        self.section: Node | None = None
        self.number = ""
        self.nodes: list[Node] = []
        #: The node that is aimed at, and how it would stand under each.
        self.aimed: Node | None = None
        self.standings: dict[Node, Standing] = {}
        self._first = self._fitting = 0
        self._foot, self._current = QPoint(), False
        self._towards = 0
        self._scrolling = QTimer(self, interval=_SCROLL_EVERY)
        self._scrolling.timeout.connect(self._scroll)
        self.setAcceptDrops(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(_("Claims of the section"))
        self.hide()

    # Open and closed

    def open(self, section: Node, number: str, nodes: list[Node], foot: QPoint, *, current: bool) -> None:
        """Show a section with these claims above its tile.

        `foot` is a point of the window: the upper edge of the tile, under the pointer. What hangs at the right of that
        then lies beside what is said, not upon it.
        """
        self.section, self.number, self.nodes, self._foot, self._current = section, number, nodes, foot, current
        self._first = 0
        self.arrange()
        self.show()
        self.raise_()

    def close_up(self) -> None:
        """Show nothing any more."""
        self._scrolling.stop()
        self.section, self.aimed = None, None
        self.nodes, self.standings = [], {}
        self.hide()

    def show_aim(self, node: Node | None) -> None:
        """Say how it would stand under a node."""
        self.aimed = node
        self.update()

    def arrange(self) -> None:
        """Take the room for all that may come to be said, so that no row moves under the pointer."""
        px, around, window = self.theme.px, self.theme.px(_ROUND), self._window.rect()
        self._row = max(px(30), self.paint.line + px(10))
        self._head, self._below = px(38), px(8) + self._said_height() + px(12)
        wide = min(px(_WIDE), window.width() - 2 * px(8))
        bottom = self._foot.y() - px(_ABOVE)
        room = max(0, bottom - px(8) - self._head - self._below)
        self._fitting = min(len(self.nodes), max(1, room // self._row))
        high = self._head + self._fitting * self._row + self._below
        left = max(px(8), min(self._foot.x() + px(_RIGHT) - wide, window.width() - wide - px(8)))
        self.setGeometry(QRect(left, bottom - high, wide, high).adjusted(-around, -around, around, around))
        self.update()

    def _said_height(self) -> int:
        wide = self._words_wide()
        return max((self._saying.height(said, wide) for said in self.standings.values()), default=self.paint.line)

    def _words_wide(self) -> int:
        px = self.theme.px
        return min(px(_WIDE), self._window.width() - 2 * px(8)) - px(45) - px(16)

    # Where is what

    def node_at(self, point: QPoint) -> Node | None:
        """The claim at a point, or the section at its head; None beside them."""
        if self.section and self._inside(0, self._head).contains(point):
            return self.section
        for place, node in enumerate(self._shown()):
            if self._row_box(place).contains(point):
                return node
        return None

    def _shown(self) -> list[Node]:
        return self.nodes[self._first : self._first + self._fitting]

    def _row_box(self, place: int) -> QRect:
        return self._inside(self._head + place * self._row, self._row)

    def _inside(self, top: int, high: int) -> QRect:
        around = self.theme.px(_ROUND)
        return QRect(around, around + top, self.width() - 2 * around, high)

    # Drags

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        self._dragging.enter(event.mimeData())
        event.accept()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        at = event.position().toPoint()
        self._dragging.move(event, self.node_at(at))
        first, last = self._row_box(0), self._row_box(self._fitting - 1)
        self._towards = -1 if at.y() < first.center().y() else 1 if at.y() > last.center().y() else 0
        if self._towards and not self._scrolling.isActive():
            self._scrolling.start()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._scrolling.stop()
        self._dragging.leave()

    def dropEvent(self, event: QDropEvent) -> None:
        self._scrolling.stop()
        self._dragging.drop(event, self.node_at(event.position().toPoint()))

    def _scroll(self) -> None:
        self._first = max(0, min(len(self.nodes) - self._fitting, self._first + self._towards))
        self.update()

    # What is seen

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self.section:
            return
        px, whole = self.theme.px, self._inside(0, self.height() - 2 * self.theme.px(_ROUND))
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(0, 0, 0, 34))
            painter.drawRoundedRect(QRectF(whole).translated(0, px(3)), px(9), px(9))
            painter.setPen(QPen(self.theme.color("line"), 1))
            painter.setBrush(self.theme.color("card"))
            painter.drawRoundedRect(QRectF(whole).adjusted(0.5, 0.5, -0.5, -0.5), px(9), px(9))
            self._paint_head(painter, self._inside(0, self._head), self.section)
            for place, node in enumerate(self._shown()):
                self._paint_row(painter, self._row_box(place), node)
            said = self.standings.get(self.aimed) if self.aimed else None
            if said:
                below = self._inside(self._head + self._fitting * self._row + px(8), self._below)
                sign = QRect(below.left() + px(16), below.top(), px(21), below.height())
                words = QRect(below.left() + px(45), below.top(), self._words_wide(), below.height())
                self._saying.draw(painter, self._mirrored(sign), self._mirrored(words), said)

    def _paint_head(self, painter: QPainter, box: QRect, section: Node) -> None:
        px = self.theme.px
        square = QRect(box.left() + px(16), box.top(), self.paint.number_width(self.number), box.height())
        self.paint.paint_number(painter, self._mirrored(square), self.number, current=self._current)
        aside = counted(section.own_cards())
        if section.words:
            aside = join_facts((aside, n_("{n} word", "{n} words", section.words)))
        self._paint_words(painter, box, square.right() + px(8), section.title, aside)

    def _paint_row(self, painter: QPainter, box: QRect, node: Node) -> None:
        px, said = self.theme.px, self.standings.get(node)
        painter.save()
        if said and said.refused:
            painter.setOpacity(REFUSED)
        elif node is self.aimed:
            painter.setPen(QPen(self.theme.color("claim"), 1.5))
            painter.setBrush(self.theme.color("selection"))
            inner = QRectF(box).adjusted(px(9), 1, -px(9), -1)
            painter.drawRoundedRect(inner, px(6), px(6))
        deeper = (node.depth() - 1) * px(14)
        size = px(18)
        badge = QRect(box.left() + px(16) + deeper, box.center().y() - size // 2 + 1, size, size)
        assert node.kind is not None
        ground, ink = QColor(self.theme.tokens.kind(node.kind)), self.theme.color("on_accent")
        paint_badge(painter, node.kind, QRectF(self._mirrored(badge)), ground, ink)
        under = node.placed() - 1
        self._paint_words(painter, box, badge.right() + px(11), node.title, counted(under) if under else "")
        painter.restore()

    def _paint_words(self, painter: QPainter, box: QRect, left: int, title: str, aside: str) -> None:
        px, small, bold = self.theme.px, self.theme.font(12), self.theme.font(13, bold=True)
        wide = QFontMetrics(small).horizontalAdvance(aside)
        right = box.right() - px(16)
        words = QRect(left, box.top(), right - left - (wide + px(10) if aside else 0), box.height())
        shown = QFontMetrics(bold).elidedText(shorten(title, 400), Qt.TextElideMode.ElideRight, words.width())
        painter.setFont(bold)
        painter.setPen(self.theme.color("ink"))
        self.paint.write(painter, self._mirrored(words), shown)
        painter.setFont(small)
        painter.setPen(self.theme.color("muted"))
        beside = QRect(right - wide, box.top(), wide + 1, box.height())
        self.paint.write(painter, self._mirrored(beside), aside)

    def _mirrored(self, part: QRect) -> QRect:
        return self.paint.mirrored(self.rect(), part)
