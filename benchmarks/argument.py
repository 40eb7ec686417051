"""Debate, timeline and map in the real window: their first picture, frames while they pan and zoom, a step.

At 2,000 cards and 5,000 links, then at 100 to 10,000 cards with two and a half links a card.
"""

import argparse
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.figures import FRAME, show, times_of, under
from benchmarks.notebooks import make_argument, workplace
from benchmarks.windows import Desk, Turns, finish, open_desk, rest
from essayplanner.notebook import cards

if TYPE_CHECKING:
    from essayplanner.ui.canvas.view import Canvas

SCREENS = ("debate", "timeline", "map")


def largest(desk: Desk) -> "Canvas":
    """The canvas of the screen that is shown which has most to show."""
    from essayplanner.ui.canvas.view import Canvas

    found = [each for each in desk.window.centre.currentWidget().findChildren(Canvas) if each.isVisible()]
    return max(found, key=lambda each: (each.figures.rowCount(), each.width() * each.height()))


def frames(canvas: "Canvas", act: Callable[[int], object], count: int) -> list[float]:
    """Milliseconds of each act with the picture of it."""
    found = []
    for number in range(count):
        began = time.perf_counter()
        act(number)
        canvas.viewport().repaint()
        found.append((time.perf_counter() - began) * 1000)
        rest(0)
    return found


def measure(path: Path, name: str, size: str, count: int) -> None:
    """Print what a screen takes on a notebook."""
    desk = open_desk(path)
    began = time.perf_counter()
    with Turns() as turns:
        desk.window.centre.turn_to(name)
        rest(0.05)
    desk.window.centre.currentWidget().repaint()
    first = (time.perf_counter() - began) * 1000 - 50
    canvas = largest(desk)
    under(f"{name}, {size}, first picture", first, 1000)
    print(f"    of which in one go {turns.held * 1000:.0f} ms; {canvas.figures.rowCount()} figures")
    rest(0.5)
    across, down = canvas.horizontalScrollBar(), canvas.verticalScrollBar()

    def pan(number: int) -> None:
        for bar, step in ((across, 37), (down, 53)):
            if bar.maximum():
                bar.setValue(number * step % bar.maximum())

    for how, act in (
        ("pan", pan),
        ("zoom", lambda number: canvas.zoom(1.1 if number % 12 < 6 else 1 / 1.1)),
        ("pan where most is in sight", pan),
    ):
        if how.endswith("sight"):
            for _ in range(30):
                canvas.zoom(1 / 1.25)
        times = times_of(frames(canvas, act, count))
        show(f"{name}, {size}, a frame, {how}", times)
        under(f"{name}, {size}, a frame, {how}, p99", times.p99, FRAME)
    card_id = next(figure.card_id for figure in canvas.figures.figures if figure.card_id)
    steps = []
    for number in range(12):
        began = time.perf_counter()
        with Turns() as turns:
            cards.edit_card(desk.window.book, card_id, title=f"Title {number}")
            rest(0.02)
        canvas.viewport().repaint()
        steps.append((time.perf_counter() - began) * 1000 - 20)
        rest(0.3)
    show(f"{name}, {size}, a title changed, to the picture", times_of(steps))
    finish(desk)


def main(words: list[str]) -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="argument", description=__doc__)
    parser.add_argument("--frames", type=int, default=200)
    parser.add_argument("--screens", nargs="*", default=SCREENS)
    parser.add_argument("--sizes", nargs="*", type=int, default=(2_000, 100, 10_000))
    given = parser.parse_args(words)
    from essayplanner.ui.frame.screens import SCREENS as THERE

    names = [each.name for each in THERE if each.name in given.screens]
    for size in given.sizes:
        with workplace() as place:
            path = make_argument(place / "argument.essayplan", size, size * 5 // 2)
            for name in names:
                measure(path, name, f"{size:,} cards", given.frames)
