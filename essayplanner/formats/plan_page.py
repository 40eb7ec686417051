"""A plan on one page: the question, the thesis, and a row for each paragraph with its claims and what they rest on.

The HTML keeps to what Qt's text documents lay out: tables, inline colours, no floats.
"""

import math
from collections.abc import Iterator
from html import escape
from typing import NamedTuple

from essayplanner.domain.cards import Kind, Relation
from essayplanner.domain.dates import show_date_beside
from essayplanner.domain.marked_text import shown_words
from essayplanner.domain.outline import Outline, Placed, Role, Section
from essayplanner.domain.text import shorten
from essayplanner.domain.words import kind_word, role_title, role_word
from essayplanner.formats.html import break_words
from essayplanner.formats.tidy import one_line
from essayplanner.language import N_, _, n_, p_

_INK, _MUTED, _LINE = "#22252b", "#6b6f78", "#d9d4c8"
_COLOURS = {Kind.CLAIM: "#3d52c4", Kind.EVIDENCE: "#0b7a66", Kind.HISTORIAN: "#b3541e"}
#: Signs as well as colours, for a page printed in grey.
_SIGNS = {Kind.CLAIM: "◆", Kind.EVIDENCE: "▪", Kind.HISTORIAN: "●"}
_PARTS = {Relation.CHALLENGES: N_("against:"), Relation.QUALIFIES: N_("but:")}


class _Density(NamedTuple):
    """How small and how short: points for text, letters of a title, cards shown under one section."""

    text: float
    letters: int
    cards: int


#: From the airiest to the tightest; the first that fits on the sheet is taken, else the last.
_DENSITIES = (
    *(_Density(text, 140, 60) for text in (11, 10, 9, 8.5, 8, 7.5, 7)),
    *(_Density(7, 72, cards) for cards in (60, 20, 12, 8, 5, 3, 1)),
)
#: A row without height that says how wide the columns are: Qt asks the first row for it.
_COLUMNS = "<tr>" + "".join(f'<td width="{share}%" style="font-size: 1pt;"></td>' for share in (24, 63, 13)) + "</tr>"
#: Height and width, in points, of what lies within margins of 12 mm on the smaller of A4 and Letter each way.
_HEIGHT, _WIDTH = 715.0, 510.0


def plan_on_a_page(outline: Outline) -> str:
    """The outline as an HTML body for one sheet of A4 or Letter: more cards make smaller type and shorter titles.

    What has no room is counted (“and 12 more cards”), never dropped in silence.
    """
    sections = [*outline.walk()]
    thesis = shown_words(one_line(outline.thesis))
    opening = [(one_line(outline.title), 1.9), (shorten(thesis, 600), 1.0)]
    density = next((each for each in _DENSITIES if _height(sections, opening, each) <= _HEIGHT), _DENSITIES[-1])
    rows = "".join(_row(section, density) for section in sections)
    return (
        f'<div style="color: {_INK}; font-size: {density.text:g}pt;">'
        f'<p style="font-size: {density.text * 1.7:g}pt; font-weight: bold; margin: 0 0 4px 0;">'
        f"{_text(one_line(outline.title) or _('Untitled'), 300)}</p>"
        + (f'<p style="font-style: italic; margin: 0 0 8px 0;">{_text(thesis, 600)}</p>' if thesis else "")
        + f'<table width="100%" cellspacing="0" cellpadding="0">{_COLUMNS}{rows}</table>'
        + f'<p style="color: {_MUTED}; margin: 8px 0 0 0;">{_key()}</p></div>'
    )


def _height(sections: list[Section], opening: list[tuple[str, float]], density: _Density) -> float:
    """About how high the page would be, in points; on the safe side."""
    line = density.text * 1.42 + 1
    height = 3 * line + sum(_lines(text, density, _WIDTH / size) * line * size for text, size in opening)
    for section in sections:
        titles = _titles(section)
        shown = titles[: density.cards]
        right = sum(_lines(shorten(title, density.letters), density, _WIDTH * 0.62) for title in shown)
        right += int(len(titles) > len(shown)) + _lines(
            shorten(section.note, density.letters * 2), density, _WIDTH * 0.72
        )
        left = _lines(shorten(section.title, density.letters), density, _WIDTH * 0.2) + 1
        height += max(right, left) * line + 7
    return height


def _lines(text: str, density: _Density, width: float) -> int:
    """The lines that a text takes in a column of that width; a letter is about half as wide as it is high."""
    return math.ceil(len(text) * density.text * 0.55 / width)


def _titles(section: Section) -> list[str]:
    titles = []
    waiting = list(reversed(section.placements))
    while waiting:
        placed = waiting.pop()
        titles.append(f"{placed.card.title} {placed.card.when}")
        waiting.extend(reversed(placed.placements))
    return titles


def _row(section: Section, density: _Density) -> str:
    title = one_line(section.title) or role_title(section.role)
    under = [role_word(section.role)] if section.role is not Role.HEADING and section.title else []
    under += [n_("{n} word", "{n} words", section.words)] if section.words else []
    below = p_("between parts of a list", ", ").join(under)
    cells = [*_placements(section, density)]
    if note := shown_words(one_line(section.note)):
        cells.append((f'<p style="margin: 2px 0; font-style: italic;">{_text(note, density.letters * 2)}</p>', ""))
    cells = cells or [("&nbsp;", "")]
    head = (
        f'<td rowspan="{len(cells)}" {_cell(0)}><b>{_text(title, density.letters)}</b><br>'
        f'<span style="color: {_MUTED};">{_text(below, 80)}</span></td>'
    )
    return "".join(
        f"<tr>{'' if place else head}{_beside(place, what, when)}</tr>" for place, (what, when) in enumerate(cells)
    )


def _cell(place: int) -> str:
    """The looks of a cell of a section: a line above the first, and as little as a line needs between the others."""
    above, over = (f"1px solid {_LINE}", 4) if not place else ("0", 0)
    return f'style="border-top: {above}; padding: {over}px 6px 1px 0;" valign="top"'


def _beside(place: int, what: str, when: str) -> str:
    if not when:
        return f'<td colspan="2" {_cell(place)}>{what}</td>'
    return (
        f'<td {_cell(place)}>{what}</td><td align="right" {_cell(place)}>'
        f'<p style="margin: 1px 0; color: {_MUTED};">{when}</p></td>'
    )


def _placements(section: Section, density: _Density) -> Iterator[tuple[str, str]]:
    """What stands in a section, each with its date."""
    waiting: list[tuple[int, Placed]] = [(0, placed) for placed in reversed(section.placements)]
    shown = 0
    while waiting:
        depth, placed = waiting.pop()
        if shown >= density.cards:
            rest = n_("and {n} more card", "and {n} more cards", len(_titles(section)) - shown)
            yield f'<p style="margin: 1px 0; color: {_MUTED};">{escape(rest)}</p>', ""
            return
        shown += 1
        yield _card(placed, depth, density)
        waiting.extend((depth + 1, inner) for inner in reversed(placed.placements))


def _card(placed: Placed, depth: int, density: _Density) -> tuple[str, str]:
    """A card, whose second line hangs under its first, and its date."""
    card = placed.card
    part = f"<i>{_text(_(_PARTS[placed.part]), 40)} </i>" if placed.part in _PARTS else ""
    title = one_line(card.title) or _("Untitled")
    text = _text(title, density.letters)
    text = f"<b>{text}</b>" if card.kind is Kind.CLAIM else text
    sign = f'<span style="color: {_COLOURS[card.kind]};">{_SIGNS[card.kind]}</span>'
    hang = round(density.text * 1.6)
    shown = f'<p style="margin: 1px 0 1px {depth * 14 + hang}px; text-indent: -{hang}px;">{sign} {part}{text}</p>'
    return shown, _text(one_line(show_date_beside(card.when, title)), 40)


def _key() -> str:
    return " &nbsp; ".join(
        f'<span style="color: {_COLOURS[kind]};">{_SIGNS[kind]}</span> {escape(kind_word(kind))}' for kind in Kind
    )


def _text(text: str, longest: int) -> str:
    return escape(break_words(shorten(text, longest)), quote=False)
