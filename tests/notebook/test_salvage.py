"""What is intact of a damaged notebook is saved, and the damaged file stays as it is."""

import contextlib
import random
from pathlib import Path

import pytest

from essayplanner.domain.cards import Kind
from essayplanner.domain.errors import DamagedFileError, EssayError, UnusableFileError
from essayplanner.notebook import cards, outlines, outlining
from essayplanner.notebook.health import faults
from essayplanner.notebook.notebook import Notebook
from essayplanner.notebook.outline_tree import Spot
from essayplanner.notebook.salvage import save_intact


@pytest.fixture
def large(tmp_path: Path) -> Path:
    """A notebook of 300 cards on many pages, one outline among them."""
    book = Notebook.create(tmp_path / "large.essayplan", "Topic")
    with book.step("Fill"):
        ids = [cards.add_card(book, Kind.EVIDENCE, f"Card {number}", text="word " * 100) for number in range(300)]
        section = outlining.add_section(book, Spot("outline", outlines.new_outline(book, "Question")))
        outlining.place(book, ids[:50], Spot("section", section))
    book.close()
    return book.path


def test_a_whole_notebook_is_saved_whole(large: Path, tmp_path: Path) -> None:
    assert save_intact(large, tmp_path / "saved.essayplan") == 1 + 300 + 1 + 1 + 50
    assert faults(tmp_path / "saved.essayplan") == []


def test_torn_pages_cost_what_stood_on_them(large: Path, tmp_path: Path) -> None:
    content = bytearray(large.read_bytes())
    pages = len(content) // 4096
    torn = random.Random(4).sample(range(40, pages), 3)
    for page in torn:
        content[page * 4096 : page * 4096 + 4096] = bytes(4096)
    large.write_bytes(content)
    with pytest.raises(DamagedFileError, match="is damaged"):
        Notebook.open(large)
    saved = save_intact(large, tmp_path / "saved.essayplan")
    assert large.read_bytes() == bytes(content)
    assert faults(tmp_path / "saved.essayplan") == []
    book = Notebook.open(tmp_path / "saved.essayplan")
    count = book.row("SELECT count(*) FROM card WHERE text LIKE 'word word%'")[0]
    book.close()
    assert 200 <= count <= 300
    assert saved > 200


@pytest.mark.parametrize("lost", [1, 4096, 5000, 40_960])
def test_a_lost_end_costs_what_stood_there(large: Path, tmp_path: Path, temporary: Path, lost: int) -> None:
    whole = large.read_bytes()
    large.write_bytes(whole[:-lost])
    with pytest.raises(DamagedFileError, match="its end is missing"):
        Notebook.open(large)
    saved = save_intact(large, tmp_path / "saved.essayplan")
    assert 100 < saved <= 1 + 300 + 1 + 1 + 50
    assert large.read_bytes() == whole[:-lost]
    assert faults(tmp_path / "saved.essayplan") == []
    assert sorted(path.name for path in tmp_path.iterdir()) == ["large.essayplan", "saved.essayplan", "temporary"]


def test_a_file_cut_anywhere_is_saved_or_refused(large: Path, tmp_path: Path) -> None:
    whole, saved = large.read_bytes(), []
    for size in range(100, len(whole), len(whole) // 12):
        large.write_bytes(whole[:size])
        target = tmp_path / f"{size}.essayplan"
        with contextlib.suppress(EssayError):
            saved.append(save_intact(large, target))
            assert faults(target) == []
    assert len(saved) > 6
    assert saved == sorted(saved)
    assert len(list(tmp_path.iterdir())) == 1 + len(saved)


def test_nothing_is_written_over(large: Path, tmp_path: Path) -> None:
    (tmp_path / "there").write_text("mine")
    with pytest.raises(EssayError, match="is there already"):
        save_intact(large, tmp_path / "there")
    (tmp_path / "link").symlink_to(tmp_path / "nowhere")
    with pytest.raises(EssayError, match="is there already"):
        save_intact(large, tmp_path / "link")
    with pytest.raises(EssayError, match="its folder does not exist"):
        save_intact(large, tmp_path / "no" / "saved.essayplan")
    (tmp_path / "saved.essayplan-journal").write_bytes(b"x")
    with pytest.raises(EssayError, match="interrupted change"):
        save_intact(large, tmp_path / "saved.essayplan")
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "large.essayplan", "link", "saved.essayplan-journal", "there",
    ]  # fmt: skip
    assert (tmp_path / "there").read_text() == "mine"


def test_what_is_no_notebook_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("x" * 5000)
    with pytest.raises(UnusableFileError):
        save_intact(tmp_path / "a.txt", tmp_path / "saved.essayplan")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.txt"]
