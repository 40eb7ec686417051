"""What kind of card a note seems to be, and by what of its words: a table of a few rules that can be read."""

import re
from collections.abc import Callable
from typing import NamedTuple

from essayplanner.domain.cards import Kind
from essayplanner.domain.kind_words import (
    ARGUES,
    COUNTED,
    DOCUMENT,
    DONE,
    FIGURE,
    FIRST,
    GENERAL,
    HISTORIANS,
    IDEAS,
    JUDGES,
    MEANS,
    NAMED_VIEW,
    QUOTED,
    SETS_AGAINST,
    TELLS,
    UNKNOWN,
    VIEW,
    WORKS,
    YEAR,
)
from essayplanner.language import N_, _


class Note(NamedTuple):
    """A note as it is looked at: its plain words without date and page before them, whether a date was there, whom it
    names that the notebook knows as a historian or as author of a source, and whether that was with a page; else a
    `stranger` whom it names with a page, and whether that stands `at_end`."""

    words: str
    dated: bool = False
    historian: str = ""
    author: str = ""
    has_place: bool = False
    quoted: bool = False
    stranger: str = ""
    at_end: bool = False


class Guess(NamedTuple):
    """A kind, and the reason in a few words."""

    kind: Kind
    why: str


def guess(note: Note) -> Guess:
    """The kind of a note by the first rule that it meets."""
    words = note.words
    if note.historian and (note.has_place or _views(words, note.historian)):
        return Guess(Kind.HISTORIAN, _("names {name}, a historian of this notebook", name=note.historian))
    if note.author and (note.has_place or _views(words, note.author)):
        return Guess(Kind.HISTORIAN, _("names {name}, who wrote one of the sources", name=note.author))
    if note.stranger and not note.at_end:
        return Guess(Kind.HISTORIAN, _("names {name} with a page", name=note.stranger))
    for says, kind, why in _TABLE:
        if says(note):
            if kind is Kind.CLAIM and note.stranger:
                return Guess(Kind.HISTORIAN, _("argues, and names {name} with a page", name=note.stranger))
            return Guess(kind, _(why))
    return Guess(Kind.EVIDENCE, _("tells what happened or was so"))


def _views(words: str, name: str) -> bool:
    """Whether a note tells what the bearer of a name thinks."""
    last = re.escape(name.split()[-1])
    says = rf"{last}(?:[^.]{{0,20}} {VIEW}|['’]s (?:thesis|view|argument))\b"
    if re.match(rf"(?:[A-Z][\w.’'-]*\s+)*{last}[.:]\s", words):
        return True
    led = rf"(?:according to|in the view of) [^.]{{0,20}}{last}\b"
    return bool(re.search(says, words) or re.search(led, words, re.IGNORECASE))


def _weighs(pattern: re.Pattern[str], note: Note) -> bool:
    """Whether the first sentence, which says what a note is about, has words of a pattern of its own."""
    first = FIRST.match(note.words)
    return bool(first and pattern.search(QUOTED.sub("", first[0])))


def _undated(pattern: re.Pattern[str]) -> Callable[[Note], bool]:
    """A rule for notes without a date whose first sentence has words of a pattern."""
    return lambda note: not note.dated and _weighs(pattern, note)


def _is_about(pattern: re.Pattern[str], note: Note) -> bool:
    """Whether the first sentence begins with words of a pattern, and has no figure."""
    first = FIRST.match(note.words)
    return bool(first and pattern.match(first[0]) and not FIGURE.search(first[0]))


def _begins_with_year(note: Note) -> bool:
    return note.dated or bool(re.match(r"(?:In|By|On|From|Between)?\s*(?:\w+ )?(?:1\d{3}|20\d\d)\b", note.words))


_TABLE: tuple[tuple[Callable[[Note], bool], Kind, str], ...] = (
    (lambda note: note.quoted, Kind.EVIDENCE, N_("is quoted word for word")),
    (
        lambda note: not note.dated and bool(HISTORIANS.search(note.words) or NAMED_VIEW.match(note.words)),
        Kind.HISTORIAN,
        N_("tells what a historian argues"),
    ),
    (lambda note: note.words.endswith("?"), Kind.CLAIM, N_("asks a question")),
    (lambda note: bool(UNKNOWN.search(note.words)), Kind.EVIDENCE, N_("says what is not known")),
    (
        lambda note: not _begins_with_year(note) and _weighs(ARGUES, note),
        Kind.CLAIM,
        N_("argues (because, therefore, led to, rather than …)"),
    ),
    (
        lambda note: bool(TELLS.search(note.words[:200])),
        Kind.EVIDENCE,
        N_("tells what somebody said or wrote"),
    ),
    (
        _undated(SETS_AGAINST),
        Kind.CLAIM,
        N_("sets one thing against another (despite, not …, owed to …)"),
    ),
    (lambda note: _weighs(DONE, note), Kind.EVIDENCE, N_("tells what was done")),
    (
        _undated(GENERAL),
        Kind.CLAIM,
        N_("generalises (nobody, always, by design …)"),
    ),
    (
        _undated(JUDGES),
        Kind.CLAIM,
        N_("judges or weighs (was enough to, might, beyond …)"),
    ),
    (
        _undated(WORKS),
        Kind.CLAIM,
        N_("explains (made possible, turned into, grew out of …)"),
    ),
    (
        lambda note: not note.dated and _is_about(IDEAS, note),
        Kind.CLAIM,
        N_("speaks of an idea or a force (fear, loyalty, policy …)"),
    ),
    (
        _undated(MEANS),
        Kind.CLAIM,
        N_("says what somebody felt or wanted"),
    ),
    (
        lambda note: note.dated or bool(YEAR.search(note.words) or FIGURE.search(note.words)),
        Kind.EVIDENCE,
        N_("has a date or a figure"),
    ),
    (lambda note: bool(COUNTED.search(note.words)), Kind.EVIDENCE, N_("has a date or a figure")),
    (lambda note: bool(QUOTED.search(note.words)), Kind.EVIDENCE, N_("quotes somebody’s words")),
    (
        lambda note: bool(ARGUES.search(note.words)),
        Kind.CLAIM,
        N_("argues (because, therefore, led to, rather than …)"),
    ),
    (lambda note: bool(DOCUMENT.search(note.words)), Kind.EVIDENCE, N_("names a law, a letter, a report or the like")),
)
