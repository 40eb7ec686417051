"""What a note cites, each work once: “Service, pp. 210, 227, 234” and not the same work three times."""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from essayplanner.domain.cards import Citation, Source
from essayplanner.domain.csl import LONGEST_FIELD, text_of
from essayplanner.domain.locators import Locator, parse_place, short_word
from essayplanner.domain.numerals import figures, number_of

#: One place in a source, by its parts; empty is the whole source.
Place = tuple[Locator, ...]


class CitedWork(NamedTuple):
    """A work in a note with its places in the order of the student; `via` is the work in which it was found quoted."""

    source: Source
    places: tuple[Place, ...]
    via: Source | None = None
    via_places: tuple[Place, ...] = ()


def works_of(citations: Iterable[Citation]) -> list[CitedWork]:
    """What a note cites, each work once, where it first stands.

    A work that was found quoted in another stands by itself, unless its places or those of the other are the same.
    """
    works: list[CitedWork] = []
    for citation in citations:
        new = _alone(citation)
        for number, known in enumerate(works):
            if (both := _together(known, new)) is not None:
                works[number] = both
                break
        else:
            works.append(new)
    return works


def in_words(places: tuple[Place, ...], word: Callable[[Locator], str] = short_word) -> str:
    """Places as one text, where `word` writes a part that has a label: “pp. 210, 227; ch. 3”."""
    texts = ("".join(f"{word(part) if part.label else ''}{part.rest}" for part in place) for place in places)
    return "; ".join(texts)


def _alone(citation: Citation) -> CitedWork:
    source, locator, via, via_locator = citation
    via_places = _places(via, via_locator) if via else ()
    return CitedWork(source, _places(source, locator), via, via_places)


def _places(source: Source, locator: str) -> tuple[Place, ...]:
    own = number_of(text_of(source.csl.get("volume"))) or figures(text_of(source.csl.get("volume")))
    volumes = text_of(source.csl.get("number-of-volumes")) not in ("", "1")
    place = parse_place(text_of(locator), volumes or bool(own))
    if own and len(place) > 1 and place[0].label == "volume" and figures(place[0].value) == own:
        place = place[1:]  # that the work is this volume, it says itself
    return (place,) if place else ()


def _together(one: CitedWork, other: CitedWork) -> CitedWork | None:
    if _name(one.source) != _name(other.source) or _name(one.via) != _name(other.via):
        return None
    if one.via_places == other.via_places:
        both = one._replace(places=_with(one.places, other.places))
    elif one.places == other.places:
        both = one._replace(via_places=_with(one.via_places, other.via_places))
    else:
        return None
    too_long = max(map(_length, (both.places, both.via_places))) > LONGEST_FIELD
    return None if too_long else both


def _name(source: Source | None) -> str:
    return (source.uid or source.cite_key) if source else ""


def _with(places: tuple[Place, ...], more: tuple[Place, ...]) -> tuple[Place, ...]:
    for place in more:
        places = _with_one(places, place)
    return places


def _with_one(places: tuple[Place, ...], place: Place) -> tuple[Place, ...]:
    """The places and another, that goes with one of its kind: pages with pages of the same volume."""
    if place in places:
        return places
    last = place[-1]
    for number, known in enumerate(places):
        end = known[-1]
        alike = known[:-1] == place[:-1] and last.label and end.label == last.label
        if not alike or end.rest or last.rest not in ("", "."):
            continue
        if last.value in end.value.split(", "):
            return places
        grown = (*known[:-1], end._replace(value=f"{end.value}, {last.value}"))
        return (*places[:number], grown, *places[number + 1 :])
    return (*places, place)


def _length(places: tuple[Place, ...]) -> int:
    return sum(len(part.value) + len(part.rest) + len(part.label) + 2 for place in places for part in place)
