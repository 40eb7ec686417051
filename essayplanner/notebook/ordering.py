"""The order of siblings: integers with gaps, so that a move writes the moved row alone.

Siblings are read by position and, where that is the same, by id. No more of them is looked at than stand around the
place, however many there are.
"""

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from essayplanner.notebook.notebook import Notebook


#: Room left after the last sibling.
SPACING = 2**32
#: What a renumbering leaves between neighbours at the least.
_ROOM = 2**12
#: So many rows on either side are spread out before rows are given one position, told apart by their ids.
_SPREAD_FIRST = 256


class Siblings(NamedTuple):
    """The rows that stand under one parent: their table, the condition that finds them (?1 is the key), and the column
    in which their position is."""

    table: str
    where: str
    key: int
    column: str = "position"


def sections_of_outline(outline_id: int) -> Siblings:
    """The sections right under the question."""
    return Siblings("section", "outline_id = ?1 AND parent_id IS NULL", outline_id)


def sections_of_section(section_id: int) -> Siblings:
    """The sections within a section."""
    return Siblings(
        "section", "outline_id = (SELECT outline_id FROM section WHERE id = ?1) AND parent_id = ?1", section_id
    )


def placements_of_section(section_id: int) -> Siblings:
    """The cards right under a section."""
    return Siblings("placement", "section_id = ?1", section_id)


def placements_of_placement(placement_id: int) -> Siblings:
    """The cards under a placed card."""
    return Siblings("placement", "parent_id = ?1", placement_id)


def positions(book: "Notebook", siblings: Siblings, before: int | None, count: int = 1) -> list[int]:
    """Positions for `count` new rows that shall stand before the sibling of that id, or at the end (None).

    Where no room is left, the neighbours around the place are spread out, and only they.
    """
    return _positions(book, siblings, before, [math.inf] * count)  # a new row's id is higher than all that are there


def positions_for(book: "Notebook", siblings: Siblings, before: int | None, ids: Sequence[int]) -> list[int]:
    """Positions for rows that are there and shall stand before the sibling of that id, or at the end (None)."""
    return _positions(book, siblings, before, ids)


def _positions(book: "Notebook", siblings: Siblings, before: int | None, ids: Sequence[float]) -> list[int]:
    if not (count := len(ids)):
        return []
    upper = _place_of(book, siblings, before)
    lower = next(iter(_around(book, siblings, upper, 1, back=True)), None)
    if upper is None:
        last = lower.position if lower else 0
        return [last + SPACING * (number + 1) for number in range(count)]
    if lower is None:
        return [upper.position - SPACING * (count - number) for number in range(count)]
    if upper.position - lower.position > count:
        return _spread(lower.position, upper.position, count)
    reach = 4
    while not _make_room(book, siblings, upper, count, reach):
        if reach >= _SPREAD_FIRST and (shared := _shared(lower, upper, ids)) is not None:
            return [shared] * count
        reach *= 4
    return _positions(book, siblings, before, ids)


class _Place(NamedTuple):
    """Where a row stands among its siblings."""

    position: int
    id: int


def _place_of(book: "Notebook", siblings: Siblings, id: int | None) -> _Place | None:
    """Where the sibling of that id stands; None where there is none."""
    table, where, key, column = siblings
    found = book.rows(f"SELECT {column}, id FROM {table} WHERE {where} AND id = ?2", (key, id))
    return _Place(*found[0]) if found else None


def _around(book: "Notebook", siblings: Siblings, place: _Place | None, count: int, *, back: bool) -> list[_Place]:
    """So many siblings before a place (None: the end), the nearest first, or those from it on."""
    table, where, key, column = siblings
    side, order = ("<", "DESC") if back else (">=", "ASC")
    bound = f"AND ({column}, id) {side} (?3, ?4)" if place else ""
    rows = book.rows(
        f"SELECT {column}, id FROM {table} WHERE {where} {bound} ORDER BY {column} {order}, id {order} LIMIT ?2",
        (key, count, *(place or ())),
    )
    return [_Place(*row) for row in rows]


def _shared(lower: _Place, upper: _Place, ids: Sequence[float]) -> int | None:
    """The position that rows of these ids may share with a neighbour and still stand between the two, in this order."""
    if list(ids) == sorted(ids):
        for position in (lower.position, upper.position):
            if lower < (position, ids[0]) and (position, ids[-1]) < upper:
                return position
    return None


def in_place(book: "Notebook", siblings: Siblings, ids: Sequence[int], before: int | None) -> bool:
    """Whether these stand among the siblings already, in this order, before the sibling of that id or last (None)."""
    following = [_following(book, siblings, id) for id in ids]
    if following[:-1] != [[id] for id in ids[1:]] or following[-1] is None:
        return False
    if _place_of(book, siblings, before) is None:
        return not following[-1]
    return before in ids or following[-1] == [before]


def _following(book: "Notebook", siblings: Siblings, id: int) -> list[int] | None:
    """The id of the sibling after one, none after the last; None where that one is no sibling."""
    place = _place_of(book, siblings, id)
    return None if place is None else [each.id for each in _around(book, siblings, place, 2, back=False)[1:]]


def _spread(below: int, above: int, count: int) -> list[int]:
    return [below + (above - below) * (number + 1) // (count + 1) for number in range(count)]


def _make_room(book: "Notebook", siblings: Siblings, upper: _Place, count: int, reach: int) -> bool:
    """Spread out so many rows on either side of a place; False, with nothing done, where they have no room there."""
    back = _around(book, siblings, upper, reach + 1, back=True)
    on = _around(book, siblings, upper, reach + 1, back=False)
    rows = [*reversed(back[:reach]), *on[:reach]]
    spacing = max(SPACING, 2 * _ROOM * count) * (len(rows) + count)
    floor = back[reach].position if len(back) > reach else rows[0].position - spacing
    ceiling = on[reach].position if len(on) > reach else rows[-1].position + spacing
    if (ceiling - floor) // (len(rows) + count + 1) < _ROOM * count:
        return False
    for row, position in zip(rows, _spread(floor, ceiling, len(rows)), strict=True):
        if row.position != position:
            book.run(f"UPDATE {siblings.table} SET {siblings.column} = ? WHERE id = ?", (position, row.id))
    return True
