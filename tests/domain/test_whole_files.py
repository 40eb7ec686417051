"""A file that is written whole: who may read it meanwhile, in what order it reaches the disk, what a fault leaves."""

import errno
import os
import re
import stat
from pathlib import Path

import pytest

from essayplanner.domain import whole_files
from essayplanner.domain.errors import EssayError
from essayplanner.domain.whole_files import make_folder, mode_for_copy, real_path, whole_file
from tests.system_calls import Calls, watched_system

posix = pytest.mark.skipif(os.name == "nt", reason="POSIX alone")


def write(path: Path, content: bytes = b"new", *, mode: int | None = None, replace: bool = True) -> None:
    with whole_file(path, mode=mode, replace=replace) as file:
        file.write(content)


@watched_system
@pytest.mark.parametrize("replace", [True, False])
def test_the_order_in_which_it_reaches_the_disk(tmp_path: Path, calls: Calls, replace: bool) -> None:
    write(tmp_path / "plan", b"12345", replace=replace)
    moved = ["replace plan"] if replace else ["link plan", "unlink"]
    assert calls.seen == ["fsync 5", *moved, f"fsync {tmp_path.name}/"]


@posix
@pytest.mark.parametrize("replace", [True, False])
def test_nobody_can_foretell_its_name_or_read_it_meanwhile(tmp_path: Path, replace: bool) -> None:
    names = set()
    before = os.umask(0)
    try:
        for number in range(20):
            with whole_file(tmp_path / f"plan {number}", mode=0o600, replace=replace) as file:
                meanwhile = Path(file.name)
                assert meanwhile.parent == tmp_path
                assert stat.S_IMODE(meanwhile.stat().st_mode) == 0o600
                names.add(meanwhile.name)
            assert stat.S_IMODE((tmp_path / f"plan {number}").stat().st_mode) == 0o600
    finally:
        os.umask(before)
    assert len(names) == 20
    assert all(re.fullmatch(r"\.essayplan-[0-9a-f]{16}\.part", name) for name in names)
    assert len(list(tmp_path.iterdir())) == 20


def test_a_file_that_lies_in_its_way_is_not_touched(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "urandom", bytes)
    planted = tmp_path / f".essayplan-{'00' * 8}.part"
    planted.write_bytes(b"a trap")
    with pytest.raises(FileExistsError):
        write(tmp_path / "plan")
    assert planted.read_bytes() == b"a trap"
    assert not (tmp_path / "plan").exists()


@posix
def test_permissions(tmp_path: Path) -> None:
    for mode, copied in ((0o600, 0o600), (0o444, 0o644), (0o755, 0o644), (0o660, 0o660), (0o000, 0o600)):
        (tmp_path / "of").touch()
        (tmp_path / "of").chmod(mode)
        assert mode_for_copy(tmp_path / "of") == copied
    assert mode_for_copy(tmp_path / "nowhere") == 0o600
    (tmp_path / "plan").touch(0o640)
    write(tmp_path / "plan")
    assert stat.S_IMODE((tmp_path / "plan").stat().st_mode) == 0o640
    write(tmp_path / "plan", mode=0o600)
    assert stat.S_IMODE((tmp_path / "plan").stat().st_mode) == 0o600


@posix
def test_a_disk_without_permissions_takes_copies(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(descriptor: int, mode: int) -> None:
        raise PermissionError(errno.EPERM, os.strerror(errno.EPERM))

    monkeypatch.setattr(os, "fchmod", refuse)
    write(tmp_path / "plan", mode=0o644)
    assert [(file.name, file.read_bytes()) for file in tmp_path.iterdir()] == [("plan", b"new")]


def write_beside_another(path: Path) -> None:
    with whole_file(path, replace=False) as file:
        file.write(b"ours")
        path.write_bytes(b"theirs")


@pytest.mark.parametrize("has_links", [True, False])
def test_a_name_that_is_taken_meanwhile_stays_the_other_s(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, has_links: bool
) -> None:
    if not has_links:

        def refuse(*_: object, **__: object) -> None:
            raise PermissionError(errno.EPERM, os.strerror(errno.EPERM))

        monkeypatch.setattr(os, "link", refuse)
    with pytest.raises(FileExistsError):
        write_beside_another(tmp_path / "plan")
    assert {file.name: file.read_bytes() for file in tmp_path.iterdir()} == {"plan": b"theirs"}
    write(tmp_path / "other", replace=False)
    assert {file.name for file in tmp_path.iterdir()} == {"plan", "other"}


@posix
def test_a_new_file_is_not_put_where_a_link_leads(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path / "nowhere")
    with pytest.raises(FileExistsError):
        write(tmp_path / "link", replace=False)
    assert [file.name for file in tmp_path.iterdir()] == ["link"]


@posix
@pytest.mark.parametrize("replace", [True, False])
@pytest.mark.parametrize("number", [errno.EIO, errno.ENOSPC])
def test_a_folder_that_the_disk_fails_to_flush_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, replace: bool, number: int
) -> None:
    def fails(folder: Path) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(whole_files, "flush_folder", fails)
    with pytest.raises(EssayError, match="“plan” was written, but may not be safe yet"):
        write(tmp_path / "plan", replace=replace)
    assert [(file.name, file.read_bytes()) for file in tmp_path.iterdir()] == [("plan", b"new")]


@watched_system
def test_a_folder_of_folders_is_on_disk_each_in_the_one_above(tmp_path: Path, calls: Calls) -> None:
    make_folder(tmp_path / "a" / "b")
    assert sorted(calls.seen) == sorted([f"fsync {tmp_path.name}/", "fsync a/"])
    make_folder(tmp_path / "a" / "b")
    assert len(calls.seen) == 2


@posix
def test_where_paths_lead(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "folder").symlink_to("real")
    (tmp_path / "real" / "one").symlink_to("two")
    (tmp_path / "loop").symlink_to("loop")
    assert real_path(tmp_path / "folder" / "one") == tmp_path.resolve() / "real" / "two"
    assert real_path(tmp_path / "loop").name == "loop"
    assert real_path(Path("a\0b")).name == "a\0b"
