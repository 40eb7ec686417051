"""What was typed to search for, as a query of the index and as marks in a text."""

import re
from collections.abc import Iterator

from essayplanner.domain.text import as_typed, typed_positions

#: So much of what was typed is searched for.
_TYPED_LETTERS = 1000


def _words(text: str) -> Iterator[list[str]]:
    """Each run of what was typed between white space, as the words that the index makes of it."""
    for run in as_typed(text[:_TYPED_LETTERS]).split():
        if words := re.findall(r"[^\W_]+", run):
            yield words


def match_of(text: str) -> str:
    """What was typed as a query of the index: every word as a beginning, all of them needed; empty for no words."""
    return " ".join(quoted_words(text))


def quoted_words(text: str) -> list[str]:
    """Each word that was typed, as a query of the index."""
    return list(dict.fromkeys(f'"{" ".join(word)}"*' for word in _words(text)))


def marks(text: str, typed: str) -> list[tuple[int, int]]:
    """Where words of `text` begin with a word that was typed, as (start, length), accents and case ignored."""
    words = {r"[\W_]+".join(word) for word in _words(typed)}
    if not words:
        return []
    pattern = r"(?<![^\W_])(?:" + "|".join(sorted(words, key=len, reverse=True)) + ")"
    found = [match.span() for match in re.finditer(pattern, as_typed(text))]
    if not found or text.isascii():
        return [(start, end - start) for start, end in found]
    at = typed_positions(text)
    return [(at[start], at[end - 1] + 1 - at[start]) for start, end in found]
