"""What is done with the rows that are selected in the outline: moved, taken out, placed once more, copied."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from essayplanner.domain.changes import Part
from essayplanner.language import N_, Plural, _, join_and, n_
from essayplanner.notebook import outlining
from essayplanner.notebook.items import Item, Spot
from essayplanner.ui.desk import mime as drags
from essayplanner.ui.desk.desk import Desk
from essayplanner.ui.outline.dropping import Dragged
from essayplanner.ui.outline.drops import tell_copied
from essayplanner.ui.outline.nodes import Node
from essayplanner.ui.outline.view import OutlineView


class OfItems(NamedTuple):
    """What is said of so many cards, of so many sections, and of both, which stand at “{items}”."""

    cards: Plural
    sections: Plural
    both: str

    def said(self, items: Sequence[Item]) -> str:
        """The sentence for these."""
        sections = sum(item.what == "section" for item in items)
        cards = len(items) - sections
        if not sections:
            return n_(*self.cards, cards)
        if not cards:
            return n_(*self.sections, sections)
        parts = (n_("{n} section", "{n} sections", sections), n_("{n} card", "{n} cards", cards))
        return _(self.both, items=join_and(parts))


REMOVED = OfItems(
    Plural("Removed {n} card.", "Removed {n} cards."),
    Plural("Removed {n} section.", "Removed {n} sections."),
    N_("Removed {items}."),
)
COPIED = OfItems(
    Plural("Copied {n} card.", "Copied {n} cards."),
    Plural("Copied {n} section.", "Copied {n} sections."),
    N_("Copied {items}."),
)


def do_and_choose(desk: Desk, view: OutlineView, what: Part, verb: Callable[[], Sequence[int]], said: str) -> bool:
    """Do something and choose the sections or placements that it added; gives whether there are any."""
    added = desk.do(verb, said, at=view)
    if added is not None:
        view.choose_all([Item(what, id) for id in added])
    return bool(added)


class SelectedRows:
    """The selected rows of an outline, each verb a step of its own that leaves them, or what it made, selected."""

    def __init__(self, desk: Desk, view: OutlineView) -> None:
        self.desk, self.book, self.view, self.model = desk, desk.book, view, view.rows

    def indent(self) -> None:
        """Put the selected items under the sibling before them."""
        node = self._first()
        before = node.parent.children[node.row - 1] if node and node.parent and node.row else None
        if node is None or before is None or before.what != node.what:
            self.desk.announcer.ask(self.view, _("Nothing above to indent under."))
            return
        self._move(Spot(before.what, before.id), _("Moved under “{title}”.", title=before.title))

    def outdent(self) -> None:
        """Put the selected items after what they stand under."""
        node = self._first()
        parent = node.parent if node else None
        if node is None or parent is None or parent.parent is None or parent.what != node.what:
            self.desk.announcer.ask(self.view, _("Already at the top level."))
            return
        self._move(self.model.spot(parent.parent, parent.row + 1, node.what), _("Moved out a level."))

    def shift(self, step: int) -> None:
        """Move the selected items up (-1) or down (1), across the ends of sections too."""
        items = self.view.selected_items()
        nodes = [self.model.nodes[item] for item in items]
        if not nodes:
            return
        spot = self._shifted(nodes[0] if step < 0 else nodes[-1], step)
        if spot is None:
            no_way = _("Already at the end.") if step > 0 else _("Already at the top.")
            self.desk.announcer.ask(self.view, no_way)
        else:
            self._move(spot, _("Moved up.") if step < 0 else _("Moved down."))

    def _shifted(self, node: Node, step: int) -> Spot | None:
        parent = node.parent
        assert parent is not None
        alike = [child for child in parent.children if child.what == node.what]
        place = alike.index(node) + step
        if 0 <= place < len(alike):
            after = alike[place + 1].id if step > 0 and place + 1 < len(alike) else None
            return Spot(parent.what, parent.id, alike[place].id if step < 0 else after)
        if node.what == "section" or parent.what != "section":
            return None
        sections = [other for other in self.model.root.walk() if other.what == "section"]
        beside = sections.index(parent) + step
        if not 0 <= beside < len(sections):
            return None
        target = sections[beside]
        first = next((child.id for child in target.children if child.what == "placement"), None)
        return Spot("section", target.id, first if step > 0 else None)

    def _first(self) -> Node | None:
        items = self.view.selected_items()
        return self.model.nodes.get(items[0]) if items else None

    def _move(self, spot: Spot, done: str) -> None:
        items = self.view.selected_items()
        if self.desk.do(lambda: outlining.move(self.book, items, spot), done, at=self.view):
            self.view.choose_all(items)

    def remove(self) -> None:
        """Take the selected items out of the outline; the cards stay in the library."""
        items = self.view.selected_items()
        if items:
            following = self._after_removal(items)
            said = REMOVED.said(items)
            if self.desk.do(lambda: outlining.remove(self.book, items), said, at=self.view, undo=True):
                self.view.choose(following)

    def _after_removal(self, items: Sequence[Item]) -> Item | None:
        node = self._first()
        if node is None or node.parent is None:
            return None
        gone = set(items)
        for other in (*node.parent.children[node.row :], *reversed(node.parent.children[: node.row]), node.parent):
            if other.item not in gone and other is not self.model.root:
                return other.item
        return None

    def place_again(self) -> None:
        """Put a second placement of the selected items right after them."""
        items = self.view.selected_items()
        nodes = [self.model.nodes[item] for item in items]
        if nodes and nodes[-1].parent:
            spot = self.model.spot(nodes[-1].parent, nodes[-1].row + 1, nodes[-1].what)
            do_and_choose(
                self.desk,
                self.view,
                nodes[-1].what,
                lambda: outlining.copy(self.book, items, spot),
                _("Placed again."),
            )

    def paste(self) -> None:
        """Put what lies on the clipboard under the last of the selected rows: cards of this notebook or another, rows
        of an outline, or text, which goes to the note. Say why where that cannot be."""
        items = self.view.selected_items()
        node, mime = self.model.nodes[items[-1]] if items else self.model.root, drags.on_clipboard()
        if not mime.formats():
            self.desk.announcer.say(self.view, _("The clipboard is empty."))
            return
        dragged, copying = Dragged(self.book, mime), Qt.DropAction.CopyAction
        if not self.model.may_drop(dragged, copying, node):
            self.desk.announcer.say(self.view, self.model.refusal)
            return
        came = self.model.drop(dragged, copying, -1, node)
        if came:
            self.view.choose_all(list(came))
        if dragged.copied:
            tell_copied(self.desk, self.view, dragged.copied)
        elif came is not None:
            self.desk.announcer.say(self.view, _("Pasted."))

    def copy_text(self) -> None:
        """Put the selected cards on the clipboard as Markdown, HTML and plain text."""
        items = self.view.selected_items()
        if items:
            self.desk.do(
                lambda: QGuiApplication.clipboard().setMimeData(drags.items_mime(self.book, items)),
                COPIED.said(items),
                at=self.view,
            )
