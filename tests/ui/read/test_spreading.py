"""Things that want to be at certain heights lie apart, as near to them as they can be; and places are told in words."""

from itertools import pairwise
from typing import cast

from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QRectF

from essayplanner.domain.cards import Kind
from essayplanner.domain.documents import Document, Passage, Spot
from essayplanner.ui.look.theme import Theme
from essayplanner.ui.read.margin_drawing import Entry, lay_margin
from essayplanner.ui.read.pages_readable import At, Heading, Readable, Selection
from essayplanner.ui.read.places import place_of, place_under
from essayplanner.ui.read.spreading import spread


def test_what_has_room_stays_and_what_has_none_moves_both_ways() -> None:
    assert spread([0, 100, 300], [60, 60, 60], 8) == [0, 100, 300]
    assert spread([100, 100], [60, 60], 8) == [66, 134]
    assert spread([100, 110, 400], [60, 60, 60], 8) == [71, 139, 400]
    assert spread([-50, 0], [60, 60], 8, top=0) == [0, 68]
    assert spread([], [], 8) == []


@settings(deadline=None)
@given(st.lists(st.tuples(st.floats(-500, 5000), st.floats(10, 90)), max_size=30))
def test_none_lies_over_another(things: list[tuple[float, float]]) -> None:
    wanted = sorted(want for want, _high in things)
    heights = [high for _want, high in things]
    tops = spread(wanted, heights, 8)
    for (top, high), (below, _high) in pairwise(zip(tops, heights, strict=True)):
        assert below - top >= high + 8 - 1e-6


def test_a_text_without_pages_gives_the_number_or_the_words_of_its_heading() -> None:
    titles = ["Preface", "2 The first of December", "Chapter IV. After", "§ 3.1 Whose fear?", "In 1934"]
    headings = [Heading(1, title, At(1, 100 * number)) for number, title in enumerate(titles, 1)]
    places = [place_under(headings, at) for at in (5, 150, 250, 350, 450, 5000)]
    assert places == ["", "“Preface”", "§2", "ch. IV", "§3.1", "“In 1934”"]


class Sheets:
    """Sheets of two pages: the first two letters of each stand on the left one."""

    has_pages = True
    sizes = ((100.0, 60.0),) * 3

    def text(self, page: int) -> str:
        return "abcd"

    def rects(self, page: int, first: int, last: int) -> list[QRectF]:
        return [QRectF(25 * first, 0, 25 * (last - first), 10)]


def test_a_passage_of_a_scan_with_two_pages_a_sheet_has_those_on_which_it_is() -> None:
    scan, sheets = Document(1, "", "scan.pdf", pages=3, printed="1=102/2"), cast(Readable, Sheets())
    said = {
        (first, last, pages): place_of(scan, sheets, Selection("", Spot(1, first, last), pages))
        for first, last, pages in ((0, 2, (1,)), (2, 4, (1,)), (1, 3, (1,)), (3, 7, (1, 2)), (3, 9, (1, 2)))
    }
    assert [*said.values()] == ["p. 102", "p. 103", "pp. 102–103", "pp. 103–104", "pp. 103–105"]


def test_cards_of_pages_side_by_side_lie_so_that_no_lines_to_them_cross(theme: Theme) -> None:
    passages = [
        Passage(id, "", 1, id, Kind.CLAIM, f"Card {id}", "", Spot(page, 0, 1)) for id, page in ((1, 1), (2, 1), (3, 2))
    ]
    entries = [Entry(passage, "", "") for passage in passages]
    drawing = lay_margin(theme, entries, {1: 30, 2: 600, 3: 50}, (300, 900), 0, is_narrow=False, from_right=False)
    assert [figure.card_id for figure in drawing.figures] == [1, 3, 2]
    tops = [figure.box.y for figure in drawing.figures]
    assert tops == sorted(tops)
    assert tops[0] == 0
