"""Files of sources that cannot be read: one sentence about the import, with the line where it can be said."""

import json

import pytest

from essayplanner.cite.pandoc import find_pandoc
from essayplanner.domain.errors import EssayError
from essayplanner.formats.bibliography import BibliographyError, read_bibliography
from tests.formats.test_bibliography import BIBTEX, RIS, read

pytestmark = pytest.mark.skipif(find_pandoc() is None, reason="pandoc is not here")


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"hello",
        b"@book{x, title={a",
        b"@book{a b, title=t}",
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
    assert str(refused.value).startswith("“mine.bib” ")
    assert "\n" not in str(refused.value)


def test_the_line_that_is_broken_is_named() -> None:
    with pytest.raises(BibliographyError, match="broken in line 3"):
        read("@book{x,\n  title = {a}\n  author = {b}\n}")
    with pytest.raises(BibliographyError, match="broken in line 2"):
        read('[{"title": "a"},\n {"title": }]')
    for cut in ('[{"id":"a",\n"type":"book"', '{"id":"a",\n"title"', '[\n{"id"'):
        with pytest.raises(BibliographyError, match="broken in line 2"):
            read(cut, "x.json")


def test_a_large_file_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("essayplanner.formats.bibliography.LARGEST", 100)
    with pytest.raises(BibliographyError, match="larger than"):
        read(BIBTEX)
    monkeypatch.undo()
    monkeypatch.setattr("essayplanner.formats.bibliography.MOST", 3)
    with pytest.raises(BibliographyError, match="more than 3 sources"):
        read(BIBTEX)


def test_what_pandoc_cannot_do_is_said_of_the_import() -> None:
    class FullError(EssayError):
        pass

    def full(*_: object, **__: object) -> bytes:
        raise FullError("pandoc ran out of memory: try another style")

    with pytest.raises(BibliographyError, match=r"“x\.bib” was too much for pandoc.*nothing was imported") as refused:
        read_bibliography(BIBTEX.encode(), "x.bib", full)
    assert "style" not in str(refused.value)
    with pytest.raises(FullError):  # a stop is no fault of the file
        read_bibliography(BIBTEX.encode(), "x.bib", full, lambda: True)


def test_without_pandoc_bibtex_is_refused_and_the_rest_is_read() -> None:
    with pytest.raises(BibliographyError) as refused:
        read_bibliography(BIBTEX.encode(), "x.bib", None)
    for words in ("BibTeX, which is read by pandoc", "nothing was imported", "install pandoc with", "CSL-JSON"):
        assert words in str(refused.value)
    assert len(read_bibliography(RIS.encode(), "x.ris", None).items) == 3
    assert len(read_bibliography(b'[{"title": "a"}]', "x.json", None).items) == 1


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
