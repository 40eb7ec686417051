"""What a step costs in the window as the notebook grows: 100 to 100,000 cards, 10 to 10,000 placements (with the card
panel, and with the preview), 0 to 100,000 steps (with the history).

A card is placed in the middle of the outline, and that is undone. Each is told as it is on the disk, as a ratio against
one raw commit of the same rows in the same run, with what the window's thread works for it until it is done, and for
how long at most in one go; these two do not count what neighbours do. With the preview it is told when that shows it;
notes that are new are plain then, and wait for pandoc.
"""

import argparse
import shutil
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any, NamedTuple

from benchmarks.figures import FRAME, Times, times_of
from benchmarks.notebooks import add_outline, make_library, workplace
from benchmarks.place import raw_place
from benchmarks.steps import lengthen
from benchmarks.windows import Turns, open_desk, rest
from essayplanner.notebook import outlining
from essayplanner.notebook.items import Spot
from essayplanner.notebook.opening import connect


class Size(NamedTuple):
    """A notebook, and the panel that is looked at."""

    cards: int = 1_000
    placements: int = 100
    steps: int = 0
    tab: str = "card"


def tables(most: int) -> dict[str, list[Size]]:
    """By what grows, the sizes: up to so many cards and steps, and a tenth as many placements."""
    cards, placements, steps = (100, 1_000, 10_000, 100_000), (10, 100, 1_000, 10_000), (0, 1_000, 10_000, 100_000)
    found = {
        "cards": [Size(cards=number) for number in cards],
        "placements": [Size(cards=number, placements=number) for number in placements],
        "placements, with the preview": [Size(cards=n, placements=n, tab="preview") for n in placements],
        "steps, with the history": [Size(steps=number, tab="history") for number in steps],
    }
    return {
        name: [size for size in sizes if max(size.cards, size.steps, size.placements * 10) <= max(most, 100)]
        for name, sizes in found.items()
    }


def make(folder: Path, size: Size) -> Path:
    """A notebook of that size."""
    path = make_library(folder / "-".join(map(str, size)), size.cards)
    path = path.rename(path.with_suffix(".essayplan"))
    add_outline(path, size.placements + max(3, size.placements // 20), max(3, size.placements // 20))
    if size.steps:
        lengthen(path, size.steps)
    return path


def measure(path: Path, size: Size, runs: int) -> dict[str, Times]:
    """The raw commit; the calls of placing and of its undo, what both work till all is done, and in one go at most."""
    copy = path.with_name("raw.essayplan")
    shutil.copyfile(path, copy)
    desk = open_desk(path)
    window, book = desk.window, desk.window.book
    window.show_tab(size.tab)
    ((section,),) = book.rows("SELECT id FROM section ORDER BY id LIMIT 1 OFFSET (SELECT count(*) / 2 FROM section)")
    calm(window, size)
    found: dict[str, list[float]] = {name: [] for name in ("raw", "place", "undo", "works", "in one go", "shown")}
    with closing(connect(copy)) as raw:
        limit = raw_place(raw, section)
        for _ in range(runs + 1):
            began = time.perf_counter()
            limit()
            found["raw"].append(time.perf_counter() - began)
            for name, act in (
                ("place", lambda: outlining.place(book, [1], Spot("section", section))),
                ("undo", book.undo),
            ):
                done = step(window, size, act)
                found[name].append(done.took)
                found["works"].append(done.worked)
                found["in one go"].append(done.held)
                found["shown"].append(done.shown)
    window.close()
    copy.unlink()
    return {
        name: times_of([each * 1000 for each in values[len(values) // (runs + 1) :]]) for name, values in found.items()
    }


class Done(NamedTuple):
    """Seconds of a call, what the window's thread works until all is done, the longest that it does in one go, and
    from the call until the preview shows what was done."""

    took: float
    worked: float
    held: float
    shown: float


def step(window: Any, size: Size, act: Callable[[], object]) -> Done:
    """Do a step, and wait until nothing follows from it any more."""
    shown: list[float] = []
    link = window.preview.refreshed.connect(lambda: shown.append(time.perf_counter()))
    began = time.perf_counter()
    with Turns() as turns:
        act()
        took = time.perf_counter() - began
        calm(window, size)
    window.preview.refreshed.disconnect(link)
    return Done(took, turns.all, turns.worked, shown[0] - began if shown else 0.0)


def calm(window: Any, size: Size) -> None:
    """Let the window work until nothing waits: the library, the totals, and the preview where that is looked at."""
    preview, until = window.preview, time.perf_counter() + 60
    rest(0.1)
    while size.tab == "preview" and time.perf_counter() < until:
        if not (preview._dirty or preview._preparing.running or preview.page.setter.busy):
            break
        rest(0.05)


def main(words: list[str]) -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="sizes", description=__doc__)
    parser.add_argument("--runs", type=int, default=12)
    parser.add_argument("--most", type=int, default=100_000, help="cards and steps at most; a tenth of it placements")
    parser.add_argument("--only", default="", help="the table whose name begins so")
    given = parser.parse_args(words)
    with workplace() as place:
        for name, sizes in tables(given.most).items():
            if not name.startswith(given.only):
                continue
            heads = ("raw", "place", "x raw", "undo", "x raw", "works", "in one go", "shown")
            print(f"  {name:<30}" + "".join(f"{head:>10}" for head in heads))
            for size in sizes:
                path = make(place, size)
                times = measure(path, size, given.runs)
                raw, put, undo = (times[each].median for each in ("raw", "place", "undo"))
                held, shown = times["in one go"].p99, times["shown"].median
                figures = (raw, put, put / raw, undo, undo / raw, times["works"].median, held, shown)
                number = {"cards": size.cards, "steps, with the history": size.steps}.get(name, size.placements)
                print(
                    f"  {number:<30,}"
                    + "".join(f"{each:>10.1f}" for each in figures)
                    + ("  met" if held < FRAME else "  MISSED")
                )
                path.unlink()
