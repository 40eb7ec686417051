"""Cards that were sorted for questions become sections of their outlines."""

from collections.abc import Sequence
from typing import NamedTuple

from essayplanner.domain.labels import label
from essayplanner.language import _
from essayplanner.notebook.items import Spot
from essayplanner.notebook.notebook import Notebook
from essayplanner.notebook.outlines import new_outline, outline_info
from essayplanner.notebook.outlining import add_section, place


class SortedSection(NamedTuple):
    """A section that is to be made, and the ids of the cards that it is to hold."""

    title: str
    cards: tuple[int, ...]


class SortedOutline(NamedTuple):
    """What was sorted for a question: the outline to which the sections are added, or with 0 a new one so called."""

    outline_id: int
    question: str
    sections: tuple[SortedSection, ...] = ()


class MadeIn(NamedTuple):
    """An outline, and the first section that was made in it."""

    outline_id: int
    section_id: int


def make_sorted(book: Notebook, outlines: Sequence[SortedOutline]) -> list[MadeIn]:
    """Add the sections to their outlines, as one step; gives where, leaving out a question that no card serves.

    NotFoundError where an outline is gone, RefusedError where a card is in the trash.
    """
    cards = {id for outline in outlines for section in outline.sections for id in section.cards}
    with book.step(label("sort-cards", n=len(cards))):
        return [_make(book, outline) for outline in outlines if outline.sections]


def _make(book: Notebook, outline: SortedOutline) -> MadeIn:
    outline_id, made = outline.outline_id, []
    if outline_id:
        outline_info(book, outline_id)
    else:
        outline_id = new_outline(book, outline.question or _("New essay question"))
    for section in outline.sections:
        made.append(add_section(book, Spot("outline", outline_id), section.title))
        place(book, section.cards, Spot("section", made[-1]))
    return MadeIn(outline_id, made[0])
