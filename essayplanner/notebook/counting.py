"""How many there are: what the status bar, the filters of the library and the completion of tags say."""

import json
from collections.abc import Sequence
from typing import Any, NamedTuple

from essayplanner.domain.changes import ChangeSet, Row, Table
from essayplanner.domain.years import era_year
from essayplanner.notebook.kept_dates import KEPT
from essayplanner.notebook.library import EVERY, Filter
from essayplanner.notebook.notebook import Notebook


class Counts(NamedTuple):
    """How many cards (trash aside), sources and outlines there are."""

    cards: int
    sources: int
    outlines: int

    def after(self, changed: ChangeSet) -> "Counts | None":
        """The numbers after a step, without counting anew; None where it does not list what it changed."""
        if changed.everything:
            return None
        more = dict.fromkeys(_COUNTED, 0)
        for change in changed.of(*_COUNTED):
            more[change.table] += _is_there(change.after) - _is_there(change.before)
        return Counts(*(number + each for number, each in zip(self, more.values(), strict=True)))


_COUNTED: tuple[Table, ...] = ("card", "source", "outline")


def _is_there(row: Row | None) -> bool:
    return row is not None and row.get("trashed_at") is None


def counts(book: Notebook) -> Counts:
    """The numbers of a notebook, counted: all of its cards are looked at."""
    return Counts(
        *book.row(
            "SELECT (SELECT count(*) FROM card WHERE trashed_at IS NULL), "
            "(SELECT count(*) FROM source WHERE trashed_at IS NULL), (SELECT count(*) FROM outline)"
        )
    )


def tag_counts(book: Notebook, wanted: Filter = EVERY, ids: Sequence[int] | None = None) -> list[tuple[str, int]]:
    """Every tag with the number of cards that carry it, of these ids or (None) that meet a filter; most used first.

    Those of all cards are counted in the index of the tags, less those in the trash: the cards are not looked at.
    """
    condition, values = _among(wanted, ids)
    if not wanted.narrows and ids is None:
        found = "SELECT tag_id, count(*) AS number FROM card_tag GROUP BY tag_id"
        less, values = "c.trashed_at IS NOT NULL", []
    else:
        found = (
            "SELECT ct.tag_id, count(*) AS number FROM card c CROSS JOIN card_tag ct ON ct.card_id = c.id "
            f"WHERE {condition} GROUP BY ct.tag_id"
        )
        less = "0"
    return [
        (name, number)
        for name, number in book.rows(
            f"SELECT t.name, n.number - ifnull(gone.number, 0) FROM ({found}) n JOIN tag t ON t.id = n.tag_id "
            "LEFT JOIN (SELECT ct.tag_id, count(*) AS number FROM card c CROSS JOIN card_tag ct ON ct.card_id = c.id "
            f"WHERE {less} GROUP BY ct.tag_id) gone ON gone.tag_id = t.id "
            "WHERE n.number > ifnull(gone.number, 0) ORDER BY 2 DESC, t.name",
            values,
        )
    ]


def side_counts(book: Notebook, wanted: Filter = EVERY, ids: Sequence[int] | None = None) -> dict[int, int]:
    """The number of cards on each side, by the side's id, of these ids or (None) that meet a filter."""
    condition, values = _among(wanted, ids)
    return dict(
        book.rows(
            f"SELECT c.side_id, count(*) FROM card c WHERE c.side_id IS NOT NULL AND {condition} GROUP BY c.side_id",
            values,
        )
    )


def _among(wanted: Filter, ids: Sequence[int] | None) -> tuple[str, Sequence[Any]]:
    if ids is None:
        return wanted.condition()
    return "c.id IN (SELECT value FROM json_each(?))", (json.dumps(list(ids)),)


def years(book: Notebook) -> tuple[int, int]:
    """The first and last year of any card's date, before Christ negative; this century's first where there is none."""
    firsts, lasts = zip(
        *book.rows(
            "SELECT min(first_day) AS first_day, max(last_day) AS last_day FROM card WHERE trashed_at IS NULL "
            "UNION ALL SELECT min(first_day_of(c.happened)), max(last_day_of(c.happened)) FROM card c "
            f"WHERE c.trashed_at IS NULL AND {KEPT}"
        ),
        strict=True,
    )
    first, last = min(filter(None, firsts), default=20000101), max(filter(None, lasts), default=20001231)
    return era_year(first // 10000), era_year(last // 10000)
