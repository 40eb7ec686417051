"""Placing a card in a 10,000-item outline, undo record included, against one raw commit of the same rows.

The limit writes the placement, the step and its log row in one transaction on a copy of the file, with the same
pragmas. What waits for the disk is the same for both, so the ratio shrinks on a slow disk: the tmpfs ratio is told too
where there is one.
"""

import argparse
import shutil
import sqlite3
import tempfile
from collections.abc import Callable
from contextlib import closing
from itertools import count
from pathlib import Path

from benchmarks.figures import in_turn, ratio, show
from benchmarks.notebooks import make_essay, workplace
from essayplanner.notebook import outlining
from essayplanner.notebook.items import Item, Spot
from essayplanner.notebook.notebook import Notebook, new_uid, now
from essayplanner.notebook.opening import connect

_ROW = (
    '{"id":1,"uid":"3f0c4d1e-0000-4000-8000-000000000000","outline_id":1,"section_id":1,"parent_id":null,"card_id":1}'
)


def raw_place(raw: sqlite3.Connection, section: int) -> Callable[[], None]:
    """The limit: the placement of a card, a step and its log row, in one transaction."""
    numbers = count(1)

    def limit() -> None:
        raw.execute("BEGIN IMMEDIATE")
        step = raw.execute("INSERT INTO step (label, at) VALUES ('Place', ?)", (now(),)).lastrowid
        id = raw.execute(
            "INSERT INTO placement (uid, outline_id, section_id, card_id, position) VALUES (?, 1, ?, 1, ?)",
            (new_uid(), section, 2**50 + next(numbers)),
        ).lastrowid
        raw.execute(
            "INSERT INTO step_row (step_id, tbl, row_id, after) VALUES (?, 'placement', ?, ?)", (step, id, _ROW)
        )
        raw.execute("COMMIT")

    return limit


def measure(path: Path, runs: int, where: str) -> None:
    """Place, move and write a note on one copy, the raw rows on another, in turn."""
    other = path.with_name("raw.essayplan")
    shutil.copyfile(path, other)
    book = Notebook.open(path)
    section = book.rows("SELECT id FROM section WHERE parent_id IS NOT NULL LIMIT 1 OFFSET 200")[0][0]
    spot = Spot("section", section)
    cards = count(1)
    placed: list[int] = []
    with closing(connect(other)) as raw:
        limit = raw_place(raw, section)

        def place() -> None:
            placed.extend(outlining.place(book, [next(cards)], spot))

        def move() -> None:
            outlining.move(book, [Item("placement", placed[-1])], spot._replace(before=placed[-2]))

        def note() -> None:
            outlining.edit_note(book, placed[-1], f"note {next(cards)}")

        raw_times, *ours = in_turn(runs, limit, place, place, move, note, book.undo, warm=3)
    show(f"raw commit of the same rows ({where})", raw_times)
    for name, times in zip(("place a card", "place another", "move a card", "write a note", "undo"), ours, strict=True):
        if name != "place another":
            show(name, times)
            ratio(f"{name}, medians", times.median, raw_times.median, 2)
    book.close()


def main(words: list[str]) -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="place", description=__doc__)
    parser.add_argument("--runs", type=int, default=150)
    given = parser.parse_args(words)
    with workplace() as place:
        path = make_essay(place / "essay.essayplan")
        memory = Path("/dev/shm")
        if memory.is_dir():
            with tempfile.TemporaryDirectory(dir=memory, prefix="essayplanner-bench-") as folder:
                copy = Path(folder) / "essay.essayplan"
                shutil.copyfile(path, copy)
                measure(copy, given.runs, "in memory")
        measure(path, given.runs, "on disk")
