"""The years that a question names: where they stand, and what they are in EDTF."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from essayplanner.coach.reading.vocabulary import vocabulary
from essayplanner.domain.edtf import Sense, When, in_order
from essayplanner.domain.months import month_numbers
from essayplanner.domain.text import fold
from essayplanner.domain.typed_dates import understood
from essayplanner.domain.typed_tens import ORDINAL_WORDS

#: No more dates than these are looked for, nor in more places, and none is of more words or numbers.
MOST, MOST_PLACES, MOST_WORDS, MOST_NUMBERS = 12, 24, 11, 4
_TOKEN = re.compile(r"\d+(?:(?:st|nd|rd|th)(?!\w)|['’]?s(?!\w))?|[^\W\d_]+|[-–—/]")
_YEAR = re.compile(r"1\d{3}|20\d\d")
_TENS = re.compile(r"[1-9]\d{2}0['’]?s")
_DASHES = "-–—/"


class Years(NamedTuple):
    """Years in a question: the letters that say them, those of the phrase that they stand in (“in the years …”, with
    brackets), and the date."""

    start: int
    end: int
    phrase_start: int
    phrase_end: int
    when: When


def years_in(question: str) -> list[Years]:
    """All years that a question names, in order."""
    text = fold(question)
    tokens = list(_TOKEN.finditer(text))
    found: list[Years] = []
    at = places = 0
    while at < len(tokens) and len(found) < MOST and places < MOST_PLACES:
        run = _run(tokens, at, text)
        if not run:
            at += 1
            continue
        places += 1
        found += _of_run(question, text, tokens, run)
        at = run.stop
    return found


def dates_of(found: Sequence[When]) -> str:
    """All years as one date in EDTF: the years from the first to the last; empty for none."""
    whole = [_all_along(when) for when in found]
    if len(whole) < 2:
        return str(whole[0]) if whole else ""
    started = [when for when in whole if when.has_start] or whole[:1]
    ended = [when for when in whole if when.has_end] or whole[:1]
    first = min((when.ends[0] for when in started), key=lambda date: date.first)
    last = max((when.ends[1] for when in ended), key=lambda date: date.last)
    if len(ended) < len(whole):
        return str(When(Sense.FROM, first))
    return str(in_order(Sense.SPAN, first, last) or whole[0])


def _all_along(when: When) -> When:
    """A question that asks of the time between two years asks of all of it."""
    return when._replace(sense=Sense.SPAN) if when.sense is Sense.BETWEEN else when


def _run(tokens: Sequence[re.Match[str]], at: int, text: str) -> range | None:
    """The words from `at` that may be of a date, where there is a number among them; they touch one another."""
    end = at
    while end < len(tokens) and end - at < MOST_WORDS and _is_of_date(tokens[end][0]):
        if end > at and len(text[tokens[end - 1].end() : tokens[end].start()].strip(" \t.,’'(")) > 0:
            break
        end += 1
    has_number = any(each[0][0].isdigit() or each[0].startswith("centur") for each in tokens[at:end])
    return range(at, end) if has_number else None


def _is_of_date(word: str) -> bool:
    return (
        word[0].isdigit()
        or word in vocabulary().date_words
        or word in vocabulary().date_leads
        or word in _DASHES
        or word in ORDINAL_WORDS
        or word in month_numbers()
    )


def _of_run(question: str, text: str, tokens: Sequence[re.Match[str]], run: range) -> Iterator[Years]:
    at = run.start
    while at < run.stop:
        for end in range(run.stop, at, -1):
            if when := _date(question, text, tokens, range(at, end)):
                yield _with_phrase(text, tokens, range(at, end), when)
                at = end
                break
        else:
            at += 1


def _date(question: str, text: str, tokens: Sequence[re.Match[str]], part: range) -> When | None:
    """The date that these words say together; None where they say none, or a number that may be something else."""
    words, leads = [tokens[each][0] for each in part], vocabulary().date_leads
    if words[0] in leads or words[0] in ("and", "to", *_DASHES) or words[-1] in leads or words[-1] in _DASHES:
        return None
    if sum(word[0].isdigit() for word in words) > MOST_NUMBERS:
        return None
    if not any(_YEAR.fullmatch(word) or _TENS.fullmatch(word) or word.startswith("centur") for word in words):
        has_era = any(word in ("bc", "ad", "bce", "ce") for word in words)
        if not has_era and not re.fullmatch(r"[1-9]\d\d[-–—/][1-9]\d\d", "".join(words)):
            return None
    if len(words) == 1 and _YEAR.fullmatch(words[0]) and _is_of_name(text, tokens, part.start):
        return None
    said = question[tokens[part.start].start() : tokens[part.stop - 1].end()]
    return understood(said)


def _is_of_name(text: str, tokens: Sequence[re.Match[str]], at: int) -> bool:
    """Whether a year begins the name of something: “the 1832 Reform Act”, “1848 revolutions”."""
    if at + 1 == len(tokens) or text[tokens[at].end() : tokens[at + 1].start()].strip():
        return False
    return tokens[at + 1][0] not in vocabulary().after_year and (
        not at or tokens[at - 1][0] not in vocabulary().before_year
    )


def _with_phrase(text: str, tokens: Sequence[re.Match[str]], part: range, when: When) -> Years:
    start, end = tokens[part.start].start(), tokens[part.stop - 1].end()
    first, leads = part.start, vocabulary().date_leads
    while first and tokens[first - 1][0] in leads and not text[tokens[first - 1].end() : tokens[first].start()].strip():
        first -= 1
    outer = tokens[first].start(), end
    if text[: outer[0]].endswith("(") and text[end : end + 1] == ")":
        outer = outer[0] - 1, end + 1
    return Years(start, end, *outer, when)
