"""The steps of a notebook as a list, newest on top."""

import sys
from collections.abc import Callable, Sequence
from datetime import datetime
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from essayplanner.domain.changes import ChangeSet, StepInfo
from essayplanner.language import _
from essayplanner.notebook.notebook import Notebook
from essayplanner.ui.desk.timed import StepMark
from essayplanner.ui.look.plain import tip
from essayplanner.ui.look.row_changes import change_rows, same_start
from essayplanner.ui.look.when import day_and_time, local

#: What stands at the foot of the list.
BEGINNING = _("The notebook as it was made")

Index = QModelIndex | QPersistentModelIndex


def _no_mark(_uid: str) -> StepMark:
    return StepMark()


class Role(IntEnum):
    """What the model says of a row beside its label."""

    STEP_ID = Qt.ItemDataRole.UserRole + 1
    TIME = Qt.ItemDataRole.UserRole + 2
    UNDONE = Qt.ItemDataRole.UserRole + 3
    NOW = Qt.ItemDataRole.UserRole + 4
    #: Which plan against the clock began or ended there, in a few words.
    TIMED = Qt.ItemDataRole.UserRole + 5


class HistoryModel(QAbstractListModel):
    """Every step, newest first, and in the last row the state before the first one, whose step id is 0.

    Nothing is read before `load`. From then on the rows follow every ChangeSet; none is ever reset, so that what is
    selected stays so.
    """

    def __init__(
        self, book: Notebook, parent: QObject | None = None, timed: Callable[[str], StepMark] = _no_mark
    ) -> None:
        """`timed` tells of a step, by its uid, which plan against the clock began or ended there."""
        super().__init__(parent)
        self._book, self._timed = book, timed
        self._steps: list[StepInfo] = []
        self._loaded = False

    def load(self) -> None:
        """Read the steps, the first time this is called."""
        if not self._loaded:
            steps = self._book.history()
            self._loaded = True
            self._end_with(steps, 0)

    @property
    def steps(self) -> Sequence[StepInfo]:
        """The steps, oldest first."""
        return tuple(self._steps)

    @property
    def oldest(self) -> StepInfo | None:
        """The first step, if there is one."""
        return self._steps[0] if self._steps else None

    def rowCount(self, parent: Index | None = None) -> int:
        """The steps, and the row below them."""
        return 0 if parent is not None and parent.isValid() else len(self._steps) + 1

    def headerData(self, section: int, way: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Nothing: rows have no number, for a screen reader neither."""
        return None

    def row_of(self, step_id: int) -> int:
        """The row of a step; the last row for 0 and for a step that is not there."""
        for place in range(len(self._steps) - 1, -1, -1):
            if self._steps[place].id == step_id:
                return len(self._steps) - 1 - place
        return len(self._steps)

    def row_of_uid(self, uid: str) -> int:
        """The row of a step by its uid; the last row for one that is not there."""
        return self.row_of(next((step.id for step in reversed(self._steps) if step.uid == uid), 0))

    def row_now(self) -> int:
        """The row of the last step that is done."""
        row = 0
        while row < len(self._steps) and self._steps[-1 - row].undone:
            row += 1
        return row

    def next_steps(self) -> tuple[StepInfo | None, StepInfo | None]:
        """What undo would take back and what redo would do again."""
        row = self.row_now()
        return self._step(row), self._step(row - 1) if row else None

    def _step(self, row: int) -> StepInfo | None:
        return self._steps[-1 - row] if row < len(self._steps) else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The label, and what `Role` names; a screen reader is told all of it at once."""
        if not index.isValid():
            return None
        row = index.row()
        step = self._step(row)
        label = step.label.words if step else BEGINNING
        if role == Qt.ItemDataRole.DisplayRole:
            return label
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip("\n".join(filter(None, (label, self._mark(step).full))))
        if role == Role.STEP_ID:
            return step.id if step else 0
        if role == Role.TIME:
            return _time(step)
        if role == Role.UNDONE:
            return bool(step and step.undone)
        if role == Role.NOW:
            return self._is_now(row)
        if role == Role.TIMED:
            return self._mark(step).short
        if role == Qt.ItemDataRole.AccessibleTextRole:
            state = _("you are here") if self._is_now(row) else _("undone") if step and step.undone else ""
            return ", ".join(filter(None, (label, _time(step), state, self._mark(step).full)))
        return None

    def _mark(self, step: StepInfo | None) -> StepMark:
        return self._timed(step.uid if step else "")

    def _is_now(self, row: int) -> bool:
        step, newer = self._step(row), self._step(row - 1) if row else None
        return not (step and step.undone) and (newer is None or newer.undone)

    def apply(self, changed: ChangeSet) -> None:
        """Follow a step, an undo or another program."""
        if not self._loaded:
            return
        done, undone = self._book.next_steps()
        if changed.origin == "step" and done and not undone and self._takes(done):
            kept = len(self._steps)
            while kept and (self._steps[kept - 1].undone or self._steps[kept - 1].id >= done.id):
                kept -= 1
            self._end_with([done], kept)
        elif changed.origin in ("undo", "redo") and self._ends(done, undone):
            last, kept = done.id if done else 0, len(self._steps)
            while kept and (self._steps[kept - 1].undone or self._steps[kept - 1].id > last):
                kept -= 1
            turned = [step._replace(undone=step.id > last) for step in self._steps[kept:]]
            self._end_with(turned, kept)
        else:
            steps = self._book.history()
            same = same_start(self._steps, steps)
            self._end_with(steps[same:], same)

    def _ends(self, done: StepInfo | None, undone: StepInfo | None) -> bool:
        """Whether the steps that are known are all there are."""
        return undone is not None or (done is not None and bool(self._steps) and done.id == self._steps[-1].id)

    def _takes(self, done: StepInfo) -> bool:
        """Whether a step follows those that are known, or is the last of them: no other is missing between."""
        last = next((step.id for step in reversed(self._steps) if not step.undone), 0)
        return done.id in (last, last + 1)

    def _end_with(self, steps: list[StepInfo], kept: int) -> None:
        """Come to hold these steps after so many of the oldest, which are neither looked at nor copied."""
        before = {(step.id, step.uid): step for step in self._steps[kept:]}
        after = {(step.id, step.uid): step for step in steps}
        known = before | after

        def put(newest_first: list[tuple[int, str]]) -> None:
            self._steps[kept:] = [known[key] for key in reversed(newest_first)]

        change_rows(self, list(reversed(before)), list(reversed(after)), put, at_most=sys.maxsize)
        self._steps[kept:] = steps
        rows = [row for row, (key, step) in enumerate(reversed(after.items())) if before.get(key) != step]
        if rows or before.keys() != after.keys():
            first, last = (rows[0], rows[-1]) if rows else (0, 0)
            self.dataChanged.emit(self.index(max(0, first - 1)), self.index(min(len(self._steps), last + 1)))


def _time(step: StepInfo | None) -> str:
    moment = local(step.at) if step else None
    return day_and_time(moment, datetime.now().astimezone()) if moment else ""
