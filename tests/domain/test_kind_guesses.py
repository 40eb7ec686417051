"""The kind of a note is guessed by rules that can be read; how often a teacher would agree is counted."""

import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from essayplanner.domain.brought import Block, What, Writing
from essayplanner.domain.cards import Kind
from essayplanner.domain.cutting import Rule, Way
from essayplanner.domain.kind_guesses import Note, guess
from essayplanner.domain.proposals import Known, Proposal, propose

NOTES = tomllib.loads((Path(__file__).parent / "notes_with_kinds.toml").read_text(encoding="utf-8"))


def agreed(part: str) -> Iterator[tuple[bool, Kind, Proposal]]:
    known = Known([(name, "") for name in NOTES["historians"]], [])
    for kind, notes in NOTES[part].items():
        writing = Writing("", "", tuple(Block(What.ITEM, note) for note in notes))
        for proposal in propose(writing, Rule(Way.ITEM, 1), known):
            yield proposal.kind == kind, Kind(kind), proposal


@pytest.mark.parametrize(("part", "least"), [("seen", 0.9), ("unseen", 0.7)])
def test_a_teacher_would_mostly_agree(part: str, least: float) -> None:
    found = list(agreed(part))
    wrong = [
        (f"{kind}, not {proposal.kind}", proposal.title, proposal.why) for right, kind, proposal in found if not right
    ]
    assert len(found) == 30
    assert len(wrong) <= round(30 * (1 - least)), wrong


SERVICE = "Robert Service"
TOLD = {
    "historian: names Robert Service, a historian of this notebook": Note(
        "It was fear", historian=SERVICE, has_place=True
    ),
    "historian: names Robert Service, who wrote one of the sources": Note("Service argues it was fear", author=SERVICE),
    "claim: states something without a date or a figure": Note("It rose, says Service’s table", historian=SERVICE),
    "evidence: has a date or a figure": Note("Grain fell by 12%"),
    "claim: asks a question": Note("Was it so?"),
    "claim: argues (because, therefore, led to, rather than …)": Note("It fell because nobody sowed"),
    "evidence: is quoted word for word": Note("The party grew", quoted=True),
    "evidence: says what is not known": Note("His part is unclear"),
    "evidence: names a law, a letter, a report or the like": Note("A letter to the Tsar"),
}


@pytest.mark.parametrize(("guessed", "note"), TOLD.items())
def test_each_rule_says_why(guessed: str, note: Note) -> None:
    found = guess(note)
    assert f"{found.kind}: {found.why}" == guessed
