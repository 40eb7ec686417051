"""The places in a source as a style writes them: what pandoc is given after the source."""

from collections.abc import Iterable, Mapping
from typing import Any

from essayplanner.cite.styles import Style
from essayplanner.cite.terms import BARE, in_figures, labelled
from essayplanner.domain.cards import Source
from essayplanner.domain.locators import Locator, short_word
from essayplanner.domain.numerals import figures, roman
from essayplanner.domain.places import Place

#: Each part of a place as a style writes it.
Words = Mapping[Locator, str]


def asked(places: Iterable[tuple[Place, ...]]) -> list[Locator]:
    """The parts whose words must be known: those of places that have several, or that stand beside others, and those
    before whose numbers styles set no word."""
    return list(
        dict.fromkeys(
            part._replace(rest="")
            for some in places
            for place in some
            for part in place
            if part.label and (len(some) > 1 or len(place) > 1 or _lacks_its_word(part))
        )
    )


def suffix(places: tuple[Place, ...], source: Source, style: Style, words: Words) -> str:
    """What follows a source: the style writes one part by itself; several are one text, where it has its places."""
    if not places:
        return ""
    label, value, rest = places[0][0]
    if len(places) == 1 and len(places[0]) == 1 and not _lacks_its_word(places[0][0]):
        return f"{labelled(label, value)}{rest}" if label else f"{{}}, {rest}"
    written = [_written(place, source, style, words, first=not number) for number, place in enumerate(places)]
    text = "; ".join(written)
    if not label or {*"{}[]"} & {*text}:
        return f"{{}}, {text}"
    return labelled("page" if _is_bare(written[0], places[0]) else BARE, text)


def _written(place: Place, source: Source, style: Style, words: Words, first: bool) -> str:
    texts: list[str] = []
    for number, part in enumerate(place):
        word = words[part._replace(rest="")] if part.label else ""
        if part.label == "page" and (number or not first) and style.is_english and _lacks_word(word, part):
            word = short_word(part).replace("-", "–")  # after a chapter a bare figure would be another chapter
        texts.append(f"{word}{part.rest}")
    if volume := _volume(place, source, style, words):
        texts[:2] = [f"{volume}{place[1].rest}"]
    return "".join(texts)


def _volume(place: Place, source: Source, style: Style, words: Words) -> str:
    """A volume and the place in it, where the style has a way of its own: “2:45”, “II, p. 45”; or empty."""
    if len(place) < 2 or place[0].label != "volume" or not place[1].label or source.csl.get("volume"):
        return ""
    within = place[1]._replace(rest="")
    bare = within.label == "page" and _lacks_word(words[within], within)
    pattern = style.volume or ("{figures}:{place}" if bare else "")
    found: dict[str, Any] = {"figures": bare and figures(place[0].value), "roman": roman(place[0].value)}
    missing = any(f"{{{name}}}" in pattern and not value for name, value in found.items())
    return "" if missing else pattern.format(**found, place=words[within])


def _is_bare(text: str, place: Place) -> bool:
    """Whether a text begins with the figures of a page or a volume, without a word before them."""
    return text[:1].isdigit() or (place[0].label == "page" and text.startswith(place[0].value[:1]))


def _lacks_its_word(part: Locator) -> bool:
    """Whether styles set no word before a part that stands alone, because it is no number to them."""
    return not part.rest and in_figures(part) != part.value


def _lacks_word(word: str, part: Locator) -> bool:
    return [sign for sign in word if sign.isalpha()] == [sign for sign in part.value if sign.isalpha()]
