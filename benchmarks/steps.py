"""What a step costs, what opening a file costs, and what a history of 100,000 steps does to both."""

import argparse
import sqlite3
from contextlib import closing
from pathlib import Path

from benchmarks.figures import in_turn, ratio, show, timed, times_of
from benchmarks.notebooks import make_essay, workplace
from essayplanner.notebook import outlining
from essayplanner.notebook.counting import counts
from essayplanner.notebook.notebook import Notebook
from essayplanner.notebook.outlines import totals


def statements(book: Notebook) -> list[str]:
    """The statements that one placed note takes, and those that the window asks after each step."""
    said: list[str] = []
    placement = book.rows("SELECT id FROM placement LIMIT 1 OFFSET 70")[0][0]
    outlining.edit_note(book, placement, "before")
    book.connection.set_trace_callback(said.append)
    outlining.edit_note(book, placement, "after")
    book.connection.set_trace_callback(None)
    return [text for text in said if not text.startswith("--")]


def lengthen(path: Path, number: int) -> None:
    """A long history, as years of work leave it."""
    with closing(sqlite3.connect(path)) as raw, raw:
        raw.executemany(
            "INSERT INTO step (label, at) VALUES (?, '2026-01-01T00:00:00.000+00:00')",
            [(f"Edit note at {n}",) for n in range(number)],
        )
        raw.execute(
            "INSERT INTO step_row (step_id, tbl, row_id, before, after) SELECT id, 'placement', 1, "
            '\'{"id":1,"note":"a"}\', \'{"id":1,"note":"b"}\' FROM step'
        )


def main(words: list[str]) -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="steps", description=__doc__)
    parser.add_argument("--runs", type=int, default=40)
    parser.add_argument("--steps", type=int, default=100_000)
    given = parser.parse_args(words)
    with workplace() as place:
        path = make_essay(place / "essay.essayplan")
        short: dict[str, float] = {}
        for number in (0, given.steps):
            if number:
                lengthen(path, number)
            opened = times_of([timed(lambda: Notebook.open(path).close()) for _ in range(7)])
            book = Notebook.open(path)
            if not number:
                said = statements(book)
                print(
                    f"  a note written in {len(said)} statements: "
                    + "; ".join(text.split(" (")[0][:46] for text in said)
                )
            notes = iter(range(10**9))
            works = {
                "write a note": lambda: outlining.edit_note(book, 71, f"note {next(notes)}"),  # noqa: B023
                "span of the history": book.history_span,
                "what undo would take back": book.next_steps,
                "counts in the status bar": lambda: counts(book),  # noqa: B023
                "totals of the outline": lambda: totals(book, 1),  # noqa: B023
            }
            print(f"  with {number:,} steps before")
            show("opening the file", opened)
            for name, times in zip(works, in_turn(given.runs, *works.values(), warm=2), strict=True):
                show(name, times)
                if number:
                    ratio(f"{name}, against no history", times.median, short[name], 2)
                else:
                    short[name] = times.median
            book.close()
