"""The pages of a notebook file read as bytes, without SQLite, which gives up where its table of tables is damaged.

What is read is SQLite's file format (https://sqlite.org/fileformat2.html). Nothing that the file holds is believed
before it fits: a row is told by the shape of its record, and a page by the rows on it.
"""

import re
from collections.abc import Callable, Iterator
from typing import BinaryIO, NamedTuple

#: The first byte of a page of a table: with its rows, or with what stands under it. Indexes have 2 and 10.
_LEAF, _INTERIOR = 13, 5
_OF_AN_INDEX = (2, 10)

#: Sizes a page may have, ours first, and bytes at its end that may be left free (some systems' SQLite leaves 12).
_SIZES = (4096, 512, 1024, 2048, 8192, 16384, 32768, 65536)
_SPARE = (0, 12)

#: What a file says in its header, and where: a few bytes may stand before it (an editor's mark), or be lost there.
_WORDS, _WORDS_AT = b"format 3\0", 7
_IN_FRONT = 65_536

#: Where a record may begin in bytes that no pointer leads to: the length of its header, and no value for the id.
_RECORD = re.compile(rb"[\x03-\x7f]\x00", re.DOTALL)

#: A disk that fails takes seconds for each attempt; after so many the rest of the file counts as lost.
_FAILURES = 100

#: So many times may bytes that look like a row be none; a file made to look so would take hours else.
_FALSE = 5_000_000

#: Tells from the kinds of a record's values (n: none, i: a whole number, t: text, x: else) of what table it is.
TableOf = Callable[[str], str]


class Cell(NamedTuple):
    """A row on a page: its table, its id, and where it stands; `types` are SQLite's serial types."""

    table: str
    id: int
    types: list[int]
    length: int
    body: int
    start: int
    end: int


class Leaf(NamedTuple):
    """The rows of a page in their order, and whether they account for every byte of it.

    `carved` are rows that were found where no pointer leads.
    """

    cells: list[Cell]
    whole: bool
    carved: list[Cell]


class Walk(NamedTuple):
    """The pages of a tree: those that may hold its rows, in order, and those above them; whether all were found."""

    leaves: list[int]
    above: list[int]
    whole: bool


class Pages:
    """A file of pages. `table_of` tells the rows of the tables that are looked for."""

    def __init__(self, file: BinaryIO, table_of: TableOf) -> None:
        self._file = file
        self._table_of = table_of
        self._failed = self._false = 0
        self._start = 0
        self.beginning = b""
        self.size, self.usable = 4096, 4096
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
                    self.size, self.usable = size, size - unused
                    if self.usable >= 480 and self._fits():
                        return
        self._start = 0
        self.beginning = self._bytes(0, 2**20).ljust(100, b"\0")
        self.size, self.usable = sizes[0], sizes[0]

    def _fits(self) -> bool:
        """Whether a page among the first ones is full of rows to the last byte."""
        for number in range(1, 61):
            data = self.page(number)
            start = 100 if number == 1 else 0
            if data[start] == _LEAF:
                leaf = self.leaf(data, start)
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

    # Trees

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
        for at in _pointers(data, start, 12, self.usable):
            try:
                children.append(int.from_bytes(data[at : at + 4]))
                taken.append((at, _varint(data, at + 4)[1]))
            except IndexError:
                continue
        children.append(int.from_bytes(data[start + 8 : start + 12]))
        sound = [child for child in children if 2 <= child <= self.count]
        if not sound:
            return None
        return sound, len(sound) == len(children) and self._accounts(data, start, taken)

    def free(self) -> set[int] | None:
        """The pages that hold nothing any more; None where the list of them is damaged."""
        trunk, expected = (int.from_bytes(self.beginning[at : at + 4]) for at in (32, 36))
        found: set[int] = set()
        while trunk and 2 <= trunk <= self.count and trunk not in found and len(found) < expected:
            data = self.page(trunk)
            count = int.from_bytes(data[4:8])
            if count > self.usable // 4 - 2:
                return None
            leaves = [int.from_bytes(data[at : at + 4]) for at in range(8, 8 + 4 * count, 4)]
            found |= {trunk, *leaves}
            trunk = int.from_bytes(data[:4])
        return found if not trunk and len(found) == expected and max(found, default=0) <= self.count else None

    # Rows

    def leaf(self, data: bytes, start: int = 0, *, carve: bool = False) -> Leaf:
        """The rows that a page's pointers lead to; with `carve`, those too that are found where none leads.

        Bytes that the page itself says are free hold rows that were deleted: they are left alone.
        """
        found: dict[int, Cell] = {}
        for at in _pointers(data, start, 8, self.usable):
            if at not in found and self._false < _FALSE and (cell := self._cell(data, at)):
                found[at] = cell
        reached = 0
        for at in sorted(found):
            if at < reached:
                del found[at]
            else:
                reached = found[at].end
        cells = [*found.values()]
        whole = self._accounts(data, start, [(cell.start, cell.end) for cell in cells])
        carved: list[Cell] = []
        if carve and not whole:
            for low, high in self._gaps(data, start, cells):
                carved += self._carved(data, low, high)
        return Leaf(cells, whole, carved)

    def _cell(self, data: bytes, at: int) -> Cell | None:
        self._false += 1
        try:
            length, after = _varint(data, at)
            row_id, body = _varint(data, after)
            types, table = self._header(data, body)
        except IndexError:
            return None
        if not table or length != data[body] + sum(map(_size, types)):
            return None
        local = self._local(length)
        end = max(body + local + (4 if local < length else 0), at + 4)
        if end > self.usable:
            return None
        self._false -= 1
        return Cell(table, row_id, types, length, body, at, end)

    def _header(self, data: bytes, at: int) -> tuple[list[int], str]:
        """The serial types of a record, and its table; IndexError where it ends too soon."""
        end = at + data[at]
        if not 2 <= data[at] < 128:
            return [], ""
        types = []
        at += 1
        while at < end:
            kind, at = _varint(data, at)
            types.append(kind)
        return (types, self._table_of("".join(map(_kind, types)))) if at == end else ([], "")

    def _local(self, length: int) -> int:
        """How many bytes of a record stand on its own page; the rest is on pages of its own."""
        if length <= self.usable - 35:
            return length
        least = (self.usable - 12) * 32 // 255 - 23
        kept = least + (length - least) % (self.usable - 4)
        return kept if kept <= self.usable - 35 else least

    def _accounts(self, data: bytes, start: int, taken: list[tuple[int, int]]) -> bool:
        """Whether rows, free blocks and lost bytes together are all that a page says it holds."""
        content = int.from_bytes(data[start + 5 : start + 7]) or 65536
        blocks = _free_blocks(data, start, self.usable)
        used = sum(max(4, end - at) for at, end in taken) + sum(end - at for at, end in blocks or ()) + data[start + 7]
        count = int.from_bytes(data[start + 3 : start + 5])
        return blocks is not None and len(taken) == count and used == self.usable - content

    def _gaps(self, data: bytes, start: int, cells: list[Cell]) -> Iterator[tuple[int, int]]:
        content = int.from_bytes(data[start + 5 : start + 7]) or 65536
        lowest = min((cell.start for cell in cells), default=self.usable)
        at = content if start + 8 <= content <= lowest else start + 8
        taken = [*(_free_blocks(data, start, self.usable) or ()), *((cell.start, cell.end) for cell in cells)]
        for low, high in sorted(taken):
            if low > at:
                yield at, low
            at = max(at, high)
        if at < self.usable:
            yield at, self.usable

    def _carved(self, data: bytes, low: int, high: int) -> Iterator[Cell]:
        """Rows in a stretch of bytes, told by their own lengths: what stands before a record must be its size."""
        at = low
        while self._false < _FALSE and (match := _RECORD.search(data, at + 2, high)):
            body, at = match.start(), match.start() - 1
            self._false += 1
            try:
                types, table = self._header(data, body)
            except IndexError:
                continue
            if not table:
                continue
            size = _as_varint(data[body] + sum(map(_size, types)))
            for start in range(body - len(size) - 1, max(low - 1, body - len(size) - 10), -1):
                if data.startswith(size, start) and (cell := self._cell(data, start)) and cell.body == body:
                    if cell.end <= high:
                        yield cell
                        at = cell.end - 2
                    break

    def values(self, data: bytes, cell: Cell) -> list[int | bytes | None] | None:
        """The values of a row, texts as bytes; None where a page that holds some of them is missing."""
        local = self._local(cell.length)
        record = data[cell.body : cell.body + local]
        if local < cell.length:
            rest = self._overflow(data, cell.body + local, cell.length - local)
            if rest is None:
                return None
            record += rest
        found: list[int | bytes | None] = []
        at = record[0]
        for kind in cell.types:
            size = _size(kind)
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
            parts.append(page[4 : min(self.usable, 4 + length)])
            length -= self.usable - 4
        self.overflowed.update(seen)
        return b"".join(parts)


def is_leaf(data: bytes) -> bool:
    """Whether a page says that it holds rows."""
    return data[0] == _LEAF


def is_of_an_index(data: bytes) -> bool:
    """Whether a page says that it belongs to an index, and so holds no rows."""
    return data[0] in _OF_AN_INDEX


def _pointers(data: bytes, start: int, header: int, usable: int) -> Iterator[int]:
    count = int.from_bytes(data[start + 3 : start + 5])
    first = start + header
    for at in range(first, min(first + 2 * count, usable - 1), 2):
        place = int.from_bytes(data[at : at + 2])
        if first <= place < usable:
            yield place


def _free_blocks(data: bytes, start: int, usable: int) -> list[tuple[int, int]] | None:
    """The stretches that a page says are free; None where that list is damaged."""
    found: list[tuple[int, int]] = []
    at, reached = int.from_bytes(data[start + 1 : start + 3]), 0
    while at:
        size = int.from_bytes(data[at + 2 : at + 4])
        if at < max(reached, start + 8) or size < 4 or at + size > usable:
            return None
        found.append((at, at + size))
        reached = at + size
        at = int.from_bytes(data[at : at + 2])
    return found


def _varint(data: bytes, at: int) -> tuple[int, int]:
    """A number of one to nine bytes, and where it ends; IndexError where it does not."""
    byte = data[at]
    if byte < 128:
        return byte, at + 1
    value = byte & 127
    for place in range(at + 1, at + 8):
        byte = data[place]
        value = value << 7 | byte & 127
        if byte < 128:
            return value, place + 1
    value = value << 8 | data[at + 8]
    return value - (value >> 63 << 64), at + 9


def _as_varint(value: int) -> bytes:
    parts = [value & 127]
    while value := value >> 7:
        parts.append(value & 127 | 128)
    return bytes(reversed(parts))


def _size(kind: int) -> int:
    return (kind - 12) // 2 if kind >= 12 else (0, 1, 2, 3, 4, 6, 8, 8, 0, 0, 0, 0)[kind]


def _kind(kind: int) -> str:
    if kind >= 13 and kind % 2:
        return "t"
    if kind == 0:
        return "n"
    return "i" if kind in (1, 2, 3, 4, 5, 6, 8, 9) else "x"
