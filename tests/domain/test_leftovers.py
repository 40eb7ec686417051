"""What a program that was killed left behind is cleared away by the next; what is in use, or somebody's, never."""

import os
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from contextlib import closing
from pathlib import Path

import pytest

from essayplanner.domain.leftovers import TemporaryFolder
from essayplanner.domain.whole_files import whole_file

ROOT = Path(__file__).resolve().parents[2]

HOLDING = """
import sys, time
from pathlib import Path
from essayplanner.domain.leftovers import TemporaryFolder
from essayplanner.domain.whole_files import whole_file
folder = TemporaryFolder()
(Path(folder.name) / "input").write_text("of a student")
with whole_file(Path(sys.argv[1])) as file:
    file.write(b"half")
    file.flush()
    print("ready", flush=True)
    time.sleep(300)
"""


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The system's folder for what is there for a while."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setenv("TMPDIR", str(folder))
    monkeypatch.setattr(tempfile, "tempdir", None)
    return folder


def written(path: Path) -> None:
    with whole_file(path) as file:
        file.write(b"whole")


def test_a_folder_is_gone_when_it_is_left(temporary: Path) -> None:
    with TemporaryFolder() as name:
        assert Path(name).parent == temporary
    assert list(temporary.iterdir()) == []


@pytest.mark.skipif(os.name != "posix", reason="kills of POSIX")
def test_what_a_killed_program_left_is_cleared_away_and_what_is_held_is_not(temporary: Path, tmp_path: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", HOLDING, tmp_path / "plan"], cwd=ROOT, stdout=subprocess.PIPE
    ) as program:
        assert program.stdout
        assert program.stdout.readline() == b"ready\n"
        (left,), (part,) = temporary.iterdir(), tmp_path.glob(".*")
        os.utime(part, (0, 0))
        with TemporaryFolder():
            written(tmp_path / "other")
        assert left.is_dir()
        assert part.is_file()
        program.send_signal(signal.SIGKILL)
        program.wait()
    with TemporaryFolder() as name:
        assert list(temporary.iterdir()) == [Path(name)]
    os.utime(part, (time.time() - 1000,) * 2)
    written(tmp_path / "other")
    assert part.is_file()  # somebody may write it on another computer, whose locks are not seen here
    os.utime(part, (0, 0))
    written(tmp_path / "other")
    assert sorted(each.name for each in tmp_path.iterdir()) == ["other", "temporary"]


@pytest.mark.skipif(os.name != "posix", reason="links of POSIX")
def test_a_second_name_of_an_open_notebook_goes_and_its_locks_stay(notebook_path: Path, tmp_path: Path) -> None:
    second = [tmp_path / f".essayplan-{number * 16}.part" for number in "12"]
    for name in second:
        name.hardlink_to(notebook_path)
    journal = tmp_path / f"{second[1].name}-journal"
    journal.touch()  # somebody opened it by that name
    os.utime(notebook_path, (0, 0))
    asks = "import sqlite3, sys\nsqlite3.connect(sys.argv[1], timeout=0).execute('BEGIN IMMEDIATE')"
    with closing(sqlite3.connect(notebook_path, isolation_level=None)) as writer:
        writer.execute("BEGIN IMMEDIATE")
        written(tmp_path / "plan")
        other = subprocess.run([sys.executable, "-c", asks, notebook_path], capture_output=True, check=False)
        assert b"database is locked" in other.stderr
    assert not second[0].exists()
    assert second[1].exists()


@pytest.mark.skipif(os.name != "posix", reason="links of POSIX")
def test_nothing_else_is_cleared_away(temporary: Path, tmp_path: Path) -> None:
    theirs = tmp_path / "theirs"
    theirs.mkdir()
    (theirs / ".held").touch()
    (theirs / "work").touch()
    (temporary / "essayplanner-link").symlink_to(theirs)
    for name in ("essayplanner-mine", "essayplanner-socket", "other"):
        (temporary / name).mkdir()
    (temporary / "other" / ".held").touch()
    os.mkfifo(temporary / "essayplanner-socket" / ".held")
    (temporary / "essayplanner-file").touch()
    parts = [tmp_path / name for name in (".mine.part", ".essayplan-notes.part", "essayplan-0123456789abcdef.part")]
    parts.append(tmp_path / ".essayplan-0123456789abcdef.part")
    for part in parts[:3]:
        part.touch()
    parts[3].symlink_to(theirs / "work")
    for part in (*parts, theirs / "work"):
        os.utime(part, (0, 0), follow_symlinks=False)
    before = sorted(tmp_path.rglob("*"))
    with TemporaryFolder():
        written(tmp_path / "plan")
    assert sorted(tmp_path.rglob("*")) == sorted([*before, tmp_path / "plan"])
