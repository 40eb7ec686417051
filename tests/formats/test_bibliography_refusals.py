"""Files of sources that cannot be read: one sentence about the import, with the line where it can be said."""

import json

import pytest

from essayplanner.domain.errors import EssayError, StoppedError
from essayplanner.formats.accounts import BibliographyError
from essayplanner.formats.bibliography import read_bibliography
from tests.formats.test_bibliography import BIBTEX, read


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"hello",
        b"@book{x, title={a",
        b"@book{x, title=",
        b"[1,2",
        b"[]",
        b"[1, 2]",
        b"{}",
        b"TY  - BOOK\nER  - \n",
        b"\xff\xfe\x00",
        b"[" * 100_000,
        b"[" * 100_000 + b"]" * 100_000,
        b"{" * 10_000,
        b"@book{" * 10_000,
        b"@book{x, title={" + b"{" * 50_000,
        b"@comment{x}",
        b"%PDF-1.7\n@book",
        b"PK\x03\x04",
        b'[{"title": ' + b"[" * 100_000 + b"]" * 100_000 + b"}]",
        b"TY  - ",
        b"\x00" * 1000,
        b"@book{x,title=#}",
        b"@book{x, note={" * 20_000,
    ],
)
@pytest.mark.timeout(20)
def test_what_cannot_be_read_is_said_in_one_sentence(data: bytes) -> None:
    with pytest.raises(BibliographyError) as refused:
        read(data, "mine.bib")
    assert "“mine.bib”" in str(refused.value)
    assert "\n" not in str(refused.value)


def test_the_line_that_is_broken_is_named() -> None:
    with pytest.raises(BibliographyError, match="nothing was imported: line 1: The brace on line 3 is never closed"):
        read("@book{x,\n  title = {a},\n  author = {b\n")
    with pytest.raises(BibliographyError, match="broken on line 2"):
        read('[{"title": "a"},\n {"title": }]')
    for cut in ('[{"id":"a",\n"type":"book"', '{"id":"a",\n"title"', '[\n{"id"'):
        with pytest.raises(BibliographyError, match="broken on line 2"):
            read(cut, "x.json")


def test_a_large_file_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("essayplanner.formats.bibliography.LARGEST", 100)
    with pytest.raises(BibliographyError, match="larger than"):
        read(BIBTEX)
    monkeypatch.undo()
    monkeypatch.setattr("essayplanner.formats.bibliography.MOST", 3)
    with pytest.raises(BibliographyError, match="more than 3 sources"):
        read(BIBTEX)


def test_bibtex_is_read_without_pandoc_and_stopped_when_asked() -> None:
    asked: list[int] = []

    def second_time() -> bool:
        asked.append(1)
        return len(asked) > 1

    assert len(read_bibliography(BIBTEX.encode(), "x.bib").items) == 4
    with pytest.raises(StoppedError, match="nothing was imported"):
        read_bibliography(BIBTEX.encode(), "x.bib", second_time)
    assert len(asked) == 2


@pytest.mark.parametrize(
    "title",
    [
        r"\input{/etc/passwd}",
        r"\include{/etc/passwd}",
        r"\def\x{\x\x}\x",
        "$x^2$",
        "<script>alert(1)</script>",
        "\x00\x1b",
        "@x{y,",
    ],
)
@pytest.mark.timeout(20)
def test_hostile_bibtex_reads_nothing_and_ends(title: str) -> None:
    try:
        found = read(f"@book{{x, author={{A}}, title={{{title}}}}}")
    except EssayError:
        return
    assert "root:" not in json.dumps(found)
    assert "\x00" not in json.dumps(found)
