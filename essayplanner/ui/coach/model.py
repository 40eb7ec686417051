"""The rows of the coach as a list."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from essayplanner.coach.findings import How
from essayplanner.domain.plan import Plan
from essayplanner.language import _
from essayplanner.ui.coach.rows import HEADS, SAID_ONLY, Key, Row
from essayplanner.ui.look.plain import tip
from essayplanner.ui.look.row_changes import change_values

Index = QModelIndex | QPersistentModelIndex


class FindingsModel(QAbstractListModel):
    """What the coach says, of the plan it was said of; a row stays the same by its key."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[Row] = []
        self.plan = Plan()
        #: How many findings there are, those that are not shown included.
        self.count = 0

    def show(self, rows: Sequence[Row], plan: Plan, count: int) -> None:
        """Hold other rows; those that stay are left where they are."""
        self.plan, self.count = plan, count
        change_values(self, self.rows, rows, lambda row: row.key, self._put)

    def _put(self, rows: list[Row]) -> None:
        self.rows = rows

    def row(self, index: Index) -> Row | None:
        """The row of an index, None for none."""
        return self.rows[index.row()] if index.isValid() and index.row() < len(self.rows) else None

    def place_of(self, key: Key) -> int:
        """Where a row stands, -1 where it is not there."""
        return next((place for place, row in enumerate(self.rows) if row.key == key), -1)

    def rowCount(self, parent: Index | None = None) -> int:
        """All of them."""
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def headerData(self, section: int, way: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Nothing: rows have no number, for a screen reader neither."""
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Each can be gone to; what is only said cannot be chosen."""
        if (row := self.row(index)) is None:
            return Qt.ItemFlag.NoItemFlags
        there = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemNeverHasChildren
        return there if row.what in SAID_ONLY else there | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The words; a screen reader is told all of it at once."""
        row = self.row(index)
        if row is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return row.words
        if role == Qt.ItemDataRole.ToolTipRole and row.finding:
            return tip(f"{row.finding.title}\n{row.finding.sentence}")
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.spoken(row)
        return None

    def spoken(self, row: Row) -> str:
        """A row as a screen reader says it."""
        if row.finding:
            return self._spoken_finding(row)
        if row.aside:
            why = row.aside.said.reason
            reason = _("because {reason}", reason=why) if why else ""
            again = _("Enter: ask again")
            return ", ".join(filter(None, (_("Set aside: {title}", title=row.words), reason, again)))
        if row.what in HEADS:
            state = _("open") if row.is_open else _("closed")
            return f"{row.words}, {state}"
        return row.words

    def _spoken_finding(self, row: Row) -> str:
        finding = row.finding
        assert finding
        numbers = ", ".join(finding.numbers)
        said = _(
            "Finding {at} of {count}, {severity}: {title}",
            at=row.at,
            count=self.count,
            severity=finding.severity.word,
            title=finding.title,
        )
        if numbers:
            said = _("{finding}, in {numbers}", finding=said, numbers=numbers)
        if row.is_gone:
            return _("{finding}, no longer asked", finding=said)
        return " ".join((f"{said}.", finding.sentence, finding.reason, self._spoken_mend(row))).strip()

    def _spoken_mend(self, row: Row) -> str:
        if not row.finding or not row.finding.mends:
            return ""
        first = row.finding.mends[0]
        card = self.plan.cards.get(first.card_id) if first.how is How.PLACE else None
        if card:
            return _("Enter: {does}, {card}", does=first.words, card=card.title)
        return _("Enter: {does}", does=first.words)
