"""What a student changed of what packs brought, as the log of the notebook tells it."""

import json
from collections import defaultdict
from typing import Any, NamedTuple

from essayplanner.domain.changes import Row
from essayplanner.domain.packs import Pack
from essayplanner.domain.text import shorten
from essayplanner.notebook.notebook import Notebook
from essayplanner.notebook.pack_beginning import beginning
from essayplanner.notebook.pack_names import Names
from essayplanner.notebook.pack_rows import SHAPE
from essayplanner.notebook.schema import REFERENCES
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

    What the log says nothing of is as it was imported: a notebook that was made of a pack begins so
    (`pack_beginning`). All is remembered by uids, for an id is given again when its row is gone.
    """

    def __init__(self, book: Notebook, pack: Pack) -> None:
        self.deleted = set[_Key]()  #: by table and uid, what the student deleted
        self.unlinked = set[tuple[str, str]]()  #: the cards at both ends of links that he removed
        self.reshaped = set[str]()  #: the outlines in which he put, moved or removed something
        self.brought = set[_Key]()  #: by table and uid, what imports of this pack brought
        self.tags_brought = set[tuple[str, str]]()  #: cards and folded names of tags, and so below
        self.tags_removed = set[tuple[str, str]]()
        self.version = ""  #: the version of this pack that was imported last, where the log tells it
        self._own = set[_Key]()
        self._came, self._tagged = set[_Key](), set[tuple[str, str]]()
        self._bases = defaultdict[_Key, dict[str, Any]](dict)
        self._imported = defaultdict[_Key, set[str]](set)
        self._pack = pack
        self._names = Names(book)
        for label, details, table, row_id, before, after in book.rows(
            "SELECT s.label, s.details, r.tbl, r.row_id, r.before, r.after FROM step_row r "
            "JOIN step s ON s.id = r.step_id WHERE NOT s.undone ORDER BY s.id, r.id"
        ):
            try:
                images = logged_row(table, row_id, before), logged_row(table, row_id, after)
            except ValueError:
                continue  # whoever undoes it is told
            self._names.take(table, images[1])
            self._take(label == IMPORT, details, table, *images)
        began = beginning(book, pack, self._came, self._tagged)
        self.brought |= {*began.brought}
        self.tags_brought |= {*began.tags}
        self.version = self.version or began.version

    def of(self, table: str, uid: str, column: str, value: Any) -> Mine:
        """Whose a field is that now has that value."""
        key = table, uid
        if key in self._own and column not in self._imported[key]:
            return Mine(True)
        if column not in self._bases.get(key, ()):
            return Mine(False)
        base = self._bases[key][column]
        return Mine(base != self.named(table, column, value), True, base)

    def named(self, table: str, column: str, value: Any) -> Any:
        """A value as it is remembered: of a row that a column refers to now, its uid."""
        refers = REFERENCES.get(table, {}).get(column)
        return self._names.of(refers, value) if refers and value is not None else value

    def is_own(self, table: str, uid: str) -> bool:
        """Whether the student made a row."""
        return (table, uid) in self._own

    def may_go(self, table: str, uid: str, **now: Any) -> bool:
        """Whether this pack brought a row that the student left as it came; `now` is what its columns say."""
        return (table, uid) in self.brought and not any(
            self.of(table, uid, name, value).is_mine for name, value in now.items()
        )

    def is_touched(self, table: str, uid: str) -> bool:
        """Whether the student made a row, or wrote something in it."""
        return (table, uid) in self._own or bool(self._bases.get((table, uid)))

    def _take(self, is_import: bool, details: str, table: str, before: Row | None, after: Row | None) -> None:
        row = after or before or {}
        is_ours = is_import and self._is_ours(details)
        if table == "card_tag":
            tag = self._at(row, "card_id", "card"), self._at(row, "tag_id", "tag")
            self._take_tag(tag, is_import, added=before is None)
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
                    self._bases[key].setdefault(column, self.named(table, column, before.get(column)))
                    self._imported[key].discard(column)
            if changed & SHAPE:
                self._reshape(table, before, is_import=is_import)
                self._reshape(table, after, is_import=is_import)

    def _came_or_went(self, key: _Key, row: Row, is_import: bool, is_ours: bool, *, came: bool) -> None:
        self._bases.pop(key, None)
        self._imported.pop(key, None)
        self._own.discard(key)
        ends = None
        if key[0] == "link":
            ends = self._at(row, "from_card_id", "card"), self._at(row, "to_card_id", "card")
        if came:
            self._came.add(key)
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
        self._reshape(key[0], row, is_import=is_import)

    def _reshape(self, table: str, row: Row, *, is_import: bool) -> None:
        """The student has an outline otherwise, or an import laid it out anew."""
        if table in ("section", "placement"):
            outline = self._at(row, "outline_id", "outline")
            if is_import:
                self.reshaped.discard(outline)
            else:
                self.reshaped.add(outline)

    def _at(self, row: Row, column: str, table: str) -> str:
        """By what the row is known to which a column of another refers."""
        return self._names.of(table, row.get(column))

    def _take_tag(self, tag: tuple[str, str], is_import: bool, *, added: bool) -> None:
        self.tags_brought.discard(tag)
        self.tags_removed.discard(tag)
        if added:
            self._tagged.add(tag)
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
