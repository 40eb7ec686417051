"""The preview after an edit: from the step in the notebook until the page of the real window holds the finished note.

The page of a citation is changed; the panel rests, reads, freezes, asks pandoc's citeproc and sets the paragraphs. The
clock stops when the panel says that its notes are finished and the block of the last one holds what the style makes of
it (the plain note, which comes first, may read alike). The limit is pandoc alone on the
same citations, written as Markdown with a bibliography file by someone who has it all.
"""

import argparse
import json
from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QEventLoop, QTimer

from benchmarks.figures import in_turn, ratio, show
from benchmarks.notebooks import add_outline, make_library, workplace
from benchmarks.windows import Desk, finish, open_desk, rest
from essayplanner.cite.engine import CitationEngine
from essayplanner.cite.pandoc import Pandoc
from essayplanner.cite.styles import DEFAULT_STYLE, load_style
from essayplanner.domain.cards import Citation
from essayplanner.domain.cited import plain_text
from essayplanner.formats.citekeys import cited_keys
from essayplanner.formats.essay import Essay, Item, freeze
from essayplanner.notebook import cards
from essayplanner.notebook.notebook import Notebook
from essayplanner.notebook.outlines import read_outline
from essayplanner.ui.preview.panel import REFRESH_AFTER, PreviewPanel

SIZES = (10, 100, 1_000)
TARGET = 2.0
#: Seconds after which a note that has not come is a fault.
PATIENCE = 60


class Edit(NamedTuple):
    """A page to cite instead, and the note as it is finished then."""

    locator: str
    finished: str


def main(words: list[str]) -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="preview", description=__doc__)
    parser.add_argument("--runs", type=int, default=7)
    given = parser.parse_args(words)
    with workplace() as place:
        path = make_library(place / "essays.essayplan", 1_000)
        outlines = []
        for size in SIZES:
            sections = max(5, size // 20)
            outlines.append(add_outline(path, size + sections, sections))
        desk = open_desk(path)
        desk.window.show_tab("preview")
        for size, outline_id in zip(SIZES, outlines, strict=True):
            measure(size, desk, outline_id, given.runs)
        finish(desk)


def measure(size: int, desk: Desk, outline_id: int, runs: int) -> None:
    """One size: pages that are changed and shown, against pandoc alone."""
    book, panel, pandoc = desk.window.book, desk.window.preview, Pandoc()
    citation_id = last_citation(book, freeze(read_outline(book, outline_id)))
    cards.edit_citation(book, citation_id, "p. 9000")  # which no other card cites
    essay = freeze(read_outline(book, outline_id))
    number = len(essay.cited)
    first, *others = [made_edit(essay, pandoc, f"p. {9000 + page}") for page in range(runs + 2)]
    edits = iter(others)
    wait_until(panel, number, first.finished, lambda: desk.window.selection.show_outline(outline_id))

    def refresh() -> None:
        edit = next(edits)
        wait_until(panel, number, edit.finished, lambda: cards.edit_citation(book, citation_id, edit.locator))

    text, items = alone(essay)
    arguments = ["-f", "markdown", "-t", "html", "--citeproc", "--bibliography=refs.json", "--csl=style.csl", "--quiet"]
    files = {"refs.json": items, "style.csl": load_style(DEFAULT_STYLE).data}
    ours, theirs, _ = in_turn(runs, refresh, lambda: pandoc(arguments, text, files), lambda: rest(0.3))
    print(f"{size:,} placements, {number:,} notes")
    show("edit to the finished note on the page", ours)
    print(f"  {'of these the panel rests first':<46} {REFRESH_AFTER:8.2f} ms")
    show("pandoc alone, the same notes", theirs)
    ratio("edit to finished note, medians", ours.median, theirs.median, TARGET)
    print(f"  {'the same without the rest':<46} {(ours.median - REFRESH_AFTER) / theirs.median:8.2f} x")


def last_citation(book: Notebook, essay: Essay) -> int:
    """The key of the citation in the last note."""
    (title,) = [block.title for block in essay.blocks if isinstance(block, Item) and block.footnote == len(essay.cited)]
    ((citation_id,),) = book.rows(
        "SELECT citation.id FROM citation JOIN card ON card.id = citation.card_id WHERE card.title = ?", (title,)
    )
    return int(citation_id)


def made_edit(essay: Essay, pandoc: Pandoc, locator: str) -> Edit:
    """The last note's card cites that page: what the note says then. A new engine, so that nothing is remembered."""
    last = essay.cited[-1]
    changed = (last[0]._replace(locator=locator),)
    clusters: list[tuple[Citation, ...]] = [changed if cluster == last else cluster for cluster in essay.cited]
    cited = CitationEngine(pandoc).format_citations(clusters, [], load_style(DEFAULT_STYLE))
    return Edit(locator, plain_text(cited.notes[-1]))


def note_of(panel: PreviewPanel, number: int) -> str:
    """The text of a note as its block on the page holds it; empty where there is none."""
    block, mark = panel.page.document().lastBlock(), f"{number}\t"
    while block.isValid() and not block.text().startswith(mark):
        block = block.previous()
    return block.text().removeprefix(mark)


def wait_until(panel: PreviewPanel, number: int, finished: str, act: Callable[[], object]) -> None:
    """Do something, and let the window work until its page holds that note, finished."""
    loop = QEventLoop()

    def look() -> None:
        if note_of(panel, number) == finished:
            loop.exit(1)

    watching = panel.styled.connect(look)
    QTimer.singleShot(PATIENCE * 1000, loop, loop.quit)
    act()
    if not loop.exec():
        raise SystemExit(f"The note on the page is “{note_of(panel, number)}” and not “{finished}”.")
    panel.styled.disconnect(watching)


def alone(essay: Essay) -> tuple[bytes, bytes]:
    """The citations as Markdown, and the sources as CSL-JSON."""
    keys = cited_keys(essay)
    paragraphs = [
        "[" + "; ".join(f"@{keys[c.source.uid][1]}, {c.locator}" for c in cluster) + "]" for cluster in essay.cited
    ]
    items = [source.csl | {"id": key} for source, key in keys.values()]
    return "\n\n".join(paragraphs).encode(), json.dumps(items).encode()
