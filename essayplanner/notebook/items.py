"""What stands in an outline, and where something may be put, as the verbs are told of it."""

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from essayplanner.domain.changes import Part


class Spot(NamedTuple):
    """A place in an outline: under the outline, section or placement of that id, before a sibling or last (None)."""

    what: "Part"
    id: int
    before: int | None = None


class Item(NamedTuple):
    """A section or a placement, by its table and id."""

    what: "Part"
    id: int
