"""Whether a card that is proposed says what one of the notebook says already, by its title, words and date."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from heapq import nsmallest
from typing import NamedTuple

from essayplanner.domain.alike_titles import Title, are_alike, title_of
from essayplanner.domain.dates import Span, parse_date
from essayplanner.domain.text import as_called, as_typed, joined_numbers
from essayplanner.domain.typed_dates import stored_date

#: So many of the words of a card's title stand in a note that says the same, and so many of the note's in the card.
_OF_TITLE, _OF_NOTE = 0.8, 0.6
#: Titles of fewer words are one only where they are alike as a whole.
_FEWEST = 3
#: So many words of a text tell by themselves what is said; an answer of one word stands on many cards.
_ENOUGH = 5
#: So many cards that share words with a note are looked at, and so many letters of a text.
_MOST, _LETTERS = 12, 600
#: So many cards are counted for a note, once for each word that they share with it; of a word that all have, all.
_LOOKED_AT = 2_000

#: Words that every text has.
SMALL_WORDS = frozenset(
    """a an and as at by for from had has have he her his in into is it its of on or she that the their them they this
    to was were with been be""".split()  # noqa: SIM905 - a list of words reads better
)

#: What turns a sentence into its contrary.
_NOT = frozenset(
    """not no never neither nor none without cannot nicht kein keine keinen keiner nie niemals ohne ne pas jamais sans
    nunca jamas sin""".split()  # noqa: SIM905 - a list of words reads better
)
_CONTRACTED = re.compile(r"n['’]t\b")


class Said(NamedTuple):
    """What a card says, as far as it is compared; `when` is a date as it is stored or typed."""

    title: str
    text: str = ""
    when: str = ""


class _Card(NamedTuple):
    title: Title
    in_order: tuple[str, ...]
    of_title: frozenset[str]
    of_text: frozenset[str]
    of_all: frozenset[str]
    in_title: frozenset[str]
    numbers: frozenset[str]
    span: Span | None
    is_denied: bool


class AlikeCards:
    """Finds, among cards that it was told of, the one that says what another does."""

    def __init__(self, cards: Iterable[tuple[int, Said]]) -> None:
        """`cards` by their ids."""
        self._cards: dict[int, _Card] = {}
        self._with: defaultdict[str, list[int]] = defaultdict(list)
        self._called: dict[str, int] = {}
        self._texts: dict[str, int] = {}
        for id, said in cards:
            card = self._cards[id] = _seen(said)
            self._called.setdefault(card.title.whole, id)
            if text := as_called(said.text):
                self._texts.setdefault(text, id)
            for word in card.of_title:
                self._with[word].append(id)

    def find(self, said: Said) -> int:
        """The id of the card that says the same; 0 for none. Of two dates that exclude each other, nothing is alike.

        Nor is what has other words under the same title, other figures, or a “not”. Without a title, or where there are
        enough words, it is one of the very same text.
        """
        same = self._texts.get(as_called(said.text), 0)
        note = _seen(said)
        if same and not _may_be_then(self._cards[same], note):
            same = 0
        if same and (not said.title or len(note.of_text) >= _ENOUGH or _says(self._cards[same], note)):
            return same
        if not said.title:
            return 0
        if (same := self._called.get(note.title.whole, 0)) and _says(self._cards[same], note):
            return same
        counted = self._sharing(note)
        best = nsmallest(_MOST, counted, key=lambda id: (-counted[id] / (len(self._cards[id].of_title) + 2), id))
        return next((id for id in best if _says(self._cards[id], note)), 0)

    def _sharing(self, note: _Card) -> Counter[int]:
        """By the cards that share words with a note, how many; words that fewest cards have are looked at first."""
        counted, looked_at = Counter[int](), 0
        for _many, word in sorted((len(self._with.get(word, ())), word) for word in note.of_all):
            having = self._with.get(word, ())
            if looked_at and looked_at + len(having) > _LOOKED_AT:
                break
            looked_at += len(having)
            counted.update(having)
        return counted


def _seen(said: Said) -> _Card:
    in_order, of_text = _in_order(said.title), frozenset(_in_order(said.text[:_LETTERS]))
    of_title = frozenset(in_order)
    whole = f"{said.title} {said.text[:_LETTERS]}"
    in_title, numbers = (frozenset(_numbers(each)) for each in (said.title, whole))
    denied = bool(_NOT & set(re.findall(r"[^\W_]+", as_typed(said.title))) or _CONTRACTED.search(said.title))
    return _Card(
        title_of(said.title),
        in_order,
        of_title,
        of_text,
        of_title | of_text,
        in_title,
        numbers,
        _span(said.when),
        denied,
    )


def _numbers(text: str) -> list[str]:
    return [number.lstrip("0") for number in (*re.findall("[0-9]+", text), *joined_numbers(text))]


def _in_order(text: str) -> tuple[str, ...]:
    return tuple(word for word in re.findall(r"[^\W_]+", as_typed(text)) if word not in SMALL_WORDS and len(word) > 1)


def _span(when: str) -> Span | None:
    return parse_date(stored_date(when)) if when else None


def _may_be_then(one: _Card, other: _Card) -> bool:
    return not (one.span and other.span) or (one.span.first <= other.span.last and other.span.first <= one.span.last)


def _is_turned_round(one: _Card, other: _Card) -> bool:
    """Whether two words that do not stand side by side have changed places: who feared whom."""
    if one.of_title != other.of_title or len(one.in_order) != len(other.in_order):
        return False
    moved = [at for at, words in enumerate(zip(one.in_order, other.in_order, strict=True)) if words[0] != words[1]]
    return len(moved) == 2 and moved[1] > moved[0] + 1


def _says(card: _Card, note: _Card) -> bool:
    if not _may_be_then(card, note) or card.is_denied != note.is_denied or _is_turned_round(card, note):
        return False
    in_common = len(note.of_all & card.of_all)
    if are_alike(card.title, note.title):
        return not note.of_text or in_common >= _OF_NOTE * len(note.of_all)
    if not (card.in_title <= note.numbers or note.numbers <= card.numbers):
        return False
    if len(card.of_title) < _FEWEST or len(note.of_title) < _FEWEST:
        return False
    of_title = len(card.of_title & note.of_all) / len(card.of_title)
    return of_title >= _OF_TITLE and in_common >= _OF_NOTE * len(note.of_all)
