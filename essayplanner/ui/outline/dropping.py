"""What is dragged over the outline, and why it may not be dropped somewhere."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QMimeData, Qt

from essayplanner.domain.changes import Part
from essayplanner.domain.outline import NEW, Moving, why_not
from essayplanner.domain.packs import PackSection
from essayplanner.language import _
from essayplanner.notebook.cards import in_trash
from essayplanner.notebook.items import Item
from essayplanner.notebook.notebook import Notebook
from essayplanner.notebook.reading import kinds_of
from essayplanner.ui.desk import mime as drags
from essayplanner.ui.outline.nodes import Node

if TYPE_CHECKING:
    from essayplanner.notebook.copying import Copied  # what imports packs is loaded when something is copied


class Dragged:
    """What a drag carries: cards of the library, items of the outline, a `pack` of those of another notebook, or text
    of another program. `copied` is what came of the pack once it was dropped.

    `clip` is a passage that becomes a card where it is dropped. `pair` is the link of two cards that are placed
    together, the one that it speaks of first; 0 where they are not. It is read from the drag once, and what the rules
    need is read from the notebook when they are first asked.
    """

    def __init__(self, book: Notebook, data: QMimeData) -> None:
        self.book = book
        self.pair, both = drags.dragged_pair(book, data)
        self.cards = both or drags.dragged_cards(book, data)
        self.items = [] if self.cards else drags.dragged_items(book, data)
        self.clip = drags.dragged_clip(book, data)
        self.text = drags.dragged_text(data)
        self.pack = None if self.cards or self.items or self.clip else drags.dragged_pack(book, data)
        self.copied: Copied | None = None
        self._elsewhere = ""
        if drags.picked_elsewhere(book, data):
            self._elsewhere = _(
                "These are too many to be put here at once. Drop them on the library, or paste them there."
            )
        elif data.hasFormat(drags.CLIP) and not self.clip:
            self._elsewhere = _("This passage is of another notebook. Make a card of it there, and drag the card here.")
        self._moving: list[Moving] | None = None
        self._never = ""

    @property
    def what(self) -> Part | Literal["text"]:
        """ "placement" or "section" for what will be one, "text" for anything else."""
        if self.pack:
            return "section" if self.pack.outlines else "placement"
        return self.items[0].what if self.items else "placement" if self.cards or self.clip else "text"

    def look_again(self) -> None:
        """What the rules need may have changed since they were asked."""
        self._moving = None

    def refusal(self, nodes: Mapping[Item, Node], action: Qt.DropAction, node: Node) -> str:
        """Why it cannot be dropped under a node, in a sentence; empty where it can. BusyError where nothing is read."""
        if self.book.read_only:
            return self.book.read_only.sentence
        if self._elsewhere:
            return self._elsewhere
        if self.pack:
            sections = [section for outline in self.pack.outlines for section in outline.sections]
            came = [Moving(NEW, None, _height(section)) for section in sections]
            return why_not(came or [Moving(NEW, card.kind) for card in self.pack.cards], node.as_place())
        if self.cards or self.items or self.clip:
            moving = self._look(nodes)
            if action == Qt.DropAction.CopyAction:
                moving = [item._replace(id=0) for item in moving]
            return self._never or why_not(moving, node.as_place())
        if self.text:
            return "" if node.what != "outline" else _("Text becomes a note: drop it on a section or a card.")
        return _("Only cards, text, notebooks and packs can be dropped here.")

    def _look(self, nodes: Mapping[Item, Node]) -> list[Moving]:
        if self._moving is not None:
            return self._moving
        if self.cards:
            trashed = in_trash(self.book, self.cards)
            lies_there = _("Restore these cards first: right-click them in the library.")
            self._never = lies_there if trashed else ""
            placed = self.cards[:1] if self.pair else self.cards
            found = [Moving(NEW, kind) for kind in kinds_of(self.book, placed)]
        elif self.clip:
            found = [Moving(NEW, self.clip.kind)]
        else:
            mixed = len({item.what for item in self.items}) > 1
            self._never = _("Move sections and cards separately: drag one or the other.") if mixed else ""
            found = [nodes[item].as_moving() for item in self.items if item in nodes]
        self._moving = found
        return found


def _height(section: PackSection) -> int:
    """The levels of sections below one."""
    return max((1 + _height(inner) for inner in section.sections), default=0)
