"""The list of 100,000 cards and an outline of 10,000 rows: frames while they scroll, resets, and filters on and off."""

import argparse
import time
from functools import partial
from typing import TYPE_CHECKING

from benchmarks.figures import FRAME, show, times_of, under
from benchmarks.notebooks import add_outline, make_library, workplace
from benchmarks.windows import finish, open_desk, rest, to_picture
from essayplanner.domain.cards import Kind

if TYPE_CHECKING:
    from PySide6.QtWidgets import QAbstractItemView


def scroll(view: "QAbstractItemView", name: str, frames: int, most: float) -> None:
    """Print what a frame takes while a view scrolls by a notch, by a page, and by a hundredth of it."""
    bar, viewport = view.verticalScrollBar(), view.viewport()

    def frame(value: int) -> float:
        began = time.perf_counter()
        bar.setValue(value)
        viewport.repaint()
        return (time.perf_counter() - began) * 1000

    for how, step in (("a wheel notch", 72), ("a page", viewport.height()), ("a jump", bar.maximum() // 97)):
        bar.setValue(0)
        rest(0.1)
        times = []
        for number in range(frames):
            times.append(frame(number * step % bar.maximum()))
            rest(0)
        show(f"{name}, a frame, {how} further", times_of(times))
        under(f"{name}, a frame, {how} further, p99", times_of(times).p99, most)


def main(words: list[str]) -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="scroll", description=__doc__)
    parser.add_argument("--cards", type=int, default=100_000)
    parser.add_argument("--frames", type=int, default=400)
    given = parser.parse_args(words)
    with workplace() as place:
        path = make_library(place / "library.essayplan", given.cards)
        add_outline(path, 10_000)
        began = time.perf_counter()
        desk = open_desk(path)
        print(f"  the window, its search ready, after {time.perf_counter() - began:.1f} s")
        scroll(desk.window.outline.view, "the outline", given.frames, 8)
        view, model, filters = desk.window.library.view, desk.window.library.model, desk.window.library.filters
        viewport = view.viewport()
        scroll(view, "the library", given.frames, FRAME)

        def reset() -> float:
            ids = list(reversed(model.ids))
            began = time.perf_counter()
            model.show(ids)
            viewport.repaint()
            return (time.perf_counter() - began) * 1000

        resets = times_of([reset() for _ in range(20)])
        show("reset to 100,000 other rows, and the picture", resets)
        under("reset, p99", resets.p99, FRAME)

        filtered = []
        for number in range(24):
            kind = Kind.CLAIM if number % 2 == 0 else None
            filtered.append(to_picture(partial(filters._set, kind=kind), desk.window.library.shown, viewport))
        whole, held = (times_of(each) for each in zip(*filtered, strict=True))
        show("a filter put on or taken off, to the picture", whole)
        show("  of which the window is held up at a time", held)
        under("held up by a filter, p99", held.p99, FRAME)
        finish(desk)
