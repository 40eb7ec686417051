"""What placing, moving and removing cost SQLite, counted in its own instructions, does not grow with the outline."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from essayplanner.domain.cards import Kind
from essayplanner.notebook import cards, outlines, outlining
from essayplanner.notebook.items import Item, Spot
from essayplanner.notebook.notebook import Notebook
from essayplanner.notebook.ordering import SPACING
from tests.notebook.tools import hurried, quick_book, work


def book_of(folder: Path, placements: int, spacing: int) -> Notebook:
    """A notebook whose one section holds so many placements, numbered as its own or as another program might."""
    book = quick_book(folder, f"{placements}-{spacing}.essayplan")
    outlining.add_section(book, Spot("outline", outlines.new_outline(book, "Q")))
    for number in range(20):
        cards.add_card(book, Kind.CLAIM, f"Card {number}")
    book.close()
    with closing(sqlite3.connect(book.path)) as raw, raw:
        raw.executemany(
            "INSERT INTO placement (id, uid, outline_id, section_id, card_id, position) VALUES (?, ?, 1, 1, ?, ?)",
            [(n + 1, f"uid {n}", n % 20 + 1, n * spacing) for n in range(placements)],
        )
    return hurried(Notebook.open(book.path))


def all_works(folder: Path, placements: int, spacing: int) -> dict[str, int]:
    book = book_of(folder, placements, spacing)
    middle, end = placements // 2, Spot("section", 1)

    def same_place() -> None:
        for _ in range(50):
            outlining.place(book, [1], end._replace(before=middle))

    verbs: dict[str, Callable[[], object]] = {
        "warm": lambda: outlining.place(book, [1], end),
        "at the end": lambda: outlining.place(book, [1], end),
        "at the start": lambda: outlining.place(book, [1], end._replace(before=1)),
        "in the middle": lambda: outlining.place(book, [1], end._replace(before=middle + 9)),
        "fifty times at one place": same_place,
        "twenty at once": lambda: outlining.place(book, range(1, 21), end._replace(before=middle + 40)),
        "under a card": lambda: outlining.place(book, [2], Spot("placement", middle)),
        "move up": lambda: outlining.move(book, [Item("placement", placements - 3)], end._replace(before=5)),
        "move where it stands": lambda: outlining.move(book, [Item("placement", 7)], end._replace(before=8)),
        "move to the end": lambda: outlining.move(book, [Item("placement", 12)], end),
        "copy": lambda: outlining.copy(book, [Item("placement", 14)], end._replace(before=20)),
        "remove": lambda: outlining.remove(book, [Item("placement", middle)]),
        "undo": book.undo,
        "redo": book.redo,
    }
    found = {name: work(book, verb) for name, verb in verbs.items()}
    book.close()
    return found


@pytest.mark.parametrize("spacing", [SPACING, 1], ids=["our own", "another program's"])
def test_work_does_not_grow_with_the_placements(tmp_path: Path, spacing: int) -> None:
    few, many = (all_works(tmp_path, placements, spacing) for placements in (600, 12_000))
    grown = {name: (few[name], many[name]) for name in few if many[name] > 1.5 * few[name] + 30}
    assert not grown
    assert max(many.values()) < 60_000  # to spread out every row takes more


def test_a_place_between_rows_of_one_position_is_found(tmp_path: Path) -> None:
    book = book_of(tmp_path, 40, 0)
    order = list(range(1, 41))
    for before in (20, 21, 2, 40, 20):
        (new,) = outlining.place(book, [1], Spot("section", 1, before))
        order.insert(order.index(before), new)
    for moved, before in ((3, 30), (35, 4), (order[-1], order[0])):
        outlining.move(book, [Item("placement", moved)], Spot("section", 1, before))
        order.remove(moved)
        order.insert(order.index(before), moved)
    assert [row[0] for row in book.rows("SELECT id FROM placement ORDER BY position, id")] == order
    book.close()


def test_any_moves_in_a_file_without_gaps(tmp_path: Path) -> None:
    book = book_of(tmp_path, 1200, 1)
    order = list(range(1, 1201))
    for number in range(150):
        moved, before = order[number * 331 % 1200], order[(number * 577 + 600) % 1200]
        if moved == before:
            continue
        if number % 3:
            outlining.move(book, [Item("placement", moved)], Spot("section", 1, before))
            order.remove(moved)
        else:
            (moved,) = outlining.place(book, [1], Spot("section", 1, before))
        order.insert(order.index(before), moved)
    assert [row[0] for row in book.rows("SELECT id FROM placement ORDER BY position, id")] == order
    book.close()
