"""New cards and notes right in the outline: after a card, and where a section waits for them."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from essayplanner.domain.cards import Kind
from essayplanner.domain.changes import Part
from essayplanner.domain.labels import label
from essayplanner.language import _
from essayplanner.notebook import cards, outlining
from essayplanner.notebook.items import Spot
from essayplanner.ui.outline.nodes import Node
from essayplanner.ui.outline.view import OutlineView

if TYPE_CHECKING:
    from essayplanner.domain.structures import Slot

Verb = Callable[[], Sequence[int]]

_ADDED = {
    Kind.CLAIM: _("Added a claim."),
    Kind.EVIDENCE: _("Added a piece of evidence."),
    Kind.HISTORIAN: _("Added a historian."),
}


class Filling:
    """Begins cards and notes in an outline, with the hand in them: `begin` does a verb that adds cards and lets the
    title of the first be typed, `add_section` begins a section."""

    def __init__(
        self, view: OutlineView, begin: Callable[[Part, Verb, str], object], add_section: Callable[[], object]
    ) -> None:
        self._view, self._begin_typing, self._add_section = view, begin, add_section
        view.slot_clicked.connect(self.fill)

    def add_after(self) -> None:
        """Enter: a section after a section; after a card a new card of its kind, its title open for typing."""
        node = self._view.current_node()
        if node.what != "placement" or node.parent is None or node.kind is None:
            self._add_section()
            return
        self._begin(node.kind, self._view.rows.spot(node.parent, node.row + 1, "placement"))

    def can_fill(self) -> bool:
        """Whether the section of the current row waits for something."""
        section = self._view.current_node().section()
        return bool(section and section.waiting())

    def fill_first(self) -> None:
        """Begin what the current section waits for first; nothing where it waits for nothing."""
        section = self._view.current_node().section()
        if section and (waiting := section.waiting()):
            self._view.choose(section.item)
            self.fill(waiting[0])

    def fill(self, slot: "Slot") -> None:
        """Begin what fills a slot of the current section: a card of its kind, or the note of the section.

        What bears on a claim goes under the last claim there.
        """
        from essayplanner.domain.slots import OF_KIND

        section = self._view.current_node()
        kind = OF_KIND.get(slot)
        if kind is None:
            self._view.write_note()
            return
        claims = [node for node in section.children if node.kind == Kind.CLAIM]
        home: Node = claims[-1] if claims and kind is not Kind.CLAIM else section
        self._begin(kind, Spot(home.what, home.id))

    def _begin(self, kind: Kind, spot: Spot) -> None:
        self._begin_typing("placement", partial(self._add, kind, spot), _ADDED[kind])

    def _add(self, kind: Kind, spot: Spot) -> list[int]:
        book = self._view.rows.book
        with book.step(label(f"place-new-{kind.value}")):
            return outlining.place(book, [cards.add_card(book, kind)], spot)
