"""An outline frozen for the coach."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache

from essayplanner.domain.argument import Argument, CardSeen, LinkSeen
from essayplanner.domain.cards import Relation, Voice
from essayplanner.domain.outline import Role, section_numbers
from essayplanner.domain.plan import CardFacts, Plan, PlanCitation, PlanPart, PlanPlaced, PlanSection
from essayplanner.notebook.argument import placed_rows, read_cards_seen, read_debates, read_links_seen
from essayplanner.notebook.around_cards import AMONG, ids_in
from essayplanner.notebook.coaching import replies, set_asides
from essayplanner.notebook.demands import demands
from essayplanner.notebook.notebook import Notebook
from essayplanner.notebook.outlines import outline_info, placed_cards
from essayplanner.notebook.stored_sources import source_of

Links = Mapping[int, tuple[LinkSeen, ...]]


def read_plan(book: Notebook, outline_id: int, known: Argument | None = None) -> Plan:
    """An outline with its cards, and the library around it; `known` are cards, links and debates that were read."""
    info = outline_info(book, outline_id)
    cards = known.cards if known else read_cards_seen(book)
    links = known.links if known else read_links_seen(book, cards)
    to_cards, from_cards = linked(links)
    parts = _parts(book, outline_id, cards, from_cards)
    placed = {each.card_id for part in parts for each in part.placed}
    return Plan(
        *info[:5],
        info.minutes,
        info.dates,
        info.reading,
        info.scheme,
        parts,
        cards,
        _facts(book, placed),
        to_cards,
        from_cards,
        known.debates if known else read_debates(book),
        demands(book, outline_id),
        set_asides(book, outline_id),
    )


def read_plan_there(book: Notebook, outline_id: int, read: Callable[[Notebook, int], Plan] = read_plan) -> Plan | None:
    """The same of an outline that may be gone: then None."""
    there = book.rows("SELECT 1 FROM outline WHERE id = ?", (outline_id,))
    return read(book, outline_id) if there else None


def read_bare_plan(book: Notebook, outline_id: int) -> Plan:
    """An outline with its own cards alone: no links, sources or rest of the library, so that it takes no longer where
    that is large."""
    cards = read_cards_seen(book, placed_cards(book, outline_id))
    return Plan(*outline_info(book, outline_id)[:5], parts=_parts(book, outline_id, cards, {}), cards=cards)


def linked(links: Iterable[LinkSeen]) -> tuple[Links, Links]:
    """Links by the id of the card that they lead to, and by that from which they come."""
    to_cards, from_cards = defaultdict[int, list[LinkSeen]](list), defaultdict[int, list[LinkSeen]](list)
    for link in links:
        to_cards[link.to_id].append(link)
        from_cards[link.from_id].append(link)
    return {id: tuple(each) for id, each in to_cards.items()}, {id: tuple(each) for id, each in from_cards.items()}


def _parts(book: Notebook, outline_id: int, cards: Mapping[int, CardSeen], links: Links) -> tuple[PlanPart, ...]:
    rows = {
        row[0]: row
        for row in book.rows(
            "SELECT id, parent_id, uid, title, role, note, words, slots FROM section WHERE outline_id = ? "
            "ORDER BY position, id",
            (outline_id,),
        )
    }
    numbers = section_numbers((row[0], row[1]) for row in rows.values())
    placed = defaultdict[int, list[PlanPlaced]](list)
    card_ids: dict[int, int] = {}
    for row, section_id, level in placed_rows(book, outline_id, numbers, cards, more=("uid", "note")):
        id, card_id, _section, parent_id, uid, note = row
        card_ids[id] = card_id
        part = _part(links.get(card_id, ()), card_ids[parent_id]) if parent_id else None
        placed[section_id].append(PlanPlaced(id, uid, card_id, section_id, parent_id or 0, level, note, part))
    heads: dict[int, int] = {}  # by the id of a section, the one that its part begins with
    of_part: dict[int, list[PlanSection]] = {}
    for id, number in numbers.items():
        _id, parent_id, uid, title, role, note, words, slots = rows[id]
        above = heads.get(parent_id or 0, 0)
        is_part = not above or of_part[above][0].role is Role.HEADING
        heads[id] = id if is_part else above
        waiting = tuple(slot for slot in slots.split(",") if slot)
        section = PlanSection(id, uid, number, title, Role(role), note, words, parent_id or 0, waiting)
        of_part.setdefault(heads[id], []).append(section)
    holding = {rows[id][1] for id in of_part if rows[id][1]}
    return tuple(
        PlanPart(first, tuple(inner), tuple(each for section in (first, *inner) for each in placed[section.id]))
        for first, *inner in of_part.values()
        if first.role is not Role.HEADING or first.id not in holding or placed[first.id]
    )


def _part(links: Iterable[LinkSeen], above_id: int) -> Relation | None:
    """What a card does to the one above it, as the first link between the two says."""
    return next((link.relation for link in links if link.to_id == above_id), None)


def _facts(book: Notebook, card_ids: Iterable[int]) -> dict[int, CardFacts]:
    among = ids_in(card_ids)
    cited = defaultdict[int, list[PlanCitation]](list)
    for card_id, uid, cite_key, csl, source_class, locator, via_id in book.rows(
        "SELECT c.card_id, s.uid, s.cite_key, s.csl, s.source_class, c.locator, c.via_source_id FROM citation c "
        f"JOIN source s ON s.id = c.source_id WHERE c.card_id IN {AMONG} ORDER BY c.card_id, c.position, c.id",
        (among,),
    ):
        short, kind = _source(cite_key, csl)
        cited[card_id].append(PlanCitation(uid, short, kind, source_class, locator, via_id is not None))
    answered = replies(book, card_ids)
    theirs = defaultdict[int, list[str]](list)
    for card_id, words in book.rows(
        f"SELECT id, quotation FROM card WHERE quotation <> '' AND id IN {AMONG} UNION ALL "
        f"SELECT card_id, quoted FROM passage WHERE card_id IN {AMONG}",
        (among, among),
    ):
        theirs[card_id].append(words)
    return {
        id: CardFacts(
            text,
            tuple(cited.get(id, ())),
            claim_kind,
            aliases,
            answered.get(id, ()),
            quotation,
            idea,
            Voice(voice),
            tuple(dict.fromkeys(theirs.get(id, ()))),
        )
        for id, text, claim_kind, aliases, quotation, idea, voice in book.rows(
            f"SELECT id, text, claim_kind, aliases, quotation, idea, voice FROM card WHERE id IN {AMONG}", (among,)
        )
    }


@lru_cache(512)
def _source(cite_key: str, csl: str) -> tuple[str, str]:
    source = source_of("", cite_key, csl, "")
    return source.short, str(source.csl.get("type") or "")
