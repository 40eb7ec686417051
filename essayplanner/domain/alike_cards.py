"""Whether a card that is proposed says what one of the notebook says already, by its title, words and date."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from essayplanner.domain.alike_titles import Title, are_alike, title_of
from essayplanner.domain.dates import Span, parse_date
from essayplanner.domain.text import as_called, as_typed
from essayplanner.domain.typed_dates import stored_date

#: So many of the words of a card's title stand in a note that says the same, and so many of the note's in the card.
_OF_TITLE, _OF_NOTE = 0.8, 0.6
#: Titles of fewer words are one only where they are alike as a whole.
_FEWEST = 3
#: So many cards that share words with a note are looked at, and so many letters of a text.
_MOST, _LETTERS = 12, 600

#: Words that every text has.
SMALL_WORDS = frozenset(
    """a an and as at by for from had has have he her his in into is it its of on or she that the their them they this
    to was were with been be""".split()  # noqa: SIM905 - a list of words reads better
)


class Said(NamedTuple):
    """What a card says, as far as it is compared; `when` is a date as it is stored or typed."""

    title: str
    text: str = ""
    when: str = ""


class _Card(NamedTuple):
    title: Title
    of_title: frozenset[str]
    of_all: frozenset[str]
    span: Span | None


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

        Without a title, it is one of the very same text.
        """
        if (same := self._texts.get(as_called(said.text), 0)) or not said.title:
            return same
        note = _seen(said)
        if (same := self._called.get(note.title.whole, 0)) and _may_be_then(note, self._cards[same]):
            return same
        counted = Counter(id for word in note.of_all for id in self._with.get(word, ()))
        best = sorted(counted, key=lambda id: (-counted[id] / (len(self._cards[id].of_title) + 2), id))[:_MOST]
        return next((id for id in best if _says(self._cards[id], note)), 0)


def _seen(said: Said) -> _Card:
    of_title, of_text = _words(said.title), _words(said.text[:_LETTERS])
    return _Card(title_of(said.title), of_title, of_title | of_text, _span(said.when))


def _words(text: str) -> frozenset[str]:
    return frozenset(
        word for word in re.findall(r"[^\W_]+", as_typed(text)) if word not in SMALL_WORDS and len(word) > 1
    )


def _span(when: str) -> Span | None:
    return parse_date(stored_date(when)) if when else None


def _may_be_then(one: _Card, other: _Card) -> bool:
    return not (one.span and other.span) or (one.span.first <= other.span.last and other.span.first <= one.span.last)


def _says(card: _Card, note: _Card) -> bool:
    if not _may_be_then(card, note):
        return False
    if are_alike(card.title, note.title):
        return True
    if len(card.of_title) < _FEWEST or len(note.of_title) < _FEWEST:
        return False
    of_title = len(card.of_title & note.of_all) / len(card.of_title)
    return of_title >= _OF_TITLE and len(note.of_all & card.of_all) / len(note.of_all) >= _OF_NOTE
