"""Whether a notebook is sound, and where it is not."""

import contextlib
import json
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from essayplanner.domain.cards import Kind
from essayplanner.domain.errors import DamagedFileError
from essayplanner.domain.outline import NEW, Moving, Place, why_not
from essayplanner.language import N_, Plural, _, n_
from essayplanner.notebook.checking import page_faults
from essayplanner.notebook.notebook import Notebook
from essayplanner.notebook.outline_tree import LEVELS_AT_MOST
from essayplanner.notebook.row_words import reference_missing, wrong_text
from essayplanner.notebook.schema import LOGGED, REFERENCES, TABLES
from essayplanner.notebook.sentences import damage_words
from essayplanner.notebook.steps import logged_row

#: SQLite stops to look for damage after so many places.
_ALL = 1_000_000

#: By table, what is said of a row that stands where it may not.
_ELSEWHERE = {
    "section": N_("Section {id} is in a different outline from its parent."),
    "placement": N_("Placement {id} is in a different outline from its parent."),
}
_CIRCLE = {
    "section": N_("Section {id} is under itself."),
    "placement": N_("Placement {id} is under itself."),
}
_DEEP = {
    "section": Plural("Section {id} is more than {n} level deep.", "Section {id} is more than {n} levels deep."),
    "placement": Plural("Placement {id} is more than {n} level deep.", "Placement {id} is more than {n} levels deep."),
}


def faults(path: Path) -> list[str]:
    """What is wrong with the notebook at a path, a sentence each; raises UnusableFileError where it is none.

    Looks at pages and, where they are whole, at references, nesting of outlines, texts, sources and the history.
    """
    book = Notebook.open(path)
    try:
        return [_("Damage: {fault}.", fault=fault) for fault in damage_words(_damage(book))] or _row_faults(book)
    finally:
        book.close()


def _damage(book: Notebook) -> Iterator[str]:
    """What SQLite finds; its whole check may break off at a damaged page, which its quick one then names."""
    for check in ("integrity_check", "quick_check"):
        with contextlib.suppress(sqlite3.DatabaseError, UnicodeDecodeError):
            yield from page_faults(book.connection, _ALL, check)
            return
    yield "neither could be done"


def _row_faults(book: Notebook) -> list[str]:
    found = []
    for table, row_id, other, _key in book.rows("PRAGMA foreign_key_check"):
        found.append(_("Row {id}: {fault}.", id=str(row_id), fault=reference_missing(table, other)))
    for table in ("section", "placement"):
        found += _misplaced(book, table)
    if not book.rows("SELECT 1 FROM notebook"):
        found.append(_("The row with the notebook’s title is missing."))
    unread = [table for table, columns in TABLES.items() if not _is_text(book, table, columns)]
    found += map(wrong_text, unread)
    found += _source_faults(book) if "source" not in unread else []
    found += _history_faults(book) if "step_row" not in unread else []
    found += _discarded_faults(book) if "discarded_rows" not in unread else []
    return found


def _is_text(book: Notebook, table: str, columns: tuple[str, ...]) -> bool:
    try:
        book.rows(f"SELECT {', '.join(columns)} FROM {table}")
    except DamagedFileError:
        return False
    return True


def _misplaced(book: Notebook, table: str) -> list[str]:
    found = []
    for (id,) in book.rows(
        f"SELECT a.id FROM {table} a JOIN {table} b ON a.parent_id = b.id WHERE a.outline_id <> b.outline_id"
    ):
        found.append(_(_ELSEWHERE[table], id=str(id)))
    rows = dict(book.rows(f"SELECT id, parent_id FROM {table}"))
    sound: set[int | None] = {None}
    levels: dict[int | None, int] = {}
    for id in rows:
        path: dict[int | None, None] = {}
        at: int | None = id
        while at not in sound and at not in path:
            path[at] = None
            at = rows.get(at)
        if at in path:
            found.append(_(_CIRCLE[table], id=str(id)))
        levels.update((each, levels.get(at, 0) + above) for above, each in enumerate(reversed(path), start=1))
        if levels.get(id, 0) == LEVELS_AT_MOST + 1:
            found.append(n_(*_DEEP[table], LEVELS_AT_MOST, id=str(id)))
        sound.update(path)
    if table == "placement":
        for (id,) in book.rows(
            "SELECT p.id FROM placement p JOIN section s ON s.id = p.section_id WHERE p.outline_id <> s.outline_id"
        ):
            found.append(_("Placement {id} is in a different outline from its section.", id=str(id)))
        bare = [above for above in Kind if why_not([Moving(NEW, Kind.CLAIM)], Place("placement", above))]
        for (id,) in book.rows(
            "SELECT p.id FROM placement p JOIN placement up ON up.id = p.parent_id JOIN card c ON c.id = up.card_id "
            "WHERE c.kind IN (SELECT value FROM json_each(?))",
            (json.dumps(bare),),
        ):
            found.append(_("Placement {id} is under evidence.", id=str(id)))
    return found


def _source_faults(book: Notebook) -> list[str]:
    found = []
    for id, csl in book.rows("SELECT id, csl FROM source"):
        try:
            sound = isinstance(json.loads(csl), dict)
        except (ValueError, RecursionError):
            sound = False
        if not sound:
            found.append(_("Source {id} cannot be read.", id=str(id)))
    return found


def _history_faults(book: Notebook) -> list[str]:
    return [
        _("Row {id} of the history cannot be read.", id=str(id))
        for id, *logged in book.rows("SELECT id, tbl, row_id, before, after, refs FROM step_row")
        if not _is_logged(*logged)
    ]


def _discarded_faults(book: Notebook) -> list[str]:
    found = []
    for id, rows in book.rows("SELECT id, rows FROM discarded_rows"):
        try:
            sound = all(len(logged) == 5 and _is_logged(*logged) for logged in json.loads(rows))
        except (TypeError, ValueError, RecursionError):
            sound = False
        if not sound:
            found.append(_("Undone step {id} cannot be read.", id=str(id)))
    return found


def _is_logged(table: str, row_id: int, before: str | None, after: str | None, refs: str | None) -> bool:
    try:
        logged_row(table, row_id, before)
        logged_row(table, row_id, after)
        return table in LOGGED and (refs is None or _are_refs(table, json.loads(refs)))
    except (TypeError, ValueError, RecursionError):
        return False


def _are_refs(table: str, refs: Any) -> bool:
    """Whether these are uids by column, for the row as it was before and after."""
    columns = REFERENCES.get(table, {}).keys()
    return (
        isinstance(refs, dict)
        and refs.keys() <= {"before", "after"}
        and all(isinstance(uids, dict) and uids.keys() <= columns for uids in refs.values())
        and all(isinstance(uid, str) for uids in refs.values() for uid in uids.values())
    )
