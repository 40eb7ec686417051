"""Word targets: how many words an essay, or a part of it, is to have, and how many minutes there are; 0 is none."""

import re

from essayplanner.domain.errors import RefusedError
from essayplanner.language import Plural, _, form

#: The largest word target.
MOST_WORDS = 1_000_000
#: The longest time for an essay: a whole day.
MOST_MINUTES = 24 * 60

_WORDS, _MINUTES = Plural("{n} word", "{n} words"), Plural("{n} minute", "{n} minutes")
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
    found = _read(text, _WORDS, MOST_WORDS)
    if found is None:
        raise _no_target()
    return found


def read_minutes(text: str) -> int:
    """The minutes that were typed: “45” or “45 minutes”; 0 where nothing was.

    RefusedError where they are none.
    """
    found = _read(text, _MINUTES, MOST_MINUTES)
    if found is None:
        raise _no_time()
    return found


def _read(text: str, counted: Plural, most: int) -> int | None:
    """The number that was typed, of nothing else than what is counted; None where it is none."""
    typed = text.strip()
    if not typed:
        return 0
    found = _TYPED.fullmatch(typed)
    if not found:
        return None
    digits, _sign, word = found.groups()
    digits = "".join(filter(str.isdecimal, digits)).lstrip("0")
    if word and word.casefold() not in {form(*counted, n).replace("{n}", "").strip().casefold() for n in (1, 2, 5)}:
        return None
    return int(digits or "0") if len(digits) <= len(str(most)) and int(digits or "0") <= most else None


def checked_minutes(value: int) -> int:
    """A time in minutes; RefusedError where it is none."""
    if not 0 <= int(value) <= MOST_MINUTES:
        raise _no_time()
    return int(value)


def _no_target() -> RefusedError:
    return RefusedError(_("A word target is a number between 0 and {most}.", most=MOST_WORDS))


def _no_time() -> RefusedError:
    return RefusedError(_("The time is a number of minutes between 0 and {most}.", most=MOST_MINUTES))
