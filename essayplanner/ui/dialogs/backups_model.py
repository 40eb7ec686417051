"""The backups of a notebook as a list, newest first."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from PySide6.QtCore import QAbstractListModel, QObject, Qt

from essayplanner.domain.errors import EssayError
from essayplanner.language import _, p_
from essayplanner.notebook.backups import Backup
from essayplanner.ui.desk.jobs import Job
from essayplanner.ui.look.two_lines import Index, Role
from essayplanner.ui.look.when import day_and_time
from essayplanner.work.restoring import Contents, contents_of


class BackupsModel(QAbstractListModel):
    """Each backup with its date, its size and, once it has been looked into, what it holds.

    A backup is looked into when its row is first asked for, one after the other, beside the window.
    """

    def __init__(self, backups: Sequence[Backup], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._backups = list(backups)
        self._contents: dict[int, Contents | str] = {}
        self._wanted: list[int] = []
        self._looking = Job(self)
        self._looking.done.connect(self._looked)

    def backup(self, row: int) -> Backup:
        """The backup in a row."""
        return self._backups[row]

    def rowCount(self, parent: Index | None = None) -> int:
        """The number of backups."""
        return 0 if parent is not None and parent.isValid() else len(self._backups)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The date as the row's name, and what a row of two lines shows beside it."""
        if not index.isValid():
            return None
        backup = self._backups[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return day_and_time(backup.at.astimezone(), datetime.now().astimezone(), name_today=True)
        if role == Role.ASIDE:
            return size_said(backup.size)
        if role in (Role.CAPTION, Qt.ItemDataRole.ToolTipRole):
            return self._caption(index.row())
        if role == Role.WRONG:
            return isinstance(self._contents.get(index.row()), str)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join((str(index.data()), self._caption(index.row()), size_said(backup.size)))
        return None

    def _caption(self, row: int) -> str:
        found = self._contents.get(row)
        if found is None:
            if row not in self._wanted:
                self._wanted.append(row)
                self._look()
            return _("Checking…")
        return found if isinstance(found, str) else found.sentence

    def _look(self) -> None:
        if self._wanted and not self._looking.running:
            path = self._backups[self._wanted[0]].path
            self._looking.start(lambda _: _found_in(path))

    def _looked(self, found: Contents | str) -> None:
        row = self._wanted.pop(0)
        self._contents[row] = found
        self.dataChanged.emit(self.index(row), self.index(row))
        self._look()


def _found_in(backup: Path) -> Contents | str:
    try:
        return contents_of(backup)
    except EssayError as error:
        return str(error)


def size_said(size: int) -> str:
    """A size in bytes as it is said: “212 KB”, “4.1 MB”."""
    if size < 999_500:
        return _("{size} KB", size=max(1, round(size / 1000)))
    return _("{size} MB", size=format(size / 1_000_000, ".1f").replace(".", p_("decimal point", ".")))
