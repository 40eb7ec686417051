"""What is known of many cards beside their own rows, a question or two each, however many they are.

`card_ids` are the cards' ids, as `ids_in` makes them for a query: `IN AMONG`.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import TypeVar

from essayplanner.domain.cards import Answer, Citation, Debate, Kind, Link, Other, Relation, Side, Use
from essayplanner.notebook.notebook import Notebook
from essayplanner.notebook.stored_sources import source_of

Value = TypeVar("Value")

#: Among the ids that one value holds.
AMONG = "(SELECT value FROM json_each(?))"


def ids_in(ids: Iterable[int]) -> str:
    """Ids as the value for AMONG; in their order, which rows are found by fastest."""
    return json.dumps(sorted(ids))


def sides_by_id(book: Notebook) -> dict[int, Side]:
    """All sides of all debates; of a damaged file, one may be of no debate."""
    return {
        id: Side(uid, name, says, bool(between), Debate(debate_uid, question))
        for id, uid, name, says, between, debate_uid, question in book.rows(
            "SELECT s.id, s.uid, s.name, s.says, s.is_between, ifnull(d.uid, '') AS uid, "
            "ifnull(d.question, '') AS question FROM side s LEFT JOIN debate d ON d.id = s.debate_id"
        )
    }


def citations_by_card(book: Notebook, card_ids: str) -> dict[int, tuple[Citation, ...]]:
    """The citations of the cards, in order."""
    rows = book.rows(
        "SELECT card_id, source_id, locator, via_source_id, via_locator FROM citation "
        f"WHERE card_id IN {AMONG} ORDER BY position, id",
        (card_ids,),
    )
    cited = {row[1] for row in rows} | {row[3] for row in rows if row[3]}
    known = {
        id: source_of(uid, key, csl, klass)
        for id, uid, key, csl, klass in book.rows(
            f"SELECT id, uid, cite_key, csl, source_class FROM source WHERE id IN {AMONG}", (ids_in(cited),)
        )
    }
    found: defaultdict[int, list[Citation]] = defaultdict(list)
    for card_id, source_id, locator, via_id, via_locator in rows:
        if source_id in known:
            found[card_id].append(Citation(known[source_id], locator, known.get(via_id), via_locator))
    return _settled(found)


def tags_by_card(book: Notebook, card_ids: str) -> dict[int, tuple[str, ...]]:
    """The tags of the cards, by name."""
    found: defaultdict[int, list[str]] = defaultdict(list)
    for id, tag in book.rows(
        f"SELECT c.card_id, t.name FROM card_tag c JOIN tag t ON t.id = c.tag_id WHERE c.card_id IN {AMONG} "
        "ORDER BY t.name",
        (card_ids,),
    ):
        found[id].append(tag)
    return _settled(found)


def links_by_card(book: Notebook, card_ids: str) -> tuple[dict[int, tuple[Link, ...]], dict[int, tuple[Link, ...]]]:
    """What the cards do to others, and what others do to them; a card in the trash is told of nowhere."""
    found: tuple[defaultdict[int, list[Link]], ...] = defaultdict(list), defaultdict(list)
    ends = (("from_card_id", "to_card_id"), ("to_card_id", "from_card_id"))
    halves = [
        f"SELECT {way} AS way, l.{own}, c.uid, c.kind, c.title, l.relation, l.because, l.uid, l.id AS place "
        f"FROM link l CROSS JOIN card c ON c.id = l.{other} WHERE l.{own} IN {AMONG} AND c.trashed_at IS NULL"
        for way, (own, other) in enumerate(ends)
    ]
    for way, id, uid, kind, title, relation, because, link_uid, _place in book.rows(
        f"{' UNION ALL '.join(halves)} ORDER BY place", (card_ids, card_ids)
    ):
        found[way][id].append(Link(Relation(relation), Other(uid, Kind(kind), title), because, link_uid))
    return _settled(found[0]), _settled(found[1])


def answers_by_card(book: Notebook, card_ids: str) -> dict[int, tuple[Answer, ...]]:
    """What was answered to the questions that break the cards; a card in the trash answers nothing."""
    found: defaultdict[int, list[Answer]] = defaultdict(list)
    for id, uid, question, note, is_aside, *other in book.rows(
        "SELECT r.card_id, r.uid, r.question, r.note, r.is_aside, c.uid AS maybe_uid, c.kind AS maybe_kind, "
        "c.title AS maybe_title FROM reply r LEFT JOIN card c ON c.id = r.answer_id AND c.trashed_at IS NULL "
        f"WHERE r.card_id IN {AMONG} ORDER BY r.id",
        (card_ids,),
    ):
        answer = Other(other[0], Kind(other[1]), other[2]) if other[0] else None
        found[id].append(Answer(uid, question, note, answer, bool(is_aside)))
    return _settled(found)


def uses_by_card(book: Notebook, card_ids: str) -> dict[int, tuple[Use, ...]]:
    """The outlines in which the cards stand, in their order."""
    found: defaultdict[int, dict[int, Use]] = defaultdict(dict)
    for id, outline_id, uid, title, placement in book.rows(
        "SELECT p.card_id, o.id, o.uid, o.title, p.uid FROM placement p JOIN outline o ON o.id = p.outline_id "
        f"WHERE p.card_id IN {AMONG} ORDER BY o.position, o.id, p.id",
        (card_ids,),
    ):
        known = found[id].get(outline_id)
        found[id][outline_id] = Use(uid, title, (*known.placements, placement) if known else (placement,))
    return _settled({id: uses.values() for id, uses in found.items()})


def _settled(found: Mapping[int, Iterable[Value]]) -> dict[int, tuple[Value, ...]]:
    return {id: tuple(values) for id, values in found.items()}
