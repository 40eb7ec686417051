"""How the screens of each notebook were left, and how they go on from there."""

import json
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple, TypeAlias, TypeVar

from essayplanner.ui.desk.settings import Settings

#: Letters of all that is kept.
_ROOM = 100_000

#: What is kept of a screen, by its names: what the student chose on it.
Left: TypeAlias = Mapping[str, str | int | bool]
First = TypeVar("First", bound=NamedTuple)


def taken_up(first: First, kept: Mapping[str, Any]) -> First:
    """What was kept; what is missing, or is of another kind than at first, is as at first."""
    known = {name: value for name, value in first._asdict().items() if type(kept.get(name)) is type(value)}
    return first._replace(**{name: kept[name] for name in known})


def keep_screens(settings: Settings, uid: str, left: Mapping[str, Left]) -> None:
    """Keep how screens of a notebook were left, by their names; those of notebooks that were left long ago go where
    there is no room for all. The settings are yet to be saved."""
    settings.left[uid] = {**settings.left.pop(uid, {}), **left}
    letters = {each: len(json.dumps(screens)) for each, screens in settings.left.items()}
    while sum(letters.values()) > _ROOM:
        oldest = next(iter(letters))
        del letters[oldest], settings.left[oldest]


def words_of(ids: Iterable[int]) -> str:
    """Ids in few letters."""
    return " ".join(map(str, ids))


def ids_of(words: str) -> list[int]:
    """Ids from such letters; what is none is left out."""
    return [int(word) for word in words.split() if word.isdecimal() and len(word) < 19]
