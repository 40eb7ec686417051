"""The cards of the library as a Qt item model: ids, with the rows read as they come into sight."""

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QMimeData, QModelIndex, QObject, QPersistentModelIndex, Qt

from essayplanner.domain.changes import ChangeSet
from essayplanner.domain.words import kind_title
from essayplanner.language import _, ended, n_, sentences
from essayplanner.notebook.library import CardRow, card_rows
from essayplanner.notebook.notebook import Notebook
from essayplanner.notebook.search_documents import cards_touched
from essayplanner.ui.desk import mime as drags
from essayplanner.ui.desk.busy import unless_busy
from essayplanner.ui.look.plain import tip
from essayplanner.ui.look.row_changes import change_rows

Index = QModelIndex | QPersistentModelIndex

#: So many rows are read at once when one of them is needed.
PAGE = 64
#: So many cards are looked for in the list, one by one, when a step touches them.
FEW = 20
#: The tip of a card.
OPENED_BY = _("Double-click a card to edit it, or drag it into the outline.")
CardRowRole = int(Qt.ItemDataRole.UserRole)


class LibraryModel(QAbstractTableModel):
    """The cards that were found, in order."""

    def __init__(self, book: Notebook, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.book = book
        self.ids: list[int] = []
        self._cache: dict[int, CardRow] = {}
        self._before: dict[int, CardRow] = {}
        self.destroyed.connect(book.subscribe(self._apply))

    def show(self, ids: list[int]) -> None:
        """Show the cards of these ids."""
        if ids is not self.ids:
            change_rows(self, self.ids, ids, self._put, runs=1)
            self.ids = ids

    def _put(self, ids: list[int]) -> None:
        self.ids = ids

    def index_of(self, card_id: int) -> QModelIndex:
        """The place of a card; none where it is not in the list."""
        try:
            return self.index(self.ids.index(card_id), 0)
        except ValueError:
            return QModelIndex()

    def _apply(self, changed: ChangeSet) -> None:
        """The cards that a step touches are read anew when they are looked at, and drawn anew where they are in sight.

        Where it may be any of them, or many, that is said of all.
        """
        if not changed.touches("card", "placement", "citation", "source", "link", "side"):
            return
        touched = None if changed.everything else unless_busy(cards_touched)(self.book.rows, changed)
        if touched is None or len(touched) > FEW:
            self._before, self._cache = self._before | self._cache if self.book.busy else self._cache, {}
            if self.ids:
                self.dataChanged.emit(self.index(0, 0), self.index(len(self.ids) - 1, 0))
            return
        for id in touched:
            if id in self._cache:
                self._before[id] = self._cache.pop(id)
            if (index := self.index_of(id)).isValid():
                self.dataChanged.emit(index, index)

    def card(self, row: int) -> CardRow | None:
        """The card in a row; None where it is gone and the list not yet read anew."""
        if not 0 <= row < len(self.ids):
            return None
        id = self.ids[row]
        if id not in self._cache:
            if len(self._cache) > 4000:
                self._cache.clear()
            start = max(0, row - PAGE // 4)
            missing = [each for each in self.ids[start : start + PAGE] if each not in self._cache]
            read = unless_busy(card_rows)(self.book, missing)
            if read is None:  # what was shown stays until the other program lets go
                return self._before.get(id)
            self._cache |= read
            for each in missing:
                self._before.pop(each, None)
        return self._cache.get(id)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.ids)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else 1

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return _("Card")
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        wanted = (
            Qt.ItemDataRole.DisplayRole,
            Qt.ItemDataRole.AccessibleTextRole,
            Qt.ItemDataRole.ToolTipRole,
            CardRowRole,
        )
        if not index.isValid() or role not in wanted:
            return None
        card = self.card(index.row())
        if card is None:
            return None
        if role == CardRowRole:
            return card
        if role == Qt.ItemDataRole.DisplayRole:
            return card.title
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip(_("Caution: {caution}", caution=card.caution)) if card.caution else OPENED_BY
        return spoken(card)

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
        return flags | Qt.ItemFlag.ItemIsDragEnabled if index.isValid() else Qt.ItemFlag.NoItemFlags

    def supportedDragActions(self) -> Qt.DropAction:
        return Qt.DropAction.CopyAction

    def mimeTypes(self) -> list[str]:
        return [drags.CARDS]

    def mimeData(self, indexes: Any) -> QMimeData:
        return unless_busy(drags.cards_mime)(self.book, [self.ids[index.row()] for index in indexes]) or QMimeData()


def spoken(card: CardRow) -> str:
    """A card as a screen reader says it."""
    used = n_("used once", "used {n} times", card.used) if card.used else _("not used yet")
    parts = [
        kind_title(card.kind),
        card.title,
        card.text,
        card.date,
        card.side,
        card.source,
        card.relations,
        used,
    ]
    parts.append(_("Caution: {caution}", caution=card.caution) if card.caution else "")
    return ended(sentences(parts))
