"""Saving what is intact of a damaged notebook into a new one."""

import contextlib
import os
import re
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from essayplanner.domain.errors import DamagedFileError, EssayError
from essayplanner.domain.file_words import named
from essayplanner.domain.leftovers import TemporaryFolder
from essayplanner.domain.reading_files import open_file
from essayplanner.domain.text import clean_text
from essayplanner.domain.whole_files import mode_for_copy, real_path
from essayplanner.language import _
from essayplanner.notebook.making import put_new
from essayplanner.notebook.mending import mend
from essayplanner.notebook.migrations import CURRENT, MIGRATION_SET, bring_up_to_date, column_kinds
from essayplanner.notebook.notebook import new_uid, now
from essayplanner.notebook.opening import read_header, recovered_if_interrupted, refuse_stray_journal
from essayplanner.notebook.page_rows import Cell
from essayplanner.notebook.pages import Pages, is_leaf, is_of_an_index
from essayplanner.notebook.schema import LOGGED
from essayplanner.notebook.sentences import UNCHANGED, why_not_made

_SCHEMA = "sqlite_schema"

#: How the kinds of values in a record are written in the shape of a table (see `pages`).
_KINDS = {"INTEGER": "i", "TEXT": "t"}


def save_intact(path: Path, target: Path) -> int:
    """Write every row that can be read, and whose references are whole, to a new notebook; gives their number.

    The damaged file is only read, page by page, and SQLite is not asked what is in it. Rows that were deleted stay
    so, unless the file is so damaged that they cannot be told from others: then what stands where it should wins. A
    change that was interrupted is taken back, unless that takes rows away: the journal may be another file's. The
    history is left behind: it tells of rows that may be gone. Raises EssayError where the target is there already, or
    nothing could be read.
    """
    path, target = real_path(path), target.absolute()
    with contextlib.suppress(DamagedFileError):  # that is why it is to be saved
        read_header(path)
    if os.path.lexists(target):
        there = _("“{name}” already exists", name=named(target))
        raise EssayError(there, UNCHANGED, _("choose another name"))
    refuse_stray_journal(target)
    try:
        with TemporaryFolder() as folder:
            taken_back = recovered_if_interrupted(path, Path(folder))
            intact = max(map(_intact, dict.fromkeys((taken_back, path))), key=lambda intact: intact.read)
    except (OSError, sqlite3.Error) as error:
        reason = why_not_made(error)
        raise EssayError(
            _(
                "Nothing in “{name}” could be saved ({reason}). It was left as it was: open a backup.",
                name=path.name,
                reason=reason,
            )
        ) from error
    if not intact.saved:
        raise EssayError(_("Nothing in “{name}” could be read. It was left as it was: open a backup.", name=path.name))
    put_new(intact.content, target, mode_for_copy(path))
    return intact.saved


class _Intact(NamedTuple):
    """A notebook of what is intact in a file: how many rows were read there, how many it has once mended, its bytes."""

    read: int
    saved: int
    content: bytes


def _intact(file: Path) -> _Intact:
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as fresh:
        bring_up_to_date(fresh)
        roots = dict(fresh.execute("SELECT name, rootpage FROM sqlite_schema WHERE type = 'table'"))
        fresh.execute("PRAGMA foreign_keys = OFF")
        fresh.execute("BEGIN")
        with open_file(file) as damaged:
            for table, row in _rows(Pages(damaged, _table_of), roots):
                columns = _shapes()[table].columns[: len(row)]
                marks = ", ".join("?" * len(columns))
                with contextlib.suppress(sqlite3.Error):
                    fresh.execute(f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({marks})", row)
        read = _count(fresh)
        mend(fresh)
        saved = _count(fresh)
        if saved and not fresh.execute("SELECT count(*) FROM notebook").fetchone()[0]:
            made = (new_uid(), _("Saved notebook"), now())
            fresh.execute("INSERT INTO notebook (id, uid, title, created_at) VALUES (1, ?, ?, ?)", made)
        fresh.execute("UPDATE notebook SET made_of = ''")  # without the log nobody knows what the student added to it
        fresh.execute("COMMIT")
        return _Intact(read, saved, fresh.serialize())


def _count(fresh: sqlite3.Connection) -> int:
    return sum(int(fresh.execute(f"SELECT count(*) FROM {table}").fetchone()[0]) for table in LOGGED)


class _Shape(NamedTuple):
    """The columns of a table, and the kinds of values that a row of it holds."""

    columns: tuple[str, ...]
    pattern: re.Pattern[str]


@cache
def _shapes() -> dict[str, _Shape]:
    """The shape of each table, and no two alike; a row is as short as when its table was made, or as long as today."""
    shapes = {_SCHEMA: _Shape((), re.compile("ttti[tn]"))}
    for table, columns in column_kinds().items():
        parts = [_KINDS[kind] if needed else f"[{_KINDS[kind]}n]" for _, kind, needed in columns]
        made = next(kinds for version in range(1, CURRENT + 1) if (kinds := column_kinds(version).get(table)))
        later = parts[len(made) :]
        pattern = "".join(["n", *parts[1 : len(made)], *(f"(?:{part}" for part in later)])
        shapes[table] = _Shape(tuple(name for name, _, _ in columns), re.compile(pattern + ")?" * len(later)))
    return shapes


@cache
def _table_of(kinds: str) -> str:
    return next((table for table, shape in _shapes().items() if shape.pattern.fullmatch(kinds)), "")


def _rows(pages: Pages, roots: dict[str, int]) -> Iterator[tuple[str, list[Any]]]:
    """The rows of the student's work, the surest first: where two have one id, the first is to be kept.

    First come those to which the trees lead, then those out of their order, then those to which nothing leads any
    more though the file does not say that their page is free, and last those on pages of which it does, where a tree
    leads to them all the same.
    """
    listed = _listed(pages)
    for data, cell in _cells(pages, roots, listed):
        values = pages.values(data, cell)  # of the history as well, for the pages to which its texts lead on
        if not values or cell.table not in LOGGED:
            continue
        row = [
            clean_text(value.decode(listed.encoding, "replace")) if isinstance(value, bytes) else value
            for value in values
        ]
        row[0] = cell.id
        if row[1] != MIGRATION_SET:  # what sqlite-utils notes has the shape of the line with the notebook's title
            yield cell.table, row


class _Listed(NamedTuple):
    """What the file says of its tables: where their trees begin, how texts are written; whether all of it was read."""

    roots: dict[str, int]
    encoding: str
    whole: bool


#: How texts are written, by how the first word of a schema is; only another program makes a notebook of UTF-16.
_ENCODINGS = {
    word.encode(encoding): encoding for word in ("table", "index") for encoding in ("utf-8", "utf-16-le", "utf-16-be")
}

#: A page and a row on it.
_Found = tuple[bytes, Cell]


def _cells(pages: Pages, roots: dict[str, int], listed: _Listed) -> Iterator[_Found]:
    """The rows and their pages, in the order that `_rows` says."""
    walks = [pages.walk(listed.roots.get(table, root)) for table, root in roots.items()]
    whole = listed.whole and listed.roots.keys() >= roots.keys() and all(walk.whole for walk in walks)
    listed_free = pages.free()
    free = listed_free or set()
    reached = [number for walk in walks for number in walk.leaves]
    unsure: list[_Found] = []

    def in_order() -> Iterator[_Found]:
        nonlocal whole
        for number in (number for number in reached if number not in free):
            data = pages.page(number)
            leaf = pages.rows.leaf(data, carve=True)
            whole &= bool(leaf.whole or leaf.cells)
            unsure.extend((data, cell) for cell in leaf.carved)
            yield from ((data, cell) for cell in leaf.cells)

    yield from _ascending(in_order(), unsure)
    yield from unsure
    if not whole or listed_free is not None:  # else all that no tree leads to may have been deleted
        known = {*free, *reached, *(number for walk in walks for number in walk.above), *pages.overflowed}
        for number in (number for number in range(1, pages.count + 1) if number not in known):
            data = pages.page(number)
            if is_leaf(data) if whole else not is_of_an_index(data):
                leaf = pages.rows.leaf(data, carve=True)
                yield from ((data, cell) for cell in (*leaf.cells, *leaf.carved))
    for number in (number for number in reached if number in free):
        data = pages.page(number)
        yield from ((data, cell) for cell in pages.rows.leaf(data).cells)


def _ascending(cells: Iterable[_Found], others: list[_Found]) -> Iterator[_Found]:
    """The rows that stand between their neighbours; one whose id is out of order may be damaged, and goes to `others`.

    Else it could take the place of the row whose id that really is.
    """
    before: Cell | None = None
    held: _Found | None = None
    for found in cells:
        if held and _stands(before, held[1], found[1]):
            before = held[1]
            yield held
        elif held:
            others.append(held)
        held = found
    if held:
        yield held


def _stands(before: Cell | None, cell: Cell, after: Cell) -> bool:
    """Whether a row stands in order between the last one that did, and the next."""
    above = before is None or before.table != cell.table or before.id < cell.id
    return above and (after.table != cell.table or cell.id < after.id)


def _listed(pages: Pages) -> _Listed:
    roots: dict[str, int] = {}
    encoding = ""
    walk = pages.walk(1)
    whole = walk.whole
    for number in walk.leaves:
        data = pages.page(number)
        leaf = pages.rows.leaf(data, 100 if number == 1 else 0)
        whole &= leaf.whole
        for cell in leaf.cells:
            values = pages.values(data, cell) if cell.table == _SCHEMA else None
            if values and isinstance(values[0], bytes) and isinstance(values[1], bytes) and isinstance(values[3], int):
                encoding = encoding or _ENCODINGS.get(values[0], "")
                roots.setdefault(values[1].decode(encoding or "utf-8", "replace"), values[3])
    return _Listed(roots, encoding or "utf-8", whole)
