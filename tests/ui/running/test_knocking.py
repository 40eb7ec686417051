"""A second start is heard by the program that has the file open, and by no other."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from essayplanner.ui.running import knocking
from essayplanner.ui.running.knocking import knock, listen

_KNOCK = """
import sys
from pathlib import Path
from essayplanner.ui.running.knocking import knock
sys.exit(7 if knock(Path(sys.argv[1])) else 5)
"""
_LISTEN = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from essayplanner.ui.running.knocking import listen
application = QCoreApplication([])
end = listen(Path(sys.argv[1]), application, print)
print(bool(end), flush=True)
application.exec()
"""

pipes = pytest.mark.skipif(sys.platform == "win32", reason="there it is a socket of Qt's")


class Listener(QObject):
    """Counts who knocks."""

    def __init__(self, place: Path) -> None:
        super().__init__()
        self.heard = 0
        self.end = listen(place, self, self._hear)

    def _hear(self) -> None:
        self.heard += 1


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """Where to knock."""
    return tmp_path / "a.knock"


@pytest.fixture
def listening(place: Path, qtbot: QtBot) -> Iterator[Callable[[], Listener]]:
    """Begins to listen; ended after the test."""
    listeners: list[Listener] = []

    def begin() -> Listener:
        listeners.append(Listener(place))
        return listeners[-1]

    yield begin
    for each in listeners:
        if each.end:
            each.end()


def others(place: Path, number: int = 1) -> list["subprocess.Popen[bytes]"]:
    """Programs that knock; each gives 7 where it was answered."""
    return [subprocess.Popen([sys.executable, "-c", _KNOCK, place]) for _ in range(number)]


def test_who_knocks_is_heard_and_answered_each_time(
    place: Path, listening: Callable[[], Listener], qtbot: QtBot
) -> None:
    listener = listening()
    for time in (1, 2):
        (other,) = others(place)
        qtbot.waitUntil(lambda other=other: other.poll() is not None)  # type: ignore[misc]
        assert (other.returncode, listener.heard) == (7, time)


def test_several_at_a_time_are_all_answered(place: Path, listening: Callable[[], Listener], qtbot: QtBot) -> None:
    listener = listening()
    programs = others(place, 3)
    qtbot.waitUntil(lambda: all(each.poll() is not None for each in programs))
    assert [each.returncode for each in programs] == [7, 7, 7]
    assert 1 <= listener.heard <= 3


def test_where_nobody_listens_nobody_answers(place: Path, listening: Callable[[], Listener]) -> None:
    assert not knock(place)
    listener = listening()
    assert listener.end
    listener.end()
    listener.end = None
    assert list(place.parent.iterdir()) == []
    assert not knock(place)


def test_who_does_not_answer_in_time_is_not_waited_for(
    place: Path, listening: Callable[[], Listener], monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.setattr(knocking, "_PATIENCE", 50)
    listener = listening()
    assert not knock(place)  # this thread waits here, and does not listen
    qtbot.waitUntil(lambda: listener.heard == 1)


@pipes
def test_a_program_that_was_killed_does_not_answer(
    place: Path, listening: Callable[[], Listener], qtbot: QtBot
) -> None:
    with subprocess.Popen([sys.executable, "-c", _LISTEN, place], stdout=subprocess.PIPE, text=True) as program:
        assert program.stdout
        assert program.stdout.readline() == "True\n"
        program.kill()
        program.wait()
    assert place.is_fifo()
    assert not knock(place)
    listener = listening()
    (other,) = others(place)
    qtbot.waitUntil(lambda: other.poll() is not None)
    assert (other.returncode, listener.heard) == (7, 1)


@pipes
def test_a_file_in_the_place_of_a_pipe_is_not_written_to(place: Path, listening: Callable[[], Listener]) -> None:
    listener = listening()
    elsewhere = place.with_name("somebody's")
    elsewhere.write_text("precious")
    place.unlink()
    place.symlink_to(elsewhere)
    assert not knock(place)
    place.unlink()
    place.write_text("precious")
    assert not knock(place)
    assert (place.read_text(), elsewhere.read_text(), listener.heard) == ("precious", "precious", 0)


@pipes
def test_who_listened_ends_also_where_the_folder_is_gone_or_another(tmp_path: Path, qtbot: QtBot) -> None:
    for change in (lambda _folder: None, lambda folder: folder.write_text("in the way")):
        folder = tmp_path / "open"
        folder.mkdir()
        listener = Listener(folder / "a.knock")
        assert listener.end
        folder.rename(tmp_path / f"away {len([*tmp_path.iterdir()])}")
        change(folder)
        listener.end()


@pipes
def test_where_no_pipe_can_stand_nobody_can_knock(tmp_path: Path, qtbot: QtBot) -> None:
    place = tmp_path / "no folder" / "a.knock"
    assert Listener(place).end is None
    assert not knock(place)


@pipes
def test_where_no_pipe_can_stand_it_stands_in_the_system_s_folder_for_that(
    place: Path, listening: Callable[[], Listener], monkeypatch: pytest.MonkeyPatch, tmp_path: Path, qtbot: QtBot
) -> None:
    make, folder = os.mkfifo, tmp_path / "runtime"
    folder.mkdir()

    def on_a_stick(pipe: Path, mode: int) -> None:
        if pipe.parent == place.parent:
            raise PermissionError(1, "Operation not permitted")
        make(pipe, mode)

    monkeypatch.setattr(os, "mkfifo", on_a_stick)
    monkeypatch.delenv("XDG_RUNTIME_DIR", raising=False)
    assert listening().end is None
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(folder))
    listener = listening()
    (other,) = others(place)
    qtbot.waitUntil(lambda: other.poll() is not None)
    assert (other.returncode, listener.heard) == (7, 1)
    assert len(list(folder.iterdir())) == 2
