"""Two cards of which one does something to the other, placed together."""

from essayplanner.domain.errors import RefusedError
from essayplanner.domain.labels import label
from essayplanner.domain.text import shorten
from essayplanner.language import _
from essayplanner.notebook.items import Item, Spot
from essayplanner.notebook.notebook import Notebook
from essayplanner.notebook.outline_tree import below
from essayplanner.notebook.outlining import edit_note, place


def place_pair(book: Notebook, link_id: int, section_id: int) -> int:
    """Place the card a link speaks of in a section, unless it stands there, and under it the one that speaks; why it
    does is the note there. Gives the placement of the one that speaks; RefusedError where it stands there already.
    """
    from_id, to_id, because = book.row(
        "SELECT from_card_id, to_card_id, because FROM link WHERE id = ?", (link_id,), "link"
    )
    titles = [book.row("SELECT title FROM card WHERE id = ?", (id,), "card")[0] for id in (from_id, to_id)]
    there = _placements(book, section_id)
    above = next((id for id, (card_id, _parent) in there.items() if card_id == to_id), 0)
    if above and any(card_id == from_id and parent == above for card_id, parent in there.values()):
        raise RefusedError(
            _("“{title}” stands under “{other}” in this section already.", title=titles[0], other=titles[1])
        )
    with book.step(label("place-pair", title=shorten(titles[0], 40), kept=shorten(titles[1], 40))):
        if not above:
            (above,) = place(book, [to_id], Spot("section", section_id))
        (under,) = place(book, [from_id], Spot("placement", above))
        edit_note(book, under, because)
        return under


def _placements(book: Notebook, section_id: int) -> dict[int, tuple[int, int]]:
    """By their ids the placements right in a section and under those, each with its card and what it stands under."""
    _sections, ids = below(book, [Item("section", section_id)])
    found = {}
    for id in ids:
        card_id, parent_id = book.row("SELECT card_id, parent_id FROM placement WHERE id = ?", (id,), "placement")
        found[id] = (card_id, parent_id or 0)
    return found
