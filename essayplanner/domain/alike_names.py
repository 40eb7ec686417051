"""Names compared: whether two people, or two bodies, are one, written in full or with initials."""

import re
from collections.abc import Mapping
from typing import Any, NamedTuple

from essayplanner.domain.csl import text_of
from essayplanner.domain.text import as_typed

_PARTICLES = frozenset(re.findall(r"\w+", "de van von der den du la le di da del des zu of the ter ten al el"))
#: Given names as alike as this are one (Moshe, Moishe); John and Jane are not.
_ALIKE = 0.7


_PARTS = ("family", "given", "literal")


class Name(NamedTuple):
    """The words of a name: the family's without particles, or all of a body's, and the given."""

    family: tuple[str, ...]
    given: tuple[str, ...]


def names_of(value: Any) -> tuple[Name, ...]:
    """The people of a role, as they are compared; nothing for what is no list of people."""
    people = [person for person in value if isinstance(person, Mapping)] if isinstance(value, list) else []
    return tuple(name for person in people if (name := _name_of(person)).family)


def _name_of(person: Mapping[str, Any]) -> Name:
    family, given, literal = (text_of(person.get(part)) if part in person else "" for part in _PARTS)
    if literal:
        family, _comma, given = literal.partition(",")
    words, first = _words(family), _words(given)
    if not words:
        words, first = first, []
    return Name(tuple(word for word in words if word not in _PARTICLES) or tuple(words), tuple(first))


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", as_typed(text))


def are_one(one: Name, other: Name) -> bool:
    """Whether two names may be one person's or one body's."""
    if one.family == other.family:
        few, many = sorted((one.given, other.given), key=len)
        there = iter(many)
        return all(any(_are_one_given(word, each) for each in there) for word in few)
    some, others = {*one.family, *one.given}, {*other.family, *other.given}
    return some >= {*other.family} and others >= {*one.family}


def _are_one_given(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    if long.startswith(short):
        return True
    if len(short) == 1:
        return False
    there = iter(long)
    common = sum(1 for letter in short if letter in there)
    return common >= _ALIKE * len(long)
