from collections.abc import Callable

import pytest

from essayplanner.domain.argument import DebateSeen
from essayplanner.domain.cards import Kind, Relation
from essayplanner.domain.errors import NotFoundError, RefusedError
from essayplanner.notebook import cards, outlines, outlining
from essayplanner.notebook.argument import read_cards_seen, read_debates
from essayplanner.notebook.debates import (
    add_debate,
    add_side,
    delete_debate,
    delete_side,
    edit_debate,
    edit_side,
    find_debate,
    find_side,
    merge_debates,
    merge_sides,
    move_debate,
    move_side,
)
from essayplanner.notebook.items import Spot
from essayplanner.notebook.notebook import Notebook
from essayplanner.notebook.other_side import argue_other_side
from essayplanner.notebook.outlines import outline_info, read_outline
from essayplanner.notebook.reading import find_card
from essayplanner.notebook.standing import set_side, stand
from tests.notebook.tools import Dump, dump


def names(debate: DebateSeen) -> list[str]:
    return [f"({side.name})" if side.is_between else side.name for side in debate.sides]


def seen(book: Notebook) -> dict[str, list[str]]:
    return {debate.question: names(debate) for debate in read_debates(book)}


def said(book: Notebook) -> str:
    return book.history()[-1].label.words


def test_a_question_alone_begins_a_debate(book: Notebook) -> None:
    add_debate(book, "  Who  did it? ")
    add_debate(book, "", ("One man",), "Both")
    assert seen(book) == {"Who did it?": ["First side", "Second side"], "New debate": ["One man", "(Both)"]}
    assert [step.label.words for step in book.history()] == ["New debate “Who did it?”", "New debate “New debate”"]
    book.undo()
    assert list(seen(book)) == ["Who did it?"]


@pytest.fixture
def debate(book: Notebook) -> int:
    """A debate of the sides A, B and between them C."""
    return add_debate(book, "Who?", ("A", "B"), "C")


def side(book: Notebook, name: str) -> int:
    return int(book.row("SELECT id FROM side WHERE name = ?", (name,))[0])


def test_debates_and_sides_are_edited_and_put_in_order(book: Notebook, debate: int) -> None:
    other = add_debate(book, "Why?")
    move_debate(book, other, debate)
    edit_debate(book, debate, "Who then?")
    edit_debate(book, debate, " ")
    move_side(book, side(book, "B"), side(book, "A"))
    edit_side(book, side(book, "A"), name="A man", says="He did")
    edit_side(book, side(book, "A man"), name="")
    assert list(seen(book)) == ["Why?", "Who then?"]
    assert seen(book)["Who then?"] == ["B", "A man", "(C)"]
    assert read_debates(book)[1].sides[1].says == "He did"
    mark = len(book.history())
    move_debate(book, other, debate)
    move_side(book, side(book, "C"), None)
    assert len(book.history()) == mark


def test_no_debate_gets_more_sides_than_can_be_told_apart_nor_fewer_than_two(book: Notebook, debate: int) -> None:
    def refused(verb: Callable[[], object]) -> str:
        before, mark = dump(book), len(book.history())
        with pytest.raises(RefusedError) as told:
            verb()
        assert (dump(book), len(book.history())) == (before, mark)
        return str(told.value)

    assert "has its middle ground already" in refused(lambda: add_side(book, debate, is_between=True))
    assert "needs two sides" in refused(lambda: delete_side(book, side(book, "A")))
    assert "needs two sides" in refused(lambda: merge_sides(book, side(book, "C"), side(book, "A")))
    add_side(book, debate, "D")
    assert "three sides at most" in refused(lambda: add_side(book, debate))
    assert "three sides at most" in refused(lambda: edit_side(book, side(book, "C"), is_between=False))
    assert "has its middle ground already" in refused(lambda: edit_side(book, side(book, "D"), is_between=True))
    assert "merged with itself" in refused(lambda: merge_sides(book, side(book, "A"), side(book, "A")))
    assert "merged with itself" in refused(lambda: merge_debates(book, debate, debate))
    other = add_debate(book, "Why?", ("X", "Y"))
    assert "two debates" in refused(lambda: merge_sides(book, side(book, "A"), side(book, "X")))
    assert "three sides at most" in refused(lambda: merge_debates(book, debate, other))
    delete_side(book, side(book, "C"))
    edit_side(book, side(book, "D"), is_between=True)
    assert seen(book)["Who?"] == ["A", "B", "(D)"]


def test_what_a_file_has_too_many_of_may_still_go(book: Notebook, debate: int) -> None:
    with book.step(book.history()[0].label):
        for number in range(3):
            book.run(
                "INSERT INTO side (uid, debate_id, name, position) VALUES (?, ?, ?, ?)",
                (f"u{number}", debate, f"S{number}", 2**40 + number),
            )
    delete_side(book, side(book, "S0"))
    assert seen(book)["Who?"] == ["A", "B", "(C)", "S1", "S2"]


def test_the_cards_of_what_is_deleted_stay_and_come_back_with_it(book: Notebook, debate: int) -> None:
    historian = cards.add_card(book, Kind.HISTORIAN, "Conquest")
    stand(book, historian, side(book, "A"), 1300)
    claim = cards.add_card(book, Kind.CLAIM, "So it was", side=side(book, "B"))
    before = dump(book)
    delete_debate(book, debate)
    assert said(book) == "Delete debate “Who?”"
    found = read_cards_seen(book)
    assert (found[historian].side_id, found[historian].stand, found[claim].side_id) == (0, None, 0)
    assert not book.rows("SELECT 1 FROM side")
    book.undo()
    assert dump(book) == before
    add_side(book, debate, "D")
    delete_side(book, side(book, "A"))
    assert read_cards_seen(book)[historian].stand is None


def test_merged_sides_bring_their_cards_and_keep_their_places(book: Notebook, debate: int) -> None:
    add_side(book, debate, "D", "Says D")
    historian = cards.add_card(book, Kind.HISTORIAN, "Conquest")
    stand(book, historian, side(book, "D"), 700)
    kept = side(book, "A")
    merge_sides(book, kept, side(book, "D"))
    found = read_cards_seen(book)[historian]
    assert (found.side_id, found.stand) == (kept, 700)
    assert read_debates(book)[0].sides[0].says == "Says D"
    assert said(book) == "Merge side “D” into “A”"


def test_merged_debates_share_the_sides_that_are_called_alike(book: Notebook, debate: int) -> None:
    other = add_debate(book, "Who was it?", ("a", "E"), "In between")
    claims = [cards.add_card(book, Kind.CLAIM, side=side(book, name)) for name in ("a", "E", "In between")]
    merge_debates(book, debate, other)
    assert seen(book) == {"Who?": ["A", "B", "(C)", "E"]}
    found = read_cards_seen(book)
    assert [found[id].side_id for id in claims] == [side(book, name) for name in ("A", "E", "C")]
    book.undo()
    assert seen(book)["Who was it?"] == ["a", "E", "(In between)"]


def test_cards_change_sides_in_one_step_that_says_so(book: Notebook, debate: int) -> None:
    a, b = side(book, "A"), side(book, "B")
    claim, other, historian = (cards.add_card(book, kind, kind.value) for kind in Kind)
    assert set_side(book, [claim], a) == 1
    assert said(book) == "Move “claim” to “A”"
    assert set_side(book, [claim, other], a) == 1
    assert said(book) == "Move “evidence” to “A”"
    assert set_side(book, [claim, other], b) == 2
    assert said(book) == "Move 2 cards to “B”"
    mark = len(book.history())
    assert set_side(book, [claim, other], b) == 0
    stand(book, historian, a, 400)
    stand(book, historian, a, 400)
    assert len(book.history()) == mark + 1
    assert said(book) == "Move “historian” to “A”"
    stand(book, historian, a, 500)
    assert said(book) == "Move “historian” along the line"
    cards.edit_card(book, historian, side=b)
    assert read_cards_seen(book)[historian].stand is None
    set_side(book, [claim], None)
    assert said(book) == "Take “claim” off its side"
    set_side(book, [other, historian], None)
    assert said(book) == "Take 2 cards off their sides"
    with pytest.raises(RefusedError, match="Only historians go on the line"):
        stand(book, claim, a, 10)
    with pytest.raises(NotFoundError):
        set_side(book, [claim], 987654)


def test_debates_and_sides_are_found_by_what_they_are_called(book: Notebook, debate: int) -> None:
    with pytest.raises(NotFoundError, match="its debates are: “Who\\?”"):
        find_debate(book, "Why")
    assert find_debate(book, "who") == debate
    assert find_side(book, debate, "a") == side(book, "A")
    with pytest.raises(NotFoundError, match="its sides are: “A”; “B”; “C”"):
        find_side(book, debate, "Z")
    delete_debate(book, debate)
    with pytest.raises(NotFoundError, match="no debate yet"):
        find_debate(book, "Who")


@pytest.fixture
def challenged(book: Notebook, section: int) -> tuple[int, Dump]:
    """An outline with a claim, under which evidence stands, both challenged."""
    claim, proof, answer, other, held = (
        cards.add_card(book, kind, title)
        for kind, title in (
            (Kind.CLAIM, "So it was"),
            (Kind.EVIDENCE, "He signed"),
            (Kind.CLAIM, "So it was not"),
            (Kind.EVIDENCE, "He was away"),
            (Kind.EVIDENCE, "A letter"),
        )
    )
    (above,) = outlining.place(book, [claim], Spot("section", section))
    outlining.place(book, [proof], Spot("placement", above))
    cards.link_cards(book, answer, claim, Relation.CHALLENGES, "He could not.")
    cards.link_cards(book, other, proof, Relation.CHALLENGES, "Nobody signs from there.")
    cards.link_cards(book, held, answer, Relation.SUPPORTS, "It says so.")
    cards.link_cards(book, held, claim, Relation.QUALIFIES)
    (outline,) = outlines.outlines(book)
    outlines.edit_outline(book, outline.id, words=900, dates="1934")
    return outline.id, dump(book)


def test_the_other_side_is_one_step_of_what_challenges(book: Notebook, challenged: tuple[int, Dump]) -> None:
    outline_id, before = challenged
    new = argue_other_side(book, outline_id)
    assert said(book) == "Argue the other side of “Why?”"
    made = read_outline(book, new)
    assert (made.title, made.words, outline_info(book, new).dates) == ("The other side: Why?", 900, "1934")
    (answered,) = made.sections
    assert (answered.title, answered.note) == (
        "Against: So it was",
        "What an opponent would say of “Why?”. Each section answers one claim.",
    )
    assert (made.thesis, answered.words) == ("", 900)
    claim, proof = answered.placements
    assert (claim.card.title, claim.note) == ("So it was not", "He could not.")
    assert [(below.card.title, below.note) for below in claim.placements] == [("A letter", "It says so.")]
    assert (proof.card.title, proof.note) == ("He was away", "Nobody signs from there.")
    book.undo()
    assert dump(book) == before


def test_the_side_that_is_answered_is_asked_for_where_the_outline_is_balanced(
    book: Notebook, challenged: tuple[int, Dump], section: int
) -> None:
    outline_id, _before = challenged
    debate = add_debate(book, "Did he?", ("He did", "He did not"))
    did, did_not = (find_side(book, debate, name) for name in ("He did", "He did not"))
    claim, answer = (find_card(book, title) for title in ("So it was", "So it was not"))
    set_side(book, [claim], did)
    set_side(book, [answer], did_not)
    outlining.place(book, [answer], Spot("section", section))
    before = dump(book)
    with pytest.raises(RefusedError, match="of one side as of the other, “He did” and “He did not”: say which"):
        argue_other_side(book, outline_id)
    with pytest.raises(RefusedError, match="No other side challenges “He did not” in this outline yet"):
        argue_other_side(book, outline_id, did_not)
    assert dump(book) == before
    (answered,) = read_outline(book, argue_other_side(book, outline_id, did)).sections
    assert answered.note.endswith("of “Why?”, against “He did”. Each section answers one claim.")


def test_what_nothing_challenges_has_no_other_side(book: Notebook, section: int) -> None:
    outlining.place(book, [cards.add_card(book, Kind.CLAIM)], Spot("section", section))
    with pytest.raises(RefusedError, match="Nothing challenges a card of this outline yet: link a card"):
        argue_other_side(book, outlines.outlines(book)[0].id)
    assert len(outlines.outlines(book)) == 1
