"""What may stand where, and how it is refused."""

from itertools import product

import pytest

from essayplanner.domain.cards import Citation, Kind, Source
from essayplanner.domain.outline import (
    DEEPEST_PLACEMENT,
    DEEPEST_SECTION,
    Moving,
    Outline,
    Place,
    Role,
    Section,
    section_numbers,
    why_not,
)

CLAIM, EVIDENCE, HISTORIAN = Kind
SECTION = Moving(1, None)


@pytest.mark.parametrize(
    ("items", "place", "words"),
    [
        ([SECTION], Place("outline"), ""),
        ([SECTION], Place("section", None, 1, frozenset({2})), ""),
        ([SECTION], Place("section", None, 1, frozenset({1})), "into itself"),
        ([SECTION], Place("section", None, 3, frozenset({7, 1, 8})), "into itself"),
        ([SECTION], Place("placement", CLAIM, 1, frozenset({2})), "under a card"),
        ([Moving(1, CLAIM)], Place("outline"), "A claim belongs in a section"),
        ([Moving(1, EVIDENCE)], Place("outline"), "Evidence belongs in a section"),
        ([Moving(1, HISTORIAN)], Place("outline"), "A historian belongs in a section"),
        ([Moving(1, CLAIM)], Place("section", None, 5, frozenset({1})), ""),  # a section's id is no card's
        ([Moving(1, CLAIM)], Place("placement", CLAIM, 1, frozenset({2})), ""),
        ([Moving(1, CLAIM)], Place("placement", CLAIM, 2, frozenset({2, 1})), "under itself"),
        ([Moving(1, CLAIM)], Place("placement", EVIDENCE, 1, frozenset({2})), "Nothing can go under evidence"),
        ([Moving(2, CLAIM), Moving(1, CLAIM)], Place("placement", CLAIM, 1, frozenset({1})), "under itself"),
        ([], Place("placement", EVIDENCE), ""),
    ],
)
def test_why_not(items: list[Moving], place: Place, words: str) -> None:
    reason = why_not(items, place)
    assert words in reason
    assert bool(reason) == bool(words)


def test_evidence_alone_holds_nothing() -> None:
    for child, parent in product(Kind, Kind):
        assert bool(why_not([Moving(1, child)], Place("placement", parent, 1))) == (parent is EVIDENCE)


def test_the_place_that_what_stands_somewhere_is_for_others() -> None:
    section = Place("outline").within("section").within("section")
    assert section == Place("section", None, 2)
    card = section.within("placement", CLAIM)
    assert (card, card.within("placement", EVIDENCE)) == (Place("placement", CLAIM, 1), Place("placement", EVIDENCE, 2))


def test_depth() -> None:
    for depth, height in product(range(1, 8), range(7)):
        above = frozenset(range(100, 100 + depth))
        refused = why_not([Moving(1, None, height)], Place("section", None, depth, above))
        assert bool(refused) == (depth + 1 + height > DEEPEST_SECTION)
        refused = why_not([Moving(1, CLAIM, height)], Place("placement", CLAIM, depth, above))
        assert bool(refused) == (depth + 1 + height > DEEPEST_PLACEMENT)
        refused = why_not([Moving(1, CLAIM, height)], Place("section", None, depth, above))
        assert bool(refused) == (1 + height > DEEPEST_PLACEMENT)


def test_reading_order() -> None:
    deep = Section("b", "B", Role.PARAGRAPH, "", 0, (Section("c", "C", Role.HEADING, "", 0),))
    outline = Outline(
        "o", "Q", "", 0, (Section("a", "A", Role.PARAGRAPH, "", 0, (deep,)), Section("d", "D", Role.HEADING, "", 0))
    )
    assert "".join(section.uid for section in outline.walk()) == "abcd"


@pytest.mark.parametrize(
    ("csl", "short"),
    [
        ({}, "key"),
        ({"title": "T"}, "T"),
        ({"title": "T", "issued": {"date-parts": [[1997, 2]]}}, "T 1997"),
        ({"author": [{"family": "Service"}], "issued": {"date-parts": [[1997]]}}, "Service 1997"),
        ({"author": [{"family": "A"}, {"literal": "B"}]}, "A and B"),
        ({"author": [{"family": "A"}, {"family": "B"}, {"family": "C"}]}, "A et al."),
        ({"editor": [{"family": "E"}]}, "E"),
        ({"author": [{}], "issued": {}}, "key"),
        ({"issued": {"date-parts": []}}, "key"),
    ],
)
def test_a_source_in_a_few_words(csl: dict[str, object], short: str) -> None:
    source = Source("u", "key", csl)
    assert source.short == short
    assert Citation(source, "p. 1").source.title


def test_sections_are_numbered_within_what_they_stand_in() -> None:
    sections = [(7, None), (3, None), (9, 3), (4, None), (8, 3), (5, 8)]
    numbers = {7: "1", 3: "2", 9: "2.1", 8: "2.2", 5: "2.2.1", 4: "3"}
    assert [*section_numbers(sections).items()] == [*numbers.items()]
    assert section_numbers([(1, 2), (2, 1), (6, None)]) == {6: "1"}  # a circle in a file from a stranger
