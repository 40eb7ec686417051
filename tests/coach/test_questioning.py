"""What would break a claim, and whether the student has an answer to it."""

from pathlib import Path

from essayplanner.coach.findings import Finding, How, Severity
from essayplanner.domain.cards import Kind
from essayplanner.domain.claim_kinds import ClaimKind
from essayplanner.domain.critical_questions import KEYS, QUESTIONS
from essayplanner.domain.plan import Plan, Reply
from essayplanner.notebook import cards, outlines, outlining
from essayplanner.notebook.answering import answer_with
from essayplanner.notebook.coaching import reply
from essayplanner.notebook.items import Spot
from essayplanner.notebook.notebook import Notebook
from essayplanner.work.coaching import plan_of
from tests.coach.plans import asks, claim, evidence, introduction, plan, section
from tests.notebook.tools import quick_book

KEY = "critical-question"
FAMINE = "The grain quotas caused the famine"


def _asked(*replies: Reply, kind: str = "cause") -> list[Finding]:
    return asks(KEY, plan(section("One", claim(FAMINE, kind_of_claim=kind, replies=replies))))


def test_every_kind_has_a_few_questions_and_no_key_comes_twice() -> None:
    assert set(QUESTIONS) == set(ClaimKind)
    assert {len(questions) for questions in QUESTIONS.values()} <= {3, 4}
    assert len(set(KEYS)) == len(KEYS)


def test_open_questions_are_one_finding_that_names_the_first_and_leads_there() -> None:
    (found,) = _asked(Reply("cause-enough", "The harvest of 1931 was no better."))
    assert (found.severity, found.title) == (Severity.CHECK, "A claim not tested yet")
    assert found.sentence == (
        f"3 questions about “{FAMINE}” are still open. The first: “Did this come first, and by how long?”"
    )
    assert found.reason.startswith("An examiner asks this of every claim of the kind “cause”.")
    assert [(mend.how, mend.card_id, mend.field) for mend in found.mends] == [(How.OPEN, 1, "questions")]
    (later,) = _asked(*(Reply(key, "So.") for key in KEYS if key != "cause-others"))
    assert later.sentence == f"1 question about “{FAMINE}” is still open: “What else pushed the same way?”"
    assert later.rests_on != found.rests_on


def test_a_claim_that_stands_twice_is_one_finding_with_both_places() -> None:
    twice = claim(FAMINE, kind_of_claim="cause")
    (found,) = asks(KEY, plan(introduction(twice), section("One", twice)))
    assert [place.number for place in found.places] == ["1", "2"]


def test_more_than_two_claims_are_one_finding_that_leads_to_each() -> None:
    claims = [claim(title, kind_of_claim="cause") for title in ("One", "Two", "Three")]
    assert len(asks(KEY, plan(section("A", *claims[:2])))) == 2
    (found,) = asks(KEY, plan(section("A", *claims)))
    assert found.title == "3 claims not tested yet"
    assert found.sentence == "Questions about “One”, “Two” and “Three” are still open."
    assert [mend.card_id for mend in found.mends] == [1, 2, 3]


def test_nothing_is_asked_where_all_is_answered_or_nobody_said_the_kind() -> None:
    answers = [Reply(question.key, "So.") for question in QUESTIONS[ClaimKind.CAUSE]]
    assert not _asked(*answers[1:], answers[0]._replace(note="No room", is_aside=True))
    assert not _asked(kind="")
    assert not _asked(kind="of a newer program")
    assert not asks(KEY, plan(section("One", evidence("The quotas of 1932", kind_of_claim="cause"))))


def test_a_card_in_the_trash_answers_nothing_and_an_unknown_question_is_kept(tmp_path: Path) -> None:
    book = quick_book(tmp_path)
    famine = cards.add_card(book, Kind.CLAIM, FAMINE, claim_kind=ClaimKind.EXAMPLE)
    quotas = cards.add_card(book, Kind.EVIDENCE, "The quotas of 1932")
    outline = outlines.new_outline(book, "Why?")
    outlining.place(book, [famine], Spot("section", outlining.add_section(book, Spot("outline", outline))))
    answer_with(book, famine, "example-typical", quotas)
    reply(book, famine, "example-against", note="Moscow had bread.")
    reply(book, famine, "of-a-newer-program", note="Kept.")

    assert _first(plan_of(book, outline)) == "1 question"
    cards.trash_cards(book, [quotas])
    assert _first(plan_of(book, outline)) == "2 questions"
    assert book.rows("SELECT note FROM reply WHERE question = 'of-a-newer-program'") == [("Kept.",)]
    book.close()


def _first(plan: Plan) -> str:
    """How many questions the lone finding says are open."""
    (found,) = asks(KEY, plan)
    return found.sentence.partition(" about")[0]


def test_an_answer_in_the_notebook_is_of_the_claim_alone(tmp_path: Path) -> None:
    book: Notebook = quick_book(tmp_path)
    famine = cards.add_card(book, Kind.CLAIM, FAMINE, claim_kind=ClaimKind.EXAMPLE)
    other = cards.add_card(book, Kind.CLAIM, "It hit Ukraine hardest", claim_kind=ClaimKind.EXAMPLE)
    outline = outlines.new_outline(book, "Why?")
    part = outlining.add_section(book, Spot("outline", outline))
    outlining.place(book, [famine, other], Spot("section", part))
    for question in QUESTIONS[ClaimKind.EXAMPLE]:
        reply(book, famine, question.key, note="So.")
    (found,) = asks(KEY, plan_of(book, outline))
    assert [place.title for place in found.places] == ["It hit Ukraine hardest"]
    book.close()
