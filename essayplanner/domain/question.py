"""An essay question as it was read: what it tells one to do, what it names, and what it claims."""

import json
from collections.abc import Iterable
from enum import StrEnum
from typing import NamedTuple

from essayplanner.language import N_, _


class Part(StrEnum):
    """What a part of a question is. An `OTHER` stands in no question: it is what the factor is weighed against. A
    `NOTHING` stands in no reading: by it the student says that some words are none of these."""

    COMMAND = N_("command")
    FACTOR = N_("factor to weigh")
    CLAIM = N_("claim inside")
    TOPIC = N_("topic")
    YEARS = N_("years")
    PLACE = N_("place")
    PERSON = N_("person")
    OTHER = N_("another factor")
    NOTHING = N_("none of these")

    @property
    def word(self) -> str:
        """The same in the reader's language."""
        return _(self.value)


#: Parts that may lie within another.
WITHIN = (Part.YEARS, Part.PLACE, Part.PERSON)


class Task(StrEnum):
    """What a command asks of the essay."""

    EXTENT = N_("judge how far")
    ASSESS = N_("weigh and judge")
    VIEW = N_("judge a view")
    CAUSES = N_("explain why")
    CONSEQUENCES = N_("explain what followed")
    COMPARE = N_("compare")
    SIGNIFICANCE = N_("judge how much it mattered")
    CHANGE = N_("judge what changed")
    SOURCES = N_("weigh sources")
    DESCRIBE = N_("describe")

    @property
    def word(self) -> str:
        """The same in the reader's language."""
        return _(self.value)


class Mark(NamedTuple):
    """A part of the question: the letters from `start` up to `end` of it, and as text. An `OTHER` is at 0 to 0."""

    part: Part
    start: int
    end: int
    text: str


class Misspelt(NamedTuple):
    """The letters of a question from `start` up to `end`, which are no command, and the command that was meant."""

    start: int
    end: int
    text: str
    meant: str


class Reading(NamedTuple):
    """What was understood of a question. `task` is None where no command was found.

    `claim` is what the question would have one agree or disagree with, as a sentence; empty where it claims nothing.
    `dates` are the years that it asks about, in EDTF. `unread` are the words that nothing was made of, named rather
    than guessed; `misspelt` says what one of them was meant to be, and nothing is read before that is settled. `second`
    is another question after the one that was read: a plan answers one.
    """

    question: str
    task: Task | None = None
    marks: tuple[Mark, ...] = ()
    claim: str = ""
    dates: str = ""
    unread: tuple[str, ...] = ()
    misspelt: Misspelt | None = None
    second: str = ""

    def texts(self, part: Part) -> tuple[str, ...]:
        """The texts of all marks of a part, in order."""
        return tuple(mark.text for mark in self.marks if mark.part is part)


class Known(NamedTuple):
    """A name that the notebook holds: as it is written there, what it is, and of how many cards."""

    name: str
    part: Part
    cards: int = 0


class Correction(NamedTuple):
    """What the student said that some words of the question are, or what else a factor is weighed against."""

    part: Part
    text: str


def to_stored(corrections: Iterable[Correction]) -> str:
    """What the student corrected, as it is stored; empty for nothing."""
    said = [{"part": each.part.name.lower(), "text": each.text} for each in corrections]
    return json.dumps(said, ensure_ascii=False, separators=(",", ":")) if said else ""


def from_stored(text: str) -> tuple[Correction, ...]:
    """The same from what is stored; none for a text that is not ours, and without what is not understood of one."""
    try:
        said = json.loads(text) if text else []
    except (ValueError, RecursionError):
        return ()
    found = said if isinstance(said, list) else []
    return tuple(filter(None, map(_correction, found)))


def _correction(said: object) -> Correction | None:
    if not isinstance(said, dict):
        return None
    part, text = said.get("part"), said.get("text")
    if not isinstance(part, str) or not isinstance(text, str) or not text.strip() or part not in _STORED:
        return None
    return Correction(_STORED[part], text)


#: The parts by the names under which they are stored.
_STORED = {part.name.lower(): part for part in Part}
