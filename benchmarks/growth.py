"""What placing, moving, removing and undo cost among 2,000, 20,000 and 200,000 placements: it does not grow with them.

Nothing waits for the disk here, which would hide what grows. The placements stand in one section, once numbered as
this program does and once without a gap, as another might.
"""

import argparse
import sqlite3
from contextlib import closing
from pathlib import Path

from benchmarks.figures import in_turn, ratio, show
from benchmarks.notebooks import make_library, workplace
from essayplanner.notebook import outlines, outlining
from essayplanner.notebook.items import Item, Spot
from essayplanner.notebook.notebook import Notebook, new_uid
from essayplanner.notebook.ordering import SPACING

SIZES = (2_000, 20_000, 200_000)


def make_long_section(path: Path, placements: int, spacing: int) -> Path:
    """A notebook with so many placements in its one section."""
    make_library(path, 200)
    with closing(Notebook.open(path)) as book:
        outlining.add_section(book, Spot("outline", outlines.new_outline(book, "Q")))
    with closing(sqlite3.connect(path)) as raw, raw:
        raw.executemany(
            "INSERT INTO placement (uid, outline_id, section_id, card_id, position) VALUES (?, 1, 1, ?, ?)",
            [(new_uid(), n % 200 + 1, n * spacing) for n in range(placements)],
        )
    return path


def main(words: list[str]) -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="growth", description=__doc__)
    parser.add_argument("--runs", type=int, default=30)
    given = parser.parse_args(words)
    with workplace() as place:
        for spacing, name in ((SPACING, "numbered with gaps"), (1, "numbered without a gap")):
            few: dict[str, float] = {}
            for size in SIZES:
                print(f"  {size:,} placements, {name}")
                with closing(
                    Notebook.open(make_long_section(place / f"{size}-{spacing}.essayplan", size, spacing))
                ) as book:
                    measure(book, size, given.runs, few)


def measure(book: Notebook, size: int, runs: int, few: dict[str, float]) -> None:
    """Print the times of the verbs, and how they grew since the first notebook."""
    book.connection.execute("PRAGMA synchronous = OFF")
    last, middle = Spot("section", 1), size // 2
    place, move = outlining.place, outlining.move
    works = {
        "place at the end": lambda: place(book, [1], last),
        "place at the start": lambda: place(book, [1], last._replace(before=1)),
        "place always in the middle": lambda: place(book, [1], last._replace(before=middle)),
        "place 100 in the middle": lambda: place(book, range(1, 101), last._replace(before=middle + 50)),
        "move to the start": lambda: move(
            book, [Item("placement", book.row("SELECT max(id) FROM placement")[0] - 50)], last._replace(before=2)
        ),
        "remove": lambda: outlining.remove(book, [Item("placement", book.row("SELECT max(id) FROM placement")[0])]),
        "undo": book.undo,
    }
    for name, times in zip(works, in_turn(runs, *works.values(), warm=3), strict=True):
        show(name, times)
        if name in few:
            ratio(f"{name}, against {SIZES[0]:,}", times.median, few[name], 2)
        else:
            few[name] = times.median
