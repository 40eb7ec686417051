"""Groups of tags: “people: Kirov” is the name “Kirov” in the group “people”. The tag alone says so."""

from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from essayplanner.domain.text import in_order

#: Groups of tags that say from where in a source a card is.
_OF_SOURCES = frozenset({"heading"})


class CountedTag(NamedTuple):
    """A tag, its name without the group, and how many cards carry it."""

    tag: str
    name: str
    cards: int


class TagGroup(NamedTuple):
    """A group, as one of its tags spells it, and its tags in alphabetical order."""

    name: str
    tags: list[CountedTag]

    @property
    def title(self) -> str:
        """The group as a heading, with a capital letter."""
        return self.name[:1].upper() + self.name[1:]


@lru_cache(10_000)  # a timeline asks of the tags of every card at every step
def group_and_name(tag: str) -> tuple[str, str]:
    """The group of a tag and its name in it: what stands before and after the first colon with a space behind it. The
    group is empty where either of them would be: then the name is the tag."""
    group, _colon, name = (part.strip() for part in tag.partition(": "))
    return (group, name) if group and name else ("", tag)


def theme_of(tag: str) -> str:
    """What a tag says that a card is about: its name without the group; empty where it only says where in a source the
    card is from."""
    group, name = group_and_name(tag)
    return "" if group.casefold() in _OF_SOURCES else name


def in_groups(counts: Iterable[tuple[str, int]]) -> tuple[list[TagGroup], list[CountedTag]]:
    """The groups in alphabetical order, and the tags of none in the order in which they came.

    Groups that differ in capitals alone are one, spelt as in the tag that came first.
    """
    groups: dict[str, TagGroup] = {}
    rest: list[CountedTag] = []
    for tag, cards in counts:
        group, name = group_and_name(tag)
        into = groups.setdefault(group.casefold(), TagGroup(group, [])).tags if group else rest
        into.append(CountedTag(tag, name, cards))
    for each in groups.values():
        each.tags.sort(key=lambda counted: in_order(counted.name))
    return sorted(groups.values(), key=lambda each: in_order(each.name)), rest
