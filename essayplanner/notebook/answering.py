"""The questions that break a claim, with what the student answers to each."""

from typing import NamedTuple

from essayplanner.domain.cards import Kind, Other, Relation
from essayplanner.domain.critical_questions import Question, questions_of
from essayplanner.domain.labels import label
from essayplanner.domain.plan import Reply
from essayplanner.domain.text import shorten
from essayplanner.notebook.cards import link_cards
from essayplanner.notebook.coaching import replies, reply
from essayplanner.notebook.notebook import Notebook


class Asked(NamedTuple):
    """A question that a claim is asked, what was replied to it, if anything, and the card that answers, if one does."""

    question: Question
    reply: Reply | None = None
    answer: Other | None = None


def asked_of(book: Notebook, card_id: int) -> list[Asked]:
    """The questions that a card is asked, in their order; of a claim without a kind, and of other cards, none."""
    kind, claim_kind = book.row("SELECT kind, claim_kind FROM card WHERE id = ?", (card_id,), "card")
    questions = questions_of(Kind(kind), claim_kind)
    said: dict[str, Reply] = {}
    for each in replies(book, [card_id]).get(card_id, ()) if questions else ():
        said.setdefault(each.question, each)
    return [
        Asked(question, found, _card(book, found.answer_id) if found and found.answer_id else None)
        for question, found in ((question, said.get(question.key)) for question in questions)
    ]


def _card(book: Notebook, card_id: int) -> Other:
    uid, kind, title = book.row("SELECT uid, kind, title FROM card WHERE id = ?", (card_id,), "card")
    return Other(uid, Kind(kind), title)


def answer_with(
    book: Notebook, card_id: int, question: str, answer_id: int, relation: Relation | None = None, note: str = ""
) -> None:
    """Answer a question about a claim with a card, and say what that does to the claim, as one step.

    A link that says so already stays as it is, with its why. RefusedError where a claim answers for itself.
    """
    (title,) = book.row("SELECT title FROM card WHERE id = ?", (card_id,), "card")
    with book.step(label("reply", title=shorten(title, 40))):
        reply(book, card_id, question, note=note, answer_id=answer_id)
        if relation and not book.rows(
            "SELECT 1 FROM link WHERE from_card_id = ? AND to_card_id = ? AND relation = ?",
            (answer_id, card_id, relation.value),
        ):
            link_cards(book, answer_id, card_id, relation)
