"""Argdown out, for argument mappers: https://argdown.org/syntax/"""

import json
import re
from collections.abc import Iterator

from essayplanner.domain.cards import Card, Relation, Voice
from essayplanner.domain.marked_text import shown_words
from essayplanner.domain.outline import Outline, Placed, Section
from essayplanner.domain.quoting import quoted
from essayplanner.domain.words import role_title
from essayplanner.formats.export import Exported, Material
from essayplanner.formats.tidy import one_line, paragraphs
from essayplanner.language import _

_SIGNS = {Relation.SUPPORTS: "+", Relation.CHALLENGES: "-", Relation.QUALIFIES: "_", None: "+"}
_MARKUP = re.compile(r"[\\*_\[\]<>{}#@/|`~:;,.()!?&^$%+=\-]")
_IN_NAME = str.maketrans({"[": "(", "]": ")", "<": "‹", ">": "›", "\\": "∖"})


def write_argdown(material: Material) -> Exported:
    """The outline as Argdown: each card is a statement, and what stands under it supports or attacks it.

    A card that stands in several places says its text at the first one.
    """
    return Exported("\n".join(_lines(material.outline, _Names(), material.options.card_texts)).encode())


class _Names:
    """A name for the thesis and for each card that nothing else has."""

    def __init__(self) -> None:
        self._names: dict[tuple[str, str], str] = {}
        self._taken: set[str] = set()
        self._last: dict[str, int] = {}  # by title, the number that it got last: thousands may have one title

    def of(self, card: Card) -> tuple[str, bool]:
        """The card's name, and whether it is met for the first time."""
        title = (one_line(card.title) or _("Untitled")).translate(_IN_NAME)
        key = (card.uid, title)
        if key in self._names:
            return self._names[key], False
        self._names[key] = name = self.take(title)
        return name, True

    def take(self, title: str) -> str:
        """The title, with a number where something has that name already."""
        key = title.casefold()
        name, number = title, self._last.get(key, 1)
        while name.casefold() in self._taken:
            number += 1
            name = f"{title} ({number})"
        self._taken.add(name.casefold())
        self._last[key] = number
        return name


def _lines(outline: Outline, names: _Names, texts: bool) -> Iterator[str]:
    title = one_line(outline.title)
    yield from ("===", f"title: {json.dumps(title, ensure_ascii=False)}", "===", "")
    if thesis := " ".join(map(shown_words, paragraphs(outline.thesis))):
        yield from ("[" + names.take(_("Thesis").translate(_IN_NAME)) + f"]: {_text(thesis)}", "")
    for section in outline.sections:
        yield from _section(section, 1, names, texts)


def _section(section: Section, depth: int, names: _Names, texts: bool) -> Iterator[str]:
    yield f"{'#' * min(depth, 6)} {_text(one_line(section.title) or role_title(section.role))}"
    yield ""
    for placed in section.placements:
        yield from _placed(placed, 0, names, texts)
        yield ""
    for inner in section.sections:
        yield from _section(inner, depth + 1, names, texts)


def _placed(placed: Placed, depth: int, names: _Names, texts: bool) -> Iterator[str]:
    name, is_new = names.of(placed.card)
    text = _said(placed.card) if is_new and texts else ""
    sign = f"{'  ' * depth}{_SIGNS[placed.part]} " if depth else ""
    yield f"{sign}[{name}]{f': {_text(text)}' if text else ''}"
    for inner in placed.placements:
        yield from _placed(inner, depth + 1, names, texts)


def _said(card: Card) -> str:
    voice, words = card.spoken
    said = " ".join(map(shown_words, paragraphs(words)))
    return quoted(said) if said and voice is Voice.QUOTATION else said


def _text(text: str) -> str:
    """The text with every mark of Argdown's taken for itself."""
    return _MARKUP.sub(lambda found: f"\\{found[0]}", text)
