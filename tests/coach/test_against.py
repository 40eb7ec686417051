"""What speaks against a claim, and what answers that."""

from collections.abc import Sequence
from typing import Any

import pytest

from essayplanner.coach.findings import How, Severity
from essayplanner.domain.plan import Plan
from tests.coach.plans import (
    Stand,
    Tie,
    asks,
    challenges,
    claim,
    evidence,
    historian,
    introduction,
    named_by,
    plan,
    qualifies,
    section,
    supports,
)

ALONE, STANDING, CONFLICT = "claim-unchallenged", "challenge-unanswered", "conflict-unmarked"
DICTATOR, VOTE = "Lenin was already a dictator", "In 1925 there was still some democracy"
CONGRESS = "The Congress was filled through patronage"


def held(title: str, *under: Stand) -> Stand:
    """A claim with evidence, and what else stands under it."""
    return claim(title, under=[evidence(f"Proof of {title}"), *under])


OTHERS = [held("Two", claim("A limit", does="qualifies")), held("Three", evidence("A doubt", does="challenges"))]


def test_a_claim_with_evidence_that_nothing_in_the_outline_speaks_against() -> None:
    seen = plan(section("A", held(DICTATOR)), section("B", *OTHERS))
    assert named_by(ALONE, seen) == [(DICTATOR,)]
    (found,) = asks(ALONE, seen)
    assert found.severity is Severity.THIN
    assert found.sentence == "No card is set against “Lenin was already a dictator”, and no note limits it."


def test_a_note_on_the_claim_may_limit_it() -> None:
    noted = held(DICTATOR)._replace(note="But not before 1921.")
    assert named_by(ALONE, plan(section("A", noted), section("B", *OTHERS))) == []
    other = held(DICTATOR)._replace(note="Lenin’s part of the case.")
    assert named_by(ALONE, plan(section("A", other), section("B", *OTHERS))) == [(DICTATOR,)]


def test_a_note_on_its_evidence_may_limit_it() -> None:
    for note, named in (("It was law, but few obeyed.", []), ("It was law, and all obeyed.", [(DICTATOR,)])):
        noted = claim(DICTATOR, under=[evidence("A decree", note=note)])
        assert named_by(ALONE, plan(section("A", noted), section("B", *OTHERS))) == named


MET = {
    "a challenge under it": [held(DICTATOR, claim(VOTE, does="challenges"))],
    "a limit deep under it": [held(DICTATOR, claim("Police", under=[claim(VOTE)]))],
    "in another paragraph": [held(DICTATOR), claim(VOTE)],
}


@pytest.mark.parametrize("stands", MET.values(), ids=MET)
def test_what_stands_elsewhere_in_the_outline_speaks_against_it_too(stands: list[Stand]) -> None:
    first, *rest = stands
    links = [qualifies(VOTE, DICTATOR)]
    assert named_by(ALONE, plan(section("A", first), section("B", *rest, *OTHERS), links=links)) == []


def test_a_claim_that_challenges_another_of_the_outline_meets_that() -> None:
    seen = plan(section("A", held(DICTATOR), *OTHERS), links=[challenges(DICTATOR, "Two")])
    assert named_by(ALONE, seen) == []
    assert named_by(ALONE, plan(section("A", held(DICTATOR), *OTHERS), links=[qualifies(DICTATOR, "Two")])) != []


def test_a_claim_within_another_or_without_evidence_is_not_asked_nor_is_a_young_plan() -> None:
    inner = held("Two", claim("A limit", does="qualifies"), held("Within"))
    assert named_by(ALONE, plan(section("A", inner, claim("Bare"), held(DICTATOR)), section("B", *OTHERS[1:]))) == [
        (DICTATOR,)
    ]
    assert named_by(ALONE, plan(section("A", held(DICTATOR), held("Two"), claim("Bare")))) == []


def test_what_the_notebook_has_against_it_mends_it_challenges_first() -> None:
    links = [qualifies("Service", DICTATOR, "For some years."), challenges(VOTE, DICTATOR, "Leaders lost votes.")]
    seen = plan(
        section("A", held(DICTATOR)), section("B", *OTHERS), library=[historian("Service"), claim(VOTE)], links=links
    )
    (found,) = asks(ALONE, seen)
    assert found.severity is Severity.MISSING
    assert [(mend.how, mend.words, mend.note) for mend in found.mends] == [
        (How.PLACE, "Place a challenge", "Leaders lost votes."),
        (How.PLACE, "Place a limit", "For some years."),
        (How.WRITE, "Write what limits it", ""),
    ]


def test_many_claims_that_nobody_challenges_are_one_finding() -> None:
    titles = ("One", "Two", "Three", "Four")
    links = [challenges("Against", title) for title in titles]
    seen = plan(section("A", *map(held, titles)), library=[claim("Against")], links=links)
    (found,) = asks(ALONE, seen)
    assert (found.title, [place.title for place in found.places]) == ("4 claims that nobody challenges", list(titles))
    assert [mend.words for mend in found.mends] == ["Place a challenge"]


def challenged(
    under: Sequence[Stand] = (),
    note: str = "",
    section_note: str = "",
    links: Sequence[Tie] = (),
    library: Sequence[Stand] = (),
) -> Plan:
    """A claim and its challenge, with what stands under that."""
    challenge = claim(VOTE, does="challenges", note=note, text="Leaders could lose a ballot in it.", under=under)
    return plan(
        section("What Stalin inherited", claim(DICTATOR, under=[evidence("One party"), challenge]), note=section_note),
        section("Later", claim("Elsewhere", under=[evidence("Elections")])),
        library=[evidence(CONGRESS), *library],
        links=[qualifies(CONGRESS, VOTE, "A vote by chosen delegates is weak."), *links],
    )


LEFT: dict[str, dict[str, Any]] = {
    "nothing": {},
    "a note that only names it": {"note": "The other side: leaders could still be outvoted."},
    "what supports it": {"under": [evidence("The Congress elected its Committee", does="supports")]},
    "a note of the section about all else": {"section_note": "Be fair to Lenin before you limit the case."},
    "a note of the section with one of its words": {"section_note": "The leaders are the question."},
    "a challenge by the claim that it challenges": {"links": (challenges(DICTATOR, VOTE),)},
}


@pytest.mark.parametrize("how", LEFT.values(), ids=LEFT)
def test_a_challenge_is_left_standing(how: dict[str, Any]) -> None:
    (found,) = asks(STANDING, challenged(**how))
    assert [place.title for place in found.places] == [VOTE]
    assert found.sentence.endswith(", and nothing in this paragraph answers it.")
    assert [(mend.how, mend.words, mend.note) for mend in found.mends if mend.at_id == found.places[0].id] == [
        (How.PLACE, "Place this answer", "A vote by chosen delegates is weak."),
        (How.WRITE, "Write a reply", ""),
    ]


ANSWERED: dict[str, dict[str, Any]] = {
    "what limits it, under it": {"under": [evidence(CONGRESS)]},
    "what challenges it, under it": {"under": [evidence("Chosen voters", does="challenges")]},
    "a note that begins as a reply": {"note": "The other side. But who chose the voters?"},
    "a long note": {"note": "A Congress packed by its secretary elected whomever that secretary had picked before."},
    "the note of the section": {"section_note": "Grant a little democracy, and ask who chose the voters."},
    "the note of the section, by what it says": {"section_note": "The leaders feared no ballot."},
}


@pytest.mark.parametrize("how", ANSWERED.values(), ids=ANSWERED)
def test_a_challenge_is_answered(how: dict[str, Any]) -> None:
    seen = challenged(**how)
    assert named_by(STANDING, seen) == []


def test_evidence_answers_before_a_claim_does() -> None:
    doubt = claim("Who chose the voters?")
    seen = challenged(links=[challenges(doubt.title, VOTE)], library=[doubt])
    (found,) = asks(STANDING, seen)
    assert [seen.cards[mend.card_id].title for mend in found.mends if mend.card_id] == [CONGRESS, doubt.title]


def test_an_answer_belongs_in_the_same_paragraph() -> None:
    limit = claim("The vote was a form", under=[])
    seen = plan(
        section("What Stalin inherited", claim(DICTATOR, under=[claim(VOTE, does="challenges")])),
        section("What was his own", limit),
        links=[qualifies("The vote was a form", VOTE)],
    )
    (found,) = asks(STANDING, seen)
    assert found.sentence == (
        "“In 1925 there was still some democracy” speaks against “Lenin was already a dictator”; the answer is "
        "in section 2, not in this paragraph."
    )
    beside = plan(
        section("A", claim(DICTATOR, under=[claim(VOTE, does="challenges")]), limit),
        links=[qualifies(limit.title, VOTE)],
    )
    assert named_by(STANDING, beside) == []


def test_a_limit_wants_no_reply() -> None:
    assert named_by(STANDING, plan(section("A", claim(DICTATOR, under=[claim(VOTE, does="qualifies")])))) == []


def test_a_reply_or_a_pair_of_historians_needs_no_reply() -> None:
    reply = claim("Who chose the voters?", does="challenges")
    assert named_by(STANDING, challenged([reply])) == []
    pair = historian("Deutscher", under=[historian("Crankshaw", does="challenges")])
    assert named_by(STANDING, plan(section("A", claim(DICTATOR, under=[pair])))) == []
    against = historian("Deutscher", does="challenges")
    assert named_by(STANDING, plan(section("A", claim(DICTATOR, under=[against])))) == [("Deutscher",)]


def test_an_answer_to_evidence_is_placed_beside_it_for_nothing_stands_under_evidence() -> None:
    doubt = evidence("A doubt", does="challenges")
    links = [challenges(CONGRESS, "A doubt")]
    top = claim(DICTATOR, under=[doubt])
    (found,) = asks(STANDING, plan(section("A", top), library=[evidence(CONGRESS)], links=links))
    assert [(mend.at, mend.at_id) for mend in found.mends] == [("placement", 1), ("placement", 2)]


def pair(one: Stand, other: Stand, *links: Tie, note: str = "") -> Plan:
    """Two cards side by side under one claim."""
    return plan(section("The target", claim("The target was the Party", under=[one, other], note=note)), links=links)


SHOT, LEFT_ALIVE = "1,108 of the delegates were executed", "Only 1 in 30 survived"
DOUBTED = evidence(SHOT, caution="Compare 1 in 30 alive in 1939.")


CONFLICTS = {
    "one challenges the other": pair(evidence(SHOT), evidence(LEFT_ALIVE), challenges(LEFT_ALIVE, SHOT)),
    "both ways": pair(evidence(SHOT), evidence(LEFT_ALIVE), challenges(LEFT_ALIVE, SHOT), challenges(SHOT, LEFT_ALIVE)),
    "of claims": pair(claim("By chance"), claim("By design"), challenges("By chance", "By design")),
    "a caution speaks of it": pair(DOUBTED, evidence(LEFT_ALIVE), qualifies(LEFT_ALIVE, SHOT)),
    "notes on something else": pair(
        evidence(SHOT, note="The strongest proof."), evidence(LEFT_ALIVE), challenges(SHOT, LEFT_ALIVE)
    ),
}


@pytest.mark.parametrize("seen", CONFLICTS.values(), ids=CONFLICTS)
def test_two_cards_that_conflict_stand_side_by_side(seen: Plan) -> None:
    (found,) = asks(CONFLICT, seen)
    assert [place.id for place in found.places] == [2, 3]
    assert [(mend.how, mend.at_id) for mend in found.mends] == [(How.WRITE, 3)]


NO_CONFLICTS = {
    "they support each other": pair(DOUBTED, evidence(LEFT_ALIVE), supports(LEFT_ALIVE, SHOT)),
    "one limits the other, and no caution speaks of it": pair(
        evidence(SHOT), evidence(LEFT_ALIVE), qualifies(LEFT_ALIVE, SHOT)
    ),
    "one is there to challenge": pair(
        evidence(SHOT), evidence(LEFT_ALIVE, does="challenges"), challenges(LEFT_ALIVE, SHOT)
    ),
    "a note says so": pair(
        evidence(SHOT), evidence(LEFT_ALIVE, note="Hard to square with 1,108."), challenges(SHOT, LEFT_ALIVE)
    ),
    "a note speaks as a reply does": pair(
        evidence(SHOT, note="However, the lists say less."), evidence(LEFT_ALIVE), challenges(SHOT, LEFT_ALIVE)
    ),
    "the note of the claim says so": pair(
        evidence(SHOT),
        evidence(LEFT_ALIVE),
        challenges(SHOT, LEFT_ALIVE),
        note="Either 1,108 were executed or 1 in 30 survived.",
    ),
}


@pytest.mark.parametrize("seen", NO_CONFLICTS.values(), ids=NO_CONFLICTS)
def test_what_agrees_or_is_said_to_conflict_is_no_finding(seen: Plan) -> None:
    assert named_by(CONFLICT, seen) == []


def test_an_introduction_only_names_the_conflict() -> None:
    stands = claim("The target", under=[evidence(SHOT), evidence(LEFT_ALIVE)])
    assert named_by(CONFLICT, plan(introduction(stands), links=[challenges(SHOT, LEFT_ALIVE)])) == []


def test_claims_of_a_section_may_be_set_against_each_other() -> None:
    assert named_by(CONFLICT, plan(section("A", claim("One"), claim("Two")), links=[challenges("One", "Two")])) == []


def test_cards_that_conflict_under_different_claims_are_set_against_each_other() -> None:
    seen = plan(
        section("A", claim("One", under=[evidence(SHOT)]), claim("Two", under=[evidence(LEFT_ALIVE)])),
        links=[challenges(SHOT, LEFT_ALIVE)],
    )
    assert named_by(CONFLICT, seen) == []
