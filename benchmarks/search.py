"""Search as you type against the index itself: at most 1,000 ids of the same index, ranked by bm25.

Ours filters, counts each kind, counts what is unused or without a source, ranks, reads the 50 rows that a list could
show and finds the marks in them. The limit does none of that.
"""

import argparse
import random
from functools import partial

from benchmarks.figures import in_turn, ratio, show, timed, times_of, under
from benchmarks.notebooks import Author, make_library, workplace
from essayplanner.notebook.library import Filter, card_rows
from essayplanner.notebook.notebook import Notebook
from essayplanner.notebook.search import Search
from essayplanner.notebook.search_answers import RANKED_AT_MOST
from essayplanner.notebook.search_words import marks, match_of

SHOWN = 50


def queries(count: int) -> list[str]:
    """What is in the field while words are typed, letter by letter; every fourth time a second word follows."""
    author, chance, found = Author(), random.Random(3), []
    while len(found) < count:
        word = author.text(1)
        before = f"{author.text(1)} " if chance.random() < 0.25 else ""
        found += [before + word[:length] for length in range(1, len(word) + 1)]
    return found[:count]


def main(words: list[str]) -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="search", description=__doc__)
    parser.add_argument("--queries", type=int, default=400)
    parser.add_argument("--sizes", type=int, nargs="+", default=[1000, 10_000, 100_000])
    given = parser.parse_args(words)
    typed = queries(given.queries)
    with workplace() as place:
        for size in given.sizes:
            path = make_library(place / f"{size}.essayplan", size)
            book, search = Notebook.open(path), Search(path)
            building = timed(search.build)
            raw = search._connection

            def limit(text: str, raw: object = raw) -> list[int]:
                return [
                    row[0]
                    for row in raw.execute(  # type: ignore[attr-defined]
                        "SELECT id FROM (SELECT rowid AS id, bm25(card_fts, 8.0, 2.0, 4.0) AS score "
                        f"FROM found.card_fts WHERE card_fts MATCH ? LIMIT {RANKED_AT_MOST}) ORDER BY score, id",
                        (match_of(text),),
                    )
                ]

            def ours(text: str, search: Search = search, book: Notebook = book) -> None:
                found = search.find(Filter(text=text))
                assert found is not None
                rows = card_rows(book, found.ids[:SHOWN])
                for id in found.ids[:SHOWN]:
                    marks(rows[id].title, text)
                    marks(rows[id].text, text)

            measured: list[list[float]] = [[], [], []]
            for text in typed:
                works = [partial(limit, text), partial(search.find, Filter(text=text)), partial(ours, text)]
                for times, one in zip(in_turn(1, *works, warm=0), measured, strict=True):
                    one.extend(times.values)
            raw_times, found_times, ours_times = (times_of(each) for each in measured)
            print(f"  {size:,} cards (index built in {building / 1000:.2f} s)")
            show("the index alone, capped and ranked", raw_times)
            show("found: filtered, ranked and counted", found_times)
            show(f"found, with {SHOWN} rows and their marks", ours_times)
            ratio("found, p99", found_times.p99, raw_times.p99, 1.5)
            ratio("found, median", found_times.median, raw_times.median, 1.5)
            under("found with rows and marks, p99", ours_times.p99, 8)
            search.close()
            book.close()
