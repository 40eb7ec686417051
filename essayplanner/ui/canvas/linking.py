"""A link is drawn from card to card: by the handle with the mouse, or with L, the arrows and Enter."""

from PySide6.QtCore import QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPen

from essayplanner.language import _
from essayplanner.notebook.reading import links_of
from essayplanner.ui.canvas.figures import Figure, Key
from essayplanner.ui.canvas.geometry import PlacedFigures
from essayplanner.ui.canvas.link_popover import LinkEnd, LinkPopover
from essayplanner.ui.desk.desk import Desk
from essayplanner.ui.look.targets import LEAST

#: Pixels of the design: how large the handle is drawn.
_HANDLE = 11


class Linking:
    """What of a canvas draws links. While one is drawn, `aimed` is the figure to which it would lead."""

    def __init__(self, canvas: PlacedFigures, desk: Desk) -> None:
        self._canvas, self._desk, self._theme = canvas, desk, desk.theme
        self.start: Figure | None = None
        self.aimed: Key | None = None
        self.popover: LinkPopover | None = None
        self._at: QPointF | None = None
        self._by_keys = False

    @property
    def is_drawing(self) -> bool:
        """Whether a link is being drawn."""
        return self.start is not None

    # The handle

    def handle(self, figure: Figure) -> QPointF:
        """Where the middle of its handle is, in the viewport: at the end of what is in sight of its box."""
        box, shown = self._canvas.seen(figure.box), self._canvas.in_view(figure.box)
        end = box.left() if self._canvas.isRightToLeft() else box.right()
        return QPointF(end, (box if shown.isEmpty() else shown).center().y())

    def _over_handle(self, figure: Figure | None, at: QPointF) -> bool:
        if figure is None or not figure.card_id or self._desk.book.read_only:
            return False
        off = self.handle(figure) - at
        return abs(off.x()) <= LEAST / 2 and abs(off.y()) <= LEAST / 2

    def press(self, hovered: Figure | None, event: QMouseEvent) -> bool:
        """Begin a link where the handle of the hovered figure is pressed; gives whether that was so."""
        if event.button() != Qt.MouseButton.LeftButton or not self._over_handle(hovered, event.position()):
            return False
        self.start, self._at, self._by_keys = hovered, event.position(), False
        self._ask_for_end()
        return True

    def move(self, event: QMouseEvent) -> None:
        """The line follows the pointer."""
        self._at = event.position()
        self._aim(self._canvas.figure_at(self._at.toPoint()))
        self._canvas.viewport().update()

    def release(self, event: QMouseEvent) -> None:
        """Ask what the link says, where it was let go on another card; said why not where that cannot be."""
        end = self._canvas.figure_at(event.position().toPoint())
        self._finish(end)

    # Keys

    def begin(self) -> None:
        """Draw a link from the current card by keys."""
        current = self._canvas.figures.figure(self._canvas.currentIndex())
        if current is None or not current.card_id:
            self._desk.announcer.ask(self._canvas, _("Choose a card first; a link begins at one."))
            return
        self.start, self._at, self._by_keys = current, None, True
        self._ask_for_end()

    def key(self, event: QKeyEvent) -> bool:
        """What a key does while a link is drawn; gives whether it did something."""
        if not self.is_drawing:
            return False
        if event.key() == Qt.Key.Key_Escape:
            self.cancel()
            return True
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._by_keys:
            self._finish(self._canvas.figures.figure(self._canvas.currentIndex()))
            return True
        return False

    def walked(self) -> None:
        """Another figure is the current one."""
        if self.is_drawing and self._by_keys:
            self._aim(self._canvas.figures.figure(self._canvas.currentIndex()))
            self._canvas.viewport().update()

    def follow(self) -> None:
        """Another drawing is shown, on which the card that the link begins at is somewhere else, or no more."""
        if self.start is None:
            return
        row = self._canvas.figures.row_of(self.start.key)
        if row < 0:
            self.cancel(_("“{title}” is no longer here, so no link was made.", title=self.start.text))
            return
        self.start = self._canvas.figures.figures[row]
        if self._canvas.figures.row_of(self.aimed) < 0:
            self.aimed = None

    def cancel(self, said: str = "") -> None:
        """Draw none, and say so."""
        if self.start:
            self.start, self.aimed = None, None
            self._desk.announcer.say(self._canvas, said or _("No link was made."))
            self._canvas.viewport().update()

    # What comes of it

    def _ask_for_end(self) -> None:
        assert self.start is not None
        said = (
            _("Go to the card to link “{title}” to, and press Enter. Escape cancels.")
            if self._by_keys
            else _("Drag to the card to link “{title}” to.")
        )
        self._desk.announcer.ask(self._canvas, said.format(title=self.start.text))
        self._canvas.viewport().update()

    def _aim(self, figure: Figure | None) -> None:
        assert self.start is not None
        may = figure is not None and figure.card_id not in (0, self.start.card_id)
        self.aimed = figure.key if figure and may else None

    def _finish(self, end: Figure | None) -> None:
        start, self.start, self.aimed = self.start, None, None
        self._canvas.viewport().update()
        if start is None:
            return
        if end is None or not end.card_id:
            self._desk.announcer.say(self._canvas, _("A link leads from one card to another; no link was made."))
        elif end.card_id == start.card_id:
            self._desk.announcer.say(self._canvas, _("A card cannot be linked to itself."))
        else:
            self.ask(start, end)

    def ask(self, start: Figure, end: Figure) -> None:
        """Ask what the first does to the second or, where it does something already, what is to be changed of that."""
        ends, near = (LinkEnd(start.card_id, start.text), LinkEnd(end.card_id, end.text)), self._near(end)
        links = links_of(self._desk.book, start.card_id)
        there = next((link for link in links if link.outgoing and link.other_id == end.card_id), None)
        if there is None:
            self._popover().ask(*ends, near)
        else:
            self._desk.announcer.ask(self._canvas, _("These two are linked already; change what the link says."))
            self._popover().change(there.id, *ends, there.relation, there.because, near)

    def _popover(self) -> LinkPopover:
        if self.popover is None:
            self.popover = LinkPopover(self._desk, self._canvas.window())
            self.popover.closed.connect(self._canvas.setFocus)
        return self.popover

    def change(self, link_id: int, start: LinkEnd, end: LinkEnd, near: QRect) -> None:
        """Ask what is to be changed of a link; `near` is a place of the viewport."""
        for link in links_of(self._desk.book, start.card_id):
            if link.id == link_id:
                self._popover().change(link_id, start, end, link.relation, link.because, self._in_window(near))

    def _near(self, figure: Figure) -> QRect:
        return self._in_window(self._canvas.seen(figure.box).toAlignedRect())

    def _in_window(self, rect: QRect) -> QRect:
        shown = rect.intersected(self._canvas.viewport().rect())
        return QRect(self._canvas.viewport().mapTo(self._canvas.window(), shown.topLeft()), shown.size())

    def show_popover(self, shown: bool) -> None:
        """What is being asked goes with its screen, and comes back with it."""
        if self.popover and self.popover.is_asking:
            self.popover.setVisible(shown)

    # What is seen of it

    def paint(self, painter: QPainter, hovered: Figure | None) -> None:
        """Draw the handle of the hovered figure, or the line of a link that is being drawn; over the drawing, in the
        coordinates of the viewport."""
        colour = self._theme.color("claim")
        if self.start is None:
            if hovered and hovered.card_id and not self._desk.book.read_only:
                self._paint_handle(painter, self.handle(hovered), colour)
            return
        begin = self.handle(self.start)
        end = self._at
        if self._by_keys:
            current = self._canvas.currentIndex()
            end = QPointF(self._canvas.visualRect(current).center()) if current.isValid() else None
        self._paint_handle(painter, begin, colour)
        if end is not None:
            painter.setPen(QPen(colour, 2, Qt.PenStyle.DashLine))
            painter.drawLine(begin, end)

    def _paint_handle(self, painter: QPainter, at: QPointF, colour: QColor) -> None:
        radius = self._theme.px(_HANDLE) / 2
        painter.setPen(QPen(colour, 1.5))
        painter.setBrush(self._theme.color("card"))
        painter.drawEllipse(at, radius, radius)
        painter.drawLine(at - QPointF(radius / 2, 0), at + QPointF(radius / 2, 0))
        painter.drawLine(at - QPointF(0, radius / 2), at + QPointF(0, radius / 2))

    def near_handle(self, at: QPoint, hovered: Figure | None) -> bool:
        """Whether the pointer is over the handle, which then looks as if it could be taken."""
        return self._over_handle(hovered, QPointF(at))
