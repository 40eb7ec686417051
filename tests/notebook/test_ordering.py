"""The order of siblings after ten thousand insertions at the worst places."""

import random
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from essayplanner.domain.cards import Kind
from essayplanner.domain.labels import Label
from essayplanner.notebook import cards, ordering, outlines, outlining
from essayplanner.notebook.items import Item, Spot
from tests.notebook.tools import quick_book

COUNT = 10_000


@pytest.mark.slow
@pytest.mark.parametrize("where", ["front", "end", "same place", "after the first", "random"])
def test_ten_thousand_insertions(tmp_path: Path, where: str, record_property: Callable[[str, object], None]) -> None:
    book = quick_book(tmp_path)
    siblings = ordering.sections_of_outline(outlines.new_outline(book, "Q"))
    chance = random.Random(1)
    order: list[int] = []
    written = 0
    columns = "uid, outline_id, title, role, position"
    insert = f"INSERT INTO section ({columns}) VALUES (hex(randomblob(16)), 1, 's', 'heading', ?)"
    with book.step(Label("Many")):
        last = book.run(insert, (ordering.positions(book, siblings, None)[0],))
        order.append(last)
        began = time.perf_counter()
        for _ in range(COUNT):
            at = {
                "front": 0,
                "end": len(order),
                "same place": len(order) - 1,
                "after the first": min(1, len(order)),
                "random": chance.randrange(len(order) + 1),
            }[where]
            before = order[at] if at < len(order) else None
            (position,) = ordering.positions(book, siblings, before)
            order.insert(at, book.run(insert, (position,)))
        cost = time.perf_counter() - began
        written = book.row("SELECT count(*) FROM step_row")[0]
    rows = book.rows("SELECT id, position FROM section ORDER BY position")
    assert [row[0] for row in rows] == order
    positions = [row[1] for row in rows]
    assert len(set(positions)) == len(positions)
    assert max(map(abs, positions)) < 2**62
    renumbered = written - COUNT - 2
    assert renumbered < 3 * COUNT
    record_property("seconds", round(cost, 3))
    record_property("rows renumbered", renumbered)
    highest = max(map(abs, positions)).bit_length()
    print(f"{where}: {cost:.2f} s, {renumbered} rows renumbered, positions up to 2^{highest}")
    book.close()


def test_many_at_once_between_two(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for spacing in (ordering.SPACING, 2, 1):
        monkeypatch.setattr(ordering, "SPACING", spacing)
        book = quick_book(tmp_path, f"{spacing}.essayplan")
        section = outlining.add_section(book, Spot("outline", outlines.new_outline(book, "Q")))
        card = cards.add_card(book, Kind.CLAIM)
        first, last = outlining.place(book, [card, card], Spot("section", section))
        between = outlining.place(book, [card] * 500, Spot("section", section, last))
        found = [row[0] for row in book.rows("SELECT id FROM placement ORDER BY position")]
        assert found == [first, *between, last]
        book.close()


def test_a_move_writes_the_moved_row_alone(tmp_path: Path) -> None:
    book = quick_book(tmp_path)
    section = outlining.add_section(book, Spot("outline", outlines.new_outline(book, "Q")))
    card = cards.add_card(book, Kind.CLAIM)
    ids = outlining.place(book, [card] * 50, Spot("section", section))
    for moved, before in ((ids[9], ids[3]), (ids[0], None), (ids[49], ids[1])):
        outlining.move(book, [Item("placement", moved)], Spot("section", section, before))
        assert book.rows("SELECT tbl, row_id FROM step_row WHERE step_id = (SELECT max(id) FROM step)") == [
            ("placement", moved)
        ]
    book.close()


def test_what_stands_there_already_is_not_moved(tmp_path: Path) -> None:
    book = quick_book(tmp_path)
    outline = outlines.new_outline(book, "Q")
    sections = [outlining.add_section(book, Spot("outline", outline)) for _ in range(3)]
    card = cards.add_card(book, Kind.CLAIM)
    ids = outlining.place(book, [card] * 5, Spot("section", sections[0]))
    outlining.move(book, [Item("placement", ids[4])], Spot("section", sections[1]))
    book.undo()
    steps, spot = book.history(), Spot("section", sections[0])
    for moved, before in (([1], 1), ([1], 2), ([4], None), ([1, 2], 3), ([1, 2], 2), ([3, 4], None), ([1, 3], None)):
        there = None if before is None else ids[before]
        outlining.move(book, [Item("placement", ids[number]) for number in moved], spot._replace(before=there))
        assert (book.history() == steps) == (moved != [1, 3])
        if moved != [1, 3]:
            assert book.next_steps()[1] is not None
    outlining.move(book, [Item("section", sections[1])], Spot("outline", outline, sections[2]))
    assert len(book.history()) == len(steps)
    book.close()
