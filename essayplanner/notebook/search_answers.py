"""Which cards meet a filter, best first, and how many of them are of each kind: as asked of the index and the file."""

import json
import sqlite3
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from essayplanner.domain.cards import Kind
from essayplanner.domain.changes import Change, ChangeSet
from essayplanner.notebook.library import UNSOURCED, UNUSED, Filter
from essayplanner.notebook.search_words import match_of, quoted_words
from essayplanner.notebook.sorting import COLUMNS, Sort, sorted_ids

#: At most so many hits are ranked; ranking every hit of a frequent word takes 119 ms at 100,000 cards, this 3.6 (p99).
RANKED_AT_MOST = 1000
#: What a hit in the title, the text and the rest (tags, aliases, short form, sources, historians) weighs.
_WEIGHTS = "8.0, 2.0, 4.0"
#: A number that is to be counted anew.
UNKNOWN = -1


class Found(NamedTuple):
    """The ids of the cards found, best first; the number of each kind without the filter by kind; whether it is cut."""

    ids: list[int]
    counts: dict[Kind, int]
    unused: int
    unsourced: int
    capped: bool = False

    def after(self, changed: ChangeSet, wanted: Filter) -> "Found | None":
        """What of this answer is true after a step; None where other cards may meet the filter, or in another order.

        A number that may be another is UNKNOWN.
        """
        if changed.everything or any(_lists_otherwise(change, wanted) for change in changed.changes):
            return None
        came_or_went = any(change.before is None or change.after is None for change in changed.of("placement"))
        return self._replace(
            unused=UNKNOWN if came_or_went else self.unused,
            unsourced=UNKNOWN if any(map(_is_about_sources, changed.changes)) else self.unsourced,
        )


#: What of a card other filters than by its words ask for.
_FILTERED = ("kind", "trashed_at", "side_id", "first_day", "last_day", "happened")


def _lists_otherwise(change: Change, wanted: Filter) -> bool:
    """Whether a change of one row may change which cards meet a filter, or how well."""
    table, before, after = change.table, change.before, change.after
    telling = (*_FILTERED, *COLUMNS.get(wanted.sort, ()))
    if table == "card" and (
        before is None or after is None or any(before.get(name) != after.get(name) for name in telling)
    ):
        return True
    if wanted.unsourced and _is_about_sources(change):
        return True
    if table == "placement":
        return wanted.unused or wanted.sort is Sort.USED
    if match_of(wanted.text):
        return table in ("card", "card_tag", "tag", "citation", "source", "link", "side")
    return table in ("card_tag", "tag") and bool(wanted.tag)


def _is_about_sources(change: Change) -> bool:
    """Whether a change of one row, none of a card, may change of which cards a source is expected that they lack."""
    table, before, after = change.table, change.before or {}, change.after or {}
    if table == "placement":  # what stands under a claim bears it out
        return before.get("parent_id") != after.get("parent_id")
    return (table == "citation" and not (before and after)) or (
        table == "link" and before.get("relation") != after.get("relation")
    )


class Answers:
    """What is asked of the connection of an index (`Search`), which has made its tables `found.doc` and `card_fts`."""

    def __init__(
        self, connection: sqlite3.Connection, rows: Callable[[str, Sequence[Any]], list[tuple[Any, ...]]]
    ) -> None:
        """`rows` gives those of a statement whose values can be read."""
        self._connection, self._rows = connection, rows

    def all(self, wanted: Filter) -> Found:
        """The cards, with their number of each kind; the other numbers are UNKNOWN."""
        return self._ranked(wanted) if match_of(wanted.text) else self._listed(wanted)

    def counted(self, wanted: Filter, found: Found) -> Found:
        """With the numbers that are unknown."""
        unused, unsourced = found.unused, found.unsourced
        if unused == UNKNOWN:
            unused = self._number(UNUSED, found, wanted, wanted._replace(unused=True))
        if unsourced == UNKNOWN:
            unsourced = self._number(UNSOURCED, found, wanted, wanted._replace(unsourced=True))
        return found._replace(unused=unused, unsourced=unsourced)

    def _number(self, such: str, found: Found, wanted: Filter, narrowed: Filter) -> int:
        """How many are such: of those that were ranked, or of all that meet the filter (some at most)."""
        if match_of(wanted.text):
            condition, values = f"c.id IN (SELECT value FROM json_each(?)) AND {such}", [json.dumps(found.ids)]
        else:
            condition, values = narrowed.condition()
        query = f"SELECT 1 FROM main.card c WHERE {condition} LIMIT {RANKED_AT_MOST}"
        return int(self._connection.execute(f"SELECT count(*) FROM ({query})", values).fetchone()[0])

    def _ranked(self, wanted: Filter) -> Found:
        # What is in the index already is asked there: 1,000 rows of a large file take 10 ms to fetch.
        plain = not wanted._replace(text="", kind=None, trashed=False).narrows
        table = "found.doc" if plain else "main.card"
        condition, values = wanted.condition(kind=False)
        rows = self._hits(table, condition, values, wanted.text)
        counts = {kind: sum(row[1] == kind for row in rows[:RANKED_AT_MOST]) for kind in Kind}
        capped = len(rows) > RANKED_AT_MOST
        if wanted.kind and capped:
            condition, values = wanted.condition()
            rows = self._hits(table, condition, values, wanted.text)
        ids = [row[0] for row in rows if wanted.kind in (None, row[1])][:RANKED_AT_MOST]
        return Found(ids, counts, UNKNOWN, UNKNOWN, capped)

    def _hits(self, table: str, condition: str, values: list[Any], text: str) -> list[tuple[int, str]]:
        """Ids and kinds, best first, one more than are ranked where there are more.

        bm25 looks at every hit of every word to weigh it: with a frequent one, hits in the title come first instead.
        """
        match = match_of(text)
        if not any(self._is_frequent(word) for word in quoted_words(text)):
            return self._matches(table, condition, values, match, f"bm25(card_fts, {_WEIGHTS})")
        rows = self._matches(table, condition, values, f"{{title}} : ({match})", "length(c.title)")
        if len(rows) <= RANKED_AT_MOST:
            others = self._matches(table, condition, values, match, "c.id")
            rows = list(dict.fromkeys(rows + others))[: RANKED_AT_MOST + 1]
        return rows

    def _matches(self, table: str, condition: str, values: list[Any], match: str, score: str) -> list[tuple[int, str]]:
        rows = self._connection.execute(
            f"SELECT {score}, c.id, c.kind FROM found.card_fts CROSS JOIN {table} c ON c.id = card_fts.rowid "
            f"WHERE card_fts MATCH ? AND {condition} LIMIT {RANKED_AT_MOST + 1}",
            [match, *values],
        ).fetchall()
        rows.sort()  # here: SQLite would rank before it cuts
        return [(id, kind) for _, id, kind in rows]

    def _is_frequent(self, word: str) -> bool:
        """Whether a word has more hits than are ranked twice over."""
        return bool(
            self._connection.execute(
                "SELECT 1 FROM found.card_fts WHERE card_fts MATCH ? LIMIT 1 OFFSET ?", (word, 2 * RANKED_AT_MOST)
            ).fetchone()
        )

    def _listed(self, wanted: Filter) -> Found:
        ids = sorted_ids(self._rows, *wanted.condition(), wanted.sort)
        condition, values = wanted.condition(kind=False)
        counts = dict.fromkeys(Kind, 0)
        for kind, count in self._rows(
            f"SELECT c.kind, count(*) FROM main.card c WHERE {condition} GROUP BY c.kind", values
        ):
            counts[Kind(kind)] = count
        return Found(ids, counts, UNKNOWN, UNKNOWN)
