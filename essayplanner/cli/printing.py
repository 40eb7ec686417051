"""Lists and outlines as they are printed: JSON whose shape is a promise (docs/command-line.md), and text to read."""

import json
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import Any

from essayplanner.domain.cards import Card
from essayplanner.domain.changes import StepInfo
from essayplanner.domain.dates import show_date
from essayplanner.domain.outline import Outline, Placed, Section
from essayplanner.domain.text import clean_line
from essayplanner.domain.words import kind_word, relation_word, role_word
from essayplanner.language import _, n_

#: The column of uids, and the gap after it.
_MARGIN = 38


def as_json(value: Any) -> str:
    """A value as the JSON that is printed."""
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def cards_json(cards: Iterable[Card]) -> list[dict[str, Any]]:
    """Cards in the shape of `cards --json`."""
    return [
        {
            "uid": card.uid,
            "kind": card.kind.value,
            "claim_kind": card.claim_kind,
            "title": card.title,
            "short": card.short,
            "text": card.text,
            "quotation": card.quotation,
            "idea": card.idea,
            "voice": card.voice.value,
            "when": card.when,
            "tags": list(card.tags),
            "side": card.side.name if card.side else "",
            "caution": card.caution,
            "sources": [{"title": each.source.title, "locator": each.locator} for each in card.citations],
            "links": [
                {"relation": link.relation.value, "to": link.other.title, "because": link.because}
                for link in card.links
            ],
            "answers": [
                {
                    "question": each.question,
                    "note": each.note,
                    "card": each.other.title if each.other else "",
                    "aside": each.is_aside,
                }
                for each in card.answers
                if each.note or each.other
            ],
            "used_in": [use.title for use in card.used_in],
        }
        for card in cards
    ]


def outline_json(outline: Outline) -> dict[str, Any]:
    """An outline in the shape of `show --json`."""
    return {
        "uid": outline.uid,
        "title": outline.title,
        "thesis": outline.thesis,
        "sections": [_section_json(section) for section in outline.sections],
    }


def _section_json(section: Section) -> dict[str, Any]:
    return {
        "uid": section.uid,
        "title": section.title,
        "role": section.role.value,
        "note": section.note,
        "words": section.words,
        "sections": [_section_json(inner) for inner in section.sections],
        "placements": [_placed_json(placed) for placed in section.placements],
    }


def _placed_json(placed: Placed) -> dict[str, Any]:
    card = placed.card
    return {
        "uid": placed.uid,
        "card": {"uid": card.uid, "kind": card.kind.value, "title": card.title},
        "note": placed.note,
        "placements": [_placed_json(inner) for inner in placed.placements],
    }


def lines(texts: Iterable[str]) -> str:
    """Each text as one line."""
    return "".join(f"{clean_line(text)}\n" for text in texts)


def table(rows: Sequence[Sequence[str]], empty: str = "") -> str:
    """Rows in columns as wide as what stands in them, or the sentence that says there are none."""
    if not rows:
        return f"{empty}\n"
    cleaned = [[clean_line(cell) for cell in row] for row in rows]
    widths = [max(map(_width, column)) for column in zip(*cleaned, strict=True)]
    return "".join(
        "  ".join(cell + " " * (width - _width(cell)) for cell, width in zip(row, widths, strict=True)).rstrip() + "\n"
        for row in cleaned
    )


def _width(text: str) -> int:
    """The columns that a terminal gives a text."""
    if text.isascii():
        return len(text)
    return sum(
        0 if unicodedata.combining(each) else 2 if unicodedata.east_asian_width(each) in "WF" else 1 for each in text
    )


def cards_text(cards: Iterable[Card]) -> str:
    """Cards to read: uid, kind, date, how often used, title; the title comes last, so that it is never cut."""
    return table(
        [
            (
                card.uid,
                kind_word(card.kind),
                show_date(card.when),
                used(len(card.used_in)),
                card.title + "  " + _("(caution)") if card.caution else card.title,
            )
            for card in cards
        ],
        _("No cards were found."),
    )


def used(count: int) -> str:
    """How often a card or a source is used; empty where it is not."""
    return n_("used {n}×", "used {n}×", count) if count else ""


def history_text(steps: Sequence[StepInfo]) -> str:
    """Steps to read, in the time of the place."""
    return table(
        [(str(step.id), _local(step.at), _step(step)) for step in steps],
        _("No steps yet."),
    )


def _step(step: StepInfo) -> str:
    return _("{step} (undone)", step=step.label.words) if step.undone else step.label.words


def _local(at: str) -> str:
    try:
        return f"{datetime.fromisoformat(at).astimezone():%Y-%m-%d %H:%M:%S}"
    except (ValueError, OverflowError, OSError):
        return at


def outline_text(outline: Outline) -> str:
    """An outline to read: uids on the left, the tree on the right."""
    return "".join(f"{line}\n" for line in _outline_lines(outline))


def _outline_lines(outline: Outline) -> Iterator[str]:
    yield _line(outline.uid, 0, outline.title)
    yield from _prose(0, outline.thesis, _("Thesis:"))
    for section in outline.sections:
        yield ""
        yield from _section_lines(section, 0)


def _section_lines(section: Section, depth: int) -> Iterator[str]:
    named = {"title": section.title, "role": role_word(section.role)}
    if section.words:
        shown = n_("{title} ({role}, {n} word)", "{title} ({role}, {n} words)", section.words, **named)
    else:
        shown = _("{title} ({role})", **named)
    yield _line(section.uid, depth, shown)
    yield from _prose(depth + 1, section.note, _("Note:"))
    for placed in section.placements:
        yield from _placed_lines(placed, depth + 1)
    for inner in section.sections:
        yield from _section_lines(inner, depth + 1)


def _placed_lines(placed: Placed, depth: int) -> Iterator[str]:
    kind, title = kind_word(placed.card.kind), placed.card.title
    if placed.part:
        shown = _("{kind} {relation}: {title}", kind=kind, relation=relation_word(placed.part), title=title)
    else:
        shown = _("{kind}: {title}", kind=kind, title=title)
    yield _line(placed.uid, depth, f"- {shown}")
    yield from _prose(depth + 1, placed.note, _("Note:"))
    for inner in placed.placements:
        yield from _placed_lines(inner, depth + 1)


def _prose(depth: int, text: str, label: str) -> Iterator[str]:
    label = f"{label} "
    for line in filter(None, map(clean_line, text.splitlines())):
        yield _line("", depth, line, label)
        label = " " * _width(label)


def _line(uid: str, depth: int, text: str, label: str = "") -> str:
    return f"{clean_line(uid):<{_MARGIN}}{'  ' * depth}{label}{clean_line(text)}"
