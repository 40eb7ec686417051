"""Export of a 10,000-item outline to each format, against pandoc alone on the same text.

The limit: pandoc reads our finished Markdown and writes the format (for those that pandoc does not write: HTML).
"""

import argparse

from benchmarks.figures import in_turn, ratio, show
from benchmarks.notebooks import make_essay, workplace
from essayplanner.cite.engine import CitationEngine
from essayplanner.cite.pandoc import Pandoc
from essayplanner.cite.styles import load_style
from essayplanner.formats.essay import freeze, with_citations
from essayplanner.formats.export import Material
from essayplanner.formats.registry import EXPORTERS, exporter
from essayplanner.notebook.notebook import Notebook
from essayplanner.notebook.outlines import find_outline, read_outline

PANDOC_NAMES = {
    "markdown": "markdown",
    "markdown-citekeys": "markdown",
    "docx": "docx",
    "odt": "odt",
    "html": "html",
    "latex": "latex",
    "epub": "epub3",
    "opml": "opml",
}
TARGET = 1.5


def main(words: list[str]) -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="export", description=__doc__)
    parser.add_argument("--runs", type=int, default=2)
    parser.add_argument("--items", type=int, default=10_000)
    given = parser.parse_args(words)
    with workplace() as place:
        book = Notebook.open(make_essay(place / "essay.essayplan", given.items))
        outline = read_outline(book, find_outline(book).id)
        book.close()
    pandoc = Pandoc(time_at_most=600)
    engine, style = CitationEngine(pandoc), load_style("mhra")
    essay = freeze(outline)
    cited = engine.format_citations(essay.cited, [], style)
    (notes,) = in_turn(1, lambda: CitationEngine(pandoc).format_citations(essay.cited, [], style), warm=0)
    print(f"{given.items:,} items, {len(essay.cited):,} notes")
    show("notes in a citation style, once for all formats", notes)
    material = Material(outline, with_citations(essay, cited), pandoc=pandoc)
    markdown = exporter("markdown").write(material).data
    for each in EXPORTERS:
        arguments = ["-f", "markdown", "-t", PANDOC_NAMES.get(each.name, "html"), "--standalone", "--quiet", "-o", "-"]
        ours, theirs = in_turn(given.runs, lambda: each.write(material), lambda: pandoc(arguments, markdown), warm=0)  # noqa: B023
        show(each.name, ours)
        show("  pandoc alone", theirs)
        ratio("  medians", ours.median, theirs.median, TARGET)
