"""A drawing for the tests of paper: cards in rows with links between them, each at a place that no font changes."""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from essayplanner.domain.cards import Kind, Relation
from essayplanner.domain.errors import RefusedError
from essayplanner.notebook.notebook import Notebook
from essayplanner.ui.canvas.figures import Figure, Looks
from essayplanner.ui.canvas.patterns import Pattern, paint_pattern
from essayplanner.ui.canvas.picture import Picture
from essayplanner.ui.canvas.pieces import paint_card_box, paint_kind
from essayplanner.ui.canvas.places import Box, Places
from essayplanner.ui.canvas.routes import THIN, paint_route
from essayplanner.ui.look.mirroring import write
from essayplanner.ui.look.theme import Theme

WIDE, HIGH, GAP = 220.0, 44.0, 40.0
KINDS, RELATIONS = tuple(Kind), tuple(Relation)


class Wall(NamedTuple):
    """Cards in rows below a swatch, and a link from each to the next."""

    figures: Sequence[Figure]
    size: tuple[float, float]
    theme: Theme
    from_right: bool = False

    def paint(self, painter: QPainter, clip: Box, looks: Looks) -> None:
        """Draw what meets the clip."""
        theme, figures = self.theme, self.figures
        paint_pattern(painter, QRectF(0, 0, 40, 8), Pattern.HATCHED, theme)
        for row in Places([figure.box for figure in figures]).within(clip):
            figure, kind = figures[row], KINDS[row % 3]
            paint_card_box(painter, theme, figure.box, kind, figure.key, looks, from_right=self.from_right)
            left = figure.box.right - 20 if self.from_right else figure.box.x + 10
            paint_kind(painter, theme, left, figure.box.middle[1], kind)
            painter.setFont(theme.font(12, serif=kind is Kind.HISTORIAN))
            painter.setPen(theme.color("ink"))
            inner = QRectF(figure.box.x + 26, figure.box.y, figure.box.width - 52, figure.box.height)
            write(painter, inner, figure.text, self.from_right)
        for number, (one, other) in enumerate(pairwise(figures)):
            ends = (one.box.middle[0], one.box.bottom), (other.box.middle[0], other.box.y)
            halfway = one.box.bottom + GAP / 2
            points = [ends[0], (ends[0][0], halfway), (ends[1][0], halfway), ends[1]]
            if one.box.y < other.box.y and clip.y < other.box.y and one.box.y < clip.bottom:
                paint_route(painter, points, RELATIONS[number % 3], theme.color("link"), THIN, corner=9)


def wall(texts: Sequence[str], theme: Theme, across: int = 3, *, from_right: bool = False) -> Wall:
    """The texts as cards, so many in a row."""
    rows, wide = -(-len(texts) // across), across * (WIDE + GAP) - GAP
    figures = []
    for number, text in enumerate(texts):
        row, column = divmod(number, across)
        box = Box(column * (WIDE + GAP), 20 + row * (HIGH + GAP), WIDE, HIGH)
        box = box.mirrored(wide) if from_right else box
        figures.append(Figure(("card", number), box, text, f"{text}, {KINDS[number % 3].value}", number + 1))
    return Wall(figures, (wide, 20 + rows * (HIGH + GAP)), theme, from_right)


def read_titles(book: Notebook, outline_id: int) -> list[str]:
    """The titles of all cards."""
    if titles := [title for (title,) in book.rows("SELECT title FROM card WHERE trashed_at IS NULL ORDER BY id")]:
        return titles
    raise RefusedError("There is no card to draw.")


#: Of all cards of a notebook, as wide as they are told to be.
WALL = Picture(
    "wall",
    "Wall",
    read_titles,
    lambda titles, theme, width, from_right: wall(
        titles, theme, max(1, int((width + GAP) // (WIDE + GAP))), from_right=from_right
    ),
)
