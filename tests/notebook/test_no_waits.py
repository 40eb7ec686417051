"""No look at a file waits for anybody: each opens it so that the system answers at once."""

import contextlib
import os
import sqlite3
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from essayplanner.__main__ import main
from essayplanner.domain.errors import EssayError
from essayplanner.notebook.backups import back_up, backups, newest_sound, restore
from essayplanner.notebook.copies import verify
from essayplanner.notebook.health import faults
from essayplanner.notebook.notebook import Notebook
from essayplanner.notebook.opening import read_header
from essayplanner.notebook.salvage import save_intact
from tests.notebook.tools import posix

pytestmark = posix

#: Where files are watched, and what was opened there for reading without a word that nothing is to be waited for.
_WATCHED: list[str] = []
_PATIENT: list[str] = []


def _heard(event: str, arguments: tuple[Any, ...]) -> None:
    if event == "open" and _WATCHED:
        path, _, flags = arguments
        name = os.fsdecode(path) if isinstance(path, str | bytes) else ""
        reads = not flags & (os.O_WRONLY | os.O_RDWR | os.O_DIRECTORY | os.O_NONBLOCK)
        if reads and any(name.startswith(folder) for folder in _WATCHED):
            _PATIENT.append(name)


@pytest.fixture(scope="module", autouse=True)
def _listening() -> None:
    sys.addaudithook(_heard)  # for good: Python takes no hook away again


@pytest.fixture
def patient(tmp_path: Path, app_data: Path) -> Iterator[list[str]]:
    """The files that were opened with patience since the test began."""
    _PATIENT.clear()
    _WATCHED.extend(map(str, (tmp_path / "essays", app_data)))
    yield _PATIENT
    _WATCHED.clear()


def open_it(path: Path) -> None:
    Notebook.open(path).close()


def save_it(path: Path) -> None:
    save_intact(path, path.with_name("saved.essayplan"))


def put_beside(path: Path) -> None:
    made = back_up(path)
    assert made
    restore(made.path, path)
    newest_sound(path)
    path.rename(path.with_name("renamed.essayplan"))
    assert backups(path.with_name("renamed.essayplan")) == [made]


WAYS: dict[str, Callable[[Path], object]] = {
    "opened": open_it,
    "looked at": read_header,
    "checked": faults,
    "saved": save_it,
    "verified": verify,
    "backed up": put_beside,
    "listed": lambda path: main(["cards", str(path)]),
}


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("state", ["sound", "header gone", "cut short", "interrupted"])
def test_whatever_is_read_is_not_waited_for(full: Path, patient: list[str], way: str, state: str) -> None:
    content = full.read_bytes()
    if state == "header gone":
        full.write_bytes(bytes(100) + content[100:])
    elif state == "cut short":
        full.write_bytes(content[:-4096])
    elif state == "interrupted":
        with closing(sqlite3.connect(full, isolation_level=None)) as other:
            other.execute("PRAGMA cache_size = 1")
            other.execute("BEGIN")
            other.execute("UPDATE step_row SET before = hex(zeroblob(9000))")
            journal = full.with_name(f"{full.name}-journal").read_bytes()
            content = full.read_bytes()
        full.write_bytes(content)
        full.with_name(f"{full.name}-journal").write_bytes(journal)
    patient.clear()
    with contextlib.suppress(EssayError):
        WAYS[way](full)
    assert patient == []


@pytest.mark.timeout(20)
def test_a_file_that_another_program_holds_is_refused_at_once(full: Path) -> None:
    """A lease makes the system keep whoever opens the file for 45 seconds."""
    fcntl = pytest.importorskip("fcntl")
    if not hasattr(fcntl, "F_SETLEASE"):
        pytest.skip("there are no leases here")
    import signal

    before = signal.signal(signal.SIGIO, signal.SIG_IGN)
    holder = os.open(full, os.O_RDWR)
    try:
        try:
            fcntl.fcntl(holder, fcntl.F_SETLEASE, fcntl.F_WRLCK)
        except OSError:
            pytest.skip("no leases on this disk")
        for way in ("opened", "saved", "verified"):
            with pytest.raises(EssayError, match="another program is using it"):
                WAYS[way](full)
    finally:
        os.close(holder)
        signal.signal(signal.SIGIO, before)
