"""`bring` with a pack or another notebook."""

import json
from contextlib import closing
from pathlib import Path

import pytest

from essayplanner.notebook.cards import trash_cards
from essayplanner.notebook.notebook import Notebook
from essayplanner.notebook.packing import import_pack
from tests.cli.conftest import PACK, Run, assert_refused
from tests.notebook.tools import quick_book, sample_pack


@pytest.fixture
def other(tmp_path: Path) -> Path:
    """Another notebook, from which something is copied."""
    with closing(quick_book(tmp_path, "other.essayplan")) as other:
        import_pack(other, sample_pack())
        return other.path


def test_another_notebook_is_copied_as_one_step(run: Run, book: Path, other: Path) -> None:
    file = other.read_bytes()
    done = run("bring", book, other).out.splitlines()
    assert done[0] == "Copied 12 cards and 1 outline from another notebook."
    assert [done[1].split()[0], " ".join(done[1].split()[2:])] == ["new", "sample card 0"]
    assert len(done) == 1 + 12 + 1 + 1 + 1  # and its outline, debate and source
    assert "sample card 0" in run("cards", book).out
    assert run("bring", book, other).out == "12 cards are here already.\n"
    with closing(Notebook.open(book)) as mine:
        trash_cards(mine, [mine.row("SELECT id FROM card WHERE title = 'sample card 0'")[0]])
    left = "11 cards are here already. 1 card that you deleted here is left out.\n"
    assert run("bring", book, other).out == left
    assert "sample card 0" not in run("cards", book).out
    with closing(Notebook.open(book)) as mine:
        trash_cards(mine, [id for (id,) in mine.rows("SELECT id FROM card WHERE title LIKE 'sample card%'")])
    left = "12 cards that you deleted here are left out.\n"
    assert run("bring", book, other).out == left
    assert run("bring", book, other, "--dry-run").out == f"“Stalin”: there is nothing to copy. {left}"
    run("undo", book)
    run("undo", book)
    run("undo", book)
    assert "sample card 0" not in run("cards", book).out
    assert other.read_bytes() == file


def test_a_dry_run_lists_what_would_be_copied(run: Run, book: Path, other: Path) -> None:
    before = book.read_bytes()
    assert run("bring", book, other, "--dry-run").out.startswith("“Stalin”: 12 cards and 1 outline to copy.\n")
    told = json.loads(run("bring", book, other, "--dry-run", "--json").out)
    assert book.read_bytes() == before
    assert (told["title"], len(told["cards"]), len(told["sources"])) == ("Stalin", 12, 1)
    assert told["cards"][0] | {"uid": ""} == {"uid": "", "deed": "make", "kind": "claim", "title": "sample card 0"}
    uid = told["cards"][0]["uid"]
    run("bring", book, other)
    assert uid in run("cards", book).out
    again = json.loads(run("bring", book, other, "--json").out)
    assert {each["deed"] for name in ("cards", "outlines", "debates", "sources") for each in again[name]} == {"leave"}
    assert run("bring", book, other, "--dry-run").out == "“Stalin”: all of it is here already.\n"


def test_a_pack_is_imported_and_a_newer_one_keeps_what_was_changed(run: Run, book: Path, pack: Path) -> None:
    before = book.read_bytes()
    dry = run("bring", book, pack, "--dry-run").out
    assert "One man did it" in dry
    assert {line.split()[0] for line in dry.splitlines()} == {"new"}
    told = json.loads(run("bring", book, pack, "--dry-run", "--json").out)
    assert (told["title"], told["kept"]) == ("A tiny pack", [])
    assert book.read_bytes() == before
    assert run("bring", book, pack).out.startswith("Imported 2 cards")
    assert "One man did it" in run("cards", book).out
    run("debate", book, "--debate", "Whose work?", "--question", "Whose fault?")
    text = PACK.replace("Whose work?", "Who did it?").replace('version = "1"', 'version = "2"')
    pack.write_text(text, encoding="utf-8")
    line = run("bring", book, pack, "--dry-run").out.split()
    assert line[:2] == ["kept", "debate"]
    assert json.loads(run("bring", book, pack, "--json").out)["kept"][0]["before"] == "Whose fault?"
    assert run("bring", book, pack, "--dry-run", "--theirs").out.startswith("changed")
    assert "1 thing was updated" in run("bring", book, pack, "--theirs").out
    assert run("bring", book, pack, "--dry-run").out == "All of it is here already.\n"
    pack.write_text(PACK, encoding="utf-8")
    for options in ((), ("--dry-run",)):
        assert_refused(run("bring", book, pack, *options), "and version 2 was imported before; nothing was imported")


def test_what_cannot_be_brought_is_said_in_a_sentence(run: Run, book: Path, other: Path, pack: Path) -> None:
    before = book.read_bytes()
    assert_refused(run("bring", book, book), "is this very notebook; nothing was copied")
    assert_refused(run("bring", book, book.with_name("none.essayplan")), "none.essayplan")
    assert_refused(run("bring", book, other, "--theirs"), "leave out --theirs")
    assert_refused(run("bring", book, other, "--kind", "claim", "--tag", "x"), "leave out --kind and --tag")
    assert_refused(run("bring", book, pack, "--headings", "tags"), "leave out --headings")
    broken = other.with_name("broken.essayplan")
    broken.write_bytes(other.read_bytes()[:5000])
    assert_refused(run("bring", book, broken, "--dry-run"), "is damaged (its end is missing)")
    pack.write_text("x = ", encoding="utf-8")
    assert_refused(run("bring", book, pack), "tiny.toml")
    assert book.read_bytes() == before
