"""Titles compared: whether two are one, of which one has a misprint, or lacks an article or the subtitle."""

import re
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from essayplanner.domain.months import ENGLISH
from essayplanner.domain.text import as_typed

#: Titles as alike as this are one title, and so are words, of which a misprint takes more.
ALIKE, ALIKE_WORD = 0.9, 0.8
#: A word of fewer letters is another word where a letter is another: Iran, Iraq.
_SHORTEST = 5
_LONGEST = 300

_ARTICLES = frozenset(re.findall(r"\w+", "a an the and der die das und le la les un une et el los las il lo gli l"))
_ORDINALS = "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth"
_CARDINALS = "one two three four five six seven eight nine ten eleven twelve"
_NUMBERS = {word: str(at) for words in (_ORDINALS, _CARDINALS) for at, word in enumerate(words.split(), start=1)}
_NUMBERS |= {
    ten + one: str(10 * tens + ones)
    for tens, ten in enumerate(("", "x", "xx", "xxx", "xl", "l"))
    for ones, one in enumerate(("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"))
    if tens or ones
}
_NUMBERS |= {month: month for month in ENGLISH}
_LABELS = {
    label: name
    for name, labels in {"volume": "volume vol band bd tome tom", "part-number": "part pt book bk teil"}.items()
    for label in labels.split()
}


class Title(NamedTuple):
    """A title in plain words: all of them, the whole and the main title without articles, its numbers, and the volume
    or part that it names."""

    full: str
    whole: str
    main: str
    words: tuple[str, ...]
    numbers: tuple[str, ...]
    labelled: tuple[tuple[str, str], ...]


def number_in(word: str) -> str:
    """The number that a word of a title stands for: 2 for “2”, “ii” and “second”; else nothing."""
    return (word.lstrip("0") or "0") if word.isdecimal() else _NUMBERS.get(word, "")


def title_of(text: str) -> Title:
    """A title in plain words."""
    plain = re.sub(r"<[^<>]*>", "", text) if "<" in text else text
    full = re.findall(r"\w+", as_typed(plain)[:_LONGEST])
    words = _without_articles(full)
    first = re.split(r"[:?!.] | [–—-] | [(\[]", plain, maxsplit=1)[0]
    main = words if first == plain else _without_articles(re.findall(r"\w+", as_typed(first)[:_LONGEST]))
    numbers = tuple(filter(None, map(number_in, words)))
    labelled = []
    if numbers:
        pairs = pairwise(full)
        labelled = [
            (name, found) for label, word in pairs if (name := _LABELS.get(label)) and (found := number_in(word))
        ]
    return Title(" ".join(full), " ".join(words), " ".join(main), tuple(words), numbers, tuple(labelled))


def _without_articles(words: list[str]) -> list[str]:
    return [word for word in words if word not in _ARTICLES] or words


def are_alike(one: Title, other: Title) -> bool:
    """Whether two titles seem to be one."""
    if one.whole == other.whole:
        return True
    if not (one.whole and other.whole):
        return False
    if one.whole == other.main or other.whole == one.main:
        return True
    if one.numbers != other.numbers:
        return False
    if "".join(one.words) == "".join(other.words):
        return True
    if len(one.words) != len(other.words) or not all(map(_are_one_word, one.words, other.words)):
        return False
    needed = ALIKE * (len(one.whole) + len(other.whole)) / 2
    return min(len(one.whole), len(other.whole)) >= needed and _in_common(one.whole, other.whole) >= needed


def _are_one_word(one: str, other: str) -> bool:
    if one == other:
        return True
    short, long = sorted((one, other), key=len)
    if long in (f"{short}s", f"{short}es"):
        return True
    needed = ALIKE_WORD * (len(short) + len(long)) / 2
    return len(short) >= _SHORTEST and len(short) >= needed and _in_common(one, other) >= needed


def _in_common(one: str, other: str) -> int:
    """How many letters two texts have in common, in order: the length of their longest common subsequence.

    A column of the usual table is one number, a bit for each letter of `one` (L. Allison and T. I. Dix, “A bit-string
    longest-common-subsequence algorithm”, 1986), so that hostile titles take no longer than others.
    """
    places, whole = _places(one), (1 << len(one)) - 1
    column = whole
    for letter in other:
        met = column & places.get(letter, 0)
        column = (column + met | column - met) & whole
    return len(one) - column.bit_count()


@lru_cache(maxsize=1)
def _places(text: str) -> dict[str, int]:
    """Where each letter of a text stands, a bit for each place."""
    places: dict[str, int] = {}
    for place, letter in enumerate(text):
        places[letter] = places.get(letter, 0) | 1 << place
    return places
