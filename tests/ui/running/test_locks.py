"""The lock by which a second start knows of the first."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QLockFile

from essayplanner.ui.running.locks import lock


def test_one_at_a_time(tmp_path: Path) -> None:
    let_go = lock(tmp_path / "a.lock")
    assert let_go
    assert lock(tmp_path / "a.lock") is None
    other = lock(tmp_path / "b.lock")
    assert other
    other()
    let_go()
    assert list(tmp_path.iterdir()) == []
    again = lock(tmp_path / "a.lock")
    assert again
    again()


def test_it_goes_with_a_program_that_is_killed(tmp_path: Path) -> None:
    place = tmp_path / "a.lock"
    code = "import sys, time; from pathlib import Path; from essayplanner.ui.running.locks import lock\n"
    code += "held = lock(Path(sys.argv[1])); print(bool(held), flush=True); time.sleep(50)"
    with subprocess.Popen([sys.executable, "-c", code, place], stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout
        assert other.stdout.readline() == "True\n"
        assert lock(place) is None
        other.kill()
        other.wait()
    let_go = lock(place)
    assert let_go
    let_go()


def test_an_older_program_that_has_the_file_open_is_seen(tmp_path: Path) -> None:
    """Versions before this one lock with Qt's own file, which they take away when they end."""
    older = QLockFile(str(tmp_path / "a.lock"))
    assert older.tryLock(0)
    assert lock(tmp_path / "a.lock") is None
    older.unlock()
    let_go = lock(tmp_path / "a.lock")
    assert let_go
    older.setStaleLockTime(0)
    assert not older.tryLock(0)  # nor does it come in while we are there
    let_go()


@pytest.mark.skipif(os.name != "posix", reason="names of POSIX")
def test_where_nothing_can_be_locked_nobody_is_kept_out(tmp_path: Path) -> None:
    place = tmp_path / "no folder" / "a.lock"
    for _ in range(2):
        let_go = lock(place)
        assert let_go
        let_go()
    assert not place.parent.exists()


@pytest.mark.skipif(sys.platform == "win32", reason="there a file that is open stays")
def test_a_lock_that_was_taken_away_meanwhile_is_none(tmp_path: Path) -> None:
    """Whoever lets go takes the file away: what another one opened just before is a file that nobody sees."""
    let_go = lock(tmp_path / "a.lock")
    assert let_go
    (tmp_path / "a.lock").rename(tmp_path / "old.lock")
    other = lock(tmp_path / "a.lock")
    assert other  # of the file that stands there now
    assert lock(tmp_path / "a.lock") is None
    other()
    assert lock(tmp_path / "old.lock") is None
    let_go()
