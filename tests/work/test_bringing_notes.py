"""Files are read as notes, whichever reader knows them."""

from pathlib import Path

import pytest

from essayplanner.cite.pandoc import Pandoc
from essayplanner.domain.brought import What
from essayplanner.domain.errors import EssayError, StoppedError
from essayplanner.work.bringing_notes import notes_in, notes_of, notes_pasted, notes_unless_sources
from essayplanner.work.pdf_notes import blocks_of
from essayplanner.work.progress import Progress
from tests.pdf.made import Pdf, column

RUNNING = "Lesson 9                    Kirov and after"


def test_pages_are_paragraphs_and_items_with_their_page() -> None:
    long = "The killer, Leonid Nikolaev, was caught in the corri-\ndor of the Smolny; nobody asked how he came in."
    pages = [
        f"{RUNNING}\nKirov\n{long}\n• shot on 1 December\n• popular\n12",
        f"{RUNNING}\nAfter the murder the law was changed within hours.\n13",
        f"{RUNNING}\nWho gained?\n14",
    ]
    found = blocks_of(pages, [(1, "Kirov", 2)])
    assert [(block.what, block.text[:24], block.locator) for block in found] == [
        (What.HEADING, "Kirov", "p. 1"),
        (What.PARAGRAPH, "The killer, Leonid Nikol", "p. 1"),
        (What.ITEM, "shot on 1 December", "p. 1"),
        (What.ITEM, "popular", "p. 1"),
        (What.PARAGRAPH, "After the murder the law", "p. 2"),
        (What.PARAGRAPH, "Who gained?", "p. 3"),
    ]
    assert "corridor of the Smolny" in found[1].text


def test_a_pdf_is_read_with_its_pages(tmp_path: Path) -> None:
    path = tmp_path / "lesson.pdf"
    path.write_bytes(Pdf([column("Kirov was shot."), column("Nobody gained.")]).data())
    found = notes_in(path, Pandoc(), Progress())
    assert (found.title, found.came_from) == ("lesson", "lesson.pdf")
    assert [(block.text, block.locator) for block in found.blocks] == [
        ("Kirov was shot.", "p. 1"),
        ("Nobody gained.", "p. 2"),
    ]
    path.write_bytes(Pdf([[]]).data())
    with pytest.raises(EssayError, match=r"“lesson\.pdf” has no text in it"):
        notes_in(path, Pandoc(), Progress())


def test_reading_a_pdf_is_stopped(tmp_path: Path) -> None:
    class Stopped(Progress):
        def advance(self, done: int, of: int) -> bool:
            return False

    path = tmp_path / "lesson.pdf"
    path.write_bytes(Pdf([column("Kirov was shot.")]).data())
    with pytest.raises(StoppedError):
        notes_in(path, Pandoc(), Stopped())


def test_a_text_that_is_a_list_of_sources_is_told_from_notes(tmp_path: Path) -> None:
    path = tmp_path / "s.txt"
    path.write_text("TY  - BOOK\nTI  - A title\nER  - \n", encoding="utf-8")
    assert notes_unless_sources(path, Pandoc(), Progress()) is None
    path.write_text("- One\n- Two\n", encoding="utf-8")
    found = notes_unless_sources(path, Pandoc(), Progress())
    assert found is not None
    assert (found.title, found.came_from, len(found.blocks)) == ("s", "s.txt", 2)


def test_what_is_pasted_came_from_nowhere() -> None:
    plain, rich = notes_pasted("- one\n- two", ""), notes_pasted("one", "<p>one <b>thing</b></p>")
    assert (plain.came_from, [block.text for block in plain.blocks]) == ("", ["one", "two"])
    assert [block.text for block in rich.blocks] == ["one **thing**"]
    assert notes_of(b"one", "", Pandoc(), Progress()).came_from == ""
    with pytest.raises(EssayError, match="There is nothing in it"):
        notes_pasted(" ", "")
    with pytest.raises(EssayError, match="too long to be pasted"):
        notes_pasted("x" * 10_000_001, "")


def test_files_of_other_programs_are_read_by_their_readers(tmp_path: Path) -> None:
    table = tmp_path / "cards.csv"
    table.write_text("Claim,Notes\nTerror grew,from below\n", "utf-8")
    found = notes_in(table, Pandoc(), Progress())
    assert [(block.what, block.title, block.text) for block in found.blocks] == [
        (What.RECORD, "Terror grew", "from below")
    ]
    clippings = tmp_path / "My Clippings.txt"
    clippings.write_text("A Book (Ann Rowe)\n- Your Note on page 2 | Added on Monday\n\nWords\n==========\n", "utf-8")
    both = [notes_unless_sources(clippings, Pandoc(), Progress()), notes_in(clippings, Pandoc(), Progress())]
    assert [[block.locator for block in each.blocks] for each in both if each] == [["p. 2"], ["p. 2"]]


def test_the_notes_in_a_list_of_sources_are_read(tmp_path: Path) -> None:
    path = tmp_path / "list.bib"
    path.write_text("@book{a, title={Stalin}, annote={A fine book.}}", "utf-8")
    found = notes_in(path, Pandoc(), Progress())
    assert [block.text for block in found.blocks] == ["A fine book."]
    assert notes_unless_sources(path, Pandoc(), Progress()) is None
    path.write_text("@book{a, title={Stalin}}", "utf-8")
    with pytest.raises(EssayError, match="holds nothing that could become a card"):
        notes_in(path, Pandoc(), Progress())


def test_the_folder_of_a_vault_is_read(tmp_path: Path) -> None:
    (tmp_path / "Terror.md").write_text("It grew from below.", "utf-8")
    found = notes_unless_sources(tmp_path, Pandoc(), Progress())
    assert found is not None
    assert [(block.title, block.text) for block in found.blocks] == [("Terror", "It grew from below.")]


def test_the_notes_of_a_list_come_with_their_sources(tmp_path: Path) -> None:
    path = tmp_path / "s.ris"
    path.write_text("TY  - BOOK\nTI  - A History\nN1  - Good on Kirov.\nER  - \n", encoding="utf-8")
    found = notes_in(path, Pandoc(), Progress())
    assert [(block.text, found.sources[block.source]["title"]) for block in found.blocks] == [
        ("Good on Kirov.", "A History")
    ]
    path.write_text("TY  - BOOK\nTI  - A History\nER  - \n", encoding="utf-8")
    with pytest.raises(EssayError, match=r"“s\.ris” holds nothing that could become a card; nothing was imported"):
        notes_in(path, Pandoc(), Progress())
