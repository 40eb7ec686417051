"""A file is written whole or stays what it was."""

import errno
import os
import stat
from pathlib import Path

import pytest

from essayplanner.formats.files import WriteError, write_whole


class Fault:
    """A call of the operating system that fails from the `after`th time on."""

    def __init__(self, number: int, after: int = 0) -> None:
        self.number = number
        self.left = after

    def __call__(self, *_: object, **__: object) -> None:
        if self.left:
            self.left -= 1
            return
        raise OSError(self.number, os.strerror(self.number))


def test_a_new_file_and_an_old_one_are_written(tmp_path: Path) -> None:
    path = tmp_path / "plan.md"
    write_whole(path, b"one")
    assert path.read_bytes() == b"one"
    path.chmod(0o640)
    write_whole(path, b"two" * 100_000)
    assert path.read_bytes() == b"two" * 100_000
    assert os.name == "nt" or stat.S_IMODE(path.stat().st_mode) == 0o640
    assert [*tmp_path.iterdir()] == [path]


@pytest.mark.skipif(os.name == "nt", reason="links need a privilege there")
def test_a_link_keeps_leading_where_it_led(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    real = tmp_path / "real" / "plan.md"
    real.write_bytes(b"old")
    link = tmp_path / "link.md"
    link.symlink_to(real)
    write_whole(link, b"new")
    assert link.is_symlink()
    assert real.read_bytes() == b"new"
    real.unlink()
    write_whole(link, b"newer")
    assert real.read_bytes() == b"newer"
    assert len([*tmp_path.rglob("*")]) == 3


@pytest.mark.parametrize("call", ["fsync", "replace", "open"])
@pytest.mark.parametrize(
    ("number", "why"),
    [
        (errno.ENOSPC, "the disk is full"),
        (errno.EACCES, "the system does not allow it"),
        (errno.EIO, "the disk reported an error"),
    ],
)
def test_a_fault_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str, number: int, why: str
) -> None:
    path = tmp_path / "plan.md"
    path.write_bytes(b"old")
    monkeypatch.setattr(os, call, Fault(number))
    with pytest.raises(WriteError, match=why) as caught:
        write_whole(path, b"new")
    monkeypatch.undo()
    assert str(caught.value).count("\n") == 0
    assert "The old file is unchanged." in str(caught.value)
    assert path.read_bytes() == b"old"
    assert [*tmp_path.iterdir()] == [path]


def test_the_bytes_are_on_disk_before_they_are_swapped_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    calls: list[str] = []
    fsync, replace = os.fsync, os.replace

    def watched_fsync(descriptor: int) -> None:
        calls.append(
            f"fsync {'folder' if stat.S_ISDIR(os.fstat(descriptor).st_mode) else os.fstat(descriptor).st_size}"
        )
        fsync(descriptor)

    def watched_replace(old: Path, new: Path) -> None:
        calls.append("replace")
        replace(old, new)

    monkeypatch.setattr(os, "fsync", watched_fsync)
    monkeypatch.setattr(os, "replace", watched_replace)
    write_whole(tmp_path / "plan.md", b"12345")
    assert calls[:2] == ["fsync 5", "replace"]
    assert calls[2:] == ([] if os.name == "nt" else ["fsync folder"])


def test_a_folder_that_cannot_be_flushed_is_no_fault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class SecondFault(Fault):
        def __call__(self, *arguments: object, **named: object) -> None:
            super().__call__()

    monkeypatch.setattr(os, "fsync", SecondFault(errno.EINVAL, after=1))
    write_whole(tmp_path / "plan.md", b"new")
    assert (tmp_path / "plan.md").read_bytes() == b"new"


def test_a_folder_a_missing_folder_and_a_bad_name_are_refused_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"x")
    for path, why in [
        (tmp_path, "it is a folder"),
        (tmp_path / "none" / "plan.md", "its folder does not exist"),
        (tmp_path / "file" / "plan.md", "its folder is a file"),
        (tmp_path / ("x" * 300), "its name is too long"),
    ]:
        with pytest.raises(WriteError, match=why):
            write_whole(path, b"new")
    with pytest.raises(WriteError):
        write_whole(Path("a\0b"), b"new")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes with names here")
def test_a_device_or_a_pipe_is_not_replaced(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(WriteError, match="it is a device, not a file"):
        write_whole(tmp_path / "pipe", b"new")
    assert (tmp_path / "pipe").is_fifo()


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write anywhere")
def test_a_file_that_may_not_be_written_is_left(tmp_path: Path) -> None:
    path = tmp_path / "plan.md"
    path.write_bytes(b"old")
    path.chmod(0o400)
    with pytest.raises(WriteError, match="the system does not allow it"):
        write_whole(path, b"new")
    assert path.read_bytes() == b"old"
