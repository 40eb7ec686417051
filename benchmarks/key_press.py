"""From the key to the painted list at 100,000 cards: letters typed into the search field, one after another."""

import argparse
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from benchmarks.figures import FRAME, show, times_of, under
from benchmarks.notebooks import make_library, workplace
from benchmarks.search import queries
from benchmarks.windows import finish, open_desk, rest, to_picture


def main(words: list[str]) -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="key_press", description=__doc__)
    parser.add_argument("--cards", type=int, default=100_000)
    parser.add_argument("--keys", type=int, default=250)
    given = parser.parse_args(words)
    with workplace() as place:
        desk = open_desk(make_library(place / "library.essayplan", given.cards))
        library = desk.window.library
        field, viewport = library.field, library.view.viewport()
        times = []
        for text in queries(given.keys):
            field.blockSignals(True)
            field.setText(text[:-1])
            field.blockSignals(False)
            rest(0.01)
            key = Qt.Key(ord(text[-1].upper()))
            times.append(to_picture(partial(QTest.keyClick, field, key), library.shown, viewport))
        whole, held = (times_of(each) for each in zip(*times, strict=True))
        show("key to painted list", whole)
        show("  of which the window is held up at a time", held)
        under("key to painted list, median", whole.median, FRAME)
        under("key to painted list, p99", whole.p99, 28)
        under("held up, p99", held.p99, 12)
        finish(desk)
