"""Words sought in a text: case, accents, and kinds of quotation marks and hyphens do not count."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from essayplanner.domain.text import PLAIN_MARKS, as_typed, typed_positions
from essayplanner.ui.read.pages_readable import Stretch


class SearchedText:
    """A text as it is searched, piece by piece; what is compared is made with the first search, in its thread."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._texts = texts
        self._typed: list[str] = []

    def looking_for(self, words: str) -> Callable[[Callable[[], bool]], Iterator[Stretch]]:
        """What looks for words, and asks at each piece whether to stop."""
        return partial(self._found, " ".join(_typed(words).split()))

    def _found(self, needle: str, stopped: Callable[[], bool]) -> Iterator[Stretch]:
        start = 0
        for number, text in enumerate(self._texts):
            if stopped() or not needle:
                return
            if number == len(self._typed):
                self._typed.append(_typed(text))
            typed = self._typed[number]
            if (at := typed.find(needle)) >= 0:
                places = typed_positions(text.translate(PLAIN_MARKS))
                while at >= 0:
                    yield Stretch(1, start + places[at], start + places[at + len(needle) - 1] + 1)
                    at = typed.find(needle, at + len(needle))
            start += len(text) + 1


def _typed(text: str) -> str:
    return as_typed(text.translate(PLAIN_MARKS).replace("\n", " "))
