"""Which cards of the notebook speak of a few words."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import lru_cache
from math import log

from essayplanner.coach.reading.vocabulary import vocabulary
from essayplanner.coach.terms import stem
from essayplanner.domain.argument import CardSeen, LinkSeen
from essayplanner.domain.cards import Kind
from essayplanner.domain.dates import Span
from essayplanner.domain.text import as_typed

_WORD = re.compile(r"[^\W_]+")
#: What a word counts for in the text or the tags of a card, where it counts 1 in the title and the short form.
_IN_TEXT = 0.6
#: So much of what the words of a term count for has to stand on a card that speaks of it, and on a claim that brings
#: what is linked to it.
_ENOUGH, _PLENTY = 0.4, 0.6
_ORDER = {Kind.CLAIM: 0, Kind.EVIDENCE: 1, Kind.HISTORIAN: 2}


def stems(text: str) -> list[str]:
    """The words of a text that say what it is about, each by its stem, once, in order."""
    return list(dict.fromkeys(filter(None, map(_stem, _WORD.findall(text)))))


@lru_cache(20_000)
def _stem(word: str) -> str:
    word = as_typed(word)
    return "" if len(word) < 2 or word in vocabulary().stop else stem(word)


class Cards:
    """The cards of a notebook, made ready once to be asked which of them fit."""

    def __init__(
        self,
        cards: Mapping[int, CardSeen] | None = None,
        links: Iterable[LinkSeen] = (),
        texts: Mapping[int, str] | None = None,
    ) -> None:
        """Cards by id, the links between them, and their running texts by id."""
        self._cards = cards or {}
        self._links = defaultdict[int, list[int]](list)
        for link in links:
            self._links[link.to_id].append(link.from_id)
        self._holding = defaultdict[str, dict[int, float]](dict)
        texts = texts or {}
        for id, card in self._cards.items():
            for word in stems(" ".join((texts.get(id, ""), *card.tags))):
                self._holding[word][id] = _IN_TEXT
            for word in stems(f"{card.title} {card.short}"):
                self._holding[word][id] = 1
        self._found: dict[tuple[str, Span | None], tuple[int, ...]] = {}

    def fitting(self, term: str, years: Span | None = None) -> tuple[int, ...]:
        """The ids of the cards that speak of a term, and of what is linked to such claims, in the order of their use:
        claims, evidence, historians; of each first those with a date within the years, then those without one."""
        key = (term, years)
        if key not in self._found:
            counted = self.speaking_of(term)
            linked = [
                other
                for id, share in counted.items()
                if share >= _PLENTY and self._cards[id].kind is Kind.CLAIM
                for other in self._links.get(id, ())
                if other in self._cards and self._cards[other].kind is not Kind.CLAIM
            ]
            for other in linked:
                counted.setdefault(other, 0)
            self._found[key] = self._in_order(counted, years)
        return self._found[key]

    def on_side(self, side_id: int, years: Span | None = None) -> tuple[int, ...]:
        """The ids of the cards that stand on a side, in the order of their use."""
        return self._in_order({id: 0 for id, card in self._cards.items() if card.side_id == side_id}, years)

    def speaking_of(self, term: str) -> dict[int, float]:
        """By the id of a card that speaks of a term, how much of it, up to 1; what few cards say counts for more."""
        weights = {word: log(2 + len(self._cards) / (1 + len(self._holding.get(word, ())))) for word in stems(term)}
        counted = defaultdict[int, float](float)
        for word, weight in weights.items():
            for id, share in self._holding.get(word, {}).items():
                counted[id] += weight * share
        whole = sum(weights.values())
        return {id: count / whole for id, count in counted.items() if count >= _ENOUGH * whole}

    def _in_order(self, counted: Mapping[int, float], years: Span | None) -> tuple[int, ...]:
        def use(id: int) -> tuple[int, int, float, int, int]:
            card = self._cards[id]
            return _ORDER[card.kind], _beside(card, years), -counted[id], card.first, id

        return tuple(sorted(counted, key=use))


def _beside(card: CardSeen, years: Span | None) -> int:
    """0 for a card with a date within the years, 1 for one without a date, 2 for one with another date."""
    if not years or not card.first:
        return 1
    return 0 if card.first <= years.last and (card.last or card.first) >= years.first else 2
