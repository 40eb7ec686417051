"""Which steps an outline that is shown has to follow."""

from collections.abc import Iterator

from essayplanner.domain.changes import ChangeSet, Table
from essayplanner.domain.outline import Outline, Placed

_OUTLINES: tuple[Table, ...] = ("outline", "section", "placement")
_OTHERS: tuple[Table, ...] = ("source", "side", "citation", "link")


def touches(changed: ChangeSet, outline_id: int, cards: frozenset[str]) -> bool:
    """Whether an outline with these cards may read otherwise after a step."""
    if changed.touches(*_OTHERS):
        return True
    for change in changed.of(*_OUTLINES, "card"):
        for row in (change.before, change.after):
            if row is None:
                continue
            home = row["id"] if change.table == "outline" else row.get("outline_id")
            if row["uid"] in cards if change.table == "card" else home == outline_id:
                return True
    return False


def letters_of(outline: Outline) -> int:
    """How long its texts are, its notes and those of its cards."""
    cards = sum(
        len(placed.card.title) + len(placed.card.spoken.words) + len(placed.note) for placed in _placements(outline)
    )
    return cards + sum(len(section.title) + len(section.note) for section in outline.walk())


def cards_of(outline: Outline) -> frozenset[str]:
    """The uids of the cards that are placed."""
    return frozenset(placed.card.uid for placed in _placements(outline))


def _placements(outline: Outline) -> Iterator[Placed]:
    waiting = [placed for section in outline.walk() for placed in section.placements]
    while waiting:
        placed = waiting.pop()
        yield placed
        waiting.extend(placed.placements)
