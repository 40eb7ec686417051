"""What was typed to search for, as a query of the index and as marks in a text."""

import re
from collections.abc import Iterator

from essayplanner.domain.text import THOUSANDS, as_typed, joined_numbers, typed_positions

#: So much of what was typed is searched for.
_TYPED_LETTERS = 1000


#: Within what was typed, spaces that part the thousands of a number; a plain one parts two words.
_NARROW = re.compile("(?<=\\d)[\u00a0\u2009\u202f](?=\\d{3}(?!\\d))")


def _words(text: str) -> Iterator[list[list[str]]]:
    """Each run of what was typed between white space, in each way in which the index may have it: as the words that it
    makes of the run and, of a number like “1,108”, the one word without its comma."""
    for run in _NARROW.sub(",", text[:_TYPED_LETTERS]).split():
        if words := re.findall(r"[^\W_]+", as_typed(run)):
            number = joined_numbers(run)
            alone = number and "".join(words) == as_typed(number[0])
            yield [words, [as_typed(number[0])]] if alone else [words]


def match_of(text: str) -> str:
    """What was typed as a query of the index: every word as a beginning, all of them needed; empty for no words."""
    return " AND ".join(quoted_words(text))


def quoted_words(text: str) -> list[str]:
    """Each word that was typed, as a query of the index."""
    return list(dict.fromkeys(_quoted(ways) for ways in _words(text)))


def _quoted(ways: list[list[str]]) -> str:
    either = " OR ".join(f'"{" ".join(words)}"*' for words in ways)
    return f"({either})" if len(ways) > 1 else either


def marks(text: str, typed: str) -> list[tuple[int, int]]:
    """Where words of `text` begin with a word that was typed, as (start, length), accents and case ignored."""
    words = {r"[\W_]+".join(map(_marked, words)) for ways in _words(typed) for words in ways}
    if not words:
        return []
    pattern = r"(?<![^\W_])(?:" + "|".join(sorted(words, key=len, reverse=True)) + ")"
    found = [match.span() for match in re.finditer(pattern, as_typed(text))]
    if not found or text.isascii():
        return [(start, end - start) for start, end in found]
    at = typed_positions(text)
    return [(at[start], at[end - 1] + 1 - at[start]) for start, end in found]


def _marked(word: str) -> str:
    """A word as it may stand in a text: the thousands of a long number may be parted there."""
    if not (len(word) > 3 and word.isdecimal()):
        return word
    start = len(word) % 3 or 3
    groups = [word[:start], *(word[place : place + 3] for place in range(start, len(word), 3))]
    return f"""(?:{"[,.']?".join(word)}|{f"[{THOUSANDS}]".join(groups)})"""
