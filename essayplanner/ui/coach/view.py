"""The list of what the coach says: one finding is open, with its buttons."""

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent

from essayplanner.language import _
from essayplanner.ui.coach.buttons import FindingButtons
from essayplanner.ui.coach.delegate import FindingDelegate
from essayplanner.ui.coach.laying import END, TEXT
from essayplanner.ui.coach.model import FindingsModel, Index
from essayplanner.ui.coach.rows import Row, What
from essayplanner.ui.coach.rows_view import RowsView
from essayplanner.ui.desk.keys_here import name_keys
from essayplanner.ui.look.mirroring import mirrored
from essayplanner.ui.look.soon import soon
from essayplanner.ui.look.theme import Theme
from essayplanner.ui.look.told_rows import RowPlace

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class FindingsView(RowsView):
    """Shows a `FindingsModel`.

    `went` says that a hand wants to see where a finding lies, `helped` that what stands at the end of a row is wanted,
    `put_aside` that a finding is not to be asked here; each brings the Row. `turned` says that another row is the
    current one, `let_go` that the pointer went.
    """

    went = Signal(object)
    helped = Signal(object)
    put_aside = Signal(object)
    turned = Signal()
    let_go = Signal()
    #: Qt asks for its geometry before it is made.
    _is_made = False

    def __init__(self, model: FindingsModel, theme: Theme, *, read_only: bool) -> None:
        super().__init__(model, _("What an examiner would ask"))
        self.findings, self.theme, self._read_only = model, theme, read_only
        self.delegate = FindingDelegate(model, theme, self)
        self.buttons = FindingButtons(theme, self.viewport())
        self.setItemDelegate(self.delegate)
        self.setMouseTracking(True)
        reads = _("F8 next finding · Space shows where")
        name_keys(
            self, reads if read_only else _("F8 next finding · Enter mends · Space shows where · Delete not here")
        )
        self.buttons.left.connect(self.left)
        self.buttons.set_aside.connect(lambda: self.put_aside.emit(self.open_row_now()))
        self.selectionModel().currentChanged.connect(self._turn)
        model.dataChanged.connect(self._altered)
        for told in (model.rowsInserted, model.rowsRemoved, model.modelReset):
            told.connect(self._arrange_soon)
        theme.wear(_rules)
        theme.changed.connect(self.restyle)
        self._is_made = True
        self.restyle()

    def row_place(self, index: Index) -> RowPlace:
        """A finding says itself which it is."""
        row = self.findings.row(index)
        return RowPlace(0, 0) if row and row.finding else super().row_place(index)

    def row_now(self) -> Row | None:
        """The current row."""
        return self.findings.row(self.currentIndex())

    def open_row_now(self) -> Row | None:
        """The finding that is open."""
        place = self.findings.place_of(self.delegate.open_key)
        return self.findings.rows[place] if place >= 0 else None

    @property
    def has_hand(self) -> bool:
        """Whether the keys go to it, or to its buttons."""
        return self.hasFocus() or any(each.hasFocus() for each in self.buttons.all)

    @property
    def is_under_hand(self) -> bool:
        """Whether nothing in it may move: the keys go to it, or the pointer is over it."""
        return self.has_hand or (self.isVisible() and self.viewport().underMouse())

    # What is open

    def _turn(self) -> None:
        row = self.row_now()
        if row and row.finding and row.key != self.delegate.open_key:
            self._open(row)
        self.turned.emit()

    def _open(self, row: Row) -> None:
        before = self.visualRect(self.currentIndex()).top()
        self.delegate.open_key = row.key
        self._show_buttons()
        self.doItemsLayout()
        bar = self.verticalScrollBar()  # what was pressed stays under the pointer, where there is room to scroll
        bar.setValue(bar.value() + self.visualRect(self.currentIndex()).top() - before)

    def _show_buttons(self) -> None:
        row = self.open_row_now()
        if row and row.finding:
            self.buttons.show_finding(row.finding, read_only=self._read_only)
            self.delegate.buttons = self.buttons.high(self._room())

    def _room(self) -> int:
        px = self.theme.px
        return max(1, self.delegate.width - px(TEXT) - px(END))

    def _altered(self, first: Index, last: Index) -> None:
        place = self.findings.place_of(self.delegate.open_key)
        if first.row() <= place <= last.row():
            self._show_buttons()
        self._arrange_soon()

    def _arrange_soon(self) -> None:
        self.scheduleDelayedItemsLayout()

    def restyle(self) -> None:
        """Take on the colours and sizes in force."""
        self.verticalScrollBar().setSingleStep(self.theme.px(24))
        self._measure()

    def _measure(self) -> None:
        self.delegate.width = self.viewport().width()
        self.delegate.laying.forget()
        self._show_buttons()
        self.scheduleDelayedItemsLayout()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width makes other heights."""
        super().resizeEvent(event)
        if self._is_made and self.viewport().width() != self.delegate.width:
            self._measure()

    def updateGeometries(self) -> None:
        """The buttons stand where their row is."""
        super().updateGeometries()
        self._place_buttons()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """They go with it."""
        super().scrollContentsBy(dx, dy)
        self._place_buttons()

    def _place_buttons(self) -> None:
        if not self._is_made:
            return
        place = self.findings.place_of(self.delegate.open_key)
        row = self.findings.rows[place] if place >= 0 else None
        is_there = row is not None and not row.is_gone and self.delegate.buttons > 0
        if row and is_there:
            rect = self.visualRect(self.findings.index(place))
            px, laid = self.theme.px, self.delegate.laid(row)
            at = QRect(px(TEXT), rect.top() + laid.buttons, self._room(), self.delegate.buttons)
            self.buttons.setGeometry(mirrored(rect, at, self.isRightToLeft()))
        elif any(each.hasFocus() for each in self.buttons.all):
            self.setFocus()
        self.buttons.setVisible(is_there)

    # Keys and mouse

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter does what helps, the space bar shows where, Delete sets aside, Escape leaves."""
        key, row = event.key(), self.row_now()
        if key == Qt.Key.Key_Escape and not event.modifiers():
            self.left.emit()
        elif row and key in _ENTER:
            if not event.isAutoRepeat():
                self.open_row(self.currentIndex())
        elif row and key == Qt.Key.Key_Space:
            self.went.emit(row)
        elif row and row.finding and key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.put_aside.emit(row)
        else:
            super().keyPressEvent(event)

    def open_row(self, index: Index) -> None:
        """Does what helps."""
        if row := self.findings.row(index):
            self.helped.emit(row)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """What stands at the end of a row helps; elsewhere a press shows where it lies."""
        at = event.position().toPoint()
        row, is_on_link = self.findings.row(self.indexAt(at)), self._is_on_link(at)
        super().mousePressEvent(event)
        if row and event.button() == Qt.MouseButton.LeftButton:
            acts = self.helped if is_on_link or not row.finding else self.went
            acts.emit(row)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Nothing more: the first click may have moved another row under the pointer, which nobody meant."""
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Shows a hand over what can be pressed; nothing is dragged over."""
        if not event.buttons():
            super().mouseMoveEvent(event)
        at = event.position().toPoint()
        row = self.findings.row(self.indexAt(at))
        is_pressed = self._is_on_link(at) or (row is not None and row.what in (What.ASIDE, What.WELL, What.MORE))
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if is_pressed else Qt.CursorShape.ArrowCursor)

    def _is_on_link(self, at: QPoint) -> bool:
        index = self.indexAt(at)
        row, rect = self.findings.row(index), self.visualRect(index)
        return bool(row and self.delegate.link_rect(rect, row, from_right=self.isRightToLeft()).contains(at))

    def viewportEvent(self, event: QEvent) -> bool:
        """Who goes lets it move again; the mark of the focus comes and goes at once."""
        if event.type() == QEvent.Type.Leave:
            soon(self, self.let_go.emit)
        elif event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.viewport().update()
        return super().viewportEvent(event)


def _rules(theme: Theme) -> str:
    return f"FindingsView {{ background: {theme.tokens.pane}; border: 0; outline: 0; }}"
