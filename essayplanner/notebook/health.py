"""Whether a notebook is sound, and where it is not."""

import json
from pathlib import Path

from essayplanner.notebook.notebook import Notebook
from essayplanner.notebook.schema import LOGGED


def faults(path: Path) -> list[str]:
    """What is wrong with the notebook at a path, a sentence each; raises UnusableFileError where it is none.

    Looks at pages, references, nesting of outlines, links of positions, citations and the history.
    """
    book = Notebook.open(path)
    try:
        found = [f"Damaged pages: {row[0]}" for row in book.rows("PRAGMA integrity_check(20)") if row[0] != "ok"]
        found += [f"A {row[0]} (row {row[1]}) refers to a missing {row[2]}." for row in book.rows("PRAGMA foreign_key_check")]
        for table in ("section", "placement"):
            found += _misplaced(book, table)
        found += _history_faults(book)
        return found
    finally:
        book.close()


def _misplaced(book: Notebook, table: str) -> list[str]:
    found = []
    for (id,) in book.rows(
        f"SELECT a.id FROM {table} a JOIN {table} b ON a.parent_id = b.id WHERE a.outline_id <> b.outline_id"
    ):
        found.append(f"The {table} {id} stands in another outline than its parent.")
    rows = dict(book.rows(f"SELECT id, parent_id FROM {table}"))
    sound: set[int | None] = {None}
    for id in rows:
        path, at = [], id
        while at not in sound and at not in path:
            path.append(at)
            at = rows.get(at)
        if at in path:
            found.append(f"The {table} {id} stands under itself.")
        sound.update(path)
    if table == "placement":
        for (id,) in book.rows(
            "SELECT p.id FROM placement p JOIN section s ON s.id = p.section_id WHERE p.outline_id <> s.outline_id"
        ):
            found.append(f"The placement {id} stands in another outline than its section.")
        for (id,) in book.rows(
            "SELECT p.id FROM placement p JOIN placement up ON up.id = p.parent_id JOIN card c ON c.id = up.card_id "
            "WHERE c.kind = 'evidence'"
        ):
            found.append(f"The placement {id} stands under evidence.")
    return found


def _history_faults(book: Notebook) -> list[str]:
    found = []
    for id, table, before, after in book.rows("SELECT id, tbl, before, after FROM step_row"):
        for text in (before, after):
            try:
                row = json.loads(text) if text is not None else None
            except ValueError:
                row = 0
            if row is not None and not (isinstance(row, dict) and table in LOGGED and set(row) <= set(LOGGED[table])):
                found.append(f"Row {id} of the history cannot be read.")
                break
    return found
