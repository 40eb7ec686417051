"""The cards that would help what is chosen, as a list to drag from."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from PySide6.QtCore import QAbstractListModel, QMimeData, QModelIndex, QPersistentModelIndex, Qt

from essayplanner.coach.suggesting import Suggestion
from essayplanner.domain.argument import CardSeen
from essayplanner.domain.words import kind_title
from essayplanner.notebook.notebook import Notebook
from essayplanner.ui.desk import mime as drags
from essayplanner.ui.desk.busy import unless_busy
from essayplanner.ui.look.plain import tip
from essayplanner.ui.look.row_changes import change_values

Index = QModelIndex | QPersistentModelIndex


class Helpful(NamedTuple):
    """A card that would help, and why."""

    card: CardSeen
    said: Suggestion


class HelpfulModel(QAbstractListModel):
    """Holds them; a row stays the same by its card."""

    def __init__(self, book: Notebook) -> None:
        super().__init__()
        self.book = book
        self.rows: list[Helpful] = []

    def show(self, rows: Sequence[Helpful]) -> None:
        """Hold others; those that stay are left where they are."""
        change_values(self, self.rows, rows, lambda row: row.card.id, self._put)

    def _put(self, rows: list[Helpful]) -> None:
        self.rows = rows

    def row(self, index: Index) -> Helpful | None:
        """The row of an index, None for none."""
        return self.rows[index.row()] if index.isValid() and index.row() < len(self.rows) else None

    def rowCount(self, parent: Index | None = None) -> int:
        """All of them."""
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def headerData(self, section: int, way: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Nothing: rows have no number, for a screen reader neither."""
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Each can be dragged."""
        if self.row(index) is None:
            return Qt.ItemFlag.NoItemFlags
        flag = Qt.ItemFlag
        return flag.ItemIsEnabled | flag.ItemIsSelectable | flag.ItemIsDragEnabled | flag.ItemNeverHasChildren

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The title; a screen reader is told of what kind it is and why it helps."""
        row = self.row(index)
        if row is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return row.card.title
        why = f"{row.said.why}: {row.said.because}" if row.said.because else row.said.why
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip(f"{row.card.title}\n{why}")
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{kind_title(row.card.kind)}: {row.card.title}, {why}"
        return None

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """What a drag of these carries: the cards, as from the library."""
        found = [row.card.id for index in indexes if (row := self.row(index))]
        return unless_busy(drags.cards_mime)(self.book, found) or QMimeData()
