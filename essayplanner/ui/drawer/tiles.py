"""The sections of the outline as tiles: a flat model that follows the tree of the outline."""

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Slot

from essayplanner.language import _, n_, sentences
from essayplanner.notebook.items import Item
from essayplanner.ui.desk.screen import Line
from essayplanner.ui.look.plain import tip
from essayplanner.ui.look.row_changes import change_values
from essayplanner.ui.outline.model import SHOWN
from essayplanner.ui.outline.nodes import Node
from essayplanner.ui.outline.rows import OutlineRows

Index = QModelIndex | QPersistentModelIndex
Lines = Callable[[Sequence[int]], Sequence[Line]]


class Tile(NamedTuple):
    """What the tile of a section shows."""

    item: Item
    number: str
    title: str
    cards: int
    line: Line


class TilesModel(QAbstractListModel):
    """A tile for each section, in reading order; only those that came out otherwise are told anew.

    `current` is the section to which cards go by a key.
    """

    def __init__(self, rows: OutlineRows, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows = rows
        self.tiles: list[Tile] = []
        self.current: Item | None = None
        self._lines: Lines | None = None
        self._rests = True
        rows.followed.connect(self._follow)

    def show_lines(self, lines: Lines | None) -> None:
        """Follow the outline, with these lines below the titles; None counts the cards."""
        self._lines, self._rests = lines, False
        self._follow()

    def rest(self) -> None:
        """Follow nothing until lines are shown again."""
        self._rests = True

    @Slot()
    def look(self) -> None:
        """Ask for the lines again."""
        self._follow()

    def _follow(self) -> None:
        if self._rests:
            return
        nodes = [*self.rows.root.sections()]
        own = [node.own_cards() for node in nodes]
        lines = self._lines([node.id for node in nodes]) if self._lines and nodes else [Line(counted(n)) for n in own]
        found = [
            Tile(node.item, self.rows.number(node), node.title, cards, line)
            for node, cards, line in zip(nodes, own, lines, strict=True)
        ]
        change_values(self, self.tiles, found, lambda tile: tile.item, self._put)

    def _put(self, tiles: list[Tile]) -> None:
        self.tiles = tiles

    def show_current(self, item: Item | None) -> None:
        """Have another section be the current one."""
        if item != self.current:
            before, self.current = self.current, item
            for row in filter(lambda row: row >= 0, (self.row_of(before), self.row_of(item))):
                self.dataChanged.emit(self.index(row), self.index(row))

    def row_of(self, item: Item | None) -> int:
        """The row of a section; -1 where it has none."""
        return next((row for row, tile in enumerate(self.tiles) if tile.item == item), -1)

    def node(self, row: int) -> Node | None:
        """The section of a row, as it stands in the tree."""
        return self.rows.nodes.get(self.tiles[row].item) if 0 <= row < len(self.tiles) else None

    # What Qt asks

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.tiles)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        tile = self.tiles[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return tile.title[:SHOWN]
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip(tile.title)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.spoken(tile)
        return None

    def spoken(self, tile: Tile) -> str:
        """The tile as a screen reader says it."""
        if tile.item == self.current:
            heading = _("Section {number}, the current one", number=tile.number)
        else:
            heading = _("Section {number}", number=tile.number)
        count, line = counted(tile.cards), tile.line.spoken or tile.line.text
        return sentences((heading, tile.title[:SHOWN], *([] if line.startswith(count) else [count]), line))

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren

    def supportedDropActions(self) -> Qt.DropAction:
        """None that Qt's view should ask about: the drawer finds its own places, as the outline does."""
        return Qt.DropAction.IgnoreAction


def counted(cards: int) -> str:
    """So many cards, as a tile says it."""
    return n_("{n} card", "{n} cards", cards) if cards else _("no cards yet")
