"""Finding cards: an index in memory beside the file, on a connection of its own that may live in another thread.

The index is never part of the file: a notebook from a stranger brings no index that could be broken on purpose, a
move never touches it, and a placed card costs one commit of its own rows (docs/adr/0004).
"""

import contextlib
import json
import sqlite3
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from essayplanner.domain.cards import Kind
from essayplanner.domain.changes import ChangeSet
from essayplanner.notebook.library import Filter
from essayplanner.notebook.opening import connect
from essayplanner.notebook.search_answers import Answers, Found
from essayplanner.notebook.search_documents import cards_touched, documents
from essayplanner.notebook.sentences import as_sentences
from essayplanner.notebook.sound_rows import sound_rows

_CHUNK = 2000


class Search:
    """The index over one notebook file. One thread at a time uses it, `stop` aside."""

    def __init__(self, path: Path, patience: int | None = None) -> None:
        """`patience` is how many milliseconds it waits for another program that is writing, as in `connect`."""
        self._path = path
        with as_sentences(path):
            self._connection = connect(path, read_only=True, thread_bound=False, patience=patience)
            self._prepare()
        self._answers = Answers(self._connection, self._rows)
        self.ready = False
        self._lock = threading.Lock()
        self._finding = self._stopped = False

    def _prepare(self) -> None:
        self._connection.execute("PRAGMA query_only = OFF")
        self._connection.execute("ATTACH ':memory:' AS found")
        self._connection.execute(
            "CREATE TABLE found.doc (id INTEGER PRIMARY KEY, kind TEXT, trashed_at TEXT, title TEXT, text TEXT, "
            "also TEXT)"
        )
        self._connection.execute(
            "CREATE VIRTUAL TABLE found.card_fts USING fts5(title, text, also, content='doc', content_rowid='id', "
            "tokenize='unicode61 remove_diacritics 2', prefix='1 2 3')"
        )

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    def stop(self) -> None:
        """Interrupt a running query, from any thread: its `find` gives None. Building and refreshing go on."""
        with self._lock:
            if self._finding:
                self._stopped = True
                self._connection.interrupt()

    def build(self, go_on: Callable[[], bool] = lambda: True) -> None:
        """Index every card, in pieces, so that a step never waits for long; stops early where `go_on` says so."""
        with as_sentences(self._path):
            self._build(go_on)

    def _build(self, go_on: Callable[[], bool]) -> None:
        self.ready = False
        self._connection.execute("DELETE FROM found.doc")
        last = 0
        while go_on():
            ids = [
                row[0]
                for row in self._rows("SELECT id FROM main.card WHERE id > ? ORDER BY id LIMIT ?", (last, _CHUNK))
            ]
            if not ids:
                self._connection.execute("INSERT INTO card_fts(card_fts) VALUES ('rebuild')")
                self.ready = True
                return
            last, read = ids[-1], list(documents(self._rows, ids))
            with self._indexing():  # what is read of the file is read before, or it would be held until this ends
                self._connection.executemany(
                    "INSERT OR REPLACE INTO found.doc (id, title, text, also, kind, trashed_at) VALUES (?, ?, ?, ?, ?, "
                    "?)",
                    read,
                )

    @contextlib.contextmanager
    def _indexing(self) -> Iterator[None]:
        self._connection.execute("BEGIN")
        try:
            yield
            self._connection.execute("COMMIT")
        finally:
            if self._connection.in_transaction:
                self._connection.rollback()

    def follow(self, changed: ChangeSet) -> None:
        """Bring the index up to date with a step, an undo or another program's change."""
        if changed.everything:
            if self.ready:
                self.build()
        elif self.ready:
            with as_sentences(self._path):
                ids = cards_touched(self._rows, changed)
            self.refresh(ids)

    def refresh(self, ids: Iterable[int]) -> None:
        """Bring the index up to date for cards that were added, changed or deleted."""
        ids = sorted(set(ids))
        if not self.ready or not ids:
            return
        with as_sentences(self._path):
            new = list(documents(self._rows, ids))
        with as_sentences(self._path), self._indexing():
            old = self._connection.execute(
                "SELECT id, title, text, also FROM found.doc WHERE id IN (SELECT value FROM json_each(?))",
                (json.dumps(ids),),
            ).fetchall()
            self._connection.executemany(
                "INSERT INTO card_fts(card_fts, rowid, title, text, also) VALUES ('delete', ?, ?, ?, ?)", old
            )
            self._connection.executemany("DELETE FROM found.doc WHERE id = ?", [(id,) for id in ids])
            self._connection.executemany(
                "INSERT INTO found.doc (id, title, text, also, kind, trashed_at) VALUES (?, ?, ?, ?, ?, ?)", new
            )
            self._connection.executemany(
                "INSERT INTO card_fts(rowid, title, text, also) VALUES (?, ?, ?, ?)", [row[:4] for row in new]
            )

    def _rows(self, sql: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        return sound_rows(self._connection.execute(sql, values), self._path)

    def find(self, wanted: Filter, known: Found | None = None) -> Found | None:
        """The cards that meet a filter; None where `stop` ended the query.

        What is `known` of the answer, from `Found.after`, is not asked again.
        """
        with self._lock:
            self._finding, self._stopped = True, False
        try:
            with as_sentences(self._path):
                try:
                    found = self._answers.counted(wanted, known or self._answers.all(wanted))
                except sqlite3.OperationalError as error:
                    if getattr(error, "sqlite_errorcode", 0) == sqlite3.SQLITE_INTERRUPT:
                        return None
                    raise
        except (OverflowError, UnicodeEncodeError):
            found = Found([], dict.fromkeys(Kind, 0), 0, 0)
        finally:
            with self._lock:
                self._finding = False
        return None if self._stopped else found
