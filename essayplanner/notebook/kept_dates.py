"""Dates in a file that were not understood when they were stored, asked for by SQL: they may be understood by now.

Their rows have no days. `domain.dates.read_stored` reads them again, also for the conditions and orders of a query, so
that lists agree with what is drawn, and nothing is written for it.
"""

import sqlite3
from functools import partial

from essayplanner.domain.dates import parse_date

#: Of a card `c`, that its date has a text and no days.
KEPT = "c.first_day IS NULL AND c.happened <> ''"
#: The first and the last day of any card `c`, or NULL.
FIRST_DAY, LAST_DAY = (
    f"ifnull(c.{which}_day, CASE WHEN {KEPT} THEN {which}_day_of(c.happened) END)" for which in ("first", "last")
)


def add_days(connection: sqlite3.Connection) -> None:
    """Let a connection ask for `first_day_of` and `last_day_of` a stored date."""
    for name, end in (("first_day_of", 0), ("last_day_of", 1)):
        connection.create_function(name, 1, partial(_day_of, end), deterministic=True)


def _day_of(end: int, stored: str) -> int | None:
    span = parse_date(stored)
    return span[end] if span else None
