"""What the student says of a question beside its words, which can be taken back step by step."""

from collections.abc import Sequence
from typing import NamedTuple

from essayplanner.domain.question import Correction, Part


class _Before(NamedTuple):
    """What was said before a correction, and the question in which that was made."""

    question: str
    all: tuple[Correction, ...]
    is_weighed: bool


class Corrections:
    """What some words are, and what a factor is weighed against; `is_weighed` once the student said the latter."""

    def __init__(self) -> None:
        self.all: tuple[Correction, ...] = ()
        self.is_weighed = False
        self._before: list[_Before] = []

    def take_over(self, corrections: tuple[Correction, ...]) -> None:
        """Have those of an outline, in which nothing is filled in."""
        self.all, self.is_weighed = corrections, True

    def correct(self, question: str, part: Part, words: str) -> None:
        """These words of the question are that part."""
        self._remember(question)
        kept = [each for each in self.all if each.text != words or each.part is Part.OTHER]
        self.all = (*kept, Correction(part, words))

    def weigh(self, question: str, others: Sequence[str]) -> None:
        """The factor of the question is weighed against these."""
        self._remember(question)
        kept = [each for each in self.all if each.part is not Part.OTHER]
        self.all = (*kept, *(Correction(Part.OTHER, each) for each in dict.fromkeys(others)))
        self.is_weighed = True

    def _remember(self, question: str) -> None:
        self._before.append(_Before(question, self.all, self.is_weighed))

    def are_last(self, question: str) -> bool:
        """Whether the last thing that was done to the question as it stands is a correction of it."""
        return bool(self._before) and self._before[-1].question == question

    def take_back(self) -> None:
        """Be as before the last correction."""
        _question, self.all, self.is_weighed = self._before.pop()
