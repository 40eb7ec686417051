"""Sources compared and named: cite keys such as “service1997a”, and whether two sources are one."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any, Generic, NamedTuple, TypeVar

from essayplanner.domain.cards import Source
from essayplanner.domain.csl import text_of
from essayplanner.domain.text import as_typed, clean_line

Key = TypeVar("Key")

#: Titles as alike as this are one title: it lets a misprint and a missing article pass.
ALIKE = 0.9


#: So many works of one author are compared with another, lest 20,000 of them take hours.
MOST_COMPARED = 60


class _Title(NamedTuple):
    """A title in plain words, whole and without its subtitle."""

    whole: str
    main: str


_SMALL_WORDS = frozenset(re.findall(r"\w+", "a an the of on in and der die das le la les un une el"))


class CiteKeys:
    """Keys that are taken, and new ones for many sources in turn."""

    def __init__(self, taken: Iterable[str] = ()) -> None:
        """`taken` are those that there are."""
        self._taken = {key.casefold() for key in taken}
        self._next: dict[str, int] = {}

    def take(self, csl: Mapping[str, Any], wish: str = "") -> str:
        """A key that is not taken: the one wished for, or family name and year, with a letter where it is taken.

        Keys differ by more than case. It is taken from now on.
        """
        base = clean_line(wish)[:100] or _named(Source("", "", dict(csl)))
        key, number = base, self._next.get(base.casefold(), 0)
        while key.casefold() in self._taken:
            key, number = f"{base}{_letters(number)}", number + 1
        self._next[base.casefold()] = number
        self._taken.add(key.casefold())
        return key


def safe_keys(sources: Iterable[Source]) -> list[str]:
    """For each source its cite key as BibTeX and pandoc's Markdown take it, no two the same."""
    taken, keys = CiteKeys(), []
    for source in sources:
        plain = re.sub(r"[^\w:.+/-]+", "-", clean_line(source.cite_key)[:100])
        plain = re.sub(r"[:.+/-]{2,}", "-", plain).strip(":.+/-")
        keys.append(taken.take(source.csl, plain))
    return keys


def _named(source: Source) -> str:
    words = [*source.names[:1], *(word for word in text_of(source.csl.get("title")).split() if _is_large(word))]
    name = next((plain for word in words if (plain := re.sub(r"[^a-z0-9]", "", as_typed(word)))), "source")
    return f"{name[:40]}{re.sub('[^0-9]', '', source.year)[:4]}"


def _is_large(word: str) -> bool:
    return as_typed(word).strip(".,:;’'") not in _SMALL_WORDS


def _letters(number: int) -> str:
    """a, b, ... z, aa, ab, ..."""
    letters = ""
    number += 1
    while number:
        number, letter = divmod(number - 1, 26)
        letters = chr(ord("a") + letter) + letters
    return letters


#: A source with what is compared of it: its title, year, and whether it is a part of something.
_Known = tuple[Key, _Title, str, str]


class Likeness(Generic[Key]):
    """Finds, among sources that it was told of, those that are the same work as another."""

    def __init__(self, sources: Iterable[tuple[Key, Source]] = ()) -> None:
        """`sources` with what names them."""
        self._by_number: defaultdict[str, list[Key]] = defaultdict(list)
        self._by_name: defaultdict[str, list[_Known[Key]]] = defaultdict(list)
        self._by_title: defaultdict[tuple[str, str], list[_Known[Key]]] = defaultdict(list)
        for key, source in sources:
            self.add(key, source)

    def add(self, key: Key, source: Source) -> None:
        """One more source to look among."""
        for number in _numbers(source):
            self._by_number[number].append(key)
        name, kept = _first_name(source), _kept(source)
        known = (key, *kept)
        self._by_name[name].append(known)
        for title in {*kept[0]}:
            self._by_title[name, title].append(known)

    def like(self, source: Source) -> list[Key]:
        """Those with the same DOI or ISBN, or with nearly the same title, the same first name and no other year.

        Of a name with many works only those of the very title; of more than `MOST_COMPARED` the first.
        """
        found = [key for number in _numbers(source) for key in self._by_number.get(number, ())[:MOST_COMPARED]]
        (title, year, kind), name = _kept(source), _first_name(source)
        others = self._by_name.get(name, [])
        if len(others) > MOST_COMPARED:
            others = [each for part in {*title} for each in self._by_title.get((name, part), [])[:MOST_COMPARED]]
        for key, other, other_year, other_kind in others:
            years_agree = year == other_year or not year or not other_year
            if title.whole and years_agree and kind == other_kind and _are_alike(title, other):
                found.append(key)
        return list(dict.fromkeys(found))


def _numbers(source: Source) -> list[str]:
    """DOI and ISBNs, for a whole book alone: chapters of one book share its ISBN."""
    doi = text_of(source.csl.get("DOI")).lower()
    doi = re.sub(r"\A(?:https?://(?:dx\.)?doi\.org/|doi:\s*)", "", doi)
    numbers = [f"doi {doi}"] if doi else []
    if source.csl.get("type") == "book":
        for text in re.split(r"[\s,;]+", text_of(source.csl.get("ISBN")).replace("-", "").upper()):
            if re.fullmatch(r"\d{9}[\dX]", text):
                numbers.append(f"isbn {text[:9]}")
            elif re.fullmatch(r"97[89]\d{10}", text):
                numbers.append(f"isbn {text[3:12]}")
    return numbers


def _first_name(source: Source) -> str:
    return as_typed(source.names[0]) if source.names else ""


def _kept(source: Source) -> tuple[_Title, str, str]:
    title = re.sub(r"<[^<>]*>", "", text_of(source.csl.get("title")))
    words = re.findall(r"\w+", as_typed(title))
    part = "part" if text_of(source.csl.get("container-title")) else "whole"
    main = len(re.findall(r"\w+", as_typed(re.split(r"[:?!.] | [–—-] ", title)[0])))
    return _Title(" ".join(words)[:300], " ".join(words[:main])[:300]), source.year, part


def _are_alike(titles: "_Title", others: "_Title") -> bool:
    one, other = titles.whole, others.whole
    if other in titles or one in others:
        return True
    if re.findall(r"\d+", one) != re.findall(r"\d+", other):
        return False
    needed = ALIKE * (len(one) + len(other)) / 2
    return min(len(one), len(other)) >= needed and _in_common(one, other) >= needed


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
