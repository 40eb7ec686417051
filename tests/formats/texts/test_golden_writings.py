"""Documents as they were read and approved, one line a block.

`ESSAYPLANNER_WRITE_GOLDEN=1 pytest tests/formats/texts/test_golden_writings.py` writes them anew; read the difference
first. What is in `given` was written for these tests, by hand and with LibreOffice 7.4.
"""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from essayplanner.cite.pandoc import Pandoc, find_pandoc
from essayplanner.domain.brought import Block, Writing
from essayplanner.formats.texts.as_markdown import as_markdown
from essayplanner.formats.texts.pages import read_html
from essayplanner.formats.texts.reading import read_text
from tests.formats.texts.word_shaped import NOTES, docx

needs_pandoc = pytest.mark.skipif(find_pandoc() is None, reason="pandoc is not here")
GIVEN, GOLDEN = Path(__file__).parent / "given", Path(__file__).parent / "golden"
MARKDOWN = (GIVEN / "notes.md").read_bytes()


def _given(name: str) -> Callable[[], str]:
    return lambda: as_lines(read_text((GIVEN / name).read_bytes(), name, Pandoc()))


def _pasted(name: str) -> Callable[[], str]:
    def both() -> str:
        writing = read_html((GIVEN / name).read_text("utf-8"))
        return f"{as_lines(writing)}\n{as_markdown(writing)}\n"

    return both


def _by_pandoc(kind: str) -> Callable[[], str]:
    def made() -> str:
        data = Pandoc()(["-f", "commonmark_x-raw_html", "-t", kind, "-o", "-"], MARKDOWN)
        return as_lines(read_text(data, f"notes.{kind}", Pandoc()))

    return made


READ = {
    "notes.txt": _given("notes.txt"),
    "notes.md": _given("notes.md"),
    "outline.opml": _given("outline.opml"),
    "page.html": _given("page.html"),
    "docs-page.html": _given("docs-page.html"),
    "libreoffice.odt": _given("libreoffice.odt"),
    "libreoffice.docx": _given("libreoffice.docx"),
    "word.docx": lambda: as_lines(read_text(docx(NOTES, title="Notes on Kirov"), "word.docx", Pandoc())),
    "pandoc.docx": _by_pandoc("docx"),
    "pandoc.odt": _by_pandoc("odt"),
    "pandoc.epub": _by_pandoc("epub"),
    "from-word.html": _pasted("from-word.html"),
    "from-docs.html": _pasted("from-docs.html"),
    "from-onenote.html": _pasted("from-onenote.html"),
    "from-apple-notes.html": _pasted("from-apple-notes.html"),
}


def as_lines(writing: Writing) -> str:
    """A writing as text: what is known of it, then a line a block."""
    head = [f"{name}: {value}" for name, value in writing._asdict().items() if name != "blocks" and value]
    return "\n".join([*head, *map(_line, writing.blocks), ""])


def _line(block: Block) -> str:
    more = "".join(
        f" {name}={value!r}"
        for name, value in block._asdict().items()
        if value and name in ("comment", "marked", "number")
    )
    return f"{block.what.value} {block.level}: {block.text!r}{more}"


@pytest.mark.parametrize(
    "name", [name if name.endswith((".txt", ".html")) else pytest.param(name, marks=needs_pandoc) for name in READ]
)
def test_a_document_is_read_as_approved(name: str) -> None:
    read, path = READ[name](), GOLDEN / f"{name}.lines"
    if os.environ.get("ESSAYPLANNER_WRITE_GOLDEN"):
        path.write_bytes(read.encode())
    assert path.read_bytes().decode() == read


def test_every_golden_writing_is_compared() -> None:
    assert {path.name for path in GOLDEN.iterdir()} == {f"{name}.lines" for name in READ}


@pytest.mark.skipif(find_pandoc() is None, reason="pandoc is not here")
def test_the_authors_of_an_epub_come_in_their_order() -> None:
    made = Pandoc()(["-f", "markdown", "-t", "epub"], b"---\ntitle: T\nauthor: [A Rowe, B Hill, C Orr]\n---\n\nText.")
    assert [each["family"] for each in read_text(made, "a.epub", Pandoc()).about["author"]] == ["Rowe", "Hill", "Orr"]
