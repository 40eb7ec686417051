"""Numbers of the notebook: the same however they are come by."""

import sqlite3
from contextlib import closing
from functools import partial
from pathlib import Path

import pytest

from essayplanner.domain.cards import Kind
from essayplanner.domain.changes import ChangeSet
from essayplanner.domain.labels import label
from essayplanner.notebook import cards, counting, outlines, outlining, packing, sources
from essayplanner.notebook.items import Spot
from essayplanner.notebook.library import Filter
from essayplanner.notebook.notebook import Notebook
from tests.notebook.tools import hurried, quick_book, sample_pack, work


def test_numbers_that_follow_each_step_are_those_that_are_counted(book: Notebook, heard: list[ChangeSet]) -> None:
    one = cards.add_card(book, Kind.CLAIM, "One")
    source = sources.add_source(book, "a", {"type": "book", "title": "A"})
    outline = outlines.new_outline(book, "Q")
    numbers, met = counting.counts(book), 0
    heard.clear()
    cards.edit_card(book, one, title="Other")
    outlining.place(book, [one], Spot("section", outlining.add_section(book, Spot("outline", outline))))
    cards.trash_cards(book, [one])
    cards.restore_cards(book, [one])
    cards.trash_cards(book, [one])
    cards.empty_trash(book)
    sources.trash_sources(book, [source])
    packing.import_pack(book, sample_pack())
    outlines.duplicate_outline(book, outline)
    outlines.delete_outline(book, outline)
    while book.undo():
        pass
    while book.redo():
        pass
    counted = counting.counts(book)
    for changed in heard:
        after = numbers.after(changed)
        assert after is not None
        met += after != numbers
        numbers = after
    assert numbers == counted
    assert met > 15
    assert numbers.after(ChangeSet(label("outside"), everything=True)) is None


def test_tags_are_counted_alike_in_their_index_and_card_by_card(book: Notebook) -> None:
    packing.import_pack(book, sample_pack(size=12))
    ids = [id for (id,) in book.rows("SELECT id FROM card ORDER BY id")]
    cards.set_tags(book, ids[0], ["rare"])
    cards.set_tags(book, ids[1], ["gone"])
    cards.trash_cards(book, [ids[1], ids[4]])
    there = [id for id in ids if id not in (ids[1], ids[4])]
    every = counting.tag_counts(book)
    assert every == counting.tag_counts(book, ids=there)
    assert dict(every)["terror"] == len(there) - 1
    assert dict(every)["rare"] == 1
    assert "gone" not in dict(every)
    assert [number for _, number in every] == sorted((number for _, number in every), reverse=True)
    for wanted in (Filter(kind=Kind.CLAIM), Filter(tag="tag 1"), Filter(trashed=True), Filter(first_year=1934)):
        condition, values = wanted.condition()
        met = [id for (id,) in book.rows(f"SELECT c.id FROM card c WHERE {condition}", values)]
        assert counting.tag_counts(book, wanted) == counting.tag_counts(book, ids=met), wanted
        assert counting.side_counts(book, wanted) == counting.side_counts(book, ids=met), wanted
        assert met


def many_cards(folder: Path, number: int) -> Notebook:
    """A notebook with so many cards, a quarter of them historians, two tags each, and one outline of two of them."""
    book = quick_book(folder, f"{number}.essayplan")
    outlining.add_section(book, Spot("outline", outlines.new_outline(book, "Q")))
    book.close()
    kinds = ("claim", "evidence", "evidence", "historian")
    with closing(sqlite3.connect(book.path)) as raw, raw:
        raw.executemany(
            "INSERT INTO card (uid, kind, title, created_at, edited_at) VALUES (?, ?, ?, '2026', '2026')",
            [(f"card {n}", kinds[n % 4], f"Title {n}") for n in range(number)],
        )
        raw.executemany("INSERT INTO tag (uid, name) VALUES (?, ?)", [(f"tag {n}", f"tag {n}") for n in range(20)])
        raw.executemany(
            "INSERT INTO card_tag (card_id, tag_id) VALUES (?, ?)",
            [(n + 1, (n + other) % 20 + 1) for n in range(number) for other in (0, 7)],
        )
    return hurried(Notebook.open(book.path))


def test_what_a_step_makes_others_ask_does_not_look_at_the_library(tmp_path: Path) -> None:
    found: list[list[int]] = []
    for number in (200, 4_000):
        with closing(many_cards(tmp_path, number)) as book:
            outlining.place(book, [2, 4], Spot("section", 1))
            assert outlines.historians(book, 1) == 1
            assert outlines.totals(book, 1).cards == 2
            found.append([work(book, partial(verb, book, 1)) for verb in (outlines.totals, outlines.historians)])
    assert found[0] == pytest.approx(found[1], abs=3)


def test_the_tags_of_all_cards_are_counted_without_their_cards(tmp_path: Path) -> None:
    with closing(many_cards(tmp_path, 4_000)) as book:
        assert counting.tag_counts(book)[0] == ("tag 0", 400)
        looked_at = work(book, lambda: counting.tag_counts(book, ids=range(1, 4_001)))
        assert work(book, lambda: counting.tag_counts(book)) < looked_at / 2
