"""A few things of a row put before another."""

from collections.abc import Collection, Sequence
from typing import NamedTuple


class Put(NamedTuple):
    """The whole row as it is then, and before which of the others those that were moved stand; None: last."""

    row: list[int]
    before: int | None


def put_before(row: Sequence[int], moved: Collection[int], before: int | None) -> Put:
    """Put some of a row, as they follow each other there, before one of it, or last (None).

    Before one that is moved itself is before the next that is not.
    """
    after = row[row.index(before) :] if before is not None else ()
    before = next((id for id in after if id not in moved), None)
    others = [id for id in row if id not in moved]
    place = len(others) if before is None else others.index(before)
    return Put([*others[:place], *(id for id in row if id in moved), *others[place:]], before)
