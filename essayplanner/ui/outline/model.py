"""The outline as a Qt item model."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QMimeData, QObject, Qt

from essayplanner.domain.dates import show_date
from essayplanner.domain.outline import counted, word
from essayplanner.notebook import cards, outlining
from essayplanner.notebook.outline_rows import aside
from essayplanner.notebook.outline_tree import Item, Spot
from essayplanner.ui.controls.texts import EDITED_AT_MOST, LINE_AT_MOST
from essayplanner.ui.desk import mime as drags
from essayplanner.ui.desk.busy import IN_USE, unless_busy
from essayplanner.ui.desk.desk import Desk
from essayplanner.ui.look.plain import tip
from essayplanner.ui.outline.dropping import refusal, spot_at
from essayplanner.ui.outline.nodes import Node
from essayplanner.ui.outline.rows import Index, OutlineRows

#: So much of a title, a caution or a note is shown in a row and said of it.
SHOWN = 2_000

#: Put together once: a tree of 10,000 rows asks for them 10,000 times, and joining four takes 20 µs.
_TO_READ = (
    Qt.ItemFlag.ItemIsEnabled
    | Qt.ItemFlag.ItemIsSelectable
    | Qt.ItemFlag.ItemIsDragEnabled
    | Qt.ItemFlag.ItemIsDropEnabled
)
_TO_EDIT = _TO_READ | Qt.ItemFlag.ItemIsEditable


class OutlineModel(OutlineRows):
    """Sections and placements of one outline: what a row says, and what may be done with it.

    `dropped` is what came to its place with the last drop.
    """

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(desk.book, parent)
        self.desk = desk
        self.dropped: Sequence[Item] = ()
        self.refusal = ""

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        return "Outline" if role == Qt.ItemDataRole.DisplayRole else None

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
        """The row as a screen reader says it."""
        if node.what == "section":
            parts = [f"Section {node.number()}", node.title, self.caption(node), node.note]
        else:
            assert node.kind is not None
            parts = [f"{word(node.kind).capitalize()}, level {node.depth()}", node.title, self.caption(node), node.note]
            parts.append(f"Caution: {node.caution}" if node.caution else "")
        return ". ".join(part[:SHOWN] for part in parts if part)

    def caption(self, node: Node) -> str:
        """The few words at the right of a row."""
        if node.aside is None:
            node.aside = unless_busy(self._aside)(node)
        return node.aside or ""

    def _aside(self, node: Node) -> str:
        if node.what == "section":
            return counted(node.words, "word") if node.words else ""
        facts = aside(self.book, node.id)
        part = facts.part if facts.part not in ("", "supports") else ""
        if node.kind == "claim":
            fact = counted(len(node.children), "card") if node.children else facts.side
        elif node.kind == "evidence":
            fact = show_date(facts.when) or facts.citation
        else:
            fact = facts.side or facts.citation
        return " · ".join(text for text in (part, fact) if text)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled
        return _TO_READ if self.book.read_only else _TO_EDIT

    def too_long(self, node: Node, *, noting: bool) -> str:
        """Why the note, or the title, of a row cannot be edited in place; empty where it can."""
        if len(node.note) <= EDITED_AT_MOST if noting else len(node.title) <= LINE_AT_MOST:
            return ""
        what = "note" if noting else "title"
        return f"This {what} is too long to be changed in the outline. The Card tab at the right shows it."

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        node = self.node(index)
        if role != Qt.ItemDataRole.EditRole or not str(value).strip() or str(value).strip() == node.title:
            return False
        if node.what == "section":
            return self.desk.do(lambda: outlining.edit_section(self.book, node.id, title=str(value)))
        return self.desk.do(lambda: cards.edit_card(self.book, node.card_id, title=str(value)))

    # Dragging

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.CopyAction | Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        return [drags.CARDS, drags.ITEMS, "text/plain"]

    def mimeData(self, indexes: Any) -> QMimeData:
        return unless_busy(drags.items_mime)(self.book, [self.node(index).item for index in indexes]) or QMimeData()

    def canDropMimeData(self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index) -> bool:
        """Whether it may be dropped there; `refusal` then says why not."""
        found = unless_busy(refusal)(self, data, action, self.node(parent))
        self.refusal = IN_USE if found is None else found
        return not self.refusal

    def dropMimeData(self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index) -> bool:
        """Place cards, move or copy items, or add text to a note: one step."""
        dropped = self.desk.do(lambda: self._drop(data, action, self.node(parent), row))
        self.dropped = dropped or ()
        return dropped is not None

    def _drop(self, data: QMimeData, action: Qt.DropAction, node: Node, row: int) -> Sequence[Item]:
        if card_ids := drags.dragged_cards(self.book, data):
            placed = outlining.place(self.book, card_ids, spot_at(self, node, row, "placement"))
            return [Item("placement", id) for id in placed]
        if items := drags.dragged_items(self.book, data):
            spot = spot_at(self, node, row, items[0].what)
            if action == Qt.DropAction.CopyAction:
                return [Item(items[0].what, id) for id in outlining.copy(self.book, items, spot)]
            outlining.move(self.book, items, spot)
            return items
        outlining.append_note(self.book, node.item, drags.dragged_text(data))
        return []

    def spot(self, node: Node, row: int, what: str) -> Spot:
        """The spot of a new section or placement at a row under a node."""
        return spot_at(self, node, row, what)
