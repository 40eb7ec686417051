"""A line of time after a change: what is looked at anew; and rows, held against a plain way of giving them."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from essayplanner.domain.argument import Argument
from essayplanner.domain.cards import Kind
from essayplanner.domain.dates import Form
from essayplanner.domain.timeline import Dated, alike_in_time, timeline_of
from essayplanner.domain.timeline_packing import NO_ROW, Metrics, boxes, give_rows, used_first
from tests.domain.dated import argued, card

CARDS = tuple(card(id, str(1930 + id), f"Card {id}", tags="purges") for id in range(1, 6))


def after(changed: int, **change: Any) -> Argument:
    """The same cards, one of which is another."""
    return argued(*(each._replace(**change) if each.id == changed else each for each in CARDS), used=(1, 2))


def test_only_what_changed_is_looked_at() -> None:
    before = timeline_of(argued(*CARDS, used=(1, 2)), 2000)
    now = after(3, title="He fled in 1934", when="1934")
    line = timeline_of(now, 2000, known=before.items)
    assert line == timeline_of(now, 2000)
    assert [item.card.id for item in line.items if item not in before.items] == [3]
    assert sum(1 for item in line.items if any(item is was for was in before.items)) == 4
    moved = argued(*CARDS, used=(2,))
    assert timeline_of(moved, 2000, known=before.items) == timeline_of(moved, 2000)


@pytest.mark.parametrize(
    ("change", "alike"),
    [
        ({"title": "Another", "short": "Other", "caution": "Doubtful"}, True),
        ({"when": "1950"}, False),
        ({"when": ""}, False),
        ({"tags": ("army",)}, False),
        ({"side_id": 2}, False),
        ({"kind": Kind.CLAIM}, False),
    ],
)
def test_a_title_changes_nothing_but_words(change: dict[str, object], alike: bool) -> None:
    before = timeline_of(argued(*CARDS, used=(1, 2)), 2000)
    assert alike_in_time(before, timeline_of(after(3, **change), 2000)) is alike
    assert not alike_in_time(before, timeline_of(argued(*CARDS, used=(1, 2, 3)), 2000))
    assert not alike_in_time(before, timeline_of(argued(*CARDS, used=(1, 2), dates="1900/1990"), 2000))


def dated(id: int, start: int, days: int, form: Form, used: bool) -> Dated:
    return Dated(card(id, ""), start, start + days, form, False, "", ("1",) if used else ())


@settings(deadline=None)
@given(
    st.lists(
        st.tuples(
            st.integers(0, 300),
            st.sampled_from((1, 30, 365)),
            st.sampled_from(tuple(Form)),
            st.booleans(),
            st.integers(10, 300),
        ),
        max_size=50,
    ),
    st.floats(0.1, 20),
    st.integers(1, 4),
)
def test_each_card_has_the_uppermost_row_that_has_room(
    cards: list[tuple[int, int, Form, bool, int]], per_day: float, rows: int
) -> None:
    cards.sort(key=lambda each: each[:2])
    items = [dated(id, *each[:4]) for id, each in enumerate(cards)]
    taken = boxes(items, per_day, [float(each[4]) for each in cards], 340, Metrics())
    order, found = used_first(range(len(items)), items), [NO_ROW] * len(items)
    give_rows(found, taken, order, rows, 10)
    there: list[list[tuple[float, float]]] = [[] for _row in range(rows)]
    for item in order:
        begin, end = min(taken.left[item], taken.title[item]), taken.end[item] + 10
        row = next((row for row in range(rows) if all(begin >= b or end <= a for a, b in there[row])), NO_ROW)
        assert found[item] == row
        if row != NO_ROW:
            there[row].append((begin, end))
