"""A first look at a notebook that is not open yet: what one of its outlines begins with.

It is shown until the notebook has been checked and opened, which says what is wrong with it, if anything. So here the
least doubt means that there is nothing to be seen: a journal beside the file, another version than ours, a table that
is none, a value that is not as it should be, a lock. Nothing is written, nothing is waited for, nothing that the file
says is run, and no more is read than can be in sight.
"""

import os
import sqlite3
import struct
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from essayplanner.domain.cards import Kind
from essayplanner.domain.errors import EssayError, NotFoundError
from essayplanner.domain.outline import Role
from essayplanner.domain.reading_files import open_file
from essayplanner.notebook.migrations import CURRENT
from essayplanner.notebook.outline_rows import Aside, PlacementRow, SectionRow, asides
from essayplanner.notebook.schema import APPLICATION_ID, TABLES

if TYPE_CHECKING:
    from essayplanner.domain.changes import Table

#: The tables that are asked.
_ASKED = ("notebook", "outline", "section", "placement", "card", "side", "citation", "source", "link")
#: How the header of a notebook begins, and the version and the id in it; the two bytes 1 are those of a file without a
#: write-ahead log.
_HEADER = struct.Struct(">16s2x2s40xI4xI28x")
_MAGIC = b"SQLite format 3\0"
#: Letters of a title, a note or a source with which a row is still shown; more would take time.
_TITLE, _NOTE, _MOST = 5_000, 1_000, 100_000
#: Steps of SQLite's machine in which all must be read: some fifty times what a screen full takes.
_STEPS = 1_000_000
#: Levels that are followed down.
_LEVELS = 20


class Seen(NamedTuple):
    """A section, or a placed card with what is said beside it; `below` is how many cards stand right under it."""

    row: SectionRow | PlacementRow
    below: int = 0
    aside: Aside | None = None


class Glimpse(NamedTuple):
    """What a notebook is called, the outline that is looked at, and what that begins with, in reading order."""

    uid: str
    title: str
    outline_id: int
    question: str
    thesis: str
    seen: list[Seen]


def glimpse(path: Path, kept: dict[str, int], most: int) -> Glimpse | None:
    """The beginning of the outline that was shown last (`kept`, by the uid of the notebook), else of the first one.

    `path` leads through no link, and no part of this program has the file open. No more than `most` rows are read. None
    where anything at all is not as it is expected.
    """
    try:
        if not _is_plain(path):
            return None
        uri = f"{path.absolute().as_uri()}?mode=ro"
        with closing(sqlite3.connect(uri, uri=True, isolation_level=None, timeout=0)) as connection:
            return _Look(connection).at_outline(kept, most)
    except (OSError, ValueError, TypeError, LookupError, sqlite3.Error, EssayError):
        return None


def _is_plain(path: Path) -> bool:
    """Whether a file says that it is a notebook as this program writes it, with nothing beside it."""
    if any(os.path.lexists(f"{path}{ending}") for ending in ("-journal", "-wal")):
        return False
    with open_file(path) as file:
        header = file.read(_HEADER.size)
    return len(header) == _HEADER.size and _HEADER.unpack(header) == (_MAGIC, b"\1\1", CURRENT, APPLICATION_ID)


class _Look:
    """Queries of a connection, each answered in full or not at all."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        connection.set_progress_handler(lambda: 1, _STEPS)
        for pragma in ("trusted_schema = OFF", "cell_size_check = ON", "query_only = ON"):
            connection.execute(f"PRAGMA {pragma}")
        connection.execute("BEGIN")
        plain = "type = 'table' AND sql LIKE 'CREATE TABLE %' OR type = 'index'"
        if self.rows(f"SELECT 1 FROM sqlite_schema WHERE NOT ({plain}) LIMIT 1"):
            raise ValueError(plain)
        for table in _ASKED:
            columns = self.rows(f"PRAGMA table_xinfo({table})")
            if any(row[6] for row in columns) or {row[1] for row in columns} != set(TABLES[table]):
                raise ValueError(table)

    def rows(self, sql: str, parameters: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """All rows of a query; ValueError where one holds a value that is very long, or none that a text can be."""
        found = self._connection.execute(sql, parameters).fetchall()
        for row in found:
            if any(isinstance(each, bytes | float) or (isinstance(each, str) and len(each) > _MOST) for each in row):
                raise ValueError(sql)
        return found

    def row(self, sql: str, parameters: Sequence[Any] = (), of: "Table | Literal['']" = "") -> tuple[Any, ...]:
        """The one row of a query."""
        found = self.rows(sql, parameters)
        if not found:
            raise NotFoundError(sql)
        return found[0]

    def at_outline(self, kept: dict[str, int], most: int) -> Glimpse:
        """The beginning of an outline."""
        uid, title = self.row("SELECT uid, title FROM notebook")
        outline_id, question, thesis = self.row(
            "SELECT id, title, thesis FROM outline ORDER BY id = ? DESC, position, id LIMIT 1", (kept.get(uid, 0),)
        )
        seen: list[Seen] = []
        for each in self._sections(outline_id, None, most):
            seen.append(each)
            if len(seen) == most:
                break
        return Glimpse(_text(uid), _text(title), outline_id, _text(question), _text(thesis), seen)

    def _sections(self, outline_id: int, parent: int | None, most: int, level: int = 0) -> Iterator[Seen]:
        found = self.rows(
            "SELECT id, parent_id, position, substr(title, 1, ?), role, substr(note, 1, ?), words, slots FROM section "
            "WHERE outline_id = ? AND parent_id IS ? ORDER BY position, id LIMIT ?",
            (_TITLE, _NOTE, outline_id, parent, most),
        )
        if level > _LEVELS:
            raise ValueError(level)
        for id, above, position, title, role, note, words, slots in found:
            if type(words) is not int:
                raise TypeError(words)
            section = SectionRow(id, above, position, _text(title), Role(role), _text(note), words, _text(slots))
            yield Seen(section)
            yield from self._placements("section_id", section.id, most, level)
            yield from self._sections(outline_id, section.id, most, level + 1)

    def _placements(self, column: str, parent: int, most: int, level: int) -> Iterator[Seen]:
        found = self.rows(
            "SELECT p.id, p.section_id, p.parent_id, p.position, p.card_id, substr(p.note, 1, ?), c.kind, "
            "substr(c.title, 1, ?), substr(c.caution, 1, 1), "
            "(SELECT count(*) FROM (SELECT 1 FROM placement q WHERE q.parent_id = p.id LIMIT 10000)) "
            f"FROM placement p JOIN card c ON c.id = p.card_id WHERE p.{column} = ? "
            "ORDER BY p.position, p.id LIMIT ?",
            (_NOTE, _TITLE, parent, most),
        )
        if level > _LEVELS:
            raise ValueError(level)
        beside = asides(self, [row[0] for row in found])
        for id, section, above, position, card_id, note, kind, title, caution, below in found:
            texts = _text(note), Kind(kind), _text(title), _text(caution)
            yield Seen(
                PlacementRow(id, section, above, position, card_id, *texts), below, Aside(*map(_text, beside[id]))
            )
            yield from self._placements("parent_id", id, most, level + 1)


def _text(value: Any) -> str:
    if type(value) is not str:
        raise TypeError(value)
    return value
