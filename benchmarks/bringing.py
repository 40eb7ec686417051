"""1,000 cards made of a document in one step against a raw insert of the same rows, and what comes before that."""

import argparse
from contextlib import closing
from pathlib import Path

from benchmarks.figures import ratio, show, timed, times_of
from benchmarks.notebooks import Author, workplace
from essayplanner.domain.brought import Block, What, Writing
from essayplanner.domain.cutting import Rule, Way
from essayplanner.domain.proposals import Proposal, propose
from essayplanner.formats.texts.plain import read_plain
from essayplanner.notebook.bringing import Here, Wish, bring
from essayplanner.notebook.making import make_notebook
from essayplanner.notebook.notebook import Notebook, new_uid, now
from essayplanner.notebook.opening import connect


def notes_of(cards: int) -> Writing:
    """Items under headings, each with a date, a page or neither."""
    author, blocks = Author(), list[Block]()
    for number in range(cards):
        if number % 20 == 0:
            blocks.append(Block(What.HEADING, author.text(3), 1))
        before = ("1 Dec 1934: ", "p. 210: ", "")[number % 3]
        blocks.append(Block(What.ITEM, f"{before}{author.text(12)}. {author.text(20)}.", 1))
    return Writing("Benchmark", "benchmark.docx", tuple(blocks))


def raw(path: Path, made: list[Proposal]) -> None:
    """The same cards, tags and origins in one transaction."""
    tags = {tag: number for number, tag in enumerate(dict.fromkeys(tag for each in made for tag in each.tags), 1)}
    with closing(connect(path)) as file:
        file.execute("BEGIN IMMEDIATE")
        moment = now()
        file.executemany(
            "INSERT INTO card (uid, kind, title, text, happened, created_at, edited_at) VALUES (?, ?, ?, ?, ?, ?, ?)",
            [(new_uid(), each.kind.value, each.title, each.text, each.when, moment, moment) for each in made],
        )
        file.executemany(
            "INSERT INTO tag (id, uid, name) VALUES (?, ?, ?)", [(id, new_uid(), tag) for tag, id in tags.items()]
        )
        file.executemany(
            "INSERT INTO card_tag (card_id, tag_id) VALUES (?, ?)",
            [(number, tags[tag]) for number, each in enumerate(made, 1) for tag in each.tags],
        )
        file.executemany(
            "INSERT INTO origin (uid, card_id, came_from, found_at, digest) VALUES (?, ?, ?, ?, ?)",
            [(new_uid(), number, "benchmark.docx", each.place, "0" * 65) for number, each in enumerate(made, 1)],
        )
        file.execute("COMMIT")


def main(words: list[str]) -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="bringing", description=__doc__)
    parser.add_argument("--cards", type=int, default=1_000)
    parser.add_argument("--runs", type=int, default=7)
    given = parser.parse_args(words)
    writing, rule = notes_of(given.cards), Rule(Way.ITEM, 1)
    text = "\n".join(f"# {block.text}" if block.what is What.HEADING else f"- {block.text}" for block in writing.blocks)
    found: dict[str, list[float]] = {name: [] for name in ("read", "cut", "compared", "raw", "step", "undo")}
    with workplace() as place:
        for run in range(given.runs):
            ours, other = place / f"ours-{run}.essayplan", place / f"raw-{run}.essayplan"
            for path in (ours, other):
                make_notebook(path, "Benchmarks")
            found["read"].append(timed(lambda: read_plain(text)))
            with closing(Notebook.open(ours)) as book:
                known = Here(book, writing).known
                found["cut"].append(timed(lambda: propose(writing, rule, known)))  # noqa: B023
                made = propose(writing, rule, known)
                found["raw"].append(timed(lambda: raw(other, made)))  # noqa: B023
                wishes = [Wish(each) for each in made]
                found["step"].append(timed(lambda: bring(book, writing, wishes)))  # noqa: B023
                found["compared"].append(timed(lambda: Here(book, writing).met(made)))  # noqa: B023
                found["undo"].append(timed(book.undo))
    times = {name: times_of(values) for name, values in found.items() if values}
    show("a plain text of as many notes, read", times["read"])
    show("cut into proposed cards, with kinds and titles", times["cut"])
    show("compared with as many cards that are there", times["compared"])
    show("raw insert of the same rows", times["raw"])
    show("all of them made, as one step", times["step"])
    show("undo of all of it", times["undo"])
    ratio("made as one step against raw, medians", times["step"].median, times["raw"].median, 6)
