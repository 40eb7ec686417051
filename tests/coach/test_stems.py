"""How questions of the boards' kinds are read."""

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from essayplanner.coach.questions import read_question
from essayplanner.domain.question import Known, Mark, Part, Reading

STEMS: list[dict[str, Any]] = tomllib.loads(Path(__file__).with_name("stems.toml").read_text(encoding="utf-8"))["stems"]
KNOWN = (
    Known("Stalin", Part.PERSON, 3),
    Known("Lenin", Part.PERSON, 3),
    Known("Trotsky", Part.PERSON, 3),
    Known("Conquest", Part.PERSON, 2),
    Known("Georgia", Part.PLACE, 2),
)


def plain(read: str) -> str:
    """The question of a reading that is written with its parts."""
    return "".join(letters for letters, _parts in _stretches(read))


def _stretches(read: str) -> Iterator[tuple[str, int]]:
    """Letters with how many parts they lie in."""
    depth = 0
    for piece in read.replace("{", "\0{\0").replace("}", "\0}\0").split("\0"):
        depth += (piece == "{") - (piece == "}")
        if piece not in ("{", "}"):
            yield piece.partition("|")[0], depth


def written(reading: Reading) -> str:
    """The question with its parts: {words|part}."""
    return "".join(
        "".join(f"|{mark.part.name.lower()}}}" for mark in _ending(reading.marks, at))
        + "{" * sum(mark.start == at for mark in reading.marks)
        + reading.question[at : at + 1]
        for at in range(len(reading.question) + 1)
    )


def _ending(marks: tuple[Mark, ...], at: int) -> list[Mark]:
    """Those that end at a letter, the inner first."""
    return sorted(
        (mark for mark in marks if mark.end == at), key=lambda mark: (mark.end - mark.start, -marks.index(mark))
    )


@pytest.mark.parametrize("stem", STEMS, ids=lambda stem: plain(stem["read"])[:60])
def test_a_question_is_read(stem: dict[str, Any]) -> None:
    reading = read_question(plain(stem["read"]), KNOWN)
    assert written(reading) == stem["read"]
    assert (reading.task.name.lower() if reading.task else "") == stem.get("task", "")
    assert reading.claim == stem.get("claim", "")
    assert reading.dates == stem.get("dates", "")
    assert list(reading.unread) == stem.get("unread", [])
    assert (reading.misspelt.meant if reading.misspelt else "") == stem.get("meant", "")
    assert reading.second == stem.get("second", "")


def test_there_are_questions_of_all_kinds() -> None:
    assert len({plain(stem["read"]) for stem in STEMS}) == len(STEMS) > 100
    tasks = {stem.get("task", "") for stem in STEMS}
    assert len(tasks) == 11
    marked = {part for part in Part if any(f"|{part.name.lower()}}}" in stem["read"] for stem in STEMS)}
    assert marked == {*Part} - {Part.OTHER, Part.NOTHING}
