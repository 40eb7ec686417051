"""What the tests of the notebook ask for."""

import ctypes
import sys
import tempfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, cast

import pytest

from essayplanner.domain.changes import ChangeSet
from essayplanner.notebook import outlines, outlining
from essayplanner.notebook.items import Spot
from essayplanner.notebook.notebook import Notebook
from essayplanner.notebook.packing import import_pack
from essayplanner.notebook.search import Search
from tests.notebook.tools import quick_book, sample_pack


@pytest.fixture
def section(book: Notebook) -> int:
    """A section of a new outline, which is the first."""
    return outlining.add_section(book, Spot("outline", outlines.new_outline(book, "Why?")), "One")


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The system's folder for temporary files, empty again when the test ends."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(folder))
    yield folder
    assert not list(folder.iterdir())


@pytest.fixture
def full(tmp_path: Path, temporary: Path) -> Path:
    """A notebook with something in it, closed, in a folder of its own."""
    folder = tmp_path / "essays"
    folder.mkdir()
    path = folder / "essay.essayplan"
    path.write_bytes(_full())
    return path


@cache
def _full() -> bytes:
    """What stands in its file, of which each test has a copy."""
    with tempfile.TemporaryDirectory() as folder:
        book = quick_book(Path(folder))
        import_pack(book, sample_pack())
        book.undo()
        book.redo()
        book.close()
        return book.path.read_bytes()


@pytest.fixture
def heard(book: Notebook) -> list[ChangeSet]:
    """Every change that is announced."""
    found: list[ChangeSet] = []
    book.subscribe(found.append)
    return found


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of half a megabyte; skipped where none may be mounted."""
    folder = tmp_path / "disk"
    folder.mkdir()
    if sys.platform != "linux":
        pytest.skip("no disk may be mounted here")
    libc: Any = cast(Any, ctypes.CDLL(None))
    if libc.mount(b"tmpfs", str(folder).encode(), b"tmpfs", 0, b"size=512k"):
        pytest.skip("no disk may be mounted here")
    yield folder
    libc.umount(str(folder).encode())


@pytest.fixture
def search(book: Notebook) -> Iterator[Search]:
    search = Search(book.file)
    search.build()
    book.subscribe(search.follow)
    yield search
    search.close()
