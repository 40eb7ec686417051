"""The map as the student has it: what is drawn of the notebook, and what is done with it."""

from collections.abc import Sequence, Set

from PySide6.QtCore import QPointF, QTimer, Slot
from PySide6.QtGui import QHideEvent, QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from essayplanner.domain.map.values import Route
from essayplanner.domain.text import shorten
from essayplanner.language import _, n_
from essayplanner.notebook.cards import remove_link
from essayplanner.notebook.items import Item
from essayplanner.notebook.map_places import clear_map, map_places, put_on_map
from essayplanner.ui.canvas.figures import Figure
from essayplanner.ui.canvas.topic import Topic
from essayplanner.ui.desk.desk import Desk
from essayplanner.ui.map.drawing import MapDrawing
from essayplanner.ui.map.dropping import MapDrops
from essayplanner.ui.map.heading import Heading
from essayplanner.ui.map.laid import Asked, lay
from essayplanner.ui.map.overview import Corner
from essayplanner.ui.map.texts import Texts
from essayplanner.ui.map.view import MapView

#: Pixels of the design around the screen.
_MARGIN = 24


class MapScreen(QWidget):
    """Question and switches above the map; the legend and the whole in small lie in its corner."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk, self.theme = desk, desk.theme
        self.topic = Topic(desk, self)
        self.view = MapView(desk, MapDrops(desk, lambda: self.view.map, self._ask_link, self._choose_placed))
        self.view.setObjectName("map")
        self.view.item_of = self._item_of
        self.asked = Asked()
        self._texts = Texts(desk.theme)
        self._waits = QTimer(self, singleShot=True, interval=0)
        self._waits.timeout.connect(self.draw)
        self.heading = Heading(
            desk, self.view, show_whole=self.show_whole, turn=self.turn, show_all=lambda: self.touch(0)
        )
        self.corner = Corner(self.view, self.turn_unused, self.view)
        self.heading.of.show_chosen(False)
        self.heading.ways.show_chosen(False)
        self.column = QVBoxLayout(self)
        self.column.setSpacing(0)
        self.column.addWidget(self.heading)
        self.column.addWidget(self.view, 1)
        self.setFocusProxy(self.view)
        self.topic.changed.connect(self.draw)
        self.destroyed.connect(desk.book.subscribe(self._follow_places))
        self.view.folded.connect(self.fold)
        self.view.put.connect(self.put)
        self.view.resized.connect(self.corner.put)
        self.view.scaled.connect(self.corner.put)
        for bar in (self.view.horizontalScrollBar(), self.view.verticalScrollBar()):
            bar.valueChanged.connect(self.corner.put)
        desk.selection.found_changed.connect(self._dim)
        self.view.dragged_over.connect(self._dim)
        desk.selection.screen_wanted.connect(self._see_wanted)
        desk.theme.changed.connect(self._restyle)
        self._restyle()

    # Following the notebook

    def showEvent(self, event: QShowEvent) -> None:
        """Reads what changed while it was out of sight."""
        super().showEvent(event)
        self.topic.show(True)
        if not event.spontaneous():
            self._see_chosen()

    def hideEvent(self, event: QHideEvent) -> None:
        """Reads nothing more."""
        super().hideEvent(event)
        self.topic.show(False)

    def _follow_places(self, changed: object) -> None:
        if self.isVisible() and changed.touches("map_place"):  # type: ignore[attr-defined]
            self._waits.start()

    def _restyle(self) -> None:
        px = self.theme.px
        begin, end = px(_MARGIN), 0
        left, right = (end, begin) if self.isRightToLeft() else (begin, end)
        self.column.setContentsMargins(0, px(10), 0, 0)
        self.heading.setContentsMargins(left, 0, px(_MARGIN) if right == 0 else right, px(2))
        self._texts = Texts(self.theme, from_right=self.isRightToLeft())
        if self.isVisible():
            self.draw()
        self.corner.put()

    def _item_of(self, card_id: int) -> Item | None:
        """Where the outline has a card; the current one of its map is the placement that is meant."""
        current = self.view.current()
        if current and current.card_id == card_id and isinstance(current.key, tuple) and not self.asked.whole:
            return Item("placement", current.key[1])
        return self.topic.item_of(card_id)

    @property
    def outline_id(self) -> int:
        """Of which outline the map is; 0: of all the notebook."""
        return 0 if self.asked.whole else self.topic.argument.outline.id

    def draw(self) -> None:
        """Lay all out anew, and draw it."""
        argument = self.topic.argument
        touching = self.asked.shown.touching
        if touching and touching not in argument.cards:
            self.asked = self.asked._replace(shown=self.asked.shown._replace(touching=0))
        places = map_places(self.desk.book, self.outline_id)
        room = self.view.width() - self.view.verticalScrollBar().sizeHint().width()
        self.asked = self.asked._replace(places=tuple(places.items()), room=room)
        laid = lay(argument, self.theme, self.asked, self._texts)
        if self.asked.whole and not self.asked.shown.touching:
            self.asked = self.asked._replace(known=laid.known)
        self.view.show_drawing(
            MapDrawing(
                laid, argument, self.theme, self._texts,
                from_right=self.isRightToLeft(), is_down=self.asked.down,
                found=self.desk.selection.found,
            )
        )  # fmt: skip
        self.heading.ask(self.desk.book.title if self.asked.whole else argument.outline.title)
        card = argument.cards.get(self.asked.shown.touching)
        self.heading.say_touching(shorten(card.title, 30) if card else "")
        self.corner.say_unused(len(laid.unused), self.asked.shown.all_links)
        self.corner.overview.update()
        self.corner.put()
        if not laid.boxes:
            self.view.say_empty(
                _("Place a claim to see what holds it up") if not self.asked.whole else _("No cards yet.")
            )
        else:
            self.view.say_empty("")

    def _dim(self, is_dragged_over: bool = False) -> None:
        if self.isVisible() and self.view.map:
            self.view.map.found = None if is_dragged_over else self.desk.selection.found
            self.view.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The corner stays in its corner."""
        super().resizeEvent(event)
        self.corner.put()
        if self.isVisible() and not self.asked.whole and not self.asked.down:
            self._waits.start()

    # What is seen

    @Slot(str)
    def _see_wanted(self, _screen: str) -> None:
        if self.isVisible():
            self._see_chosen()

    def _see_chosen(self) -> None:
        """Have the card that is chosen among those that are shown: it was asked for here."""
        card, drawing = self.topic.argument.cards.get(self.desk.selection.card_id), self.view.map
        if card is None or drawing is None or drawing.key_of(card.id) is not None:
            return
        self.asked = self.asked._replace(shown=self.asked.shown._replace(touching=0))
        placed = {each.placement_id: each for each in self.topic.argument.outline.placed}
        of_card = [id for id, each in placed.items() if each.card_id == card.id]
        if not self.asked.whole and not of_card:
            self.show_whole(True)
            title = shorten(card.title, 40)
            words = _(
                "“{title}” is not in this outline: this is the map of the whole notebook. N turns back to the outline.",
                title=title,
            )
            self.desk.announcer.say(self.view, words)
            return
        folded = set(self.asked.shown.folded)
        for id in of_card[:1]:
            while (id := placed[id].parent_id) in placed:
                folded.discard(id)
        self._fold(frozenset(folded))
        self.view.bring_into_sight()

    def show_whole(self, whole: bool) -> None:
        """Show all of the notebook, or this outline."""
        if whole != self.asked.whole:
            self.view.forget()
        self.asked = self.asked._replace(whole=whole)
        self.heading.of.show_chosen(whole)
        self.draw()
        self.view.bring_into_sight()

    def turn(self, down: bool) -> None:
        """Lay it out from left to right, or from top to bottom."""
        self.asked = self.asked._replace(down=down)
        self.heading.ways.show_chosen(down)
        self.draw()
        self.view.bring_into_sight()

    def turn_unused(self) -> None:
        """Draw the links that the outline does not use, or leave them out."""
        shown = self.asked.shown
        self.asked = self.asked._replace(shown=shown._replace(all_links=not shown.all_links))
        self.draw()

    def touch(self, card_id: int) -> None:
        """Show only what touches a card; all for 0."""
        self.asked = self.asked._replace(shown=self.asked.shown._replace(touching=card_id))
        self.draw()
        key = self.view.map.key_of(card_id) if card_id and self.view.map else None
        if key is not None:
            self.view.go_to(key)
        self.view.setFocus()

    def touch_current(self) -> None:
        """Show only what touches the current card, or all again."""
        current = self.view.current()
        self.touch(0 if self.asked.shown.touching or current is None else current.card_id)

    def fold(self, id: int) -> None:
        """Fold away what stands under a card of the outline, or unfold it."""
        box = self.view.map.laid.boxes.get(id) if self.view.map else None
        if box is None or not box.under:
            self.desk.announcer.say(self.view, _("Nothing is under this card."))
            return
        folded = self.asked.shown.folded ^ {id}
        self._fold(folded)
        words = n_("Folded {n} card.", "Folded {n} cards.", box.under) if id in folded else _("Unfolded.")
        self.desk.announcer.say(self.view, words)

    def fold_current(self) -> None:
        """Fold or unfold what is under the current card."""
        current = self.view.current()
        if current and isinstance(current.key, tuple):
            self.fold(current.key[1])

    def fold_all(self, folds: bool) -> None:
        """Fold the evidence of all claims, or unfold everything."""
        boxes = self.view.map.laid.boxes if self.view.map else {}
        evidence = {box.above for box in boxes.values() if box.above and not box.under}
        self._fold(frozenset(evidence) | self.asked.shown.folded if folds else frozenset())

    def _fold(self, folded: Set[int]) -> None:
        self.asked = self.asked._replace(shown=self.asked.shown._replace(folded=folded))
        self.draw()

    # What is done

    def _ask_link(self, start: Figure, end: Figure) -> None:
        if self.view.linking:
            self.view.linking.ask(start, end)

    def _choose_placed(self, id: int, cards: Sequence[int]) -> None:
        self.topic.look()
        self.view.go_to(("card", id))
        self.desk.selection.choose(cards[0], Item("placement", id), cards)

    def _or_ask(self, route: Route | None) -> Route | None:
        if route is None:
            words = _("Choose a link first: click its line, or press Page Down on a card.")
            self.desk.announcer.ask(self.view, words)
        return route

    def edit_link(self) -> None:
        """Ask what is to be changed of the link that is looked at."""
        if self._or_ask(self.view.link):
            self.view.edit_link()

    def remove_link(self) -> None:
        """Take the link away that is looked at, where a hand asked for that one."""
        route = self._or_ask(self.view.meant_link())
        if route is None:
            return
        self.desk.do(
            lambda: remove_link(self.desk.book, route.link.id), _("Removed the link."), at=self.view, undo=True
        )

    def put(self, card_id: int, corner: QPointF) -> None:
        """Keep a card where a hand wants it."""
        drawing, book = self.view.map, self.desk.book
        if drawing is None:
            return
        if book.read_only:
            self.desk.announcer.ask(self.view, _("This notebook can only be read."))
            return
        title = shorten(drawing.argument.cards[card_id].title, 40)
        place = drawing.place((corner.x(), corner.y()))
        if self.desk.do(
            lambda: put_on_map(book, self.outline_id, card_id, *place),
            _("“{title}” stays here on the map.", title=title),
            at=self.view,
            undo=True,
        ):
            self.draw()

    def let_stand(self, card_id: int = 0) -> None:
        """Let a card, or all, stand again where they stand by themselves."""
        only = {card_id: None} if card_id else None
        self.desk.do(
            lambda: clear_map(self.desk.book, self.outline_id, only),
            lambda n: (
                n_("{n} card is back where it was.", "{n} cards are back where they were.", n)
                if n
                else _("No card was moved.")
            ),
            at=self.view,
            undo=bool,
        )
        self.draw()

    def has_places(self) -> bool:
        """Whether a card was put somewhere by hand."""
        return bool(self.asked.places)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws the ground."""
        with QPainter(self) as painter:
            painter.fillRect(event.rect(), self.theme.color("paper"))
