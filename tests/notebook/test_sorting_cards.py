"""What was sorted becomes sections in one step."""

import pytest

from essayplanner.domain.cards import Kind
from essayplanner.domain.errors import NotFoundError, RefusedError
from essayplanner.notebook.cards import add_card, trash_cards
from essayplanner.notebook.notebook import Notebook
from essayplanner.notebook.outlines import new_outline, outlines, read_outline
from essayplanner.notebook.sorting_cards import SortedOutline, SortedSection, make_sorted


def test_sections_are_added_to_one_outline_and_to_a_new_one(book: Notebook) -> None:
    """A card for both questions stands in both; what serves neither makes no outline; one undo takes all back."""
    first, second = (add_card(book, Kind.CLAIM, title) for title in ("Fear", "Famine"))
    there = new_outline(book, "Why terror?")
    both = SortedSection("Both", (first,))
    made = make_sorted(
        book,
        [
            SortedOutline(there, "", (SortedSection("Hunger", (second,)), both)),
            SortedOutline(0, "How far terror?", (both,)),
            SortedOutline(0, "Nothing"),
        ],
    )
    assert [each.outline_id for each in made] == [there, there + 1]
    assert [outline.title for outline in outlines(book)] == ["Why terror?", "How far terror?"]
    held = [
        [
            (section.title, [placed.card.title for placed in section.placements])
            for section in read_outline(book, id).sections
        ]
        for id, _section in made
    ]
    assert held == [[("Hunger", ["Famine"]), ("Both", ["Fear"])], [("Both", ["Fear"])]]
    undone = book.undo()
    assert undone
    assert undone.label.words == "Sort 2 cards for two questions"
    assert [len(read_outline(book, outline.id).sections) for outline in outlines(book)] == [0]


def test_an_outline_or_a_card_that_is_gone_changes_nothing(book: Notebook) -> None:
    """The whole step is refused."""
    card = add_card(book, Kind.CLAIM, "Fear")
    sections = (SortedSection("Both", (card,)),)
    with pytest.raises(NotFoundError):
        make_sorted(book, [SortedOutline(0, "New", sections), SortedOutline(99, "", sections)])
    trash_cards(book, [card])
    with pytest.raises(RefusedError, match="in the trash"):
        make_sorted(book, [SortedOutline(0, "New", sections)])
    assert outlines(book) == []
