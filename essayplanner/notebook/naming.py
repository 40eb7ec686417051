"""Finding one thing of many by what a student calls it, and saying what there is where none is called so."""

import re
from collections.abc import Iterable, Sequence
from heapq import nlargest
from typing import Any, NamedTuple

from essayplanner.domain.errors import RefusedError
from essayplanner.domain.text import as_called, shorten
from essayplanner.language import Plural, _, n_, p_

#: So many are named in a sentence; of the others the number is said.
MOST_NAMED = 5

#: No more words than these are compared letter for letter.
_MOST_COMPARED = 5_000
_LONG_WORD = re.compile(r"\w{4,}")


class Many(NamedTuple):
    """What is said where several things have that name, or begin so: `name`, and the `uids` or `titles` of some."""

    called: Plural
    begin: Plural


CARDS = Many(
    Plural(
        "{n} card is called “{name}”; name it by its uid: {uids}.",
        "{n} cards are called “{name}”; name one by its uid: {uids}.",
    ),
    Plural(
        "{n} card begins with “{name}”; add a word, or name it by its uid: {titles}.",
        "{n} cards begin with “{name}”; add a word, or name one by its uid: {titles}.",
    ),
)
OUTLINES = Many(
    Plural(
        "{n} outline is called “{name}”; name it by its uid: {uids}.",
        "{n} outlines are called “{name}”; name one by its uid: {uids}.",
    ),
    Plural(
        "{n} outline begins with “{name}”; add a word, or name it by its uid: {titles}.",
        "{n} outlines begin with “{name}”; add a word, or name one by its uid: {titles}.",
    ),
)
SECTIONS = Many(
    Plural(
        "{n} section is called “{name}”; name it by its uid: {uids}.",
        "{n} sections are called “{name}”; name one by its uid: {uids}.",
    ),
    Plural(
        "{n} section begins with “{name}”; add a word, or name it by its uid: {titles}.",
        "{n} sections begin with “{name}”; add a word, or name one by its uid: {titles}.",
    ),
)
DEBATES = Many(
    Plural(
        "{n} debate is called “{name}”; name it by its uid: {uids}.",
        "{n} debates are called “{name}”; name one by its uid: {uids}.",
    ),
    Plural(
        "{n} debate begins with “{name}”; add a word, or name it by its uid: {titles}.",
        "{n} debates begin with “{name}”; add a word, or name one by its uid: {titles}.",
    ),
)
SIDES = Many(
    Plural(
        "{n} side is called “{name}”; name it by its uid: {uids}.",
        "{n} sides are called “{name}”; name one by its uid: {uids}.",
    ),
    Plural(
        "{n} side begins with “{name}”; add a word, or name it by its uid: {titles}.",
        "{n} sides begin with “{name}”; add a word, or name one by its uid: {titles}.",
    ),
)


def find_called(rows: Iterable[Sequence[Any]], name: str, many: Many) -> int | None:
    """The id of the one row (id, uid, title, ...) of that uid, that title or, alone, that beginning of a title.

    None where there is none; RefusedError, with the uids, where there are several, as `many` says it.
    """
    rows, wanted = list(rows), as_called(name)
    found = [row for row in rows if row[1] == name.strip()] or [row for row in rows if as_called(row[2]) == wanted]
    if len(found) > 1:
        uids = listed([row[1] for row in found], p_("between parts of a list", ", "))
        raise RefusedError(n_(*many.called, len(found), name=shown(name), uids=uids))
    found = found or [row for row in rows if wanted and as_called(row[2]).startswith(wanted)]
    if len(found) > 1:
        titles = listed([_("“{title}” ({uid})", title=shorten(row[2], 60), uid=row[1]) for row in found])
        raise RefusedError(n_(*many.begin, len(found), name=shown(name), titles=titles))
    return int(found[0][0]) if found else None


def shown(name: str) -> str:
    """What somebody called a thing, short enough for a sentence."""
    return shorten(name, 80)


def quoted(titles: Sequence[str]) -> str:
    """Titles in a sentence: the first ones, and how many more there are."""
    return listed([_("“{title}”", title=shorten(title, 60)) for title in titles])


def listed(parts: Sequence[str], between: str = "", most: int = MOST_NAMED) -> str:
    """The first ones of many parts, as a list in a sentence, and how many more there are."""
    some = (between or p_("between titles in a list", "; ")).join(parts[:most])
    more = len(parts) - most
    return n_("{some} and {n} more", "{some} and {n} more", more, some=some) if more > 0 else some


def near(titles: Iterable[str], name: str) -> list[str]:
    """The few titles most like a name: those that share most of its long words, or of words spelt much like them."""
    from difflib import SequenceMatcher, get_close_matches

    wanted = as_called(name)
    called = {as_called(title): title for title in titles}
    words_of = {each: dict.fromkeys(_LONG_WORD.findall(each)) for each in called}
    known = dict.fromkeys(word for words in words_of.values() for word in words)
    asked = set[str]()
    for word in _LONG_WORD.findall(wanted):
        asked |= {word} if word in known else {*get_close_matches(word, [*known][:_MOST_COMPARED], 3, 0.75)}
    weights = ((sum(map(len, asked & words.keys())), each) for each, words in words_of.items())
    best = nlargest(10 * MOST_NAMED, (pair for pair in weights if pair[0]))
    best.sort(key=lambda pair: (pair[0], SequenceMatcher(None, wanted, pair[1]).ratio()), reverse=True)
    return [called[each] for _weight, each in best[:MOST_NAMED]]
