"""By what rows are known while the log of a notebook is read: ids are given again when a row is gone."""

from typing import Any

from essayplanner.domain.changes import Row
from essayplanner.notebook.notebook import Notebook
from essayplanner.notebook.steps import logged_row

#: By table, the column by which its rows are remembered.
_COLUMNS = {"card": "uid", "outline": "uid", "side": "uid", "source": "uid", "tag": "name"}


class Names:
    """The uids of rows by their ids, and the folded names of tags, as they were before the first step that is logged;
    and after each later one that was taken in."""

    def __init__(self, book: Notebook) -> None:
        self._names = {
            (table, id): _folded(table, name)
            for table, column in _COLUMNS.items()
            for id, name in book.rows(f"SELECT id, {column} FROM {table}")
        }
        for table, id, before, _first in book.rows(
            "SELECT r.tbl, r.row_id, r.before, min(r.id) FROM step_row r JOIN step s ON s.id = r.step_id "
            "WHERE NOT s.undone GROUP BY r.tbl, r.row_id"
        ):
            if table in _COLUMNS:
                self._names.pop((table, id), None)
                try:
                    self.take(table, logged_row(table, id, before))
                except ValueError:
                    continue

    def take(self, table: str, row: Row | None) -> None:
        """Remember a row as it is from here on; one that goes is known by its id until another has that."""
        if row and (column := _COLUMNS.get(table)):
            self._names[table, int(row["id"] or 0)] = _folded(table, row.get(column))

    def of(self, table: str, id: Any) -> str:
        """By what the row of that id is known; its id, as no uid is, where nothing is known of it."""
        return self._names.get((table, id)) or f"{table} {id}"


def _folded(table: str, name: Any) -> str:
    return str(name or "").casefold() if table == "tag" else str(name or "")
