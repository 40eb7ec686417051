"""Exports read back by pandoc: the same structure, notes and texts, whatever the texts hold."""

import json
import re
from html import unescape
from xml.etree import ElementTree

import pytest

from essayplanner.cite.pandoc import find_pandoc
from essayplanner.cite.styles import load_style
from essayplanner.domain.cited import plain_text
from essayplanner.formats.essay import Heading
from tests.formats.exporting import CLEAN, PANDOC, everywhere, material, written
from tests.formats.reading_back import READ_BACK, Reader, assert_same, expected, found, of_item, squeezed
from tests.formats.sample import SAMPLE

pytestmark = pytest.mark.skipif(find_pandoc() is None, reason="pandoc is not here")


@pytest.mark.parametrize("name", READ_BACK)
@pytest.mark.parametrize("style", ["mhra", "apa"])
def test_pandoc_reads_back_the_same_structure_and_notes(name: str, style: str) -> None:
    assert_same(name, material(SAMPLE, style=style))


def test_pandoc_reads_opml_back() -> None:
    given = material(SAMPLE)
    document = json.loads(PANDOC(["-f", "opml", "-t", "json"], written("opml", given).data))
    headers = [
        (block["c"][0], squeezed(Reader().text(block["c"][2])))
        for block in document["blocks"]
        if block["t"] == "Header"
    ]
    wanted = [(1, squeezed(given.essay.title))]
    depth = 0
    for block in given.essay.blocks:
        if isinstance(block, Heading):
            depth = block.depth
            wanted.append((depth + 1, squeezed(block.title)))
        else:
            wanted.append((depth + block.depth + 1, of_item(block, True)[0][1].replace(" ", "")))
    assert [(level, text) for level, text in headers] == [(level, squeezed(text)) for level, text in wanted]
    notes = [squeezed(Reader().text(block["c"])) for block in document["blocks"] if block["t"] == "Para"]
    assert any("RobertService,Stalin:ABiography" in note for note in notes)


@pytest.mark.parametrize(
    "text", ["&amp; &lt;b&gt;", "<b>x</b>", "R&D", "5 < 6", "&#65;", "<!-- x -->", '"quoted"', "a & b;"]
)
def test_a_text_in_opml_is_a_text(text: str) -> None:
    given = material(everywhere([text]))
    document = json.loads(PANDOC(["-f", "opml", "-t", "json"], written("opml", given).data))
    headers = [Reader().text(block["c"][2]) for block in document["blocks"] if block["t"] == "Header"]
    assert [squeezed(header) for header in headers] == [
        squeezed(words)
        for words in (
            *(f"Question {text}", f"Section 0 {text}", f"Claim 0 {text}", f"supports: Evidence 0 {text} (1937)"),
            *[f"Evidence 0 {text} (1937)"] * 2,
        )
    ]


COMMANDS = [r"\input{/etc/passwd}", r"\begin{x} a \end{x}", r"$\input{x}$", "`<b>`{=html}", "```{=latex} x", r"\\def\x"]


def test_nothing_in_opml_is_raw_to_pandoc_and_outliners_show_it_as_it_is() -> None:
    shown = [
        *COMMANDS,
        "rock&roll",
        "&copy 2020",
        "&lt",
        "<!-- x",
        "<b>x</b>",
        "&amp; &lt;b&gt;",
        "{x}",
        "R&D",
        "5 < 6",
    ]
    texts = [*shown, *CLEAN]
    data = written("opml", material(everywhere(texts))).data
    document = json.dumps(json.loads(PANDOC(["-f", "opml", "-t", "json"], data))["blocks"])
    assert re.findall(r'"t": "Raw(?:Block|Inline)"', document) == []
    assert r"\\input" not in document
    nodes = ElementTree.fromstring(data).findall(".//outline")
    for number, text in enumerate(shown):
        assert squeezed(f"Claim {number} {text}") in [squeezed(node.get("text", "")) for node in nodes], text
        assert any(squeezed(text) in squeezed(node.get("_note", "")) for node in nodes), text


def test_pandoc_makes_the_notes_of_citekeys_itself() -> None:
    """The Markdown with citekeys, given to pandoc with its file of sources, comes to the same notes."""
    given = material(SAMPLE)
    exported = written("markdown-citekeys", given)
    files = {"my plan.bib": exported.beside[".bib"], "style.csl": load_style("mhra").data}
    html = PANDOC(
        ["-f", "markdown", "-t", "html", "--citeproc", "--csl=style.csl", "--wrap=none"], exported.data, files
    ).decode()
    notes = re.findall(r'<li id="fn\d+"><p>(.*?)<a href="#fnref', html, re.DOTALL)
    assert [squeezed(unescape(re.sub("<.*?>", "", note))) for note in notes] == [
        squeezed(plain_text(note)) for note in given.essay.notes
    ]


@pytest.mark.parametrize("name", [name for name in READ_BACK if name != "latex"])
def test_hostile_texts_stay_texts(name: str) -> None:
    assert_same(name, material(everywhere(CLEAN)))


def test_hostile_texts_stay_texts_in_latex() -> None:
    """pandoc's LaTeX reader knows less than its writer writes; the structure must stand all the same."""
    given = material(everywhere(CLEAN))
    blocks, notes, _ = found(written("latex", given).data, "latex")
    wanted, wanted_notes = expected(given.essay)
    assert [kind for kind, _ in blocks if kind.startswith("h")] == [kind for kind, _ in wanted if kind.startswith("h")]
    assert len(notes) == len(wanted_notes)
