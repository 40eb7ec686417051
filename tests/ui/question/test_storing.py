"""What is planned is made in one step, and what is changed of an outline leaves its sections as they are."""

import pytest

from essayplanner.domain.question import Part
from essayplanner.domain.structures import Demand, Scheme, Shape, ShapePart, Slot, Structures
from essayplanner.notebook.demands import add_demand, demands, set_goal
from essayplanner.notebook.notebook import Notebook
from essayplanner.notebook.outlines import edit_outline, outline_info, read_outline
from essayplanner.ui.question.draft import Draft
from essayplanner.ui.question.storing import make, read_draft, save

Essay = dict[str, int]
SHAPE = Shape(
    "two", "Two", parts=(ShapePart("{factor}", weight=30, slots=(Slot.POINT,), fallback="First"), ShapePart("Last"))
)
SCHEME = Scheme(
    "essay", "Board", "Essay", demands=tuple(Demand(key, key.title()) for key in ("clear", "exact", "fair"))
)
STRUCTURES = Structures((SHAPE,), (SCHEME,))


@pytest.fixture
def draft(qapp: object) -> Draft:
    """A draft that knows nothing of the notebook."""
    return Draft(STRUCTURES)


def test_all_that_is_planned_is_one_step(book: Notebook, essay: Essay, draft: Draft) -> None:
    draft.ask("How far was fear the main reason for the Terror of 1936?")
    draft.weigh(["ambition"])
    draft.choose_scheme("essay")
    draft.choose_length(800, 0)
    draft.filled.retitle(1, "What follows")
    draft.filled.hold(0, [essay["party"], essay["delegates"]])
    draft.demanded.star(1, on=True)
    draft.demanded.switch(2, on=False)
    draft.demanded.add("Ends in a judgement")
    before = len(list(book.history()))
    made = make(book, draft)
    assert len(list(book.history())) == before + 1
    info, outline = outline_info(book, made), read_outline(book, made)
    assert (info.title, info.words, info.scheme, info.dates) == (draft.reading.question, 800, "essay", "1936")
    assert [(section.title, section.words) for section in outline.sections] == [("Fear", 600), ("What follows", 200)]
    assert [placed.card.title for placed in outline.sections[0].placements] == [
        "The Terror turned on the Party itself",
        "1,108 of the 1,996 Congress delegates shot",
    ]
    asked = {each.key or each.words: (each.is_goal, each.is_off) for each in demands(book, made)}
    assert asked == {"exact": (True, False), "fair": (False, True), "Ends in a judgement": (False, False)}
    book.undo()
    assert book.rows("SELECT id FROM outline WHERE id = ?", (made,)) == []


def test_what_was_changed_elsewhere_in_the_meantime_stays(book: Notebook, essay: Essay, draft: Draft) -> None:
    outline_id = essay["outline"]
    read_draft(book, outline_id, draft)
    draft.choose_scheme("essay")
    draft.demanded.star(0, on=True)
    edit_outline(book, outline_id, title="Was it fear?", words=900, dates="1936")
    set_goal(book, outline_id, "exact", 0, on=True)
    own = add_demand(book, outline_id, "Is read aloud")
    save(book, outline_id, draft)
    info = outline_info(book, outline_id)
    assert (info.title, info.words, info.dates, info.scheme) == ("Was it fear?", 900, "1936", "essay")
    assert {each.key or each.id: each.is_goal for each in demands(book, outline_id)} == {
        "clear": True,
        "exact": True,
        own: False,
    }
    read_draft(book, outline_id, draft)
    save(book, outline_id, draft)  # nothing
    assert outline_info(book, outline_id) == info


def test_what_is_asked_of_an_outline_changes_and_its_sections_stay(book: Notebook, essay: Essay, draft: Draft) -> None:
    outline_id = essay["outline"]
    sections = read_outline(book, outline_id).sections
    question = read_draft(book, outline_id, draft)
    assert question.startswith("To what extent was Stalin’s rule")
    assert len(draft.standing) == len(sections)
    draft.correct(Part.TOPIC, "Stalin’s rule")
    draft.date("1928/1941")
    draft.choose_scheme("essay")
    draft.demanded.add("Names the sources")
    for place in (0, 1, 3):
        draft.demanded.star(place, on=True)
    save(book, outline_id, draft)
    assert outline_info(book, outline_id).dates == "1928/1941"
    again = Draft(STRUCTURES)
    read_draft(book, outline_id, again)
    assert again.reading.texts(Part.TOPIC) == ("Stalin’s rule",)
    assert [each.is_goal for each in again.demanded.all()] == [True, True, False, True]
    again.demanded.star(0, on=False)
    again.demanded.star(2, on=True)
    again.demanded.switch(3, on=False)  # one of the student's own that is not asked any more is gone
    save(book, outline_id, again)
    assert [(each.key, each.is_goal) for each in demands(book, outline_id)] == [
        ("clear", False),
        ("exact", True),
        ("fair", True),
    ]
    assert read_outline(book, outline_id).sections == sections
    book.undo()
    assert len(demands(book, outline_id)) == 3
