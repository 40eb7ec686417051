"""Each pattern of a side, each end of a link, looks unlike the others without any hue."""

from collections.abc import Callable
from functools import partial

import pytest
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QImage, QPainter

from essayplanner.domain.argument import DebateSeen, SideSeen
from essayplanner.domain.cards import Relation
from essayplanner.ui.canvas.patterns import Pattern, Shares, paint_pattern, paint_ring, patterns_of, shares
from essayplanner.ui.canvas.routes import THIN, paint_route
from essayplanner.ui.look.theme import Theme


def drawn(paint: Callable[[QPainter], object]) -> bytes:
    picture = QImage(60, 60, QImage.Format.Format_Grayscale8)
    picture.fill(Qt.GlobalColor.white)
    with QPainter(picture) as painter:
        paint(painter)
    return bytes(picture.constBits())


def test_no_two_patterns_look_alike(theme: Theme) -> None:
    def band(painter: QPainter, look: Pattern) -> None:
        paint_pattern(painter, QRectF(5, 5, 50, 12), look, theme)

    def ring(painter: QPainter, look: Pattern) -> None:
        paint_ring(painter, QPointF(30, 30), 20, look, theme)

    bands, rings = ({drawn(partial(paint, look=look)) for look in Pattern} for paint in (band, ring))
    assert len(bands) == len(rings) == len(Pattern)


def test_a_link_is_told_by_line_and_end(theme: Theme) -> None:
    points = [(5.0, 5.0), (30.0, 5.0), (30.0, 50.0)]
    colour = theme.color("link")
    found = {
        drawn(lambda painter, kind=kind: paint_route(painter, points, kind, colour, THIN, corner=9))  # type: ignore[misc]
        for kind in Relation
    }
    assert len(found) == len(Relation)
    assert drawn(lambda painter: paint_route(painter, points[:1], Relation.SUPPORTS, colour, THIN, corner=9)) == drawn(
        lambda painter: None
    )


@pytest.mark.parametrize(
    ("sides", "looks"),
    [
        ("ab", [Pattern.SOLID, Pattern.HATCHED]),
        ("a|b", [Pattern.SOLID, Pattern.HOLLOW, Pattern.HATCHED]),
        ("ab|", [Pattern.SOLID, Pattern.HOLLOW, Pattern.HATCHED]),
        ("abc|", [Pattern.SOLID, Pattern.HATCHED, Pattern.DOTTED, Pattern.HOLLOW]),
        ("abcde", [Pattern.SOLID, Pattern.HATCHED, Pattern.DOTTED, Pattern.CROSSED, Pattern.CROSSED]),
    ],
)
def test_patterns_go_by_the_order_of_the_sides(sides: str, looks: list[Pattern]) -> None:
    debate = DebateSeen(1, "?", tuple(SideSeen(id, 1, name, "", name == "|") for id, name in enumerate(sides, 1)))
    found = patterns_of(debate)
    assert [found[side.id] for side in debate.on_the_line] == looks
    assert shares({1: 3}, debate).counts[0] == (looks[0], 3)


def test_a_bar_of_nothing_draws_nothing(theme: Theme) -> None:
    nothing = drawn(lambda painter: Shares(((Pattern.SOLID, 0),)).paint(painter, QRectF(5, 5, 50, 12), theme))
    assert nothing == drawn(lambda painter: None)
    some = drawn(lambda painter: Shares(((Pattern.SOLID, 1),)).paint(painter, QRectF(5, 5, 50, 12), theme))
    assert some != nothing
