"""Phrases by which a plan says what it makes of things, as `resources/judging.toml` lists them."""

import re
import tomllib
from functools import cache, lru_cache

from essayplanner.domain.reading_files import read_file
from essayplanner.domain.text import clean_line, fold
from essayplanner.resources import resources

_MOST_BYTES = 100_000
_YEAR = re.compile(r"\b1?\d{3}\b|\b20\d\d\b")
#: Signs as a phrase has them: straight, and no commas.
_SIGNS = str.maketrans({",": "", "’": "'", "‘": "'", "–": "-", "—": "-"})


@lru_cache(20_000)  # the coach reads every note at every step
def says(text: str, *lists: str) -> bool:
    """Whether a text holds a phrase of one of the lists of the file, by their names."""
    plain = _plain(text)
    return any(pattern.search(plain) for pattern in map(_pattern, lists))


def tells_of_time(title: str) -> bool:
    """Whether a title says when, or that something is told."""
    return bool(_YEAR.search(title)) or says(title, "tells")


def without(text: str, *lists: str) -> str:
    """The text in small letters, with the phrases of some lists taken out; a dash stands for each, as a word would."""
    plain = _plain(text)
    for pattern in map(_pattern, lists):
        plain = pattern.sub(" - ", plain)
    return plain


def _plain(text: str) -> str:
    return fold(clean_line(text)).translate(_SIGNS)


@cache
def _lists() -> dict[str, list[str]]:
    return tomllib.loads(read_file(resources() / "judging.toml", _MOST_BYTES).decode())


#: What stands in a phrase, after `re.escape`, and the pattern that it is.
_PATTERNS = (
    (r"\(", "(?:"),
    (r"\)", ")"),
    (r"\|", "|"),
    (r"\*", r"\w*"),
    (r"\~", r"[\w'-]+"),
    ("…\\ ", r"(?:[\w'-]+ ){0,6}"),
)


@cache
def _pattern(name: str) -> re.Pattern[str]:
    phrases = "|".join(map(_as_pattern, _lists()[name]))
    before = "".join(rf"(?<!\b{word} )" for word in _lists()["takes_back"])
    return re.compile(rf"{before}(?<!\w)(?:{phrases})(?!\w)")


def _as_pattern(phrase: str) -> str:
    pattern = re.escape(_plain(phrase))
    for sign, instead in _PATTERNS:
        pattern = pattern.replace(sign, instead)
    return pattern
