"""The names that a notebook holds: its people, places and topics, and of how many cards each is."""

from collections.abc import Iterator

from essayplanner.domain.question import Known, Part
from essayplanner.domain.tags import group_and_name
from essayplanner.domain.text import as_called
from essayplanner.language import p_
from essayplanner.notebook.counting import tag_counts
from essayplanner.notebook.notebook import Notebook

_GROUPS = {
    "people": Part.PERSON,
    "places": Part.PLACE,
    "topics": Part.TOPIC,
    "themes": Part.TOPIC,
    p_("a group of tags", "people"): Part.PERSON,
    p_("a group of tags", "places"): Part.PLACE,
    p_("a group of tags", "topics"): Part.TOPIC,
    p_("a group of tags", "themes"): Part.TOPIC,
}


def known_names(book: Notebook) -> tuple[Known, ...]:
    """All names, each once: those of the groups of tags “people”, “places”, “topics” and “themes”, the tags of no group
    as topics, and people as cards call them, “Joseph Stalin” beside the tag “people: Stalin”. Cards in the trash do not
    count."""
    found: dict[tuple[Part, str], Known] = {}
    for known in (*_of_tags(book), *_of_cards(book)):
        found.setdefault((known.part, as_called(known.name)), known)
    people = {as_called(each.name): each.cards for each in found.values() if each.part is Part.PERSON}
    for name, cards in _other_names(book):
        if cards or (cards := people.get(as_called(name.split()[-1]), 0)):
            found.setdefault((Part.PERSON, as_called(name)), Known(name, Part.PERSON, cards))
    return tuple(found.values())


def _of_tags(book: Notebook) -> Iterator[Known]:
    for tag, cards in tag_counts(book):
        group, name = group_and_name(tag)
        if part := _GROUPS.get(group.casefold()) if group else Part.TOPIC:
            yield Known(name, part, cards)


def _of_cards(book: Notebook) -> Iterator[Known]:
    for (title,) in book.rows("SELECT title FROM card WHERE kind = 'historian' AND trashed_at IS NULL AND title <> ''"):
        yield Known(title, Part.PERSON, 1)


def _other_names(book: Notebook) -> Iterator[tuple[str, int]]:
    """What else cards are called, each with 1 where it is a historian, else 0: it may be anything."""
    rows = book.rows("SELECT aliases, kind = 'historian' FROM card WHERE aliases <> '' AND trashed_at IS NULL")
    for aliases, is_historian in rows:
        for name in filter(None, map(str.strip, aliases.split(";"))):
            yield name, is_historian
