"""What a map is drawn from: cards as boxes, links as lines with corners, all in pixels of the design.

`x` runs from where reading begins; a screen that reads from right to left mirrors it.
"""

from collections.abc import Mapping
from enum import Enum
from typing import NamedTuple, Protocol

from essayplanner.domain.argument import CardSeen, LinkSeen
from essayplanner.domain.cards import Relation
from essayplanner.domain.map.layers import Arc
from essayplanner.domain.map.ordering import Ordered

Point = tuple[float, float]


class Shape(Enum):
    """How a card is drawn: as a box with a spine, in one row, or in the few rows of a leaf."""

    CLAIM = "claim"
    UNDER = "under"
    ROW = "row"
    LEAF = "leaf"


class Measure(Protocol):
    """How much room a card's text needs."""

    def __call__(self, card: CardSeen, shape: Shape, width: float, before: str, hidden: int) -> float:
        """The height at that width, with a word `before` its title, and how many cards are folded away under it."""


class Box(NamedTuple):
    """A card on the map. In an outline's map `id` is its placement's, in the notebook's the card's own."""

    id: int
    card_id: int
    shape: Shape
    x: float
    y: float
    width: float
    height: float
    column: int = 0
    #: The box that it stands under in the outline; 0 for none.
    above: int = 0
    #: That of the section, at the first card of it.
    number: str = ""
    section_id: int = 0
    #: What it does to the one above it, where it stands with the title.
    word: Relation | None = None
    #: How many stand under it, and how many of these are folded away.
    under: int = 0
    hidden: int = 0
    #: It stands in the outline, and is joined by no link to what it stands under or, a claim, to another.
    loose: bool = False
    by_hand: bool = False

    @property
    def right(self) -> float:
        """Where it ends."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """Where it ends below."""
        return self.y + self.height

    @property
    def middle(self) -> float:
        """Half way down."""
        return self.y + self.height / 2

    def scaled(self, by: float) -> "Box":
        """The same, so many times as large and as far away."""
        return self._replace(x=self.x * by, y=self.y * by, width=self.width * by, height=self.height * by)

    def touches(self, other: "Box", gap: float = 0) -> bool:
        """Whether there is less than so much between the two."""
        return (
            self.x < other.right + gap
            and other.x < self.right + gap
            and self.y < other.bottom + gap
            and other.y < self.bottom + gap
        )


class Route(NamedTuple):
    """A link as it is drawn, from the card that speaks to the one it speaks of."""

    link: LinkSeen
    start: int
    end: int
    points: tuple[Point, ...]
    #: Whether the outline says it too: one stands under the other, or both are claims of the first row.
    used: bool = True
    #: The word stands on the line here, its middle; None where it stands with the title, or in the legend alone.
    word_at: Point | None = None


class Known(NamedTuple):
    """What was found of a graph of cards and links, for the next map of it."""

    graph: tuple[tuple[int, ...], tuple[Arc, ...]]
    #: How many links each card is from the thesis, at most; where there are many levels some share a layer.
    level: Mapping[int, int]
    order: Ordered
    #: How far down each card stood.
    middle: Mapping[int, float]


class Map(NamedTuple):
    """All of it. `rules` divide the sections; `stem` joins the thesis to the first claim and is no link."""

    boxes: Mapping[int, Box]
    routes: tuple[Route, ...]
    width: float
    height: float
    thesis: Box | None = None
    stem: tuple[Point, ...] = ()
    #: From what stands under another without a link to that.
    threads: tuple[tuple[Point, ...], ...] = ()
    rules: tuple[tuple[Point, Point], ...] = ()
    #: Links between cards that are drawn, which the outline does not use and which are not asked for.
    unused: tuple[LinkSeen, ...] = ()
    #: Of the map of a notebook.
    known: Known | None = None
    #: What stands under a card hangs below it, indented.
    hangs: bool = False

    def scaled(self, by: float) -> "Map":
        """The same, so many times as large."""
        if by == 1:
            return self

        def point(at: Point) -> Point:
            return at[0] * by, at[1] * by

        return self._replace(
            boxes={id: box.scaled(by) for id, box in self.boxes.items()},
            routes=tuple(
                route._replace(
                    points=tuple(map(point, route.points)), word_at=point(route.word_at) if route.word_at else None
                )
                for route in self.routes
            ),
            width=self.width * by,
            height=self.height * by,
            thesis=self.thesis.scaled(by) if self.thesis else None,
            stem=tuple(map(point, self.stem)),
            threads=tuple(tuple(map(point, thread)) for thread in self.threads),
            rules=tuple((point(first), point(last)) for first, last in self.rules),
        )
