"""The pages of a notebook file read as bytes, without SQLite, which gives up where its table of tables is damaged.

What is read is SQLite's file format (https://sqlite.org/fileformat2.html). Nothing that the file holds is believed
before it fits: a row is told by the shape of its record, and a page by the rows on it.
"""

from typing import BinaryIO, NamedTuple

from essayplanner.notebook.page_rows import Cell, Rows, TableOf, pointers, size_of, varint

#: The first byte of a page of a table: with its rows, or with what stands under it. Indexes have 2 and 10.
_LEAF, _INTERIOR = 13, 5
_OF_AN_INDEX = (2, 10)

#: Sizes a page may have, ours first, and bytes at its end that may be left free (some systems' SQLite leaves 12).
_SIZES = (4096, 512, 1024, 2048, 8192, 16384, 32768, 65536)
_SPARE = (0, 12)

#: What a file says in its header, and where: a few bytes may stand before it (an editor's mark), or be lost there.
_WORDS, _WORDS_AT = b"format 3\0", 7
_IN_FRONT = 65_536

#: A disk that fails takes seconds for each attempt; after so many the rest of the file counts as lost.
_FAILURES = 100


class Walk(NamedTuple):
    """The pages of a tree: those that may hold its rows, in order, and those above them; whether all were found."""

    leaves: list[int]
    above: list[int]
    whole: bool


class Pages:
    """A file of pages; `rows` finds the rows on them."""

    def __init__(self, file: BinaryIO, table_of: TableOf) -> None:
        """`table_of` tells the rows of the tables that are looked for."""
        self._file = file
        self.rows = Rows(table_of)
        self._failed = self._start = 0
        self.beginning = b""
        self.size = 4096
        self._measure()
        self.count = -(-(file.seek(0, 2) - self._start) // self.size)
        self._left = 4 * self.count + 1000  # pages that overflowing rows may lead to, in all
        self.overflowed: set[int] = set()
        self._walked: set[int] = set()

    def _measure(self) -> None:
        """Find where the first page begins, and the size of a page: the one that the header names or, where no page of
        that size fits, another."""
        words = self._bytes(0, _IN_FRONT).find(_WORDS)
        found = 0 if words < 0 else words - _WORDS_AT
        length = self._file.seek(0, 2)
        lost = sorted((-(-length % size) for size in _SIZES), reverse=True)  # a file ends where a page does
        for self._start in dict.fromkeys((found, 0, *lost)):
            self.beginning = self._bytes(0, 2**20).ljust(100, b"\0")
            named = int.from_bytes(self.beginning[16:18])
            named = 65536 if named == 1 else named
            spare = self.beginning[20]
            sizes = sorted(_SIZES, key=lambda size: size != named)
            for size in sizes:
                for unused in dict.fromkeys((spare, *_SPARE)):
                    self.size, self.rows.usable = size, size - unused
                    if self.rows.usable >= 480 and self._fits():
                        return
        self._start = 0
        self.beginning = self._bytes(0, 2**20).ljust(100, b"\0")
        self.size = self.rows.usable = sizes[0]

    def _fits(self) -> bool:
        """Whether a page among the first ones is full of rows to the last byte."""
        for number in range(1, 61):
            data = self.page(number)
            start = 100 if number == 1 else 0
            if data[start] == _LEAF:
                leaf = self.rows.leaf(data, start)
                if leaf.whole and leaf.cells:
                    return True
        return False

    def _bytes(self, at: int, length: int) -> bytes:
        if self._failed >= _FAILURES:
            return b""
        at += self._start
        lost = min(max(0, -at), length)
        try:
            self._file.seek(at + lost)
            return bytes(lost) + self._file.read(length - lost)
        except OSError:
            self._failed += 1
            return b""

    def page(self, number: int) -> bytes:
        """A page, counted from 1; what of it cannot be read is 0."""
        return self._bytes((number - 1) * self.size, self.size).ljust(self.size, b"\0")

    def walk(self, root: int) -> Walk:
        """The pages of the tree that begins at a page, without those to which another tree led before."""
        leaves: list[int] = []
        above: list[int] = []
        waiting, whole = [root], True
        while waiting:
            number = waiting.pop()
            if not 1 <= number <= self.count or number in self._walked:
                whole = False
                continue
            self._walked.add(number)
            data = self.page(number)
            start = 100 if number == 1 else 0
            under = self._under(data, start) if data[start] == _INTERIOR else None
            if under is None:
                leaves.append(number)
                whole &= data[start] == _LEAF
                continue
            waiting += reversed(under[0])
            whole &= under[1]
            if under[1]:
                above.append(number)
        return Walk(leaves, above, whole)

    def _under(self, data: bytes, start: int) -> tuple[list[int], bool] | None:
        """The pages under an interior page, in order, and whether they account for every byte of it."""
        taken: list[tuple[int, int]] = []
        children = []
        for at in pointers(data, start, 12, self.rows.usable):
            try:
                children.append(int.from_bytes(data[at : at + 4]))
                taken.append((at, varint(data, at + 4)[1]))
            except IndexError:
                continue
        children.append(int.from_bytes(data[start + 8 : start + 12]))
        sound = [child for child in children if 2 <= child <= self.count]
        if not sound:
            return None
        return sound, len(sound) == len(children) and self.rows.accounts(data, start, taken)

    def free(self) -> set[int] | None:
        """The pages that hold nothing any more; None where the list of them is damaged."""
        trunk, expected = (int.from_bytes(self.beginning[at : at + 4]) for at in (32, 36))
        found: set[int] = set()
        while trunk and 2 <= trunk <= self.count and trunk not in found and len(found) < expected:
            data = self.page(trunk)
            count = int.from_bytes(data[4:8])
            if count > self.rows.usable // 4 - 2:
                return None
            leaves = [int.from_bytes(data[at : at + 4]) for at in range(8, 8 + 4 * count, 4)]
            found |= {trunk, *leaves}
            trunk = int.from_bytes(data[:4])
        return found if not trunk and len(found) == expected and max(found, default=0) <= self.count else None

    def values(self, data: bytes, cell: Cell) -> list[int | bytes | None] | None:
        """The values of a row, texts as bytes; None where a page that holds some of them is missing."""
        local = self.rows.local(cell.length)
        record = data[cell.body : cell.body + local]
        if local < cell.length:
            rest = self._overflow(data, cell.body + local, cell.length - local)
            if rest is None:
                return None
            record += rest
        found: list[int | bytes | None] = []
        at = record[0]
        for kind in cell.types:
            size = size_of(kind)
            part = record[at : at + size]
            at += size
            if kind >= 12:
                found.append(part)
            elif kind == 0:
                found.append(None)
            else:
                found.append(kind - 8 if kind >= 8 else int.from_bytes(part, signed=True))
        return found

    def _overflow(self, data: bytes, at: int, length: int) -> bytes | None:
        number = int.from_bytes(data[at : at + 4])
        seen: dict[int, None] = {}
        parts = []
        while length > 0:
            if not 2 <= number <= self.count or number in seen or self._left <= 0:
                return None
            seen[number] = None
            self._left -= 1
            page = self.page(number)
            number = int.from_bytes(page[:4])
            parts.append(page[4 : min(self.rows.usable, 4 + length)])
            length -= self.rows.usable - 4
        self.overflowed.update(seen)
        return b"".join(parts)


def is_leaf(data: bytes) -> bool:
    """Whether a page says that it holds rows."""
    return data[0] == _LEAF


def is_of_an_index(data: bytes) -> bool:
    """Whether a page says that it belongs to an index, and so holds no rows."""
    return data[0] in _OF_AN_INDEX
