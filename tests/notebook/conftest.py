"""What the tests of the notebook ask for."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from essayplanner.domain.changes import ChangeSet
from essayplanner.notebook.notebook import Notebook
from essayplanner.notebook.packing import import_pack
from tests.notebook.tools import sample_pack


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
    book = Notebook.create(folder / "essay.essayplan", "Stalin")
    import_pack(book, sample_pack())
    book.undo()
    book.redo()
    book.close()
    return book.path


@pytest.fixture
def heard(book: Notebook) -> list[ChangeSet]:
    """Every change that is announced."""
    found: list[ChangeSet] = []
    book.subscribe(found.append)
    return found
