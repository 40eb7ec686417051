"""One way to scroll through a list and what stands above it."""

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QRect, Qt, QTimer
from PySide6.QtGui import QDragMoveEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QHBoxLayout, QScrollBar, QWidget

from essayplanner.ui.look.fields import Scrolled, StandingBar
from essayplanner.ui.look.mirroring import mirrored

#: So near to an edge a drag scrolls: so far at once, every so many milliseconds. In pixels.
_EDGE, _STEP, _EVERY = 40, 12, 40


class OneScroll(QWidget):
    """A column that ends in the rows of a list, whose bar is one whose room stays.

    What stands above the rows stays there where the rows have room enough below it. Where they have not (large text,
    a low window) one bar scrolls through all of it: first what stands above goes, then the rows, which have the whole
    height meanwhile. That bar stands beside all of it, or `over` the room of the bar of the rows, which the column then
    leaves free above them too: nothing becomes narrower by it.
    """

    def __init__(self, column: QWidget, rows: QAbstractItemView, *, over: bool = False) -> None:
        super().__init__()
        self._rows, self._column, self._least, self._drags = rows, column, 0, 0
        self._outer = Scrolled(column)
        self._outer.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.bar = QScrollBar(Qt.Orientation.Vertical)
        self.bar.hide()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._outer, 1)
        self._is_over = over
        if over:
            self.bar.setParent(self)
        else:
            row.addWidget(self.bar)
        inner = rows.verticalScrollBar()
        assert isinstance(inner, StandingBar)
        self._above, self._inner = self._outer.verticalScrollBar(), inner
        self._is_going = False
        self._inner.valueChanged.connect(self._follow_rows)
        self._above.rangeChanged.connect(self._follow_room)
        for bar in (self._above, self._inner):
            bar.valueChanged.connect(self._follow)
            bar.rangeChanged.connect(self._follow)
        self.bar.valueChanged.connect(self._go)
        self._dragging = QTimer(self, interval=_EVERY)
        self._dragging.timeout.connect(self._go_on)
        self._outer.viewport().setAcceptDrops(True)
        for watched in (rows, rows.viewport(), self._outer.viewport()):
            watched.installEventFilter(self)
        QApplication.instance().focusChanged.connect(self._follow_focus)  # type: ignore[union-attr]

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A bar that stands over the room of another stays at the end."""
        super().resizeEvent(event)
        if self._is_over:
            wide = self.bar.sizeHint().width()
            at = QRect(self.width() - wide, 0, wide, self.height())
            self.bar.setGeometry(mirrored(self.rect(), at, self.isRightToLeft()))
            self.bar.raise_()

    @property
    def is_one(self) -> bool:
        """Whether what stands above the rows scrolls with them."""
        return not self.bar.isHidden()

    @property
    def gone(self) -> int:
        """How much of what stands above the rows is scrolled out of sight, in pixels."""
        return self._above.value()

    def set_least(self, height: int) -> None:
        """Have the rows need this height at least."""
        self._least = height
        self._arrange()

    def show_row(self, index: QModelIndex | QPersistentModelIndex | None = None) -> None:
        """Bring a row, or the current one, into sight, which the rows have brought into their own."""
        self.show_part(self._rows.visualRect(index or self._rows.currentIndex()))

    def show_part(self, rect: QRect) -> None:
        """Bring a part of the rows into sight, which the rows have brought into their own."""
        if rect.isValid() and self._above.value() < self._above.maximum():
            for corner in (rect.bottomLeft(), rect.topLeft()):
                at = self._rows.viewport().mapTo(self._column, corner)
                self._outer.ensureVisible(at.x(), at.y(), 0, 4)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The wheel, and a drag at an edge, go through all of it; what grows above the rows may leave them too little
        room."""
        kind, rows = event.type(), self._rows
        if kind == QEvent.Type.Wheel and self.is_one and watched is not rows:
            QApplication.sendEvent(self.bar, event)
            return True
        if kind in (QEvent.Type.Move, QEvent.Type.Resize) and watched is not rows.viewport():
            self._arrange()
        elif isinstance(event, QDragMoveEvent) and isinstance(watched, QWidget) and watched is not rows:
            return self._drag(watched, event)
        elif kind in (QEvent.Type.DragLeave, QEvent.Type.Drop):
            self._dragging.stop()
        return False

    def _drag(self, over: QWidget, event: QDragMoveEvent) -> bool:
        """Something comes in, or is moved, over the rows, or over what stands above them: there it can only scroll."""
        comes_in = event.type() == QEvent.Type.DragEnter
        if not comes_in:
            self._feel_edges(over.mapTo(self._outer.viewport(), event.position().toPoint()).y())
        if over is self._rows.viewport() or not self.is_one or event.mimeData().hasUrls():
            return False
        event.setAccepted(comes_in)
        return True

    def _arrange(self) -> None:
        """Let the rows have what is left, or the whole height."""
        room, above = self._outer.viewport().height(), self._rows.y()
        is_one = above + max(self._least, self._rows.sizeHint().height()) > room
        least = max(room, 1) if is_one else self._least
        if self._rows.minimumHeight() != least:
            self._rows.setMinimumHeight(least)
        if is_one != self.is_one:
            self.bar.setVisible(is_one)
            self._inner.let_rest(is_one)
        self._follow()

    def _go(self, value: int) -> None:
        """Scroll all of it there."""
        if self._is_going:
            return
        above = self._above.maximum()
        self._is_going = True
        self._above.setValue(min(value, above))
        self._inner.setValue(max(0, value - above))
        self._is_going = False

    def _follow_rows(self, value: int) -> None:
        """Rows that scroll have scrolled away what stands above them."""
        if value and self.is_one and not self._is_going:
            self._above.setValue(self._above.maximum())

    def _follow_room(self) -> None:
        """What grows above rows that are scrolled grows out of sight: the rows stay where they are."""
        self._follow_rows(self._inner.value())

    def _follow(self) -> None:
        """Rows stand at their beginning while anything above them is seen; the bar shows how far all of it is."""
        if self._is_going or not self.is_one:
            return
        self._is_going = True
        above, inner = self._above, self._inner
        if above.value() < above.maximum():
            inner.setValue(0)
        self.bar.setRange(0, above.maximum() + inner.maximum())
        self.bar.setPageStep(self._outer.viewport().height())
        self.bar.setSingleStep(inner.singleStep())
        self.bar.setValue(above.value() + inner.value())
        self._is_going = False

    def _follow_focus(self, _before: QWidget | None, now: QWidget | None) -> None:
        """What gets the focus above the rows comes into sight."""
        if self.is_one and now and self._column.isAncestorOf(now) and now.visibleRegion().isEmpty():
            self._outer.ensureWidgetVisible(now)

    def _feel_edges(self, y: int) -> None:
        """The rows scroll by themselves at their own edges, of which one may be out of sight."""
        down = y > self._outer.viewport().height() - _EDGE and self._above.value() < self._above.maximum()
        up = y < _EDGE and not self._inner.value() and self._above.value() > 0
        self._drags = _STEP if down else -_STEP
        if not (self.is_one and (down or up)):
            self._dragging.stop()
        elif not self._dragging.isActive():
            self._dragging.start()

    def _go_on(self) -> None:
        self.bar.setValue(self.bar.value() + self._drags)
