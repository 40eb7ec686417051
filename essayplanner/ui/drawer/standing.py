"""How what is dragged will stand where it is dropped, in a line."""

from typing import NamedTuple

from essayplanner.domain.cards import Relation
from essayplanner.language import N_, _, n_
from essayplanner.notebook.notebook import Notebook
from essayplanner.notebook.reading import links_of
from essayplanner.ui.outline.dropping import Dragged
from essayplanner.ui.outline.model import OutlineModel
from essayplanner.ui.outline.nodes import Node

#: How a card stands under another, to which it does something; what stands between the stars is heavy.
_GOES = {
    Relation.SUPPORTS: N_("Goes under it as *support*"),
    Relation.CHALLENGES: N_("Goes under it as a *challenge*"),
    Relation.QUALIFIES: N_("Goes under it as a *qualification*"),
}
_MOVES = {
    Relation.SUPPORTS: N_("Moves under it as *support*"),
    Relation.CHALLENGES: N_("Moves under it as a *challenge*"),
    Relation.QUALIFIES: N_("Moves under it as a *qualification*"),
}


class Standing(NamedTuple):
    """A sentence, with the place and length of what is heavy in it; what the card does to the one above it, and why."""

    text: str
    strong: tuple[int, int] = (0, 0)
    relation: Relation | None = None
    because: str = ""
    refused: bool = False


class Links:
    """What the one card that is dragged, or that speaks in a pair, does to others, by their ids; read when it is first
    asked for."""

    def __init__(self, book: Notebook, card_id: int) -> None:
        self._book, self._card_id = book, card_id
        self._found: dict[int, tuple[Relation, str]] | None = None

    def to(self, card_id: int) -> tuple[Relation | None, str]:
        """What it does to a card, and because of what; None where it does nothing."""
        if self._found is None:
            links = links_of(self._book, self._card_id) if self._card_id else ()
            self._found = {link.other_id: (link.relation, link.because) for link in reversed(links) if link.outgoing}
        return self._found.get(card_id, (None, ""))


def links_for(rows: OutlineModel, dragged: Dragged) -> Links:
    """What is dragged does to others, where it is one card; of a pair the one that speaks."""
    if dragged.pair:
        return Links(rows.book, dragged.cards[1])
    cards = dragged.cards or [rows.nodes[item].card_id for item in dragged.items if item in rows.nodes]
    return Links(rows.book, cards[0] if len(cards) == 1 else 0)


def standing(dragged: Dragged, links: Links, node: Node, *, moves: bool) -> Standing:
    """How it will stand under a section or a claim where nothing refuses it."""
    count = len(dragged.cards or dragged.items) or 1
    if dragged.pair:
        relation, because = links.to(dragged.cards[0])
        return Standing(_("Both go here, one under the other"), relation=relation, because=because)
    if dragged.what == "text":
        return Standing(_("Added to the note"))
    if dragged.what == "section":
        return Standing(n_("Becomes a section within it", "{n} sections go within it", count))
    if node.what == "section":
        if moves:
            return Standing(n_("Moves to the end of the section", "{n} cards move to the end of the section", count))
        return Standing(n_("Goes to the end of the section", "{n} cards go to the end of the section", count))
    relation, because = links.to(node.card_id)
    if relation:
        before, heavy, after = (*_((_MOVES if moves else _GOES)[relation]).split("*"), "", "")[:3]
        return Standing(before + heavy + after, (len(before), len(heavy)), relation, because)
    if moves:
        return Standing(n_("Moves under it", "{n} cards move under it", count))
    return Standing(n_("Goes under it", "{n} cards go under it", count))
