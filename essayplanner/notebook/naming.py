"""Finding one thing of many by what a student calls it, and saying what there is where none is called so."""

import re
from collections.abc import Iterable, Sequence
from heapq import nlargest
from typing import Any

from essayplanner.domain.errors import RefusedError
from essayplanner.domain.outline import counted
from essayplanner.domain.text import as_called, shorten

#: So many are named in a sentence; of the others the number is said.
MOST_NAMED = 5

#: No more words than these are compared letter for letter.
_MOST_COMPARED = 5_000
_LONG_WORD = re.compile(r"\w{4,}")


def find_called(rows: Iterable[Sequence[Any]], name: str, what: str) -> int | None:
    """The id of the one row (id, uid, title, ...) of that uid, that title or, alone, that beginning of a title.

    None where there is none; RefusedError, with the uids, where there are several. `what` is the word for one of them.
    """
    rows, wanted = list(rows), as_called(name)
    found = [row for row in rows if row[1] == name.strip()] or [row for row in rows if as_called(row[2]) == wanted]
    if len(found) > 1:
        uids = _joined([row[1] for row in found], ", ")
        raise RefusedError(f"{counted(len(found), what)} are called “{shown(name)}”; name one by its uid: {uids}.")
    found = found or [row for row in rows if wanted and as_called(row[2]).startswith(wanted)]
    if len(found) > 1:
        titles = _joined([f"“{shorten(row[2], 60)}” ({row[1]})" for row in found], "; ")
        raise RefusedError(
            f"{counted(len(found), what)} begin with “{shown(name)}”; add a word, or name one by its uid: {titles}."
        )
    return int(found[0][0]) if found else None


def shown(name: str) -> str:
    """What somebody called a thing, short enough for a sentence."""
    return shorten(name, 80)


def listed(titles: Sequence[str]) -> str:
    """Titles in a sentence: the first ones, and how many more there are."""
    return _joined([f"“{shorten(title, 60)}”" for title in titles], "; ") or "none yet"


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
    return [called[each] for _, each in best[:MOST_NAMED]]


def _joined(parts: Sequence[str], between: str) -> str:
    more = len(parts) - MOST_NAMED
    return between.join(parts[:MOST_NAMED]) + (f" and {more:,} more" if more > 0 else "")
