"""A pack of 10,000 cards brought in as one step against a raw insert of the same rows and an index over them."""

import argparse
import sqlite3
import time
from contextlib import closing
from pathlib import Path

from benchmarks.figures import ratio, show, timed, times_of
from benchmarks.notebooks import Author, workplace
from essayplanner.domain.cards import Kind
from essayplanner.domain.packs import Pack, PackCard, PackCitation, PackSource
from essayplanner.notebook.making import make_notebook
from essayplanner.notebook.notebook import Notebook, new_uid, now
from essayplanner.notebook.opening import connect
from essayplanner.notebook.packing import import_pack
from essayplanner.notebook.search import Search


def pack_of(cards: int) -> Pack:
    """Cards with a tag and a citation each."""
    author, kinds = Author(), list(Kind)
    return Pack(
        "benchmark",
        "Benchmark",
        sources=tuple(PackSource(f"s{n}", {"type": "book", "title": author.text(4)}) for n in range(100)),
        cards=tuple(
            PackCard(
                f"c{n}",
                kinds[n % 3],
                author.text(7),
                author.text(38),
                when="1934-12-01" if n % 3 == 1 else "",
                tags=(f"tag {n % 50}",),
                citations=(PackCitation(f"s{n % 100}", f"p. {n % 300}"),),
            )
            for n in range(cards)
        ),
    )


def raw(path: Path, pack: Pack) -> None:
    """The same cards, tags and citations in one transaction, and the index that search needs."""
    with closing(connect(path)) as file:
        file.execute("BEGIN IMMEDIATE")
        moment = now()
        file.executemany(
            "INSERT INTO source (uid, cite_key, csl) VALUES (?, ?, '{}')",
            [(new_uid(), source.key) for source in pack.sources],
        )
        file.executemany(
            "INSERT INTO tag (id, uid, name) VALUES (?, ?, ?)", [(n + 1, new_uid(), f"tag {n}") for n in range(50)]
        )
        file.executemany(
            "INSERT INTO card (uid, kind, title, text, happened, created_at, edited_at) VALUES (?, ?, ?, ?, ?, ?, ?)",
            [(new_uid(), card.kind.value, card.title, card.text, card.when, moment, moment) for card in pack.cards],
        )
        file.executemany(
            "INSERT INTO card_tag (card_id, tag_id) VALUES (?, ?)",
            [(n + 1, n % 50 + 1) for n in range(len(pack.cards))],
        )
        file.executemany(
            "INSERT INTO citation (uid, card_id, source_id, locator, position) VALUES (?, ?, ?, ?, 1)",
            [(new_uid(), n + 1, n % 100 + 1, f"p. {n % 300}") for n in range(len(pack.cards))],
        )
        file.execute("COMMIT")
        file.execute("ATTACH ':memory:' AS found")
        file.execute(
            "CREATE VIRTUAL TABLE found.card_fts USING fts5(title, text, "
            "tokenize='unicode61 remove_diacritics 2', prefix='1 2 3')"
        )
        file.execute("INSERT INTO card_fts(rowid, title, text) SELECT id, title, text FROM main.card")


def main(words: list[str]) -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="importing", description=__doc__)
    parser.add_argument("--cards", type=int, default=10_000)
    parser.add_argument("--runs", type=int, default=5)
    given = parser.parse_args(words)
    pack = pack_of(given.cards)
    found: list[list[float]] = [[], [], [], []]
    longest = 0.0
    with workplace() as place:
        for run in range(given.runs):
            ours, other = place / f"ours-{run}.essayplan", place / f"raw-{run}.essayplan"
            for path in (ours, other):
                make_notebook(path, "Benchmarks")
            found[0].append(timed(lambda: raw(other, pack)))  # noqa: B023
            book = Notebook.open(ours)
            last = time.perf_counter()

            def progress(done: int, of: int) -> bool:
                nonlocal last, longest
                longest, last = max(longest, time.perf_counter() - last), time.perf_counter()
                return True

            began = time.perf_counter()
            import_pack(book, pack, progress)
            longest = max(longest, time.perf_counter() - last)
            found[1].append((time.perf_counter() - began) * 1000)
            search = Search(ours)
            found[2].append(timed(search.build))
            search.close()
            found[3].append(timed(book.undo))
            book.close()
            with closing(sqlite3.connect(ours)) as file:
                assert file.execute("SELECT count(*) FROM step_row").fetchone()[0] >= given.cards
    raw_times, step, index, undone = (times_of(times) for times in found)
    whole = times_of([a + b for a, b in zip(found[1], found[2], strict=True)])
    show("raw insert and index", raw_times)
    show("import as one step", step)
    show("the index over it, in another thread", index)
    show("undo of all of it", undone)
    print(f"  longest time between two signs of progress    {longest * 1000:8.2f} ms")
    ratio("import and index, medians", whole.median, raw_times.median, 4)
