"""Evidence and the years of the question."""

from typing import Any

import pytest

from essayplanner.coach.findings import How
from essayplanner.coach.rules.years import EVIDENCE_OUTSIDE_DATES, ORDER_OF_TIME, YEARS_UNTOUCHED, has_years
from essayplanner.domain.plan import Plan
from tests.coach.plans import Stand, Wing, asks, claim, evidence, introduction, named_by, plan, section

RULE = "How far was Stalin’s rule accepted by the people, 1924–53?"


def dated(*whens: str, note: str = "") -> list[Stand]:
    return [evidence(f"In {when}", when=when, note=note) for when in whens]


def of(*wings: Wing, title: str = RULE, **fields: Any) -> Plan:
    return plan(*wings, title=title, **fields)


def test_evidence_from_other_years_is_named_with_those_of_the_question() -> None:
    (found,) = asks(EVIDENCE_OUTSIDE_DATES, of(section("One", *dated("1899", "1930", "1961"))))
    assert [place.title for place in found.places] == ["In 1899", "In 1961"]
    assert "1924–53" in found.sentence
    assert [mend.how for mend in found.mends] == [How.WRITE, How.REMOVE]


def test_what_overlaps_has_no_date_or_is_background_is_within() -> None:
    within = section(
        "One",
        *dated("1920-1929", "1953", "1924"),
        evidence("Some time"),
        claim("Old", when="1800"),
        *dated("by 1960", "from 1910"),
    )
    background = [introduction(*dated("1905")), section("Background", *dated("1917"))]
    explained = section("Two", *dated("1914", note="Compare: the tsar had less power."))
    assert asks(EVIDENCE_OUTSIDE_DATES, of(within, *background, explained)) == []


@pytest.mark.parametrize(
    ("title", "outside"),
    [
        ("Why did Stalin win the struggle for power, 1922–29?", ["In 1935"]),
        ("To what extent was Stalin’s rule a continuation of Lenin’s, 1922–29?", ["In 1935"]),
        ("How far was the October Revolution of 1917 a coup?", []),
        ("How far was fear the main reason for the purges?", []),
    ],
)
def test_causes_come_before_and_an_event_has_no_period(title: str, outside: list[str]) -> None:
    places = [
        place.title
        for each in asks(EVIDENCE_OUTSIDE_DATES, of(section("One", *dated("1919", "1935")), title=title))
        for place in each.places
    ]
    assert places == outside


def test_the_years_that_the_student_gave_go_before_those_of_the_question() -> None:
    seen = of(section("One", *dated("1930", "1950")), dates="1928/1941")
    assert named_by(EVIDENCE_OUTSIDE_DATES, seen) == [("In 1950",)]
    assert named_by(EVIDENCE_OUTSIDE_DATES, of(section("One", *dated("1930")), dates="1935/..")) == [("In 1930",)]


def test_years_that_no_evidence_touches_are_named_with_the_cards_that_wait_there() -> None:
    library = [evidence("War", when="1941"), claim("Late terror", when="1949-1953"), evidence("Early", when="1925")]
    seen = of(
        section("One", *dated("1924-1930", "1931")),
        section("Two", *dated("1932", "1933", "1934-1936", "1939")),
        library=library,
    )
    (found,) = asks(YEARS_UNTOUCHED, seen)
    assert "1939" in found.title
    assert [(mend.how, len(mend.card_ids)) for mend in found.mends] == [(How.SHOW, 2)]


def test_short_gaps_few_dates_and_years_under_a_long_span_are_no_finding() -> None:
    one = section("One", *dated("1924-1930", "1933", "1926"))
    assert asks(YEARS_UNTOUCHED, of(one, section("Two", *dated("1935-1951", "1953", "1940")))) == []
    assert asks(YEARS_UNTOUCHED, of(one, section("Two", *dated("1934", "1935")))) == []
    assert asks(YEARS_UNTOUCHED, of(section("One", *dated("1924", "1925", "1926", "1930", "1933", "1934")))) == []


def test_a_few_years_between_two_that_are_touched_are_no_gap() -> None:
    one = section("One", *dated("1930", "1931", "1935"))
    assert asks(YEARS_UNTOUCHED, of(one, section("Two", *dated("1936", "1936-02", "1937")), dates="1930/1937")) == []
    later = section("Two", *dated("1936", "1936-02", "1937"))
    early = section("One", *dated("1930", "1931", "1931-02"))
    (found,) = asks(YEARS_UNTOUCHED, of(early, later, dates="1930/1937"))
    assert found.title == "No evidence in 1932–35"


def test_an_event_has_no_years_over_which_evidence_could_be_spread() -> None:
    days = [f"1962-10-{day}" for day in (14, 16, 22, 24, 27, 28)]
    for title, has in (("Why was there a crisis over Cuba in 1962?", False), ("Why did it last, 1960–63?", True)):
        assert has_years(of(section("One", *dated(*days[:3])), section("Two", *dated(*days[3:])), title=title)) is has


def test_several_runs_are_one_finding() -> None:
    one, two = section("One", *dated("1930-1931", "1930", "1931")), section("Two", *dated("1940", "1941", "1940-1941"))
    (found,) = asks(YEARS_UNTOUCHED, of(one, two))
    assert all(year in found.sentence for year in ("1930", "1932–39", "1941"))
    assert " or after 1941" in found.sentence


def test_of_a_long_time_no_years_are_named_that_nobody_asked_about() -> None:
    dates = ("1500-1520", "1521-1540", "1541", "1560", "1570-1590", "1603")
    wings = (section("One", *dated(*dates[:3])), section("Two", *dated(*dates[3:])))
    (found,) = asks(YEARS_UNTOUCHED, of(*wings, title="How far did royal power grow in England, 1453–1603?"))
    assert "before 1500" in found.sentence
    assert "1450" not in found.sentence


def story(*notes: str) -> list[Wing]:
    years = ("1917", "1918-1921", "1922")
    return [
        section(f"Part {at}", *dated(when), note=note) for at, (when, note) in enumerate(zip(years, notes, strict=True))
    ]


def test_order_that_is_only_order_of_time() -> None:
    assert named_by(ORDER_OF_TIME, of(*story("First this.", "Then that.", ""))) == [("Part 0", "Part 1", "Part 2")]


def test_points_that_happen_to_stand_in_order_are_no_story() -> None:
    points = [
        section(f"Point {when}"[:7], claim(f"It mattered in {when}"), *dated(when)) for when in ("1917", "1920", "1922")
    ]
    assert asks(ORDER_OF_TIME, of(*points)) == []
    when = [section(f"In {when}", claim(f"It mattered in {when}"), *dated(when)) for when in ("1917", "1920")]
    assert named_by(ORDER_OF_TIME, of(*when, points[2])) == [("In 1917", "In 1920", "Point 1")]


def test_paragraphs_that_rank_go_back_in_time_or_tell_of_change_are_in_order() -> None:
    assert asks(ORDER_OF_TIME, of(*story("", "This weighs most.", ""))) == []
    assert asks(ORDER_OF_TIME, of(*reversed(story("", "", "")))) == []
    assert asks(ORDER_OF_TIME, of(*story("", "", ""), title="How did Soviet government change, 1917–24?")) == []
    assert asks(ORDER_OF_TIME, of(*story("", "", "")[:2])) == []
    assert (
        asks(
            ORDER_OF_TIME,
            of(*story("", "", ""), section("A", *dated()), section("B", claim("x")), section("C", claim("y"))),
        )
        == []
    )


def test_sources_may_be_of_any_year_and_come_as_they_are_given() -> None:
    title = "Assess the value of these three sources to a historian studying the purges of 1928–53."
    wings = [
        section(f"Source {at}", *dated(*years)) for at, years in enumerate((("1929", "1930"), ("1931",), ("1960",)))
    ]
    wings[1] = section("Source B", *dated("1931", "1932", "1932-02", "1933"))
    for rule in (EVIDENCE_OUTSIDE_DATES, YEARS_UNTOUCHED, ORDER_OF_TIME):
        assert asks(rule, of(*wings, title=title)) == []
        assert asks(rule, of(*wings, title="How far was fear the reason for the purges of 1928–53?"))


def test_between_two_times_that_are_asked_about_no_years_are_missed() -> None:
    wings = (section("One", *dated("1905", "1917", "1917-02")), section("Two", *dated("1948", "1949", "1949-10")))
    both = "Compare the revolutions in Russia in 1917 and in China in 1949."
    assert asks(YEARS_UNTOUCHED, of(*wings, title=both)) == []
    assert asks(YEARS_UNTOUCHED, of(*wings, title=both, dates="1917/1949")) == []
    for fields in ({"dates": "1905/1949"}, {"title": "Compare the revolutions of 1917–49."}):
        assert asks(YEARS_UNTOUCHED, of(*wings, **{"title": both, **fields}))
