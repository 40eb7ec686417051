"""Documents and files for other programs in the made-up language: what a format does not fix is no English."""

import csv
import io
from xml.etree import ElementTree

import pypandoc

from essayplanner.domain.cards import Kind
from tests.cli.in_greek import NOTEBOOK, QUESTION, Spoken, english


def exported(greek: Spoken, format: str, *options: str) -> str:
    out = f"δοκίμιο.{format}"
    words = ["export", NOTEBOOK, "--outline", QUESTION, "--to", format, "-o", out, *options]
    ((code, _said, err),) = greek.run(words)
    assert code == 0, err
    return (greek.folder / out).read_bytes().decode("utf-8-sig")


def test_documents_speak_to_their_reader(greek: Spoken) -> None:
    all_of_it = ("--word-targets", "--cautions")
    for format, reader in (("markdown", "markdown-smart"), ("html", "html"), ("latex", "latex")):
        text = exported(greek, format, *all_of_it, "--style", "plain")
        read = pypandoc.convert_text(text, "plain", reader, extra_args=["--sandbox", "--wrap=none"])
        assert not english(read), format
        for words in ("[Ŧĥééšîîš:]", "[Ñööŧéé:]", "[Çååûûŧîîööñ:]", "[Ŧååŕĝééŧ: 1,500 ŵööŕđš]", "[Ŵööŕķš çîîŧééđ]"):
            assert words in read, format
        for words in ("ååñđ", "[ééđ. ƀý ", " (ééđš)]", "[þþ. 3–5]", "[çîîŧééđ îîñ ", "’, îîñ ", "[šûûþþööŕŧš]:"):
            assert words in read, format
    plan = exported(greek, "plan")
    pages = exported(greek, "pdf", "--style", "plain")
    for html in (plan, pages):
        assert not english(pypandoc.convert_text(html, "plain", "html", extra_args=["--sandbox"]))
    assert "<h2>[Ñööŧééš]</h2>" in pages


def test_the_language_of_a_document_is_named(greek: Spoken) -> None:
    assert '<html lang="qps">' in exported(greek, "html")


def test_files_for_other_programs_keep_what_their_format_fixes(greek: Spoken) -> None:
    opml = ElementTree.fromstring(exported(greek, "opml", "--cautions", "--word-targets", "--style", "plain"))
    assert opml.tag == "opml"
    nodes = [*opml.iter("outline")]
    assert {node.get("kind") for node in nodes} - {None} == {kind.value for kind in Kind}
    said = "\n".join(f"{node.get('text')}\n{node.get('_note', '')}" for node in nodes)
    assert "[Ŧĥééšîîš:]" in said
    assert not english(said)

    argdown = exported(greek, "argdown")
    assert argdown.startswith("===\ntitle: ")
    assert "\n[(Ŧĥééšîîš)]: " in argdown
    assert not english(argdown.removeprefix("===\ntitle: "))

    anki = exported(greek, "anki").splitlines()
    assert [line for line in anki if line.startswith("#")][:3] == ["#separator:tab", "#html:true", "#notetype:Basic"]
    notes = "\n".join(line for line in anki if not line.startswith("#"))
    assert not english(notes, also=r"</?(?:br|small|i|em|span)(?: class=\w+)?>")
    assert "<i>[Çååûûŧîîööñ:]</i>" in notes

    rows = [*csv.DictReader(io.StringIO(exported(greek, "csv")))]
    assert {row["kind"] for row in rows} == {kind.value for kind in Kind}
    assert not english("\n".join(value for row in rows for value in row.values()), also="supports|challenges")

    keys = exported(greek, "markdown-citekeys")
    assert not english(keys.replace("::: {#refs}", "").replace("---\nbibliography: ", ""))
    sources = (greek.folder / "δοκίμιο.bib").read_bytes().decode()
    assert "@book{" in sources
