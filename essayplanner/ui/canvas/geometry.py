"""A view whose rows lie where a drawing has them, whatever their number: Qt's own lay them out one below another."""

from collections.abc import Iterable
from typing import TypeAlias

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPoint,
    QPointF,
    QRect,
    QRectF,
    Qt,
    Slot,
)
from PySide6.QtGui import QFocusEvent, QRegion, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame

from essayplanner.ui.canvas.figures import Drawing, Figure
from essayplanner.ui.canvas.model import FiguresModel, Index
from essayplanner.ui.canvas.places import Box, Places, Way
from essayplanner.ui.canvas.told_figures import ToldFigures
from essayplanner.ui.look.fields import give_viewport
from essayplanner.ui.look.soon import soon
from essayplanner.ui.look.theme import Theme

Hint: TypeAlias = QAbstractItemView.ScrollHint
Go: TypeAlias = QAbstractItemView.CursorAction

_WAYS = {Go.MoveLeft: Way.LEFT, Go.MoveRight: Way.RIGHT, Go.MoveUp: Way.UP, Go.MoveDown: Way.DOWN}
#: Pixels of the design between a figure that is scrolled into sight and the edge of the view.
_ROUND = 16


class PlacedFigures(ToldFigures, QAbstractItemView):
    """Knows where each figure is, scrolls over all of them, and goes from one to the next in a direction.

    `scale` is how large the drawing is shown; lengths of the drawing times it are pixels of the view.
    """

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        give_viewport(self)
        self.theme, self.figures = theme, FiguresModel(self)
        self.drawing: Drawing | None = None
        self.places = Places(())
        self.scale = 1.0
        self._is_entering = False
        self.setModel(self.figures)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)

    # What is shown

    def show_drawing(self, drawing: Drawing) -> None:
        """Show another drawing; who scrolled somewhere stays there, and what is in both stays chosen."""
        self.drawing = drawing
        figures = list(drawing.figures)
        self.places = Places([figure.box for figure in figures])
        self.show_figures(figures)
        self.executeDelayedItemsLayout()  # at its own time it would have all of it painted once more
        self.arrange()

    def show_scale(self, scale: float, at: QPointF | None = None) -> None:
        """Show it larger or smaller; what is at a point of the viewport, by default in its middle, stays there."""
        at = at or QPointF(self.viewport().rect().center())
        held = self.to_drawing(at)
        self.scale = scale
        self.arrange()
        self.scroll_to_point(held, at)

    def scroll_to_point(self, point: QPointF, at: QPointF) -> None:
        """Have a point of the drawing at one of the viewport, as near as it can be scrolled."""
        self.horizontalScrollBar().setValue(round(point.x() * self.scale - at.x()))
        self.verticalScrollBar().setValue(round(point.y() * self.scale - at.y()))

    def arrange(self) -> None:
        """Let the scroll bars know how large it is."""
        wide, high = self.drawing.size if self.drawing else (0.0, 0.0)
        room = self.viewport().size()
        for bar, whole, shown in (
            (self.horizontalScrollBar(), wide, room.width()),
            (self.verticalScrollBar(), high, room.height()),
        ):
            bar.setRange(0, max(0, round(whole * self.scale) - shown))
            bar.setPageStep(shown)
            bar.setSingleStep(self.theme.px(24))
        self.viewport().update()

    def to_drawing(self, point: QPoint | QPointF) -> QPointF:
        """A point of the viewport, on the drawing."""
        return QPointF(
            (point.x() + self.horizontalOffset()) / self.scale, (point.y() + self.verticalOffset()) / self.scale
        )

    def in_sight(self) -> Box:
        """What of the drawing is in the viewport."""
        first = self.to_drawing(QPointF(0, 0))
        room = self.viewport().size()
        return Box(first.x(), first.y(), room.width() / self.scale, room.height() / self.scale)

    def figure_at(self, point: QPoint) -> Figure | None:
        """The figure at a point of the viewport."""
        at = self.to_drawing(point)
        number = self.places.at(at.x(), at.y())
        return self.figures.figures[number] if number >= 0 else None

    def card_at(self, point: QPoint) -> int:
        """The card whose figure is at a point of the viewport; 0 for none."""
        figure = self.figure_at(point)
        return figure.card_id if figure else 0

    def current(self) -> Figure | None:
        """The figure to which the keys go."""
        return self.figures.figure(self.currentIndex())

    def rows_of_card(self, card_id: int) -> list[int]:
        """The rows of all figures that show a card."""
        return [row for row, figure in enumerate(self.figures.figures) if card_id and figure.card_id == card_id]

    # Where keys go

    def first_row(self) -> int:
        """Where the keys come first: at the first figure in sight; -1 for nowhere."""
        return min(self.places.within(self.in_sight()), default=0 if self.figures.figures else -1)

    def begins(self) -> bool:
        """Whether a figure becomes the current one when the focus comes and none is."""
        return True

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begins somewhere, where no figure is the current one; not before all is laid out, as Qt would."""
        self._is_entering = True
        super().focusInEvent(event)
        self._is_entering = False
        soon(self, self._begin)

    @Slot()
    def _begin(self) -> None:
        if self.hasFocus() and not self.currentIndex().isValid() and self.begins():
            index = self.figures.index(self.first_row())
            self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)

    def neighbour(self, row: int, way: Way) -> int:
        """The row to which an arrow key goes, by default that of the nearest figure in its direction; -1 for none."""
        return self.places.next_to(row, way)

    def moveCursor(self, action: Go, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        row, last = self.currentIndex().row(), len(self.figures.figures) - 1
        if action in (Go.MoveHome, Go.MoveEnd):
            return self.figures.index(last if action == Go.MoveEnd else 0)
        if row < 0:
            return self.figures.index(-1 if self._is_entering else self.first_row())
        if action in _WAYS:
            to = self.neighbour(row, _WAYS[action])
        elif action in (Go.MovePageUp, Go.MovePageDown):
            to = self._page(row, Way.UP if action == Go.MovePageUp else Way.DOWN)
        else:
            to = row + (1 if action == Go.MoveNext else -1)
        return self.figures.index(to if 0 <= to <= last else row)

    def _page(self, row: int, way: Way) -> int:
        least = self.viewport().height() / self.scale
        start, to = self.places.boxes[row].y, row
        while (following := self.neighbour(to, way)) >= 0 and abs(self.places.boxes[to].y - start) < least:
            to = following
        return to

    # What Qt's view asks

    def seen(self, box: Box) -> QRectF:
        """A box of the drawing, in the viewport."""
        return QRectF(
            box.x * self.scale - self.horizontalOffset(),
            box.y * self.scale - self.verticalOffset(),
            box.width * self.scale,
            box.height * self.scale,
        )

    def in_view(self, box: Box) -> QRectF:
        """What of a box of the drawing is in the viewport; empty where nothing is."""
        return self.seen(box).intersected(QRectF(self.viewport().rect()))

    def visualRect(self, index: Index) -> QRect:
        figure = self.figures.figure(index)
        return self.seen(figure.box).toAlignedRect() if figure else QRect()

    def indexAt(self, point: QPoint) -> QModelIndex:
        at = self.to_drawing(point)
        return self.figures.index(self.places.at(at.x(), at.y()))

    def scrollTo(self, index: Index, hint: Hint = Hint.EnsureVisible) -> None:
        if not index.isValid():
            return
        rect, room, around = self.visualRect(index), self.viewport().rect(), self.theme.px(_ROUND)
        for bar, first, last, end in (
            (self.horizontalScrollBar(), rect.left(), rect.right() + 1, room.width()),
            (self.verticalScrollBar(), rect.top(), rect.bottom() + 1, room.height()),
        ):
            if hint == Hint.PositionAtCenter:
                bar.setValue(bar.value() + (first + last - end) // 2)
            elif first < 0 or last - first > end:
                bar.setValue(bar.value() + first - around)
            elif last > end:
                bar.setValue(bar.value() + last - end + around)

    def horizontalOffset(self) -> int:
        return self.horizontalScrollBar().value()

    def verticalOffset(self) -> int:
        return self.verticalScrollBar().value()

    def isIndexHidden(self, index: Index) -> bool:
        return False

    def setSelection(self, rect: QRect, command: QItemSelectionModel.SelectionFlag) -> None:
        """Choose what lies in a rectangle of the viewport; a press and a key, at a point, choose one figure alone, and
        not that which it lies in, or which lies in it."""
        first = self.to_drawing(rect.topLeft())
        box = Box(first.x(), first.y(), max(1, rect.width()) / self.scale, max(1, rect.height()) / self.scale)
        rows: Iterable[int] = self.places.within(box)
        if max(rect.width(), rect.height()) <= 1:
            current = self.currentIndex()
            is_there = current.isValid() and self.visualRect(current).contains(rect.topLeft())
            at = current if is_there else self.indexAt(rect.topLeft())
            rows = [at.row()] if at.isValid() else []
        chosen = QItemSelection()
        for row in rows:
            chosen.select(self.figures.index(row), self.figures.index(row))
        self.selectionModel().select(chosen, command)

    def visualRegionForSelection(self, selection: QItemSelection) -> QRegion:
        region = QRegion()
        for index in selection.indexes():
            region += self.visualRect(index).adjusted(-4, -4, 4, 4)
        return region

    def updateGeometries(self) -> None:
        self.arrange()
        super().updateGeometries()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """What was in sight is moved, and only what comes into it is drawn."""
        self.viewport().scroll(dx, dy)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.arrange()
