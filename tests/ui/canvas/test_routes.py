"""Of a line only what comes into sight is drawn, and it looks as if all of it were."""

from itertools import pairwise
from math import dist, hypot

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from essayplanner.domain.cards import Relation
from essayplanner.ui.canvas.places import Box
from essayplanner.ui.canvas.routes import CORNER, THIN, Line, Point, paint_line, rounded

whole = st.integers(-300, 300).map(float)
points = st.lists(st.tuples(whole, whole, st.booleans()), min_size=2, max_size=9, unique_by=lambda each: each[:2])


def stepped(turns: list[tuple[float, float, bool]]) -> list[Point]:
    """Points, to each of which a line goes straight, or first across and then down."""
    found = [turns[0][:2]]
    for x, y, is_straight in turns[1:]:
        found += [(x, y)] if is_straight else [(x, found[-1][1]), (x, y)]
    return [each for at, each in enumerate(found) if not at or each != found[at - 1]]


def on(part: list[Point], x: float, y: float) -> bool:
    """Whether a point lies on one of the stretches of a line."""
    return any(
        abs((x1 - x0) * (y - y0) - (y1 - y0) * (x - x0)) < 0.01 * max(abs(x1 - x0), abs(y1 - y0), 1)
        and min(x0, x1) - 0.01 <= x <= max(x0, x1) + 0.01
        and min(y0, y1) - 0.01 <= y <= max(y0, y1) + 0.01
        for (x0, y0), (x1, y1) in pairwise(part)
    )


@settings(deadline=None)
@given(points, whole, whole, st.booleans())
def test_parts_hold_what_is_near_and_nothing_beside_the_line(
    turns: list[tuple[float, float, bool]], x: float, y: float, goes_one_way: bool
) -> None:
    line = Line(sorted(stepped(turns)) if goes_one_way else stepped(turns), CORNER)
    near = Box(x, y, 120, 90)
    parts = [part for _place, part in line.parts(near)]
    for (x0, y0), (x1, y1) in pairwise(line.points):
        for share in range(21):
            at = x0 + (x1 - x0) * share / 20, y0 + (y1 - y0) * share / 20
            assert not near.holds(*at) or any(on(part, *at) for part in parts)
    assert all(on([*line.points], *point) for part in parts for point in part)
    for place, part in line.parts(near):  # no corner that is seen is smaller than it was
        for end, inner, whole_end in ((0, 1, place), (-1, -2, place + len(part) - 1)):
            if near.holds(*part[inner]):
                before = dist(line.points[whole_end], part[inner])
                assert dist(part[end], part[inner]) >= min(2 * CORNER, before) - 0.01


@settings(deadline=None)
@given(points)
def test_it_is_known_how_far_along_a_line_a_part_begins(turns: list[tuple[float, float, bool]]) -> None:
    line = Line(stepped(turns), CORNER)
    for place, ((x0, y0), (x1, y1)) in enumerate(pairwise(line.points)):
        middle = (x0 + x1) / 2, (y0 + y1) / 2
        if hypot(x1 - x0, y1 - y0) > 4 * CORNER:  # else the line to its middle has a smaller corner
            as_drawn = rounded([*line.points[: place + 1], middle], CORNER).length()
            assert line.begins(place, middle) == pytest.approx(as_drawn, abs=0.2 * (place + 1))


@pytest.mark.parametrize("relation", list(Relation))
def test_drawn_in_two_halves_a_link_looks_as_when_it_is_drawn_at_once(relation: Relation, qapp: object) -> None:
    points = [(-500.0, 20.0), (90.0, 20.0), (90.0, 150.0), (40.0, 150.0), (40.0, 80.0), (180.0, 80.0)]
    line = Line(points, CORNER)

    def drawn(boxes: list[Box]) -> QImage:
        image = QImage(200, 200, QImage.Format.Format_Grayscale8)
        image.fill(255)
        for box in boxes:
            with QPainter(image) as painter:
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                painter.setClipRect(QRectF(*box))
                paint_line(painter, line, relation, QColor("black"), THIN, box.grown(12))
        return image

    once, halves = drawn([Box(0, 0, 200, 200)]), drawn([Box(0, 0, 77, 200), Box(77, 0, 123, 200)])
    apart = [abs(one - other) for one, other in zip(bytes(once.constBits()), bytes(halves.constBits()), strict=True)]
    assert max(apart) < 40
    assert min(bytes(once.constBits())) < 100
