"""A student at work who is killed at any moment, and what must be found afterwards.

Run as a program this is the server: it imports once, then starts one student (a child process) for every line it is
given, so that a life costs milliseconds. The student works with the notebook itself, at the window, or on the command
line: does step after step, each chosen by its number alone, and says so when the verb has returned. The parent kills
it at a random moment, opens the file as the app does, and compares it with a notebook in which the same steps were
done in peace.
"""

import contextlib
import json
import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any, NamedTuple

from essayplanner.notebook.health import faults
from essayplanner.notebook.notebook import Notebook
from essayplanner.notebook.open_file import OpenFile
from essayplanner.notebook.sentences import sentence
from tests.notebook.tools import essence
from tests.trials.deeds import differences, look, make_home
from tests.trials.students import AtCommandLine, student

ROOT = Path(__file__).parents[2]

#: Where a student works.
WHERE = ("notebook", "window", "command line")

#: A home lives through so many deaths before the next one begins: a long history makes every look slow.
DEATHS_OF_ONE = 50


def live(home: Path, where: str, seed: int, number: int, fault: str) -> None:
    """Open, and work until killed; a line for each step once it is done."""
    if fault == "no transactions":
        plant_no_transactions()
    os.environ["ESSAYPLANNER_DATA"] = str(home / "app-data")
    someone = student(where, home)
    os.write(1, b"open\n")
    while fault != "falls":
        if fault == "told too early":
            os.write(1, b"%d\n" % number)
        someone.act(seed, number)
        if fault != "told too early":
            os.write(1, b"%d\n" % number)
        number += 1


def plant_no_transactions() -> None:
    """A fault: every row is on disk by itself."""

    @contextmanager
    def nothing_held_together(self: OpenFile) -> Iterator[None]:
        try:
            self._log()
            yield
        except sqlite3.Error as error:
            raise sentence(error, self.path) from error

    OpenFile._transaction = nothing_held_together  # type: ignore[method-assign]


def serve() -> None:
    """Start a student for every line that is given."""
    import essayplanner.ui.frame.window  # noqa: F401 - what a window needs is imported once, as is what commands need

    with tempfile.TemporaryDirectory(prefix="kills-") as folder:
        AtCommandLine(make_home(Path(folder) / "home")).warm()
    for line in sys.stdin:
        life = json.loads(line)
        if hasattr(os, "fork"):
            pid = os.fork()
            if not pid:
                try:
                    _live(life)
                except BaseException:
                    traceback.print_exc()
                finally:
                    os._exit(3)
            os.write(1, b"life %d\n" % pid)
            if os.WIFEXITED(os.waitpid(pid, 0)[1]):
                os.write(1, b"by itself\n")
        else:
            someone = subprocess.Popen([sys.executable, __file__, json.dumps(life)])
            os.write(1, b"life %d\n" % someone.pid)
            someone.wait()
        os.write(1, b"dead\n")


def _live(life: dict[str, Any]) -> None:
    live(Path(life["home"]), life["where"], life["seed"], life["number"], life["fault"])


class Deaths(NamedTuple):
    """What a run of kills met: deaths, steps acknowledged, deaths before the file was open, journals left to be rolled
    back, and steps that were on disk though nobody had been told."""

    kills: int
    acknowledged: int
    unopened: int
    interrupted: int
    untold: int


def kill(
    folder: Path, kills: int, seed: int, where: str = "notebook", longest: float = 0.09, fault: str = ""
) -> Deaths:
    """Kill so many times; AssertionError, with what is needed to do it again, where anything is lost or half done."""
    environment = os.environ | {"PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen"}
    server = subprocess.Popen(
        [sys.executable, __file__], stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment, cwd=ROOT
    )
    try:
        met = Deaths(0, 0, 0, 0, 0)
        while met.kills < kills:
            until = min(kills, met.kills + DEATHS_OF_ONE)
            met = _one_home(folder, server, where, seed + met.kills, until, longest, fault, met)
        return met
    finally:
        assert server.stdin
        assert server.stdout
        server.stdin.close()
        server.wait(timeout=20)
        server.stdout.close()


class _InPeace:
    """The same steps, done without a death."""

    def __init__(self, where: str, home: Path, seed: int) -> None:
        self._where, self._home, self._seed, self._done = where, home, seed, 0
        os.environ["ESSAYPLANNER_DATA"] = str(home / "app-data")
        self._student = student(where, home)
        if not isinstance(self._student, AtCommandLine):
            self._student.book.connection.execute("PRAGMA synchronous = OFF")  # type: ignore[attr-defined]

    def after(self, step: int) -> Any:
        """What is there once a step is done."""
        while self._done <= step:
            self._student.act(self._seed, self._done)
            self._done += 1
        return found(self._where, self._home)

    def close(self) -> None:
        """End it."""
        self._student.close()


def found(where: str, home: Path) -> Any:
    """What a student's work has come to: the notebook, and all other files that the command line wrote.

    The app's own files are left aside, and marks of typing, which are made by chance.
    """
    if where == "command line":
        return {name: what for name, what in look(home).items() if not name.startswith("app-data")}
    book = Notebook.open(home / "essay.essayplan")
    rows, steps, logged = essence(book)
    book.close()
    return rows, [step[:3] for step in steps], logged


def _unlike(there: Any, wanted: Any) -> str:
    """Where two notebooks part, by the labels of their steps."""
    pairs = zip(there[1], wanted[1], strict=False)
    parted = next((f"“{a}” instead of “{b}”" for a, b in pairs if a != b), "the rows")
    return f"{parted}, {len(there[1])} steps instead of {len(wanted[1])}"


def _one_home(
    folder: Path,
    server: subprocess.Popen[bytes],
    where: str,
    seed: int,
    kills: int,
    longest: float,
    fault: str,
    met: Deaths,
) -> Deaths:
    home = make_home(folder / f"killed {seed}")
    shutil.copytree(home, folder / f"in peace {seed}")
    control = _InPeace(where, folder / f"in peace {seed}", seed)
    path, chance, number = home / "essay.essayplan", random.Random(seed), 0
    assert server.stdin
    assert server.stdout
    try:
        while met.kills < kills:
            delay, since = chance.uniform(0, longest), chance.choices(("birth", "opening", "a step"), (2, 4, 4))[0]
            story = f"seed {seed}, death {met.kills}, step {number}, after {delay * 1000:.2f} ms"
            life = {"home": str(home), "where": where, "seed": seed, "number": number, "fault": fault}
            server.stdin.write(json.dumps(life).encode() + b"\n")
            server.stdin.flush()
            opened, told = _kill_after(delay, since, server.stdout, story)
            journal = path.with_name(path.name + "-journal")
            interrupted = journal.exists() and journal.stat().st_size > 0 and journal.read_bytes()[:1] != b"\0"
            told = number - 1 if told is None else told
            acknowledged = told + 1 - number

            there = found(where, home)
            wrong = faults(path)
            assert not wrong, f"{story}: {wrong}"
            number = told + 1
            untold = there != control.after(told)
            if untold:  # then it is the one step more that was done and not yet told
                wanted = control.after(number)
                what = ", ".join(differences(there, wanted)) if where == "command line" else _unlike(there, wanted)
                assert there == wanted, f"{story}: step {number} is half done, or a step told of is lost: {what}"
                number += 1
            met = Deaths(
                met.kills + 1,
                met.acknowledged + acknowledged,
                met.unopened + (not opened),
                met.interrupted + interrupted,
                met.untold + untold,
            )
    finally:
        control.close()
    return met


def _kill_after(delay: float, since: str, told: IO[bytes], story: str) -> tuple[bool, int | None]:
    """Kill the student that is about to live, so long after its birth, its opening of the file, or the first step that
    it told of (on a busy machine none is told of so soon after the others); gives whether it had opened the file, and
    the last step it told of."""
    opened, struck, last, pid = False, False, None, 0
    for line in told:
        word = line.split()
        if word[0] == b"life":
            pid = int(word[1])
        elif word[0] == b"open":
            opened = True
        elif word[0] == b"dead":
            return opened, last
        elif word[0] == b"by":
            raise AssertionError(f"{story}: the student died by itself")
        else:
            last = int(word[0])
        begun = {"birth": pid > 0, "opening": opened, "a step": last is not None}[since]
        if pid and begun and not struck:
            struck = True
            time.sleep(delay)
            with contextlib.suppress(ProcessLookupError):  # what it died of is told below
                os.kill(pid, getattr(signal, "SIGKILL", signal.SIGTERM))
    raise AssertionError(f"{story}: the student's server ended")


if __name__ == "__main__":
    if len(sys.argv) > 1:
        _live(json.loads(sys.argv[1]))
    else:
        serve()
