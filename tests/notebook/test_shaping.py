"""An outline is made as a shape proposes it, in one step."""

import pytest

from essayplanner.domain.cards import Kind
from essayplanner.domain.errors import RefusedError
from essayplanner.domain.outline import Role
from essayplanner.domain.structures import ProposedPlan, ProposedSection, Slot
from essayplanner.notebook import cards
from essayplanner.notebook.notebook import Notebook
from essayplanner.notebook.outlines import outline_info, outlines, read_outline
from essayplanner.notebook.plans import read_plan
from essayplanner.notebook.shaping import outline_from

PLAN = ProposedPlan(
    "factors",
    (
        ProposedSection("Introduction", Role.INTRODUCTION, (Slot.THESIS,), "Thesis: …", 150, 4),
        ProposedSection("Fear", slots=(Slot.POINT, Slot.EVIDENCE, Slot.SO_WHAT), words=350, minutes=11),
    ),
    500,
    15,
)


def test_an_outline_is_made_in_one_step_with_all_that_is_proposed(book: Notebook) -> None:
    before = len(book.history())
    id = outline_from(
        book, "Was it  fear?", PLAN, thesis="No.", dates="1936–38", reading="factor: fear", scheme="aqa-c2-essay"
    )
    info = outline_info(book, id)
    assert info[2:] == ("Was it fear?", "No.", 500, "1936/1938", "factor: fear", "aqa-c2-essay", 15)
    sections = [part.section for part in read_plan(book, id).parts]
    assert [(each.title, each.role, each.words, each.slots, each.note) for each in sections] == [
        ("Introduction", Role.INTRODUCTION, 150, ("thesis",), ""),
        ("Fear", Role.PARAGRAPH, 350, ("point", "evidence", "so-what"), ""),
    ]
    steps = book.history()
    assert (len(steps), steps[-1].label.words) == (before + 1, "New outline “Was it fear?”")
    book.undo()
    assert id not in [each.id for each in outlines(book)]


def test_one_that_cannot_be_made_leaves_nothing(book: Notebook) -> None:
    before = outlines(book)
    with pytest.raises(RefusedError):
        outline_from(book, "Was it fear?", PLAN._replace(minutes=-1))
    assert outlines(book) == before
    assert outline_info(book, outline_from(book, " ", ProposedPlan())).title == "Untitled question"


def test_cards_that_sections_are_to_hold_stand_there_in_the_same_step(book: Notebook) -> None:
    held = [cards.add_card(book, Kind.CLAIM, title) for title in ("It was fear", "He was alone")]
    before = len(book.history())
    id = outline_from(book, "Was it fear?", PLAN, held=((), held))
    assert len(book.history()) == before + 1
    introduction, fear = read_outline(book, id).sections
    assert ([*introduction.placements], [placed.card.title for placed in fear.placements]) == (
        [],
        ["It was fear", "He was alone"],
    )
