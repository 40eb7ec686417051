"""Selecting in the pages of a document, by mouse."""

from collections.abc import Callable

from PySide6.QtCore import QMimeData, QPointF, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication

from essayplanner.domain.cards import Kind
from essayplanner.domain.text import shorten
from essayplanner.language import _
from essayplanner.ui.desk.announcing import tell_settled_of
from essayplanner.ui.desk.dragging import drag, is_dragging
from essayplanner.ui.look.drag_picture import drag_picture
from essayplanner.ui.look.theme import Theme
from essayplanner.ui.read.pages_readable import At, Readable, Selection, Stretch
from essayplanner.ui.read.selecting_range import Range
from essayplanner.ui.read.view_places import PlacedPages

#: Milliseconds between two steps of a selection that is dragged over an edge, and pixels of one at most.
_EVERY, _STEP = 30, 60
#: So many pixels a hand may stray that clicks.
_WOBBLE = 3
#: Letters of what is said of a selection.
_SAID = 300


class SelectingPages(PlacedPages):
    """Pages in which words can be selected; `selection_changed` tells of each change of it.

    `drag_of` gives what is dragged out of a selection, which hangs at the pointer as a card of evidence; None for
    nothing, and without it nothing can be dragged.
    """

    selection_changed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.drag_of: Callable[[Selection], QMimeData | None] | None = None
        self.range: Range | None = None
        self._told: Selection | None = None
        self._pressed: QPointF | None = None
        self._may_drag = self._is_selecting = self._is_sweeping = False
        self._begun = At(0, 0)
        self._clicks, self._clicked = 0, QPointF()
        self._edge = QTimer(self, interval=_EVERY)
        self._edge.timeout.connect(self._over_edge)
        self._again = QTimer(self, singleShot=True)
        self.viewport().setCursor(Qt.CursorShape.IBeamCursor)
        self.setMouseTracking(True)
        self.viewport().setMouseTracking(True)

    def show_readable(self, readable: Readable | None) -> None:
        """Show another document, of which nothing is selected, also by a hand that was selecting."""
        self._edge.stop()
        self._pressed, self._may_drag, self._is_selecting = None, False, False
        self.range = Range(readable) if readable else None
        super().show_readable(readable)
        self._tell_selection()

    @property
    def selection(self) -> Selection | None:
        """What is selected; None for nothing, and while the text of one of its pages is not there yet."""
        return self.range.selection() if self.range else None

    def clear_selection(self) -> None:
        """Select nothing; the caret stays where it is."""
        if self.range:
            self.range.clear()
            self._tell_selection()

    def select(self, part: Stretch) -> None:
        """Select characters of a page."""
        if self.range:
            self.range.choose(At(part.page, part.first), At(part.page, part.last))
            self._tell_selection()

    def _texts_needed(self) -> list[int]:
        if not self.range:
            return []
        caret = [self.range.caret.page] if self.range.caret else []
        return [*self.range.pages, *caret]

    @Slot(int)
    def _take_text(self, page: int) -> None:
        super()._take_text(page)
        if self.range and page in self.range.pages:
            self._tell_selection()

    def _tell_selection(self) -> None:
        self.viewport().update()
        told = self.selection
        if told != self._told:
            self._told = told
            self.selection_changed.emit()
            if told:
                tell_settled_of(self, _("Selected: {words}", words=shorten(told.quoted, _SAID)))

    # Mouse

    def is_selected_at(self, point: QPointF) -> bool:
        """Whether a point of the viewport is on what is selected."""
        page, at = self.point_at(point)
        stretch = self.range.stretch(page) if self.range and page else None
        return stretch is not None and any(rect.contains(at) for rect in self.rects_in_sight(*stretch))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin to select whole words, or to drag what is selected; a second click takes the word, a third the
        paragraph."""
        if event.button() != Qt.MouseButton.LeftButton or self.range is None or is_dragging():
            return
        point = event.position()
        near = (point - self._clicked).manhattanLength() < QApplication.startDragDistance()
        self._clicks = self._clicks + 1 if self._again.isActive() and near else 1
        self._clicked = self._pressed = point
        self._is_sweeping = False
        self._again.start(QApplication.doubleClickInterval())
        self._may_drag = self._clicks == 1 and self.drag_of is not None and self.is_selected_at(point)
        at = self.place_under(point)
        if self._may_drag or at is None:
            return
        self._begun = at
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier and self._clicks == 1:
            self._begun = self.range.anchor or at
            self._sweep_to(at)
        elif self._clicks == 1:
            self.range.choose(at, at)
        else:
            self.range.choose(*(self.range.word_at(at) if self._clicks == 2 else self.range.paragraph_at(at)))
        self._is_selecting = self._clicks < 3
        self._tell_selection()

    def _sweep_to(self, at: At) -> None:
        """Select from where the hand began, with all of the words there and here: no card begins within a word. Keys
        take letters one by one."""
        if self.range:
            self.range.choose(self._begun, self._begun)
            self.range.go(at, keep=True)
            self.range.widen()
            self._tell_selection()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """A click like others, which are counted here."""
        self.mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Go on selecting, or begin to drag."""
        if not event.buttons() & Qt.MouseButton.LeftButton or self._pressed is None:
            self.hover(event.position())
            return
        way = (event.position() - self._pressed).manhattanLength()
        far = way >= QApplication.startDragDistance()
        if far:
            self._again.stop()
        if self._may_drag:
            if far:
                self._drag()
            return
        self._is_sweeping = self._is_sweeping or far or (self._clicks == 1 and way > _WOBBLE)
        if self._is_selecting and self._is_sweeping and (at := self.place_under(event.position())):
            self._sweep_to(at)
            self._clicked = event.position()
            inside = self.viewport().rect().contains(event.position().toPoint())
            if inside:
                self._edge.stop()
            elif not self._edge.isActive():
                self._edge.start()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click that dragged nothing takes the selection away, and may be one on a mark."""
        self._edge.stop()
        pressed, self._pressed = self._pressed, None
        if pressed is None or event.button() != Qt.MouseButton.LeftButton:
            return
        if self._may_drag and self.range and (at := self.place_under(event.position())):
            self.range.choose(at, at)
            self._tell_selection()
        self._may_drag = self._is_selecting = False
        still = (event.position() - pressed).manhattanLength() < QApplication.startDragDistance()
        if still and self._clicks == 1 and not event.modifiers():
            self.click(event.position())

    def hover(self, point: QPointF) -> None:
        """The pointer is at a point of the viewport, and nothing is pressed."""

    def click(self, point: QPointF) -> None:
        """Something was pressed and let go of there."""

    @Slot()
    def _over_edge(self) -> None:
        """The pointer is held beyond an edge: scroll, and select what comes."""
        point, port = self._clicked, self.viewport().rect()
        for bar, over, end in (
            (self.verticalScrollBar(), point.y(), port.height()),
            (self.horizontalScrollBar(), point.x(), port.width()),
        ):
            by = over if over < 0 else over - end if over > end else 0
            bar.setValue(bar.value() + round(max(-_STEP, min(_STEP, by))))
        inside = QPointF(max(0.0, min(port.width() - 1.0, point.x())), max(0.0, min(port.height() - 1.0, point.y())))
        if at := self.place_under(inside):
            self._sweep_to(at)

    def _drag(self) -> None:
        self._may_drag, self._pressed = False, None
        chosen = self.selection
        data = self.drag_of(chosen) if self.drag_of and chosen else None
        if data is not None and chosen is not None:
            shown = [(Kind.EVIDENCE, shorten(chosen.quoted, _SAID), "")]
            picture = drag_picture(self.theme, shown, from_right=self.isRightToLeft())
            drag(self, data, picture, Qt.DropAction.CopyAction, Qt.DropAction.CopyAction)
