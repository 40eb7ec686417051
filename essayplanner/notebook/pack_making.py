"""A pack out of a notebook: of the cards, outlines and debates that are chosen, with what they need of each other."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

from essayplanner.domain.cards import SHORT_AT_MOST, Card, Kind, Relation, Source
from essayplanner.domain.claim_kinds import ClaimKind
from essayplanner.domain.csl import DATES, NAMES, tidy_item
from essayplanner.domain.errors import NotFoundError
from essayplanner.domain.packs import (
    Pack,
    PackCard,
    PackCitation,
    PackDebate,
    PackDemand,
    PackLink,
    PackOutline,
    PackSide,
    PackSource,
)
from essayplanner.domain.source_dates import date_text, read_date
from essayplanner.domain.text import clean_line, clean_text
from essayplanner.language import _
from essayplanner.notebook.demands import demands
from essayplanner.notebook.naming import shown
from essayplanner.notebook.notebook import Notebook
from essayplanner.notebook.outlines import OutlineInfo, outlines
from essayplanner.notebook.pack_keys import PackKeys
from essayplanner.notebook.pack_sections import PackTree, outline_of_sections
from essayplanner.notebook.reading import read_cards
from essayplanner.notebook.stored_sources import source_of
from essayplanner.notebook.uids import derived_uid


class Chosen(NamedTuple):
    """What goes into a pack, by ids; None is all. What stands in a chosen outline comes along.

    Chosen sections become an outline of their own, in the place of the outlines; they are of one, and none is in
    another.
    """

    cards: Collection[int] | None = None
    outlines: Collection[int] | None = None
    debates: Collection[int] | None = None
    sections: Sequence[int] = ()


def make_pack(
    book: Notebook,
    head: Pack,
    chosen: Chosen = Chosen(),  # noqa: B008
    known: Iterable[Pack] = (),
    *,
    by_uid: bool = False,
) -> Pack:
    """The pack that is headed as `head` is, of what is chosen; links among its cards and the sources they cite come
    along.

    What came from one of the `known` packs keeps its key; others are called by their titles. Where the key does not
    tell the uid, the pack does, so that whoever has the thing already is known to have it. `by_uid` all but sources are
    called by their uids: then so is what hangs on keys, a link say, whatever its cards are called and come with.
    """
    return _Making(book, head, PackKeys(head.id, known), by_uid=by_uid).pack(chosen)


def debates_of(book: Notebook, card_ids: Collection[int]) -> list[int]:
    """The ids of the debates on a side of which one of these cards is."""
    rows = book.rows("SELECT c.id, s.debate_id FROM card c JOIN side s ON s.id = c.side_id")
    return sorted({debate_id for card_id, debate_id in rows if card_id in card_ids})


def tagged(book: Notebook, tag: str) -> list[int]:
    """The ids of the cards that carry a tag; NotFoundError where there is none of that name."""
    found = book.rows("SELECT id FROM tag WHERE name = ?", (tag,))
    if not found:
        raise NotFoundError(_("There is no tag “{name}” in this notebook; `tags` lists them.", name=shown(tag)))
    return [id for (id,) in book.rows("SELECT card_id FROM card_tag WHERE tag_id = ? ORDER BY card_id", found[0])]


class _Making:
    def __init__(self, book: Notebook, head: Pack, keys: PackKeys, *, by_uid: bool) -> None:
        self._book, self._head, self._keys, self._by_uid = book, head, keys, by_uid
        self._sources: dict[str, Source] = {}
        self._card_keys: dict[int, str] = {}
        self._sides: dict[str, str] = {}

    def pack(self, chosen: Chosen) -> Pack:
        infos = [each for each in outlines(self._book) if chosen.outlines is None or each.id in chosen.outlines]
        if chosen.sections:
            of = outline_of_sections(self._book, chosen.sections)
            infos = [each for each in outlines(self._book) if each.id == of]
        trees = {each.id: PackTree(self._book, each.id, chosen.sections) for each in infos}
        ids = self._card_ids(chosen.cards, {id for tree in trees.values() for id in tree.cards})
        cards = read_cards(self._book, ids)
        self._find_sources(cards, everything=chosen.cards is None)
        sources = tuple(self._source(each) for each in self._sources.values())
        self._card_keys = {id: self._key("card", card.uid, card.title) for id, card in zip(ids, cards, strict=True)}
        debates = tuple(self._debates(chosen.debates))
        stands = self._stands(ids)
        return self._head._replace(
            sources=sources,
            debates=debates,
            cards=tuple(self._card(id, card, stands) for id, card in zip(ids, cards, strict=True)),
            links=tuple(self._links()),
            outlines=tuple(self._outline(each, trees[each.id], chosen.sections) for each in infos),
            remarks=(),
        )

    def _key(self, table: str, uid: str, title: str) -> str:
        return self._keys.take(table, uid, uid if self._by_uid else title)

    def _card_ids(self, chosen: Collection[int] | None, placed: Collection[int]) -> list[int]:
        rows = self._book.rows("SELECT id FROM card WHERE trashed_at IS NULL ORDER BY id")
        found = [id for (id,) in rows if chosen is None or id in chosen or id in placed]
        if self._by_uid and isinstance(chosen, Sequence):
            order = {id: place for place, id in enumerate(chosen)}
            found.sort(key=lambda id: order.get(id, len(order)))
        return found

    def _find_sources(self, cards: Iterable[Card], *, everything: bool) -> None:
        cited = {
            source.uid
            for card in cards
            for each in card.citations
            for source in (each.source, each.via)
            if source is not None
        }
        rows = self._book.rows("SELECT uid, cite_key, csl, source_class, trashed_at IS NULL FROM source ORDER BY id")
        self._sources = {
            uid: source_of(uid, *stored) for uid, *stored, live in rows if uid in cited or (everything and live)
        }

    def _source(self, source: Source) -> PackSource:
        key = self._keys.take("source", source.uid, source.cite_key, as_it_is=True)
        csl = tidy_item(source.csl)
        csl |= {"id": key, "title": csl.get("title") or clean_line(source.title)[:2000] or key}
        csl |= {name: [_person(each) for each in csl[name]] for name in csl.keys() & NAMES}
        csl |= {name: read_date(date_text(csl[name])) for name in csl.keys() & DATES}
        source_class = source.source_class if source.source_class in ("primary", "secondary") else ""
        return PackSource(key, csl, source_class, self._keys.told("source", key, source.uid))

    def _debates(self, chosen: Collection[int] | None) -> Iterable[PackDebate]:
        for id, uid, question in self._book.rows("SELECT id, uid, question FROM debate ORDER BY position, id"):
            if chosen is not None and id not in chosen:
                continue
            key = self._key("debate", uid, question)
            sides = tuple(
                self._side(key, *row)
                for row in self._book.rows(
                    "SELECT uid, name, says, is_between FROM side WHERE debate_id = ? ORDER BY position, id", (id,)
                )
            )
            yield PackDebate(key, clean_line(question) or key, sides, self._keys.told("debate", key, uid))

    def _side(self, debate: str, uid: str, name: str, says: str, between: int) -> PackSide:
        key = self._sides[uid] = self._key("side", uid, name)
        return PackSide(key, clean_line(name) or key, _text(says), bool(between), self._keys.told("side", key, uid))

    def _stands(self, ids: Iterable[int]) -> dict[int, int]:
        """Where historians stand on their side, and which of its claims a claim is, by their ids."""
        found, claims, among = dict[int, int](), defaultdict[int, int](int), {*ids}
        for id, kind, side, stand in self._book.rows(
            "SELECT id, kind, side_id, stand FROM card WHERE side_id IS NOT NULL AND stand IS NOT NULL "
            "ORDER BY stand, id"
        ):
            if id in among and kind == Kind.HISTORIAN:
                found[id] = max(0, min(1000, stand))
            elif id in among and kind == Kind.CLAIM:
                claims[side] += 1
                found[id] = claims[side]
        return found

    def _card(self, id: int, card: Card, stands: dict[int, int]) -> PackCard:
        key = self._card_keys[id]
        side = self._sides.get(card.side.uid, "") if card.side else ""
        kind = ClaimKind(card.claim_kind) if card.kind is Kind.CLAIM and card.claim_kind in {*ClaimKind} else None
        return PackCard(
            key,
            card.kind,
            clean_line(card.title) or key,
            _text(card.text),
            clean_line(card.when),
            _text(card.undated),
            side,
            _text(card.caution),
            card.tags,
            tuple(dict.fromkeys(card.aliases)),
            card.short if len(card.short) <= SHORT_AT_MOST else "",
            tuple(
                PackCitation(
                    self._keys.of("source", each.source.uid),
                    clean_line(each.locator),
                    self._keys.of("source", each.via.uid) if each.via else "",
                    clean_line(each.via_locator) if each.via else "",
                )
                for each in card.citations
            ),
            kind,
            _text(card.quotation),
            _text(card.idea),
            card.voice,
            stands.get(id) if side else None,
            self._keys.told("card", key, card.uid),
        )

    def _links(self) -> Iterable[PackLink]:
        seen = set[tuple[int, int, str]]()
        for start, end, relation, because in self._book.rows(
            "SELECT from_card_id, to_card_id, relation, because FROM link ORDER BY id"
        ):
            there = start in self._card_keys and end in self._card_keys
            if there and (start, end, relation) not in seen:
                seen.add((start, end, relation))
                ends = self._card_keys[start], self._card_keys[end]
                yield PackLink(*ends, Relation(relation), _text(because))

    def _outline(self, info: OutlineInfo, tree: PackTree, some: Sequence[int]) -> PackOutline:
        key = self._key("outline", info.uid, info.title)
        if some:
            uid = derived_uid(info.uid, "outline", *(str(each) for each in some))
            return PackOutline(key, clean_line(info.title) or key, sections=tree.sections(self._card_keys), uid=uid)
        return PackOutline(
            key,
            clean_line(info.title) or key,
            _text(info.thesis),
            info.words,
            tree.sections(self._card_keys),
            clean_line(info.dates),
            clean_line(info.scheme),
            info.minutes,
            tuple(
                PackDemand(each.key, clean_line(each.words), each.is_goal, each.is_off)
                for each in demands(self._book, info.id)
                if each.key or each.words
            ),
            self._keys.told("outline", key, info.uid),
        )


def _text(text: str) -> str:
    return clean_text(text).strip()


def _person(person: dict[str, str]) -> dict[str, str]:
    """A person as a pack names one: by the family name, or by a whole one."""
    if person.keys() & {"family", "literal"}:
        return person
    return {"literal": person["given"]}
