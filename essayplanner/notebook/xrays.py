"""The plan of a model essay becomes an outline with cards of its own."""

from collections.abc import Sequence

from essayplanner.domain.labels import label
from essayplanner.domain.planned import PlannedSection
from essayplanner.domain.text import clean_line, shorten
from essayplanner.language import _
from essayplanner.notebook.cards import add_card, change_tags
from essayplanner.notebook.items import Spot
from essayplanner.notebook.notebook import Notebook
from essayplanner.notebook.outlines import new_outline
from essayplanner.notebook.outlining import add_section, edit_note, edit_section, place


def make_xray(book: Notebook, title: str, sections: Sequence[PlannedSection]) -> int:
    """A new outline with these sections and new cards in them, which carry a tag that tells them from the student's
    own, as one step; gives its id."""
    title = clean_line(title)
    with book.step(label("x-ray", title=shorten(title, 40))):
        outline_id = new_outline(book, _("X-ray: {title}", title=title), words=sum(each.words for each in sections))
        for section in sections:
            id = add_section(book, Spot("outline", outline_id), section.title, section.role)
            edit_section(book, id, note=section.note, words=section.words)
            _fill(book, id, section)
    return outline_id


def _fill(book: Notebook, section_id: int, section: PlannedSection) -> None:
    placed: list[int] = []
    for card in section.cards:
        made = add_card(book, card.kind, card.title, text=card.text)
        change_tags(book, made, [_("model essay")])
        at = Spot("placement", placed[card.under]) if card.under >= 0 else Spot("section", section_id)
        placed += place(book, [made], at)
        if card.note:
            edit_note(book, placed[-1], card.note)
