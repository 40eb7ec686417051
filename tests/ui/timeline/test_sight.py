"""Which stretch of time is in sight, and the drawing of it; without a window."""

from collections import Counter
from itertools import pairwise

import pytest
from PySide6.QtGui import QImage, QPainter

from essayplanner.domain.timeline_axis import YEAR, Step, first_day
from essayplanner.domain.timeline_lanes import By
from essayplanner.ui.canvas.figures import PLAIN
from essayplanner.ui.canvas.places import Box
from essayplanner.ui.look.theme import Theme
from essayplanner.ui.timeline.drawing import LanesDrawing, draw
from essayplanner.ui.timeline.sight import Sight
from essayplanner.ui.timeline.telling import lane_facts
from tests.domain.dated import argued, card

FORMS = ("1924", "1926-03", "1926-03-05", "1927/1930", "../1931", "1932/..", "1935~", "1936?", "1936?", "1937/1939")


@pytest.fixture
def sight(theme: Theme) -> Sight:
    found = Sight(theme)
    cards = [card(id, when, f"What happened {id}", tags="purges") for id, when in enumerate(FORMS, 1)]
    crowd = [card(id, "1934", f"Much happened {id}", tags="party") for id in range(20, 60)]
    found.show_argument(argued(*cards, *crowd, card(99, "1870"), used=(1, 5, 25, 26)), "The USSR, 1924–53")
    found.fit_width(900)
    return found


def test_it_begins_with_the_dates_of_the_question_and_all_is_one_key_away(sight: Sight) -> None:
    assert (sight.years, sight.words) == ((1924, 1953), "30 years")
    sight.show_all()
    assert sight.years[0] <= 1870
    assert sight.years[1] >= 1953


def test_from_more_than_a_century_to_a_week_and_no_further(sight: Sight) -> None:
    for _step in range(80):
        sight.zoom(1.25, 300)
    assert (sight.words, sight.unit.step) == ("7 days", Step.DAY)
    for _step in range(80):
        sight.zoom(0.8, 300)
    assert sight.days == pytest.approx(100 * YEAR)


def test_what_is_under_the_pointer_stays_there(sight: Sight) -> None:
    day = sight.scale.day(300)
    sight.zoom(1.7, 300)
    assert sight.scale.day(300) == pytest.approx(day)


def test_it_never_goes_beside_all_there_is(sight: Sight) -> None:
    sight.move_to(first_day(1700))
    assert sight.scale.start == first_day(1870)
    sight.go_to(first_day(1936), first_day(1937))
    assert sight.years == (1931, 1941)
    sight.go_to(first_day(2500), first_day(2501))
    assert sight.scale.day(sight.width) == pytest.approx(first_day(1954))


@pytest.mark.parametrize("seen", [10 * YEAR, 300, 20])
@pytest.mark.parametrize(("first", "end"), [((1934, 12), (1935, 1)), ((1934, 1), (1935, 1)), ((1930, 1), (1940, 1))])
def test_what_one_goes_to_is_in_the_middle_and_all_of_it_in_sight(
    sight: Sight, seen: float, first: tuple[int, int], end: tuple[int, int]
) -> None:
    sight.show_stretch(first_day(1927), first_day(1927) + seen)
    days = first_day(*first), first_day(*end)
    sight.go_to(*days)
    assert sight.scale.day(sight.width / 2) == pytest.approx(sum(days) / 2)
    assert sight.scale.start < days[0]
    assert sight.scale.day(sight.width) > days[1]


def test_another_width_shows_the_same_years(sight: Sight) -> None:
    sight.fit_width(500)
    assert sight.years == (1924, 1953)


def test_a_card_is_brought_into_sight(sight: Sight) -> None:
    assert not sight.bring(sight.place_of(5))
    assert sight.bring(sight.place_of(99))
    assert sight.years[0] <= 1870 <= sight.years[1]


def test_it_stays_where_it_is_when_cards_change(sight: Sight) -> None:
    sight.go_to(first_day(1936), first_day(1937))
    sight.show_argument(argued(card(1, "1924"), card(2, "1953")), "")
    assert sight.years == (1931, 1941)


def test_a_title_is_another_where_its_card_was(sight: Sight) -> None:
    cards, lanes = sight.argument.cards, sight.lanes
    argument = sight.argument._replace(cards={**cards, 3: cards[3]._replace(title="A far longer title than it was")})
    sight.show_argument(argument, "The USSR, 1924–53")
    assert sight.lanes is lanes
    figure = next(figure for figure in draw(sight, 600).figures if figure.card_id == 3)
    assert figure.spoken == "5 March 1926, A far longer title than it was, purges"
    sight.show_argument(argument._replace(cards={**argument.cards, 3: cards[3]._replace(tags=("party",))}), "")
    assert [len(lane.items) for lane in sight.lanes] == [9, 41, 1]


def test_lanes_that_fit_fill_the_height_and_no_more(sight: Sight) -> None:
    assert {draw(sight, high).size[1] - high for high in range(200, 300)} == {0}


def keys_of(drawing: LanesDrawing, kind: str) -> list[object]:
    return [figure.key for figure in drawing.figures if isinstance(figure.key, tuple) and figure.key[0] == kind]


def test_the_drawing_tells_of_lanes_cards_stacks_and_gaps(sight: Sight) -> None:
    drawing = draw(sight, 600)
    spoken = {figure.key: figure.spoken or figure.text for figure in drawing.figures}
    assert spoken["lane", 0] == "Lane purges, 10 cards, 2 used"
    assert spoken["card", 3] == "5 March 1926, What happened 3, purges"
    assert spoken["card", 5] == "by 1931, What happened 5, used in 1, purges"
    (stack,) = keys_of(drawing, "stack")
    assert isinstance(stack, tuple)
    assert spoken[stack].endswith("cards that have no room; Enter lists them")
    assert spoken["gap", 1940] == "no evidence 1940–53"
    assert "Much happened" in next(figure.tip for figure in drawing.figures if figure.key == stack)


def test_a_lane_with_nothing_in_sight_says_where_its_cards_are(sight: Sight) -> None:
    sight.show_stretch(first_day(1941), first_day(1950))
    drawing = draw(sight, 300)
    spoken = {figure.key: figure.spoken for figure in drawing.figures}
    assert spoken["lane", 1].endswith("40 earlier, 1934")


def test_a_lane_says_how_many_of_its_cards_are_out_of_sight(sight: Sight) -> None:
    sight.show_stretch(first_day(1930), first_day(1936))
    drawing = draw(sight, 300)
    room = next(room for room in drawing.rooms if room.lane == 0)
    head = next(figure for figure in drawing.figures if figure.key == ("lane", 0))
    assert head.spoken == "Lane purges, 10 cards, 2 used, 3 earlier, 3 later"
    said = [each.replace("\xa0", " ") for each in lane_facts(drawing.lanes[0], room)]
    assert said == ["10 · 2 used · 3 earlier · 3 later", "10 · 3 earlier · 3 later", "4 of 10 in sight"]


def test_a_year_without_evidence_is_named_however_narrow_it_is(sight: Sight) -> None:
    sight.show_argument(argued(*(card(id, str(1900 + id)) for id in range(1, 60) if id != 30)), "")
    sight.show_all()
    drawing = draw(sight, 300)
    (words,) = drawing.gap_words
    assert words.lines == ("no evidence", "1930")
    (band,) = drawing.gaps
    assert words.box.width > band[1] - band[0]
    assert words.box.middle[0] == pytest.approx(sum(band) / 2)


def test_words_of_years_without_evidence_lie_beside_each_other(sight: Sight) -> None:
    years = [*range(1900, 1930), 1931, 1933, 1935, *range(1940, 1960)]
    sight.show_argument(argued(*(card(id, str(year)) for id, year in enumerate(years, 1))), "")
    sight.show_all()
    drawing = draw(sight, 300)
    boxes = [words.box for words in drawing.gap_words if words.lines]
    assert 0 < len(boxes) < 4
    assert all(one.right <= other.x for one, other in pairwise(boxes))
    told = [figure for figure in drawing.figures if figure.text.startswith("no evidence")]
    assert [figure.key[1] for figure in told] == [1930, 1932, 1934, 1936]  # type: ignore[index]
    assert [figure.key for figure in drawing.figures[-4:]] == [figure.key for figure in told]
    others = [figure.box for figure in drawing.figures if figure.key[0] in ("card", "stack")]  # type: ignore[index]
    assert not any(figure.box.meets(box) for figure in told for box in others)


def test_from_the_right_all_of_it_is_mirrored(sight: Sight) -> None:
    plain, turned = draw(sight, 300), draw(sight, 300, from_right=True)
    wide = plain.size[0]
    for one, other in zip(plain.figures, turned.figures, strict=True):
        assert other.key == one.key
        assert other.box.x == pytest.approx(one.box.mirrored(wide).x)


@pytest.mark.parametrize("from_right", [False, True])
def test_the_dates_of_the_question_are_drawn_where_they_begin_and_end(sight: Sight, from_right: bool) -> None:
    sight.show_all()
    drawing = draw(sight, 300, from_right=from_right)
    wide, high = map(round, drawing.size)
    image = QImage(wide, high, QImage.Format.Format_RGB32)
    with QPainter(image) as painter:
        drawing.paint(painter, Box(0, 0, wide, high), PLAIN)

    def ink_at(x: float) -> int:
        return Counter(image.pixel(round(x), y) for y in range(round(drawing.rooms[-1].bottom))).most_common(1)[0][0]

    assert sight.fence == [first_day(1924), first_day(1954)]
    x = drawing.placed(sight.scale.x(sight.fence[0]), 0, 0, 0).left()
    assert {ink_at(x - 1), ink_at(x)} - {ink_at(x - 6), ink_at(x + 6)}


@pytest.mark.parametrize("from_right", [False, True])
@pytest.mark.parametrize("by", list(By))
def test_it_is_painted_within_its_size_whatever_the_forms_of_dates(sight: Sight, by: By, from_right: bool) -> None:
    sight.part_by(by)
    drawing = draw(sight, 300, (first_day(1925), first_day(1927)), from_right=from_right)
    wide, high = map(round, drawing.size)
    image = QImage(wide, high, QImage.Format.Format_RGB32)
    with QPainter(image) as painter:
        drawing.paint(painter, Box(0, 0, wide, high), PLAIN)
    inks = {image.pixel(x, y) for x in range(0, wide, 3) for y in range(0, high, 2)}
    assert len(inks) > 20
    for figure in drawing.figures:
        assert drawing.box(-drawing.begin, 0, wide, high).grown(1).meets(figure.box)
