"""What holds up a claim, and what the evidence is said to show."""

from collections.abc import Sequence

import pytest

from essayplanner.coach.findings import How, Severity
from essayplanner.domain.plan import Plan
from tests.coach.plans import (
    Stand,
    Tie,
    asks,
    challenges,
    claim,
    conclusion,
    evidence,
    heading,
    historian,
    introduction,
    named_by,
    plan,
    qualifies,
    section,
    supports,
)

BARE, SILENT = "claim-without-evidence", "evidence-without-explanation"
DICTATOR, TERROR = "Lenin was a dictator", "The Terror was Stalin’s own"
HELD = claim(TERROR, under=[evidence("681,692 were shot")])


def with_others(*stands: Stand, links: Sequence[Tie] = (), library: Sequence[Stand] = ()) -> Plan:
    """A plan old enough to be asked, in which all else is well."""
    return plan(section("What Stalin inherited", *stands), section("What was new", HELD), links=links, library=library)


WELL = {
    "under it": claim(DICTATOR, under=[evidence("One party")]),
    "under a claim that supports it": claim(DICTATOR, under=[claim("So was the camp", under=[evidence("Camps")])]),
    "under a historian": claim(DICTATOR, under=[historian("Conquest", under=[evidence("Camps")])]),
    "by a link of its own, under a limit": claim(
        DICTATOR, under=[claim("In war", does="qualifies", under=[evidence("The Cheka")])]
    ),
}


@pytest.mark.parametrize("stand", WELL.values(), ids=WELL)
def test_a_claim_rests_on_evidence_under_it(stand: Stand) -> None:
    links = [supports("The Cheka", DICTATOR)] if "Cheka" in str(stand) else []
    assert named_by(BARE, with_others(stand, links=links)) == []


FAULTY = {
    "nothing under it": (claim(DICTATOR), Severity.MISSING),
    "evidence that only limits it": (
        claim(DICTATOR, under=[evidence("One vote", does="qualifies")]),
        Severity.MISSING,
    ),
    "evidence under a challenge to it": (
        claim(DICTATOR, under=[claim("Leaders were voted out", does="challenges", under=[evidence("The Congress")])]),
        Severity.MISSING,
    ),
    "a historian alone": (claim(DICTATOR, under=[historian("Conquest", does="supports")]), Severity.THIN),
}


@pytest.mark.parametrize(("stand", "severity"), FAULTY.values(), ids=FAULTY)
def test_what_limits_it_or_a_name_does_not_hold_it_up(stand: Stand, severity: Severity) -> None:
    (found,) = asks(BARE, with_others(stand))
    assert [place.title for place in found.places] == [DICTATOR]
    assert found.severity is severity


def test_a_claim_within_another_is_less_and_does_not_take_what_stands_after_that() -> None:
    inner = claim(DICTATOR, under=[claim("So was the camp")])
    (found,) = asks(BARE, with_others(inner, evidence("One party")))
    assert ([place.title for place in found.places], found.severity) == (["So was the camp"], Severity.THIN)


def test_each_way_of_being_bare_is_said_in_its_own_words() -> None:
    said = [asks(BARE, with_others(stand))[0].sentence for stand, _severity in FAULTY.values()]
    assert said == [
        "“Lenin was a dictator” has no evidence under it.",
        "The evidence under “Lenin was a dictator” limits it, and none supports it.",
        "The evidence under “Lenin was a dictator” limits it, and none supports it.",
        "“Lenin was a dictator” rests on “Conquest” alone.",
    ]


def test_evidence_after_a_claim_in_a_section_without_levels_is_meant_for_it() -> None:
    assert named_by(BARE, with_others(claim(DICTATOR), evidence("One party"))) == []
    assert named_by(BARE, with_others(evidence("One party"), claim(DICTATOR))) == [(DICTATOR,)]
    assert named_by(BARE, with_others(claim(DICTATOR), claim("Camps"), evidence("One party"))) == [(DICTATOR,)]
    against = [challenges("One party", DICTATOR)]
    assert named_by(BARE, with_others(claim(DICTATOR), evidence("One party"), links=against)) == [(DICTATOR,)]


def test_a_claim_that_is_called_to_mind_again_rests_on_what_it_rested_on_before() -> None:
    again = plan(section("One", HELD), heading("The rest", section("Last", claim(TERROR))), conclusion(claim(DICTATOR)))
    assert named_by(BARE, again) == []
    bare = plan(section("One", HELD), heading("The rest", section("A", claim("X")), section("B", claim("X"))))
    (found,) = asks(BARE, bare)
    assert [place.number for place in found.places] == ["2.1", "2.2"]


def test_many_bare_claims_are_told_at_once_and_sooner_where_there_is_no_evidence_yet() -> None:
    claims = [claim(title) for title in ("One", "Two", "Three", "Four")]
    assert named_by(BARE, plan(introduction(claim("Zero")), section("A", *claims[:2]))) == [("One",), ("Two",)]
    assert named_by(BARE, plan(section("A", *claims[:3]))) == [("One", "Two", "Three")]
    assert named_by(BARE, with_others(*claims[:2])) == [("One",), ("Two",)]
    (found,) = asks(BARE, with_others(*claims))
    assert (found.title, found.sentence) == (
        "4 claims without evidence",
        "No evidence supports “One”, “Two” and 2 others.",
    )
    links = [supports(f"Fact {number}", title) for number, title in enumerate(("Three", "One", "Two"))]
    library = [evidence(f"Fact {number}") for number in range(3)]
    seen = with_others(*claims, library=library, links=links)
    (found,) = asks(BARE, seen)
    titles = [seen.cards[mend.card_id].title if mend.card_id else "" for mend in found.mends]
    assert titles == ["Fact 1", "Fact 2", "Fact 0", "Four"]


def test_evidence_that_is_linked_and_not_used_mends_it() -> None:
    links = [
        supports("One party", DICTATOR, "Nobody else was let in."),
        qualifies("One vote", DICTATOR),
        supports("Conquest", DICTATOR),
    ]
    library = [evidence("One party"), evidence("One vote"), historian("Conquest")]
    (found,) = asks(BARE, with_others(claim(DICTATOR), library=library, links=links))
    assert [(mend.how, mend.at, mend.note, mend.field) for mend in found.mends] == [
        (How.PLACE, "placement", "Nobody else was let in.", ""),
        (How.OPEN, "", "", "links"),
    ]


PARTY = {"text": "Nobody outside it could serve in the ruling bodies."}
TOOLS = "The tools were Lenin’s"


def explained(*stands: Stand, note: str = "") -> Plan:
    """A plan with evidence enough, all of it explained but for what is given; `note` is that of the section."""
    others = [evidence("The Cheka", note="Terror began here."), evidence("Camps", note="They stood before Stalin.")]
    return plan(
        section("What Stalin inherited", claim(DICTATOR, under=[*others, *stands]), note=note),
        library=[claim(TOOLS), evidence("One party", **PARTY)],
        links=[
            supports("One party", DICTATOR, "Nobody else was let in."),
            supports("One party", TOOLS, "Police and monopoly grew together."),
        ],
    )


UNEXPLAINED = {
    "no note": "",
    "the title again": "One party.",
    "the text again, shuffled": "In the ruling bodies nobody outside could serve.",
    "why it supports another card": "Police and monopoly grew together.",
}


@pytest.mark.parametrize("note", UNEXPLAINED.values(), ids=UNEXPLAINED)
def test_a_note_that_only_repeats_the_card_explains_nothing(note: str) -> None:
    (found,) = asks(SILENT, explained(evidence("One party", note=note, **PARTY)))
    assert [place.title for place in found.places] == ["One party"]
    assert found.title == "A fact without a “so what”"
    says = (
        "The note on “One party” says no more than the card itself." if note else "No note says what “One party” shows."
    )
    assert found.sentence == says


EXPLAINED = {
    "it quotes the title and then argues": "“One party”: without a rival, whoever ran it was the state.",
    "it asks": "Since when?",
    "it gives a number": "1921",
    "it says why it supports the claim above": "Nobody else was let in.",
}


@pytest.mark.parametrize("note", EXPLAINED.values(), ids=EXPLAINED)
def test_a_note_with_a_word_of_its_own_explains(note: str) -> None:
    assert named_by(SILENT, explained(evidence("One party", note=note, **PARTY))) == []


def test_the_note_above_explains_the_only_evidence_under_it_and_that_of_the_section_what_it_takes_up() -> None:
    below = claim("The Party was closed", note="Here the monopoly begins.", under=[evidence("One party")])
    assert named_by(SILENT, explained(below)) == []
    two = below._replace(under=[evidence("One party"), evidence("No press")])
    assert named_by(SILENT, explained(two)) == [("One party", "No press")]
    limited = below._replace(
        under=[evidence("One party"), evidence("Votes", does="qualifies", note="But few counted.")]
    )
    assert named_by(SILENT, explained(limited)) == []
    said_twice = below._replace(note="It was closed: the Party.")
    assert named_by(SILENT, explained(said_twice)) == [("One party",)]
    loose = evidence("Factions were outlawed")
    assert named_by(SILENT, explained(loose, note="Factions are the item that was used on comrades.")) == []
    assert named_by(SILENT, explained(loose, note="Three things that Stalin inherited.")) == [(loose.title,)]


def test_a_plan_with_hardly_any_evidence_is_not_asked_what_it_shows() -> None:
    assert named_by(SILENT, plan(introduction(evidence("A")), section("One", evidence("B"), evidence("C")))) == []
    (found,) = asks(SILENT, plan(section("One", evidence("B"), evidence("C")), section("Two", evidence("B"))))
    assert (found.title, found.numbers) == ("2 facts without a “so what”", ("1", "2"))
    assert found.sentence == "No note says what “B” and “C” show."
    assert [(mend.how, mend.words) for mend in found.mends] == [(How.WRITE, "Go through")]


CARDLESS = "paragraph-without-cards"
HELD_TOO = section("What he changed", claim(DICTATOR, under=[evidence("One party")]))


def test_paragraphs_of_notes_alone_are_told_before_any_card_is_placed() -> None:
    one, two = section("The slump", note="Six million had no work."), section("The Nazis", note="They won 37%.")
    (found,) = asks(CARDLESS, plan(introduction(note="Three causes."), one, two, conclusion()))
    assert [place.title for place in found.places] == ["The slump", "The Nazis"]
    assert found.severity is Severity.MISSING
    assert found.sentence == "“The slump” and “The Nazis” have no cards: nothing in them rests on evidence yet."
    assert asks(CARDLESS, plan(one, conclusion(note="It fell."))) == []


def test_an_empty_paragraph_is_told_once_two_others_have_cards() -> None:
    empty = section("The army")
    (found,) = asks(CARDLESS, plan(section("What was new", HELD), empty, HELD_TOO))
    assert ([place.title for place in found.places], found.severity) == (["The army"], Severity.THIN)
    young = plan(section("What was new", HELD), empty, section("The fleet", note="It was purged."), heading("Part two"))
    assert named_by(CARDLESS, young) == [("The fleet",)]
    assert named_by(CARDLESS, plan(section("What was new", HELD), empty)) == []


def test_a_paragraph_that_weighs_what_others_hold_needs_no_cards() -> None:
    weighing = section("Was it the main cause?", note="It was, for the army never rose.")
    filled = (section("What was new", HELD), HELD_TOO)
    assert asks(CARDLESS, plan(*filled, weighing, section("Verdict"), heading("Part two"))) == []
    assert asks(CARDLESS, plan(*filled, section("Which fits the evidence better?"))) == []
    for title in ("Why it was so", "The main cause", "What was it?"):
        assert named_by(CARDLESS, plan(*filled, section(title, note=weighing.fields["note"]))) == [(title,)]


def test_cards_of_the_notebook_that_speak_of_it_are_shown() -> None:
    made = plan(
        section("What was new", HELD, evidence("The army was purged")),
        HELD_TOO,
        section("The army", note="It was purged."),
        library=[evidence("The Army lost its marshals"), evidence("Wages fell"), evidence("A purge of the fleet")],
    )
    (found,) = asks(CARDLESS, made)
    (mend,) = found.mends
    assert mend.how is How.SHOW
    assert [made.cards[id].title for id in mend.card_ids] == ["The Army lost its marshals", "A purge of the fleet"]
