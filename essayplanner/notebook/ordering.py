"""The order of siblings: integers with gaps, so that a move writes the moved row alone."""

from collections.abc import Sequence
from typing import NamedTuple

from essayplanner.notebook.notebook import Notebook

#: Room left after the last sibling.
SPACING = 2**32
#: What a renumbering leaves between neighbours at the least.
_ROOM = 2**12


class Siblings(NamedTuple):
    """The rows that stand under one parent: their table, and the condition that finds them."""

    table: str
    where: str
    key: int


def sections_of_outline(outline_id: int) -> Siblings:
    """The sections right under the question."""
    return Siblings("section", "outline_id = ? AND parent_id IS NULL", outline_id)


def sections_of_section(section_id: int) -> Siblings:
    """The sections within a section."""
    return Siblings("section", "parent_id = ?", section_id)


def placements_of_section(section_id: int) -> Siblings:
    """The cards right under a section."""
    return Siblings("placement", "section_id = ?", section_id)


def placements_of_placement(placement_id: int) -> Siblings:
    """The cards under a placed card."""
    return Siblings("placement", "parent_id = ?", placement_id)


def positions(book: Notebook, siblings: Siblings, before: int | None, count: int = 1) -> list[int]:
    """Positions for `count` rows that shall stand before the sibling of that id, or at the end (None).

    Where no room is left, the neighbours around the place are spread out, and only they.
    """
    table, where, key = siblings
    if before is not None:
        upper = book.rows(f"SELECT position FROM {table} WHERE {where} AND id = ?", (key, before))
        if not upper:
            before = None
    if before is None:
        last = book.row(f"SELECT max(position) FROM {table} WHERE {where}", (key,))[0] or 0
        return [last + SPACING * (number + 1) for number in range(count)]
    above = int(upper[0][0])
    below = book.row(f"SELECT max(position) FROM {table} WHERE {where} AND position < ?", (key, above))[0]
    if below is None:
        return [above - SPACING * (count - number) for number in range(count)]
    if above - below > count:
        return _spread(below, above, count)
    _make_room(book, siblings, before, count)
    return positions(book, siblings, before, count)


def in_place(book: Notebook, siblings: Siblings, ids: Sequence[int], before: int | None) -> bool:
    """Whether these stand among the siblings already, in this order, before the sibling of that id or last (None)."""
    table, where, key = siblings
    order = [id for (id,) in book.rows(f"SELECT id FROM {table} WHERE {where} ORDER BY position, id", (key,))]
    if not set(ids) <= set(order):
        return False
    if before in ids:
        before = next((id for id in order[order.index(before) :] if id not in ids), None)
    rest = [id for id in order if id not in set(ids)]
    at = rest.index(before) if before in rest else len(rest)
    return [*rest[:at], *ids, *rest[at:]] == order


def _spread(below: int, above: int, count: int) -> list[int]:
    return [below + (above - below) * (number + 1) // (count + 1) for number in range(count)]


def _make_room(book: Notebook, siblings: Siblings, before: int, count: int) -> None:
    table, where, key = siblings
    rows = book.rows(f"SELECT id, position FROM {table} WHERE {where} ORDER BY position, id", (key,))
    spacing = max(SPACING, 2 * _ROOM * count)
    place = next(index for index, (id, _) in enumerate(rows) if id == before)
    reach = 4
    while True:
        low, high = max(0, place - reach), min(len(rows), place + reach)
        floor = rows[low - 1][1] if low else rows[0][1] - spacing * (high + count)
        ceiling = rows[high][1] if high < len(rows) else rows[-1][1] + spacing * (len(rows) - low + count)
        if (ceiling - floor) // (high - low + count + 1) >= _ROOM * count:
            break
        reach *= 2
    for (id, old), new in zip(rows[low:high], _spread(floor, ceiling, high - low), strict=True):
        if old != new:
            book.run(f"UPDATE {table} SET position = ? WHERE id = ?", (new, id))
