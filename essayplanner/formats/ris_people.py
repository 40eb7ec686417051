"""The people of a RIS record: what each tag makes of them depends on the type, and on the words beside a name."""

import re
from collections.abc import Callable, Collection

from essayplanner.domain.naming import Person
from essayplanner.domain.reading_names import read_listed

#: The role of `A2` by type; else it is an editor's.
_SECOND = {
    "bill": "contributor",
    "broadcast": "performer",
    "interview": "interviewer",
    "motion_picture": "performer",
    "musical_score": "editor",
    "personal_communication": "recipient",
    "song": "performer",
}
#: The role of `A3` by type; else it is that of the editor of a series.
_THIRD = {
    "bill": "contributor",
    "broadcast": "producer",
    "motion_picture": "producer",
    "thesis": "contributor",
}
_STATEMENT = re.compile(r"\s/\s(.+)\Z", re.DOTALL)
_NOT_AUTHORS = re.compile(
    r"\b(?:edit|transl|ed\.|eds\.|trans\.|compil|illustr|introduc|foreword|preface|hrsg|herausge)", re.I
)


def people_of(
    kind: str, title: str, is_edited: bool, take: Callable[..., list[str]], known: Collection[str]
) -> dict[str, list[Person]]:
    """The people of a record by role, each once in each.

    `take` gives the values of tags, `known` people of the file; catalogues say in the `title` who the authors are.
    """
    statement = _STATEMENT.search(title)
    second, third = _SECOND.get(kind, "editor"), _THIRD.get(kind, "collection-editor")
    if kind == "book" and take("A3"):  # EndNote and Zotero: a book's A2 edits the series, its A3 the book
        second, third = "collection-editor", "editor"
    first = "editor" if is_edited else "director" if kind == "motion_picture" else "author"
    tagged = (
        (first, take("AU", "A1")),
        ("editor", take("ED")),
        (second, take("A2")),
        (third, take("A3")),
        ("translator", take("A4", "TA")),
        ("container-author" if kind == "chapter" else "contributor", take("C2") if kind == "chapter" else []),
        ("contributor", take("A5", "A6")),
    )
    people: dict[str, list[Person]] = {}
    for role, names in tagged:
        for name in names:
            listed = read_listed(name, known)
            said = listed.role
            if not said and role == second == "editor" and statement and _is_author_in(statement[1], listed.people):
                said = "author"
            if kind in ("webpage", "post-weblog") and "," not in name:
                listed = listed._replace(people=({"literal": name},))
            there = people.setdefault(said or role, [])
            there += [person for person in listed.people if person not in there]
    return people


def _is_author_in(statement: str, people: tuple[Person, ...]) -> bool:
    """Whether “/ Ann Rowe and Jane Hill ; edited by Jon Moss” names somebody as an author."""
    names = [f"{person['given']} {person['family']}" for person in people if {"given", "family"} <= person.keys()]
    parts = (part for part in statement.split(";") if not _NOT_AUTHORS.search(part))
    return any(name in part for part in parts for name in names)
