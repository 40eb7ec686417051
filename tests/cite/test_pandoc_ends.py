"""pandoc ends with what started it: stopped, timed out, or killed."""

import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from essayplanner.cite.pandoc import Pandoc, PandocError
from essayplanner.domain.errors import StoppedError

pytestmark = pytest.mark.skipif(os.name != "posix", reason="processes are ended in another way here")
ROOT = Path(__file__).parents[2]


@pytest.fixture
def script(tmp_path: Path) -> Path:
    """A pandoc as some systems have it: a script that starts the real one, which goes on without it."""
    path = tmp_path / "pandoc"
    path.write_text(
        f"#!/bin/sh\nsleep 300 & echo $! > '{tmp_path}/real.part'\nmv '{tmp_path}/real.part' '{tmp_path}/real'\nwait\n"
    )
    path.chmod(0o755)
    return path


def until(met: Callable[[], bool]) -> None:
    ends = time.monotonic() + 30
    while not met():
        assert time.monotonic() < ends
        time.sleep(0.02)


def is_gone(folder: Path) -> bool:
    pid = int((folder / "real").read_text())
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] if sys.platform == "linux" else ""
        os.kill(pid, 0)
    except (ProcessLookupError, FileNotFoundError):
        return True
    return state == "Z"  # ended, and not yet buried by whoever inherited it


def test_what_is_stopped_or_takes_too_long_ends_whole(script: Path, tmp_path: Path) -> None:
    with pytest.raises(StoppedError):
        Pandoc(script)([], b"", cancel=(tmp_path / "real").exists)
    until(lambda: is_gone(tmp_path))
    (tmp_path / "real").unlink()
    with pytest.raises(PandocError, match="longer than"):
        Pandoc(script, time_at_most=1)([], b"")
    until(lambda: is_gone(tmp_path))


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT])
def test_it_ends_where_this_program_is_killed(script: Path, tmp_path: Path, how: signal.Signals) -> None:
    code = (
        f"from pathlib import Path\nfrom essayplanner.cite.pandoc import Pandoc\nPandoc(Path({str(script)!r}))([], b'')"
    )
    with subprocess.Popen([sys.executable, "-c", code, script], cwd=ROOT, stderr=subprocess.DEVNULL) as program:
        until((tmp_path / "real").exists)
        time.sleep(0.2)
        assert not is_gone(tmp_path)
        program.send_signal(how)
    until(lambda: is_gone(tmp_path))


def test_a_place_that_takes_no_folder_or_no_more_is_told(
    script: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import resource

    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, before[1]))
    try:
        with pytest.raises(PandocError, match="the disk cannot hold a file that large"):
            Pandoc(script)([], b"x" * 2000)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert list(tmp_path.iterdir()) == [script]
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "gone"))
    with pytest.raises(PandocError, match="its folder does not exist"):
        Pandoc(script)([], b"x")
