"""The dates that a note names, where they stand in it: “1 Dec 1934: Kirov shot”, “grain fell from 1928 to 1932”."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from essayplanner.domain.months import month_numbers
from essayplanner.domain.text import fold
from essayplanner.domain.typed_dates import understood

#: No more dates are looked for, and none is of more words.
_MOST, _MOST_WORDS = 8, 9
_TOKEN = re.compile(r"\d+(?:(?:st|nd|rd|th)(?!\w)|['’]?s(?!\w))?|[^\W\d_]+|[-–—/]")
_GAP = re.compile(r"[ \t]*[.,’']?[ \t]*")
_ANCHOR = re.compile(r"1\d{3}|20\d\d|[1-9]\d{1,2}0['’]?s|century|centuries|bc|ad|bce|ce")
#: Before the year of a work: “(Service, ”.
_IN_REFERENCE = re.compile(r"\((?:[^()]{0,80}; )?[A-ZÀ-Þ][^()]{0,80}\Z")
_LEADS = frozenset("early mid late c ca circa by before after from since until between".split())  # noqa: SIM905 - a list of words reads better
_INNER = frozenset(
    """early mid late middle end beginning start and or to until of the in century centuries bc ad bce ce spring summer
    autumn winter""".split()  # noqa: SIM905 - a list of words reads better
)
_DASHES = "-–—/"


class Named(NamedTuple):
    """A date in a text: the letters from `start` to before `end`, and those letters."""

    start: int
    end: int
    words: str


def dates_in(text: str) -> list[Named]:
    """The dates of a note in order, each as long as it can be read; numbers that may be something else are none."""
    folded, found = fold(text[:2000]), list[Named]()
    tokens = list(_TOKEN.finditer(folded))
    at = 0
    while at < len(tokens) and len(found) < _MOST:
        if date := next(_from(text, folded, tokens, at), None):
            found.append(date)
            at = next((each for each in range(at, len(tokens)) if tokens[each].start() >= date.end), len(tokens))
        else:
            at += 1
    return found


def _from(text: str, folded: str, tokens: list[re.Match[str]], at: int) -> Iterator[Named]:
    """The dates that begin at a word, the longest first."""
    first = tokens[at][0]
    if not (first[0].isdigit() or first in _LEADS or first in _months() or first in _seasons()):
        return
    end = at
    while end < len(tokens) and end - at < _MOST_WORDS and _is_of_date(tokens[end][0]):
        if end > at and not _GAP.fullmatch(folded, tokens[end - 1].end(), tokens[end].start()):
            break
        end += 1
    if not any(_ANCHOR.fullmatch(token[0]) for token in tokens[at:end]):
        return
    for last in range(end - 1, at - 1, -1):
        word = tokens[last][0]
        if word in _DASHES or (word in _INNER and not _ANCHOR.fullmatch(word)) or word in _LEADS:
            continue
        if not any(_ANCHOR.fullmatch(token[0]) for token in tokens[at : last + 1]):
            return
        start, stop = tokens[at].start(), tokens[last].end()
        said = text[start:stop]
        if not (last == at and _is_count(text, folded, start, stop)) and _is_date(said):
            yield Named(start, stop, said)


@lru_cache(2000)  # notes name the same years again and again
def _is_date(said: str) -> bool:
    return understood(said) is not None


def _is_of_date(word: str) -> bool:
    return word[0].isdigit() or word in _DASHES or word in _INNER or word in _LEADS or word in _months()


def _is_count(text: str, folded: str, start: int, stop: int) -> bool:
    """Whether a bare number is rather of things than of a year: “2000 tanks”, “£1850”, “(Service, 1997, p. 3)”."""
    if folded[max(0, start - 1) : start] in ("£", "$", "€", ".") or _IN_REFERENCE.search(text[:start]):
        return True
    after = re.match(r"\s?(?:%|per cent|million|thousand|roubles|tons?|tonnes|men|people|km|miles)\b", folded[stop:])
    led = re.search(r"\b(?:in|of|since|by|from|to|until|till|after|before|year)\s\Z", folded[:start])
    return bool(after) or (text[start:stop].endswith("00") and not led and bool(re.match(r"\s[a-z]", folded[stop:])))


@cache
def _months() -> frozenset[str]:
    return frozenset(word for word in month_numbers() if len(word) > 2)


@cache
def _seasons() -> frozenset[str]:
    return frozenset(("spring", "summer", "autumn", "winter"))
