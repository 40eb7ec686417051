"""The plan of a model essay becomes an outline with cards of its own."""

from collections import defaultdict
from collections.abc import Sequence

from essayplanner.domain.labels import label
from essayplanner.domain.planned import PlannedSection
from essayplanner.domain.text import clean_line, shorten
from essayplanner.language import _
from essayplanner.notebook.cards import add_card
from essayplanner.notebook.items import Spot
from essayplanner.notebook.notebook import Notebook
from essayplanner.notebook.outlines import new_outline
from essayplanner.notebook.outlining import add_section, edit_note, edit_section, place
from essayplanner.notebook.tags import tag_id


def make_xray(book: Notebook, title: str, sections: Sequence[PlannedSection]) -> int:
    """A new outline with these sections and new cards in them, which carry a tag that tells them from the student's
    own, as one step; gives its id."""
    title = clean_line(title)
    with book.step(label("x-ray", title=shorten(title, 40))):
        outline_id = new_outline(book, _("X-ray: {title}", title=title), words=sum(each.words for each in sections))
        tag = tag_id(book, _("model essay")) if any(section.cards for section in sections) else 0
        for section in sections:
            id = add_section(book, Spot("outline", outline_id), section.title, section.role)
            edit_section(book, id, note=section.note, words=section.words)
            _fill(book, id, section, tag)
    return outline_id


def _fill(book: Notebook, section_id: int, section: PlannedSection, tag: int) -> None:
    """New cards in a section: those that stand under the same one are placed at once, whoever holds others first."""
    made = [add_card(book, card.kind, card.title, text=card.text) for card in section.cards]
    book.run_many("INSERT INTO card_tag (card_id, tag_id) VALUES (?, ?)", [(id, tag) for id in made])
    under = defaultdict[int, list[int]](list)
    for number, card in enumerate(section.cards):
        under[card.under].append(number)
    placed: dict[int, int] = {}
    for above, numbers in under.items():
        at = Spot("placement", placed[above]) if above >= 0 else Spot("section", section_id)
        placed |= zip(numbers, place(book, [made[number] for number in numbers], at), strict=True)
    for number, card in enumerate(section.cards):
        if card.note:
            edit_note(book, placed[number], card.note)
