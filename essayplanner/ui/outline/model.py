"""The outline as a Qt item model."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QObject, Qt

from essayplanner.domain.changes import Part
from essayplanner.domain.labels import label
from essayplanner.domain.text import shorten
from essayplanner.domain.words import kind_title
from essayplanner.language import _, sentences
from essayplanner.notebook import cards, outlining
from essayplanner.notebook.items import Item, Spot
from essayplanner.notebook.outline_rows import asides
from essayplanner.notebook.pairs import place_pair
from essayplanner.ui.controls.texts import EDITED_AT_MOST, LINE_AT_MOST
from essayplanner.ui.desk.busy import IN_USE, unless_busy
from essayplanner.ui.desk.desk import Desk
from essayplanner.ui.desk.mime import make_clip
from essayplanner.ui.look.plain import tip
from essayplanner.ui.outline.captions import HINT, caption, waits_for
from essayplanner.ui.outline.dropping import Dragged
from essayplanner.ui.outline.nodes import Node
from essayplanner.ui.outline.numbered import Index
from essayplanner.ui.outline.rows import OutlineRows

#: So much of a title, a caution or a note is shown in a row and said of it.
SHOWN = 2_000

#: So many rows, about a windowful, are asked what stands beside them at once.
_AT_ONCE = 40

#: Put together once: a tree of 10,000 rows asks for them 10,000 times, and joining four takes 20 µs.
_TO_READ = (
    Qt.ItemFlag.ItemIsEnabled
    | Qt.ItemFlag.ItemIsSelectable
    | Qt.ItemFlag.ItemIsDragEnabled
    | Qt.ItemFlag.ItemIsDropEnabled
)
_TO_EDIT = _TO_READ | Qt.ItemFlag.ItemIsEditable


class OutlineModel(OutlineRows):
    """Sections and placements of one outline: what a row says, and what may be done with it."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(desk.book, parent)
        self.desk = desk
        self.refusal = ""
        #: By the ids of the sections, the minutes that stand beside them; None where their words do.
        self.minutes: Mapping[int, int] | None = None
        #: What the coach asks of a row, which is seen in the pane of the coach, and heard here too.
        self.asked: Mapping[Item, Sequence[str]] = {}

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        node = self.node(index)
        if role == Qt.ItemDataRole.EditRole:
            return node.title
        if role == Qt.ItemDataRole.DisplayRole:
            return node.title[:SHOWN]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.spoken(node)
        if role == Qt.ItemDataRole.ToolTipRole and node.caution:
            return tip(node.caution)
        return None

    def spoken(self, node: Node) -> str:
        """The row as a screen reader says it; where it stands, and whether it is open, the view tells."""
        if node.what == "section":
            kind = _("Section {number}", number=self.number(node))
        else:
            assert node.kind is not None
            kind = kind_title(node.kind)
        parts = [kind, node.title, self.caption(node), node.note]
        parts.append(_("Caution: {caution}", caution=node.caution) if node.caution else "")
        parts += [_("Finding: {finding}", finding=words) for words in self.asked.get(node.item, ())]
        parts.append(HINT if node.is_hinted else "")
        parts.append(waits_for(node))
        return sentences(part[:SHOWN] for part in parts)

    def caption(self, node: Node) -> str:
        """The few words at the right of a row."""
        if node.aside is None:
            unless_busy(self._read_asides)(node)
        return node.aside or ""

    def _read_asides(self, node: Node) -> None:
        """Read what stands beside a row, and beside those after it, which are painted next."""
        row = self.row_of(node)
        near = [each for each in self.shown[row : row + _AT_ONCE] if each.aside is None] if row >= 0 else [node]
        facts = asides(self.book, [each.id for each in near if each.what == "placement"])
        for each in near:
            beside = facts.get(each.id) if each.what == "placement" else None
            if beside or each.what == "section":
                each.aside = caption(each, len(each.children), beside, self.minutes)

    def show_minutes(self, minutes: Mapping[int, int] | None) -> None:
        """Have the minutes of sections stand beside them, by their ids; their words for None."""
        if minutes == self.minutes:
            return
        self.minutes = minutes
        for node in self.root.sections():
            node.aside = None
        self.heard_anew()  # it is as high as before: beside a title there is always room for so little

    def show_asked(self, asked: Mapping[Item, Sequence[str]]) -> None:
        """Have rows say the titles of the findings that are of them."""
        if asked != self.asked:
            self.asked = asked
            self.heard_anew()

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled
        return _TO_READ if self.book.read_only else _TO_EDIT

    def too_long(self, node: Node, *, noting: bool) -> str:
        """Why the note, or the title, of a row cannot be edited in place; empty where it can."""
        if len(node.note) <= EDITED_AT_MOST if noting else len(node.title) <= LINE_AT_MOST:
            return ""
        if noting:
            return _("This note is too long to edit in the outline. Edit it in the Card tab.")
        return _("This title is too long to edit in the outline. Edit it in the Card tab.")

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        node = self.node(index)
        if role != Qt.ItemDataRole.EditRole or not str(value).strip() or str(value).strip() == node.title:
            return False
        if node.what == "section":
            return self.desk.do(lambda: outlining.edit_section(self.book, node.id, title=str(value)))
        return self.desk.do(lambda: cards.edit_card(self.book, node.card_id, title=str(value)))

    # Dragging

    def supportedDropActions(self) -> Qt.DropAction:
        """None that Qt's view should ask about at each move of the mouse: the outline finds its own places."""
        return Qt.DropAction.IgnoreAction

    def may_drop(self, dragged: Dragged, action: Qt.DropAction, node: Node) -> bool:
        """Whether it may be dropped under a node; `refusal` then says why not."""
        found = unless_busy(dragged.refusal)(self.nodes, action, node)
        self.refusal = IN_USE if found is None else found
        return not self.refusal

    def drop(self, dragged: Dragged, action: Qt.DropAction, place: int, node: Node) -> Sequence[Item] | None:
        """Place cards, move or copy items, or add text to a note: one step; `place` is one among the node's children.

        Gives what came, or moved; None, after telling the student why, where nothing could be done.
        """
        return self.desk.do(lambda: self._drop(dragged, action, place, node))

    def _drop(self, dragged: Dragged, action: Qt.DropAction, place: int, node: Node) -> Sequence[Item]:
        items = dragged.items
        what: Part = items[0].what if items else "placement"
        if dragged.pair:
            pair = place_pair(self.book, dragged.pair, self.spot(node, place, what))
            return [Item(what, id) for id in pair]
        if dragged.clip:
            with self.book.step(label(f"add-{dragged.clip.kind.value}", title=shorten(dragged.clip.title, 40))):
                made = make_clip(self.book, dragged.clip)
                ids = outlining.place(self.book, [made], self.spot(node, place, "placement"))
            return [Item("placement", id) for id in ids]
        if dragged.pack:
            from essayplanner.notebook.copying import copy_to

            what = "section" if dragged.pack.outlines else "placement"
            dragged.copied, came = copy_to(self.book, dragged.pack, self.spot(node, place, what))
            return came
        if dragged.cards:
            ids = outlining.place(self.book, dragged.cards, self.spot(node, place, what))
            return [Item(what, id) for id in ids]
        if items and action == Qt.DropAction.CopyAction:
            return [Item(what, id) for id in outlining.copy(self.book, items, self.spot(node, place, what))]
        if items:
            outlining.move(self.book, items, self.spot(node, place, what))
            return items
        outlining.append_note(self.book, node.item, dragged.text)
        return []

    def spot(self, node: Node, place: int, what: Part) -> Spot:
        """The spot of a new section or placement at a place among a node's children; -1 is at the end of its sort."""
        below = node.children[place:] if place >= 0 else []
        before = next((child.id for child in below if child.what == what), None)
        return Spot(node.what, node.id, before)
