"""Notes compared with cards by the words in them, whatever language they are in."""

import re
from collections.abc import Iterable
from functools import lru_cache

from essayplanner.domain.months import month_number
from essayplanner.domain.text import fold, joined_numbers, words_of
from essayplanner.language import p_

#: A plan is looked at after every step, and hardly any text of it is another then.
_KEPT = 10_000
_WORD = re.compile(r"[^\W\d_]{3,}|\d+")
#: Words that begin with as many same letters are one: “coerced” and “coercion”.
_STEM = 5
_YEAR = re.compile(r"(?<![\d.,])(?:1\d|20)\d\d(?:s|[–-]\d{1,4})?(?![\d.,]?\d)")
_NUMBER = re.compile(
    r"(?<![\w.,])(?!0\d)(?P<figure>\d(?:[\d.,]*\d)?%?)(?P<ordinal>st\b|nd\b|rd\b|th\b)?(?:\s+(?P<next>[^\W\d_]+))?"
)
_REFERENCE = re.compile(r"[¶§]\s*[\divxlc]+|\b(?:pp?|ch|vol|no|item)\b\.?\s*\d+", re.IGNORECASE)
#: After these a reply may begin.
_BREAK = re.compile(r"[.?!:;,–—(]\s*")
#: A note that says as much as this is more than a heading, where so much of it is new.
_LONG, _NEW = 10, 4

_EMPTY = frozenset(
    fold(
        p_(
            "words of five letters and more that say nothing of a subject",
            "about above after again against almost already always among another anything because become before being "
            "below between cannot could doing during either enough every everything first found further having however "
            "itself large later least might never nothing often other others perhaps quite rather really right second "
            "should since small something still their themselves there these thing things third those though three "
            "through toward towards under until usual usually where whether which while whole whose without would "
            "write years",
        )
    ).split()
)
_REPLIES = frozenset(
    fold(
        p_("words that begin a reply to an objection", "but yet however although though nevertheless nonetheless")
    ).split()
)
_LIMITS = frozenset(
    fold(
        p_(
            "words that limit what was said before them",
            "alone hardly scarcely merely ignores ignored overlooks overlooked exaggerates exaggerated overstates "
            "overstated",
        )
    ).split()
)
_LARGE = frozenset(fold(p_("words of large numbers", "million millions billion billions")).split())


@lru_cache(_KEPT)
def stems(text: str) -> frozenset[str]:
    """The words and numbers of a text as they are compared: no case, no accents, their first letters."""
    words = (word[:_STEM] if word[0].isalpha() else word for word in _WORD.findall(fold(text)))
    return frozenset((*words, *joined_numbers(text)))


@lru_cache(_KEPT)
def names(text: str) -> frozenset[str]:
    """Those words and numbers of a text by which another would take up what it says; years are none."""
    words = (word for word in _WORD.findall(fold(_YEAR.sub(" ", text))) if word not in _EMPTY)
    long = (word[:_STEM] for word in words if len(word) >= _STEM or (word.isdecimal() and len(word) > 1))
    return frozenset((*long, *joined_numbers(text)))


def takes_up(note: str, text: str, beyond: Iterable[str] = (), words: int = 1) -> bool:
    """Whether a note speaks of what a text says, by so many words of it; those in the texts `beyond` do not count."""
    shared = names(note) & names(text) if note else frozenset()
    return len(shared) >= words and len(shared.difference(*map(stems, beyond))) >= words


def repeats(note: str, said: Iterable[str]) -> bool:
    """Whether a note adds no word of four letters or more, and no number, to what is said already; a blank one adds
    none."""
    new = stems(note).difference(*map(stems, said)) if note else ()
    return not any(len(word) > 3 or word.isdecimal() for word in new)


def replies(note: str, said: Iterable[str]) -> bool:
    """Whether a note answers an objection: it objects in turn, or says much that is new.

    A few words, “The other side: leaders could be outvoted”, only say what the objection is.
    """
    return objects(note) or (words_of(note) >= _LONG and len(stems(note).difference(*map(stems, said))) >= _NEW)


@lru_cache(_KEPT)
def objects(note: str) -> bool:
    """Whether a part of a note begins as replies do, or a word of it limits what was said."""
    parts = [re.findall(r"\w+", fold(part)) for part in _BREAK.split(note)]
    return any(words and (words[0] in _REPLIES or not _LIMITS.isdisjoint(words)) for words in parts)


def has_figure(text: str) -> bool:
    """Whether a text counts something: “1 in 18”, “28%”, “one million”; years, days, pages, “17th”
    and “Order 00447” count nothing."""
    return bool(_figures(text)) or _has_large(text)


def is_of_figures(title: str) -> bool:
    """Whether figures are what a title is about: a share, two numbers, or one of three digits and more; “Rykov and 18
    others” is about people."""
    found = _figures(title)
    return len(found) > 1 or any(not each.isdecimal() or len(each) > 2 for each in found) or _has_large(title)


@lru_cache(_KEPT)
def _figures(text: str) -> tuple[str, ...]:
    plain = _REFERENCE.sub(" ", _YEAR.sub(" ", text))
    return tuple(
        found["figure"]
        for found in _NUMBER.finditer(plain)
        if found["ordinal"] is None and not month_number(found["next"] or "")
    )


def _has_large(text: str) -> bool:
    return not _LARGE.isdisjoint(re.findall(r"\w+", fold(text)))
