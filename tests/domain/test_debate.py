"""What is drawn of a debate, from values."""

from collections.abc import Iterator

import pytest

from essayplanner.domain.argument import Argument, CardSeen, DebateSeen, LinkSeen, OutlineSeen, PlacedSeen, SideSeen
from essayplanner.domain.cards import Kind, Relation
from essayplanner.domain.debate import debate_of, draw_debate, shares

SIDES = (SideSeen(1, 1, "Break"), SideSeen(2, 1, "Both", is_between=True), SideSeen(3, 1, "Continuity"))
DEBATE = DebateSeen(1, "Did he break?", SIDES)
OTHER = DebateSeen(2, "Who?", (SideSeen(4, 2, "One man"), SideSeen(5, 2, "A system")))


def card(id: int, kind: Kind, side: int = 0, stand: int | None = None) -> CardSeen:
    return CardSeen(id, f"u{id}", kind, f"card {id}", side_id=side, stand=stand)


def argument(cards: list[CardSeen], links: list[LinkSeen] = [], used: list[tuple[int, str]] = []) -> Argument:  # noqa: B006 - read alone
    placed = tuple(PlacedSeen(number, id, int(float(section)), section) for number, (id, section) in enumerate(used, 1))
    return Argument(
        {each.id: each for each in cards}, tuple(links), (DEBATE, OTHER), OutlineSeen(1, "Why?", placed=placed)
    )


def link(id: int, from_id: int, to_id: int, relation: Relation = Relation.SUPPORTS) -> LinkSeen:
    return LinkSeen(id, from_id, to_id, relation, f"because {id}")


def test_the_debate_is_the_one_that_most_cards_of_the_outline_take_part_in() -> None:
    cards = [card(1, Kind.CLAIM, 1), card(2, Kind.CLAIM, 4), card(3, Kind.CLAIM, 5), card(4, Kind.CLAIM)]
    assert debate_of(argument(cards)) is DEBATE
    assert debate_of(argument(cards, used=[(1, "1"), (1, "2"), (1, "3"), (2, "1"), (3, "1"), (4, "1")])) is OTHER
    assert debate_of(Argument({}, (), (), OutlineSeen())) is None


def stands(*given: int | None) -> list[tuple[int, int]]:
    historians = [card(number, Kind.HISTORIAN, 1, at) for number, at in enumerate(given, 1)]
    return [(each.card.id, each.at) for each in draw_debate(argument(historians), DEBATE).line]


def test_historians_are_spread_over_their_side_and_stay_there_while_one_is_moved() -> None:
    assert stands(None, None, None) == [(1, 166), (2, 500), (3, 833)]
    assert stands(None, 600, None) == [(1, 166), (2, 600), (3, 833)]
    assert stands(366, None, None) == [(1, 366), (2, 500), (3, 833)]
    assert stands(None, 1000, None) == [(1, 166), (3, 833), (2, 1000)]
    assert stands(900, 900, 0, 900) == [(3, 0), (1, 900), (2, 900), (4, 900)]
    assert stands() == []


def test_a_column_has_the_used_claims_first_and_all_that_stands_with_them() -> None:
    cards = [
        card(1, Kind.CLAIM, 1),
        card(2, Kind.CLAIM, 1),
        card(3, Kind.CLAIM, 1),
        card(4, Kind.EVIDENCE, 1),
        card(5, Kind.EVIDENCE, 1),
        card(6, Kind.HISTORIAN, 3),
        card(7, Kind.CLAIM, 3),
        card(8, Kind.EVIDENCE),
        card(9, Kind.CLAIM),
    ]
    links = [
        link(1, 4, 2),
        link(2, 8, 2),
        link(3, 6, 2),
        link(4, 7, 2, Relation.CHALLENGES),
        link(5, 9, 2, Relation.QUALIFIES),
        link(6, 1, 2),
    ]
    drawn = draw_debate(argument(cards, links, [(3, "2.10"), (2, "2.2"), (2, "3"), (8, "3"), (9, "4")]), DEBATE)
    first, middle, last = drawn.columns
    assert [column.side.name for column in drawn.columns] == ["Break", "Both", "Continuity"]
    assert [claim.card.id for claim in first.claims] == [2, 3, 1]
    assert first.used == 2
    claim = first.claims[0]
    assert claim.numbers == ("2.2", "3")
    assert [tie.card.id for tie in claim.evidence] == [8, 4]
    assert [tie.card.id for tie in claim.historians] == [6]
    assert [tie.card.id for tie in claim.claims] == [1]
    assert [(tie.card.id, tie.link.because) for tie in claim.against] == [(9, "because 5"), (7, "because 4")]
    assert [card.id for card in first.loose] == [5]
    assert (middle.claims, [claim.card.id for claim in last.claims]) == ((), [7])
    assert [card.id for card in drawn.tray] == [9, 8]


def test_a_historian_stands_with_and_against_the_others_as_they_follow_on_the_line() -> None:
    cards = [card(1, Kind.HISTORIAN, 3), card(2, Kind.HISTORIAN, 1), card(3, Kind.HISTORIAN, 2), card(4, Kind.CLAIM, 1)]
    links = [link(1, 1, 2, Relation.CHALLENGES), link(2, 3, 1), link(3, 2, 1), link(4, 2, 3), link(5, 1, 4)]
    drawn = draw_debate(argument(cards, links), DEBATE)
    assert [each.card.id for each in drawn.line] == [2, 3, 1]
    assert [(tie.card.id, tie.link.id) for tie in drawn.ties[1]] == [(2, 1), (2, 3), (3, 2)]


class Counted(tuple[LinkSeen, ...]):
    """Links that know how often somebody began to look through them."""

    looked = 0

    def __iter__(self) -> Iterator[LinkSeen]:
        type(self).looked += 1
        return super().__iter__()


@pytest.mark.parametrize("many", [3, 60])
def test_links_are_looked_through_as_often_for_many_historians_as_for_few(many: int) -> None:
    cards = [card(id, Kind.HISTORIAN, 1 + 2 * (id % 2)) for id in range(1, many + 1)]
    seen = argument(cards)._replace(links=Counted(link(id, id, id + 1) for id in range(1, many)))
    Counted.looked = 0
    drawn = draw_debate(seen, DEBATE)
    assert Counted.looked <= 2
    assert sum(map(len, drawn.ties.values())) == 2 * (many - 1)


def test_balance_counts_each_card_once() -> None:
    cards = [card(1, Kind.CLAIM, 1), card(2, Kind.EVIDENCE, 1), card(3, Kind.HISTORIAN, 3), card(4, Kind.CLAIM, 4)]
    seen = argument(cards, used=[(1, "1"), (1, "2"), (2, "2"), (3, "2"), (4, "1")])
    counted = [(share.side.name, *share[1:], share.cards) for share in shares(seen.cards, DEBATE, seen.outline)]
    assert counted == [("Break", 1, 1, 0, 2), ("Both", 0, 0, 0, 0), ("Continuity", 0, 0, 1, 1)]
    assert [share.cards for share in shares(seen.cards, DEBATE, seen.outline, [1])] == [1, 0, 0]
