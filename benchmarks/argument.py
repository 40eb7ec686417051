"""Debate, timeline and map in the real window: their first picture, frames while they pan and zoom, a step.

At 2,000 cards and 5,000 links, then at 100 to 10,000 cards with two and a half links a card. All times are processor
time of the window's thread, in which a busy neighbour counts little.
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

#: The map is that of the outline, then that of the whole notebook.
SCREENS = ("debate", "timeline", "map", "whole map")


def largest(desk: Desk) -> "Canvas":
    """The canvas of the screen that is shown which has most to show."""
    from essayplanner.ui.canvas.view import Canvas

    found = [each for each in desk.window.centre.currentWidget().findChildren(Canvas) if each.isVisible()]
    return max(found, key=lambda each: (each.figures.rowCount(), each.width() * each.height()))


def worked(act: Callable[[], object]) -> float:
    """Milliseconds that the window's thread works for an act."""
    began = time.thread_time()
    act()
    return (time.thread_time() - began) * 1000


def frames(act: Callable[[int], object], count: int) -> list[float]:
    """Milliseconds of each act with the picture of it, of the whole window."""

    def frame(number: int) -> None:
        act(number)
        for _turn in range(2):  # the layout, then the picture
            rest(0)

    return [worked(lambda number=number: frame(number)) for number in range(count)]  # type: ignore[misc]


def measure(path: Path, name: str, size: str, count: int) -> None:
    """Print what a screen takes on a notebook."""
    desk = open_desk(path)

    def turn() -> None:
        desk.window.centre.turn_to(name.split()[-1])
        if name.startswith("whole"):
            desk.window.centre.currentWidget().choices.show_whole(True)

    with Turns() as turns:
        turn()
        rest(0.2)
        while not (canvas := largest(desk)).figures.rowCount():  # a large map is laid out beside the window
            rest(0.05)
    under(f"{name}, {size}, first picture", turns.all * 1000, 1000)
    print(f"    of which in one go {turns.worked * 1000:.0f} ms; {canvas.figures.rowCount()} figures")
    rest(0.5)
    across, down = canvas.horizontalScrollBar(), canvas.verticalScrollBar()

    def pan(number: int) -> None:
        for bar, step in ((across, 37), (down, 53)):
            if bar.maximum():
                bar.setValue(number * step % bar.maximum())

    def zoom(number: int) -> None:  # never the same twice
        canvas.zoom(1.1 + number / 5000 if number % 12 < 6 else 1 / 1.1)

    def come_close() -> None:
        if canvas.zooms[1] > 1:
            canvas.show_scale(1.0)
        else:
            canvas.zoom(2)

    def go_away() -> None:
        for _time in range(30):
            canvas.zoom(1 / 1.25)

    for how, act, begin in (("zoom", zoom, come_close), ("pan", pan, come_close), ("pan, most in sight", pan, go_away)):
        begin()
        rest(0.3)
        times = times_of(frames(act, count))
        show(f"{name}, {size}, a frame, {how}", times)
        under(f"{name}, {size}, a frame, {how}, p99", times.p99, FRAME)
    card_id = next(figure.card_id for figure in canvas.figures.figures if figure.card_id)
    steps = []
    for number in range(12):

        def step(number: int = number) -> None:
            cards.edit_card(desk.window.book, card_id, title=f"Title {number}")
            rest(0.05)

        steps.append(worked(step))
        rest(0.3)
    show(f"{name}, {size}, a title changed, to the picture", times_of(steps))
    if name == "map":
        measure_whole(desk, size)
    finish(desk)


def measure_whole(desk: Desk, size: str) -> None:
    """Print what the map of the whole notebook takes, and how long at most its window is held up meanwhile."""
    screen = desk.window.centre.currentWidget()
    card_id = next(iter(screen.topic.argument.cards))
    for what, act in (
        ("from nothing", lambda: screen.choices.show_whole(True)),
        ("a title changed", lambda: cards.edit_card(desk.window.book, card_id, title="Another title")),
        ("downwards", lambda: screen.choices.turn(True)),
    ):
        came = list[float]()
        arrivals = (screen.laying.made, screen.laying.made_late)
        heard = [each.connect(lambda _made, came=came: came.append(time.perf_counter())) for each in arrivals]
        began = time.perf_counter()
        with Turns() as turns:
            act()
            while not came:
                rest(0.02)
            screen.view.viewport().repaint()
            rest(0.2)
        for arrival, connection in zip(arrivals, heard, strict=True):
            arrival.disconnect(connection)
        print(f"  map of all, {size}, {what}: there after {(came[0] - began) * 1000:.0f} ms")
        under(f"map of all, {size}, {what}, held up", turns.held * 1000, 100)
        under(f"map of all, {size}, {what}, thread’s work", turns.worked * 1000, 100)


def main(words: list[str]) -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="argument", description=__doc__)
    parser.add_argument("--frames", type=int, default=200)
    parser.add_argument("--screens", nargs="*", choices=SCREENS, default=SCREENS)
    parser.add_argument("--sizes", nargs="*", type=int, default=(2_000, 100, 10_000))
    given = parser.parse_args(words)
    for size in given.sizes:
        with workplace() as place:
            path = make_argument(place / "argument.essayplan", size, size * 5 // 2)
            for name in given.screens:
                measure(path, name, f"{size:,} cards", given.frames)
