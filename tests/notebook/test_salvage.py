"""What is intact of a damaged notebook is saved, and the damaged file stays as it is."""

import contextlib
import sqlite3
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

import pytest

from essayplanner.domain.cards import Kind
from essayplanner.domain.errors import DamagedFileError, EssayError, UnusableFileError
from essayplanner.domain.labels import Label
from essayplanner.notebook import cards, outlines, outlining
from essayplanner.notebook.health import faults
from essayplanner.notebook.items import Spot
from essayplanner.notebook.notebook import Notebook
from essayplanner.notebook.salvage import save_intact
from tests.notebook.tools import new_notebook


@pytest.fixture
def large(tmp_path: Path) -> Path:
    """A notebook of 300 cards on many pages, one outline among them."""
    book = new_notebook(tmp_path / "large.essayplan", "Topic")
    with book.step(Label("Fill")):
        ids = [cards.add_card(book, Kind.EVIDENCE, f"Card {number}", text="word " * 100) for number in range(300)]
        section = outlining.add_section(book, Spot("outline", outlines.new_outline(book, "Question")))
        outlining.place(book, ids[:50], Spot("section", section))
    book.close()
    return book.path


def test_a_whole_notebook_is_saved_whole(large: Path, tmp_path: Path) -> None:
    assert save_intact(large, tmp_path / "saved.essayplan") == 1 + 300 + 1 + 1 + 50
    assert faults(tmp_path / "saved.essayplan") == []


def readable_ids(path: Path, ids: Iterable[int]) -> set[int]:
    """The ids of the cards that can be read whole when asked for one by one."""
    readable = set()
    with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro&immutable=1", uri=True)) as damaged:
        for card_id in ids:
            with contextlib.suppress(sqlite3.DatabaseError):
                if damaged.execute("SELECT * FROM card WHERE id = ?", (card_id,)).fetchone():
                    readable.add(card_id)
    return readable


def leaves(path: Path) -> list[int]:
    """The pages that hold the cards, counted from 0, in the order of their ids; the root stands above them alone."""
    content = path.read_bytes()
    with closing(sqlite3.connect(path)) as db:
        root = db.execute("SELECT rootpage FROM sqlite_master WHERE name = 'card'").fetchone()[0] - 1
    page = content[root * 4096 : root * 4096 + 4096]
    assert page[0] == 5
    cells = [int.from_bytes(page[at : at + 2]) for at in range(12, 12 + 2 * int.from_bytes(page[3:5]), 2)]
    return [int.from_bytes(page[at : at + 4]) - 1 for at in (*cells, 8)]


@pytest.mark.parametrize(
    ("torn", "stray"),
    [
        ([0], None),
        ([12], None),
        ([-1], None),
        ([12, 13, 14], None),
        ([12, 14, 15, 17], None),
        ([*range(-40, -3), -1], None),
        ([12], 30),
        ([30], 12),
    ],
)
def test_torn_pages_cost_what_stood_on_them(large: Path, tmp_path: Path, torn: list[int], stray: int | None) -> None:
    """Where `stray` is a number, the page of that number stands in the place of the torn ones."""
    pages = leaves(large)
    content = bytearray(large.read_bytes())
    written = bytes(4096) if stray is None else content[pages[stray] * 4096 : pages[stray] * 4096 + 4096]
    for page in (pages[number] for number in torn):
        content[page * 4096 : page * 4096 + 4096] = written
    large.write_bytes(content)
    readable = readable_ids(large, range(1, 1000))
    assert 0 < len(readable) < 300
    with pytest.raises(DamagedFileError, match="is damaged"):
        Notebook.open(large)
    saved = save_intact(large, tmp_path / "saved.essayplan")
    assert large.read_bytes() == bytes(content)
    assert faults(tmp_path / "saved.essayplan") == []
    book = Notebook.open(tmp_path / "saved.essayplan")
    cards_saved = {row[0] for row in book.rows("SELECT id FROM card WHERE text LIKE 'word word%'")}
    placed = {row[0] for row in book.rows("SELECT card_id FROM placement")}
    book.close()
    assert cards_saved == readable
    assert placed == readable & set(range(1, 51))
    assert saved == 1 + len(readable) + 1 + 1 + len(placed)


def test_a_hole_behind_the_greatest_ids_ends_the_search(large: Path, tmp_path: Path) -> None:
    greatest = 2**63 - 1
    with closing(sqlite3.connect(large)) as db, db:
        for (trigger,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            db.execute(f"DROP TRIGGER {trigger}")
        db.execute("UPDATE card SET id = id + ? WHERE id > 280", (greatest - 300,))
        db.execute("DELETE FROM placement")
    content = bytearray(large.read_bytes())
    last = leaves(large)[-1]
    content[last * 4096 : last * 4096 + 4096] = bytes(4096)
    large.write_bytes(content)
    readable = readable_ids(large, [*range(1, 300), *range(greatest - 30, greatest + 1)])
    assert max(readable) > greatest - 30
    assert save_intact(large, tmp_path / "saved.essayplan") == 1 + len(readable) + 1 + 1


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
    with pytest.raises(EssayError, match="already exists"):
        save_intact(large, tmp_path / "there")
    (tmp_path / "link").symlink_to(tmp_path / "nowhere")
    with pytest.raises(EssayError, match="already exists"):
        save_intact(large, tmp_path / "link")
    with pytest.raises(EssayError, match="its folder does not exist"):
        save_intact(large, tmp_path / "no" / "saved.essayplan")
    (tmp_path / "saved.essayplan-journal").write_bytes(b"x")
    with pytest.raises(EssayError, match="interrupted change"):
        save_intact(large, tmp_path / "saved.essayplan")
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "large.essayplan",
        "link",
        "saved.essayplan-journal",
        "there",
    ]
    assert (tmp_path / "there").read_text() == "mine"


def test_what_is_no_notebook_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("x" * 5000)
    with pytest.raises(UnusableFileError):
        save_intact(tmp_path / "a.txt", tmp_path / "saved.essayplan")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.txt"]
