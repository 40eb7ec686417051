"""What the measurements share: large notebooks, clocks, and how a figure is printed beside its limit and its target."""

import contextlib
import os
import random
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from essayplanner.notebook.making import make_notebook
from essayplanner.notebook.notebook import new_uid
from essayplanner.notebook.ordering import SPACING

if TYPE_CHECKING:
    from PySide6.QtCore import SignalInstance
    from PySide6.QtWidgets import QWidget

#: Milliseconds of one picture at 60 a second.
FRAME = 16.7

_WORDS = 6000
_KINDS = ("claim", "evidence", "evidence", "historian")


class Times(NamedTuple):
    """Measured times in milliseconds, sorted."""

    values: tuple[float, ...]

    @property
    def median(self) -> float:
        """The middle one."""
        return self.at(0.5)

    @property
    def p99(self) -> float:
        """The one that 99 of 100 do not exceed."""
        return self.at(0.99)

    def at(self, share: float) -> float:
        """The time that a share of them does not exceed."""
        return self.values[min(len(self.values) - 1, int(len(self.values) * share))]

    def __str__(self) -> str:
        return f"{self.median:8.2f} ms median {self.p99:8.2f} ms p99"


def timed(work: Callable[[], object]) -> float:
    """Milliseconds that something takes."""
    began = time.perf_counter()
    work()
    return (time.perf_counter() - began) * 1000


def in_turn(runs: int, *works: Callable[[], object], warm: int = 1) -> list[Times]:
    """Each of several things measured so many times, in turn, so that a noisy neighbour meets all of them alike."""
    for _ in range(warm):
        for work in works:
            work()
    found: list[list[float]] = [[] for _ in works]
    for _ in range(runs):
        for times, work in zip(found, works, strict=True):
            times.append(timed(work))
    return [times_of(times) for times in found]


def times_of(values: Sequence[float]) -> Times:
    """Times sorted."""
    return Times(tuple(sorted(values)))


def show(what: str, times: Times) -> None:
    """Print the times of one thing."""
    print(f"  {what:<46} {times}")


def ratio(what: str, ours: float, limit: float, most: float) -> None:
    """Print how many times the limit ours takes, beside the target."""
    share = ours / limit
    print(f"  {what:<46} {share:8.2f} x  target <= {most:g} x       {_met(share <= most)}")


def under(what: str, ours: float, most: float) -> None:
    """Print a time beside a target in milliseconds."""
    print(f"  {what:<46} {ours:8.2f} ms target < {most:g} ms      {_met(ours < most)}")


def _met(met: bool) -> str:
    return "met" if met else "MISSED"


# Notebooks


@contextlib.contextmanager
def workplace() -> Iterator[Path]:
    """A folder for notebooks, which is also the app-data folder while the block runs."""
    with tempfile.TemporaryDirectory(prefix="essayplanner-bench-") as name:
        before = os.environ.get("ESSAYPLANNER_DATA")
        os.environ["ESSAYPLANNER_DATA"] = str(Path(name) / "app-data")
        try:
            yield Path(name)
        finally:
            if before is None:
                del os.environ["ESSAYPLANNER_DATA"]
            else:
                os.environ["ESSAYPLANNER_DATA"] = before


class Author:
    """Writes the same texts at every run; common words are common, as in a language."""

    def __init__(self, seed: int = 7) -> None:
        self.chance = random.Random(seed)
        ends = "abcdefghijklmnopqrstuvwxyz"
        vowels = "aeiou"
        made: dict[str, None] = {}
        while len(made) < _WORDS:
            pairs = range(self.chance.randint(1, 4))
            made["".join(self.chance.choice(ends) + self.chance.choice(vowels) for _ in pairs)] = None
        self.words = list(made)
        self.weights = [1 / (rank + 3) for rank in range(_WORDS)]

    def text(self, words: int) -> str:
        """So many words."""
        return " ".join(self.chance.choices(self.words, self.weights, k=words))


def make_library(path: Path, cards: int, sources: int = 200) -> Path:
    """A notebook with so many cards, each with a tag and a citation, and no history."""
    make_notebook(path, "Benchmarks")
    author = Author()
    with closing(sqlite3.connect(path)) as raw, raw:
        raw.executemany(
            "INSERT INTO source (uid, cite_key, csl) VALUES (?, ?, ?)",
            [
                (
                    new_uid(),
                    f"s{n}",
                    f'{{"id": "s{n}", "type": "book", "title": "{author.text(4)}", '
                    f'"author": [{{"family": "{author.text(1).title()}"}}], '
                    f'"issued": {{"date-parts": [[{1900 + n % 90}]]}}}}',
                )
                for n in range(sources)
            ],
        )
        raw.executemany("INSERT INTO tag (uid, name) VALUES (?, ?)", [(new_uid(), f"tag {n}") for n in range(50)])
        raw.executemany(
            "INSERT INTO card (uid, kind, title, text, happened, first_day, last_day, created_at, edited_at) "
            "VALUES (?, ?, ?, ?, '1934-12-01', 19341201, 19341201, '2026-01-01', '2026-01-01')",
            [(new_uid(), _KINDS[n % 4], author.text(7), author.text(38)) for n in range(cards)],
        )
        raw.executemany(
            "INSERT INTO card_tag (card_id, tag_id) VALUES (?, ?)", [(n + 1, n % 50 + 1) for n in range(cards)]
        )
        raw.executemany(
            "INSERT INTO citation (uid, card_id, source_id, locator, position) VALUES (?, ?, ?, ?, 1)",
            [(new_uid(), n + 1, n % sources + 1, f"p. {n % 400}") for n in range(cards)],
        )
    return path


def add_outline(path: Path, items: int, sections: int = 500) -> int:
    """An outline of so many items: sections in chapters, claims with evidence, some with a note; gives its id."""
    author = Author(8)
    with closing(sqlite3.connect(path)) as raw, raw:
        raw.execute(
            "INSERT INTO outline (uid, title, thesis, words, position) VALUES (?, ?, ?, 100000, ?)",
            (new_uid(), author.text(12), author.text(20), SPACING),
        )
        outline_id = int(raw.execute("SELECT max(id) FROM outline").fetchone()[0])
        kinds = dict(raw.execute("SELECT id, kind FROM card"))
        claims = [id for id, kind in kinds.items() if kind == "claim"]
        others = [id for id, kind in kinds.items() if kind != "claim"]
        chapter = None
        homes = []
        for n in range(sections):
            found = raw.execute(
                "INSERT INTO section (uid, outline_id, parent_id, position, title, role, note, words) "
                "VALUES (?, ?, ?, ?, ?, 'paragraph', ?, 200)",
                (
                    new_uid(),
                    outline_id,
                    chapter if n % 10 else None,
                    n * SPACING,
                    author.text(6),
                    author.text(30) if n % 4 == 0 else "",
                ),
            )
            if n % 10 == 0:
                chapter = found.lastrowid
            homes.append(found.lastrowid)
        above = None
        for n in range(items - sections):
            claim = n % 5 == 0
            card = (claims if claim else others)[n % len(claims if claim else others)]
            home = homes[n * len(homes) // (items - sections)]
            found = raw.execute(
                "INSERT INTO placement (uid, outline_id, section_id, parent_id, card_id, position, note) "
                "VALUES (?, ?, ?, ?, ?, ?, ?)",
                (
                    new_uid(),
                    outline_id,
                    home if claim else None,
                    None if claim else above,
                    card,
                    n * SPACING,
                    author.text(18) if n % 8 == 0 else "",
                ),
            )
            if claim:
                above = found.lastrowid
    return outline_id


def make_essay(path: Path, items: int = 10_000, cards: int = 10_000) -> Path:
    """A notebook with a library and one outline of so many items."""
    make_library(path, cards)
    add_outline(path, items)
    return path


# Windows


class Desk(NamedTuple):
    """An application with one complete window."""

    application: Any
    window: Any


def open_desk(path: Path) -> Desk:
    """The program's window on a notebook, once search is ready."""
    from PySide6.QtCore import QEventLoop, QTimer
    from PySide6.QtWidgets import QApplication

    from essayplanner.app import Program
    from essayplanner.ui.running.application import make_application

    application = QApplication.instance() or make_application()
    program = Program(application)
    program.theme.choose(mode="light")
    window = program.open(path)
    assert window is not None
    loop = QEventLoop()
    window.library.shown.connect(loop.quit)
    QTimer.singleShot(60_000, loop.quit)
    loop.exec()
    rest(0.3)
    desk = Desk(application, window)
    _KEPT.append((desk, program))
    return desk


_KEPT: list[Any] = []


def rest(seconds: float) -> None:
    """Let the window work in an event loop; turns of `processEvents` hold the lock that its threads wait for."""
    from PySide6.QtCore import QEventLoop, QTimer

    loop = QEventLoop()
    QTimer.singleShot(round(seconds * 1000), loop.quit)
    loop.exec()


class Turns:
    """How long the window is held up in one go, as a timer without an interval sees it, while a block runs.

    `held` is the longest turn in seconds; `worked` the longest by what its thread works, where neighbours do not count,
    and `all` what it works in all turns in which there is something to do.
    """

    #: Seconds that a turn takes by itself, at most.
    _NOTHING = 0.0002

    def __init__(self) -> None:
        from PySide6.QtCore import QTimer

        self.held = self.worked = self.all = self._at = self._work = 0.0
        self._timer = QTimer(interval=0)
        self._timer.timeout.connect(self._turn)

    def __enter__(self) -> "Turns":
        self._at, self._work = time.perf_counter(), time.thread_time()
        self._timer.start()
        return self

    def _turn(self) -> None:
        now, work = time.perf_counter(), time.thread_time()
        took = work - self._work
        self.held, self.worked = max(self.held, now - self._at), max(self.worked, took)
        self.all += took if took > self._NOTHING else 0
        self._at, self._work = now, work

    def __exit__(self, *_: object) -> None:
        self._timer.stop()
        self._turn()


def to_picture(
    act: Callable[[], object], answered: "SignalInstance", view: "QWidget", patience: float = 5
) -> tuple[float, float]:
    """Milliseconds from an act to the picture of what it asked for, and how long at most the window is held up
    meanwhile; `answered` is emitted when the answer is there to be painted.
    """
    from PySide6.QtCore import QEventLoop, QTimer

    loop, alarm = QEventLoop(), QTimer(singleShot=True, interval=round(patience * 1000))
    alarm.timeout.connect(loop.quit)
    there: list[bool] = []

    def end() -> None:
        there.append(True)
        loop.quit()

    link = answered.connect(end)
    began = time.perf_counter()
    with Turns() as turns:
        act()
        alarm.start()
        if not there:
            loop.exec()
        view.repaint()
    took = time.perf_counter() - began
    answered.disconnect(link)
    if not there:
        raise SystemExit("No answer came.")
    return took * 1000, turns.held * 1000


def finish(desk: Desk) -> None:
    """Close the window, and end without taking Qt apart."""
    desk.window.close()
    sys.stdout.flush()
