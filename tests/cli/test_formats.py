"""`export` in every format, `import` and `sources`."""

import json
import zipfile
from contextlib import closing
from pathlib import Path

import pytest

from essayplanner.cite.pandoc import find_pandoc
from essayplanner.cite.styles import STYLES
from essayplanner.cli.exporting import FORMATS, PAPERS, STYLES_HELP
from essayplanner.formats.looks import PAPERS as LOOKS_PAPERS
from essayplanner.formats.registry import EXPORTERS, ON_PAPER, PICTURES
from essayplanner.notebook import cards, sources
from essayplanner.notebook.notebook import Notebook
from tests.cli.conftest import QUESTION, Run, assert_refused
from tests.cli.done import Done

pytestmark = pytest.mark.skipif(find_pandoc() is None, reason="pandoc is not here")
BIB = "@book{getty1999, title={The Road to Terror}, author={Getty, J. Arch}, year={1999}, publisher={Yale}}\n"


def cite_letters(path: Path, titles: list[str]) -> None:
    """Cite so many more sources, each a letter, from the card that is cited already."""
    with closing(Notebook.open(path)) as opened:
        ((card,),) = opened.rows("SELECT card_id FROM citation")
        for number, title in enumerate(titles):
            letter = sources.add_source(opened, f"letter{number}", {"type": "personal_communication", "title": title})
            cards.cite(opened, card, letter, "")


def export(run: Run, book: Path, to: str, out: Path | str, *options: str) -> Done:
    return run("export", book, "--outline", QUESTION, "--to", to, "-o", out, *options)


def test_the_formats_and_styles_named_are_those_there_are() -> None:
    assert tuple(each.name for each in (*EXPORTERS, *ON_PAPER, *PICTURES)) == FORMATS
    assert tuple(PAPERS.values()) == tuple(LOOKS_PAPERS)
    assert all(f"{info.name}," in STYLES_HELP for info in STYLES)


@pytest.mark.parametrize("each", EXPORTERS, ids=lambda each: each.name)
def test_every_format_is_written(run: Run, book: Path, tmp_path: Path, each: object) -> None:
    exporter = next(one for one in EXPORTERS if one is each)
    out = tmp_path / f"plan{exporter.suffix}"
    done = export(run, book, exporter.name, out)
    assert (done.code, done.err) == (0, "")
    beside = " with “plan.bib” beside it" if exporter.name == "markdown-citekeys" else ""
    assert done.out == f"Saved as “{out.name}”{beside} in {tmp_path}.\n"
    assert out.stat().st_size > 50
    if exporter.name in ("docx", "odt", "epub"):
        with zipfile.ZipFile(out) as pack:
            assert pack.testzip() is None
        assert_refused(export(run, book, exporter.name, "-"), "cannot go to standard output")
    else:
        printed = export(run, book, exporter.name, "-")
        assert printed.code == 0
        assert printed.out.replace("outline.bib", "plan.bib") == out.read_bytes().decode("utf-8")


def test_the_sources_lie_beside_the_citekeys(run: Run, book: Path, tmp_path: Path) -> None:
    out = tmp_path / "my plan.md"
    done = export(run, book, "markdown-citekeys", out)
    assert done.out == f"Saved as “my plan.md” with “my plan.bib” beside it in {tmp_path}.\n"
    assert 'bibliography: "my plan.bib"' in out.read_text(encoding="utf-8")
    assert "[@" in out.read_text(encoding="utf-8")
    assert "in a file beside the document" in export(run, book, "markdown-citekeys", "-").err
    (tmp_path / "my plan.bib").write_text("mine")
    assert_refused(export(run, book, "markdown-citekeys", out), "already exists")
    assert_refused(export(run, book, "markdown-citekeys", tmp_path / "ck.bib"), "where the sources of this format go")
    assert not (tmp_path / "ck.bib").exists()


def test_styles_and_the_list_in_parts(run: Run, book: Path, tmp_path: Path) -> None:
    outs = {
        style: export(run, book, "markdown", "-", "--style", style).out for style in ("plain", "mhra", "apa", "mla")
    }
    assert len(set(outs.values())) == 4
    assert outs["plain"] == export(run, book, "markdown", "-").out
    assert "[^1]:" in outs["mhra"]
    assert "[^1]" not in outs["apa"]
    assert "### " in export(run, book, "markdown", "-", "--split").out
    (tmp_path / "own.csl").write_text("<nonsense/>")
    assert_refused(export(run, book, "markdown", "-", "--style", str(tmp_path / "own.csl")), "not a citation style")
    assert_refused(export(run, book, "markdown", "-", "--style", "xyz"), "There is no citation style “xyz”")


@pytest.mark.parametrize(
    ("titles", "said"),
    [
        (["To Congress"], "1 work out of the list of works: “To Congress” appears only in the notes."),
        (["A", "B", "C"], "3 works out of the list of works: “A”, “B” and “C” appear only in the notes."),
        (
            ["A", "B", "C", "D", "E"],
            "5 works out of the list of works: “A”, “B”, “C” and 2 more appear only in the notes.",
        ),
        (["A\nB" + "c" * 99], f"1 work out of the list of works: “A B{'c' * 56}…” appears only in the notes."),
    ],
)
def test_what_is_not_in_the_list_of_works_is_said(run: Run, book: Path, titles: list[str], said: str) -> None:
    cite_letters(book, titles)
    done = export(run, book, "markdown", "-", "--style", "mhra")
    assert (done.code, done.err) == (0, f"MHRA notes leaves {said}\n")
    assert "Works cited" in done.out
    assert export(run, book, "markdown", "-", "--style", "harvard").err == ""
    assert export(run, book, "markdown", "-").err == ""
    assert export(run, book, "opml", "-").err == ""


def test_a_work_known_through_another_is_in_the_text_alone(run: Run, book: Path) -> None:
    with closing(Notebook.open(book)) as opened:
        ((card,),) = opened.rows("SELECT card_id FROM citation")
        lenin = sources.add_source(opened, "lenin1922", {"type": "book", "title": "To Congress"})
        cards.edit_citation(opened, cards.cite(opened, card, lenin), via=1)
    done = export(run, book, "html", "-", "--style", "apa")
    assert (done.code, done.err) == (
        0,
        "APA leaves 1 work out of the list of works: “To Congress” appears only in the text.\n",
    )
    assert export(run, book, "html", "-", "--style", "mhra").err == ""


def test_a_template(run: Run, book: Path, tmp_path: Path) -> None:
    template = tmp_path / "teacher.docx"
    export(run, book, "docx", template)
    out = tmp_path / "plan.docx"
    assert export(run, book, "docx", out, "--reference-doc", str(template)).code == 0
    assert_refused(export(run, book, "docx", out, "--reference-doc", str(tmp_path / "no.docx")), "There is no file")
    assert_refused(export(run, book, "docx", out, "--reference-doc", str(book)), "not in DOCX format")


@pytest.mark.parametrize(("options", "width"), [((), "11906"), (("--paper", "Letter"), "12240")])
def test_the_paper_of_a_document(run: Run, book: Path, tmp_path: Path, options: tuple[str, ...], width: str) -> None:
    assert export(run, book, "docx", tmp_path / "plan.docx", *options).code == 0
    with zipfile.ZipFile(tmp_path / "plan.docx") as pack:
        assert f'w:w="{width}"' in pack.read("word/document.xml").decode()


def test_without_pandoc(run: Run, book: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("essayplanner.cite.pandoc.find_pandoc", lambda: None)
    assert export(run, book, "markdown", "-").err == ""
    done = export(run, book, "html", tmp_path / "x.html")
    assert done.code == 0
    assert "The notes are plain: " in done.err
    assert "pip install pypandoc_binary" in done.err
    assert done.err.count("\n") == 1
    assert_refused(export(run, book, "docx", tmp_path / "x.docx"), "pip install pypandoc_binary")
    assert not (tmp_path / "x.docx").exists()
    assert export(run, book, "markdown-citekeys", tmp_path / "y.md").code == 0
    assert json.loads((tmp_path / "y.json").read_text(encoding="utf-8"))
    (tmp_path / "s.bib").write_text(BIB)
    assert run("import", book, tmp_path / "s.bib").out.startswith("Imported 1 source.")


def test_sources_come_in_and_are_listed(run: Run, book: Path, tmp_path: Path) -> None:
    path = tmp_path / "s.bib"
    path.write_text(BIB)
    done = run("import", book, path, "--class", "secondary")
    assert done.code == 0
    assert done.out.splitlines() == ["Imported 1 source.", "new  getty1999  Getty 1999  The Road to Terror"]
    again = run("import", book, path)
    assert again.out.splitlines()[0] == "Imported 0 sources. 1 source was here already and stays as it is."
    assert again.out.splitlines()[1].startswith("here  getty1999 ")
    assert run("import", book, path, "--duplicates").out.splitlines()[1].startswith("new  getty1999a ")
    assert run("undo", book).out == "Undone: Import 1 source\n"
    listed = json.loads(run("sources", book, "--json").out)
    assert [*listed[0]] == ["uid", "key", "type", "title", "author", "issued", "class", "used"]
    getty = next(each for each in listed if each["key"] == "getty1999")
    assert {**getty, "uid": ""} == {
        "uid": "",
        "key": "getty1999",
        "type": "book",
        "title": "The Road to Terror",
        "author": ["Getty, J. Arch"],
        "issued": "1999",
        "class": "secondary",
        "used": 0,
    }
    assert any(each["used"] for each in listed)
    assert "getty1999" in run("sources", book).out


def test_what_is_missing_is_listed(run: Run, book: Path) -> None:
    found = json.loads(run("sources", book, "--missing", "--json").out)
    assert found
    assert [*found[0]] == ["what", "uid", "sentence"]
    assert found[0]["sentence"] in run("sources", book, "--missing").out


def test_a_pack_comes_in_too(run: Run, book: Path, pack: Path) -> None:
    done = run("import", book, pack)
    assert done.code == 0
    assert done.out.startswith("Imported ")
    assert_refused(run("import", book, pack, "--duplicates"), "A pack or a notebook says for itself")


@pytest.mark.parametrize(
    ("data", "said"), [(b"", "No sources could be read"), (b"@book{a b}", "line 1"), (b"\x00", "No sources")]
)
def test_what_cannot_come_in_changes_nothing(run: Run, book: Path, tmp_path: Path, data: bytes, said: str) -> None:
    path = tmp_path / "s.bib"
    path.write_bytes(data)
    before = book.read_bytes()
    assert_refused(run("import", book, path), said)
    assert_refused(run("import", book, tmp_path / "no.bib"), "There is no file")
    assert_refused(run("import", book, tmp_path), "is not a file")
    assert book.read_bytes() == before
