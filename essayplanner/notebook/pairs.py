"""Two cards of which one does something to the other, placed together."""

from essayplanner.domain.errors import RefusedError
from essayplanner.domain.labels import label
from essayplanner.domain.text import shorten
from essayplanner.language import _
from essayplanner.notebook.items import Item, Spot
from essayplanner.notebook.notebook import Notebook
from essayplanner.notebook.outline_tree import below
from essayplanner.notebook.outlining import edit_note, place


def place_pair(book: Notebook, link_id: int, spot: Spot) -> list[int]:
    """Place the card a link speaks of at a spot in a section or under a card, unless it stands there, and under it the
    one that speaks; why it does is the note there. Gives the placements that were made, that of the one that
    speaks last; RefusedError where it stands there already.
    """
    from_id, to_id, because = book.row(
        "SELECT from_card_id, to_card_id, because FROM link WHERE id = ?", (link_id,), "link"
    )
    titles = [book.row("SELECT title FROM card WHERE id = ?", (id,), "card")[0] for id in (from_id, to_id)]
    there = _placements(book, Item(spot.what, spot.id))
    above = next((id for id, (card_id, _parent) in there.items() if card_id == to_id), 0)
    if above and any(card_id == from_id and parent == above for card_id, parent in there.values()):
        raise RefusedError(_("“{title}” is already under “{other}” here.", title=titles[0], other=titles[1]))
    with book.step(label("place-pair", title=shorten(titles[0], 40), kept=shorten(titles[1], 40))):
        made = [] if above else place(book, [to_id], spot)
        (under,) = place(book, [from_id], Spot("placement", above or made[0]))
        edit_note(book, under, because)
        return [*made, under]


def _placements(book: Notebook, item: Item) -> dict[int, tuple[int, int]]:
    """By their ids the placements under a section or card, each with its card and what it stands under."""
    _sections, ids = below(book, [item])
    found = {}
    for id in ids:
        card_id, parent_id = book.row("SELECT card_id, parent_id FROM placement WHERE id = ?", (id,), "placement")
        found[id] = (card_id, parent_id or 0)
    return found
