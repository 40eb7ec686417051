"""At whom one looks on the line of a debate, and by which of his links."""

from collections.abc import Sequence
from heapq import nlargest

from essayplanner.domain.argument import LinkSeen
from essayplanner.domain.debate import DebateDrawn, opponents_first
from essayplanner.ui.debate.line import first_look
from essayplanner.ui.debate.ties import Looked

#: Of so many of the longest reasons, room is kept for the one that takes most lines.
_LONGEST = 8


def longest_reasons(drawn: DebateDrawn | None) -> list[str]:
    """The longest reasons that may come to be shown."""
    ties = drawn.ties.values() if drawn else ()
    return nlargest(_LONGEST, {tie.link.because for mine in ties for tie in mine}, len)


class Looking:
    """`at` is who is looked at and by which link, `links` are those one can turn between."""

    def __init__(self) -> None:
        self.at = Looked()
        self.links: tuple[LinkSeen, ...] = ()
        #: Between whom these are: him who is looked at, and the other of two who are chosen.
        self.between: tuple[int, ...] = ()

    def follow(self, drawn: DebateDrawn, chosen: Sequence[int], main: int) -> None:
        """Look at the historian who is chosen, or still at the last one; at two, at what is between them. `main` is the
        first of the chosen cards."""
        ties = drawn.ties
        chosen = [id for id in chosen if id in ties]
        first = self.at.card_id if self.at.card_id in ties else 0
        if chosen and not (len(chosen) > 1 and first in chosen):
            first = main if main in chosen else chosen[0]
        first = first or first_look(drawn)
        mine, other = ties.get(first, ()), 0
        if len(chosen) > 1:
            other = next(id for id in chosen if id != first)
            mine = tuple(tie for tie in mine if tie.card.id == other)
        self.links = tuple(tie.link for tie in opponents_first(mine))
        self.between = (first, other) if other else (first,) if first else ()
        ids = [link.id for link in self.links]
        self.at = Looked(first, self.at.link_id if self.at.link_id in ids else ids[0] if ids else 0)

    def choose(self, drawn: DebateDrawn, link_id: int) -> bool:
        """Look by a link of him who is looked at; gives whether it is one of his."""
        if link_id not in [link.id for link in self.links]:
            self.links = tuple(tie.link for tie in opponents_first(drawn.ties.get(self.at.card_id, ())))
        found = link_id in [link.id for link in self.links]
        if found:
            self.at = self.at._replace(link_id=link_id)
        return found

    def beside(self, way: int) -> int:
        """The link after this one, or before it; 0 where there is none."""
        ids = [link.id for link in self.links]
        return ids[(ids.index(self.at.link_id) + way) % len(ids)] if self.at.link_id in ids else 0

    @property
    def link(self) -> LinkSeen | None:
        """The link by which one looks."""
        return next((each for each in self.links if each.id == self.at.link_id), None)

    @property
    def place(self) -> int:
        """Which of the links that is, counted from 1; 0 where there is none."""
        return self.links.index(self.link) + 1 if self.link else 0
