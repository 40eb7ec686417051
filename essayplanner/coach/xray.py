"""An essay turned back into its plan: what each sentence does, as the student says, and what is planned of that."""

import re
from collections.abc import Iterable, Mapping
from enum import Enum
from functools import cached_property
from typing import NamedTuple

from essayplanner.coach.xray_text import Paragraph, paragraphs_of
from essayplanner.domain.cards import Kind
from essayplanner.domain.outline import Role
from essayplanner.domain.planned import PlannedCard, PlannedSection
from essayplanner.domain.text import clean_text, shorten, words_of
from essayplanner.domain.words import role_title

#: Letters of a text that is taken apart at most.
LONGEST = 200_000
#: Letters of the title of a card, and of a section.
_TITLE, _SECTION = 80, 60
_FIGURE = re.compile(r"\d")
_WORDS = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_FEWEST_WITH_ENDS = 3


class Does(Enum):
    """What a sentence does in its paragraph."""

    CLAIM = "claim"
    EVIDENCE = "evidence"
    HISTORIAN = "historian"
    EXPLAINS = "explains"
    NOTHING = "nothing"


#: What a sentence that becomes a card is.
KINDS = {Does.CLAIM: Kind.CLAIM, Does.EVIDENCE: Kind.EVIDENCE, Does.HISTORIAN: Kind.HISTORIAN}


class Sentence(NamedTuple):
    """A sentence: where it stands in the text, and in the how manieth paragraph."""

    start: int
    end: int
    paragraph: int
    is_first: bool


class Essay:
    """The text of an essay, taken apart once."""

    def __init__(self, text: str) -> None:
        self.text = clean_text(text)[:LONGEST]
        self.paragraphs: tuple[Paragraph, ...] = paragraphs_of(self.text)
        self.sentences = tuple(
            Sentence(start, end, number, not place)
            for number, paragraph in enumerate(self.paragraphs)
            for place, (start, end) in enumerate(paragraph.sentences)
        )

    def words(self, sentence: Sentence) -> str:
        """The sentence in one line."""
        return " ".join(self.text[sentence.start : sentence.end].split())

    @cached_property
    def title(self) -> str:
        """Its heading, or its first words."""
        first = self.paragraphs[0] if self.paragraphs else None
        if first is None:
            return ""
        return shorten(first.heading or self.text[first.start : first.end], _SECTION)


class Xray(NamedTuple):
    """What was said of the sentences of an essay, None where nothing was yet, and which one is looked at. `before` are
    the places of those of which something was said, with what had been said of them, the last one last."""

    said: tuple[Does | None, ...] = ()
    at: int = 0
    before: tuple[tuple[int, Does | None], ...] = ()

    def say(self, does: Does) -> "Xray":
        """Say what the sentence does, and go on to the next of which nothing is said; past the last where all are."""
        if not 0 <= self.at < len(self.said):
            return self
        said = (*self.said[: self.at], does, *self.said[self.at + 1 :])
        return Xray(said, _next_unsaid(said, self.at + 1), (*self.before, (self.at, self.said[self.at])))

    def back(self) -> "Xray":
        """Take back what was said last, and look at that sentence."""
        if not self.before:
            return self
        *before, (at, does) = self.before
        return Xray((*self.said[:at], does, *self.said[at + 1 :]), at, tuple(before))

    def gone_to(self, at: int) -> "Xray":
        """Look at another sentence."""
        return self._replace(at=max(0, min(at, len(self.said) - 1)))

    @property
    def done(self) -> int:
        """Of how many sentences something is said."""
        return sum(does is not None for does in self.said)


def _next_unsaid(said: tuple[Does | None, ...], at: int) -> int:
    return next((place for place in (*range(at, len(said)), *range(at)) if said[place] is None), len(said))


def surnames(names: Iterable[str]) -> dict[str, str]:
    """Names by their last words, by which a sentence speaks of people."""
    return {words[-1]: name for name in names if (words := _WORDS.findall(name)) and words[-1][0].isupper()}


def _named(words: str, historians: Mapping[str, str]) -> str:
    """The first historian whom some words name by surname; empty for none."""
    surnamed = (word.removesuffix("’s").removesuffix("'s") for word in _WORDS.findall(words))
    return next((historians[word] for word in surnamed if word in historians), "")


def guess(essay: Essay, sentence: Sentence, historians: Mapping[str, str]) -> Does | None:
    """What a sentence seems to do: it names a historian whom the notebook knows by surname, it is the first of its
    paragraph, or it has a date or a figure; None for any other."""
    words = essay.words(sentence)
    if _named(words, historians):
        return Does.HISTORIAN
    if sentence.is_first:
        return Does.CLAIM
    return Does.EVIDENCE if _FIGURE.search(words) else None


def planned(essay: Essay, xray: Xray, historians: Mapping[str, str] | None = None) -> tuple[PlannedSection, ...]:
    """The plan of the essay as far as was said: a section a paragraph, the first and the last being introduction and
    conclusion where there are three or more. What explains becomes the note of the card before it; a historian is
    called by his name, where it is one of these, by surname."""
    bodies = [number for number, paragraph in enumerate(essay.paragraphs) if not paragraph.heading]
    said = {number: list[tuple[Sentence, Does | None]]() for number in bodies}
    for sentence, does in zip(essay.sentences, xray.said, strict=True):
        said[sentence.paragraph].append((sentence, does))
    sections = []
    for place, number in enumerate(bodies):
        role = Role.PARAGRAPH
        if len(bodies) >= _FEWEST_WITH_ENDS:
            role = {0: Role.INTRODUCTION, len(bodies) - 1: Role.CONCLUSION}.get(place, role)
        above = essay.paragraphs[number - 1].heading if number and len(bodies) > 1 and place else ""
        sections.append(_section(essay, number, role, above, said[number], historians or {}))
    return tuple(sections)


def _section(
    essay: Essay,
    number: int,
    role: Role,
    heading: str,
    said: list[tuple[Sentence, Does | None]],
    historians: Mapping[str, str],
) -> PlannedSection:
    cards: list[PlannedCard] = []
    note, claim = "", -1
    for sentence, does in said:
        words = essay.words(sentence)
        if does is Does.EXPLAINS and cards:
            cards[-1] = cards[-1]._replace(note=f"{cards[-1].note} {words}".strip())
        elif does is Does.EXPLAINS:
            note = f"{note} {words}".strip()
        elif does in KINDS:
            kind = KINDS[does]
            if kind is Kind.CLAIM:
                claim = len(cards)
            name = _named(words, historians) if kind is Kind.HISTORIAN else ""
            cards.append(
                PlannedCard(kind, name or shorten(words, _TITLE), words, under=-1 if kind is Kind.CLAIM else claim)
            )
    paragraph = essay.paragraphs[number]
    text = essay.text[paragraph.start : paragraph.end]
    called = heading or next((card.title for card in cards if card.kind is Kind.CLAIM), text)
    title = shorten(called, _SECTION) if role is Role.PARAGRAPH else heading or role_title(role)
    return PlannedSection(title, role, words_of(text), note, tuple(cards))
