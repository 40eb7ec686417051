"""What may be dropped where in the outline, and what place that is."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, Qt

from essayplanner.domain.outline import Moving, why_not
from essayplanner.notebook.cards import in_trash
from essayplanner.notebook.notebook import Notebook
from essayplanner.notebook.outline_tree import Spot
from essayplanner.notebook.reading import kinds_of
from essayplanner.ui.desk import mime as drags
from essayplanner.ui.outline.nodes import Node

if TYPE_CHECKING:
    from essayplanner.ui.outline.model import OutlineModel


def fitting_cards(book: Notebook, card_ids: list[int]) -> list[Moving]:
    """Cards of the library as the rules of the tree see them."""
    return [Moving(0, kind) for kind in kinds_of(book, card_ids)]


def refusal(model: "OutlineModel", data: QMimeData, action: Qt.DropAction, node: Node) -> str:
    """Why a drag cannot be dropped under a node, in a sentence; empty where it can."""
    book = model.book
    if book.read_only:
        return book.read_only.sentence
    if drags.is_from_elsewhere(book, data):
        return "These cards are in another notebook: bring them here with File > Import pack."
    if card_ids := drags.dragged_cards(book, data):
        if in_trash(book, card_ids):
            return "What lies in the trash is restored first: right-click it in the library."
        return why_not(fitting_cards(book, card_ids), node.as_place())
    if items := drags.dragged_items(book, data):
        nodes = [found for item in items if (found := model.nodes.get(item.id * 2 + (item.what == "section")))]
        if len({found.what for found in nodes}) > 1:
            return "Sections and cards are moved apart: drag one or the other."
        moving = [found.as_moving() for found in nodes]
        if action == Qt.DropAction.CopyAction:
            moving = [item._replace(id=0) for item in moving]
        return why_not(moving, node.as_place())
    if drags.dragged_text(data):
        return "" if node.what != "outline" else "Text becomes a note: drop it on a section or a card."
    return "Only cards, text, notebooks and packs can be dropped here."


def spot_at(model: "OutlineModel", node: Node, row: int, what: str) -> Spot:
    """The place in the outline that a Qt row under a node means; -1 is at the end of its sort."""
    below = node.children[row:] if row >= 0 else []
    before = next((child.id for child in below if child.what == what), None)
    return Spot(node.what, model.outline_id if node.what == "outline" else node.id, before)
