"""What is said of a line of time: gaps, counts, what is outside the dates of the question, order, labels."""

import pytest

from essayplanner.domain.argument import (
    OutlineSeen,
)
from essayplanner.domain.cards import Kind
from essayplanner.domain.timeline_facts import Gap, gaps, order, order_words, outside_words, section_lines, stretches
from essayplanner.domain.timeline_words import date_words, label_of
from tests.domain.dated import argued, card, line_of


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
