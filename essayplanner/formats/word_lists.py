"""Tables of words, written as a reader of the code reads them best: one after the other. None is for people to read."""

from collections.abc import Mapping


def word_list(text: str) -> tuple[str, ...]:
    """The words of a text, in order."""
    return tuple(text.split())


def word_set(text: str) -> frozenset[str]:
    """The words of a text."""
    return frozenset(text.split())


def word_pairs(text: str) -> dict[str, str]:
    """Each first word of a text with the second that follows it."""
    found = text.split()
    return dict(zip(found[::2], found[1::2], strict=True))


def by_word(table: Mapping[str, str]) -> dict[str, str]:
    """For each word in a table the name that it stands under."""
    return {word: name for name, words in table.items() for word in words.split()}
