"""What the columns of a notebook hold of the things of a pack."""

import json
from collections.abc import Mapping
from typing import Any

from essayplanner.domain.cards import Kind
from essayplanner.domain.dates import parse_date
from essayplanner.domain.packs import PackCard, PackDemand, PackOutline, PackSection, PackSide, PackSource
from essayplanner.domain.text import clean_line, clean_text
from essayplanner.notebook.ordering import SPACING

Columns = dict[str, Any]

#: Columns of what stands in an outline that say where it stands, and what it is.
SHAPE = frozenset({"outline_id", "parent_id", "section_id", "position", "card_id", "title"})


def card_columns(card: PackCard, sides: Mapping[str, int]) -> Columns:
    """A card's, without its uid and moments; `sides` are ids by key."""
    span = parse_date(card.when)
    stand = card.stand if card.side in sides else None
    return {
        "kind": card.kind.value,
        "title": clean_line(card.title) or card.key,
        "text": clean_text(card.text),
        "happened": clean_line(card.when),
        "undated": clean_text(card.undated),
        "caution": clean_text(card.caution),
        "aliases": clean_line("; ".join(card.aliases)),
        "short": clean_line(card.short),
        "first_day": span and span.first,
        "last_day": span and span.last,
        "side_id": sides.get(card.side),
        "claim_kind": card.claim_kind.value if card.claim_kind else "",
        "quotation": clean_text(card.quotation),
        "idea": clean_text(card.idea),
        "voice": card.voice.value,
        "stand": stand if stand is None or card.kind is not Kind.CLAIM else stand * SPACING,
    }


def source_columns(source: PackSource) -> Columns:
    """A source's, without its uid."""
    csl = json.dumps(source.csl | {"id": source.key}, ensure_ascii=False, sort_keys=True)
    return {"cite_key": source.key, "csl": csl, "source_class": source.source_class}


def side_columns(side: PackSide) -> Columns:
    """A side's, without its uid, debate and position."""
    return {"name": clean_line(side.name), "says": clean_text(side.says), "is_between": int(side.between)}


def outline_columns(outline: PackOutline) -> Columns:
    """An outline's, without its uid and position."""
    return {
        "title": clean_line(outline.title),
        "thesis": clean_text(outline.thesis),
        "words": outline.words,
        "dates": clean_line(outline.dates),
        "scheme": clean_line(outline.scheme),
        "minutes": outline.minutes,
    }


def section_columns(section: PackSection) -> Columns:
    """A section's, without its uid and place."""
    return {
        "title": clean_line(section.title),
        "role": section.role.value,
        "note": clean_text(section.note),
        "words": section.words,
        "slots": ",".join(section.slots),
    }


def demand_columns(demand: PackDemand) -> Columns:
    """A demand's, without its uid, outline and position."""
    return {
        "demand_key": demand.key,
        "says": clean_line(demand.says),
        "is_goal": int(demand.goal),
        "is_off": int(demand.off),
    }
