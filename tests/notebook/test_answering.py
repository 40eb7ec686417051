"""Answers to the questions that break a claim: by a note, a card, or a reason why not."""

from pathlib import Path

import pytest

from essayplanner.domain.cards import Kind, Relation
from essayplanner.domain.claim_kinds import ClaimKind
from essayplanner.domain.errors import RefusedError
from essayplanner.domain.plan import Reply
from essayplanner.notebook import cards, coaching
from essayplanner.notebook.answering import answer_with, asked_of
from essayplanner.notebook.merging_cards import merge_cards
from essayplanner.notebook.notebook import Notebook
from essayplanner.notebook.packing import import_pack
from essayplanner.notebook.reading import links_of
from tests.notebook.tools import dump, quick_book, sample_pack

HOW = "cause-how"


@pytest.fixture
def claims(book: Notebook) -> tuple[int, int]:
    """Two claims about causes."""
    first, second = (cards.add_card(book, Kind.CLAIM, title, claim_kind=ClaimKind.CAUSE) for title in ("A", "B"))
    return first, second


def said(book: Notebook, card_id: int) -> dict[str, Reply]:
    return {each.question.key: each.reply for each in asked_of(book, card_id) if each.reply}


def test_a_claim_is_asked_by_its_kind_and_other_cards_are_not(book: Notebook, claims: tuple[int, int]) -> None:
    asked = [each.question.key for each in asked_of(book, claims[0])]
    assert asked == ["cause-enough", "cause-before", HOW, "cause-others"]
    cards.edit_card(book, claims[0], claim_kind=None)
    assert asked_of(book, claims[0]) == []
    cards.edit_card(book, claims[1], kind=Kind.EVIDENCE)
    assert asked_of(book, claims[1]) == []


def test_a_card_answers_and_is_linked_in_one_step(book: Notebook, claims: tuple[int, int]) -> None:
    claim, _other = claims
    police = cards.add_card(book, Kind.EVIDENCE, "The police")
    before, steps = dump(book), len(book.history())
    answer_with(book, claim, HOW, police, Relation.SUPPORTS)
    (found,) = [each for each in asked_of(book, claim) if each.reply]
    assert (found.question.key, found.answer and found.answer.title) == (HOW, "The police")
    assert [(link.relation, link.other_title) for link in links_of(book, claim)] == [(Relation.SUPPORTS, "The police")]
    assert [step.label.words for step in book.history()[steps:]] == ["Answer a question about “A”"]
    book.undo()
    assert dump(book) == before


def test_a_link_that_is_there_keeps_its_why_and_none_is_made_where_nobody_said_how(
    book: Notebook, claims: tuple[int, int]
) -> None:
    claim, other = claims
    cards.link_cards(book, other, claim, Relation.CHALLENGES, "It came first.")
    answer_with(book, claim, HOW, other, Relation.CHALLENGES)
    answer_with(book, claim, "cause-before", other)
    assert [(link.relation, link.because) for link in links_of(book, claim)] == [
        (Relation.CHALLENGES, "It came first.")
    ]


def test_typing_an_answer_is_one_step_and_leaves_the_card_that_answers(book: Notebook, claims: tuple[int, int]) -> None:
    claim, other = claims
    steps = len(book.history())
    for text in ("By", "By order"):
        coaching.reword_reply(book, claim, HOW, text, "typing")
    assert (len(book.history()) - steps, said(book, claim)) == (1, {HOW: Reply(HOW, "By order")})
    answer_with(book, claim, HOW, other)
    coaching.reword_reply(book, claim, HOW, "It says so.")
    assert said(book, claim)[HOW] == Reply(HOW, "It says so.", other)
    coaching.reword_reply(book, claim, HOW, "")
    assert said(book, claim)[HOW] == Reply(HOW, "", other)
    coaching.reply(book, claim, HOW, note="No room.", is_aside=True)
    coaching.reword_reply(book, claim, HOW, "No room for it.")
    assert said(book, claim)[HOW] == Reply(HOW, "No room for it.", is_aside=True)
    coaching.remove_reply(book, claim, HOW)
    assert said(book, claim) == {}


def test_an_answer_says_something_and_no_claim_answers_for_itself(book: Notebook, claims: tuple[int, int]) -> None:
    before = dump(book)
    for note, is_aside, mend in ((" ", False, "type an answer"), ("", True, "type why it does not matter")):
        with pytest.raises(RefusedError, match=mend):
            coaching.reply(book, claims[0], HOW, note=note, is_aside=is_aside)
    with pytest.raises(RefusedError, match="cannot answer for itself"):
        answer_with(book, claims[0], HOW, claims[0], Relation.SUPPORTS)
    assert dump(book) == before


def test_who_is_deleted_answers_nothing_until_that_is_undone(book: Notebook, claims: tuple[int, int]) -> None:
    claim, other = claims
    answer_with(book, claim, HOW, other)
    cards.trash_cards(book, [other])
    cards.empty_trash(book)
    assert said(book, claim) == {}
    book.undo()
    book.undo()
    assert said(book, claim) == {HOW: Reply(HOW, "", other)}


def test_a_copy_has_the_answers_and_a_card_that_is_merged_hands_its_own_on(tmp_path: Path) -> None:
    book = quick_book(tmp_path)
    keep, gone, third = (
        cards.add_card(book, Kind.CLAIM, title, claim_kind=kind)
        for title, kind in (("Keep", None), ("Gone", ClaimKind.CAUSE), ("Third", ClaimKind.CAUSE))
    )
    coaching.reply(book, gone, HOW, note="By order.")
    coaching.reply(book, gone, "cause-before", answer_id=keep)
    coaching.reply(book, third, HOW, answer_id=gone)
    copy = cards.duplicate_card(book, gone)
    assert said(book, copy) == {HOW: Reply(HOW, "By order."), "cause-before": Reply("cause-before", "", keep)}
    before = dump(book)
    merge_cards(book, keep, gone)
    assert said(book, keep) == {HOW: Reply(HOW, "By order.")}
    assert said(book, third) == {HOW: Reply(HOW, "", keep)}
    book.undo()
    assert dump(book) == before
    book.close()


def test_a_pack_says_what_kind_of_claim_a_claim_is(book: Notebook) -> None:
    import_pack(book, sample_pack(size=4))
    assert [kind for (kind,) in book.rows("SELECT claim_kind FROM card ORDER BY id")] == [
        "cause",
        "",
        "",
        "change and continuity",
    ]
