"""Every offered style against pandoc's own output: Markdown and a bibliography file in, HTML out, no code of ours."""

import json
import re
import subprocess
import tempfile
from html import unescape
from pathlib import Path

import pytest

from essayplanner.cite.engine import CitationEngine
from essayplanner.cite.pandoc import find_pandoc
from essayplanner.cite.styles import STYLES, StyleInfo, load_style
from essayplanner.domain.cards import Citation, Source
from essayplanner.domain.cited import Runs
from essayplanner.domain.csl import TITLES
from tests.cite.library import LIBRARY, PRIMARY

PANDOC = find_pandoc()
pytestmark = pytest.mark.skipif(PANDOC is None, reason="pandoc is not here")

LOCATORS = ["p. 12", "pp. 3–5", "ch. 2", "§III, ¶2", "12-14", "vol. 2", "fol. 3v", "", "p. xii", "s.v. Stalin"]
#: pandoc knows a label by the words of the style's own language file: Chicago and APA have “chap.”, not “ch.”.
FOR_PANDOC = {"ch. 2": "chapter 2"}


def clusters() -> list[list[Citation]]:
    """Each source twice, with all kinds of locators, and some notes that name two or three."""
    once = [[Citation(source, LOCATORS[place % len(LOCATORS)])] for place, source in enumerate(LIBRARY)]
    again = [[Citation(source, LOCATORS[(place + 3) % len(LOCATORS)])] for place, source in enumerate(LIBRARY)]
    several = [
        [Citation(LIBRARY[n], "p. 1"), Citation(LIBRARY[n + 1], ""), Citation(LIBRARY[n + 2], "pp. 7–9")]
        for n in range(0, 36, 4)
    ]
    same = [[Citation(LIBRARY[3], "p. 1")], [Citation(LIBRARY[3], "p. 1")], [Citation(LIBRARY[3], "p. 2")]]
    return [*once, *again, *several, *same]


def markdown(cited: list[list[Citation]]) -> str:
    paragraphs = [
        "[" + "; ".join(f"@{c.source.cite_key}{place(c.locator)}" for c in cluster) + "]" for cluster in cited
    ]
    return "\n\n".join(paragraphs) + "\n"


def place(locator: str) -> str:
    return f", {FOR_PANDOC.get(locator, locator)}" if locator else ""


def items(sources: list[Source], style: StyleInfo) -> str:
    """The library as a reference manager would write it, its titles protected from a change of case.

    What is about a year is said in words: styles have a form each, and Harvard's leaves it out. MLA's file has no date
    for a speech but that of its event. A title that only says who got a letter is none.
    """
    letter = {"title": "Letter to V. M. Molotov"}
    if style.name.startswith("mhra"):
        letter = {"title": "", "genre": "letter"}
    elif style.name in ("chicago", "apa"):
        letter = {"title": ""}
    protected = [
        {
            name: f'<span class="nocase">{value}</span>'
            if name in TITLES
            else {"literal": f"c. {value['date-parts'][0][0]}"}
            if name == "issued" and value.get("circa")
            else value
            for name, value in (source.csl | (letter if source.csl.get("recipient") else {})).items()
            if value
        }
        | ({"event-date": source.csl["issued"]} if (source.csl["type"], style.name) == ("speech", "mla") else {})
        for source in sources
    ]
    return json.dumps(protected)


def from_pandoc(style: StyleInfo) -> tuple[list[str], list[str]]:
    """Notes (or what stands in the running text) and entries, as pandoc writes them in HTML."""
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "refs.json").write_text(items(LIBRARY, style), encoding="utf-8")
        (Path(folder) / "style.csl").write_bytes(load_style(style.name).data)
        language = [f"--metadata=lang:{style.language}"] if style.language else []
        html = subprocess.run(
            [
                str(PANDOC),
                "-f",
                "markdown",
                "-t",
                "html",
                "--wrap=none",
                "--citeproc",
                "--bibliography=refs.json",
                "--csl=style.csl",
                "--quiet",
                *language,
            ],
            input=markdown(clusters()),
            capture_output=True,
            check=True,
            cwd=folder,
            encoding="utf-8",
        ).stdout
    notes = re.findall(r'<li id="fn\d+"><p>(.*?)<a href="#fnref', html, re.DOTALL)
    notes = notes or re.findall(r"<p>(<span\s+class=\"citation\".*?</span>)</p>\n(?=<p>|<div)", html, re.DOTALL)
    entries = re.findall(r'<div id="ref-[^"]*" class="csl-entry"[^>]*>\n(.*?)\n?</div>', html, re.DOTALL)
    return [faces(note) for note in notes], [faces(entry) for entry in entries if faces(entry)]


def faces(html: str) -> str:
    """HTML with nothing but its words and italics, and without the comma that MHRA's file sets before brackets."""
    html = re.sub(r"<(/?)(?:em|i)>", r"«\1»", re.sub(r"\s+", " ", html))
    text = unescape(re.sub(r"<[^<>]*>", "", html)).replace("«»«/»", "").replace("«/»«»", "").strip()
    return re.sub(r"( +)«/»", r"«/»\1", text).strip().replace("Terror«/», (BBC", "Terror«/» (BBC")


def ours(runs: Runs) -> str:
    return re.sub(r"( +)«/»", r"«/»\1", "".join(f"«»{r.text}«/»" if r.italic else r.text for r in runs)).strip()


def test_the_library_is_large_enough() -> None:
    assert len(LIBRARY) >= 40
    assert len({source.csl["type"] for source in LIBRARY}) >= 25
    assert {source.csl["type"] for source in LIBRARY} >= set(PRIMARY)


@pytest.mark.parametrize("style", STYLES, ids=lambda style: style.name)
def test_notes_and_works_are_pandocs_own(style: StyleInfo) -> None:
    notes, entries = from_pandoc(style)
    cited = CitationEngine().format_citations(clusters(), [], load_style(style.name))
    assert [ours(note) for note in cited.notes] == notes
    assert [ours(work) for part in cited.bibliography for work in part.works] == entries
    assert len(notes) == len(clusters())
    assert len(entries) + len(cited.unlisted) == len(LIBRARY)
    assert len(entries) >= 20
