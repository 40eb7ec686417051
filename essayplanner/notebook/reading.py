"""Cards read out as values."""

import json
from collections import defaultdict
from collections.abc import Sequence
from typing import Any, NamedTuple

from essayplanner.domain.cards import Card, Citation, Kind, Link, Relation
from essayplanner.domain.errors import NotFoundError
from essayplanner.language import _
from essayplanner.notebook.naming import CARDS, find_called, near, quoted, shown
from essayplanner.notebook.notebook import Notebook
from essayplanner.notebook.stored_sources import short_of, source_of


def citations_by_card(book: Notebook, outline_id: int) -> dict[int, tuple[Citation, ...]]:
    """The citations of every card that an outline uses."""
    return _citations(book, "card_id IN (SELECT card_id FROM placement WHERE outline_id = ?)", (outline_id,))


def _citations(book: Notebook, where: str, parameters: Sequence[Any]) -> dict[int, tuple[Citation, ...]]:
    rows = book.rows(
        "SELECT card_id, source_id, locator, via_source_id, via_locator FROM citation "
        f"WHERE {where} ORDER BY position, id",
        parameters,
    )
    cited = {row[1] for row in rows} | {row[3] for row in rows if row[3]}
    known = {
        id: source_of(uid, key, csl, klass)
        for id, uid, key, csl, klass in book.rows(
            "SELECT id, uid, cite_key, csl, source_class FROM source WHERE id IN (SELECT value FROM json_each(?))",
            (json.dumps(sorted(cited)),),
        )
    }
    found: defaultdict[int, list[Citation]] = defaultdict(list)
    for card_id, source_id, locator, via_id, via_locator in rows:
        if source_id in known:
            found[card_id].append(Citation(known[source_id], locator, known.get(via_id), via_locator))
    return {card_id: tuple(citations) for card_id, citations in found.items()}


def read_cards(book: Notebook, card_ids: Sequence[int] | None = None) -> list[Card]:
    """Cards with all that is known of them, in the order of the ids, or all that are not in the trash."""
    if card_ids is None:
        card_ids = [row[0] for row in book.rows("SELECT id FROM card WHERE trashed_at IS NULL ORDER BY id")]
    chosen = json.dumps(list(card_ids))
    among = "IN (SELECT value FROM json_each(?))"
    sides = dict(book.rows("SELECT id, name FROM side"))
    tags = _grouped(
        book,
        f"SELECT c.card_id, t.name FROM card_tag c JOIN tag t ON t.id = c.tag_id "
        f"WHERE c.card_id {among} ORDER BY t.name",
        chosen,
    )
    used = _grouped(
        book,
        f"SELECT DISTINCT p.card_id, o.title, o.position, o.id FROM placement p "
        f"JOIN outline o ON o.id = p.outline_id WHERE p.card_id {among} ORDER BY 3, 4",
        chosen,
    )
    links = _grouped(
        book,
        f"SELECT l.from_card_id, l.relation, c.title, l.because, c.uid FROM link l "
        f"JOIN card c ON c.id = l.to_card_id "
        f"WHERE l.from_card_id {among} AND c.trashed_at IS NULL ORDER BY l.id",
        chosen,
    )
    citations = _citations(book, f"card_id {among}", (chosen,))
    cards = {
        id: Card(
            uid,
            Kind(kind),
            title,
            text,
            when,
            sides.get(side, ""),
            caution,
            tuple(row[1] for row in tags.get(id, ())),
            citations.get(id, ()),
            tuple(Link(Relation(row[1]), *row[2:]) for row in links.get(id, ())),
            tuple(row[1] for row in used.get(id, ())),
        )
        for id, uid, kind, title, text, when, caution, side in book.rows(
            f"SELECT id, uid, kind, title, text, happened, caution, side_id FROM card WHERE id {among}", (chosen,)
        )
    }
    return [cards[id] for id in card_ids if id in cards]


def _grouped(book: Notebook, sql: str, chosen: str) -> dict[int, list[tuple[Any, ...]]]:
    groups: defaultdict[int, list[tuple[Any, ...]]] = defaultdict(list)
    for row in book.rows(sql, (chosen,)):
        groups[row[0]].append(row)
    return groups


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
            _("There is no card “{name}” in this notebook; near to it are: {cards}.", name=name, cards=quoted(close))
        )
    return found


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
    trashed: bool


def card_fields(book: Notebook, card_id: int) -> CardFields:
    """The fields of one card."""
    row = book.row(
        "SELECT id, uid, kind, title, text, happened, undated, side_id, caution, aliases, trashed_at IS NOT NULL "
        "FROM card WHERE id = ?",
        (card_id,),
        "card",
    )
    id, uid, kind, title, text, when, undated, side_id, caution, aliases, trashed = row
    return CardFields(id, uid, Kind(kind), title, text, when, undated, side_id, caution, aliases, bool(trashed))


def tags_of(book: Notebook, card_id: int) -> list[str]:
    """The tags of a card, by name."""
    return [
        row[0]
        for row in book.rows(
            "SELECT t.name FROM card_tag c JOIN tag t ON t.id = c.tag_id WHERE c.card_id = ? ORDER BY t.name",
            (card_id,),
        )
    ]


def used_in(book: Notebook, card_id: int) -> list[tuple[int, int, str, str]]:
    """Where a card stands: placement id, outline id, the question and the section's title."""
    return [
        (row[0], row[1], row[2], row[3])
        for row in book.rows(
            "WITH RECURSIVE up(start, id, parent_id, section_id) AS (SELECT id, id, parent_id, section_id FROM "
            "placement "
            "WHERE card_id = ? UNION SELECT up.start, p.id, p.parent_id, p.section_id FROM placement p "
            "JOIN up ON p.id = up.parent_id) SELECT up.start, o.id, o.title, s.title FROM up "
            "JOIN section s ON s.id = up.section_id JOIN outline o ON o.id = s.outline_id ORDER BY o.position, "
            "s.position",
            (card_id,),
        )
    ]


def kinds_of(book: Notebook, card_ids: Sequence[int]) -> list[Kind]:
    """The kinds of cards, in the order of the ids."""
    kinds = dict(
        book.rows(
            "SELECT id, kind FROM card WHERE id IN (SELECT value FROM json_each(?))", (json.dumps(list(card_ids)),)
        )
    )
    return [Kind(kinds[id]) for id in card_ids if id in kinds]
