"""Lines of time: what is on them, lanes, packing, the fence."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from essayplanner.domain.argument import (
    Argument,
    DebateSeen,
    SideSeen,
)
from essayplanner.domain.cards import Kind
from essayplanner.domain.timeline import Fence, Told, timeline_of, years_in
from essayplanner.domain.timeline_axis import (
    YEAR,
    Scale,
    first_day,
    ticks,
    unit_for,
)
from essayplanner.domain.timeline_lanes import By, lanes
from essayplanner.domain.timeline_layout import lay_out, pack
from essayplanner.domain.timeline_packing import Metrics
from tests.domain.dated import ROOMS, argued, card, line_of

# What is on the line


def test_evidence_and_claims_are_on_the_line_in_time_and_historians_are_not() -> None:
    line = line_of(
        argued(
            card(1, "1936"),
            card(2, "1934", kind=Kind.CLAIM),
            card(3, "1935", kind=Kind.HISTORIAN),
            card(4, ""),
            card(5, "", kind=Kind.CLAIM),
            card(6, "")._replace(undated="Nobody says when."),
            used=(1,),
        )
    )
    assert [(item.card.id, item.numbers) for item in line.items] == [(2, ()), (1, ("1",))]
    assert [each.id for each in line.undated] == [4, 6]
    assert (line.first_year, line.last_year, line.used) == (1934, 1936, 1)


def test_a_line_without_a_date_has_years_all_the_same() -> None:
    assert line_of(argued())[-2:] == (1990, 2000)
    assert line_of(argued(title="Why, 1924–53?"))[-2:] == (1924, 1953)


@pytest.mark.parametrize(
    ("question", "years"),
    [
        ("Stalin and the politics of the USSR, 1924–53", (1924, 1953)),
        ("Was it so from 1924 to 1953?", (1924, 1953)),
        ("What changed between 1924 and 1953?", (1924, 1953)),
        ("Why were the 1930s so violent?", (1930, 1939)),
        ("Compare the 1920s and the 1930s", (1920, 1939)),
        ("Why did 1,500–2,000 peasants rebel?", None),
        ("Did the purge of 1933 backfire?", None),
        ("What changed between 1953 and 1924?", None),
        ("Why?", None),
    ],
)
def test_a_question_names_its_years(question: str, years: tuple[int, int] | None) -> None:
    assert years_in(question) == years


def test_dates_that_were_set_go_before_those_that_the_question_names() -> None:
    assert line_of(argued(title="Why, 1924–53?")).fence == Fence(1924, 1953, "1924/1953", Told.QUESTION)
    assert line_of(argued(title="Why, 1924–53?", dates="1930/1939")).fence == Fence(1930, 1939, "1930/1939")
    topic = "Stalin and the politics of the USSR, 1924–53"
    assert timeline_of(argued(), 2000, topic).fence == Fence(1924, 1953, "1924/1953", Told.NOTEBOOK)
    assert line_of(argued(dates="1934/..")).fence == Fence(1934, None, "1934/..")


# Lanes


def lane_names(argument: Argument, by: By) -> list[tuple[str, int, int]]:
    return [(lane.name, len(lane.items), lane.used) for lane in lanes(line_of(argument).items, by, argument)]


def test_themes_are_tags_of_no_group_and_the_fullest_takes_its_cards_first() -> None:
    argument = argued(
        card(1, "1930", tags="purges, army, people: Kirov"),
        card(2, "1936", tags="purges, army"),
        card(3, "1937", tags="purges"),
        card(4, "1920", tags="party"),
        card(5, "1921", tags="party"),
        card(6, "1922", tags="people: Kirov"),
        used=(2, 5),
    )
    assert lane_names(argument, By.THEME) == [("party", 2, 1), ("purges", 3, 1), ("Other themes", 1, 0)]


def test_a_group_that_parts_the_cards_as_chapters_do_is_what_they_are_parted_by() -> None:
    chapters = ("Rise", "Rise", "Terror", "Terror", "Terror")
    cards = [
        card(id, str(1930 + id), tags=f"opposition, heading: {chapter}, people: Kirov, people: Stalin")
        for id, chapter in enumerate(chapters, 1)
    ]
    assert lane_names(argued(*cards), By.THEME) == [("Rise", 2, 0), ("Terror", 3, 0)]


def test_lanes_by_section_side_and_kind_have_the_rest_last() -> None:
    argument = argued(
        card(1, "1930", side=2), card(2, "1931", side=1, kind=Kind.CLAIM), card(3, "1932"), used=(2, 2, 1)
    )
    assert lane_names(argument, By.SECTION) == [("Section 1", 1, 1), ("Section 2", 1, 1), ("Not used", 1, 0)]
    assert lane_names(argument, By.SIDE) == [("Continuity", 1, 1), ("Break", 1, 1), ("No side", 1, 0)]
    # Another debate may have a side of the same name
    other = DebateSeen(2, "Why?", (SideSeen(3, 2, "Break"), SideSeen(4, 2, "Continuity")))
    two = argument._replace(debates=(other, *argument.debates), cards={**argument.cards, 4: card(4, "1933", side=3)})
    assert lane_names(two, By.SIDE) == [
        ("Continuity", 1, 1), ("Break", 1, 1), ("Other debates", 1, 0), ("No side", 1, 0)
    ]  # fmt: skip
    assert lane_names(argument, By.KIND) == [("Claims", 1, 1), ("Evidence", 2, 1)]


# Packing


whens = st.one_of(
    st.integers(1900, 1930).map(str),
    st.dates(date(1900, 1, 1), date(1930, 1, 1)).map(str),
    st.tuples(st.integers(1900, 1930), st.integers(1, 9)).map(lambda two: f"{two[0]}/{two[0] + two[1]}"),
    st.integers(1900, 1930).flatmap(lambda year: st.sampled_from((f"../{year}", f"{year}/.."))),
)


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.tuples(whens, st.integers(20, 300), st.booleans(), st.integers(0, 2)), max_size=60),
    st.floats(1895, 1935),
    st.floats(0.01, 60),
    st.integers(100, 700),
)
def test_all_that_is_in_sight_is_drawn_once_and_nothing_on_another(
    drawn: list[tuple[str, int, bool, int]], year: float, years: float, height: int
) -> None:
    argument = argued(
        *(card(id, when, tags=f"theme {theme}") for id, (when, _title, _used, theme) in enumerate(drawn, 1)),
        used=tuple(id for id, (_when, _title, used, _theme) in enumerate(drawn, 1) if used),
    )
    line, sizes, width = line_of(argument), Metrics(), 900.0
    items, parted = line.items, lanes(line.items, By.THEME, argument)
    scale = Scale(first_day(0) + year * YEAR, width / (years * YEAR))
    titles = [float(drawn[item.card.id - 1][1]) for item in items]
    packing = pack(items, parted, scale.per_day, titles, first_day(line.last_year + 1), sizes)
    marks = ticks(scale, width, unit_for(scale.per_day, ROOMS))
    shown = lay_out(items, parted, packing, scale, marks, (width, float(height)), sizes)

    assert [room.top for room in shown] == [0.0, *(room.bottom for room in shown)][: len(shown)]
    for room in shown:
        lane = parted[room.lane]
        there = [bar.item for bar in room.bars] + [item for stack in room.stacks for item in stack.items]
        left, right = packing.taken.left, packing.taken.right
        x = scale.start * scale.per_day
        assert sorted(there) == [item for item in lane.items if left[item] - x < width and right[item] - x > 0]
        assert bool(room.earlier or room.later) is not bool(there)
        assert room.before == sum(1 for item in lane.items if right[item] - x <= 0)
        assert room.after == len(lane.items) - len(there) - room.before
        boxes = [
            (min(bar.left, bar.title), max(bar.right, bar.title_end), bar.top, bar.top + sizes.row) for bar in room.bars
        ]
        for at, one in enumerate(boxes):
            assert room.top <= one[2] + 1
            assert one[3] <= room.bottom + 1
            for other in boxes[at + 1 :]:
                if one[2] == other[2]:
                    assert one[1] <= other[0] + 0.01 or other[1] <= one[0] + 0.01, (one, other)
        for before, after in zip(room.stacks, room.stacks[1:], strict=False):
            assert before.right <= after.left + 0.01


def test_what_is_used_is_never_in_a_stack_for_want_of_height() -> None:
    argument = argued(*(card(id, "1934") for id in range(1, 30)), used=(20, 21, 22))
    line = line_of(argument)
    scale, parted = Scale(first_day(1930), 0.15), lanes(line.items, By.KIND, argument)
    packing = pack(line.items, parted, scale.per_day, [100.0] * 29, first_day(1950), Metrics())
    marks = ticks(scale, 900, unit_for(scale.per_day, ROOMS))
    (room,) = lay_out(line.items, parted, packing, scale, marks, (900, 10), Metrics())
    assert {line.items[bar.item].card.id for bar in room.bars} == {20, 21, 22}
    assert [(stack.name, len(stack.items), stack.used) for stack in room.stacks] == [("1934", 26, 0)]


# What it tells
