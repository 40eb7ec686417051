"""Sources named: cite keys such as “service1997a”."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from essayplanner.domain.cards import Source
from essayplanner.domain.csl import text_of
from essayplanner.domain.text import as_typed, clean_line

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
    year = re.search(r"\d{3,4}", source.year) or re.search(r"\d*", source.year)
    return f"{name[:40]}{year[0] if year else ''}"


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
