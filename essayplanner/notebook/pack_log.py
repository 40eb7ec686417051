"""What a student changed of what packs brought, as the log of the notebook tells it."""

import json
from collections import defaultdict
from typing import Any, NamedTuple

from essayplanner.domain.changes import Row
from essayplanner.domain.packs import Pack
from essayplanner.domain.text import shorten
from essayplanner.notebook.notebook import Notebook
from essayplanner.notebook.pack_outlines import SHAPE
from essayplanner.notebook.steps import logged_row

#: The key of the label of a step that imports a pack.
IMPORT = "import-pack"

_Key = tuple[str, str]


class Mine(NamedTuple):
    """Whether a field is as the student wrote it; `base` is what the last import left there, if one did."""

    is_mine: bool
    has_base: bool = False
    base: Any = None


class PackLog:
    """The steps that are not undone, told apart: imports of packs, and all else, which is the student's.

    What the log says nothing of is as it was imported: a notebook that was made of a pack begins so.
    """

    def __init__(self, book: Notebook, pack: Pack) -> None:
        self.deleted = set[_Key]()  #: by table and uid, what the student deleted
        self.unlinked = set[tuple[int, int]]()  #: the ids of the cards at both ends of links that he removed
        self.reshaped = set[int]()  #: the ids of outlines in which he put, moved or removed something
        self.brought = set[_Key]()  #: by table and uid, what imports of this pack brought
        self.tags_brought = set[tuple[int, str]]()  #: ids of cards and folded names of tags, and so below
        self.tags_removed = set[tuple[int, str]]()
        self.version = ""  #: the version of this pack that was imported last, where the log tells it
        self._own = set[_Key]()
        self._bases = defaultdict[_Key, dict[str, Any]](dict)
        self._imported = defaultdict[_Key, set[str]](set)
        self._pack = pack
        self._tags = _tag_names(book)
        for label, details, table, row_id, before, after in book.rows(
            "SELECT s.label, s.details, r.tbl, r.row_id, r.before, r.after FROM step_row r "
            "JOIN step s ON s.id = r.step_id WHERE NOT s.undone ORDER BY s.id, r.id"
        ):
            try:
                images = logged_row(table, row_id, before), logged_row(table, row_id, after)
            except ValueError:
                continue  # whoever undoes it is told
            self._take(label == IMPORT, details, table, *images)

    def of(self, table: str, uid: str, column: str, value: Any) -> Mine:
        """Whose a field is that now has that value."""
        key = table, uid
        if key in self._own and column not in self._imported[key]:
            return Mine(True)
        if column not in self._bases[key]:
            return Mine(False)
        base = self._bases[key][column]
        return Mine(base != value, True, base)

    def is_touched(self, table: str, uid: str) -> bool:
        """Whether the student made a row, or wrote something in it."""
        return (table, uid) in self._own or bool(self._bases.get((table, uid)))

    def _take(self, is_import: bool, details: str, table: str, before: Row | None, after: Row | None) -> None:
        row = after or before or {}
        is_ours = is_import and self._is_ours(details)
        if table == "card_tag":
            self._take_tag(
                (_id(row, "card_id"), self._tags.get(_id(row, "tag_id"), "")), is_import, added=before is None
            )
            return
        key = table, str(row.get("uid", ""))
        if before is None or after is None:
            self._came_or_went(key, row, is_import, is_ours, came=before is None)
        else:
            changed = {column for column in after if after[column] != before.get(column)}
            for column in changed:
                if is_import:
                    self._bases[key].pop(column, None)
                    self._imported[key].add(column)
                else:
                    self._bases[key].setdefault(column, before.get(column))
                    self._imported[key].discard(column)
            if not is_import and changed & SHAPE:
                self._reshape(table, after)
                self._reshape(table, before)

    def _came_or_went(self, key: _Key, row: Row, is_import: bool, is_ours: bool, *, came: bool) -> None:
        self._bases.pop(key, None)
        self._imported.pop(key, None)
        self._own.discard(key)
        ends = (_id(row, "from_card_id"), _id(row, "to_card_id")) if key[0] == "link" else None
        if came:
            self.deleted.discard(key)
            if ends:
                self.unlinked.discard(ends)
            if is_ours:
                self.brought.add(key)
            if not is_import:
                self._own.add(key)
        elif not is_import:
            self.deleted.add(key)
            if ends:
                self.unlinked.add(ends)
        if not is_import:
            self._reshape(key[0], row)

    def _reshape(self, table: str, row: Row) -> None:
        if table in ("section", "placement"):
            self.reshaped.add(_id(row, "outline_id"))

    def _take_tag(self, tag: tuple[int, str], is_import: bool, *, added: bool) -> None:
        self.tags_brought.discard(tag)
        self.tags_removed.discard(tag)
        if added and is_import:
            self.tags_brought.add(tag)
        elif not added and not is_import:
            self.tags_removed.add(tag)

    def _is_ours(self, details: str) -> bool:
        """Whether an import is one of this pack; the first ones told no more than the title."""
        try:
            told = json.loads(details)
        except (ValueError, RecursionError):
            return False
        if not isinstance(told, dict):
            return False
        if told.get("pack") == self._pack.id:
            self.version = str(told.get("version") or "")
            return True
        return "pack" not in told and told.get("title") == shorten(self._pack.title, 60)


def _id(row: Row, column: str) -> int:
    """The id in a column; 0 where a stranger's log has none."""
    value = row.get(column)
    return value if isinstance(value, int) else 0


def _tag_names(book: Notebook) -> dict[int, str]:
    """The folded names of tags by their ids, of those that are gone as well."""
    names = {}
    for row_id, image in book.rows("SELECT row_id, coalesce(after, before) AS image FROM step_row WHERE tbl = 'tag'"):
        try:
            names[row_id] = str((logged_row("tag", row_id, image) or {}).get("name", "")).casefold()
        except ValueError:
            continue
    return names | {id: name.casefold() for id, name in book.rows("SELECT id, name FROM tag")}
