"""How many sides a debate may have."""

from typing import NamedTuple

from essayplanner.language import _

#: No more sides are told apart by a pattern; and one between them.
MOST_SIDES = 3


class Sides(NamedTuple):
    """How many sides a debate has, those that stand against each other and those between."""

    outer: int
    between: int


def why_not_sides(before: Sides, after: Sides) -> str:
    """Why a debate cannot come to have these sides, as one sentence; empty where it can.

    A debate that a file has with more or fewer may stay as it is.
    """
    if after.between > max(1, before.between):
        return _("This debate has its middle ground already: rename it, or put the cards there.")
    if after.outer > max(MOST_SIDES, before.outer):
        return _("A debate has three sides at most, and one between them: merge two of them first.")
    if after.outer < min(2, before.outer):
        return _("A debate needs two sides: rename the side, or delete the whole debate.")
    return ""
