"""A pack as a file that reads as if a teacher had written it: `read_pack` gives the same one back."""

from collections.abc import Iterable, Mapping
from typing import Any

from essayplanner.domain.cards import Kind
from essayplanner.domain.csl import DATES, NAMES
from essayplanner.domain.packs import (
    Pack,
    PackCard,
    PackCitation,
    PackDebate,
    PackDemand,
    PackLink,
    PackOutline,
    PackPlacement,
    PackSection,
    PackSource,
)
from essayplanner.domain.source_dates import date_text
from essayplanner.formats.toml_out import fields

#: Which fields of a source come first, as one reads of a book; the others follow in the order of the alphabet.
_FIRST = (
    "type",
    "title",
    "title-short",
    "author",
    "editor",
    "translator",
    "issued",
    "container-title",
    "publisher",
    "publisher-place",
    "volume",
    "issue",
    "page",
    "edition",
    "URL",
    "note",
    "annote",
)


def write_pack(pack: Pack) -> str:
    """The text of a pack's file, in the order of docs/pack-format.md; remarks are not written."""
    head = {
        "id": pack.id,
        "title": pack.title,
        "version": pack.version,
        "language": pack.language,
        "about": pack.about,
        "licence": pack.licence,
    }
    blocks = [f"[pack]\n{fields(head)}"]
    blocks += map(_source, pack.sources)
    blocks += map(_debate, pack.debates)
    blocks += map(_card, pack.cards)
    blocks += map(_link, pack.links)
    for outline in pack.outlines:
        blocks.append(_outline(outline))
        blocks += _sections(outline.sections, "outlines.sections")
    return "\n".join(blocks)


def _source(source: PackSource) -> str:
    csl = source.csl
    names = [name for name in _FIRST if name in csl] + sorted(csl.keys() - {*_FIRST, "id"})
    written = {name: _csl_value(name, csl[name]) for name in names}
    last = {"class": source.source_class, "uid": source.uid}
    return f"[[sources]]\n{fields({'key': source.key, **written, **last})}"


def _csl_value(name: str, value: Any) -> Any:
    if name in DATES:
        return date_text(value)
    return value if name in NAMES else str(value)


def _debate(debate: PackDebate) -> str:
    sides = [
        {"key": side.key, "name": side.name, "says": side.says, "between": side.between, "uid": side.uid}
        for side in debate.sides
    ]
    written = {"key": debate.key, "question": debate.question, "sides": sides, "uid": debate.uid}
    return f"[[debates]]\n{fields(written)}"


def _card(card: PackCard) -> str:
    written = {
        "key": card.key,
        "kind": card.kind.value,
        "title": card.title,
        "short": card.short,
        "claim-kind": card.claim_kind.value if card.claim_kind else "",
        "text": card.text,
        "quotation": card.quotation,
        "idea": card.idea,
        "voice": card.voice.value,
        "when": card.when,
        "undated": card.undated,
        "side": card.side,
        "stand": card.stand,
        "tags": card.tags,
        "aliases": card.aliases,
        "caution": card.caution,
        "cites": [_citation(each) for each in card.citations],
        "uid": card.uid,
    }
    blank = ["undated"] if card.kind is Kind.EVIDENCE and not card.when and not card.undated else []
    blank += ["stand"] if card.stand == 0 else []
    return f"[[cards]]\n{fields(written, blank)}"


def _citation(citation: PackCitation) -> Mapping[str, Any]:
    return {
        "source": citation.source,
        "locator": citation.locator,
        "quoted-in": citation.via,
        "quoted-at": citation.via_locator,
    }


def _link(link: PackLink) -> str:
    written = {"from": link.from_card, "to": link.to_card, "relation": link.relation.value, "because": link.because}
    return f"[[links]]\n{fields(written, ['because'])}"


def _outline(outline: PackOutline) -> str:
    written = {
        "key": outline.key,
        "title": outline.title,
        "thesis": outline.thesis,
        "words": outline.words,
        "dates": outline.dates,
        "scheme": outline.scheme,
        "minutes": outline.minutes,
        "demands": [_demand(each) for each in outline.demands],
        "uid": outline.uid,
    }
    return f"[[outlines]]\n{fields(written)}"


def _demand(demand: PackDemand) -> Mapping[str, Any]:
    return {"demand": demand.key, "says": demand.says, "goal": demand.goal, "off": demand.off}


def _sections(sections: Iterable[PackSection], head: str) -> Iterable[str]:
    for section in sections:
        written = {
            "title": section.title,
            "role": section.role.value,
            "words": section.words,
            "note": section.note,
            "slots": section.slots,
            "placements": [_placement(each) for each in section.placements],
        }
        yield f"[[{head}]]\n{fields(written)}"
        yield from _sections(section.sections, f"{head}.sections")


def _placement(placement: PackPlacement) -> Mapping[str, Any]:
    return {
        "card": placement.card,
        "note": placement.note,
        "placements": [_placement(each) for each in placement.placements],
    }
