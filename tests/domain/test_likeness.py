"""Which sources are one work: all that tells works apart is compared, and what is written in two ways is one."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from essayplanner.domain.cards import Source
from essayplanner.domain.csl import FIELDS, tidy_item
from essayplanner.domain.likeness import MOST_COMPARED, Likeness
from tests.domain.works import APART, ARTICLE, BOOK, NEWS, ONE, Item, by, on


def alike(one: Item, other: Item) -> bool:
    first, second = (Source("", "", tidy_item(item)) for item in (one, other))
    found = {bool(Likeness([(1, a)]).like(b)) for a, b in ((first, second), (second, first))}
    assert len(found) == 1, "whichever comes first"
    return found.pop()


@pytest.mark.parametrize("kind", APART)
def test_works_that_differ_stay_apart(kind: str) -> None:
    assert not alike(*APART[kind])


@pytest.mark.parametrize("kind", ONE)
def test_what_is_written_in_two_ways_is_one_work(kind: str) -> None:
    assert alike(*ONE[kind])


@pytest.mark.parametrize(
    ("changed", "same"),
    [
        ({}, True),
        ({"id": "other"}, True),
        ({"title": ARTICLE["title"].title()}, True),
        ({"page": "pp. 1017–49"}, True),
        ({"volume": "vol. 98"}, True),
        ({"abstract": ""}, True),
        ({"abstract": "More."}, False),
        ({"author": by("Getty, J. A.", "Rittersporn, G. T.")}, False),
        ({"issued": {}}, False),
        ({"page": "1017"}, False),
        ({"accessed": on(2020)}, False),
        ({"title": f"{ARTICLE['title']}: a Report"}, False),
    ],
)
def test_what_tells_the_same_and_nothing_further_is_the_same(changed: Item, same: bool) -> None:
    known = Likeness([(1, Source("", "", ARTICLE))])
    assert known.same(Source("", "", tidy_item(ARTICLE | changed))) == ([1] if same else [])


def test_one_that_knows_less_than_the_first_is_the_same_where_that_tells_nothing_apart() -> None:
    known = Likeness([(1, Source("", "", ARTICLE | {"abstract": "More."}))])
    assert known.same(Source("", "", ARTICLE)) == [1]


def test_long_titles_that_differ_at_their_ends_are_not_the_same() -> None:
    long = "An Inquiry " * 40
    first, second = (Source("", "", BOOK | {"title": long + word}) for word in ("concluded", "continued"))
    assert Likeness([(1, first)]).same(second) == []


def test_of_many_with_one_title_each_is_found_again() -> None:
    issues = [
        Source("", str(n), NEWS | {"issued": on(1800 + n // 300, 1 + n // 25 % 12, 1 + n % 25)}) for n in range(900)
    ]
    assert len(issues) > 10 * MOST_COMPARED
    known = Likeness(enumerate(issues))
    for n, issue in enumerate(issues):
        shorter = Source("", "", {name: value for name, value in issue.csl.items() if name != "page"})
        assert known.same(issue) == known.like(issue) == known.like(shorter) == [n]


VALUES = some.recursive(
    some.none() | some.booleans() | some.integers() | some.floats() | some.text(max_size=8),
    lambda inner: (
        some.lists(inner, max_size=3)
        | some.dictionaries(
            some.sampled_from(["family", "given", "literal", "date-parts", "season"]), inner, max_size=3
        )
    ),
    max_leaves=8,
)


@given(
    some.lists(some.dictionaries(some.sampled_from([*sorted(FIELDS), "type", "odd"]), VALUES, max_size=6), max_size=4)
)
@settings(max_examples=60, deadline=None)
def test_sources_of_any_shape_are_compared(items: list[Item]) -> None:
    known: Likeness[int] = Likeness()
    for number, item in enumerate(items):
        known.like(Source("", "", item))
        known.add(number, Source("", "", item))
        assert number in known.same(Source("", "", item))
