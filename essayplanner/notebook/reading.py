"""Cards read out as values."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from essayplanner.domain.cards import Card, Kind, Other, Relation, Voice
from essayplanner.domain.dates import Span, parse_date
from essayplanner.domain.errors import NotFoundError
from essayplanner.language import _
from essayplanner.notebook.around_cards import (
    AMONG,
    answers_by_card,
    citations_by_card,
    ids_in,
    links_by_card,
    sides_by_id,
    tags_by_card,
    uses_by_card,
)
from essayplanner.notebook.naming import CARDS, find_called, near, quoted, shown
from essayplanner.notebook.notebook import Notebook
from essayplanner.notebook.stored_sources import short_of

#: `Kind(...)` would take nearly as long as all else that is done with a row.
_KINDS = {kind.value: kind for kind in Kind}


def read_cards(book: Notebook, card_ids: Sequence[int] | None = None) -> list[Card]:
    """Cards with all that is known of them, in the order of the ids, or all that are not in the trash."""
    if card_ids is None:
        card_ids = [row[0] for row in book.rows("SELECT id FROM card WHERE trashed_at IS NULL ORDER BY id")]
    chosen = ids_in(card_ids)
    sides, citations = sides_by_id(book), citations_by_card(book, chosen)
    tags, used_in = tags_by_card(book, chosen), uses_by_card(book, chosen)
    links, linked_by = links_by_card(book, chosen)
    answers = answers_by_card(book, chosen)
    cards = {
        id: Card(
            uid,
            _KINDS[kind],
            title,
            text,
            when,
            sides.get(side),
            caution,
            citations.get(id, ()),
            undated,
            Span(first, last) if first and last else parse_date(when),
            _names(aliases) if aliases else (),
            short,
            tags.get(id, ()),
            links.get(id, ()),
            linked_by.get(id, ()),
            used_in.get(id, ()),
            *(*more[:5], answers.get(id, ()), *more[5:7], Voice(more[7])),
        )
        for id, uid, kind, title, text, when, side, caution, undated, first, last, aliases, short, *more in book.rows(
            "SELECT id, uid, kind, title, text, happened, side_id, caution, undated, first_day, last_day, aliases, "
            "short, created_at, edited_at, coalesce(trashed_at, '') AS trashed_at, stand, claim_kind, "
            f"quotation, idea, voice FROM card WHERE id IN {AMONG}",
            (chosen,),
        )
    }
    return [cards[id] for id in card_ids if id in cards]


def _names(written: str) -> tuple[str, ...]:
    return tuple(name for each in written.split(";") if (name := each.strip()))


def cards_on_pages(book: Notebook, card_ids: Iterable[int], *, with_citations: bool) -> dict[int, Card]:
    """Cards by their ids, with what a page shows of them.

    What no page shows (the fields of a card after its citations, but for its voices) is left out: to read it takes
    longer than all of this.
    """
    chosen = ids_in(card_ids)
    sides = sides_by_id(book)
    citations = citations_by_card(book, chosen) if with_citations else {}
    return {
        id: _with_voices(
            Card(uid, _KINDS[kind], title, text, when, sides.get(side), caution, citations.get(id, ())), voices
        )
        for id, uid, kind, title, text, when, side, caution, *voices in book.rows(
            "SELECT id, uid, kind, title, text, happened, side_id, caution, quotation, idea, voice FROM card "
            f"WHERE id IN {AMONG}",
            (chosen,),
        )
    }


def _with_voices(card: Card, voices: Sequence[str]) -> Card:
    quotation, idea, voice = voices
    return card._replace(quotation=quotation, idea=idea, voice=Voice(voice)) if quotation or idea else card


def find_card(book: Notebook, name: str) -> int:
    """The id of the card of that uid, title or lone beginning of a title; else an EssayError says which are near."""
    query = "SELECT id, uid, title FROM card WHERE trashed_at IS NULL"
    rows = book.rows(f"{query} AND uid = ?", (name.strip(),)) or book.rows(f"{query} ORDER BY id")
    found = find_called(rows, name, CARDS)
    if found is None:
        close = near((row[2] for row in rows), name)
        name = shown(name)
        if not close:
            raise NotFoundError(_("There is no card “{name}” in this notebook; `cards` lists them.", name=name))
        raise NotFoundError(
            _("There is no card “{name}” in this notebook; the closest are: {cards}.", name=name, cards=quoted(close))
        )
    return found


def claims_with_evidence(book: Notebook) -> set[str]:
    """The uids of the claims under which, in some outline, evidence stands."""
    rows = book.rows(
        "SELECT DISTINCT c.uid FROM placement below JOIN card e ON e.id = below.card_id AND e.kind = 'evidence' "
        "JOIN placement p ON p.id = below.parent_id JOIN card c ON c.id = p.card_id AND c.kind = 'claim'"
    )
    return {uid for (uid,) in rows}


def other_cards(book: Notebook, card_id: int, *, alike: bool = False) -> list[Other]:
    """The cards to which one may be linked: all others that are not in the trash; those of its kind, if `alike`."""
    rows = book.rows(
        "SELECT uid, kind, title FROM card WHERE trashed_at IS NULL AND id <> ?1 "
        "AND (NOT ?2 OR kind = (SELECT kind FROM card WHERE id = ?1)) ORDER BY id",
        (card_id, alike),
    )
    return [Other(uid, Kind(kind), title) for uid, kind, title in rows]


class LinkRow(NamedTuple):
    """A link as the card editor shows it, seen from one of its cards."""

    id: int
    relation: Relation
    because: str
    outgoing: bool
    other_id: int
    other_title: str
    other_kind: Kind


def links_of(book: Notebook, card_id: int) -> list[LinkRow]:
    """The links from and to a card."""
    rows = book.rows(
        "SELECT l.id, l.relation, l.because, l.from_card_id = ?1, c.id, c.title, c.kind FROM link l JOIN card c "
        "ON c.id = CASE l.from_card_id WHEN ?1 THEN l.to_card_id ELSE l.from_card_id END "
        "WHERE (l.from_card_id = ?1 OR l.to_card_id = ?1) AND c.trashed_at IS NULL ORDER BY 4 DESC, l.id",
        (card_id,),
    )
    return [LinkRow(row[0], Relation(row[1]), row[2], bool(row[3]), row[4], row[5], Kind(row[6])) for row in rows]


class CitationRow(NamedTuple):
    """A citation as the card editor shows it; `via` is the source in which it was found quoted."""

    id: int
    source_id: int
    short: str
    locator: str
    via_source_id: int | None = None
    via_short: str = ""
    via_locator: str = ""


def citations_of(book: Notebook, card_id: int) -> list[CitationRow]:
    """The citations of a card, in order."""
    rows = book.rows(
        "SELECT c.id, s.id, s.uid, s.cite_key, s.csl, s.source_class, c.locator, "
        "v.id AS maybe_id, v.uid AS maybe_uid, v.cite_key AS maybe_cite_key, v.csl AS maybe_csl, "
        "v.source_class AS maybe_source_class, "
        "c.via_locator FROM citation c JOIN source s "
        "ON s.id = c.source_id LEFT JOIN source v ON v.id = c.via_source_id WHERE c.card_id = ? ORDER BY "
        "c.position, c.id",
        (card_id,),
    )
    return [
        CitationRow(
            row[0],
            row[1],
            short_of(*row[3:5]),
            row[6],
            row[7],
            short_of(*row[9:11]) if row[7] else "",
            row[12],
        )
        for row in rows
    ]


class SideRow(NamedTuple):
    """A side of a debate."""

    id: int
    name: str
    says: str
    question: str
    is_between: bool


def sides(book: Notebook) -> list[SideRow]:
    """All sides of all debates, in order."""
    rows = book.rows(
        "SELECT s.id, s.name, s.says, d.question, s.is_between FROM side s JOIN debate d ON d.id = s.debate_id "
        "ORDER BY d.position, d.id, s.position, s.id"
    )
    return [SideRow(row[0], row[1], row[2], row[3], bool(row[4])) for row in rows]


class CardFields(NamedTuple):
    """A card as its editor fills in its fields."""

    id: int
    uid: str
    kind: Kind
    title: str
    text: str
    when: str
    undated: str
    side_id: int | None
    caution: str
    aliases: str
    short: str
    claim_kind: str
    quotation: str
    idea: str
    voice: Voice
    trashed: bool


def card_fields(book: Notebook, card_id: int) -> CardFields:
    """The fields of one card."""
    row = book.row(
        "SELECT id, uid, kind, title, text, happened, undated, side_id, caution, aliases, short, "
        "claim_kind, quotation, idea, voice, trashed_at IS NOT NULL FROM card WHERE id = ?",
        (card_id,),
        "card",
    )
    id, uid, kind, *said, voice, trashed = row
    return CardFields._make((id, uid, Kind(kind), *said, Voice(voice), bool(trashed)))


def tags_of(book: Notebook, card_id: int) -> list[str]:
    """The tags of a card, by name."""
    return [
        row[0]
        for row in book.rows(
            "SELECT t.name FROM card_tag c JOIN tag t ON t.id = c.tag_id WHERE c.card_id = ? ORDER BY t.name",
            (card_id,),
        )
    ]


def kinds_of(book: Notebook, card_ids: Sequence[int]) -> list[Kind]:
    """The kinds of cards, in the order of the ids."""
    kinds = dict(book.rows(f"SELECT id, kind FROM card WHERE id IN {AMONG}", (ids_in(card_ids),)))
    return [Kind(kinds[id]) for id in card_ids if id in kinds]


def cards_there(book: Notebook, card_ids: Sequence[int]) -> set[int]:
    """Those of some cards, by their ids, that are in the library, and not in its trash."""
    among = f"SELECT id FROM card WHERE trashed_at IS NULL AND id IN {AMONG}"
    return {id for (id,) in book.rows(among, (ids_in(card_ids),))}
