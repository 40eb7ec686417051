"""What historians do in an outline."""

import pytest

from essayplanner.coach.findings import How
from essayplanner.domain.plan import Plan
from tests.coach.plans import (
    Stand,
    asks,
    challenges,
    claim,
    evidence,
    historian,
    introduction,
    named_by,
    plan,
    section,
    supports,
)

LIST, ALONE = "list-of-names", "historian-supports-nothing"
VIEW = "Stalin perverted the revolution"
TROTSKY, DEUTSCHER, MEDVEDEV = (historian(name) for name in ("Leon Trotsky", "Isaac Deutscher", "Roy Medvedev"))


def listed(*stands: Stand, note: str = "") -> Plan:
    return plan(section("What historians say", *stands, note=note))


NAMES = {
    "in the section": listed(TROTSKY, DEUTSCHER, MEDVEDEV),
    "under one claim": listed(claim(VIEW, under=[TROTSKY, DEUTSCHER, MEDVEDEV])),
    "with a note on each alone": listed(
        TROTSKY, DEUTSCHER, MEDVEDEV._replace(note="Medvedev wrote in Moscow."), note="Name them."
    ),
    "the section names one": listed(TROTSKY, DEUTSCHER, MEDVEDEV, note="Begin with Trotsky."),
}


@pytest.mark.parametrize("seen", NAMES.values(), ids=NAMES)
def test_historians_are_only_listed(seen: Plan) -> None:
    (found,) = asks(LIST, seen)
    assert [(place.kind, place.title) for place in found.places] == [("section", "What historians say")]
    assert found.sentence.startswith("“Leon Trotsky”, “Isaac Deutscher” and “Roy Medvedev” are listed")


def test_many_lists_are_told_as_one() -> None:
    sections = [section(title, TROTSKY, DEUTSCHER, MEDVEDEV) for title in ("First", "Second", "Third")]
    assert named_by(LIST, plan(*sections[:2])) == [("First",), ("Second",)]
    (found,) = asks(LIST, plan(*sections))
    assert found.title == "3 lists of names"
    assert found.numbers == ("1", "2", "3")
    assert found.sentence.startswith("In “First”, “Second” and “Third” historians are listed")


COMPARED = {
    "two who agree": listed(TROTSKY, DEUTSCHER),
    "the same one three times": listed(TROTSKY, claim(VIEW, under=[TROTSKY]), DEUTSCHER, TROTSKY),
    "one under another, against that": listed(
        TROTSKY, DEUTSCHER._replace(under=[historian("Martin McCauley", does="challenges")])
    ),
    "one limits the claim of the others": listed(
        claim(VIEW, under=[TROTSKY, DEUTSCHER, historian("Robert Service", does="qualifies")])
    ),
    "one under a claim that challenges theirs": listed(
        claim(VIEW, under=[TROTSKY, DEUTSCHER, claim("Lenin was first", does="challenges", under=[MEDVEDEV])])
    ),
    "a note names another": listed(TROTSKY, DEUTSCHER, MEDVEDEV._replace(note="Sees more system than Trotsky.")),
    "the section names two": listed(TROTSKY, DEUTSCHER, MEDVEDEV, note="Set Trotsky against Medvedev."),
}


@pytest.mark.parametrize("seen", COMPARED.values(), ids=COMPARED)
def test_historians_are_set_against_each_other(seen: Plan) -> None:
    assert named_by(LIST, seen) == []


def test_historians_in_an_introduction_name_the_debate() -> None:
    seen = plan(introduction(TROTSKY, DEUTSCHER, MEDVEDEV))
    assert (named_by(LIST, seen), named_by(ALONE, seen)) == ([], [])


def test_a_historian_who_challenges_one_of_them_helps() -> None:
    links = [
        challenges("Robert Conquest", "Leon Trotsky", "The cause divides them."),
        challenges("Secret", "Leon Trotsky"),
    ]
    (found,) = asks(
        LIST,
        plan(
            section("A", TROTSKY, DEUTSCHER, MEDVEDEV),
            library=[historian("Robert Conquest"), evidence("Secret")],
            links=links,
        ),
    )
    write, place = found.mends
    assert (write.how, write.at) == (How.WRITE, "section")
    assert (place.how, place.at_id, place.note) == (How.PLACE, 1, "The cause divides them.")


def test_a_historian_stands_with_no_claim() -> None:
    links = [
        supports("Leon Trotsky", VIEW, "It is his own view."),
        supports("Leon Trotsky", "A fact"),
        challenges("Leon Trotsky", "Lenin was first"),
    ]
    seen = plan(section("A", TROTSKY), library=[claim(VIEW), evidence("A fact"), claim("Lenin was first")], links=links)
    (found,) = asks(ALONE, seen)
    assert found.sentence == "“Leon Trotsky” is here without a claim."
    place, link = found.mends
    assert (place.how, seen.cards[place.card_id].title, place.note) == (How.PLACE, VIEW, "It is his own view.")
    assert (link.how, link.field) == (How.OPEN, "links")
    assert named_by(ALONE, listed(TROTSKY._replace(under=[evidence("A fact")]))) == [("Leon Trotsky",)]
    assert named_by(ALONE, listed(TROTSKY, DEUTSCHER)) == [("Leon Trotsky", "Isaac Deutscher")]
    opposed = TROTSKY._replace(under=[historian("Robert Conquest", does="challenges")])
    assert named_by(ALONE, listed(opposed)) == [("Leon Trotsky",)]


def test_a_list_of_names_is_not_told_of_twice() -> None:
    names = [historian(name) for name in ("Isaac Deutscher", "Robert Conquest")]
    seen = listed(TROTSKY, *names)
    assert len(asks("list-of-names", seen)) == 1
    assert named_by(ALONE, seen) == []


WITH_CLAIM = {
    "under one": listed(claim(VIEW, under=[TROTSKY])),
    "under a historian under one": listed(claim(VIEW, under=[TROTSKY._replace(under=[DEUTSCHER])])),
    "above one": listed(TROTSKY._replace(under=[claim(VIEW)])),
    "beside one that he supports": plan(section("A", claim(VIEW), TROTSKY), links=[supports(TROTSKY.title, VIEW)]),
}


@pytest.mark.parametrize("seen", WITH_CLAIM.values(), ids=WITH_CLAIM)
def test_a_historian_stands_with_a_claim(seen: Plan) -> None:
    assert named_by(ALONE, seen) == []


def test_a_claim_beside_him_that_he_says_nothing_of_is_not_his() -> None:
    assert named_by(ALONE, listed(claim(VIEW), TROTSKY)) == [("Leon Trotsky",)]
    fact = plan(section("A", evidence("A fact"), TROTSKY), links=[supports(TROTSKY.title, "A fact")])
    assert named_by(ALONE, fact) == [("Leon Trotsky",)]
    elsewhere = plan(section("A", claim(VIEW)), section("B", TROTSKY), links=[supports(TROTSKY.title, VIEW)])
    assert named_by(ALONE, elsewhere) == [("Leon Trotsky",)]
