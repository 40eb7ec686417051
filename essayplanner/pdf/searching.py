"""Words sought in the text of a page: case, accents, ligatures, line ends and the hyphens before them do not count."""

import re
from collections.abc import Iterator

from essayplanner.domain.text import PLAIN_MARKS, as_typed, clean_line, typed_positions

#: No more of what is sought counts, in characters.
LONGEST = 300
#: Between two letters of a word: a hyphen, and the end of a line behind it.
_WITHIN = r"(?:-\s*)?"
_SOFT_HYPHEN = "\u00ad"


class Sought:
    """Words that are sought."""

    def __init__(self, words: str) -> None:
        """`words` as somebody types them; those that are blank are found nowhere."""
        typed = as_typed(clean_line(words).translate(PLAIN_MARKS))
        text = " ".join(typed.split())[:LONGEST].strip()
        text = re.sub(r"(?<=[^\W\d_])-(?=[^\W\d_])", "", text)
        parts = []
        for before, letter in zip(f" {text}", text, strict=False):
            parts.append(_WITHIN if before.isalpha() and letter.isalpha() else "")
            parts.append(r"\s+" if letter == " " else r"-\s*" if letter == "-" else re.escape(letter))
        self._pattern = re.compile("".join(parts)) if text else None

    def within(self, page: "Searched") -> Iterator[tuple[int, int]]:
        """Between which characters of the page’s text they stand."""
        for found in self._pattern.finditer(page.typed) if self._pattern else ():
            yield page.index(found.start()), page.index(found.end() - 1) + 1


class Searched:
    """The text of a page as it is searched."""

    def __init__(self, text: str) -> None:
        marked = text.translate(PLAIN_MARKS).replace(_SOFT_HYPHEN, "-")
        self.typed = as_typed(marked)
        self._places = None if marked.isascii() else typed_positions(marked)

    def index(self, place: int) -> int:
        """Where in the page’s text a character of the searched one stands."""
        return place if self._places is None else self._places[place]
