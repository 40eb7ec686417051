"""A student at work who is killed at any moment, and what must be found afterwards.

Run as a program this is the server: it imports once, then starts one student (a child process) for every line it is
given, so that a life costs milliseconds. The student does step after step, each chosen by its number alone, and says
so when the verb has returned. The parent kills it at a random moment, opens the file as the app does, and compares it
with a notebook in which the same steps were done in peace.
"""

import json
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, NamedTuple

from essayplanner.domain.errors import EssayError
from essayplanner.notebook.health import faults
from essayplanner.notebook.notebook import Notebook
from tests.notebook.tools import essence, quick_book
from tests.notebook.verbs import VERBS, NothingToDoError, Picks

ROOT = Path(__file__).parents[2]

#: What is done, and how often; undo and redo among the rest. Each is one step.
_MIX = (
    *("place", "move", "edit card", "undo") * 4, *("import", "redo", "type once", "add section", "copy") * 2,
    "add card", "trash", "link", "cite", "two in one", "remove", "outline",
)  # fmt: skip

#: A notebook lives through so many deaths before the next one begins: a long history makes every look slow.
DEATHS_OF_ONE = 50


def act(book: Notebook, seed: int, number: int) -> None:
    """Do step `number`: the same in every notebook in which the steps before were done."""
    chance = random.Random(f"{seed}:{number}")
    verb = chance.choice(_MIX)
    try:
        if verb in ("undo", "redo"):
            (book.undo if verb == "undo" else book.redo)()
        else:
            VERBS[verb](book, Picks([chance.randrange(1000) for _ in range(12)]))
    except (EssayError, NothingToDoError):
        pass


def live(path: Path, seed: int, number: int, fault: str) -> None:
    """Open, and work until killed; a line for each step once it is done."""
    if fault == "no transactions":
        plant_no_transactions()
    book = Notebook.open(path)
    os.write(1, b"open\n")
    while True:
        if fault == "told too early":
            os.write(1, b"%d\n" % number)
        act(book, seed, number)
        if fault != "told too early":
            os.write(1, b"%d\n" % number)
        number += 1


def plant_no_transactions() -> None:
    """A fault: every row is on disk by itself."""

    @contextmanager
    def nothing_held_together(self: Notebook) -> Iterator[None]:
        yield

    Notebook._transaction = nothing_held_together  # type: ignore[method-assign]


def serve() -> None:
    for line in sys.stdin:
        life = json.loads(line)
        given = (Path(life["path"]), life["seed"], life["number"], life["fault"])
        if hasattr(os, "fork"):
            pid = os.fork()
            if not pid:
                try:
                    live(*given)
                finally:
                    os._exit(3)
            os.write(1, b"life %d\n" % pid)
            os.waitpid(pid, 0)
        else:
            student = subprocess.Popen([sys.executable, __file__, json.dumps(life)])
            os.write(1, b"life %d\n" % student.pid)
            student.wait()
        os.write(1, b"dead\n")


class Deaths(NamedTuple):
    """What a run of kills met: deaths, steps acknowledged, deaths before the file was open, journals left to be rolled
    back, and steps that were on disk though nobody had been told."""

    kills: int
    acknowledged: int
    unopened: int
    interrupted: int
    untold: int


def kill(folder: Path, kills: int, seed: int, longest: float = 0.09, fault: str = "") -> Deaths:
    """Kill so many times; AssertionError, with what is needed to do it again, where anything is lost or half done."""
    environment = os.environ | {"PYTHONPATH": str(ROOT), "ESSAYPLANNER_DATA": str(folder / "app-data")}
    server = subprocess.Popen(
        [sys.executable, __file__], stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment, cwd=ROOT
    )
    try:
        met = Deaths(0, 0, 0, 0, 0)
        while met.kills < kills:
            round_seed = seed + met.kills
            met = _one_notebook(folder, server, round_seed, min(kills, met.kills + DEATHS_OF_ONE), longest, fault, met)
        return met
    finally:
        assert server.stdin
        assert server.stdout
        server.stdin.close()
        server.wait(timeout=20)
        server.stdout.close()


def _one_notebook(
    folder: Path, server: subprocess.Popen[bytes], seed: int, kills: int, longest: float, fault: str, met: Deaths
) -> Deaths:
    path = folder / f"killed-{seed}.essayplan"
    Notebook.create(path, "Stalin").close()
    control = quick_book(folder, f"in-peace-{seed}.essayplan")
    chance = random.Random(seed)
    number = done_in_control = 0
    assert server.stdin
    assert server.stdout
    try:
        while met.kills < kills:
            delay = chance.uniform(0, longest)
            story = f"seed {seed}, death {met.kills}, step {number}, after {delay * 1000:.2f} ms"
            life = {"path": str(path), "seed": seed, "number": number, "fault": fault}
            server.stdin.write(json.dumps(life).encode() + b"\n")
            server.stdin.flush()
            opened, told = _kill_after(delay, server.stdout, story)
            journal = path.with_name(path.name + "-journal")
            interrupted = journal.exists() and journal.stat().st_size > 0 and journal.read_bytes()[:1] != b"\0"
            told = number - 1 if told is None else told
            acknowledged = told + 1 - number

            book = Notebook.open(path)
            found = essence(book)
            book.close()
            wrong = faults(path)
            assert not wrong, f"{story}: {wrong}"
            while done_in_control <= told:
                act(control, seed, done_in_control)
                done_in_control += 1
            untold = found != essence(control)
            number = told + 1
            if untold:  # then it is the one step more that was done and not yet told
                act(control, seed, done_in_control)
                done_in_control += 1
                assert found == essence(control), f"{story}: step {number} is half done, or a step told of is lost"
                number += 1
            met = Deaths(met.kills + 1, met.acknowledged + acknowledged, met.unopened + (not opened),
                         met.interrupted + interrupted, met.untold + untold)  # fmt: skip
    finally:
        control.close()
    return met


def _kill_after(delay: float, told: IO[bytes], story: str) -> tuple[bool, int | None]:
    """Kill the student that is about to live; whether it had opened the file, and the last step it told of."""
    opened, last, pid = False, None, 0
    for line in told:
        word = line.split()
        if word[0] == b"life":
            pid = int(word[1])
            time.sleep(delay)
            os.kill(pid, getattr(signal, "SIGKILL", signal.SIGTERM))
        elif word[0] == b"open":
            opened = True
        elif word[0] == b"dead":
            return opened, last
        else:
            last = int(word[0])
    raise AssertionError(f"{story}: the student's server ended")


if __name__ == "__main__":
    if len(sys.argv) > 1:
        given = json.loads(sys.argv[1])
        live(Path(given["path"]), given["seed"], given["number"], given["fault"])
    else:
        serve()
