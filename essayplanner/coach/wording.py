"""Phrases by which a plan says what it makes of things, as `resources/judging.toml` lists them."""

import re
import tomllib
from functools import cache, lru_cache

from essayplanner.domain.reading_files import read_file
from essayplanner.domain.text import clean_line, fold
from essayplanner.resources import resources

_MOST_BYTES = 100_000
#: What takes the next phrase back.
_NONE = r"(?<!\bno )(?<!\bwithout )(?<!\bwithout a )(?<!\bnot a )(?<!\bnor )(?<!\bneither )"
_QUOTES = str.maketrans({"’": "'", "‘": "'", "–": "-", "—": "-"})


@lru_cache(20_000)  # the coach reads every note at every step
def says(of: str, text: str) -> bool:
    """Whether a text holds a phrase of one of the lists of the file, which are named with spaces between."""
    plain = _plain(text)
    return any(pattern.search(plain) for pattern in map(_pattern, of.split()))


def without(of: str, text: str) -> str:
    """The text in small letters, with the phrases of some lists taken out."""
    plain = _plain(text)
    for pattern in map(_pattern, of.split()):
        plain = pattern.sub(" ", plain)
    return plain


def _plain(text: str) -> str:
    return fold(clean_line(text)).translate(_QUOTES)


@cache
def _lists() -> dict[str, list[str]]:
    return tomllib.loads(read_file(resources() / "judging.toml", _MOST_BYTES).decode())


@cache
def _pattern(of: str) -> re.Pattern[str]:
    phrases = (
        re.escape(_plain(phrase)).replace(r"\*", r"\w*").replace(r"\~", r"[\w'-]+").replace("~", r"[\w'-]+")
        for phrase in _lists()[of]
    )
    return re.compile(rf"{_NONE}(?<!\w)(?:{'|'.join(phrases)})(?!\w)")
