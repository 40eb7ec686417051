"""Where evidence, quotations and historians come from, and whether sources are weighed."""

import pytest

from essayplanner.coach.findings import How
from essayplanner.coach.rules.provenance import PROVENANCE_UNREWARDED
from essayplanner.coach.rules.sources import NO_PAGE, NO_SOURCE
from essayplanner.domain.plan import Plan, PlanCitation
from essayplanner.domain.structures import Demand, Scheme
from tests.coach.plans import Stand, asks, claim, evidence, historian, named_by, plan, section

CITED = ("Service 1997, p. 2",)
QUOTED = "Service: Lenin “would have been horrified by it”."


def of(*stands: Stand, title: str = "Why did Stalin win?", scheme: Scheme | None = None) -> Plan:
    return plan(section("One", *stands), section("Two", evidence("More", cites=CITED)), title=title, demanded=scheme)


def test_evidence_without_a_source_is_one_finding() -> None:
    bare = [evidence("A decree"), evidence("A list"), claim("It mattered"), evidence("A count", cites=CITED)]
    (found,) = asks(NO_SOURCE, of(*bare, bare[0]))
    assert [place.title for place in found.places] == ["A decree", "A list"]
    assert [(mend.how, mend.field) for mend in found.mends] == [(How.OPEN, "sources")]


@pytest.mark.parametrize(
    "stand",
    [
        evidence("A", text=QUOTED),
        evidence("A", note='He wrote "without a doubt the best"'),
        claim("Lenin “would have been horrified by it”"),
    ],
)
def test_a_quotation_without_a_source_is_worse(stand: Stand) -> None:
    (bare,) = asks(NO_SOURCE, of(evidence("A decree")))
    (found,) = asks(NO_SOURCE, of(stand))
    assert found.severity != bare.severity
    assert [place.title for place in found.places] == [stand.title]


def test_names_in_quotation_marks_and_what_cites_its_source_are_no_quotations() -> None:
    named = claim("Trotsky’s “Lessons of October” did harm")
    assert asks(NO_SOURCE, of(named, evidence("A", text=QUOTED, cites=CITED))) == []


def test_a_historian_has_a_book_of_his_own_or_words_that_were_found_elsewhere() -> None:
    quoted = PlanCitation("s", "Notes 2005", "webpage", is_via=True)
    known = [historian("Robert Service", cites=CITED), historian("Leon Trotsky", cites=(quoted,))]
    named = historian("Bronstein", aliases="Lev Davidovich", cites=("Davidovich 1937, p. 1",))
    others = historian("Robert Conquest", cites=("Blacksacademy 2005, p. 3",))
    assert named_by(NO_SOURCE, of(*known, named, others, historian("Deutscher"))) == [("Robert Conquest", "Deutscher")]


def test_a_source_that_has_pages_names_one() -> None:
    whole, place = PlanCitation("s", "A page", "webpage"), PlanCitation("s", "Notes", "webpage", locator="§2")
    fine = [evidence("A", cites=CITED), evidence("B", cites=(whole,)), evidence("C", cites=(place,))]
    via = evidence("D", cites=(PlanCitation("s", "Lenin 1923", "book", is_via=True),))
    assert asks(NO_PAGE, of(*fine, via, evidence("E"))) == []
    assert named_by(NO_PAGE, of(*fine, evidence("F", cites=("Service 1997",)))) == [("F",)]


def test_a_source_that_the_paper_gives_says_where_it_comes_from() -> None:
    asked = "Assess the value of these two sources to a historian studying the Terror."
    given = [evidence("Source A: a speech", text=QUOTED), evidence("Document 2"), evidence("A source of iron")]
    assert named_by(NO_SOURCE, of(*given, title=asked)) == [("A source of iron",)]
    assert named_by(NO_SOURCE, of(*given)) == [("Source A: a speech",), ("Document 2", "A source of iron")]


def test_a_historian_stands_for_a_whole_book_unless_he_is_quoted() -> None:
    whole = historian("Robert Service", cites=("Service 1997",))
    quoted = historian("Leon Trotsky", cites=("Trotsky 1937",), text="“The Party is always right in the end.”")
    assert named_by(NO_PAGE, of(whole, quoted)) == [("Leon Trotsky",)]


def test_in_an_exam_nobody_asks_for_sources_unless_the_scheme_does() -> None:
    bare = of(evidence("A decree", text=QUOTED), evidence("F", cites=("Service 1997",)))
    citing = ESSAY._replace(demands=(Demand("cited", "Names a source", rules=(NO_SOURCE, NO_PAGE)),))
    timed = ESSAY._replace(minutes=45)
    for scheme, minutes, asked in (
        (None, 45, 0),
        (ESSAY, 45, 0),
        (None, 0, 1),
        (ESSAY, 0, 1),
        (timed, 0, 0),
        (citing, 45, 1),
    ):
        seen = bare._replace(demanded=scheme, minutes=minutes)
        assert [len(asks(NO_SOURCE, seen)), len(asks(NO_PAGE, seen))] == [asked, asked]


ESSAY, PAPER = Scheme("essay", "Board", "Essay"), Scheme("paper", "Board", "Sources", weighs_provenance=True)
BIASED = evidence("A", note="As a Bolshevik, he wanted power.", cites=CITED)


def test_weighing_sources_is_found_where_it_earns_nothing() -> None:
    (found,) = asks(PROVENANCE_UNREWARDED, of(BIASED, evidence("B", note="It is biased."), scheme=ESSAY))
    assert [place.title for place in found.places] == ["A", "B"]
    assert "Essay" in found.sentence
    topic = evidence(
        "B", note="As propaganda it reached the villages; as a result he set the tone; partisans were reliable."
    )
    view = historian("Leon Trotsky", note="No neutral judge, but a party to the quarrel: say so.")
    assert asks(PROVENANCE_UNREWARDED, of(topic, view, evidence("C", note="A doubtful figure."), scheme=ESSAY)) == []


TWO = (section("D", evidence("E", cites=CITED)),)


def test_where_it_earns_marks_something_must_be_weighed() -> None:
    (found,) = asks(PROVENANCE_UNREWARDED, of(evidence("B", cites=CITED), scheme=PAPER))
    assert [(mend.words, mend.at_id) for mend in found.mends] == [("Weigh this source", 1)]
    (bare,) = asks(PROVENANCE_UNREWARDED, plan(section("A", claim("B"), evidence("C")), *TWO, demanded=PAPER))
    assert [mend.at_id for mend in bare.mends] == [3]
    assert asks(PROVENANCE_UNREWARDED, of(BIASED, scheme=PAPER)) == []
    assert asks(PROVENANCE_UNREWARDED, of(evidence("C", note="A doubtful figure."), scheme=PAPER)) == []
    for note in ("As a radical he wants to persuade.", "Private, so the more candid."):
        assert asks(PROVENANCE_UNREWARDED, of(evidence("C", note=note), scheme=PAPER)) == []
    assert asks(PROVENANCE_UNREWARDED, plan(section("One", evidence("B", cites=CITED)), demanded=PAPER)) == []


def test_nothing_is_said_of_it_without_a_scheme_or_where_sources_are_asked_for() -> None:
    assert asks(PROVENANCE_UNREWARDED, of(BIASED)) == []
    assert asks(PROVENANCE_UNREWARDED, of(evidence("B"))) == []
    asked = "Assess the value of these sources to a historian studying the Terror."
    assert asks(PROVENANCE_UNREWARDED, of(BIASED, title=asked, scheme=ESSAY)) == []
