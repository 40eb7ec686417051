"""An export reads what its outline holds, and nothing of the library beside it."""

import pytest

from essayplanner.domain.cards import Kind
from essayplanner.domain.labels import Label
from essayplanner.formats.registry import exporter
from essayplanner.notebook import cards, outlines, outlining, sources
from essayplanner.notebook.items import Spot
from essayplanner.notebook.notebook import Notebook
from essayplanner.work.choice import Choice
from essayplanner.work.exporting import read_export
from tests.notebook.tools import work


@pytest.mark.parametrize("format", ["csv", "anki", "markdown"])
def test_what_an_export_reads_does_not_grow_with_the_library(book: Notebook, format: str) -> None:
    outline_id = outlines.new_outline(book, "Why?")
    section = outlining.add_section(book, Spot("outline", outline_id), "One")
    placed = [cards.add_card(book, Kind.CLAIM, title) for title in ("Second", "First", "Third")]
    outlining.place(book, [placed[1], placed[0], placed[2], placed[1]], Spot("section", section))
    before = work(book, lambda: read_export(book, outline_id, exporter(format), Choice()))
    with book.step(Label("A library")):
        for n in range(300):
            other = cards.add_card(book, Kind.CLAIM, f"Card {n}")
            cards.cite(book, other, sources.add_source(book, f"s{n}", {"title": "A book"}))
    assert work(book, lambda: read_export(book, outline_id, exporter(format), Choice())) < before * 1.5
    export = read_export(book, outline_id, exporter(format), Choice())
    assert [card.title for card in export.cards] == ([] if format == "markdown" else ["Second", "First", "Third"])
