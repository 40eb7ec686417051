"""From the key to the painted list at 100,000 cards: letters typed into the search field, one after another."""

import argparse
import time

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest

from benchmarks.common import FRAME, finish, make_library, open_desk, settle, show, times_of, under, workplace
from benchmarks.search import queries


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
        shown: list[float] = []
        library.shown.connect(lambda: shown.append(time.perf_counter()))
        whole, held = [], []
        for text in queries(given.keys):
            field.blockSignals(True)
            field.setText(text[:-1])
            field.blockSignals(False)
            settle(0.01)
            shown.clear()
            began = last = time.perf_counter()
            most = 0.0
            QTest.keyClick(field, Qt.Key(ord(text[-1].upper())))
            most, last = time.perf_counter() - last, time.perf_counter()
            while not shown and time.perf_counter() - began < 5:
                QCoreApplication.processEvents()
                most, last = max(most, time.perf_counter() - last), time.perf_counter()
            viewport.repaint()
            most = max(most, time.perf_counter() - last)
            whole.append((time.perf_counter() - began) * 1000)
            held.append(most * 1000)
        show("key to painted list", times_of(whole))
        show("  of which the window is held up at a time", times_of(held))
        under("key to painted list, p99", times_of(whole).p99, FRAME)
        under("held up, p99", times_of(held).p99, FRAME)
        finish(desk)
