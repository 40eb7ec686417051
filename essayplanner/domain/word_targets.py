"""Word targets: how many words an essay, or a part of it, is to have; 0 is no target."""

import re

from essayplanner.domain.errors import RefusedError
from essayplanner.language import Plural, _, form

#: The largest word target.
MOST_WORDS = 1_000_000
#: The longest time for an essay: a whole day.
MOST_MINUTES = 24 * 60

_WORDS = Plural("{n} word", "{n} words")
#: Digits alone, or in threes with one sign between them, whichever the student's language has; then perhaps a word.
_TYPED = re.compile(r"(\d+|\d{1,3}(?:([.,'’ \u00a0\u2009\u202f])\d{3})(?:\2\d{3})*)\s*([^\W\d_]*)")


def checked_words(value: int) -> int:
    """A word target; RefusedError where it is none."""
    if not 0 <= int(value) <= MOST_WORDS:
        raise _no_target()
    return int(value)


def read_target(text: str) -> int:
    """The word target that was typed: “1500”, “1,500” or “1 500 words”; 0 where nothing was.

    RefusedError where it is none.
    """
    typed = text.strip()
    if not typed:
        return 0
    found = _TYPED.fullmatch(typed)
    if not found:
        raise _no_target()
    digits, _sign, word = found.groups()
    digits = "".join(filter(str.isdecimal, digits)).lstrip("0")
    if word and word.casefold() not in {form(*_WORDS, n).replace("{n}", "").strip().casefold() for n in (1, 2, 5)}:
        raise _no_target()
    if len(digits) > len(str(MOST_WORDS)):
        raise _no_target()
    return checked_words(int(digits or "0"))


def checked_minutes(value: int) -> int:
    """A time in minutes; RefusedError where it is none."""
    if not 0 <= int(value) <= MOST_MINUTES:
        raise RefusedError(_("The time is a number of minutes between 0 and {most}.", most=MOST_MINUTES))
    return int(value)


def _no_target() -> RefusedError:
    return RefusedError(_("A word target is a number between 0 and {most}.", most=MOST_WORDS))
