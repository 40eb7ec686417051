"""A note of 3,000 words of the sample, written in with spelling checked and not: what a key costs, and what a look
through the whole of it.

Letters are typed in turn with and without, at the end of the note; a look comes a quarter of a second after the first.
"""

import argparse
import random
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from benchmarks.figures import FRAME, ratio, show, timed, times_of, under
from benchmarks.notebooks import workplace
from benchmarks.windows import Turns, finish, open_desk, rest

_WORDS = 3_000


def main(words: list[str]) -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="spelling", description=__doc__)
    parser.add_argument("--keys", type=int, default=80)
    given = parser.parse_args(words)
    with workplace():
        from essayplanner.work.new_notebooks import make_sample

        desk = open_desk(make_sample())
        window = desk.window
        spelling = window.marking.spelling
        note = _note(window)
        with Turns() as turns:
            spelling.begin()
            rest(2)
        window.activateWindow()
        note.setFocus()
        if not spelling.is_ready:
            print(f"  not measured: {spelling.why_not}")
            finish(desk)
            return
        under("held up while the dictionary is read", turns.worked * 1000, FRAME)
        note.setPlainText(_text(window.book))
        looks = []
        rest(2)  # until it is saved
        for _ in range(20):
            window.marking.look_again()
            with Turns() as turns:
                rest(0.5)
            looks.append((turns.all * 1000, turns.worked * 1000))
        whole, slices = (times_of(each) for each in zip(*looks, strict=True))
        show("a look through all, what our thread works", whole)
        under("... of which at a time, p99", slices.p99, FRAME)
        keys: dict[bool, list[float]] = {True: [], False: []}
        held: dict[bool, list[float]] = {True: [], False: []}
        for number in range(given.keys):
            on = number % 2 == 0
            window.settings.spelling = on
            with Turns() as turns:
                keys[on].append(timed(partial(QTest.keyClick, note, Qt.Key.Key_A)))
                rest(0.3)
            held[on].append(turns.worked * 1000)
        window.settings.spelling = True
        show("a key, checked", times_of(keys[True]))
        show("a key, not checked", times_of(keys[False]))
        ratio("median", times_of(keys[True]).median, times_of(keys[False]).median, 1.1)
        show("held up at a time after a key, checked", times_of(held[True]))
        show("... not checked", times_of(held[False]))
        finish(desk)


def _note(window: Any) -> Any:
    """The text of a card, in the panel."""
    from essayplanner.notebook.reading import read_cards

    window.show_tab("card")
    window.selection.choose(next(id for id in range(1, 1000) if read_cards(window.book, [id])))
    return window.card.card.text


def _text(book: Any) -> str:
    """So many words of the sample's cards, in paragraphs of a hundred."""
    from essayplanner.notebook.reading import read_cards

    all_words = " ".join(card.text for card in read_cards(book)).split()
    start = random.Random(8).randrange(len(all_words))
    taken = [all_words[(start + n) % len(all_words)] for n in range(_WORDS)]
    return "\n".join(" ".join(taken[at : at + 100]) for at in range(0, _WORDS, 100))
