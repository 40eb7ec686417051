"""How each field that tells works apart is read, whatever way it is written, and when two of them agree."""

import re
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from essayplanner.domain.alike_names import Name, are_one, names_of
from essayplanner.domain.alike_titles import Title, are_alike, number_in, title_of
from essayplanner.domain.csl import text_of
from essayplanner.domain.text import as_typed

_COUNTED = (
    *("volume", "issue", "number", "edition", "part-number", "chapter-number"),
    *("supplement-number", "printing-number", "version", "collection-number"),
)
_LABELS = frozenset(
    re.findall(
        r"\w+",
        "volume volumes vol vols band bd tome tom t issue no nos nr number numbers num heft part pt teil edition edn "
        "ed eds aufl auflage chapter ch chap kapitel kap series ser the and",
    )
)
_ABOUT = frozenset({"c", "ca", "circa", "about", "around", "um", "vers"})
#: Words that an abbreviation leaves out.
_SMALL = frozenset(re.findall(r"\w+", "of for on in to de du des fur der zur di della degli y"))


class Date(NamedTuple):
    """A date: the days, months or years from which and to which it goes, and the words of one that is none."""

    points: tuple[tuple[int, ...], ...]
    words: tuple[str, ...] = ()

    @property
    def fineness(self) -> int:
        """1 for a year, 2 for a month, 3 for a day; of one in words, how many these are, 3 at most."""
        return len(self.points[0]) if self.points else min(3, len(self.words))


class Way(NamedTuple):
    """How a field is read, which gives something false where it says nothing, and when two that were read agree."""

    read: Callable[[Any], Any]
    agree: Callable[[Any, Any], bool]


def _words(value: Any) -> tuple[str, ...]:
    return tuple(re.findall(r"[^\W\d_]+|\d+", as_typed(text_of(value))))


def _counted(value: Any) -> tuple[str, ...]:
    """Volumes and the like without what they are called: “Vol. II”, “2nd ed.” and “2” are one."""
    words = re.findall(r"\d+|[^\W\d_]+", re.sub(r"(?<=\d)(?:st|nd|rd|th|e|er|re|eme)\b", "", as_typed(text_of(value))))
    return tuple(number_in(word) or word for word in words if word not in _LABELS or len(words) == 1)


def _is_within(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether the words of one stand in the other, in their order."""
    few, many = sorted((one, other), key=len)
    there = iter(many)
    return all(word in there for word in few)


def _is_end_of(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    few, many = sorted((one, other), key=len)
    return many[len(many) - len(few) :] == few


def _pages(value: Any) -> tuple[str, ...]:
    """First and last pages: “pp. 12–4”, “12--14” and “S. 12-14” are one."""
    pages: list[str] = []
    text = re.sub(r"\b(?:pp?|ss?|seiten?|pages?|cols?|fols?|ff)\b\.?|\b[ps](?=\d)", " ", as_typed(text_of(value)))
    for first, last in re.findall(r"(\w+)(?:\s{0,3}[-‐-―−]{1,3}\s{0,3}[ps]?(\w+))?", text):
        if first.isdecimal() and last.isdecimal() and len(last) < len(first):
            last = first[: len(first) - len(last)] + last
        pages += [first] if last in ("", first) else [first, last]
    return tuple(pages)


def _begin_alike(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    few, many = sorted((one, other), key=len)
    return many[: len(few)] == few


def _date(value: Any) -> Date | None:
    if not isinstance(value, Mapping):
        return None
    parts = value.get("date-parts")
    points = []
    for part in parts[:2] if isinstance(parts, list) else ():
        point = tuple(filter(None, map(_number, part[:3]))) if isinstance(part, list) else ()
        if point:
            points.append(point)
    if points:
        season = text_of(value["season"]) if value.get("season") else ""
        return Date(tuple(points), (season,) if season else ())
    words = _words(value.get("literal")) or _words(value.get("raw"))
    return Date((), words) if words else None


def _number(value: Any) -> int:
    if type(value) is int:
        return value
    text = text_of(value)
    return int(text) if re.fullmatch(r"-?\d{1,5}", text) else 0


def _are_one_date(one: Date, other: Date) -> bool:
    if one.points and other.points:
        if one.words and other.words and one.words != other.words:
            return False
        return all(_begins(first, second) for first, second in zip(one.points, other.points, strict=False))
    if one.points or other.points:
        dated, said = (one, other) if one.points else (other, one)
        years = [int(word) for word in said.words if re.fullmatch(r"\d{3,4}", word)]
        return not years or dated.points[0][0] in years
    some, others = (tuple(word for word in date.words if word not in _ABOUT) for date in (one, other))
    return _is_within(some, others)


def _begins(one: tuple[int, ...], other: tuple[int, ...]) -> bool:
    few = min(len(one), len(other))
    return one[:few] == other[:few]


def are_called_alike(one: Title, other: Title) -> bool:
    """Titles of journals and books in which something stands: an abbreviation will do (“Amer. Hist. Rev.”, “AHR”)."""
    if are_alike(one, other):
        return True
    some, others = ([word for word in title.words if word not in _SMALL] for title in (one, other))
    if len(some) == len(others):
        return all(a.startswith(b) or b.startswith(a) for a, b in zip(some, others, strict=True))
    (initials, *more), long = sorted((some, others), key=len) if some and others else ([""], [])
    full = (one if long is some else other).full.split()
    return not more and any(initials == "".join(word[0] for word in words) for words in (long, full))


def _called(value: Any) -> Title | None:
    title = title_of(text_of(value))
    return title if title.whole else None


def share(some: tuple[Name, ...], others: tuple[Name, ...]) -> bool:
    """Whether two lists of people have one in common."""
    return any(are_one(each, another) for each in some[:9] for another in others[:9])


_PEOPLE = Way(names_of, share)
_DATED = Way(_date, _are_one_date)
_TITLED = Way(_called, are_alike)
_NAMED = Way(_called, are_called_alike)
_WORDED = Way(_words, _is_within)
_PLACED = Way(_words, _is_end_of)

#: The fields that tell works apart; author and title, and the numbers of the trade, are compared beside them.
WAYS = {
    **dict.fromkeys(_COUNTED, Way(_counted, _is_within)),
    "page": Way(_pages, _begin_alike),
    **dict.fromkeys(("archive_location", "call-number"), _PLACED),
    **dict.fromkeys(("archive", "archive_collection", "container-title"), _NAMED),
    **dict.fromkeys(("volume-title", "part-title", "event-title", "reviewed-title"), _TITLED),
    **dict.fromkeys(("genre", "authority", "jurisdiction", "section", "scale"), _WORDED),
    **dict.fromkeys(("issued", "original-date", "event-date"), _DATED),
    **dict.fromkeys(("recipient", "translator", "editor", "director", "interviewer", "composer"), _PEOPLE),
    **dict.fromkeys(("performer", "reviewed-author", "original-author"), _PEOPLE),
}
#: Those of which the way of writing makes no difference at all.
WRITTEN_SO = frozenset({*_COUNTED, "page", "container-title"})
