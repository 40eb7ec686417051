"""Coaching as a whole job: what is found, mended, set aside, and comes back."""

from pathlib import Path

import pytest

from essayplanner.coach.findings import How, Mend
from essayplanner.coach.looking import Coach, Coached
from essayplanner.domain.cards import Kind, Relation
from essayplanner.domain.errors import RefusedError
from essayplanner.domain.outline import Role
from essayplanner.notebook import cards, outlines, outlining
from essayplanner.notebook.items import Item, Spot
from essayplanner.notebook.notebook import Notebook
from essayplanner.work import coaching
from tests.notebook.tools import quick_book

RULE = "claim-without-evidence"


@pytest.fixture
def book(tmp_path: Path) -> Notebook:
    """A claim in a paragraph, and evidence for it that stands nowhere."""
    book = quick_book(tmp_path)
    outline = outlines.new_outline(book, "Why did he do it?")
    paragraph = outlining.add_section(book, Spot("outline", outline), "One", Role.PARAGRAPH)
    claim, fact = cards.add_card(book, Kind.CLAIM, "He meant it"), cards.add_card(book, Kind.EVIDENCE, "Kirov is shot")
    cards.link_cards(book, fact, claim, Relation.SUPPORTS, "He gained by it")
    outlining.place(book, [claim], Spot("section", paragraph))
    return book


def found(book: Notebook) -> Coached:
    _plan, told = coaching.coached(book, 1)
    return told._replace(findings=told.of_rules({RULE}))


def test_a_mend_is_one_step_and_ends_what_it_mends(book: Notebook) -> None:
    (finding,) = found(book).findings
    assert (finding.places[0].title, finding.numbers) == ("He meant it", ("1",))
    help = finding.mends[0]
    assert (help.how, help.note) == (How.PLACE, "He gained by it")
    steps = len(book.history())
    placement = coaching.mend(book, 1, help)
    assert book.row("SELECT note FROM placement WHERE id = ?", (placement,)) == ("He gained by it",)
    assert (found(book).findings, len(book.history())) == ((), steps + 1)
    book.undo()
    assert found(book).findings == (finding,)


def test_what_would_be_placed_is_not_offered_where_it_is_used_already(book: Notebook) -> None:
    other = outlining.add_section(book, Spot("outline", 1), "Two")
    (before,) = found(book).findings
    outlining.place(book, [before.mends[0].card_id], Spot("section", other))
    (after,) = found(book).findings
    assert [mend.how for mend in after.mends] == [How.OPEN]


def test_what_was_set_aside_comes_back_when_what_it_rested_on_changes(book: Notebook) -> None:
    (finding,) = found(book).findings
    coaching.set_aside(book, 1, finding, "The source says it all")
    told = found(book)
    assert (told.findings, [each.said.reason for each in told.aside]) == ((), ["The source says it all"])
    outlining.add_section(book, Spot("outline", 1), "Another")
    assert found(book).findings == ()
    cards.edit_card(book, 1, title="He planned it")
    assert [each.places[0].title for each in found(book).findings] == ["He planned it"]
    book.undo()
    assert found(book).findings == ()


def test_a_rule_that_is_off_asks_nothing(book: Notebook) -> None:
    _plan, told = coaching.coached(book, 1, off={RULE})
    assert told.of_rules({RULE}) == ()


def test_what_the_scheme_demands_is_known_and_a_scheme_that_is_gone_is_none(book: Notebook) -> None:
    outlines.edit_outline(book, 1, scheme="aqa-c1-essay")
    demanded = coaching.plan_of(book, 1).demanded
    assert demanded
    assert (demanded.key, demanded.weighs_provenance) == ("aqa-c1-essay", False)
    outlines.edit_outline(book, 1, scheme="of-a-teacher")
    assert coaching.plan_of(book, 1).demanded is None


def test_looking_again_finds_what_looking_anew_does(book: Notebook) -> None:
    coach = Coach()
    outlining.add_section(book, Spot("outline", 1), "Two")
    for change in (
        lambda: outlining.place(book, [1], Spot("section", 2)),
        lambda: outlining.move(book, [Item("section", 2)], Spot("outline", 1, 1)),
        lambda: outlining.place(book, [2], Spot("placement", 1)),
        lambda: cards.edit_card(book, 1, title="Another title"),
        lambda: outlines.edit_outline(book, 1, title="Another question?"),
        lambda: outlining.remove(book, [Item("placement", 2)]),
    ):
        change()
        plan = coaching.plan_of(book, 1)
        assert coach.look(plan) == Coach().look(plan)


def test_findings_are_printed_for_programs(book: Notebook) -> None:
    plan, _told = coaching.coached(book, 1)
    (finding,) = found(book).findings
    printed = coaching.as_values(plan, finding)
    assert printed["places"] == [{"kind": "placement", "uid": finding.places[0].uid, "title": "He meant it"}]
    assert printed["mend"] == {"how": "place", "words": "Place this evidence", "card": plan.cards[2].uid}
    assert coaching.as_values(plan, finding._replace(mends=()))["mend"] is None


def test_a_mend_of_what_went_in_the_meantime_is_refused_in_a_sentence(book: Notebook) -> None:
    (finding,) = found(book).findings
    place = finding.mends[0]
    cards.trash_cards(book, [place.card_id])
    with pytest.raises(RefusedError, match="no longer in the library"):
        coaching.mend(book, 1, place)
    outlining.remove(book, [Item("placement", place.at_id)])
    with pytest.raises(RefusedError, match="no longer in the outline"):
        coaching.refuse_gone(book, 1, Mend(How.WRITE, "Write", at="placement", at_id=place.at_id))
