"""The kind of a note is guessed by rules that can be read; how often a teacher would agree is counted."""

import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest

from essayplanner.domain.brought import Block, What, Writing
from essayplanner.domain.cards import Kind
from essayplanner.domain.cutting import Rule, Way
from essayplanner.domain.kind_guesses import Note, guess
from essayplanner.domain.known_people import Known
from essayplanner.domain.note_words import begun
from essayplanner.domain.proposals import Proposal, propose
from essayplanner.resources import resources

NOTES, ATTRIBUTED = (
    tomllib.loads((Path(__file__).parent / name).read_text(encoding="utf-8"))
    for name in ("notes_with_kinds.toml", "attributions.toml")
)


def agreed(part: str) -> Iterator[tuple[bool, Kind, Proposal]]:
    known = Known([(name, "") for name in NOTES["historians"]], [])
    for kind, notes in NOTES[part].items():
        writing = Writing("", "", tuple(Block(What.ITEM, note) for note in notes))
        for proposal in propose(writing, Rule(Way.ITEM, 1), known):
            yield proposal.kind == kind, Kind(kind), proposal


@pytest.mark.parametrize(("part", "least"), [("seen", 0.9), ("unseen", 0.9), ("later", 0.8)])
def test_a_teacher_would_mostly_agree(part: str, least: float) -> None:
    found = list(agreed(part))
    wrong = [
        (f"{kind}, not {proposal.kind}", proposal.title, proposal.why) for right, kind, proposal in found if not right
    ]
    assert len(found) == 30
    assert len(wrong) <= round(30 * (1 - least)), wrong


def test_half_of_the_cards_of_the_bundled_pack_on_which_no_rule_was_tried() -> None:
    pack = tomllib.loads((resources() / "packs" / "stalin.toml").read_text(encoding="utf-8"))["cards"]
    known = Known([(card["title"], "") for card in pack if card["kind"] == "historian"], [])
    notes = [(f"{card['title'].rstrip('.')}. {card.get('text', '')}".strip(), card["kind"]) for card in pack]
    notes.sort()
    Random(1924).shuffle(notes)
    held = notes[len(notes) // 2 :]
    writing = Writing("", "", tuple(Block(What.ITEM, words, 1) for words, _kind in held))
    found = propose(writing, Rule(Way.ITEM, 1), known)
    right = Counter(kind for each, (_words, kind) in zip(found, held, strict=True) if each.kind == kind)
    there = Counter(kind for _words, kind in held)
    assert right.total() >= 0.75 * len(held)
    assert right["claim"] >= 0.5 * there["claim"]


@pytest.mark.parametrize(("part", "least"), [("seen", 0.93), ("unseen", 0.8)])
def test_whoever_is_named_with_a_page_is_taken_for_a_historian(part: str, least: float) -> None:
    wrong = list[object]()
    for note, *right in ATTRIBUTED[part]:
        (made,) = propose(Writing("", "", (Block(What.ITEM, note, 1),)), Rule(Way.ITEM, 1), Known([], []))
        taken = begun(note)
        if (made.kind, taken.name, taken.year, taken.place) != tuple(right):
            wrong.append((note, made.kind, made.why, *taken))
    assert len(wrong) <= len(ATTRIBUTED[part]) * (1 - least), wrong


SERVICE = "Robert Service"
TOLD = {
    "historian: names Service with a page": Note("It was fear", stranger="Service"),
    "historian: argues, and names Service with a page": Note("Was it fear?", stranger="Service", at_end=True),
    "historian: names Robert Service, a historian of this notebook": Note(
        "It was fear", historian=SERVICE, has_place=True
    ),
    "historian: names Robert Service, who wrote one of the sources": Note("Service argues it was fear", author=SERVICE),
    "evidence: tells what happened or was so": Note("It rose, says Service’s table", historian=SERVICE),
    "evidence: tells what somebody said or wrote": Note("Zinoviev admitted at last that nobody was safe"),
    "claim: generalises (nobody, always, by design …)": Note("After that year nobody was safe"),
    "claim: judges or weighs (was enough to, might, beyond …)": Note("A quarrel was enough to split them in 1925"),
    "claim: explains (made possible, turned into, grew out of …)": Note("Hunger turned into revolt"),
    "evidence: has a date or a figure": Note("Grain fell by 12%"),
    "evidence: tells what was done": Note("Everyone near him was shot"),
    "claim: sets one thing against another (despite, not …, owed to …)": Note("The army won, not the Party"),
    "claim: says what somebody felt or wanted": Note("He sought to please the army"),
    "claim: speaks of an idea or a force (fear, loyalty, policy …)": Note("Fear held the Party together"),
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


@pytest.mark.parametrize(
    "note", ["Made head of the NKVD in September 1936", "He was removed in 1938", "Removed in 1938"]
)
def test_what_became_of_somebody_is_told_in_few_words(note: str) -> None:
    assert guess(Note(note)).why == "tells what was done"
