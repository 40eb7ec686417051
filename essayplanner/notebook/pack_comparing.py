"""A pack beside a notebook that may hold what it brought before: what is new and what is other."""

from collections.abc import Iterator
from functools import cached_property
from typing import Any

from essayplanner.domain.cards import Kind, Source
from essayplanner.domain.pack_changes import PackChange, PackChanges, is_older
from essayplanner.domain.packs import Pack
from essayplanner.domain.text import clean_line
from essayplanner.language import N_, _
from essayplanner.notebook.notebook import Notebook
from essayplanner.notebook.pack_cards import CardComparison
from essayplanner.notebook.pack_citations import CitationComparison
from essayplanner.notebook.pack_fields import FieldComparison, Found
from essayplanner.notebook.pack_keys import keyed_things
from essayplanner.notebook.pack_links import BACK, DELETED, LinkComparison
from essayplanner.notebook.pack_log import PackLog
from essayplanner.notebook.pack_order import order, rows_among
from essayplanner.notebook.pack_rows import side_columns, source_columns
from essayplanner.notebook.pack_trees import TreeComparison
from essayplanner.notebook.pack_uids import PackUids

#: By table, what its rows are called that are not in the trash.
_TITLES = {
    "card": "SELECT uid, title FROM card WHERE trashed_at IS NULL ORDER BY id",
    "source": "SELECT uid, cite_key FROM source WHERE trashed_at IS NULL ORDER BY id",
    "debate": "SELECT uid, question FROM debate ORDER BY id",
    "side": "SELECT uid, name FROM side ORDER BY id",
    "outline": "SELECT uid, title FROM outline ORDER BY id",
}

#: By table, what the student calls its rows.
_CALLED = {
    "card": "SELECT uid, title FROM card",
    "debate": "SELECT uid, question FROM debate",
    "side": "SELECT uid, name FROM side",
    "outline": "SELECT uid, title FROM outline",
}

#: Where a card is that is not in the notebook.
IN_TRASH = N_("in the trash")


class Comparison:
    """What the pack says otherwise than the notebook, read at once; nothing is written.

    It holds as long as nobody writes to the notebook.
    """

    def __init__(self, book: Notebook, pack: Pack) -> None:
        self.book, self.pack = book, pack
        self._last_step = _last_step(book)
        self.uids, self.log = PackUids(book, pack), PackLog(book, pack)
        self._fields = FieldComparison(book, self.log)
        self._there = {table: self.uids.known(table) for table in ("source", "debate", "side", "card", "outline")}
        self._called = {(table, uid): title for table, query in _CALLED.items() for uid, title in book.rows(query)}
        self._trashed = {id for (id,) in book.rows("SELECT id FROM card WHERE trashed_at IS NOT NULL")}
        self._cards = self._ids("card", pack.cards)
        self._sources = self._ids("source", pack.sources)
        self._sources_gone = {each.key for each in pack.sources if self._is_gone("source", each)}
        self._links = LinkComparison(
            self._fields,
            pack,
            self.uids,
            {card.key: self._cards[card.key] for card in pack.cards if not self._is_gone("card", card)},
        )

    def holds(self) -> bool:
        """Whether, in the step that follows it, the notebook is still as it was compared."""
        return _last_step(self.book, before=1) == self._last_step

    @cached_property
    def changes(self) -> PackChanges:
        """What an import of the pack would do."""
        found = [each for each in (*self.things, *self.trees) if not each.needs]
        before = self.log.version
        return PackChanges(
            (*self._new(), *self._links.new()),
            tuple(each.change for each in found if not each.asked),
            tuple(each.change for each in found if each.asked),
            tuple(self.left()),
            before if is_older(self.pack.version, before) else "",
        )

    @cached_property
    def things(self) -> list[Found]:
        """What is there, outlines aside, and is to be other; and what was there, and is to come back if the student
        says so."""
        return self._as_called(
            *self._gone_by_hand(),
            *self._found_sources(),
            *self._debates(),
            *self._found_cards(),
            *self._links.found(),
        )

    @cached_property
    def trees(self) -> list[Found]:
        """What is to be other in the outlines that are there, with the cards of the kinds that they are to have where
        the student did not choose another."""
        return self.trees_with(self._kinds())

    def trees_with(self, kinds: dict[str, Kind]) -> list[Found]:
        """What is to be other in these outlines; `kinds` are those of the cards by key, trash aside."""
        trees = TreeComparison(self._fields, self.uids, kinds, {card.key: card.title for card in self.pack.cards})
        known = self._there["outline"]
        return self._as_called(
            *(
                found
                for outline in self.pack.outlines
                if (id := known.get(self.uids.of("outline", outline)))
                for found in trees.outline(outline, id)
            )
        )

    def _as_called(self, *found: Found) -> list[Found]:
        """What was found, each thing by the name that it has in the notebook."""
        return [
            each._replace(change=each.change._replace(title=called))
            if (called := self._called.get((each.change.table, each.change.uid)))
            else each
            for each in found
        ]

    def left(self) -> Iterator[PackChange]:
        """What this pack brought, and is no longer in it: links, citations and the like go, these stay."""
        now = {(table, self.uids.of(table, thing)) for table, thing in self._things()}
        for table, query in _TITLES.items():
            for uid, title in self.book.rows(query):
                if (table, uid) in self.log.brought and (table, uid) not in now:
                    yield PackChange(table, uid, title, "", title, "")

    def _ids(self, table: str, things: Any) -> dict[str, int]:
        """The ids of things by key, 0 of those that are not there."""
        return {each.key: self._there[table].get(self.uids.of(table, each), 0) for each in things}

    def _is_gone(self, table: str, thing: Any) -> bool:
        """Whether the student deleted a thing."""
        uid = self.uids.of(table, thing)
        return uid not in self._there[table] and (table, uid) in self.log.deleted

    def _things(self) -> Iterator[tuple[str, Any]]:
        for table, things in keyed_things(self.pack):
            for thing in things:
                yield table, thing

    def _new(self) -> Iterator[PackChange]:
        """Things that the notebook does not know yet."""
        for table, thing in self._things():
            uid = self.uids.of(table, thing)
            gone = thing.key in self._sides_gone if table == "side" else self._is_gone(table, thing)
            if uid not in self._there[table] and not gone:
                yield PackChange(table, uid, _name(thing), "", "", _name(thing))

    def _gone_by_hand(self) -> Iterator[Found]:
        for table, thing in self._things():
            if self._is_gone(table, thing):
                yield Found(PackChange(table, self.uids.of(table, thing), _name(thing), "", _(DELETED), _(BACK)), True)
        yield from in_trash(self.book, self.pack, self.uids)

    @cached_property
    def _sides_gone(self) -> dict[str, str]:
        """The keys of sides that the student deleted, each with the key of the change that brings it back; one that is
        new in a debate that he deleted comes with that."""
        gone = {}
        for debate in self.pack.debates:
            for side in debate.sides:
                if self._is_gone("side", side):
                    gone[side.key] = f"side:{self.uids.of('side', side)}:"
                elif self._is_gone("debate", debate) and self.uids.of("side", side) not in self._there["side"]:
                    gone[side.key] = f"debate:{self.uids.of('debate', debate)}:"
        return gone

    def _found_sources(self) -> Iterator[Found]:
        for source in self.pack.sources:
            if id := self._sources[source.key]:
                uid, cite_key, csl, klass = self.book.row(
                    "SELECT uid, cite_key, csl, source_class FROM source WHERE id = ?", (id,)
                )
                theirs = source_columns(source._replace(csl=source.csl | {"id": cite_key}))
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
                side_uid = self.uids.of("side", side)
                if side_id := self._there["side"].get(side_uid):
                    yield from self._fields.fields("side", side_id, side_uid, side.name, side_columns(side))
            if id:
                told = [(self.uids.of("side", side), side.name) for side in debate.sides]
                back = {
                    self.uids.of("side", s): self._sides_gone[s.key] for s in debate.sides if s.key in self._sides_gone
                }
                rows = rows_among(self.book, "side", id)
                yield from order(self.log, ("side", "debate", uid, debate.question, id), told, rows, back)

    def _found_cards(self) -> Iterator[Found]:
        """What cards are to say; one in the trash says it when it comes back."""
        sides = {
            side.key: self._there["side"].get(self.uids.of("side", side), -1)
            for debate in self.pack.debates
            for side in debate.sides
            if side.key not in self._sides_gone
        }
        citations = CitationComparison(self._fields, self.uids, self._sources, self._sources_gone)
        cards = CardComparison(self._fields, self.pack, sides, self._sides_gone, citations, self._above())
        for card in self.pack.cards:
            if id := self._cards[card.key]:
                back = f"card:{self.uids.of('card', card)}:" if id in self._trashed else ""
                for found in cards.of(card, id):
                    if not back:
                        yield found
                    elif not found.asked and not found.needs:
                        yield found._replace(needs=back)

    def _above(self) -> set[int]:
        """The ids of cards under which something stands, other than in outlines that are laid out anew."""
        laid = {each.id for each in self.trees if each.change.field == "shape" and not each.asked}
        query = (
            "SELECT DISTINCT p.card_id, p.outline_id FROM placement p JOIN placement below ON below.parent_id = p.id"
        )
        return {card_id for card_id, outline_id in self.book.rows(query) if outline_id not in laid}

    def _kinds(self) -> dict[str, Kind]:
        """By key the kind that a card is to have, of those that come or are here: the pack's, or the student's own."""
        mine = {id: (uid, kind) for id, uid, kind in self.book.rows("SELECT id, uid, kind FROM card")}
        kinds = {}
        for card in self.pack.cards:
            id = self._cards[card.key]
            if id and id not in self._trashed:
                uid, kind = mine[id]
                kinds[card.key] = Kind(kind) if self.log.of("card", uid, "kind", kind).is_mine else card.kind
            elif not id and not self._is_gone("card", card):
                kinds[card.key] = card.kind
        return kinds


def in_trash(book: Notebook, pack: Pack, uids: PackUids) -> Iterator[Found]:
    """The cards of the pack that lie in the trash, to be brought back."""
    trashed = dict(book.rows("SELECT uid, id FROM card WHERE trashed_at IS NOT NULL"))
    for card in pack.cards:
        uid = uids.of("card", card)
        if id := trashed.get(uid):
            change = PackChange("card", uid, card.title, "", _(IN_TRASH), _(BACK))
            yield Found(change, True, id, {"trashed_at": None})


def _last_step(book: Notebook, before: int = 0) -> list[tuple[Any, ...]]:
    """What tells the last step that is done from all others, or one of those before it."""
    return book.rows("SELECT uid, at FROM step WHERE NOT undone ORDER BY id DESC LIMIT 1 OFFSET ?", (before,))


def _name(thing: Any) -> str:
    """What a thing of a pack is called."""
    if hasattr(thing, "csl"):
        return Source("", thing.key, thing.csl).short
    return str(getattr(thing, "title", "") or getattr(thing, "question", "") or getattr(thing, "name", ""))
