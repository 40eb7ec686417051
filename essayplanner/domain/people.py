"""Names of people and bodies, as they stand in a row and as CSL keeps them."""

import re
from collections.abc import Mapping
from typing import Any

from essayplanner.domain.csl import tidy_item
from essayplanner.domain.text import clean_line

Person = dict[str, str]

#: More rows than these no editor needs; what stands after them is kept.
SHOWN = 40

#: What follows a family name and is none.
_SUFFIXES = ("Jr", "Sr", "II", "III", "IV")


def people_of(csl: Mapping[str, Any], role: str) -> list[Person]:
    """The people of a role, each of the shape that CSL gives it."""
    found: list[Person] = tidy_item({role: csl.get(role)}).get(role, [])
    return found


def name_text(person: Person) -> str:
    """A person as a row shows it: “Service, Robert”, “King, Martin Luther, Jr.”, or the name of a body."""
    if literal := person.get("literal"):
        return literal
    family = " ".join(filter(None, (person.get("non-dropping-particle"), person.get("family"))))
    given = " ".join(filter(None, (person.get("given"), person.get("dropping-particle"))))
    if not given:
        return f"{family}," if "family" in person else family
    return ", ".join(filter(None, (family, given, person.get("suffix"))))


def read_name(typed: str, old: Person | None = None) -> Person:
    """What was typed, as CSL; a name without a comma is a body's. Particles that `old` told apart stay apart."""
    text = clean_line(typed)
    if old and text == name_text(old):
        return old
    family, comma, rest = (part.strip() for part in text.partition(","))
    if not comma or (not family and not rest):
        return {"literal": text} if text.strip(" ,") else {}
    given, _, suffix = (part.strip() for part in rest.partition(","))
    person = {"family": family, "given": given, "suffix": suffix}
    before = (old or {}).get("non-dropping-particle", "")
    if before and family.startswith(f"{before} "):
        person |= {"non-dropping-particle": before, "family": family[len(before) + 1 :]}
    after = (old or {}).get("dropping-particle", "")
    if after and given.endswith(f" {after}"):
        person |= {"dropping-particle": after, "given": given[: -len(after) - 1]}
    return {part: value for part, value in person.items() if value}


def is_body(person: Person) -> bool:
    """Whether a name is that of a body, which stays as it is."""
    return "literal" in person


def as_body(typed: str) -> Person:
    """What was typed as the name of a body, whatever it looks like; none for nothing."""
    text = clean_line(typed)
    return {"literal": text} if text.strip(" ,") else {}


def as_person(typed: str) -> Person:
    """What was typed as the name of a person, with a comma or without: “Ada de Witt” is “de Witt, Ada”."""
    words = clean_line(typed).split()
    if any("," in word for word in words) or len(words) < 2:
        person = read_name(typed)
        return {"family": person["literal"]} if "literal" in person else person
    suffix = words.pop() if len(words) > 2 and words[-1].rstrip(".") in _SUFFIXES else ""
    family = next((at for at, word in enumerate(words[1:-1], 1) if word[:1].islower()), len(words) - 1)
    person = {"family": " ".join(words[family:]), "given": " ".join(words[:family]), "suffix": suffix}
    return {part: value for part, value in person.items() if value}


def names_in(typed: str) -> list[str]:
    """The names in a line, which stand between semicolons; an “and” or “&” parts them where all about it are persons’:
    “Chapman and Hall” is one."""
    names = []
    for part in typed.split(";"):
        people = [clean_line(each) for each in re.split(r"\s(?:and|&)\s", part)]
        alone = len(people) < 2 or not all(person and not is_body(read_name(person)) for person in people)
        names += [clean_line(part)] if alone else people
    return [name for name in names if name.strip(" ,")]
