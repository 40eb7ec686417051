"""Steps that were undone when a new one was made: never to be done again, and kept apart for whoever has them too.

A notebook on another device may hold such a step as done. That it was taken back here is told by its line, which stays;
what it did by its rows, an array of what was logged, which the newest ones keep where it is not very long.
"""

import sqlite3

#: So many steps keep their rows, if these are of no more characters: ten million in all, at the worst.
WITH_ROWS, LONGEST = 500, 20_000


def discard(connection: sqlite3.Connection, after: int, at: str) -> None:
    """Take the steps that follow one (0: all) out of the history, and set them apart."""
    shift = connection.execute("SELECT coalesce(max(id), 0) FROM discarded").fetchone()[0] - after
    connection.execute(
        "INSERT INTO discarded (id, uid, device, label, details, at, discarded_at) "
        "SELECT id + ?, uid, device, label, details, at, ? FROM step WHERE id > ?",
        (shift, at, after),
    )
    forgotten = connection.execute("SELECT max(id) FROM discarded").fetchone()[0] - WITH_ROWS
    connection.execute("DELETE FROM discarded_rows WHERE id <= ?", (forgotten,))
    connection.execute(
        "INSERT INTO discarded_rows (id, format, rows) "
        "SELECT id + ?, format, (SELECT json_group_array(json_array(tbl, row_id, before, after, refs)) FROM "
        "(SELECT * FROM step_row WHERE step_id = step.id ORDER BY id)) FROM step WHERE id > ? AND id + ? > ? AND "
        "(SELECT total(length(ifnull(before, '')) + length(ifnull(after, ''))) FROM step_row WHERE step_id = step.id) "
        "<= ?",
        (shift, after, shift, forgotten, LONGEST),
    )
    connection.execute("DELETE FROM step WHERE id > ?", (after,))
