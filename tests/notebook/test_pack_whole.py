"""Whatever a pack holds is compared with the notebook, brought by its next version, and in a pack made of that."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from essayplanner.domain import packs
from essayplanner.domain.cards import Kind, Relation, Voice
from essayplanner.domain.claim_kinds import ClaimKind
from essayplanner.domain.outline import Role
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
    PackSide,
    PackSource,
)
from essayplanner.notebook.notebook import Notebook
from essayplanner.notebook.pack_making import make_pack
from essayplanner.notebook.packing import import_pack, pack_changes
from tests.notebook.tools import dump, quick_book

WHOLE = Pack(
    "whole",
    "Whole",
    "1",
    sources=(
        PackSource("diary", {"id": "diary", "type": "book", "title": "A diary"}, "primary"),
        PackSource("service", {"id": "service", "type": "book", "title": "Stalin"}),
        PackSource("letter", {"id": "letter", "type": "book", "title": "A letter"}, "primary"),
    ),
    debates=(
        PackDebate("d", "Did he?", (PackSide("m", "M", "So so.", True), PackSide("yes", "Yes"), PackSide("no", "No"))),
    ),
    cards=(
        PackCard(
            "c",
            Kind.CLAIM,
            "A claim",
            "In own words.",
            "1934",
            side="yes",
            caution="Doubtful.",
            tags=("party", "terror"),
            short="Claim",
            citations=(PackCitation("letter", "p. 1", "service", "p. 2"), PackCitation("service", "p. 3")),
            claim_kind=ClaimKind.CAUSE,
            quotation="He said so.",
            idea="So I think.",
            voice=Voice.QUOTATION,
        ),
        PackCard("h", Kind.HISTORIAN, "Service", side="yes", aliases=("R. Service",), stand=300),
        PackCard("e", Kind.EVIDENCE, "Evidence", undated="Nobody knows."),
        PackCard("x", Kind.CLAIM, "Another claim"),
    ),
    links=(PackLink("e", "c", Relation.SUPPORTS, "It shows it."), PackLink("h", "c", Relation.CHALLENGES, "")),
    outlines=(
        PackOutline(
            "o",
            "Why?",
            "Because.",
            1500,
            (
                PackSection(
                    "First",
                    Role.PARAGRAPH,
                    200,
                    "A note",
                    (PackPlacement("c", "Mine", (PackPlacement("e"),)), PackPlacement("h")),
                    (PackSection("Within", Role.HEADING),),
                    ("point",),
                ),
                PackSection("Second", Role.PARAGRAPH),
            ),
            "1928/1939",
            "alevel",
            45,
            (PackDemand("links-back", off=True), PackDemand("", "Says why", goal=True)),
        ),
    ),
)

#: How the fields of all that a pack holds are to be other, by what it is. Those without are not compared: what a thing
#: is known by, and what is said of the pack itself.
OTHERWISE: dict[type, dict[str, Any]] = {
    PackSource: {"csl": {"id": "diary", "type": "book", "title": "The diary"}, "source_class": "secondary"},
    PackSide: {"name": "Indeed", "says": "He did so.", "between": False},
    PackDebate: {"question": "Did he indeed?", "sides": (*WHOLE.debates[0].sides, PackSide("more", "More"))},
    PackCitation: {"source": "diary", "locator": "p. 9", "via": "letter", "via_locator": "p. 8"},
    PackCard: {
        "kind": Kind.HISTORIAN,
        "title": "Another",
        "text": "Otherwise.",
        "when": "1935",
        "undated": "It is not said.",
        "side": "no",
        "caution": "Not so doubtful.",
        "tags": ("terror", "trials"),
        "aliases": ("Robert Service",),
        "short": "C",
        "citations": (PackCitation("letter", "p. 1"), PackCitation("service", "p. 3"), PackCitation("service", "p. 4")),
        "claim_kind": ClaimKind.SIGNIFICANCE,
        "quotation": "So he said.",
        "idea": "I wonder.",
        "voice": Voice.IDEA,
        "stand": 400,
    },
    PackLink: {"from_card": "x", "to_card": "x", "relation": Relation.QUALIFIES, "because": "It may."},
    PackPlacement: {"card": "h", "note": "Otherwise", "placements": (PackPlacement("h"),)},
    PackDemand: {"key": "weighs", "says": "Says how", "goal": False, "off": False},
    PackSection: {
        "title": "Foremost",
        "role": Role.INTRODUCTION,
        "words": 300,
        "note": "Another note",
        "placements": (PackPlacement("e"),),
        "sections": (PackSection("Inside", Role.HEADING),),
        "slots": ("evidence",),
    },
    PackOutline: {
        "title": "Why then?",
        "thesis": "So.",
        "words": 2000,
        "sections": WHOLE.outlines[0].sections[::-1],
        "dates": "1928",
        "scheme": "ib",
        "minutes": 50,
        "demands": WHOLE.outlines[0].demands[::-1],
    },
    Pack: {
        "sources": (*WHOLE.sources, PackSource("new", {"id": "new", "type": "book", "title": "New"})),
        "debates": (*WHOLE.debates, PackDebate("new", "New?", (PackSide("a", "A"), PackSide("b", "B")))),
        "cards": (*WHOLE.cards, PackCard("new", Kind.CLAIM, "New")),
        "links": (*WHOLE.links, PackLink("h", "e", Relation.QUALIFIES, "New")),
        "outlines": (*WHOLE.outlines, PackOutline("new", "New?")),
    },
}
NOT_COMPARED = {"key", "uid", "id", "title", "version", "about", "language", "remarks", "licence"}


class Change(NamedTuple):
    """A next version of the whole pack in which one field is other."""

    name: str
    pack: Pack


def things(value: Any) -> Iterator[Any]:
    """A pack and all that is in it."""
    if isinstance(value, tuple):
        if hasattr(value, "_fields"):
            yield value
        for each in value:
            yield from things(each)


def replaced(value: Any, old: Any, new: Any) -> Any:
    """A pack in which one thing stands for another."""
    if value is old:
        return new
    if isinstance(value, tuple):
        parts = [replaced(each, old, new) for each in value]
        return type(value)(*parts) if hasattr(value, "_fields") else tuple(parts)
    return value


def versions() -> Iterator[Change]:
    """All next versions: a field that is other, or one of several things that is gone."""
    for kind, fields in OTHERWISE.items():
        for field, other in fields.items():
            old: Any = next(each for each in things(WHOLE) if isinstance(each, kind) and getattr(each, field))
            more = {"claim_kind": None} if field == "kind" else {}
            yield Change(f"{kind.__name__}.{field}", replaced(WHOLE, old, old._replace(**{field: other}, **more)))
            fewer = getattr(old, field)[1:] if isinstance(getattr(old, field), tuple) else None
            if fewer is not None and (kind, field) not in ((Pack, "cards"), (Pack, "debates")):  # others refer to them
                yield Change(f"{kind.__name__}.{field}, fewer", replaced(WHOLE, old, old._replace(**{field: fewer})))


def made(book: Notebook, pack: Pack) -> Pack:
    """The pack that comes out of a notebook under the keys and the head of another, links in order."""
    return in_order(make_pack(book, pack, known=[pack]))


def in_order(pack: Pack) -> Pack:
    return pack._replace(links=tuple(sorted(pack.links)))


def test_nothing_that_a_pack_holds_is_forgotten_here() -> None:
    kinds = {each for each in vars(packs).values() if isinstance(each, type) and hasattr(each, "_fields")}
    assert OTHERWISE.keys() == kinds
    for kind, fields in OTHERWISE.items():
        assert fields.keys() | NOT_COMPARED >= set(kind._fields)  # type: ignore[attr-defined]
        assert fields.keys() & NOT_COMPARED <= {"title", "key"}


def test_whatever_is_other_in_a_next_version_is_told_and_brought(tmp_path: Path) -> None:
    book = quick_book(tmp_path, "whole")
    import_pack(book, WHOLE)
    assert made(book, WHOLE) == in_order(WHOLE)
    assert pack_changes(book, WHOLE)[:4] == ((), (), (), ())
    before = dump(book)
    for name, second in versions():
        changes = pack_changes(book, second)
        assert changes.new or changes.updated or changes.gone, name
        assert not changes.asked, name
        import_pack(book, second)
        assert pack_changes(book, second)[:3] == ((), (), ()), name
        if not changes.gone:  # what is no longer in the pack stays
            assert made(book, second) == in_order(second), name
        if dump(book) != before:
            book.undo()
        assert dump(book) == before, name
    book.close()
