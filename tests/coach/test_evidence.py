"""How evidence is used: figures with their cautions, once each, and like against like."""

import pytest

from essayplanner.coach.findings import How
from essayplanner.domain.plan import Plan
from tests.coach.plans import Stand, asks, claim, conclusion, evidence, named_by, plan, section

FIGURE, TWICE, UNLIKE = "figure-without-caution", "same-evidence-twice", "unlike-evidence"
DOUBT = "The usual count is 98 of 139 members."


def test_a_figure_is_used_without_its_caution() -> None:
    (found,) = asks(FIGURE, plan(section("A", evidence("Only 16 of 71 survived", caution=DOUBT))))
    assert found.sentence == "“Only 16 of 71 survived” is used for its figure, and nothing here mentions its caution."
    assert [(mend.how, mend.field) for mend in found.mends] == [(How.WRITE, ""), (How.OPEN, "caution")]


@pytest.mark.parametrize(
    "title",
    ["28% were shot", "One million were expelled", "854,300 cards were withdrawn", "681692 were shot", "1 in 18"],
)
def test_shares_and_large_numbers_are_figures(title: str) -> None:
    assert named_by(FIGURE, plan(section("A", evidence(title, caution=DOUBT)))) == [(title,)]


@pytest.mark.parametrize("note", ["", "Only 16 of 71 survived.", "The strongest proof of all.", "98 of 139 survived?"])
def test_a_note_on_something_else_leaves_the_caution_out(note: str) -> None:
    stand = evidence("Not 98 of 139, only 16 of 71 survived", caution=DOUBT, note=note)
    assert named_by(FIGURE, plan(section("A", stand))) == [(stand.title,)]


CAREFUL = {
    "the note takes it up": evidence("Only 16 of 71 survived", caution=DOUBT, note="98 of 139 is the other count."),
    "no caution": evidence("Only 16 of 71 survived"),
    "the caution is of a date": evidence("Only 16 of 71 survived", caution="The day is 26 January 1934 (p. 3, ¶2)."),
    "a year is no figure": evidence("In 1925 and 1933–34 many left", caution=DOUBT),
    "nor is a day": evidence("Kirov was shot on 1 December 1934", caution=DOUBT),
    "nor an ordinal": evidence("The 17th Congress met", caution=DOUBT),
    "it is about people": evidence("Bukharin and 18 others were tried", caution=DOUBT),
    "a claim": claim("Only 16 of 71 survived", caution=DOUBT),
}


@pytest.mark.parametrize("stand", CAREFUL.values(), ids=CAREFUL)
def test_what_is_no_figure_or_is_used_with_care(stand: Stand) -> None:
    assert named_by(FIGURE, plan(section("A", stand))) == []


def test_many_figures_are_one_finding() -> None:
    titles = [f"1 in {number}" for number in (18, 20, 30)]
    stands = [evidence(title, caution=DOUBT) for title in titles]
    assert named_by(FIGURE, plan(section("A", *stands))) == [tuple(titles)]
    assert len(named_by(FIGURE, plan(section("A", *stands[1:])))) == 2


PAMPHLET = evidence("Kamenev answered with a pamphlet")
OTHER = evidence("Smirnov was told")


def twice(first: Stand, *second: Stand) -> Plan:
    return plan(
        section("Up to 1925", claim("Trotsky blamed the Party", under=[first])),
        section("After 1925", claim("His temperament cost him much", under=second)),
    )


def test_the_same_evidence_stands_in_two_paragraphs() -> None:
    (found,) = asks(TWICE, twice(PAMPHLET, PAMPHLET, OTHER))
    assert found.sentence == "“Kamenev answered with a pamphlet” is used in sections 1 and 2."
    remove, write = found.mends
    assert (remove.how, remove.words, remove.at_id) == (How.REMOVE, "Take it out of section 2", 4)
    assert (write.how, write.at_id) == (How.WRITE, 4)


def test_it_is_taken_out_where_other_evidence_is_left() -> None:
    (found,) = asks(TWICE, twice(PAMPHLET, PAMPHLET))
    assert [mend.how for mend in found.mends] == [How.WRITE, How.REMOVE]
    (found,) = asks(TWICE, twice(PAMPHLET, PAMPHLET._replace(note="He had no judgement.")))
    assert (found.mends[0].words, found.mends[0].at_id) == ("Say what it shows in section 1", 2)
    both = claim("Trotsky blamed the Party", under=[PAMPHLET, OTHER])
    (found,) = asks(TWICE, plan(section("A", both), section("B", claim("Temperament", under=[PAMPHLET]))))
    assert (found.mends[0].how, found.mends[0].words) == (How.REMOVE, "Take it out of section 1")


@pytest.mark.parametrize(
    ("one", "other"),
    [("", "It turned the charge back."), ("It was aimed at Trotsky.", "At Trotsky it was aimed.")],
)
def test_a_note_that_is_missing_or_the_same_does_not_tell_the_uses_apart(one: str, other: str) -> None:
    assert len(asks(TWICE, twice(PAMPHLET._replace(note=one), PAMPHLET._replace(note=other)))) == 1


ONCE = {
    "other notes": twice(
        PAMPHLET._replace(note="The attack invited it."), PAMPHLET._replace(note="He had no judgement.")
    ),
    "other evidence": twice(PAMPHLET, OTHER),
    "twice in one paragraph": plan(section("A", claim("One", under=[PAMPHLET]), claim("Two", under=[PAMPHLET]))),
    "again in the conclusion": plan(section("A", claim("One", under=[PAMPHLET])), conclusion(PAMPHLET)),
    "a claim": plan(section("A", claim("One")), section("B", claim("One"))),
}


@pytest.mark.parametrize("seen", ONCE.values(), ids=ONCE)
def test_evidence_that_shows_something_new_may_come_again(seen: Plan) -> None:
    assert named_by(TWICE, seen) == []


def against(for_it: list[Stand], challenge: Stand) -> Plan:
    return plan(section("A", claim("Terror was new", under=[*for_it, challenge])))


EVENT = evidence("Kirov was shot", when="1 December 1934")
DECADE = evidence("Camps stood", when="1920s", does="challenges")


UNEQUAL = {
    "evidence against it": (against([EVENT], DECADE), ("Kirov was shot", "Camps stood")),
    "a claim against it": (
        against([EVENT], claim("Terror was old", does="challenges", under=[DECADE._replace(does="")])),
        ("Kirov was shot", "Camps stood"),
    ),
    "the other way round": (
        against([DECADE._replace(does="")], evidence("Lenin fell ill", when="May 1922", does="challenges")),
        ("Lenin fell ill", "Camps stood"),
    ),
    "undated evidence shows nothing": (against([EVENT, OTHER], DECADE), ("Kirov was shot", "Camps stood")),
}


@pytest.mark.parametrize(("seen", "places"), UNEQUAL.values(), ids=UNEQUAL)
def test_one_event_stands_against_a_decade(seen: Plan, places: tuple[str, ...]) -> None:
    assert named_by(UNLIKE, seen) == [places]


EQUAL = {
    "nine years": against([EVENT], DECADE._replace(about={"when": "1920-1928"})),
    "a year is no event": against([evidence("Many were shot", when="1937")], DECADE),
    "two events": against([EVENT, evidence("Ryutin wrote", when="August 1932")], DECADE),
    "a decade and an event": against(
        [EVENT],
        claim("Old", does="challenges", under=[DECADE._replace(does=""), evidence("A decree", when="May 1922")]),
    ),
    "a note says what the event stands for": against([EVENT._replace(note="It opened four years of terror.")], DECADE),
    "one has no date": against([EVENT], evidence("Camps stood", does="challenges")),
    "no challenge": against([EVENT], DECADE._replace(does="qualifies")),
}


@pytest.mark.parametrize("seen", EQUAL.values(), ids=EQUAL)
def test_like_stands_against_like(seen: Plan) -> None:
    assert named_by(UNLIKE, seen) == []
