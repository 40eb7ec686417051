"""An error at the n-th call, over everything that writes: is the notebook whole, does it go on, is what was told true?

    python tests/trials/errors.py [--count N] [--seed S]

Most errors are the system's: strace answers one call of the program with ENOSPC, EIO, EACCES, EINTR or, for locks,
EAGAIN. Some are SQLite's own: interrupted at the n-th instruction, or full at the n-th page. Without strace these
alone are tried.
"""

import argparse
import os
import random
import re
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any, NamedTuple

sys.path.insert(0, str(Path(__file__).parents[2]))

from essayplanner.domain.cards import Kind
from essayplanner.domain.errors import EssayError, ReadOnlyError
from essayplanner.domain.labels import Label
from essayplanner.notebook import cards
from essayplanner.notebook.notebook import Notebook
from tests.notebook.picks import NothingToDoError
from tests.trials.deeds import DEEDS, STEPS, Deed, Home, differences, look
from tests.trials.hurdles import Hurdle, Step, step_deed
from tests.trials.killing import plant_no_transactions
from tests.trials.tracing import Line, child, why_not

_WRITING = tuple(
    """write pwrite64 ftruncate fsync fdatasync rename renameat mkdir mkdirat sendfile copy_file_range""".split()  # noqa: SIM905 - a list of words reads better
)
_READING = ("read", "pread64", "lseek", "getdents64")
_ASKING = ("openat", "unlink", "unlinkat", "fcntl", "newfstatat", "fstat", "access", "faccessat2", "chmod", "fchmod")

#: Which calls are answered with which errors.
ERRORS = {
    "ENOSPC": (*_WRITING, "openat"),
    "EIO": (*_WRITING, *_READING, *_ASKING),
    "EACCES": ("rename", "renameat", "mkdir", "mkdirat", *_ASKING),
    "EINTR": ("read", "pread64", "write", "pwrite64", "ftruncate", "fsync", "fcntl", "openat"),
    "EAGAIN": ("fcntl",),
}

#: What may be planted, to see that it is caught.
FAULTS = ("", "no transactions", "errors are swallowed")

#: What a sentence says where it promises that all is as it was.
_PROMISE = re.compile(
    "nothing was changed|nothing was written|Nothing could be saved|No backup could be made|not written"
)

#: What is told where the file could not be looked at, or not for writing: it must be opened again.
_OPEN_AGAIN = re.compile("moved, deleted or replaced|may not be written here|cannot be changed here")


class Tried(NamedTuple):
    """One deed, one error."""

    deed: str
    error: str
    number: int
    outcome: dict[str, Any]


class Trial:
    """A home, what the deeds do to it in peace, and what went wrong."""

    def __init__(self, folder: Path, seed: int, fault: str = "") -> None:
        self.folder, self.seed, self.fault = folder, seed, fault
        self.idle: set[str] = set()
        self.home = Home(folder)
        self.before = look(self.home.path)
        self.after: dict[str, dict[str, list[Any]]] = {}
        self.calls: dict[str, list[str]] = {}
        self.traced = not why_not()
        self.met: Counter[str] = Counter()
        self.wrong: list[str] = []
        if fault == "no transactions":
            plant_no_transactions()
        elif fault:
            plant_swallowing()

    def run(self, count: int) -> None:
        """Meet so many errors."""
        chance, most = random.Random(self.seed), max(8, count // 8)
        steps = [(verb, choices) for verb in STEPS for choices in range(8)]
        done = [step_deed(*step) for step in chance.sample(steps, min(most, len(steps)))]
        files = chance.sample(DEEDS, min(most // 2, len(DEEDS)))
        for deed in () if self.fault else (*done, *files):
            self._in_peace(deed)
        while self.met["errors"] < count and not (self.fault and self.wrong):
            step = chance.random() < 0.6 or not self.traced
            deed = chance.choice(done if step else files)
            if deed.name not in self.after:
                self._in_peace(deed)
            if deed.name in self.idle:
                continue
            if step and (not self.traced or chance.random() < 0.4):
                self._sqlite_error(deed, chance)
            else:
                self._system_error(deed, chance)

    def _in_peace(self, deed: Deed) -> None:
        """Learn what a deed does and calls, if it does anything."""
        attempt(deed, self.home.anew())  # what it imports is imported, and not read from files any more
        if isinstance(deed.do, Step):
            deed.do.close()
        home, log = self.home.anew(), self.folder / "calls"
        options = ["-e", "trace=" + ",".join(f"?{name}" for name in {*sum(ERRORS.values(), ()), "sendto"})]
        if self.traced:
            with child(lambda line: work(line, deed, home), options, log) as line:
                outcome = line.hear()
            calls = [text.split("(")[0] for text in log.read_text(errors="replace").splitlines()]
            self.calls[deed.name] = calls[: calls.index("sendto")]
        else:
            outcome = attempt(deed, home)
        if outcome.get("escaped"):
            self.wrong.append(f"{deed.name}, in peace: {outcome['escaped']}")
        if isinstance(deed.do, Step):
            deed.do.close()
        self.after[deed.name] = look(home)
        if not outcome.get("done"):
            self.idle.add(deed.name)

    def _system_error(self, deed: Deed, chance: random.Random) -> None:
        error = chance.choice(list(ERRORS))
        called = [name for name in self.calls[deed.name] if name in ERRORS[error]]
        if not called:
            return
        at = chance.randrange(len(called))
        call, number = called[at], called[: at + 1].count(called[at])
        options = ["-e", f"trace={call},sendto", "-e", f"inject={call}:error={error}:when={number}"]
        home, log = self.home.anew(), self.folder / "calls"
        with child(lambda line: work(line, deed, home), options, log) as line:
            outcome = line.hear() or {"escaped": "The program died."}
            found = look(home)
            line.say({"again": found != self.after[deed.name]})
            then = line.hear()
        calls = log.read_text(errors="replace").partition("sendto(")[0].splitlines()
        met = next((line for line in calls if "(INJECTED)" in line), "")
        if met and not ("done" in outcome and _looks_for_programs(met, self.folder)):
            self._judge(deed, f"{error} at {call}, call {number}", outcome, found, then)

    def _sqlite_error(self, deed: Deed, chance: random.Random) -> None:
        home = self.home.anew()
        if chance.random() < 0.7:
            error, number = (
                "interrupted",
                chance.randrange(400) + 1 if chance.random() < 0.7 else chance.randrange(9000),
            )
        else:
            error, number = "full", chance.randrange(4)
        hurdle = Hurdle(error, number)
        outcome = attempt(deed, home, hurdle)
        if hurdle.met or (error == "full" and "told" in outcome):
            found = look(home)
            then = go_on(deed, home, again=found != self.after[deed.name])
            self._judge(deed, f"{error} at {number}", outcome, found, then)
        if isinstance(deed.do, Step):
            deed.do.close()

    def _judge(self, deed: Deed, error: str, outcome: dict[str, Any], found: dict[str, list[Any]], then: Any) -> None:
        self.met["errors"] += 1
        self.met[next((what for what in ("done", "told", "escaped") if what in outcome), "refused")] += 1
        story = f"{deed.name}, {error}: "
        if error.startswith("EIO at read,") and "done" in outcome and _is_sound(found.get(deed.saves)):
            found = found | {deed.saves: self.after[deed.name][deed.saves]}
            then = "went on"
        unlike_before, unlike_after = differences(found, self.before), differences(found, self.after[deed.name])
        if "escaped" in outcome:
            self.wrong.append(f"{story}escaped: {outcome['escaped']}")
        elif unlike_before and unlike_after:
            self.wrong.append(f"{story}half done: {', '.join(unlike_before)}; {outcome}")
        elif "done" in outcome and unlike_after and not deed.quiet:
            self.wrong.append(f"{story}said to be done, and is not: {', '.join(unlike_after)}")
        elif "told" in outcome and _PROMISE.search(outcome["told"]) and unlike_before:
            self.wrong.append(f"{story}told “{outcome['told']}”, but changed: {', '.join(unlike_before)}")
        self.met["opened again"] += then == "opened again"
        if then not in ("went on", "opened again"):
            self.wrong.append(f"{story}does not go on ({outcome}): {then}")
        self.met["told after it was done"] += "told" in outcome and bool(unlike_before)


def _looks_for_programs(call: str, folder: Path) -> bool:
    """Whether a call asked for what is installed: where it is not found, a file is written without its help."""
    return call.startswith("newfstatat(AT_FDCWD") and f'"{folder}' not in call


def _is_sound(file: list[Any] | None) -> bool:
    """Whether what was found of a file is one sound notebook."""
    return file is not None and len(file) == 1 and not isinstance(file[0], str)


def attempt(deed: Deed, home: Path, hurdle: Hurdle | None = None) -> dict[str, Any]:
    """Do a deed; how it ended."""
    try:
        deed.do(home, hurdle) if hurdle else deed.do(home)
    except NothingToDoError:
        return {"nothing": True}
    except EssayError as error:
        return {"told": str(error)}
    except BaseException:
        return {"escaped": traceback.format_exc()}
    return {"done": True}


def go_on(deed: Deed, home: Path, *, again: bool) -> str:
    """Work on after an error: a step in the same open notebook, or (`again`) the deed that was not done."""
    try:
        if isinstance(deed.do, Step):
            return _step_more(deed.do, home)
        if again and not deed.quiet:
            deed.do(home)
    except BaseException:
        return traceback.format_exc()
    return "went on"


def _step_more(step: Step, home: Path) -> str:
    then = "went on"
    try:
        if not step.book:
            raise ReadOnlyError("It did not open, and may not be written here.")
        card = cards.add_card(step.book[0], Kind.CLAIM, "The notebook goes on")
    except EssayError as error:
        if not _OPEN_AGAIN.search(str(error)):
            raise
        step.close()
        step.book.append(Notebook.open(home / "essay.essayplan"))
        card, then = cards.add_card(step.book[0], Kind.CLAIM, "The notebook goes on"), "opened again"
    with closing(Notebook.open(home / "essay.essayplan")) as other:
        other.row("SELECT 1 FROM card WHERE id = ?", (card,), "card")
    return then


def work(line: Line, deed: Deed, home: Path) -> None:
    """What the child does: the deed, and after the parent has looked, more of it."""
    line.say(attempt(deed, home))
    if told := line.hear():
        line.say(go_on(deed, home, again=told["again"]))


def plant_swallowing() -> None:
    """A fault: an error amid a step is passed over."""
    real = Notebook.step

    @contextmanager
    def swallowing(self: Notebook, label: Label, merge: str = "") -> Iterator[None]:
        begun = False
        try:
            with real(self, label, merge):
                begun = True
                yield
        except EssayError:
            if not begun:
                raise

    Notebook.step = swallowing  # type: ignore[method-assign]


def main() -> int:
    """Run, print what was met, give 1 where anything was wrong."""
    parser = argparse.ArgumentParser(description="Inject errors, and look whether what is told of them is true.")
    parser.add_argument("--count", type=int, default=2000, help="so many errors (2000)")
    parser.add_argument("--seed", type=int, default=int(time.time()))
    parser.add_argument("--fault", default="", choices=FAULTS, help="plant a fault that must be caught")
    given = parser.parse_args()
    os.environ["PYTHONDONTWRITEBYTECODE"] = "1"
    with tempfile.TemporaryDirectory(prefix="errors-") as folder:
        trial = Trial(Path(folder).resolve(), given.seed, given.fault)
        if not trial.traced:
            print(f"{why_not()} SQLite's own errors alone are tried.")
        trial.run(given.count)
    for story in trial.wrong:
        print(f"WRONG: {story}")
    met = trial.met
    print(
        f"{met['errors']} errors over {len(trial.after)} deeds (seed {given.seed}): {met['told']} told, "
        f"{met['done']} done all the same, {met['told after it was done']} told though done, "
        f"{met['opened again']} opened again; {len(trial.wrong)} wrong."
    )
    return int(bool(trial.wrong))


if __name__ == "__main__":
    sys.exit(main())
