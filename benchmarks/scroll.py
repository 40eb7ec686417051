"""The list of 100,000 cards: frames while it scrolls, resets, and filters that are put on and taken off."""

import argparse
import time

from PySide6.QtCore import QCoreApplication

from benchmarks.common import FRAME, finish, make_library, open_desk, settle, show, times_of, under, workplace
from essayplanner.domain.cards import Kind


def main(words: list[str]) -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="scroll", description=__doc__)
    parser.add_argument("--cards", type=int, default=100_000)
    parser.add_argument("--frames", type=int, default=400)
    given = parser.parse_args(words)
    with workplace() as place:
        path = make_library(place / "library.essayplan", given.cards)
        began = time.perf_counter()
        desk = open_desk(path)
        print(f"  the window, its search ready, after {time.perf_counter() - began:.1f} s")
        view, model, filters = desk.window.library.view, desk.window.library.model, desk.window.library.filters
        bar, viewport = view.verticalScrollBar(), view.viewport()

        def frame(value: int) -> float:
            began = time.perf_counter()
            bar.setValue(value)
            viewport.repaint()
            return (time.perf_counter() - began) * 1000

        for name, step in (("a wheel notch", 72), ("a page", viewport.height()), ("a jump", bar.maximum() // 97)):
            bar.setValue(0)
            settle(0.1)
            times = []
            for number in range(given.frames):
                times.append(frame(number * step % bar.maximum()))
                QCoreApplication.processEvents()
            show(f"frame, {name} further", times_of(times))
            under(f"frame, {name} further, p99", times_of(times).p99, FRAME)

        def reset() -> float:
            ids = list(reversed(model.ids))
            began = time.perf_counter()
            model.show(ids)
            viewport.repaint()
            return (time.perf_counter() - began) * 1000

        resets = times_of([reset() for _ in range(20)])
        show("reset to 100,000 other rows, and the picture", resets)
        under("reset, p99", resets.p99, FRAME)

        shown: list[float] = []
        desk.window.library.shown.connect(lambda: shown.append(time.perf_counter()))
        asked, blocked = [], []
        for number in range(24):
            shown.clear()
            began = longest = time.perf_counter()
            most = 0.0
            filters._set(kind=Kind.CLAIM if number % 2 == 0 else None)
            while not shown and time.perf_counter() - began < 5:
                QCoreApplication.processEvents()
                most, longest = max(most, time.perf_counter() - longest), time.perf_counter()
            viewport.repaint()
            most = max(most, time.perf_counter() - longest)
            asked.append((time.perf_counter() - began) * 1000)
            blocked.append(most * 1000)
        show("a filter put on or taken off, to the picture", times_of(asked))
        show("  of which the window is held up at a time", times_of(blocked))
        under("held up by a filter, p99", times_of(blocked).p99, FRAME)
        finish(desk)
