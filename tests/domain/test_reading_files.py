"""Whatever is named as a file is read, or refused in a sentence, without a wait."""

import os
import socket
from collections.abc import Callable
from pathlib import Path

import pytest

from essayplanner.domain.errors import EssayError, NotFoundError
from essayplanner.domain.reading_files import open_file, read_file


def _folder(path: Path) -> None:
    path.mkdir()


def _pipe(path: Path) -> None:
    os.mkfifo(path)


def _socket(path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as made:
        made.bind(os.fspath(path.relative_to(Path.cwd())))


def _device(path: Path) -> None:
    path.symlink_to("/dev/zero")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes with names here")
@pytest.mark.parametrize("make", [_folder, _pipe, _socket, _device])
def test_what_is_no_file_is_refused_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, make: Callable[[Path], None]
) -> None:
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "named.toml"
    make(path)
    with pytest.raises(EssayError, match=r"“named\.toml” is not a file; nothing was changed\."):
        read_file(path, 100)


def test_a_file_is_read_up_to_its_bound(tmp_path: Path) -> None:
    path = tmp_path / "x"
    path.write_bytes(b"x" * 100)
    assert read_file(path, 100) == b"x" * 100
    path.write_bytes(b"x" * 2_000_001)
    with pytest.raises(EssayError, match="larger than 2 MB"):
        read_file(path, 2_000_000)
    with open_file(path) as file:
        assert file.read(3) == b"xxx"


def test_no_file_and_a_name_that_none_can_have_are_said(tmp_path: Path) -> None:
    with pytest.raises(NotFoundError, match="There is no file"):
        read_file(tmp_path / "gone", 100)
    with pytest.raises(EssayError, match="cannot be read"):
        read_file(Path("a\0b"), 100)
