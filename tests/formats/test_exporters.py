"""Every exporter: as it was read and approved, and what it honours.

`ESSAYPLANNER_WRITE_GOLDEN=1 pytest tests/formats/test_exporters.py` rewrites the approved files.
"""

import io
import json
import os
import re
import zipfile
from pathlib import Path
from typing import Any

import pytest

from essayplanner.cite.pandoc import find_pandoc
from essayplanner.domain.cards import Card, Citation, Kind, Link, Other, Relation, Source
from essayplanner.domain.errors import EssayError, NotFoundError
from essayplanner.domain.outline import Outline, Placed, Role, Section
from essayplanner.formats.essay import ExportOptions, freeze
from essayplanner.formats.export import Exporter, Material, write_exported
from essayplanner.formats.files import WriteError
from essayplanner.formats.paper import essay_pages
from essayplanner.formats.registry import EXPORTERS, ON_PAPER, exporter
from tests.formats.exporting import material, written
from tests.formats.sample import GETTY, SAMPLE, SERVICE

pytestmark = pytest.mark.skipif(find_pandoc() is None, reason="pandoc is not here")
GOLDEN = Path(__file__).parent / "golden-exports"
CASES = Path(__file__).parents[1] / "cases"
GOLDENS = {
    "markdown.md": ("markdown", {}),
    "markdown-apa.md": ("markdown", {"style": "apa"}),
    "markdown-split.md": ("markdown", {"split": True}),
    "citekeys.md": ("markdown-citekeys", {}),
    "page.html": ("html", {}),
    "page-mla.html": ("html", {"style": "mla", "options": ExportOptions(card_texts=False)}),
    "plan.tex": ("latex", {}),
    "plan.opml": ("opml", {}),
    "plan.argdown": ("argdown", {}),
    "cards.csv": ("csv", {}),
    "cards.txt": ("anki", {}),
}


@pytest.mark.parametrize("name", GOLDENS)
def test_exports_are_as_approved(name: str) -> None:
    format, options = GOLDENS[name]
    data = written(format, material(SAMPLE, **options)).data  # type: ignore[arg-type]
    approve(name, data)


@pytest.mark.parametrize("name", ["docx", "odt", "epub"])
def test_packed_exports_hold_what_was_approved(name: str) -> None:
    """The documents inside, without what differs from day to day."""
    with zipfile.ZipFile(io.BytesIO(written(name, material(SAMPLE)).data)) as pack:
        inside = {"docx": ["word/document.xml", "word/footnotes.xml"], "odt": ["content.xml"], "epub": []}[name]
        inside = inside or sorted(each for each in pack.namelist() if re.search(r"ch\d+\.xhtml$", each))
        text = "\n".join(pack.read(each).decode() for each in inside)
    approve(f"{name}.xml", re.sub(r"><", ">\n<", text).encode())


def approve(name: str, data: bytes) -> None:
    path = GOLDEN / name
    if os.environ.get("ESSAYPLANNER_WRITE_GOLDEN"):
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(data)
    assert path.read_bytes() == data


def test_the_sources_beside_citekeys_are_as_approved() -> None:
    approve("my plan.bib", written("markdown-citekeys", material(SAMPLE)).beside[".bib"])


def test_every_golden_file_is_compared() -> None:
    compared = {*GOLDENS, "docx.xml", "odt.xml", "epub.xml", "my plan.bib"}
    assert {path.name for path in GOLDEN.iterdir()} == compared


def test_cards_given_are_those_written() -> None:
    card = Card(
        "u",
        Kind.EVIDENCE,
        "T",
        short="Tee",
        citations=(Citation(SERVICE, "p. 1", GETTY, "p. 2"),),
        links=(Link(Relation.SUPPORTS, Other("x", Kind.CLAIM, "X")),),
    )
    data = written("csv", Material(SAMPLE, freeze(SAMPLE), cards=(card,))).data.decode("utf-8-sig")
    assert "Service 2004, p. 1, cited in Getty 2002, p. 2" in data
    assert "supports X" in data
    assert ",T,Tee," in data


def test_the_registry() -> None:
    assert len({each.name for each in EXPORTERS}) == len(EXPORTERS) >= 11
    known = {*ExportOptions._fields, "style", "split_bibliography", "reference_doc", "paper"}
    assert all(each.honours <= known and each.suffix.startswith(".") for each in (*EXPORTERS, *ON_PAPER))
    assert exporter("plan") is ON_PAPER[1]
    with pytest.raises(NotFoundError, match="markdown-citekeys"):
        exporter("wordstar")


@pytest.mark.parametrize("each", EXPORTERS, ids=lambda each: each.name)
def test_an_exporter_honours_what_it_says(each: Any) -> None:
    """Each option that is honoured changes the file, and none that is not."""
    plain = material(SAMPLE, ExportOptions())
    variants = {
        "headings_only": material(SAMPLE, ExportOptions(headings_only=True)),
        "card_texts": material(SAMPLE, ExportOptions(card_texts=False)),
        "word_targets": material(SAMPLE, ExportOptions(word_targets=True)),
        "cautions": material(SAMPLE, ExportOptions(cautions=True)),
        "style": material(SAMPLE, ExportOptions(), style="apa"),
        "split_bibliography": material(SAMPLE, ExportOptions(), split=True),
        "paper": plain._replace(paper="Letter"),
    }
    first = content(each.write(plain).data)
    for name, given in variants.items():
        assert (content(each.write(given).data) != first) == (name in each.honours), name


def content(data: bytes) -> bytes:
    if not data.startswith(b"PK"):
        return data
    with zipfile.ZipFile(io.BytesIO(data)) as pack:
        names = [
            n
            for n in sorted(pack.namelist())
            if re.search(r"document\.xml$|footnotes\.xml$|content\.xml$|styles\.xml$|ch\d+\.xhtml$", n)
        ]
        return b"".join(pack.read(name) for name in names)


def test_without_pandoc_markdown_and_the_like_still_come_out() -> None:
    for each in EXPORTERS:
        given = Material(SAMPLE, freeze(SAMPLE))
        if each.needs_pandoc:
            with pytest.raises(EssayError):
                each.write(given)
        else:
            assert each.write(given).data
    beside = written("markdown-citekeys", Material(SAMPLE, freeze(SAMPLE), name="p")).beside
    assert [item["id"] for item in json.loads(beside[".json"])] == ["notes2005", "service2004", "getty1999"]


@pytest.mark.parametrize("thesis", ["It was not one man.", ""])
def test_no_card_has_the_name_of_the_thesis_in_argdown(thesis: str) -> None:
    titles = ("Thesis", "thesis", "Thesis (2)")
    placed = [Placed(title, Card(title, Kind.CLAIM, title, f"Text of {title}"), "", None) for title in titles]
    outline = Outline("o", "Why?", thesis, 0, (Section("s", "One", Role.PARAGRAPH, "", 0, (), tuple(placed)),))
    lines = written("argdown", material(outline)).data.decode().splitlines()
    names = [line[1 : line.index("]: ")].casefold() for line in lines if line.startswith("[")]
    assert len({*names}) == len(names) == len(titles) + bool(thesis)
    assert f"[Thesis]: {thesis.replace('.', chr(92) + '.')}" in lines if thesis else "[Thesis]: Text of Thesis" in lines


def test_pages_are_told_whether_they_end_with_the_works_cited() -> None:
    assert essay_pages(material(SAMPLE)).works
    assert not essay_pages(Material(SAMPLE, freeze(SAMPLE)._replace(works=(), parts=()))).works


def test_a_neighbour_of_the_students_own_is_not_written_over(tmp_path: Path) -> None:
    exported = written("markdown-citekeys", material(SAMPLE))
    assert [path.name for path in write_exported(tmp_path / "plan.md", exported)] == ["plan.bib", "plan.md"]
    write_exported(tmp_path / "plan.md", exported._replace(beside={".bib": b"@book{x,}"}))
    assert b"@book{x,}" in (tmp_path / "plan.bib").read_bytes()
    (tmp_path / "plan.bib").write_bytes(b"@book{mine,}")
    (tmp_path / "plan.md").unlink()
    with pytest.raises(WriteError, match=r"“plan\.bib” already exists"):
        write_exported(tmp_path / "plan.md", exported)
    assert (tmp_path / "plan.bib").read_bytes() == b"@book{mine,}"
    assert not (tmp_path / "plan.md").exists()


@pytest.mark.parametrize("name", ["plan.bib", "plan.BIB", "link.md"])
def test_a_document_is_not_laid_over_its_own_sources(tmp_path: Path, name: str) -> None:
    if name == "link.md":
        (tmp_path / name).symlink_to(tmp_path / "link.bib")
    before = {*tmp_path.iterdir()}
    with pytest.raises(WriteError, match="is where the sources of this format go, so nothing was written"):
        write_exported(tmp_path / name, written("markdown-citekeys", material(SAMPLE)))
    assert {*tmp_path.iterdir()} == before


@pytest.mark.parametrize(
    "format", [each for each in EXPORTERS if each.name != "markdown-citekeys"], ids=lambda each: each.name
)
def test_no_export_shows_the_cite_key_of_a_work_without_a_title(format: Exporter) -> None:
    item = json.loads((CASES / "csl-untitled-letter-prints-key.json").read_text())[0]
    letter = Source("l", item["id"], item)
    card = Card("c", Kind.EVIDENCE, "She wrote", citations=(Citation(letter, ""),))
    outline = Outline(
        "o", "Why?", "", 0, (Section("s", "One", Role.PARAGRAPH, "", 0, (), (Placed("p", card, "", None),)),)
    )
    for style in ("mhra", ""):
        data = format.write(material(outline, style=style)).data
        if data.startswith(b"PK"):
            with zipfile.ZipFile(io.BytesIO(data)) as pack:
                data = b"".join(pack.read(name) for name in pack.namelist())
        assert b"AAAA1111" not in data
        assert format.name in ("argdown", "csv", "docx", "odt", "epub") or b"etter to" in data
    assert letter.short == "Rowe 1899"
    assert Source("m", item["id"], item | {"author": []}).short == "Letter to Jon Moss 1899"
