"""Everything that is read of a notebook, each by its name, and watched lest it hang."""

import signal
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from essayplanner.domain.cards import Kind
from essayplanner.formats.essay import freeze
from essayplanner.formats.export import Material
from essayplanner.formats.registry import exporter
from essayplanner.notebook import counting, library, outline_rows, outlines, reading, sources, uses
from essayplanner.notebook.notebook import Notebook
from essayplanner.notebook.search import Search

#: A reading that takes longer than so many seconds hangs.
HANGS = 60


class Hang(BaseException):
    """A reading did not end."""


@contextmanager
def watched() -> Iterator[None]:
    """Meanwhile Hang is raised where it takes too long."""

    def ring(*_: Any) -> None:
        raise Hang

    before = signal.signal(signal.SIGALRM, ring)
    signal.alarm(HANGS)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


def readings(path: Path, book: Notebook) -> Iterator[tuple[str, Callable[[], object]]]:
    """Everything that the window and the exports read of a notebook, by name."""
    ids = list(range(1, 20))
    for function in (
        outlines.outlines,
        reading.read_cards,
        reading.sides,
        counting.tag_counts,
        counting.side_counts,
        counting.years,
        counting.counts,
        sources.sources,
        sources.use_counts,
        Notebook.history,
        Notebook.next_steps,
        Notebook.history_span,
    ):
        yield getattr(function, "__name__", "?"), lambda function=function: function(book)  # type: ignore[misc]
    yield "similar_pairs", lambda: sources.similar_pairs(sources.sources(book))
    yield "title and uid", lambda: (book.title, book.uid)
    yield "first_ids", lambda: library.first_ids(book, library.Filter())
    yield "card_rows", lambda: library.card_rows(book, library.first_ids(book, library.Filter()))
    yield "tag_counts of some", lambda: counting.tag_counts(book, ids=ids)
    yield "side_counts of some", lambda: counting.side_counts(book, ids=ids)
    yield "asides", lambda: outline_rows.asides(book, ids)
    yield "kinds_of", lambda: reading.kinds_of(book, ids)
    yield "search", lambda: _search(book)
    for id in (1, 2, 3, 15):
        for of_card in (
            reading.card_fields,
            reading.links_of,
            reading.citations_of,
            reading.tags_of,
            uses.used_in,
            sources.source_uses,
        ):
            yield of_card.__name__, lambda of_card=of_card, id=id: of_card(book, id)  # type: ignore[misc]
    for id in (1, 2):
        for of_outline in (
            outlines.totals,
            outline_rows.section_rows,
            outline_rows.placement_rows,
            outline_rows.waiting_evidence,
        ):
            yield of_outline.__name__, lambda of_outline=of_outline, id=id: of_outline(book, id)  # type: ignore[misc]
        yield "export", lambda id=id: _export(book, id)  # type: ignore[misc]
    yield "read_items", lambda: outlines.read_items(book, [1, 2])


def _search(book: Notebook) -> None:
    with closing(Search(book.file)) as search:
        search.build()
        for wanted in ("", "card", "stal tag"):
            search.find(library.Filter(text=wanted, kind=Kind.CLAIM if wanted else None))


def _export(book: Notebook, outline_id: int) -> None:
    outline = outlines.read_outline(book, outline_id)
    exporter("markdown").write(Material(outline, freeze(outline)))
