"""Every file of this folder, from the file to the note: what first users met comes out right."""

import re
from functools import partial
from pathlib import Path
from typing import Literal, NamedTuple

import pytest

from essayplanner.cite.engine import CitationEngine
from essayplanner.cite.pandoc import Pandoc, find_pandoc
from essayplanner.cite.styles import load_style
from essayplanner.domain.cards import Citation, Source
from essayplanner.domain.cited import plain_text
from essayplanner.domain.csl import tidy_item
from essayplanner.formats.bibliography import write_bibtex, write_csl_json
from essayplanner.notebook.beside import opened_beside
from essayplanner.notebook.notebook import Notebook
from essayplanner.notebook.sources import sources
from essayplanner.work.bringing_in import bring_in_sources, sources_of
from essayplanner.work.progress import Progress
from tests.cli.conftest import Run
from tests.cli.conftest import run as run

pytestmark = pytest.mark.skipif(find_pandoc() is None, reason="pandoc is not here")

HERE = Path(__file__).parent


class Right(NamedTuple):
    """What is right of a file: its notes on page 12, each work once and then each again; what is told of it."""

    first: tuple[str, ...]
    later: tuple[str, ...] = ()
    told: tuple[str, ...] = ()


TABLE = {
    "bib-bare-word-refuses-file.bib": Right(
        (
            "Jon Moss, The Toll Roads (Harbour, 1979), p. 12.",
            "Ann Rowe, ‘Corn and Credit in the Fens’, Fen Studies, 4 (1988), p. 12.",
        ),
        told=("“winter” has no braces and no @string explains it; it was kept as it is. (No. 1, line 6)",),
    ),
    "bib-empty-key.bib": Right(
        (
            "Jon Moss, The Toll Roads (1979), p. 12.",
            "Ann Rowe, ‘Bread in the Fens’, Fen Studies, 4 (1988), p. 12.",
        )
    ),
    "bib-number-sign-loses-title.bib": Right(
        ("Ann Rowe, Mill #1: A Ledger (Harbour, 1999), p. 12.",), ("Rowe, Mill #1: A Ledger, p. 12.",)
    ),
    "bib-one-stray-byte.bib": Right(
        ("Jon Müller, Two (2000), p. 12.", "Anné Rowé, Naïve Mills (1999), p. 12."),
        told=("One character is not in UTF-8, unlike the rest of the file; it was read as “ü”. (Line 8)",),
    ),
    "bib-publisher-and.bib": Right(("Ann Rowe, Bleak Tolls (Chapman and Hall, 1901), p. 12.",)),
    "bib-type-keeps-tex.bib": Right(
        (
            "Jörg Müller, ‘Der Müller und sein Zoll’ (unpublished Habilitationsschrift über Zölle, "
            "Universität Tübingen, 1971), p. 12.",
        )
    ),
    "bib-type-with-underscore.bib": Right(
        (
            "Jane Hill, ‘Salt Timeline’, 2020, p. 12 <https://example.org/salt>.",
            "Jon Moss, The Toll Roads (Harbour, 1979), p. 12.",
            "Ann Rowe, Salt Taxes (2001), p. 12.",
        )
    ),
    "bib-years-become-nd.bib": Right(
        (
            "Jane Hill, A Vicar Writes (Harbour, c. 1850), p. 12.",
            "Jon Moss, Collected Sermons (Harbour, 1898–1900), p. 12.",
            "Ann Rowe, Speeches of a Miller (Harbour, 1849–50), p. 12.",
        )
    ),
    "csl-address-in-gfm.json": Right(
        (
            "Ann Rowe, ‘Salt’, Salt Online, 2020, p. 12 <http://www.example.edu/~rowe/_salt_/index.html> "
            "[accessed 5 January 2024].",
        )
    ),
    "csl-short-title-lost.json": Right(
        ("Ann Fir, Ten Thousand Things: A Long Account of Fen Trade (Harbour, 1998), p. 12.",),
        ("Fir, Ten Thousand Things, p. 12.",),
    ),
    "csl-untitled-letter-prints-key.json": Right(
        ("Ann Rowe, letter to Jon Moss, 2 January 1899, Fen Record Office, MS 3, p. 12.",),
        ("Rowe to Moss, 2 January 1899, p. 12.",),
    ),
    "json-that-is-not-csl.json": Right(("Ann Rowe, The Toll Roads (Harbour, 1979), p. 12.",)),
    "ris-catalogue-statement-of-author.ris": Right(
        ("Ann Rowe and Jane Hill, The sociology of tolls (Harbour University Press, 2005), p. 12.",)
    ),
    "ris-newspapers-taken-for-one.ris": Right(
        (
            "‘Parliamentary Intelligence’, The Fen Courier, 3 March 1812, p. 2 (p. 12).",
            "‘Parliamentary Intelligence’, The Fen Courier, 10 March 1812, p. 4 (p. 12).",
            "‘Parliamentary Intelligence’, The Fen Courier, 17 March 1812, p. 3 (p. 12).",
        ),
        (
            "‘Parliamentary Intelligence’, 3 March 1812, p. 12.",
            "‘Parliamentary Intelligence’, 10 March 1812, p. 12.",
            "‘Parliamentary Intelligence’, 17 March 1812, p. 12.",
        ),
    ),
    "ris-two-word-body-becomes-person.ris": Right(
        (
            "Charity International, Bread for the Fens (Charity International, 2007), p. 12.",
            "Ann Rowe, The Toll Roads (Harbour, 1979), p. 12.",
        ),
        ("Charity International, Bread for the Fens, p. 12.", "Rowe, The Toll Roads, p. 12."),
    ),
    "sources-sorted-after-z.json": Right(
        (
            "D. Ångström, Four (n.d.), p. 12.",
            "C. Edwards, Three (n.d.), p. 12.",
            "B. Émile, Two (n.d.), p. 12.",
            "A. Zola, One (n.d.), p. 12.",
        )
    ),
}
#: By file: what the export of its outline says, the format and the style.
PACKS = {
    "anki-formula.toml": ("anki", "mhra", r"\\\(|\[/?\$\]|\[/?latex\]|\\\[", False),
    "style-german-says-page.toml": (
        "markdown",
        str(HERE / "style-german-says-page.csl"),
        r"1979, S\. 12–13\.\n[^§]*1979, Kap\. 2\.\n",
        True,
    ),
}
#: What a test elsewhere does step by step.
ELSEWHERE = {"style-german-says-page.csl", "window-ctrl-click.md"}


def test_every_file_is_in_the_table() -> None:
    files = {path.name for path in HERE.iterdir() if path.is_file() and path.suffix != ".py"}
    assert files == TABLE.keys() | PACKS.keys() | ELSEWHERE


@pytest.mark.parametrize("name", TABLE)
def test_a_file_comes_in_whole_and_is_cited_right(name: str, book: Notebook, engine: CitationEngine) -> None:
    right = TABLE[name]
    account, found = brought(HERE / name, book)
    count = len(right.first)
    assert account.splitlines()[0].startswith(f"Imported {count} source{'s' * (count > 1)}.")
    assert [line for line in account.splitlines()[1:] if line not in ("", "Remarks:")] == [*right.told]
    clusters = [[Citation(source, "p. 12")] for source in found]
    notes = [*map(plain_text, engine.format_citations(clusters * 2, [], load_style("mhra")).notes)]
    assert notes[:count] == [*right.first]
    assert notes[count:] == [*right.later] or not right.later


@pytest.fixture(scope="module")
def everything() -> list[Source]:
    """The sources of all files, each with a key of its own."""
    items = [item for each in sources_of([HERE / name for name in TABLE], Progress()) for item in each.items]
    return [Source(f"u{place}", f"key{place}x", tidy_item(item)) for place, item in enumerate(items)]


@pytest.mark.parametrize("style", ["mhra", "chicago", "harvard", "apa", "mla"])
def test_no_style_prints_keys_braces_or_no_date(style: str, everything: list[Source], engine: CitationEngine) -> None:
    cited = engine.format_citations([[Citation(each, "p. 12")] for each in everything], [], load_style(style))
    works = [plain_text(work) for part in cited.bibliography for work in part.works]
    for text in (*map(plain_text, cited.notes), *works):
        assert not re.search(r"[\\{}]|key\d+x", text)
        undated = any(name in text for name in ("Zola", "Émile", "Edwards", "Ångström"))
        assert undated or not re.search(r"n\.d\.|no date", text)


@pytest.mark.parametrize("out", ["bibtex", "biblatex", "json"])
def test_all_goes_out_and_comes_into_an_empty_notebook_the_same(
    out: Literal["bibtex", "biblatex", "json"], everything: list[Source], book: Notebook, tmp_path: Path
) -> None:
    written = write_csl_json(everything) if out == "json" else write_bibtex(everything, Pandoc(), dialect=out)
    (tmp_path / "out").write_bytes(written)
    account, back = brought(tmp_path / "out", book, with_similar=True)
    assert account == f"Imported {len(everything)} sources."
    assert {each.cite_key: each.csl for each in back} == {
        each.cite_key: each.csl | {"id": each.cite_key} for each in everything
    }


@pytest.mark.parametrize("name", PACKS)
def test_a_pack_is_exported_right(name: str, run: Run, tmp_path: Path) -> None:
    to, style, pattern, is_there = PACKS[name]
    book, out = tmp_path / "p.essayplan", tmp_path / "out"
    title = re.search(r'\[\[outlines\]\].*?title = "([^"]*)"', (HERE / name).read_text(), re.DOTALL)
    assert title
    styled = ("--style", style) if to == "markdown" else ()
    for words in (
        ("new", book),
        ("import", book, HERE / name),
        ("export", book, "--outline", title[1], "--to", to, *styled, "-o", out),
    ):
        done = run(*words)
        assert done.code == 0, done.err
    assert bool(re.search(pattern, out.read_text(encoding="utf-8"))) == is_there


def brought(path: Path, book: Notebook, *, with_similar: bool = False) -> tuple[str, list[Source]]:
    """What is said of the import of a file, and the sources that the notebook has after it, as its list shows them."""
    opened = partial(opened_beside, book.path, book.uid)
    done = bring_in_sources(sources_of([path], Progress()), opened, Progress(), with_similar=with_similar)
    book.look_for_changes()
    told = f"{done.account.sentence}\n{done.account.whole}".strip()
    return told, [row.source for row in sources(book)]


@pytest.fixture(scope="module")
def engine() -> CitationEngine:
    """An engine for all files."""
    return CitationEngine()
