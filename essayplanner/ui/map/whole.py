"""The map as the student has it: what is drawn of the notebook, and what is done with it."""

from PySide6.QtCore import QTimer, Slot
from PySide6.QtGui import QHideEvent, QKeySequence, QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from essayplanner.domain.text import shorten
from essayplanner.language import _, n_
from essayplanner.notebook.items import Item
from essayplanner.notebook.map_places import map_places
from essayplanner.ui.canvas.topic import Topic
from essayplanner.ui.desk.actions import keys_here
from essayplanner.ui.desk.desk import Desk
from essayplanner.ui.look.words import keys_in_words
from essayplanner.ui.map.choices import Choices
from essayplanner.ui.map.deeds import Deeds
from essayplanner.ui.map.dropping import MapDrops
from essayplanner.ui.map.heading import Heading
from essayplanner.ui.map.laid import lay
from essayplanner.ui.map.laying_job import Laying, Made
from essayplanner.ui.map.overview import Corner
from essayplanner.ui.map.texts import Texts
from essayplanner.ui.map.view import MapView

#: Pixels of the design around the screen, and its height below which the map needs that of the question, which stands
#: in the bar above too.
_MARGIN, _LOWEST = 24, 260


class MapScreen(QWidget):
    """Question and switches above the map; the legend and the whole in small lie in its corner."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk, self.theme = desk, desk.theme
        self.topic = Topic(desk, self)
        drops = MapDrops(
            desk,
            lambda: self.view.map,
            lambda start, end: self.deeds.ask_link(start, end),
            lambda id, cards: self.deeds.choose_placed(id, cards),
        )
        self.view = MapView(desk, drops)
        self.view.setObjectName("map")
        self.view.item_of = self._item_of
        self.choices = Choices(desk, self.view, self.topic, self)
        self.deeds = Deeds(desk, self.view, self.topic, self.choices)
        self._texts = Texts(desk.theme)
        self._drawn_for = (0.0, 0.0)
        #: It was left before it was laid out.
        self._is_left = False
        self.laying = Laying(self)
        self.laying.made.connect(self._show)
        self.laying.made_late.connect(self._show_late)
        self.laying.lasts.connect(self._say_it_lasts)
        self.laying.failed.connect(desk.announcer.fail)
        self._waits = QTimer(self, singleShot=True, interval=0)
        self._waits.timeout.connect(self.draw)
        self.heading = Heading(
            desk,
            self.view,
            show_whole=self.choices.show_whole,
            turn=self.choices.turn,
            show_all=lambda: self.choices.touch(0),
        )
        self.corner = Corner(self.view, self.choices.turn_unused, self.view)
        self.column = QVBoxLayout(self)
        self.column.setSpacing(0)
        self.column.addWidget(self.heading)
        self.column.addWidget(self.view, 1)
        self.setFocusProxy(self.view)
        self.topic.changed.connect(self.draw)
        self.choices.changed.connect(self.draw)
        self.destroyed.connect(desk.book.subscribe(self._follow_places))
        self.view.folded.connect(self.choices.fold)
        self.view.put.connect(self.deeds.put)
        self.view.resized.connect(self.corner.put)
        self.view.resized.connect(self._follow_room)
        self.view.scaled.connect(self.corner.put)
        for bar in (self.view.horizontalScrollBar(), self.view.verticalScrollBar()):
            bar.valueChanged.connect(self.corner.put)
        desk.selection.found_changed.connect(self._dim)
        self.view.dragged_over.connect(self._dim)
        desk.selection.screen_wanted.connect(self._see_wanted)
        desk.theme.changed.connect(self._restyle)
        self._restyle()

    # Following the notebook

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Has the question where there is height for it."""
        super().resizeEvent(event)
        self.heading.question.setVisible(self.height() >= self.theme.px(_LOWEST))

    def showEvent(self, event: QShowEvent) -> None:
        """Reads what changed while it was out of sight."""
        super().showEvent(event)
        is_first = self.view.map is None
        self.column.activate()  # the map is laid out as large as it is shown
        self.topic.show(True)
        self._follow_room()
        if self._is_left and not self.laying.running:
            self._waits.start()
        self._is_left = False
        if is_first:
            self.view.bring_into_sight()
        if not event.spontaneous():
            self.choices.see_chosen()

    def hideEvent(self, event: QHideEvent) -> None:
        """Reads nothing more."""
        super().hideEvent(event)
        self._waits.stop()
        self._is_left = self.laying.running
        self.laying.cancel()
        self.topic.show(False)

    def _follow_places(self, changed: object) -> None:
        if self.isVisible() and changed.touches("map_place"):  # type: ignore[attr-defined]
            self._waits.start()

    def _room(self) -> tuple[float, float]:
        """How wide and high the window is for the map, with or without a bar to scroll it."""
        return self.view.width() - self.view.verticalScrollBar().sizeHint().width(), self.view.height()

    @Slot()
    def _follow_room(self) -> None:
        if self.isVisible() and self._room() != self._drawn_for and not self.choices.asked.whole:
            self._waits.start()

    def _restyle(self) -> None:
        px = self.theme.px
        self.column.setContentsMargins(0, px(10), 0, 0)
        self.heading.setContentsMargins(px(_MARGIN), 0, px(_MARGIN), px(2))
        self._texts = Texts(self.theme, from_right=self.isRightToLeft())
        if self.isVisible():
            self.draw()
        self.corner.put()

    def _item_of(self, card_id: int) -> Item | None:
        """Where the outline has a card; the current one of its map is the placement that is meant."""
        current = self.view.current()
        if current and current.card_id == card_id and isinstance(current.key, tuple) and not self.choices.asked.whole:
            return Item("placement", current.key[1])
        return self.topic.item_of(card_id)

    def draw(self) -> None:
        """Lay all out anew, and draw it."""
        argument, choices = self.topic.argument, self.choices
        self._drawn_for = self._room()
        asked = choices.to_lay_out(
            map_places(self.desk.book, choices.outline_id),
            self._drawn_for,
            lambda asked: lay(argument, self.theme, asked, self._texts),
        )
        self.heading.of.show_chosen(asked.whole)
        self.heading.ways.show_chosen(asked.down)
        self.heading.ask(self.desk.book.title if asked.whole else argument.outline.title)
        card = argument.cards.get(asked.shown.touching)
        self.heading.say_touching(shorten(card.title, 30) if card else "")
        self.view.say_empty("")
        self.laying.ask(argument, asked, self.theme, self._texts, from_right=self.isRightToLeft())

    def _show(self, made: Made) -> None:
        """Show what was laid out."""
        drawing, asked = made.drawing, made.asked
        self.choices.keep_order(drawing.laid.known)
        drawing.found = self.desk.selection.found
        self.view.show_drawing(drawing)
        self.corner.say_unused(len(drawing.laid.unused), asked.shown.all_links)
        self.corner.overview.update()
        self.corner.put()
        self.view.say_empty("" if drawing.laid.boxes else self._lacking(asked.whole))

    def _lacking(self, whole: bool) -> str:
        """What there is to do first where nothing is drawn."""
        if whole:
            keys = keys_in_words(QKeySequence(keys_here("Ctrl+N")))
            return _("No cards yet. Press {keys} for the first claim.", keys=keys)
        if not self.topic.argument.outline.id:
            return _("No outline yet. Press N for the map of the whole notebook.")
        return _("Place a claim to see what holds it up")

    def _show_late(self, made: Made) -> None:
        """Show what was laid out beside the window, unless the notebook is another by now: then it is done anew."""
        was = self.view.map
        self.topic.look()
        if made.argument is not self.topic.argument or made.asked is not self.choices.asked or self._waits.isActive():
            self._waits.start()
            return
        self._show(made)
        if was is None or was.is_down != made.asked.down:
            self.view.bring_into_sight()
            self.choices.see_chosen()

    def _say_it_lasts(self, cards: int) -> None:
        if self.view.drawing is None:
            self.corner.say_unused(0, shown=False)
            self.view.say_empty(n_("Drawing the map of {n} card…", "Drawing the map of {n} cards…", cards))

    @Slot(str)
    def _see_wanted(self, _screen: str) -> None:
        if self.isVisible():
            self.choices.see_chosen()

    def _dim(self, is_dragged_over: bool = False) -> None:
        if self.isVisible() and self.view.map:
            self.view.map.found = None if is_dragged_over else self.desk.selection.found
            self.view.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws the ground."""
        with QPainter(self) as painter:
            painter.fillRect(event.rect(), self.theme.color("paper"))
