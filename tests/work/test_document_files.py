"""Documents are copied beside a notebook, and found again where they were moved."""

import os
from pathlib import Path

import pytest

from essayplanner.domain.documents import Document
from essayplanner.domain.errors import EssayError, StoppedError
from essayplanner.work.document_files import Found, copy_beside, digest_of, find, place_beside, seen


@pytest.fixture
def notebook(tmp_path: Path) -> Path:
    folder = tmp_path / "Essays"
    folder.mkdir()
    return folder / "Stalin.essayplan"


def lesson(folder: Path, text: str = "Kirov was shot.", name: str = "Lesson 9.txt") -> Path:
    folder.mkdir(exist_ok=True)
    path = folder / name
    path.write_text(text)
    return path


def test_a_copy_lies_beside_the_notebook_and_another_of_its_name_stays(tmp_path: Path, notebook: Path) -> None:
    path = lesson(tmp_path / "downloads")
    digest = digest_of(path)
    assert copy_beside(path, notebook, digest) == "Stalin documents/Lesson 9.txt"
    assert copy_beside(path, notebook, digest) == "Stalin documents/Lesson 9.txt"
    other = lesson(tmp_path / "other", "Another lesson.")
    assert copy_beside(other, notebook, digest_of(other)) == "Stalin documents/Lesson 9 2.txt"
    copies = notebook.parent / "Stalin documents"
    assert [each.read_text() for each in sorted(copies.iterdir())] == ["Another lesson.", "Kirov was shot."]
    there = Document(1, "u", "Lesson 9.txt", digest, "Stalin documents/Lesson 9.txt")
    assert find(there, notebook, {}) == Found(copies / "Lesson 9.txt")
    moved = tmp_path / "Moved"
    notebook.parent.rename(moved)
    assert find(there, moved / notebook.name, {}) == Found(moved / "Stalin documents" / "Lesson 9.txt")


def test_what_was_moved_is_found_by_its_content_and_what_was_changed_is_told(tmp_path: Path, notebook: Path) -> None:
    path = lesson(tmp_path / "downloads")
    document = Document(1, "u", path.name, digest_of(path))
    known = {document.digest: seen(path)}
    assert find(document, notebook, known) == Found(path)
    assert find(document, notebook, {}) is None
    renamed = path.rename(path.with_name("Kirov.txt"))
    assert find(document, notebook, known) == Found(renamed)
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    renamed = renamed.rename(elsewhere / "Kirov.txt")
    assert find(document, notebook, known) is None
    assert find(document, notebook, known, [elsewhere]) == Found(renamed)
    lesson(tmp_path / "downloads", "Kirov was not shot.")
    assert find(document, notebook, known) == Found(path, is_same=False)
    with pytest.raises(StoppedError):
        find(document, notebook, known, cancelled=lambda: True)
    path.chmod(0)  # it is said where it is opened that it cannot be read
    if not os.access(path, os.R_OK):  # as may whoever reads everything
        assert find(document, notebook, known) == Found(path)


@pytest.mark.parametrize("place", ["../secret.txt", "/etc/passwd", "a\\b", "C:/x", "", "a/../../b"])
def test_a_strangers_notebook_names_nothing_outside_of_its_folder(notebook: Path, place: str) -> None:
    assert place_beside(notebook, place) is None


def test_what_cannot_be_copied_is_told_in_a_sentence(tmp_path: Path, notebook: Path) -> None:
    (notebook.parent / "Stalin documents").write_text("in the way")
    path = lesson(tmp_path / "downloads")
    with pytest.raises(EssayError, match=r"could not be copied .*nothing was changed"):
        copy_beside(path, notebook, digest_of(path))
