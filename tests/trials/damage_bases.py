"""Sound notebooks to damage, and where the bytes of each of their rows stand."""

import sqlite3
import tempfile
from contextlib import closing
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from essayplanner.domain.cards import Kind
from essayplanner.domain.labels import Label
from essayplanner.notebook import cards, outlines, outlining
from essayplanner.notebook.health import faults
from essayplanner.notebook.items import Spot
from essayplanner.notebook.notebook import Notebook
from essayplanner.notebook.packing import import_pack
from essayplanner.notebook.pages import Pages
from essayplanner.notebook.salvage import _shapes, _table_of
from essayplanner.notebook.schema import LOGGED
from tests.notebook.tools import new_notebook, sample_pack

Key = tuple[str, int]


class Base(NamedTuple):
    """A sound notebook: its bytes, its rows, and where the bytes of each row stand."""

    name: str
    content: bytes
    page: int
    rows: dict[Key, dict[str, Any]]
    places: dict[Key, list[tuple[int, int]]]
    schema: list[tuple[int, int]]


@cache
def bases() -> tuple[Base, ...]:
    """Notebooks with pages of several sizes, long texts, deleted rows, and rows older than their columns."""
    made = []
    with tempfile.TemporaryDirectory() as folder:
        for number, (size, cards_more, long, delete) in enumerate(
            [(4096, 0, False, False), (4096, 60, True, True), (512, 25, True, True), (1024, 80, False, True)]
        ):
            path = Path(folder) / f"{number}.essayplan"
            book = new_notebook(path, "Stalin")
            book.connection.execute("PRAGMA synchronous = OFF")
            import_pack(book, sample_pack())
            _fill(book, cards_more, long=long)
            book.close()
            with closing(sqlite3.connect(path, isolation_level=None)) as other:
                if size != 4096:
                    other.execute(f"PRAGMA page_size = {size}")
                    other.execute("VACUUM")
                if delete:
                    other.execute("PRAGMA foreign_keys = ON")
                    other.execute("DELETE FROM card WHERE id % 7 = 3")
                    other.execute("DELETE FROM step_row WHERE id % 3")
            faults_of_base = faults(path)
            assert not faults_of_base, faults_of_base
            made.append(_measured(f"{size} bytes a page, {cards_more} cards more", path))
    return tuple(made)


def _fill(book: Notebook, count: int, *, long: bool) -> None:
    with book.step(Label("Fill")):
        ids = []
        for number in range(count):
            kind = Kind(("claim", "evidence", "historian")[number % 3])
            text = f"Text of {number} – " + "größer " * (number * 11 % 400 if long else number % 40)
            ids.append(cards.add_card(book, kind, f"Card {number}", text=text))
        if not ids:
            return
        for number in range(3):
            outline = outlines.new_outline(book, f"Question {number}", "A thesis.", 1000)
            section = outlining.add_section(book, Spot("outline", outline))
            inner = outlining.add_section(book, Spot("section", section))
            outlining.place(book, ids[number::4], Spot("section", section))
            placed = outlining.place(book, ids[: 3 * number + 1 : 3], Spot("section", inner))
            outlining.place(book, ids[1:8:3], Spot("placement", placed[0]))


def _measured(name: str, path: Path) -> Base:
    content, rows, places = path.read_bytes(), dict[Key, dict[str, Any]](), dict[Key, list[tuple[int, int]]]()
    with closing(sqlite3.connect(path)) as db:
        for table, columns in LOGGED.items():
            for row in db.execute(f"SELECT {', '.join(columns)} FROM {table}"):
                rows[table, row[0]] = dict(zip(columns, row, strict=True))
        roots = dict(db.execute("SELECT name, rootpage FROM sqlite_schema WHERE type = 'table'"))
        size = int(db.execute("PRAGMA page_size").fetchone()[0])
    with path.open("rb") as file:
        pages = Pages(file, _table_of)
        assert pages.size == size
        schema = [((number - 1) * size, number * size) for number in pages.walk(1).leaves] + [(100, size)]
        for table in LOGGED:
            for number in pages.walk(roots[table]).leaves:
                data = pages.page(number)
                for cell in pages.rows.leaf(data).cells:
                    pages.overflowed = set()
                    values = pages.values(data, cell)
                    assert values is not None
                    assert cell.table == table
                    expected = rows[table, cell.id]
                    for column, value in zip(_shapes()[table].columns[1:], values[1:], strict=False):
                        assert expected[column] == (value.decode() if isinstance(value, bytes) else value)
                    start = (number - 1) * size
                    places[table, cell.id] = [(start + cell.start, start + cell.end)] + [
                        ((other - 1) * size, other * size) for other in pages.overflowed
                    ]
    assert places.keys() == rows.keys()
    return Base(name, content, size, rows, places, schema)
