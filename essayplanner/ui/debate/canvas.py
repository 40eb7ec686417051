"""The drawing of the debate, and what mouse and keys do on it beside what they do on every canvas."""

from PySide6.QtCore import QModelIndex, QPoint, QPointF, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from essayplanner.language import _
from essayplanner.ui.canvas.dropping import Drops
from essayplanner.ui.canvas.figures import Drawing, Figure, Key
from essayplanner.ui.canvas.geometry import Hint
from essayplanner.ui.canvas.linking import Linking
from essayplanner.ui.canvas.model import Index
from essayplanner.ui.canvas.places import Way
from essayplanner.ui.debate.held import HeldCanvas
from essayplanner.ui.debate.line import Line
from essayplanner.ui.debate.reasons import Reason
from essayplanner.ui.debate.walking import part_of, step
from essayplanner.ui.desk.desk import Desk
from essayplanner.ui.desk.keys_here import name_keys
from essayplanner.ui.look.fields import keep_width

#: Pixels of the design: as much of a claim as its title takes.
_TITLE = 64
#: Pixels to either side of a line that count.
_REACH = 5

_ON_LINE = _("Arrows walk the line · Alt+arrows move the historian · Page Down: next pair · L links two")
_IN_COLUMN = _("Arrows walk the claims · Alt+arrows move one · Space folds · M and a number: to a side · L links two")


class DebateCanvas(HeldCanvas):
    """The historians on their line, and the columns.

    `side_menu_wanted` asks for the menu of a side at a point of the screen, `turned` for the pair after this one, or
    before it; `sided` brings the number of a side, counted from 1 (0: none), to which the chosen cards are to go.
    """

    is_tree = True
    side_menu_wanted = Signal(int, QPoint)
    turned = Signal(int)
    sided = Signal(int)
    #: F2: the side of that id is to be called otherwise.
    renaming = Signal(int, QPoint)
    #: The line that is drawn, whose links are hit beside their words too; Qt asks what is where while a view is made.
    line: Line | None = None

    def __init__(self, desk: Desk, drops: Drops) -> None:
        super().__init__(desk, _("Debate"), drops)
        self.pans = False
        self.linking = Linking(self, desk)
        self._takes_side = False
        #: Whether the press was the second of two, which come where something else may be by now.
        self._again = False
        self.reason = Reason(self.viewport(), desk.theme)
        #: What was pressed last.
        self._pressed: Figure | None = None
        keep_width(self)
        self.setCornerWidget(QWidget())
        self.clicked.connect(self._click)
        self.walked.connect(self._name_keys)
        self._name_keys()

    def _name_keys(self) -> None:
        name_keys(self, _ON_LINE if self.is_on_line() else _IN_COLUMN)
        self.desk.announcer.keys_named.emit()

    def is_on_line(self) -> bool:
        """Whether the keys go to the line."""
        return part_of(self.current()) in ("historian", "seat", "link", "")

    # The pointer

    def indexAt(self, point: QPoint) -> QModelIndex:
        """A link is hit by its line too, where no figure is."""
        index = super().indexAt(point)
        at = self.to_drawing(point)
        link = None if index.isValid() or self.line is None else self.line.link_at(at.x(), at.y(), _REACH)
        return self.figures.index(self.figures.row_of(("link", link.id))) if link else index

    def figure_at(self, point: QPoint) -> Figure | None:
        """A link is hit by its line too."""
        return self.figures.figure(self.indexAt(point))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """A link under the pointer shows its reason."""
        super().mouseMoveEvent(event)
        routes = self.line.routes if self.line and not event.buttons() else ()
        over = (route.link.because for route in routes if self.hovered() == ("link", route.link.id))
        self.reason.follow(next(over, ""), event.position())

    def hover(self, key: Key | None) -> None:
        """No reason is shown of what the pointer left."""
        super().hover(key)
        if key is None:
            self.reason.follow("", QPointF())

    def show_drawing(self, drawing: Drawing) -> None:
        """Show another drawing; what the pointer was over may be gone."""
        super().show_drawing(drawing)
        if self.figures.row_of(self.hovered()) < 0:
            self.hover(None)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws the reason of the link under the pointer over it all."""
        super().paintEvent(event)
        if self.reason.is_shown:
            with QPainter(self.viewport()) as painter:
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                self.reason.paint(painter, from_right=self.isRightToLeft())

    def first_row(self) -> int:
        """The first historian."""
        rows = (row for row, figure in enumerate(self.figures.figures) if part_of(figure) == "historian")
        return next(rows, super().first_row())

    def _click(self) -> None:
        figure, again = self.current(), self._again
        self._again = False
        if figure and not figure.card_id and not again:
            self.opened.emit(figure.key)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Opens the card that was pressed first, or made by that, whatever lies there by now; anything else was done at
        the first click."""
        self._again = True
        figure = self._pressed
        if figure and event.button() == Qt.MouseButton.LeftButton:
            card_id = self.desk.selection.card_id if part_of(figure) in ("add", "seat") else figure.card_id
            if card_id:
                self.edit_wanted.emit(card_id)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._again, self._pressed = False, self.figure_at(event.position().toPoint())
        super().mousePressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """A side has a menu of its own."""
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        figure = self.current() if by_key else self.figure_at(event.pos())
        if figure and part_of(figure) == "side":
            self.side_menu_wanted.emit(figure.key[1], self.corner(figure))  # type: ignore[index]
        else:
            super().contextMenuEvent(event)

    def scrollTo(self, index: Index, hint: Hint = Hint.EnsureVisible) -> None:
        """Brings a figure into sight, of a claim its title; what would cut the lines above the historians shows all of
        them, where both have room."""
        figure, bar = self.figures.figure(index), self.verticalScrollBar()
        if figure is None:
            return
        part, box, before = part_of(figure), figure.box, bar.value()
        high = min(box.height, self.theme.px(_TITLE)) if part == "claim" else box.height
        is_seen = before + self.under(box.x) <= box.y and box.y + high <= before + self.viewport().height()
        if not is_seen or part != "claim":
            super().scrollTo(index, hint)
        if self.held:
            return
        heads = (each.box.y for each in self.figures.figures if part_of(each) == "side")
        moved = bar.value() != before or part in ("historian", "seat", "link")
        if moved and bar.value() < min(heads, default=0) and box.y + high <= self.viewport().height():
            bar.setValue(0)

    def corner(self, figure: Figure) -> QPoint:
        """Where a menu of a figure opens, on the screen."""
        rect = self.seen(figure.box).toRect()
        return self.viewport().mapToGlobal(rect.bottomRight() if self.isRightToLeft() else rect.bottomLeft())

    # Keys

    def neighbour(self, row: int, way: Way) -> int:
        """Left and Right go along the line or to the column beside, Up and Down along a column."""
        to = step(self.figures.figures, row, way)
        return super().neighbour(row, way) if to is None else to

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space does what a click does; on the line Page Up and Page Down turn to another pair; a number after M is a
        side."""
        key, current = event.key(), self.current()
        takes_side, self._takes_side = self._takes_side, False
        if takes_side and event.text().isdigit():
            self.sided.emit(int(event.text()))
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown) and not event.modifiers() and self.is_on_line():
            self.turned.emit(1 if key == Qt.Key.Key_PageDown else -1)
        elif key == Qt.Key.Key_F2 and current and part_of(current) == "side":
            self.renaming.emit(current.key[1], self.corner(current))  # type: ignore[index]
        elif key == Qt.Key.Key_F2 and current and current.card_id:
            self.edit_wanted.emit(current.card_id)
        elif key == Qt.Key.Key_Space and not event.modifiers() and current:
            self.opened.emit(current.key)
        else:
            super().keyPressEvent(event)

    def await_side(self) -> None:
        """The next number is a side."""
        self._takes_side = True
