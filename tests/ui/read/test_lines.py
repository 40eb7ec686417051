"""Lines of a page made of where its characters stand, and pages that lie under one another."""

from essayplanner.ui.read.pages_laid import LaidPages
from essayplanner.ui.read.pages_lines import Box, PageLines

#: Two lines of letters of 10 by 12, the second indented; a space is seen nowhere.
TEXT = "ab cd\nefg"
BOXES: list[Box] = [
    *((10, 0, 20, 12), (20, 0, 30, 12), (0, 0, 0, 0), (40, 0, 50, 12), (50, 0, 60, 12), (0, 0, 0, 0)),
    *((20, 20, 30, 32), (30, 20, 40, 32), (40, 20, 50, 32)),
]


def test_lines_and_what_stands_where() -> None:
    page = PageLines(TEXT, BOXES)
    assert [(line.first, line.last) for line in page.lines] == [(0, 5), (6, 9)]
    assert page.rects(1, 8) == [(20, 0, 60, 12), (20, 20, 40, 32)]
    assert page.rects(3, 3) == [(40, 0, 40, 12)]
    assert page.rects(5, 5) == [(60, 0, 60, 12)]
    assert page.rects(9, 9) == [(50, 20, 50, 32)]


def test_the_place_nearest_to_a_point() -> None:
    page = PageLines(TEXT, BOXES)
    assert [page.place_at(x, 5) for x in (0, 14, 16, 44, 400)] == [0, 0, 1, 3, 5]
    assert [page.place_at(x, 22) for x in (0, 24, 46)] == [6, 6, 9]
    assert page.place_at(200, 100) == 9


def test_a_step_back_begins_another_line() -> None:
    page = PageLines("abcd", [(100, 0, 110, 12), (110, 0, 120, 12), (10, 1, 20, 13), (20, 1, 30, 13)])
    assert [(line.first, line.last) for line in page.lines] == [(0, 2), (2, 4)]


def test_a_blank_page_has_no_lines() -> None:
    page = PageLines("", [])
    assert (page.lines, page.place_at(3, 3), page.rects(0, 0)) == ([], 0, [])


def test_units_of_the_page() -> None:
    assert PageLines("a", [(1, 2, 3, 4)], 2).rects(0, 1) == [(2, 4, 6, 8)]


def test_pages_under_one_another_and_side_by_side() -> None:
    sizes = [(100.0, 200.0), (100.0, 100.0), (50.0, 100.0)]
    one = LaidPages(sizes, 2, 10)
    assert [(box.x(), box.y(), box.width()) for box in map(one.box, (1, 2, 3))] == [
        (0, 10, 200),
        (0, 420, 200),
        (50, 630, 100),
    ]
    assert (one.width, one.height) == (200, 840)
    assert (one.between(0, 5), one.between(409, 415), one.between(415, 700)) == ([], [1], [2, 3])
    assert [one.page_at(y) for y in (0, 415, 10_000)] == [1, 1, 3]
    two = LaidPages(sizes, 2, 10, two=True)
    assert [(box.x(), box.y()) for box in map(two.box, (1, 2, 3))] == [(0, 10), (210, 10), (0, 420)]
    assert two.between(0, 30) == [1, 2]
    assert two.row(1) == two.row(2) == two.box(1) | two.box(2)
    assert (two.row(3), one.row(2)) == (two.box(3), one.box(2))
