"""A screen with a canvas, for the tests of it: cards as boxes on a grid, and a heading that is no card."""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from PySide6.QtCore import QMimeData, QPointF
from PySide6.QtGui import QDropEvent, QPainter
from PySide6.QtWidgets import QVBoxLayout, QWidget

from essayplanner.domain.cards import Kind, Relation
from essayplanner.ui.canvas.dropping import Aim
from essayplanner.ui.canvas.figures import PLAIN, Figure, Key, Looks
from essayplanner.ui.canvas.linking import Linking
from essayplanner.ui.canvas.pieces import paint_card_box, paint_kind, paint_numbers, paint_words
from essayplanner.ui.canvas.places import Box, Places
from essayplanner.ui.canvas.routes import THIN, paint_route
from essayplanner.ui.canvas.topic import Topic
from essayplanner.ui.canvas.view import Canvas
from essayplanner.ui.desk import mime as drags
from essayplanner.ui.desk.actions import Menu, Scope, Spec
from essayplanner.ui.desk.desk import Desk
from essayplanner.ui.desk.screen import CARD_KEYS, OF_CARD, ContextMenu, DrawerLook, Screen
from essayplanner.ui.look.theme import Theme

BOARD = Menu("board", "&Board")
#: Cards in a row, how large each is, and how far they lie apart.
ACROSS, WIDE, HIGH, GAP = 3, 200.0, 40.0, 30.0


class Board(NamedTuple):
    """The cards of a notebook on a grid below a heading, each linked to the one before it."""

    figures: Sequence[Figure]
    size: tuple[float, float]
    theme: Theme
    kinds: dict[Key, tuple[str, ...]]

    def paint(self, painter: QPainter, clip: Box, looks: Looks = PLAIN) -> None:
        """Draw them."""
        for number in Places([figure.box for figure in self.figures]).within(clip):
            figure = self.figures[number]
            if figure.card_id:
                kind, *numbers = self.kinds[figure.key]
                paint_card_box(painter, self.theme, figure.box, kind, figure.key, looks)  # type: ignore[arg-type]
                paint_kind(painter, self.theme, figure.box.x + 8, figure.box.middle[1], kind)  # type: ignore[arg-type]
                inner = figure.box.grown(-20)
                paint_words(painter, self.theme, inner, figure.text, self.theme.font(), "ink")
                paint_numbers(painter, self.theme, inner, numbers)
        boxes = [figure.box for figure in self.figures]
        for one, other in pairwise(boxes[1:]):
            points = [(one.right, one.middle[1]), (one.right + 9, one.bottom + 9), (other.x, other.middle[1])]
            paint_route(painter, points, Relation.QUALIFIES, self.theme.color("link"), THIN, corner=9)


def board(topic: Topic, theme: Theme) -> Board:
    """Lay the cards of a topic out."""
    numbers = topic.argument.outline.numbers()
    figures = [Figure(("head", 0), Box(0, 0, 300, 30), "All cards", tip="All cards of the notebook")]
    kinds: dict[Key, tuple[str, ...]] = {}
    for place, card in enumerate(topic.argument.cards.values()):
        row, column = divmod(place, ACROSS)
        box = Box(column * (WIDE + GAP), 60 + row * (HIGH + GAP), WIDE, HIGH)
        figures.append(Figure(("card", card.id), box, card.title, f"{card.title}, {card.kind.value}", card.id))
        kinds["card", card.id] = (card.kind, *numbers.get(card.id, ()))
    bottom = max((figure.box.bottom for figure in figures), default=0)
    return Board(figures, (ACROSS * (WIDE + GAP), bottom + GAP), theme, kinds)


class BoardScreen(QWidget):
    """The board; what is dropped on a card is told, and on the ground refused."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk, self.dropped = desk, list[tuple[list[int], Key | None]]()
        self.topic = Topic(desk, self)
        self.canvas = Canvas(desk, "Board", self)
        self.canvas.item_of = self.topic.item_of
        self.canvas.zooms = (0.25, 4.0)
        self.canvas.linking = Linking(self.canvas, desk)
        column = QVBoxLayout(self)
        column.addWidget(self.canvas)
        self.setFocusProxy(self.canvas)
        self.topic.changed.connect(self._draw)
        self.topic.show(True)

    def _draw(self) -> None:
        self.canvas.show_drawing(board(self.topic, self.desk.theme))

    def aim(self, data: QMimeData, point: QPointF, key: Key | None, event: QDropEvent) -> Aim:
        """On a card."""
        if not drags.dragged_cards(self.desk.book, data):
            return Aim()
        return Aim("Goes on it", key) if key else Aim("Nothing goes on the ground", refused=True)

    def drop(self, data: QMimeData, point: QPointF, aim: Aim, event: QDropEvent) -> None:
        """Tell of it."""
        self.dropped.append((drags.dragged_cards(self.desk.book, data), aim.key))


def board_screen() -> Screen:
    """The screen, for a window."""
    specs = (Spec("larger_board", BOARD, "Larger board", ("+",)), Spec("link_on_board", BOARD, "Link", ("L",)))
    return Screen(
        "board",
        "Board",
        "Alt+9",
        BoardScreen,
        lambda made: (
            Scope(
                specs,
                {"larger_board": lambda: made.canvas.zoom(1.25), "link_on_board": made.canvas.linking.begin},
                made.canvas,
                also=CARD_KEYS,
            ),
        ),
        drawer=DrawerLook(96),
        menus=lambda made: (ContextMenu(made.canvas, OF_CARD, ("undo", "redo")),),
        sees=lambda fields: fields.kind is not Kind.EVIDENCE,
    )
