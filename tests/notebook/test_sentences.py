"""What is said of a file that is damaged, or that cannot be made."""

import os
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from essayplanner.domain.cards import Kind
from essayplanner.domain.errors import DamagedFileError, EssayError
from essayplanner.domain.labels import Label
from essayplanner.notebook.cards import add_card
from essayplanner.notebook.health import faults
from essayplanner.notebook.making import make_notebook
from essayplanner.notebook.notebook import Notebook
from essayplanner.notebook.sentences import damage_words
from tests.notebook.tools import execute, refused


@pytest.mark.parametrize(
    ("found", "said"),
    [
        (["ok"], []),
        (
            ["*** in database main ***\nPage 235: btreeInitPage() returns error code 11"],
            ["page 235 of the file cannot be read"],
        ),
        (
            ["Tree 4 page 7 cell 1: 2nd reference to page 9", "Page 3 is never used", "Page 3 is never used"],
            ["2 pages of the file (3, 7) cannot be read"],
        ),
        (
            [f"Page {number}: x" for number in range(9, 1, -1)],
            ["8 pages of the file (2, 3, 4, 5, 6, …) cannot be read"],
        ),
        (
            ["row 3 missing from index link_to", "wrong # of entries in index link_to"],
            ["the index “link_to” does not agree with its table"],
        ),
        (
            ["NULL value in card.title", "CHECK constraint failed in outline", "TEXT value in card_tag.id"],
            [
                "a card has a value that is not allowed",
                "an outline has a value that is not allowed",
                "a tag on a card has a value that is not allowed",
            ],
        ),
        (["Freelist: size is 3 but should be 4"], ["a part of the file cannot be read"]),
    ],
)
def test_damage_is_told_in_plain_words(found: list[str], said: list[str]) -> None:
    assert damage_words(found) == said


def test_a_damaged_page_is_named(full: Path) -> None:
    content = bytearray(full.read_bytes())
    content[8192:12288] = bytes(4096)
    full.write_bytes(content)
    assert re.search(r"\((page \d+|\d+ pages) of the file", refused(full, DamagedFileError))


def test_what_is_damaged_in_a_large_notebook_is_listed(full: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("essayplanner.notebook.opening.CHECKED_AT_OPENING", 0)
    execute(full, "UPDATE card SET title = CAST(x'ff41' AS TEXT)", "UPDATE step_row SET before = CAST(x'ff41' AS TEXT)")
    assert faults(full) == ["The text of a card is not UTF-8.", "The text of a history entry is not UTF-8."]


def test_no_page_is_lost_unseen(full: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("essayplanner.notebook.opening.CHECKED_AT_OPENING", 0)
    whole, told = full.read_bytes(), []
    for place in range(4096, len(whole), 4096):
        full.write_bytes(whole[:place] + bytes(4096) + whole[place + 4096 :])
        try:
            told.append(faults(full)[0])
        except DamagedFileError as error:
            told.append(str(error))
    assert all("cannot be read" in fault for fault in told)
    assert sum("page" in fault.lower() for fault in told) > len(told) / 4


def test_making_a_notebook_says_why_it_cannot(full: Path) -> None:
    for path, reason in (
        (full.parent / "no" / "x.essayplan", "its folder does not exist"),
        (full / "x.essayplan", "its folder is a file"),
        (full.parent / ("x" * 245), "its name is too long"),
    ):
        with pytest.raises(EssayError, match=reason):
            make_notebook(path, "x")


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="the system lets this user write anywhere")
def test_making_a_notebook_where_nobody_may_write(full: Path) -> None:
    full.parent.chmod(0o555)
    with pytest.raises(EssayError, match="its folder is read-only"):
        make_notebook(full.with_name("x.essayplan"), "x")
    full.parent.chmod(0o755)


def test_what_is_only_read_says_nothing_of_changes(book: Notebook) -> None:
    """A step may be on disk already when something is read after it and the disk fails."""
    add_card(book, Kind.CLAIM, "Saved")
    reads: list[Callable[[], object]] = [lambda: book.title, book.history, book.next_steps]
    for read in reads:
        interrupt_once(book)
        with pytest.raises(EssayError, match="interrupted") as told:
            read()
        assert "nothing was changed" not in str(told.value)


def test_what_is_read_amid_a_step_says_that_nothing_was_changed(book: Notebook) -> None:
    def half() -> None:
        with book.step(Label("Half")):
            interrupt_once(book)
            book.row("SELECT title FROM notebook")

    with pytest.raises(EssayError, match="nothing was changed"):
        half()


def interrupt_once(book: Notebook) -> None:
    """Have SQLite break off what it does next."""
    once = iter([1])
    book.connection.set_progress_handler(lambda: next(once, 0), 1)
