"""Words that are the source's, in a card that is to be in one's own."""

from essayplanner.coach.findings import How, Severity
from essayplanner.coach.rules.borrowing import WORDS_BORROWED
from essayplanner.domain.cards import Voice
from essayplanner.domain.plan import Plan
from tests.coach.plans import Stand, asks, evidence, introduction, plan, section

THEIRS = ("The congress elected him almost in passing, and nobody asked what the office was for.",)
OWN = "Nobody asked what the office was for when he got it."


def of(*stands: Stand) -> Plan:
    return plan(introduction(), section("One", *stands), section("Two", evidence("More", text=OWN)))


def test_own_words_that_are_the_sources() -> None:
    (found,) = asks(WORDS_BORROWED, of(evidence("Elected", text=OWN, theirs=THEIRS)))
    assert found.severity is Severity.THIN
    assert found.sentence == ("7 words in a row are the source’s in “Elected”: “Nobody asked what the office was for”.")
    assert [(mend.how, mend.field) for mend in found.mends] == [(How.OPEN, "text")]


def test_several_are_told_as_one() -> None:
    cards = [evidence(title, text=OWN, theirs=THEIRS) for title in ("A", "B", "A")]
    (found,) = asks(WORDS_BORROWED, of(*cards))
    assert [place.title for place in found.places] == ["A", "B"]
    assert found.sentence == "Whole runs of words are the source’s in “A” and “B”."


def test_nothing_where_they_are_ones_own_or_quoted() -> None:
    fine = [
        evidence("Shorter", text="Nobody asked what the post was for.", theirs=THEIRS),
        evidence("In marks", text="As he says, “nobody asked what the office was for”.", theirs=THEIRS),
        evidence("Quoted", text=OWN, theirs=THEIRS, quotation=THEIRS[0], voice=Voice.QUOTATION),
        evidence("No source", text=OWN),
        evidence("Only quoted", theirs=THEIRS, quotation=THEIRS[0]),
    ]
    assert asks(WORDS_BORROWED, of(*fine)) == []
