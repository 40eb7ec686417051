"""The sources, 3,000 of them: from the command to their painted window, the first time and later.

Both the time and what the window's thread works of it are told; the second does not count what neighbours do.
"""

import argparse
import time
from typing import Any

from benchmarks.figures import show, times_of, under
from benchmarks.notebooks import make_library, workplace
from benchmarks.windows import finish, open_desk, rest

#: Milliseconds until the window is there.
TARGET = 100


def main(words: list[str]) -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="sources", description=__doc__)
    parser.add_argument("--runs", type=int, default=9)
    parser.add_argument("--sources", type=int, default=3_000, help="how many sources")
    given = parser.parse_args(words)
    with workplace() as place:
        desk = open_desk(make_library(place / "library.essayplan", 1_000, given.sources))
        rest(2)
        first, *later = [opened(desk.window) for _ in range(given.runs + 1)]
        print(f"{given.sources:,} sources")
        for name, runs in (("the first time", [first]), ("later", later)):
            whole, works = (times_of(each) for each in zip(*runs, strict=True))
            show(f"command to painted window, {name}", whole)
            show("  of which the window's thread works", works)
            under(f"works, {name}, median", works.median, TARGET)
        finish(desk)


def opened(window: Any) -> tuple[float, float]:
    """Milliseconds until the sources are painted, and those that this thread works; they are closed again."""
    began, working = time.perf_counter(), time.thread_time()
    dialog = window.commands.cards.sources()
    dialog.repaint()
    took = (time.perf_counter() - began) * 1000, (time.thread_time() - working) * 1000
    rest(1)
    dialog.close()
    rest(1)
    return took
