"""The margin: the cards that were made of the document, at the height of their passages."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from essayplanner.domain.words import kind_title
from essayplanner.language import _
from essayplanner.ui.canvas.figures import Key
from essayplanner.ui.canvas.model import Index
from essayplanner.ui.canvas.view import Canvas
from essayplanner.ui.desk.desk import Desk
from essayplanner.ui.desk.keys_here import name_keys
from essayplanner.ui.look.marks import paint_ring
from essayplanner.ui.look.plain import caption
from essayplanner.ui.read.margin_drawing import Entry, MarginDrawing, lay_margin


class Margin(Canvas):
    """Shows the cards whose passages have a height, and has no bar of its own: it goes along with the pages.

    `passage_wanted` gives the id of a passage that the keys went to, which is to be in sight.
    """

    passage_wanted = Signal(int)
    laid = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Cards made from this document"))
        self.pans = False
        self.is_narrow = False
        #: What the wheel turns: the pages beside.
        self.beside: QWidget | None = None
        self.entries: Sequence[Entry] = ()
        self._heights: Mapping[int, float] = {}
        self._top = 0.0
        self._is_following = False
        for set_policy in (self.setHorizontalScrollBarPolicy, self.setVerticalScrollBarPolicy):
            set_policy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setObjectName("readMargin")
        name_keys(self, _("Up and Down go along the cards · Enter edits one · Ctrl+Enter places it"))
        self.walked.connect(self._bring_passage)
        self.opened.connect(self._list)
        self.clicked.connect(self._click)

    def show_entries(self, entries: Sequence[Entry]) -> None:
        """Have other cards."""
        self.entries = entries

    def follow(self, height_of: Callable[[int], float | None], top: float) -> None:
        """Lay the cards beside their passages, of which this gives the heights, by their ids; none above `top`, where
        the document begins."""
        found = {entry.passage.id: height_of(entry.passage.id) for entry in self.entries}
        self._heights = {id: height for id, height in found.items() if height is not None}
        self._top = top
        self._lay()

    def _lay(self) -> None:
        room = float(self.viewport().width()), float(self.viewport().height())
        drawing = lay_margin(
            self.theme,
            self.entries,
            self._heights,
            room,
            self._top,
            is_narrow=self.is_narrow,
            from_right=self.isRightToLeft(),
        )
        self._is_following = True
        self.show_drawing(drawing)
        self._is_following = False
        self.viewport().update()
        self.laid.emit()

    def boxes(self) -> dict[int, tuple[Entry, QPointF, bool]]:
        """By passage, where the line to it ends at its card, in the viewport, and whether the card is chosen."""
        if not isinstance(self.drawing, MarginDrawing) or self.is_narrow:
            return {}
        chosen, found = {figure.key for figure in self.chosen()}, {}
        for figure in self.drawing.figures:
            (entry,) = self.drawing.entries[figure.key]
            x = figure.box.right if self.isRightToLeft() else figure.box.x
            point = QPointF(x, figure.box.y + self.theme.px(14))
            found[entry.passage.id] = entry, point, figure.key in chosen or figure.key == self.hovered()
        return found

    def hover(self, key: Key | None) -> None:
        """Its line is drawn stronger."""
        if key != self.hovered():
            super().hover(key)
            self.laid.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Has the mark of the focus around all of it where the keys are at no card yet."""
        super().paintEvent(event)
        if self.hasFocus() and self.current() is None:
            with QPainter(self.viewport()) as painter:
                paint_ring(painter, self.theme, QRectF(self.viewport().rect()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lays them as wide as there is room."""
        super().resizeEvent(event)
        self._lay()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Turns the pages."""
        if self.beside:
            QApplication.sendEvent(self.beside, event)

    def _bring_passage(self) -> None:
        figure = self.current()
        if figure and not self._is_following and isinstance(figure.key, tuple) and self.hasFocus():
            self.passage_wanted.emit(figure.key[1])

    def _click(self, index: Index) -> None:
        if self.is_narrow and (figure := self.figures.figure(index)):
            self._list(figure.key)

    def _list(self, key: Key) -> None:
        """List the cards that are counted at a line."""
        drawing = self.drawing
        if not isinstance(drawing, MarginDrawing) or key not in drawing.entries:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for entry in drawing.entries[key]:
            kind, title = kind_title(entry.passage.kind), entry.passage.title
            action = menu.addAction(caption(_("{kind}: {title}", kind=kind, title=title)))
            action.setData(entry.passage.card_id)
        menu.triggered.connect(lambda action: self.edit_wanted.emit(action.data()))
        box = self.visualRect(self.figures.index(self.figures.row_of(key)))
        menu.popup(self.viewport().mapToGlobal(box.bottomLeft() + QPoint(0, 2)))
