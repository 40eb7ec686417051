"""The sides of a debate that a question is about, and which of them says what the question claims."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from essayplanner.coach import fitting
from essayplanner.coach.terms import stems
from essayplanner.domain.argument import DebateSeen
from essayplanner.domain.question import Part, Reading
from essayplanner.domain.structures import Stance

_DENIED = re.compile(r"\b(?:no|not|nothing|never|neither|hardly|scarcely|little)\b|n[’']t\b", re.IGNORECASE)


class Side(NamedTuple):
    """A side of a debate that a question is about, by its id."""

    name: str
    id: int


def sides_for(reading: Reading, debates: Sequence[DebateSeen]) -> tuple[Side, ...]:
    """The sides of the debate that shares most words with the question; of the only one, where none does."""
    asked = {*fitting.stems(" ".join((reading.question, *reading.texts(Part.OTHER))))}

    def common(debate: DebateSeen) -> int:
        return len(asked & {*fitting.stems(" ".join((debate.question, *(side.name for side in debate.sides))))})

    best = max(debates, key=common, default=None)
    if best is None or not (common(best) or len(debates) == 1):
        return ()
    return tuple(Side(side.name, side.id) for side in best.on_the_line if not side.is_between)


def sides_with(stance: Stance, reading: Reading, sides: Sequence[Side]) -> tuple[Side, ...]:
    """Those of the sides that say what the question claims (`FOR`), or all others; none where nothing tells which.

    That is told by their names: who stands for “Continuity” says that something was a continuation.
    """
    claimed = stems(reading.claim)
    saying = {side for side in sides if not claimed.isdisjoint(stems(side.name))}
    if not stance or len(saying) != 1:
        return ()
    agrees = (stance is Stance.FOR) != bool(_DENIED.search(reading.claim))
    return tuple(side for side in sides if (side in saying) == agrees)
