"""What an import of a pack brought."""

from typing import NamedTuple

from essayplanner.domain.cards import Source
from essayplanner.domain.pack_changes import PackChange, Unplaced
from essayplanner.notebook.importing_sources import Fate

#: A source of a pack, one of the notebook, and what the first is to the second: `Fate.HERE` for the same one, which
#: was not added again, `Fate.SEEMS_HERE` for another that it looks like.
Met = tuple[Source, Source, Fate]


class Imported(NamedTuple):
    """What an import brought, and how many of the pack's cards were there already.

    `met` are the pack's sources with those of the notebook. `updated` counts the things that say now what the pack
    says, `kept` are those in which the student's stayed, `gone` the things that are no longer in the pack, and
    `unplaced` what cannot stand where an outline of the pack has it.
    """

    cards: int
    known: int
    sources: int
    outlines: int
    met: tuple[Met, ...] = ()
    updated: int = 0
    kept: tuple[PackChange, ...] = ()
    gone: tuple[PackChange, ...] = ()
    unplaced: tuple[Unplaced, ...] = ()
