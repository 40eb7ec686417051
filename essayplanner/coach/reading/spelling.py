"""Commands that are spelt wrongly: what was probably meant, to be asked and never taken for granted."""

import re
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import NamedTuple

from essayplanner.coach.reading.vocabulary import vocabulary
from essayplanner.domain.question import Mark, Misspelt, Part
from essayplanner.domain.text import fold

#: A word that something follows: at the end it is still being typed.
_WORD = re.compile(r"[^\W\d_]{2,20}(?=\W)")
#: How like two words are that may be the same one, from 0 to 1; and of so many words a question is looked through.
_LIKENESS, _MOST_WORDS = 0.84, 60


class _Respelt(NamedTuple):
    """A word of the question, from one letter up to another, and what stands there in place of it."""

    start: int
    end: int
    word: str


def misspelt_command(question: str, is_read: bool, marks_of: Callable[[str], Sequence[Mark]]) -> Misspelt | None:
    """The first command with a word that is spelt wrongly; None where that would make no command of it.

    `is_read` tells that something was made of the question: then a word that there is stays as it is. `marks_of` reads
    another question.
    """
    words = _respelt(question, is_read)
    if not words:
        return None
    text, ends = _with(question, words)
    for mark in marks_of(text):
        # with the verb after it: “How far where the causes …”
        changed = [
            word for word, end in zip(words, ends, strict=True) if mark.start < end <= mark.end + len(word.word) + 1
        ]
        if mark.part is Part.COMMAND and changed:
            start = _before(mark.start, words, ends)
            end = max(_before(mark.end, words, ends), changed[-1].end)
            inner = [_Respelt(each.start - start, each.end - start, each.word) for each in changed]
            return Misspelt(start, end, question[start:end], _with(question[start:end], inner)[0])
    return None


def _respelt(question: str, is_read: bool) -> list[_Respelt]:
    found = []
    for number, word in enumerate(_WORD.finditer(question)):
        meant = _nearest(fold(word[0]), is_read) if number < _MOST_WORDS else ""
        if meant:
            meant = meant.capitalize() if word[0][0].isupper() else meant
            found.append(_Respelt(word.start(), word.end(), meant.upper() if word[0].isupper() else meant))
    return found


@lru_cache(4096)
def _nearest(word: str, is_read: bool) -> str:
    """The word of a command that this one is not, but nearly; empty for none."""
    from difflib import get_close_matches

    known = vocabulary()
    if confused := known.confused.get(word):
        return "" if is_read else confused
    if word in known.spelt:
        return ""
    return next(iter(get_close_matches(word, known.command_words, 1, _LIKENESS)), "")


def _with(text: str, words: Sequence[_Respelt]) -> tuple[str, list[int]]:
    """The text with these words in it, and where each of them ends then."""
    made, at, ends = "", 0, []
    for start, end, word in words:
        made += text[at:start] + word
        ends.append(len(made))
        at = end
    return made + text[at:], ends


def _before(at: int, words: Sequence[_Respelt], ends: Sequence[int]) -> int:
    """Where a letter of the other question is in the one that was typed."""
    moved = 0
    for word, end in zip(words, ends, strict=True):
        if end <= at:
            moved += len(word.word) - (word.end - word.start)
    return at - moved
