"""Damages notebooks in many ways, saves what is intact of each, and reads each as the window and the exports do.

`python tests/trials/damage.py --count 50000 --seed 1` prints how many intact rows were saved, whether every saved file
is sound, and what escaped from a reading; it exits 1 where a row beyond one in a thousand was lost, a saved file is
not sound, or anything but a sentence for the student came out.

A row is intact where none of its bytes was touched, nor any of the rows that it cannot be without.
"""

import argparse
import random
import signal
import sqlite3
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from essayplanner.domain.cards import Kind
from essayplanner.domain.errors import EssayError
from essayplanner.domain.text import clean_text
from essayplanner.formats.essay import freeze
from essayplanner.formats.export import Material
from essayplanner.formats.registry import exporter
from essayplanner.notebook import cards, copies, library, opening, outline_rows, outlines, outlining, reading, sources
from essayplanner.notebook.health import faults
from essayplanner.notebook.notebook import Notebook
from essayplanner.notebook.outline_tree import Spot
from essayplanner.notebook.packing import import_pack
from essayplanner.notebook.pages import Pages
from essayplanner.notebook.salvage import _shapes, _table_of, save_intact
from essayplanner.notebook.schema import LOGGED
from essayplanner.notebook.search import Search
from tests.notebook.tools import new_notebook, sample_pack

Key = tuple[str, int]

#: What a row refers to, and whether it is dropped where that is lost.
REFERENCES: dict[str, dict[str, tuple[str, bool]]] = {
    "side": {"debate_id": ("debate", False)},
    "card": {"side_id": ("side", False)},
    "card_tag": {"card_id": ("card", True), "tag_id": ("tag", True)},
    "citation": {
        "card_id": ("card", True),
        "source_id": ("source", True),
        "via_source_id": ("source", False),
    },
    "link": {"from_card_id": ("card", True), "to_card_id": ("card", True)},
    "section": {"outline_id": ("outline", False), "parent_id": ("section", False)},
    "placement": {
        "outline_id": ("outline", False),
        "section_id": ("section", False),
        "parent_id": ("placement", False),
        "card_id": ("card", True),
    },
}

#: A reading that takes longer than so many seconds hangs.
HANGS = 60


class Base(NamedTuple):
    """A sound notebook: its bytes, its rows, and where the bytes of each row stand."""

    name: str
    content: bytes
    page: int
    rows: dict[Key, dict[str, Any]]
    places: dict[Key, list[tuple[int, int]]]
    schema: list[tuple[int, int]]


class Counts:
    """What is counted over all damaged files."""

    def __init__(self) -> None:
        self.files: Counter[str] = Counter()
        self.intact: Counter[str] = Counter()
        self.lost: Counter[str] = Counter()
        self.returned = self.saved = self.nothing = 0
        self.unsound: list[str] = []
        self.escaped: Counter[str] = Counter()
        self.readings = 0

    @property
    def failed(self) -> bool:
        """Whether what the program promises was broken."""
        lost, intact = self.lost.total(), self.intact.total()
        return bool(self.unsound or self.escaped or lost > intact / 1000)

    def __str__(self) -> str:
        intact, lost = self.intact.total(), self.lost.total()
        lines = [
            f"{self.files.total():,} damaged files, {self.saved:,} saved, of {self.nothing:,} nothing could be",
            f"{intact - lost:,} of {intact:,} intact rows saved ({100 * (intact - lost) / max(1, intact):.4f} %), "
            f"{self.returned:,} deleted rows came back",
            f"{len(self.unsound):,} saved files not sound",
            f"{self.escaped.total():,} of {self.readings:,} readings ended in something else than rows or a sentence",
        ]
        lines += [
            f"  {kind}: {count:,} files, {self.lost[kind]:,} of {self.intact[kind]:,} intact rows lost"
            for kind, count in sorted(self.files.items())
        ]
        lines += [f"  {count} x {what}" for what, count in self.escaped.most_common(20)]
        return "\n".join(lines + self.unsound[:10])


# Notebooks to damage


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
    with book.step("Fill"):
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
                for cell in pages.leaf(data).cells:
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


# Kinds of damage: each changes the bytes of a file


def _bits(content: bytearray, base: Base, chance: random.Random) -> None:
    for _ in range(chance.choice((1, 1, 2, 30))):
        content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)


def _bytes(content: bytearray, base: Base, chance: random.Random) -> None:
    for _ in range(chance.choice((1, 1, 3, 20))):
        content[chance.randrange(len(content))] = chance.randrange(256)


def _run_of_bytes(content: bytearray, base: Base, chance: random.Random) -> None:
    length = min(chance.choice((2, 16, 100, 512)), len(content))
    at = chance.randrange(len(content) - length + 1)
    content[at : at + length] = chance.choice((bytes(length), b"\xff" * length, chance.randbytes(length)))


def _number_of_page(base: Base, chance: random.Random) -> int:
    return chance.randrange(len(base.content) // base.page) * base.page


def _zeroed_pages(content: bytearray, base: Base, chance: random.Random) -> None:
    for _ in range(chance.choice((1, 1, 3))):
        at = _number_of_page(base, chance)
        content[at : at + base.page] = bytes(base.page)


def _swapped_pages(content: bytearray, base: Base, chance: random.Random) -> None:
    one, two = _number_of_page(base, chance), _number_of_page(base, chance)
    page = base.page
    content[one : one + page], content[two : two + page] = content[two : two + page], content[one : one + page]


def _page_over_another(content: bytearray, base: Base, chance: random.Random) -> None:
    one, two = _number_of_page(base, chance), _number_of_page(base, chance)
    content[one : one + base.page] = content[two : two + base.page]


def _cut(content: bytearray, base: Base, chance: random.Random) -> None:
    del content[chance.randrange(1, len(content)) :]


def _cut_near_the_end(content: bytearray, base: Base, chance: random.Random) -> None:
    del content[-chance.choice((1, base.page, 2 * base.page, 3 * base.page, chance.randrange(1, 4 * base.page))) :]


def _header(content: bytearray, base: Base, chance: random.Random) -> None:
    for _ in range(chance.choice((1, 1, 1, 4, 100))):
        content[chance.randrange(100)] = chance.randrange(256)


def _header_field(content: bytearray, base: Base, chance: random.Random) -> None:
    at, length = chance.choice(
        [
            (0, 16),
            (16, 2),
            (18, 1),
            (19, 1),
            (20, 1),
            (21, 3),
            (24, 4),
            (28, 4),
            (32, 4),
            (36, 4),
            (44, 4),
            (56, 4),
            (60, 4),
            (68, 4),
            (92, 4),
        ]
    )
    content[at : at + length] = chance.choice(
        (bytes(length), b"\xff" * length, chance.randbytes(length), chance.choice((1, 2, 3, 16)).to_bytes(length))
    )


def _schema(content: bytearray, base: Base, chance: random.Random) -> None:
    for _ in range(chance.choice((1, 1, 1, 5))):
        low, high = chance.choice(base.schema)
        content[chance.randrange(low, high)] = chance.randrange(256)


def _schema_letters(content: bytearray, base: Base, chance: random.Random) -> None:
    """A letter of the schema becomes another, so that it still reads as one."""
    places = [at for low, high in base.schema for at in range(low, high) if 32 < content[at] < 127]
    content[chance.choice(places)] = chance.randrange(32, 127)


def _page_headers(content: bytearray, base: Base, chance: random.Random) -> None:
    for _ in range(chance.choice((1, 1, 3))):
        at = _number_of_page(base, chance) + chance.choice((0, 1, 3, 4, 5, 6, 7, 8, 11, chance.randrange(60)))
        content[at] = chance.randrange(256)


def _heads_of_rows(content: bytearray, base: Base, chance: random.Random) -> None:
    """What says how long the values of a row are, and of what kind."""
    for _ in range(chance.choice((1, 1, 3, 10))):
        start, _ = chance.choice([*base.places.values()])[0]
        content[start + chance.randrange(24)] = chance.randrange(256)


def _kinds_of_values(content: bytearray, base: Base, chance: random.Random) -> None:
    """A text becomes bytes of the same length, and so on; the rest of the row stands where it did."""
    for _ in range(chance.choice((1, 3, 10))):
        start, _ = chance.choice([*base.places.values()])[0]
        content[start + chance.randrange(3, 20)] ^= chance.choice((1, 1, 2))


def _indexes(content: bytearray, base: Base, chance: random.Random) -> None:
    pages = [at for at in range(0, len(content), base.page) if content[at] in (2, 10)]
    for _ in range(chance.choice((1, 3, 20))):
        content[chance.choice(pages) + chance.randrange(base.page)] = chance.randrange(256)


def _bytes_in_front(content: bytearray, base: Base, chance: random.Random) -> None:
    """What a program put before the file, or took from its beginning; then, at times, another damage."""
    if chance.random() < 0.3:
        del content[: chance.choice((chance.randrange(1, 8), chance.randrange(1, 400)))]
    else:
        content[:0] = chance.choice((b"\xef\xbb\xbf", b"\n", chance.randbytes(chance.randrange(1, 1000))))
    if chance.random() < 0.3:
        content[chance.randrange(2000, len(content))] = chance.randrange(256)


KINDS: dict[str, Callable[[bytearray, Base, random.Random], None]] = {
    "flipped bits": _bits,
    "wrong bytes": _bytes,
    "a run of bytes": _run_of_bytes,
    "zeroed pages": _zeroed_pages,
    "swapped pages": _swapped_pages,
    "a page over another": _page_over_another,
    "cut": _cut,
    "cut near the end": _cut_near_the_end,
    "wrong header": _header,
    "wrong field of the header": _header_field,
    "wrong schema": _schema,
    "wrong letter in the schema": _schema_letters,
    "wrong head of a page": _page_headers,
    "wrong heads of rows": _heads_of_rows,
    "wrong kinds of values": _kinds_of_values,
    "wrong bytes in indexes": _indexes,
    "bytes in front": _bytes_in_front,
}


# Rows


def intact_rows(base: Base, content: bytes) -> set[Key]:
    """The rows none of whose bytes was touched."""
    if content[-base.page :] == base.content[-base.page :]:  # bytes were put in front, or are lost there
        content = content.rjust(len(base.content), b"\0")[-len(base.content) :]
    if len(content) == len(base.content):
        return {key for key, places in base.places.items() if all(content[a:b] == base.content[a:b] for a, b in places)}
    return {
        key
        for key, places in base.places.items()
        if all(b <= len(content) and content[a:b] == base.content[a:b] for a, b in places)
    }


def _referred(base: Base, key: Key, *, needed: bool) -> Iterator[Key]:
    for column, (table, is_needed) in REFERENCES.get(key[0], {}).items():
        value = base.rows[key][column]
        if value is not None and (is_needed or not needed):
            yield table, value


def expected_rows(base: Base, intact: set[Key]) -> set[Key]:
    """The intact rows that do not need a row which is not."""
    return {key for key in intact if all(other in intact for other in _referred(base, key, needed=True))}


def compare(base: Base, content: bytes, saved: Path) -> tuple[int, int, int]:
    """How many intact rows there are, how many of them were not saved as they were, and how many deleted came back."""
    with closing(sqlite3.connect(saved)) as db:
        there = {
            (table, row[0]): dict(zip(columns, row, strict=True))
            for table, columns in LOGGED.items()
            for row in db.execute(f"SELECT {', '.join(columns)} FROM {table}")
        }
    intact = intact_rows(base, content)
    wanted = expected_rows(base, intact)
    whole: dict[Key, bool] = {}

    def is_whole(key: Key) -> bool:
        """Whether a row and all that it stands in are intact."""
        if key not in whole:
            whole[key] = False
            whole[key] = key in intact and all(is_whole(other) for other in _referred(base, key, needed=False))
        return whole[key]

    lost = 0
    tagged = {(row["card_id"], row["tag_id"]) for key, row in there.items() if key[0] == "card_tag"}
    for key in wanted:
        found, row = there.get(key), base.rows[key]
        if key[0] == "card_tag" and (row["card_id"], row["tag_id"]) in tagged:
            continue  # a damaged row may say the same, and be met first
        free = () if is_whole(key) else REFERENCES.get(key[0], {}).keys()
        lost += found is None or any(
            found[name] != (clean_text(value) if isinstance(value, str) else value)
            for name, value in row.items()
            if name not in free
        )
    known = {(row["uid"]) for key, row in base.rows.items() if "uid" in row}
    returned = sum(
        key not in base.rows and row.get("uid", "") not in known and str(row.get("title", "")).startswith("Card ")
        for key, row in there.items()
        if key[0] == "card"
    )
    return len(wanted), lost, returned


# Readings


class Hang(BaseException):
    """A reading did not end."""


@contextmanager
def _watched() -> Iterator[None]:
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
        reading.tags,
        reading.years,
        reading.counts,
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
    yield "tag_counts", lambda: reading.tag_counts(book, None)
    yield "side_counts", lambda: reading.side_counts(book, None)
    yield "kinds_of", lambda: reading.kinds_of(book, ids)
    yield "search", lambda: _search(book)
    for id in (1, 2, 3, 15):
        for of_card in (
            reading.card_fields,
            reading.links_of,
            reading.citations_of,
            reading.tags_of,
            reading.used_in,
            sources.source_uses,
            outline_rows.aside,
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


def read_all(path: Path, counts: Counts) -> None:
    """Read a damaged file in every way, opened with its whole check and, as a large one is, without."""

    def read(name: str, how: Callable[[], object]) -> object:
        counts.readings += 1
        try:
            with _watched():
                return how()
        except EssayError as error:
            if "\n" in str(error) or not str(error).endswith((".", "!")):
                counts.escaped[f"{name}: no sentence: {str(error)[:200]!r}"] += 1
        except (Exception, Hang) as error:  # whatever comes is counted
            where = traceback.extract_tb(error.__traceback__)[-1]
            said = f"{type(error).__name__} at {Path(where.filename).name}:{where.lineno}: {str(error)[:80]!r}"
            counts.escaped[f"{name}: {said}"] += 1
        return None

    read("faults", lambda: faults(path))
    read("verify", lambda: copies.verify(path))
    for at_opening in (opening.CHECKED_AT_OPENING, 0):
        before, opening.CHECKED_AT_OPENING = opening.CHECKED_AT_OPENING, at_opening
        try:
            book = read("open", lambda: Notebook.open(path))
        finally:
            opening.CHECKED_AT_OPENING = before
        if isinstance(book, Notebook):
            for name, how in readings(path, book):
                read(name, how)
            book.close()


def try_one(base: Base, kind: str, chance: random.Random, folder: Path, counts: Counts, *, read: bool) -> None:
    """Damage a notebook in one way, save what is intact of it and, if so wished, read it in every way."""
    content = bytearray(base.content)
    KINDS[kind](content, base, chance)
    path, target = folder / "damaged.essayplan", folder / "saved.essayplan"
    path.write_bytes(content)
    target.unlink(missing_ok=True)
    counts.files[kind] += 1
    try:
        with _watched():
            save_intact(path, target)
    except EssayError:
        counts.nothing += 1
        wanted = expected_rows(base, intact_rows(base, bytes(content)))
        counts.intact[kind] += len(wanted)
        counts.lost[kind] += len(wanted)
    except (Exception, Hang) as error:
        where = traceback.extract_tb(error.__traceback__)[-1]
        counts.escaped[f"save_intact: {type(error).__name__} at {Path(where.filename).name}:{where.lineno}"] += 1
    else:
        counts.saved += 1
        intact, lost, returned = compare(base, bytes(content), target)
        counts.intact[kind] += intact
        counts.lost[kind] += lost
        counts.returned += returned
        try:
            found = faults(target)
        except EssayError as error:
            found = [str(error)]
        if found:
            counts.unsound.append(f"{kind} of {base.name}: {found[0]}")
    if path.read_bytes() != content:
        counts.escaped["the damaged file was changed"] += 1
    if read:
        read_all(path, counts)


def run(count: int, seed: int, read_every: int = 1, kinds: tuple[str, ...] = tuple(KINDS)) -> Counts:
    """Damage so many files, the same ones for the same seed; every so many are read in every way."""
    counts = Counts()
    with tempfile.TemporaryDirectory(prefix="essayplanner-trial-") as name:
        folder = Path(name)
        for number in range(count):
            chance = random.Random(f"{seed} {number}")
            base = chance.choice(bases())
            kind = kinds[number % len(kinds)]
            try_one(base, kind, chance, folder, counts, read=number // len(kinds) % read_every == 0)
    return counts


def main() -> int:
    """Run as the words on the command line say; gives the exit code."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--count", type=int, default=1000, help="how many files to damage")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--read-every", type=int, default=1, help="read every so many of them (1: all)")
    arguments = parser.parse_args()
    begun = time.monotonic()
    counts = run(arguments.count, arguments.seed, arguments.read_every)
    print(counts)
    print(f"{time.monotonic() - begun:.0f} seconds, seed {arguments.seed}")
    return int(counts.failed)


if __name__ == "__main__":
    sys.exit(main())
