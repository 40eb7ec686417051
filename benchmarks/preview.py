"""The preview after an edit: time until the new note stands finished in the HTML, by pandoc's citeproc.

The limit is pandoc alone on the same citations, written as Markdown with a bibliography file by someone who has it all.
"""

import argparse
import json

from benchmarks.common import add_outline, in_turn, make_library, ratio, show, workplace
from essayplanner.cite.engine import CitationEngine
from essayplanner.cite.pandoc import Pandoc
from essayplanner.cite.styles import load_style
from essayplanner.domain.cards import Citation
from essayplanner.domain.outline import Outline
from essayplanner.formats.citekeys import cited_keys
from essayplanner.formats.essay import Essay, freeze, with_citations
from essayplanner.formats.html import html_of
from essayplanner.notebook.notebook import Notebook
from essayplanner.notebook.outlines import find_outline, read_outline

SIZES = (10, 100, 1_000)
TARGET = 2.0


def main(words: list[str]) -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="preview", description=__doc__)
    parser.add_argument("--runs", type=int, default=7)
    given = parser.parse_args(words)
    with workplace() as place:
        for size in SIZES:
            path = make_library(place / f"essay{size}.essayplan", 1_000)
            sections = max(5, size // 20)
            add_outline(path, size + sections, sections)
            book = Notebook.open(path)
            measure(size, read_outline(book, find_outline(book).id), given.runs)
            book.close()


def measure(size: int, outline: Outline, runs: int) -> None:
    """One size: an edit of the last note, formatted anew and shown, against pandoc alone."""
    pandoc = Pandoc()
    engine, style = CitationEngine(pandoc), load_style("mhra")
    essay = freeze(outline)
    edits = iter(range(10**9))

    def refresh() -> str:
        changed = freeze(outline)
        clusters = [*changed.cited]
        source = clusters[-1][0].source
        clusters[-1] = (Citation(source, f"p. {next(edits) + 1}"),)
        cited = engine.format_citations(clusters, [], style)
        return html_of(with_citations(changed._replace(cited=tuple(clusters)), cited))

    text, items = alone(essay)
    arguments = ["-f", "markdown", "-t", "html", "--citeproc", "--bibliography=refs.json", "--csl=style.csl", "--quiet"]
    files = {"refs.json": items, "style.csl": style.data}
    ours, theirs, plain, again = in_turn(
        runs, refresh, lambda: pandoc(arguments, text, files), lambda: html_of(freeze(outline)),
        lambda: engine.format_citations(essay.cited, [], style))  # fmt: skip
    print(f"{size:,} placements, {len(essay.cited):,} notes")
    show("edit to finished note in the HTML", ours)
    show("pandoc alone, the same notes", theirs)
    show("plain notes, without pandoc", plain)
    show("the same again, remembered", again)
    ratio("refresh, medians", ours.median, theirs.median, TARGET)


def alone(essay: Essay) -> tuple[bytes, bytes]:
    """The citations as Markdown, and the sources as CSL-JSON."""
    keys = cited_keys(essay)
    paragraphs = [
        "[" + "; ".join(f"@{keys[c.source.uid][1]}, {c.locator}" for c in cluster) + "]" for cluster in essay.cited
    ]
    items = [source.csl | {"id": key} for source, key in keys.values()]
    return "\n\n".join(paragraphs).encode(), json.dumps(items).encode()
