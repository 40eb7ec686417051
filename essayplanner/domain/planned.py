"""What a text was planned by, before any of it is in a notebook."""

from typing import NamedTuple

from essayplanner.domain.cards import Kind
from essayplanner.domain.outline import Role


class PlannedCard(NamedTuple):
    """A card that is to be made of a sentence; `under` is the place of the claim above it in its section, -1 none."""

    kind: Kind
    title: str
    text: str
    note: str = ""
    under: int = -1


class PlannedSection(NamedTuple):
    """A paragraph as a section: `words` are those of the paragraph."""

    title: str
    role: Role
    words: int
    note: str = ""
    cards: tuple[PlannedCard, ...] = ()
