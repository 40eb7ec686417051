"""A pack beside a notebook that may hold what it brought before: what is new and what is other."""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from essayplanner.domain.cards import Kind, Source
from essayplanner.domain.pack_changes import PackChange
from essayplanner.domain.packs import Pack, PackCard, PackLink
from essayplanner.domain.text import clean_line, clean_text
from essayplanner.language import N_, _, p_
from essayplanner.notebook.notebook import Notebook
from essayplanner.notebook.pack_fields import FieldComparison, Found
from essayplanner.notebook.pack_keys import keyed_things
from essayplanner.notebook.pack_log import PackLog
from essayplanner.notebook.pack_rows import (
    card_columns,
    side_columns,
    source_columns,
)
from essayplanner.notebook.pack_trees import TreeComparison
from essayplanner.notebook.pack_uids import PackUids, numbered

#: What stands where something is not there.
IN_TRASH, DELETED, BACK = N_("in the trash"), N_("deleted"), N_("bring it back")

#: By the name of a field of a card, the columns that change with it.
_CARD_FIELDS = {
    "when": ("happened", "first_day", "last_day"),
    "side": ("side_id",),
    **{
        name: (name,)
        for name in (
            "title",
            "kind",
            "text",
            "quotation",
            "idea",
            "voice",
            "undated",
            "stand",
            "caution",
            "aliases",
            "short",
            "claim_kind",
        )
    },
}


class Comparison:
    """What the pack says otherwise than the notebook, read at once; nothing is written."""

    def __init__(self, book: Notebook, pack: Pack) -> None:
        self.book, self.pack = book, pack
        self.uids, self.log = PackUids(book, pack), PackLog(book, pack)
        self._fields = FieldComparison(book, self.log)
        self._there = {table: self.uids.known(table) for table in ("source", "debate", "side", "card", "outline")}
        self._trashed = {id for (id,) in book.rows("SELECT id FROM card WHERE trashed_at IS NOT NULL")}
        self.cards = {each.key: self._there["card"].get(self.uids.of("card", each), 0) for each in pack.cards}
        self.sources = {each.key: self._there["source"].get(self.uids.of("source", each), 0) for each in pack.sources}
        self._sources_gone = {
            each.key for each in pack.sources if ("source", self.uids.of("source", each)) in self.log.deleted
        }
        sides = [side for debate in pack.debates for side in debate.sides]
        self._sides = {each.key: self._there["side"].get(self.uids.of("side", each), -1) for each in sides}
        self._side_names = {-1: "", None: ""} | dict(book.rows("SELECT id, name FROM side"))
        self._side_said = {each.key: each.name for each in sides}
        self._titles = {card.key: card.title for card in pack.cards}

    def new(self) -> Iterator[PackChange]:
        """Things that the notebook does not know yet."""
        for table, thing in self._things():
            uid = self.uids.of(table, thing)
            if uid not in self._there[table] and (table, uid) not in self.log.deleted:
                yield PackChange(table, uid, _name(thing), "", "", _name(thing))

    def found(self) -> Iterator[Found]:
        """What is there, and is to be other; and what was there, and is to come back if the student says so."""
        yield from self._gone_by_hand()
        yield from self._sources()
        yield from self._debates()
        yield from self._cards()
        yield from self._links()
        trees = TreeComparison(self._fields, self.uids, self.cards, self._titles, self._trashed)
        for outline in self.pack.outlines:
            if id := self._there["outline"].get(self.uids.of("outline", outline)):
                yield from trees.outline(outline, id)

    def left(self) -> Iterator[PackChange]:
        """Cards that this pack brought, and that are no longer in it."""
        now = {self.uids.of("card", card) for card in self.pack.cards}
        titles = dict(self.book.rows("SELECT uid, title FROM card WHERE trashed_at IS NULL"))
        for table, uid in sorted(self.log.brought):
            if table == "card" and uid in titles and uid not in now:
                yield PackChange("card", uid, titles[uid], "", titles[uid], "")

    def _things(self) -> Iterator[tuple[str, Any]]:
        for table, things in keyed_things(self.pack):
            for thing in things:
                yield table, thing

    def _gone_by_hand(self) -> Iterator[Found]:
        for table, thing in self._things():
            uid = self.uids.of(table, thing)
            id = self._there[table].get(uid, 0)
            if not id and (table, uid) in self.log.deleted:
                yield Found(PackChange(table, uid, _name(thing), "", _(DELETED), _(BACK)), True)
        yield from in_trash(self.book, self.pack, self.uids)

    def _sources(self) -> Iterator[Found]:
        for source in self.pack.sources:
            if id := self.sources[source.key]:
                uid, cite_key, csl, klass = self.book.row(
                    "SELECT uid, cite_key, csl, source_class FROM source WHERE id = ?", (id,)
                )
                theirs = source_columns(source)
                theirs["csl"] = json.dumps(source.csl | {"id": cite_key}, ensure_ascii=False, sort_keys=True)
                title = Source(uid, source.key, source.csl).short
                for name, mine in (("csl", csl), ("source_class", klass)):
                    yield from self._fields.field("source", id, uid, title, name, mine, {name: theirs[name]})

    def _debates(self) -> Iterator[Found]:
        for debate in self.pack.debates:
            uid = self.uids.of("debate", debate)
            if id := self._there["debate"].get(uid):
                theirs = {"question": clean_line(debate.question)}
                yield from self._fields.fields("debate", id, uid, debate.question, theirs)
            for side in debate.sides:
                uid = self.uids.of("side", side)
                if id := self._there["side"].get(uid):
                    yield from self._fields.fields("side", id, uid, side.name, side_columns(side))

    def _cards(self) -> Iterator[Found]:
        ids = {id for id in self.cards.values() if id} - self._trashed
        columns = list(card_columns(PackCard("", Kind.CLAIM, ""), {}))
        rows = {
            row[0]: (row[1], dict(zip(columns, row[2:], strict=True)))
            for row in self.book.rows(f"SELECT id, uid, {', '.join(columns)} FROM card")
            if row[0] in ids
        }
        above = {
            id
            for (id,) in self.book.rows(
                "SELECT DISTINCT p.card_id FROM placement p JOIN placement below ON below.parent_id = p.id"
            )
        }
        tags = self._tags()
        for card in self.pack.cards:
            id = self.cards[card.key]
            if id in rows:
                uid, mine = rows[id]
                theirs = card_columns(card, self._sides)
                for field, names in _CARD_FIELDS.items():
                    if field == "kind" and id in above and card.kind is Kind.EVIDENCE:
                        continue  # nothing can stand under evidence
                    changed = {name: theirs[name] for name in names}
                    told = None
                    if field == "side":
                        changed["side"] = card.side
                        told = (self._side_names.get(mine["side_id"], ""), self._side_said.get(card.side, ""))
                    yield from self._fields.field("card", id, uid, mine["title"], field, mine[names[0]], changed, told)
                yield from self._tags_of(card, id, (uid, mine["title"]), tags.get(id, {}))
                yield from self._citations(card, id, mine["title"])

    def _tags(self) -> dict[int, dict[str, str]]:
        found: dict[int, dict[str, str]] = {}
        for id, name in self.book.rows("SELECT c.card_id, t.name FROM card_tag c JOIN tag t ON t.id = c.tag_id"):
            found.setdefault(id, {})[name.casefold()] = name
        return found

    def _tags_of(self, card: PackCard, id: int, called: tuple[str, str], mine: dict[str, str]) -> Iterator[Found]:
        """Tags are never asked about: what each side added or took away is done."""
        theirs = {tag.casefold(): tag for tag in map(clean_line, card.tags) if tag}
        add = [
            tag for folded, tag in theirs.items() if folded not in mine and (id, folded) not in self.log.tags_removed
        ]
        drop = [tag for folded, tag in mine.items() if folded not in theirs and (id, folded) in self.log.tags_brought]
        if add or drop:
            then = [tag for tag in mine.values() if tag not in drop] + add
            change = PackChange("card", *called, "tags", _listed(mine.values()), _listed(then))
            yield Found(change, False, id, {"add": add, "drop": drop})

    def _citations(self, card: PackCard, id: int, called: str) -> Iterator[Found]:
        mine = self.book.rows(
            "SELECT id, uid, source_id, locator, via_source_id, via_locator FROM citation WHERE card_id = ? "
            "ORDER BY position, id",
            (id,),
        )
        at = {(row[2], number): row for row, number in zip(mine, numbered(str(row[2]) for row in mine), strict=True)}
        by_uid, used = {row[1]: row for row in mine}, set[int]()
        for citation, number in zip(card.citations, numbered(each.source for each in card.citations), strict=True):
            uid = self.uids.uid("citation", card.key, citation.source, number)
            row = by_uid.get(uid) or at.get((self.sources[citation.source], number))
            via = self._source_id(citation.via)
            theirs = {"locator": clean_line(citation.locator)}
            vias = {"via_source_id": via, "via_locator": clean_line(citation.via_locator), "via": citation.via}
            title = f"{called} ({citation.source})"
            if row:
                used.add(row[0])
                yield from self._fields.field("citation", row[0], row[1], title, "locator", row[3], theirs)
                told = (row[5], f"{citation.via} {citation.via_locator}".strip())
                yield from self._fields.field("citation", row[0], row[1], title, "via", row[4], vias, told)
            elif ("citation", uid) not in self.log.deleted:
                change = PackChange("citation", uid, title, "", "", citation.locator or citation.source)
                yield Found(change, False, 0, {"card": card.key, "source": citation.source} | theirs | vias)
        for row in mine:
            now = dict(zip(("source_id", "locator", "via_source_id", "via_locator"), row[2:], strict=True))
            if row[0] not in used and self._may_go("citation", row[1], **now):
                yield Found(PackChange("citation", row[1], called, "", row[3], ""), False, row[0])

    def _source_id(self, key: str) -> int | None:
        """The id of a source that is cited; 0 for one that comes with this version, None for none."""
        return self.sources[key] if key and key not in self._sources_gone else None

    def _links(self) -> Iterator[Found]:
        rows = self.book.rows("SELECT id, uid, from_card_id, to_card_id, relation, because FROM link ORDER BY id")
        mine: dict[tuple[int, int], list[Any]] = {}
        for row in rows:
            mine.setdefault((row[2], row[3]), []).append(row)
        theirs: dict[tuple[int, int], list[PackLink]] = {}
        for link in self.pack.links:
            ends = (self.cards[link.from_card], self.cards[link.to_card])
            theirs.setdefault(ends, []).append(link)
        for ends, links in theirs.items():
            there = mine.get(ends, [])
            for link in links if all(ends) else ():
                title = _("{one} → {other}", one=self._titles[link.from_card], other=self._titles[link.to_card])
                if not there:
                    uid = self.uids.uid("link", link.from_card, link.to_card, link.relation.value)
                    if ends in self.log.unlinked or ("link", uid) in self.log.deleted:
                        yield Found(PackChange("link", uid, title, "", _(DELETED), _(BACK)), True)
                elif len(there) == len(links) == 1:
                    id, uid, *_ends, relation, because = there[0]
                    yield from self._fields.field(
                        "link", id, uid, title, "relation", relation, {"relation": link.relation.value}
                    )
                    yield from self._fields.field(
                        "link", id, uid, title, "because", because, {"because": clean_text(link.because)}
                    )
        packed = {*self.cards.values()}
        for ends, links_mine in mine.items():
            gone = ends not in theirs and packed.issuperset(ends)  # a card that left the pack stays, and its links
            for id, uid, *_ends, relation, because in links_mine if gone else ():
                if self._may_go("link", uid, relation=relation, because=because):
                    titles = [self.book.row("SELECT title FROM card WHERE id = ?", (end,))[0] for end in ends]
                    title = _("{one} → {other}", one=titles[0], other=titles[1])
                    yield Found(PackChange("link", uid, title, "", because, ""), False, id)

    def _may_go(self, table: str, uid: str, **now: Any) -> bool:
        """Whether this pack brought a row that the student left as it came."""
        return (table, uid) in self.log.brought and not any(
            self.log.of(table, uid, name, value).is_mine for name, value in now.items()
        )


def in_trash(book: Notebook, pack: Pack, uids: PackUids) -> Iterator[Found]:
    """The cards of the pack that lie in the trash, to be brought back."""
    trashed = dict(book.rows("SELECT uid, id FROM card WHERE trashed_at IS NOT NULL"))
    for card in pack.cards:
        uid = uids.of("card", card)
        if id := trashed.get(uid):
            change = PackChange("card", uid, card.title, "", _(IN_TRASH), _(BACK))
            yield Found(change, True, id, {"trashed_at": None})


def _name(thing: Any) -> str:
    """What a thing of a pack is called."""
    if hasattr(thing, "csl"):
        return Source("", thing.key, thing.csl).short
    return str(getattr(thing, "title", "") or getattr(thing, "question", "") or getattr(thing, "name", ""))


def _listed(words: Iterable[str]) -> str:
    return p_("between parts of a list", ", ").join(words)
