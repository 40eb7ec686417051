"""Kinds of damage: each changes the bytes of a file."""

import random
from collections.abc import Callable

from tests.trials.damage_bases import Base


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


def _number_of_page_with_a_row(base: Base, chance: random.Random) -> int:
    """One with the student's work: most pages of a notebook hold its history, or an index."""
    start, _ = chance.choice([*base.places.values()])[0]
    return start // base.page * base.page


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
        page = chance.choice((_number_of_page, _number_of_page_with_a_row))(base, chance)
        content[page + chance.choice((0, 1, 3, 4, 5, 6, 7, 8, 11, chance.randrange(60)))] = chance.randrange(256)


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
