"""Names of people and bodies, as they stand in a row and as CSL keeps them."""

from collections.abc import Mapping
from typing import Any

from essayplanner.domain.csl import tidy_item
from essayplanner.domain.naming import Person, inverted, name_of, several, turned
from essayplanner.domain.text import clean_line

#: More rows than these no editor needs; what stands after them is kept.
SHOWN = 40


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
    """What was typed, as CSL, by the rule of `naming`. Particles that `old` told apart stay apart, and what the student
    called a body stays one."""
    text = clean_line(typed)
    if not text.strip(" ,"):
        return {}
    if old and text == name_text(old):
        return old
    if old and is_body(old) and not is_body(read_name(name_text(old))):
        return as_body(text)
    person = name_of(text)
    family, given = person.get("family", ""), person.get("given", "")
    before = (old or {}).get("non-dropping-particle", "")
    if before and family.startswith(f"{before} "):
        person |= {"non-dropping-particle": before, "family": family[len(before) + 1 :]}
    after = (old or {}).get("dropping-particle", "")
    if after and given.endswith(f" {after}"):
        person |= {"dropping-particle": after, "given": given[: -len(after) - 1]}
    return person


def is_body(person: Person) -> bool:
    """Whether a name is that of a body, which stays as it is."""
    return "literal" in person


def as_body(typed: str) -> Person:
    """What was typed as the name of a body, whatever it looks like; none for nothing."""
    text = clean_line(typed)
    return {"literal": text} if text.strip(" ,") else {}


def as_person(typed: str) -> Person:
    """What was typed as the name of a person, with a comma or without: “Ada de Witt” is “de Witt, Ada”."""
    text = clean_line(typed)
    if not text.strip(" ,"):
        return {}
    return inverted(text) if "," in text else turned(text)


def names_in(typed: str) -> list[str]:
    """The names in a line, which stand between semicolons, or are plainly several."""
    parts = (clean_line(part) for part in typed.split(";"))
    return [name for part in parts if part.strip(" ,") for name in several(part)]
