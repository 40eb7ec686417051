"""Lines of time: days, lanes, packing, gaps, the fence, and what is said of them."""

import itertools
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from essayplanner.domain.argument import (
    Argument,
    CardSeen,
    DebateSeen,
    OutlineSeen,
    PlacedSeen,
    SectionSeen,
    SideSeen,
)
from essayplanner.domain.cards import Kind
from essayplanner.domain.timeline import Fence, Timeline, Told, timeline_of, years_in
from essayplanner.domain.timeline_axis import (
    YEAR,
    Scale,
    Step,
    Unit,
    day_of,
    first_day,
    length_words,
    month_at,
    ticks,
    unit_for,
    year_at,
)
from essayplanner.domain.timeline_facts import Gap, gaps, order, order_words, outside_words, section_lines, stretches
from essayplanner.domain.timeline_lanes import By, lanes
from essayplanner.domain.timeline_layout import lay_out, pack
from essayplanner.domain.timeline_packing import Metrics
from essayplanner.domain.timeline_words import date_words, label_of

ROOMS = {Step.YEAR: 40.0, Step.MONTH: 70.0, Step.DAY: 80.0}


def card(id: int, when: str, title: str = "", *, kind: Kind = Kind.EVIDENCE, tags: str = "", side: int = 0) -> CardSeen:
    """A card with a date; its tags stand between commas."""
    tagged = tuple(tag.strip() for tag in tags.split(",") if tag.strip())
    return CardSeen(id, str(id), kind, title or f"Card {id}", when=when, tags=tagged, side_id=side)


def argued(*cards: CardSeen, used: tuple[int, ...] = (), title: str = "Why?", dates: str = "") -> Argument:
    """Cards, of which the outline uses some, two in each section."""
    placed = tuple(PlacedSeen(at, id, 1 + at // 2, str(1 + at // 2)) for at, id in enumerate(used))
    sections = tuple(SectionSeen(id, str(id), f"Section {id}") for id in range(1, 5))
    debates = (DebateSeen(1, "Who?", (SideSeen(1, 1, "Continuity"), SideSeen(2, 1, "Break"))),)
    return Argument({each.id: each for each in cards}, (), debates, OutlineSeen(1, title, "", dates, sections, placed))


def line_of(argument: Argument) -> Timeline:
    return timeline_of(argument, 2000)


# Days


@given(st.dates())
def test_days_follow_each_other_as_those_of_the_calendar(day: date) -> None:
    number = day_of(day.year * 10000 + day.month * 100 + day.day)
    assert number - day_of(19700101) == (day - date(1970, 1, 1)).days
    assert (year_at(number), *month_at(number)) == (day.year, day.year, day.month)


def test_years_before_christ_come_before_the_first() -> None:
    days = [first_day(year) for year in range(-500, 3)]
    assert days == sorted(days)
    assert {b - a for a, b in itertools.pairwise(days)} == {365, 366}


@given(st.integers(-1000, 2500), st.floats(4, 400_000), st.floats(200, 3000))
def test_ticks_follow_each_other_without_a_gap_and_cover_what_is_in_sight(year: int, days: float, width: float) -> None:
    scale = Scale(first_day(year) + 100.5, width / days)
    unit = unit_for(scale.per_day, ROOMS)
    found = ticks(scale, width, unit)
    assert found[0].start <= scale.start
    assert found[-1].end >= scale.day(width) - 1e-6
    assert all(before.end == after.start for before, after in itertools.pairwise(found))
    assert len(found) <= width / 25 + 3


def test_the_axis_is_named_from_centuries_to_days() -> None:
    def names(unit: Unit, days: float) -> list[str]:
        return [tick.name for tick in ticks(Scale(day_of(19341130), 1), days, unit)]

    assert names(Unit(Step.DAY, 1), 3) == ["30 Nov 1934", "1 Dec 1934", "2 Dec 1934"]
    assert names(Unit(Step.DAY, 7), 9) == ["26 Nov 1934", "3 Dec 1934"]
    assert names(Unit(Step.MONTH, 1), 40) == ["Nov 1934", "Dec 1934", "Jan 1935"]
    (decade,) = ticks(Scale(first_day(1930), 1), 10, Unit(Step.YEAR, 10))
    assert (decade.name, decade.whole) == ("1930", "1930–39")
    assert ticks(Scale(day_of(19341201), 1), 1, Unit(Step.MONTH, 3))[0].whole == "Oct 1934 – Dec 1934"
    assert names(Unit(Step.YEAR, 100), 100 * YEAR) == ["1900", "2000"]
    assert [length_words(days) for days in (1, 9, 150, 17 * YEAR)] == ["1 day", "9 days", "5 months", "17 years"]


def test_what_stands_under_the_pointer_stays_there_when_it_is_zoomed() -> None:
    scale = Scale(700_000, 0.1)
    assert scale.zoomed(1.7, 300).day(300) == pytest.approx(scale.day(300))


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


def test_years_without_evidence_are_those_inside_the_question_s_dates() -> None:
    cards = card(1, "1925"), card(2, "../1929"), card(3, "1932"), card(4, "1930", kind=Kind.CLAIM)
    assert gaps(line_of(argued(*cards))) == [Gap(1926, 1928), Gap(1930, 1931)]
    assert gaps(line_of(argued(*cards, dates="1929/1934"))) == [Gap(1930, 1931), Gap(1933, 1934)]
    assert gaps(line_of(argued(card(1, "")))) == []
    assert [gap.words for gap in gaps(line_of(argued(*cards)))] == ["no evidence 1926–28", "no evidence 1930–31"]


def test_cards_are_counted_in_every_year_they_touch() -> None:
    found = stretches(line_of(argued(card(1, "1934/1936"), card(2, "1935"), used=(2,))))
    assert [tuple(each) for each in found] == [(1934, 1, 1, 0), (1935, 1, 2, 1), (1936, 1, 1, 0)]


def test_a_thousand_years_are_counted_in_stretches() -> None:
    found = stretches(line_of(argued(card(1, "0950"), card(2, "1953"))))
    assert found[0].years == 5
    assert sum(each.cards for each in found) == 2
    assert found[-1].cards == 1


def test_what_is_used_outside_the_question_s_dates_is_told() -> None:
    cards = card(1, "1917"), card(2, "1936"), card(3, "1920/1924"), card(4, "1910/.."), card(5, "../1960")
    told = argued(*cards, used=(1, 2, 3, 4, 5), dates="1924/1953")
    assert outside_words(line_of(told)) == "1 card used is outside 1924–53"
    assert outside_words(line_of(argued(*cards, used=(2,), dates="1924/1953"))) == ""
    assert outside_words(line_of(argued(*cards, used=(1,)))) == ""


def test_an_outline_that_follows_time_may_be_telling_the_story() -> None:
    cards = [card(id, str(1930 + id)) for id in range(1, 12)]
    told = argued(*cards, used=(1, 3, 2, 4, 6, 5, 7, 9, 8, 10, 11))
    found = order(line_of(told).items, told.outline)
    assert [each.item + 1 for each in found if each.goes_back] == [2, 5, 8]
    assert order_words(found) == "8 of 11 in order of time: you may be telling the story"
    argues = argued(*cards, used=(5, 1, 4, 2, 3))
    assert order_words(order(line_of(argues).items, argues.outline)) == (
        "3 of 5 in order of time: you often go back, so show the reader why"
    )
    few = argued(*cards, used=(5, 1, 4))
    assert order_words(order(line_of(few).items, few.outline)) == "2 of 3 in order of time"
    assert order_words(order(line_of(told).items, OutlineSeen())) == ""


def test_a_card_that_is_used_twice_stands_where_it_is_used_first() -> None:
    told = argued(card(1, "1936"), card(2, "1934"), used=(1, 2, 1))
    assert [(each.item, each.goes_back) for each in order(line_of(told).items, told.outline)] == [(1, False), (0, True)]


def test_a_section_says_how_many_cards_it_has_and_from_when() -> None:
    told = argued(card(1, "1936"), card(2, "1934"), card(3, ""), used=(1, 2, 3))
    lines = section_lines(line_of(told).items, told.outline, [1, 2, 3])
    assert [line.replace("\xa0", " ") for line in lines] == ["2 cards · 1934–36", "1 card · undated", "no cards yet"]


# What is said


@pytest.mark.parametrize(
    ("title", "when", "label"),
    [
        ("Kirov was assassinated on 1 December 1934", "1934-12-01", "Kirov was assassinated"),
        ("Kirov was assassinated, 1 Dec 1934", "1934-12-01", "Kirov was assassinated"),
        ("In 1934 Kirov was promoted", "1934", "Kirov was promoted"),
        ("Stalin died in March 1953", "1953-03", "Stalin died"),
        ("In the summer of 1934 Stalin seemed to retreat", "1934-22", "Stalin seemed to retreat"),
        ("October 1917 did not fit Marx", "1917-10", "October 1917 did not fit Marx"),
        ("Yezhov ran the purge of 1933", "1933", "Yezhov ran the purge of 1933"),
        ("By 1929 Bukharin was replaced", "../1929", "By 1929 Bukharin was replaced"),
        ("Killed in 1934", "1934", "Killed"),
        ("Died in 1934", "1934", "Died in 1934"),
        ("He fled in 1934", "1935", "He fled in 1934"),
    ],
)
def test_a_label_leaves_out_the_date_that_the_axis_shows(title: str, when: str, label: str) -> None:
    assert label_of(title, when) == label


def test_a_screen_reader_says_months_in_full() -> None:
    said = [date_words(when) for when in ("1934-12-01", "1934-12", "1934", "1934-12?", "../1929", "")]
    assert said == ["1 December 1934", "December 1934", "1934", "Dec 1934?", "by 1929", ""]
