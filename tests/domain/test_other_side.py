"""What the other side says of an essay, from values."""

from essayplanner.domain.argument import Argument, OutlineSeen, PlacedSeen
from essayplanner.domain.cards import Kind, Relation
from essayplanner.domain.other_side import other_side, own_sides
from tests.domain.test_debate import DEBATE, OTHER, SIDES, argument, card, link


def test_a_claim_is_answered_by_what_challenges_it_or_what_stands_under_it() -> None:
    cards = [card(id, Kind.CLAIM) for id in (1, 2, 3)] + [card(id, Kind.EVIDENCE) for id in (4, 5, 6)]
    links = [
        link(1, 3, 1, Relation.CHALLENGES),
        link(2, 5, 4, Relation.CHALLENGES),
        link(3, 6, 3),
        link(4, 2, 1, Relation.QUALIFIES),
        link(5, 1, 4, Relation.CHALLENGES),
    ]
    placed = (PlacedSeen(1, 1, 1, "1"), PlacedSeen(2, 4, 1, "1", 1), PlacedSeen(3, 4, 1, "1"), PlacedSeen(4, 1, 2, "2"))
    seen = Argument({each.id: each for each in cards}, tuple(links), (), OutlineSeen(1, placed=placed))
    answered, alone = other_side(seen)
    assert (answered.card.id, [answer.card.id for answer in answered.answers]) == (1, [3, 5])
    assert [(below.id, because) for below, because in answered.answers[0].under] == [(6, "because 3")]
    assert (alone.card.id, [answer.card.id for answer in alone.answers]) == (4, [5, 1])


def test_who_challenges_a_historian_answers_the_claim_he_holds_where_nothing_else_does() -> None:
    cards = [
        card(1, Kind.CLAIM),
        card(2, Kind.CLAIM),
        *(card(id, Kind.HISTORIAN) for id in (3, 4, 5, 6)),
        card(7, Kind.CLAIM),
    ]
    challenged = [link(id, 6, id, Relation.CHALLENGES) for id in (3, 4, 5)]
    links = [link(11, 3, 1), link(12, 4, 2), link(13, 7, 1, Relation.CHALLENGES), *challenged]
    seen = argument(cards, links, [(1, "1"), (2, "1"), (3, "2"), (4, "2"), (5, "2")])
    answered = [(each.card.id, [answer.card.id for answer in each.answers]) for each in other_side(seen)]
    # 3 holds what is answered already; 5 holds nothing here
    assert answered == [(1, [7]), (2, [6]), (5, [6])]


def test_an_essay_takes_the_side_of_most_of_the_claims_it_uses() -> None:
    cards = [card(1, Kind.CLAIM, 1), card(2, Kind.CLAIM, 3), card(3, Kind.CLAIM, 1), card(4, Kind.HISTORIAN, 3)]
    one, _both, other = SIDES
    used = [(1, "1"), (2, "1"), (2, "2"), (4, "1")]
    assert own_sides(argument(cards, used=used), DEBATE) == (one, other)
    assert own_sides(argument(cards, used=[*used, (3, "2")]), DEBATE) == (one,)
    assert own_sides(argument(cards, used=used), OTHER) == ()


def test_the_side_of_the_essay_is_answered_by_the_others_and_no_other_side_is_answered() -> None:
    cards = [
        card(1, Kind.CLAIM, 1),
        card(2, Kind.CLAIM, 3),
        card(3, Kind.CLAIM),
        card(4, Kind.CLAIM, 1),
        card(5, Kind.EVIDENCE),
        card(6, Kind.CLAIM, 4),
        card(7, Kind.HISTORIAN, 3),
    ]
    against = [(2, 1), (4, 1), (5, 1), (1, 2), (4, 3), (2, 3), (2, 6), (1, 7)]
    links = [link(id, *ends, Relation.CHALLENGES) for id, ends in enumerate(against, 1)]
    seen = argument(cards, links, [(1, "1"), (2, "1"), (3, "2"), (6, "2"), (7, "2")])
    answered = [(each.card.id, [answer.card.id for answer in each.answers]) for each in other_side(seen, SIDES[0])]
    assert answered == [(1, [2, 5]), (3, [2]), (6, [2])]
