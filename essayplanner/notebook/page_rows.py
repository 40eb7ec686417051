"""The rows on one page of a notebook file, told by the shape of their records.

What says that it is a row is not believed before its lengths fit.
"""

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

#: Where a record may begin in bytes that no pointer leads to: the length of its header, and no value for the id.
_RECORD = re.compile(rb"[\x03-\x7f]\x00", re.DOTALL)

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


class Rows:
    """Finds the rows on pages; `usable` is how many bytes of a page may hold some."""

    def __init__(self, table_of: TableOf) -> None:
        """`table_of` tells the rows of the tables that are looked for."""
        self.usable = 4096
        self._table_of = table_of
        self._false = 0

    def leaf(self, data: bytes, start: int = 0, *, carve: bool = False) -> Leaf:
        """The rows that a page's pointers lead to; with `carve`, those too that are found where none leads.

        Bytes that the page itself says are free hold rows that were deleted: they are left alone.
        """
        found: dict[int, Cell] = {}
        for at in pointers(data, start, 8, self.usable):
            if at not in found and self._false < _FALSE and (cell := self._cell(data, at)):
                found[at] = cell
        reached = 0
        for at in sorted(found):
            if at < reached:
                del found[at]
            else:
                reached = found[at].end
        cells = [*found.values()]
        whole = self.accounts(data, start, [(cell.start, cell.end) for cell in cells])
        carved: list[Cell] = []
        if carve and not whole:
            for low, high in self._gaps(data, start, cells):
                carved += self._carved(data, low, high)
        return Leaf(cells, whole, carved)

    def _cell(self, data: bytes, at: int) -> Cell | None:
        self._false += 1
        try:
            length, after = varint(data, at)
            row_id, body = varint(data, after)
            types, table = self._header(data, body)
        except IndexError:
            return None
        if not table or length != data[body] + sum(map(size_of, types)):
            return None
        local = self.local(length)
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
            kind, at = varint(data, at)
            types.append(kind)
        return (types, self._table_of("".join(map(_kind, types)))) if at == end else ([], "")

    def local(self, length: int) -> int:
        """How many bytes of a record stand on its own page; the rest is on pages of its own."""
        if length <= self.usable - 35:
            return length
        least = (self.usable - 12) * 32 // 255 - 23
        kept = least + (length - least) % (self.usable - 4)
        return kept if kept <= self.usable - 35 else least

    def accounts(self, data: bytes, start: int, taken: list[tuple[int, int]]) -> bool:
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
            size = _as_varint(data[body] + sum(map(size_of, types)))
            for start in range(body - len(size) - 1, max(low - 1, body - len(size) - 10), -1):
                if data.startswith(size, start) and (cell := self._cell(data, start)) and cell.body == body:
                    if cell.end <= high:
                        yield cell
                        at = cell.end - 2
                    break


def pointers(data: bytes, start: int, header: int, usable: int) -> Iterator[int]:
    """Where a page, whose header is so long, says that its rows stand."""
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


def varint(data: bytes, at: int) -> tuple[int, int]:
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


def size_of(kind: int) -> int:
    """How many bytes a value of a serial type takes."""
    return (kind - 12) // 2 if kind >= 12 else (0, 1, 2, 3, 4, 6, 8, 8, 0, 0, 0, 0)[kind]


def _kind(kind: int) -> str:
    if kind >= 13 and kind % 2:
        return "t"
    if kind == 0:
        return "n"
    return "i" if kind in (1, 2, 3, 4, 5, 6, 8, 9) else "x"
