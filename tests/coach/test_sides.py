"""The sides of the debate that an outline takes part in."""

import pytest

from essayplanner.coach.findings import How
from essayplanner.domain.argument import DebateSeen
from essayplanner.domain.plan import Plan
from tests.coach.plans import BETWEEN, Stand, asks, challenges, claim, debate, evidence, historian, plan, section

KEY = "one-side-alone"
SIDES = ("Continuity", "Break")


def of(*sides: str) -> list[Stand]:
    """A card of each of these sides."""
    return [claim(f"{side} {at}", side=side) for at, side in enumerate(sides)]


CONTINUITY = of("Continuity", "Continuity", "Continuity")


def test_only_one_side_speaks() -> None:
    library = [
        evidence("Secret", side="Break"),
        claim("Own", side="Break"),
        historian("Trotsky", side="Break"),
        claim("Of no side"),
    ]
    links = [
        challenges("Own", "Continuity 1", "He began anew."),
        challenges("Own", "Continuity 2"),
        challenges("Secret", "Continuity 1"),
        challenges("Of no side", "Continuity 1"),
    ]
    seen = plan(section("A", *CONTINUITY), library=library, links=links, sides=SIDES)
    (found,) = asks(KEY, seen)
    assert found.sentence == "All 3 cards that take a side are for “Continuity”; nobody speaks for “Break”."
    assert [(place.kind, place.number) for place in found.places] == [("outline", "")]
    place, show = found.mends
    assert (place.how, place.at_id, place.note) == (How.PLACE, 2, "He began anew.")
    assert show.how is How.SHOW
    assert [seen.cards[id].title for id in show.card_ids] == ["Own", "Secret", "Trotsky"]


HEARD = {
    "one card of the other side": of("Continuity", "Continuity", "Continuity", "Break"),
    "too few to say": of("Continuity", "Continuity", BETWEEN, BETWEEN),
    "only between": of(BETWEEN, BETWEEN, BETWEEN),
    "none on a side": [claim("A"), claim("B"), claim("C")],
}


@pytest.mark.parametrize("stands", HEARD.values(), ids=HEARD)
def test_it_is_not_one_sided(stands: list[Stand]) -> None:
    assert asks(KEY, plan(section("A", *stands), sides=SIDES)) == []


def test_what_stands_between_is_no_other_side() -> None:
    assert len(asks(KEY, plan(section("A", *CONTINUITY, *of(BETWEEN, BETWEEN)), sides=SIDES))) == 1


def test_a_debate_with_one_side_and_what_stands_between_is_none_yet() -> None:
    alone = [debate("Continuity?", "Continuity", between=BETWEEN)]
    assert asks(KEY, plan(section("A", *CONTINUITY), debates=alone)) == []


def test_a_challenge_to_a_claim_as_deep_as_can_be_is_placed_above_it() -> None:
    stand = claim("Deep", side="Continuity")
    for level in range(5):
        stand = claim(f"Level {level}", side="Continuity", under=[stand])
    links = [challenges("Own", "Deep")]
    (found,) = asks(KEY, plan(section("A", stand), library=[claim("Own", side="Break")], links=links, sides=SIDES))
    assert (found.mends[0].how, found.mends[0].at_id) == (How.PLACE, 5)


def test_no_debate_has_no_sides() -> None:
    assert asks(KEY, plan(section("A", claim("A"), claim("B"), claim("C")))) == []


def two_debates(*stands: Stand) -> Plan:
    other: DebateSeen = debate("One man or a system?", "One man", "A system", "Both of them", id=2)
    return plan(section("A", *stands), debates=[debate("Continuity or break?", *SIDES), other])


def test_it_is_the_debate_in_which_most_cards_take_part() -> None:
    assert asks(KEY, two_debates(*CONTINUITY, *of("One man", "A system", "One man", "A system"))) == []
    (found,) = asks(KEY, two_debates(*of("Continuity", "Break", "One man", "One man", "One man")))
    assert found.sentence.endswith("are for “One man”; nobody speaks for “A system” and “Both of them”.")
