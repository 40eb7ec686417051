"""What stands before the items of a numbered list: “3.”, “c)”, “(iv)”."""

from typing import NamedTuple

from essayplanner.domain.numerals import roman

#: From here on a number is written in figures, however its list is numbered.
_MOST = 4_000


class Numbering(NamedTuple):
    """How a list is numbered: from a number, in figures, letters or Roman numbers as the “type” of an `ol` says it
    (“1”, “a”, “A”, “i”, “I”), with signs around each."""

    start: int = 1
    style: str = "1"
    before: str = ""
    after: str = "."

    def mark(self, place: int) -> str:
        """What stands before the item of a place, from 0."""
        return f"{self.before}{_written(self.start + place, self.style)}{self.after}"


class Counting:
    """Counts the items of lists that lie in one another."""

    def __init__(self) -> None:
        self._open: list[tuple[Numbering | None, int]] = []  # each with the place of its next item

    def list(self, on: bool, numbering: Numbering | None) -> None:
        """A list begins, with its numbering where it has one, or ends."""
        if on:
            self._open.append((numbering, 0))
        elif self._open:
            self._open.pop()

    def mark(self) -> str:
        """What stands before the item that begins; empty where its list has no numbers."""
        if not self._open or not (now := self._open[-1])[0]:
            return ""
        self._open[-1] = (now[0], now[1] + 1)
        return now[0].mark(now[1])


def by_html(kind: str, start: str) -> Numbering:
    """By the attributes “type” and “start” of an `ol`."""
    start = start.strip()
    is_number = start.isascii() and start.isdigit() and len(start) < 7
    return Numbering(int(start) if is_number else 1, kind.strip())


def by_pandoc(start: int, style: str, delimiter: str) -> Numbering:
    """By what pandoc tells of an ordered list."""
    signs = {"OneParen": ("", ")"), "TwoParens": ("(", ")")}.get(delimiter, ("", "."))
    styles = {"LowerAlpha": "a", "UpperAlpha": "A", "LowerRoman": "i", "UpperRoman": "I"}
    return Numbering(start, styles.get(style, "1"), *signs)


def _written(number: int, style: str) -> str:
    if not 0 < number < _MOST or style not in ("a", "A", "i", "I"):
        return str(number)
    written = _in_letters(number) if style in "aA" else roman(str(number))
    return written.upper() if style.isupper() else written.lower()


def _in_letters(number: int) -> str:
    letters = ""
    while number:
        number, letter = divmod(number - 1, 26)
        letters = chr(ord("a") + letter) + letters
    return letters
