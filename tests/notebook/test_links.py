"""Links: where a path really leads is settled before anything is read, whichever way a file comes in."""

from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from essayplanner.__main__ import main
from essayplanner.domain.cards import Kind
from essayplanner.domain.errors import EssayError
from essayplanner.notebook import cards
from essayplanner.notebook.backups import back_up, backups, restore
from essayplanner.notebook.health import faults
from essayplanner.notebook.making import make_notebook
from essayplanner.notebook.notebook import Notebook
from essayplanner.notebook.salvage import save_intact
from tests.notebook.journals import super_journal
from tests.notebook.tools import around, posix

pytestmark = posix


@pytest.fixture
def link(full: Path, tmp_path: Path) -> Path:
    """A link, in a folder of its own, to a link to the notebook, by way of a link to its folder."""
    (tmp_path / "folder").symlink_to(full.parent)
    (tmp_path / "between.essayplan").symlink_to(Path("folder") / full.name)
    (tmp_path / "links").mkdir()
    link = tmp_path / "links" / "link.essayplan"
    link.symlink_to(tmp_path / "between.essayplan")
    return link


@pytest.fixture
def victim(tmp_path: Path) -> Path:
    """What a planted journal names."""
    path = tmp_path / "thesis.docx"
    path.write_text("three years of work")
    return path


def journal_beside(path: Path, victim: Path) -> Path:
    journal = path.with_name(path.name + "-journal")
    journal.write_bytes(super_journal(victim))
    return journal


def open_and_change(path: Path) -> None:
    with closing(Notebook.open(path)) as book:
        cards.add_card(book, Kind.CLAIM, "x")


def look_into(path: Path) -> None:
    from essayplanner.work.restoring import contents_of

    contents_of(path)


def command(*words: str) -> Callable[[Path], None]:
    def run(path: Path) -> None:
        if main([words[0], str(path), *words[1:]]):
            raise EssayError("told")

    return run


WAYS: dict[str, Callable[[Path], object]] = {
    "opened": open_and_change,
    "checked": faults,
    "backed up": back_up,
    "looked into": look_into,
    "listed": command("cards"),
    "searched": command("cards", "--search", "card"),
    "undone": command("undo"),
}


@pytest.mark.parametrize("way", WAYS)
def test_a_journal_planted_beside_the_file_itself_is_seen(full: Path, link: Path, victim: Path, way: str) -> None:
    journal_beside(full, victim)
    before = around(full.parent)
    with pytest.raises(EssayError):
        WAYS[way](link)
    assert around(full.parent) == before
    assert victim.exists()


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("where", ["links/link.essayplan", "between.essayplan"])
def test_a_journal_planted_beside_a_link_is_nothing(
    link: Path, victim: Path, tmp_path: Path, way: str, where: str
) -> None:
    journal = journal_beside(tmp_path / where, victim)
    WAYS[way](link)
    assert journal.exists()
    assert victim.exists()
    assert link.is_symlink()


def test_what_was_interrupted_is_rolled_back_through_a_link(full: Path, link: Path) -> None:
    from tests.notebook.journals import interrupted

    before = interrupted(full)
    Notebook.open(link).close()
    assert full.read_bytes() == before
    assert [each.name for each in full.parent.iterdir()] == [full.name]


def test_a_notebook_has_one_path_whatever_it_is_opened_by(full: Path, link: Path) -> None:
    made = back_up(full)
    with closing(Notebook.open(link)) as book:
        assert (book.path, book.file) == (full.resolve(), full.resolve())
        with pytest.raises(EssayError, match="is this notebook"):
            book.save_copy(link)
    assert backups(link) == [made]
    assert made
    assert restore(made.path, link).parent == full.parent.resolve()


def test_a_copy_goes_where_a_link_leads_and_minds_the_journal_there(full: Path, tmp_path: Path, victim: Path) -> None:
    other = tmp_path / "other" / "other.essayplan"
    other.parent.mkdir()
    make_notebook(other, "Other")
    target = tmp_path / "target.essayplan"
    target.symlink_to(other)
    journal = journal_beside(other, victim)
    before = around(other.parent)
    with closing(Notebook.open(full)) as book:
        with pytest.raises(EssayError, match="-journal"):
            book.save_copy(target)
        assert around(other.parent) == before
        journal.unlink()
        book.save_copy(target)
        assert target.is_symlink()
        assert other.read_bytes() == full.read_bytes()
    assert victim.exists()


def test_what_is_intact_is_saved_by_way_of_links(full: Path, link: Path, victim: Path, tmp_path: Path) -> None:
    journal_beside(link, victim)
    journal_beside(full, victim)
    assert save_intact(link, tmp_path / "folder" / "saved.essayplan") > 0
    assert (full.parent / "saved.essayplan").exists()
    (tmp_path / "nowhere.essayplan").symlink_to(tmp_path / "not there.essayplan")
    with pytest.raises(EssayError, match="already exists"):
        save_intact(link, tmp_path / "nowhere.essayplan")
    assert victim.exists()


@pytest.mark.parametrize("name", ["symbolic", "hard"])
def test_a_journal_that_is_another_file_is_not_written_over(full: Path, victim: Path, name: str) -> None:
    """A first byte of 0 makes SQLite take it for an empty journal, and the next step writes into it."""
    victim.write_bytes(bytes(2000))
    journal = full.with_name(full.name + "-journal")
    (journal.symlink_to if name == "symbolic" else journal.hardlink_to)(victim)
    with pytest.raises(EssayError, match="that EssayPlanner did not write"):
        open_and_change(full)
    assert victim.read_bytes() == bytes(2000)


def test_nothing_is_exported_over_a_notebook_behind_a_link(full: Path, tmp_path: Path) -> None:
    from essayplanner.formats.files import WriteError, write_whole

    out = tmp_path / "plan.md"
    out.symlink_to(full)
    before = full.read_bytes()
    with pytest.raises(WriteError, match="notebook"):
        write_whole(out, b"# Plan")
    question = ("export", str(full), "--outline", "Why sample?", "--to", "markdown", "-o", str(out))
    assert main(list(question)) == 1
    assert full.read_bytes() == before
