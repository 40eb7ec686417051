"""What is dropped on the map: on the first half of a card it is placed under it, on the other it is linked to it."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QMimeData, QPointF, QRectF, Qt
from PySide6.QtGui import QDropEvent, QPainter, QPen

from essayplanner.domain.outline import NEW, Moving, Place, why_not
from essayplanner.domain.text import shorten
from essayplanner.language import _, n_
from essayplanner.notebook import outlining
from essayplanner.notebook.items import Spot
from essayplanner.ui.canvas.dropping import Aim
from essayplanner.ui.canvas.figures import Figure, Key
from essayplanner.ui.canvas.places import Box
from essayplanner.ui.canvas.view import Canvas
from essayplanner.ui.desk import mime as drags
from essayplanner.ui.desk.desk import Desk
from essayplanner.ui.map.drawing import MapDrawing


class MapDrops:
    """Places cards under those of the outline, or links them; in the map of the whole notebook it links alone."""

    def __init__(
        self,
        desk: Desk,
        drawn: Callable[[], MapDrawing | None],
        link: Callable[[Figure, Figure], object],
        choose: Callable[[int, Sequence[int]], object],
    ) -> None:
        """`choose` chooses cards that were placed, by the placement of the first."""
        self._desk, self._drawn, self._link, self._choose = desk, drawn, link, choose
        #: Whether what was last asked about would be placed, not linked.
        self.places = False

    def aim(self, data: QMimeData, point: QPointF, key: Key | None, event: QDropEvent) -> Aim:
        """What would be done there, said before it is done."""
        drawing, cards = self._drawn(), drags.dragged_cards(self._desk.book, data)
        if drawing is None or not cards:
            return Aim()
        if self._desk.book.read_only:
            return Aim(_("This notebook can only be read."), refused=True)
        if not isinstance(key, tuple) or key[0] != "card":
            words = self._for_the_map(event) or _("Drop it on a card of the map, or on a section below.")
            return Aim(words, refused=True)
        if drawing.laid.boxes[key[1]].card_id in cards and (words := self._for_the_map(event)):
            return Aim(words, refused=True)
        self.places = self._places(drawing, point, key)
        if self.places:
            refused = why_not(self._moving(drawing, cards), self._place(drawing, key[1]))
            title = shorten(self._title(drawing, key[1]), 40)
            many = n_("Place it under “{title}”", "Place {n} cards under “{title}”", len(cards), title=title)
            return Aim(refused or many, ("card", key[1]), bool(refused))
        box = drawing.laid.boxes[key[1]]
        if len(cards) > 1:
            return Aim(_("Only one card at a time can be linked."), key, refused=True)
        if cards[0] == box.card_id:
            return Aim(_("A card cannot be linked to itself."), key, refused=True)
        return Aim(_("Link it to “{title}”", title=shorten(self._title(drawing, key[1]), 40)), key)

    def _for_the_map(self, event: QDropEvent) -> str:
        """What a card that is dragged from the map itself can be dropped on; nothing for one from elsewhere."""
        is_own = isinstance(event.source(), Canvas)
        words = _(
            "Drop it on another card, or on a section below. To move it on the map, hold Shift while you drag it."
        )
        return words if is_own else ""

    def _places(self, drawing: MapDrawing, point: QPointF, key: tuple[object, int]) -> bool:
        """Whether the point is in the half of a card where what is dropped is placed under it."""
        if not drawing.laid.boxes[key[1]].section_id:
            return False
        box = drawing.boxes[key[1]]
        share = (point.x() - box.x) / box.width
        return (1 - share if drawing.from_right else share) < 0.5

    def paint(self, painter: QPainter, area: QRectF, aim: Aim) -> None:
        """Write on the card that is aimed at, where it is seen, what would be done in each half of it: along its top,
        for what is dragged hangs below the pointer."""
        drawing = self._drawn()
        if drawing is None or not isinstance(aim.key, tuple):
            return
        first, second = QRectF(area), QRectF(area)
        first.setWidth(area.width() / 2)
        second.setLeft(area.center().x())
        if drawing.from_right:
            first, second = second, first
        halves = [(first, _("Place under it"), self.places), (second, _("Link to it"), not self.places)]
        if not drawing.laid.boxes[aim.key[1]].section_id:
            halves = [(area, _("Link to it"), True)]
        theme = drawing.theme
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(theme.font(11, bold=True))
        for half, words, aimed in halves:
            high = theme.px(20)
            top = min(half.top() + 1, half.center().y() - high / 2)
            room = QRectF(half.left() + 1, top, half.width() - 2, high)
            meant = aimed and not aim.refused
            painter.setPen(QPen(theme.color("claim"), 1))
            painter.setBrush(theme.color("claim" if meant else "card"))
            painter.drawRoundedRect(room, theme.px(7), theme.px(7))
            painter.setPen(theme.color("on_accent" if meant else "muted"))
            painter.drawText(room, Qt.AlignmentFlag.AlignCenter, "⊘" if aimed and aim.refused else words)

    def _title(self, drawing: MapDrawing, id: int) -> str:
        return drawing.argument.cards[drawing.laid.boxes[id].card_id].title

    def _moving(self, drawing: MapDrawing, cards: list[int]) -> list[Moving]:
        there = drawing.argument.cards
        return [Moving(NEW, there[id].kind) for id in cards if id in there]

    def _place(self, drawing: MapDrawing, id: int) -> Place:
        placed = {each.placement_id: each for each in drawing.argument.outline.placed}
        above = [id]
        while (parent := placed[above[-1]].parent_id) in placed:
            above.append(parent)
        kind = drawing.argument.cards[placed[id].card_id].kind
        return Place("placement", kind, len(above), frozenset(above))

    def drop(self, data: QMimeData, point: QPointF, aim: Aim, event: QDropEvent) -> None:
        """Place the cards, or ask what the link says."""
        drawing, cards = self._drawn(), drags.dragged_cards(self._desk.book, data)
        if drawing is None or not isinstance(aim.key, tuple):
            return
        id = aim.key[1]
        if self._places(drawing, point, aim.key):
            title = shorten(self._title(drawing, id), 40)
            placed = self._desk.do(
                lambda: outlining.place(self._desk.book, cards, Spot("placement", id)),
                n_("Placed it under “{title}”.", "Placed {n} cards under “{title}”.", len(cards), title=title),
                undo=True,
            )
            if placed:
                self._choose(placed[0], cards)
        else:
            card, box = drawing.argument.cards[cards[0]], drawing.laid.boxes[id]
            start = Figure(("dropped", card.id), Box(0, 0, 0, 0), card.title, card_id=card.id)
            self._desk.selection.choose(card.id)
            self._link(start, Figure(aim.key, drawing.boxes[id], self._title(drawing, id), card_id=box.card_id))
