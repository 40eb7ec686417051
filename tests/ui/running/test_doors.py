"""A file that is open already is opened by nobody else: the window that has it comes forward."""

import subprocess
import sys
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from essayplanner.app import Program
from essayplanner.ui.running import doors
from essayplanner.ui.running.doors import Doors
from essayplanner.work.new_notebooks import make_sample
from tests.ui.running.started import ROOT


def test_the_same_file_twice_brings_the_first_window_forward(program: Program, qtbot: QtBot) -> None:
    window = program.open(make_sample())
    assert window is not None
    with qtbot.waitSignal(window.completed):
        pass
    assert program.open(window.book.path) is window
    raised: list[Path] = []
    program.doors._knocked = raised.append
    script = "import sys; from pathlib import Path; from PySide6.QtCore import QCoreApplication\n"
    script += "from essayplanner.ui.running.doors import Doors\napplication = QCoreApplication([])\n"
    script += "sys.exit(5 if Doors(Path(sys.argv[1]), print).enter(Path(sys.argv[2])) else 7)"
    folder = program.doors._folder
    other = subprocess.Popen([sys.executable, "-c", script, str(folder), str(window.book.path)], cwd=ROOT)
    qtbot.waitUntil(lambda: other.poll() is not None)
    assert other.returncode == 7
    assert raised == [window.book.path]


def test_a_start_right_after_another_opens_no_second_window(program: Program, qtbot: QtBot) -> None:
    path = make_sample()
    others: list[subprocess.Popen[bytes]] = []
    script = "import sys; from pathlib import Path; from essayplanner.app import Program, make_application\n"
    script += "sys.exit(5 if Program(make_application()).open(Path(sys.argv[1])) else 7)"

    def start_another() -> bool:
        others.append(subprocess.Popen([sys.executable, "-c", script, str(path)], cwd=ROOT))
        qtbot.waitUntil(lambda: others[0].poll() is not None)
        return False

    program._show_first, show_first = (  # type: ignore[method-assign]
        lambda window, path: start_another() or show_first(window, path),
        program._show_first,
    )
    assert program.open(path)
    assert others[0].returncode == 7


_ENTERS_LATE = """
import sys, time
from pathlib import Path
from PySide6.QtCore import QCoreApplication, QTimer
from essayplanner.ui.running import doors
application, listen = QCoreApplication([]), doors.listen

def late(*about):
    print("locked", flush=True)
    time.sleep(0.2)
    return listen(*about)

doors.listen = late
held = doors.Doors(Path(sys.argv[1]), print)
assert held.enter(Path(sys.argv[2]))
QTimer.singleShot(60_000, application.quit)
application.exec()
"""


def test_a_program_that_has_locked_a_file_and_does_not_listen_yet_is_waited_for(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(doors, "_LISTENS_WITHIN", 60)
    path = tmp_path / "a.essayplan"
    command = [sys.executable, "-c", _ENTERS_LATE, str(tmp_path), str(path)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as first:
        assert first.stdout
        assert first.stdout.readline() == "locked\n"
        assert not Doors(tmp_path, print).enter(path)
        first.kill()


def test_a_file_let_go_can_be_entered_again(qtbot: QtBot, tmp_path: Path) -> None:
    first, second = Doors(tmp_path, print), Doors(tmp_path, print)
    assert first.enter(tmp_path / "a.essayplan")
    first.leave(tmp_path / "a.essayplan")
    assert second.enter(tmp_path / "a.essayplan")
    second.leave(tmp_path / "a.essayplan")
