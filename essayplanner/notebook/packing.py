"""Bringing a pack into a notebook, or a newer version of it, as one step."""

from collections.abc import Callable, Collection, Iterable
from typing import NamedTuple

from essayplanner.domain.cards import Kind
from essayplanner.domain.errors import StoppedError
from essayplanner.domain.labels import label
from essayplanner.domain.pack_changes import PackChange, PackChanges, things
from essayplanner.domain.packs import Pack
from essayplanner.domain.text import clean_line, clean_text, shorten
from essayplanner.language import _
from essayplanner.notebook.imported import Imported
from essayplanner.notebook.notebook import Notebook, now
from essayplanner.notebook.ordering import SPACING
from essayplanner.notebook.pack_comparing import Comparison, in_trash
from essayplanner.notebook.pack_fields import Found
from essayplanner.notebook.pack_log import IMPORT
from essayplanner.notebook.pack_outlines import OutlineMaker, insert
from essayplanner.notebook.pack_rows import card_columns, side_columns
from essayplanner.notebook.pack_sources import SourceMaker
from essayplanner.notebook.pack_uids import PackUids, numbered
from essayplanner.notebook.pack_updating import Updating
from essayplanner.notebook.sentences import UNCHANGED
from essayplanner.notebook.tags import new_tag

Progress = Callable[[int, int], bool]


def pack_changes(book: Notebook, pack: Pack) -> PackChanges:
    """What an import of the pack would do; nothing is written."""
    return Comparison(book, pack).changes


def import_pack(
    book: Notebook,
    pack: Pack,
    progress: Progress | None = None,
    take: Collection[str] | None = frozenset(),
    compared: Comparison | None = None,
) -> Imported:
    """Add what the pack holds and the notebook lacks, and update what the student has not changed.

    Where he has, his stays, unless the key of the change is in `take`; None takes all that the pack says.
    `progress(done, of)` is called now and then; where it gives False, StoppedError is raised and nothing is kept.
    What was `compared` before is not compared again, if nobody wrote to the notebook since.
    """
    with book.step(label(IMPORT, title=shorten(pack.title, 60), pack=pack.id, version=pack.version)):
        fresh = compared if compared and compared.holds() else Comparison(book, pack)
        return Import(book, pack, progress, take, fresh).run()


class Copying(NamedTuple):
    """What of a copy stays away, by table and uid; and by their keys, the sources that are taken for those they look
    like, and those that come back from the trash."""

    away: Collection[tuple[str, str]] = ()
    taken: Collection[str] = ()
    back: Collection[str] = ()


class Import:
    """One import, within a step: the keys of the pack and the ids they have in the notebook.

    Where nothing was `compared`, as for a copy, nothing that is there is made other, but for what comes back from the
    trash, and a source that is there already by another uid is cited instead of the pack's.
    """

    def __init__(
        self,
        book: Notebook,
        pack: Pack,
        progress: Progress | None = None,
        take: Collection[str] | None = None,
        compared: Comparison | None = None,
        copy: Copying = Copying(),  # noqa: B008
    ) -> None:
        self.book, self.pack, self.progress, self.compared = book, pack, progress or (lambda done, of: True), compared
        self._back = copy.back
        self.card_ids: dict[str, int] = {}
        self.taken: list[Found] = []
        self.kept: list[PackChange] = []
        self.uids = PackUids(book, pack)
        self._take = take
        self._choose(compared.things if compared else in_trash(book, pack, self.uids))
        self.kept_away = {(each.table, each.uid) for each in self.kept if not each.field} | {*copy.away}
        self.sources = SourceMaker(book, pack, self.uids, copying=compared is None, taken=copy.taken)
        self.done = 0
        self.of = len(pack.cards) + len(pack.links) + len(pack.sources) + len(self.taken)

    def _choose(self, found: Iterable[Found]) -> list[Found]:
        """Keep apart what is done and what stays as the student has it; gives what is done."""
        taken = []
        for each in found:
            if not self._is_taken(each.needs or (each.asked and each.change.key)):
                self.kept += [] if each.needs else [each.change]
            else:
                taken.append(each)
        self.taken += taken
        return taken

    def _is_taken(self, key: str | bool) -> bool:
        return not key or self._take is None or key in self._take

    def advance(self, by: int = 1) -> None:
        before, self.done = self.done, self.done + by
        if self.done // 500 != before // 500 and not self.progress(self.done, self.of):
            raise StoppedError(_("The import was stopped"), UNCHANGED)

    def run(self) -> Imported:
        source_ids = self.sources.add(self.is_wanted, self.advance)
        side_ids = self.add_debates()
        card_ids, fresh = self.add_cards(side_ids)
        self.card_ids = card_ids
        self.add_tags(card_ids, fresh)
        self.add_citations(card_ids, fresh, source_ids)
        self.sources.bring_back([source_ids[key] for key in self._back if key in source_ids])
        updating = Updating(self.book, self.pack, self.uids, card_ids, source_ids, side_ids)
        for found in self.taken:
            updating.update(found)
            self.advance()
        self.sources.bring_back(updating.cited)
        self.add_links(card_ids)
        back = sum(each.change.table == "card" and not each.change.field and each.id > 0 for each in self.taken)
        brought = len(fresh) + back
        kinds = updating.kinds()
        maker = OutlineMaker(self.book, self.uids, card_ids, kinds)
        outlines = self.add_outlines(maker)
        self.update_outlines(updating, maker, kinds)
        stayed = updating.finish()
        self.kept += [each.change for each in stayed]
        titles = {card.key: card.title for card in self.pack.cards}
        return Imported(
            brought,
            len(self.pack.cards) - brought,
            self.sources.brought,
            outlines,
            tuple(self.sources.met),
            things(each.change for each in self.taken if (each.change.field or not each.asked) and each not in stayed),
            tuple(self.kept),
            tuple(self.compared.left()) if self.compared else (),
            tuple(each._replace(what=titles[each.what]) if each.is_card else each for each in maker.unplaced),
        )

    def is_wanted(self, table: str, uid: str) -> bool:
        """Whether a thing is not one that the student deleted and wants to stay so."""
        return (table, uid) not in self.kept_away

    def add_debates(self) -> dict[str, int]:
        debates, sides, ids = self.uids.known("debate"), self.uids.known("side"), {}
        for number, debate in enumerate(self.pack.debates, start=1):
            uid = self.uids.of("debate", debate)
            if not self.is_wanted("debate", uid):
                continue
            debate_id = debates.get(uid) or insert(
                self.book,
                "debate",
                {"uid": uid, "question": clean_line(debate.question), "position": number * SPACING},
            )
            (last,) = self.book.row("SELECT coalesce(max(position), 0) FROM side WHERE debate_id = ?", (debate_id,))
            for place, side in enumerate(debate.sides, start=1):
                side_uid = self.uids.of("side", side)
                if not self.is_wanted("side", side_uid):
                    continue
                row = {"uid": side_uid, "debate_id": debate_id, "position": last + place * SPACING}
                ids[side.key] = sides.get(side_uid) or insert(self.book, "side", row | side_columns(side))
        return ids

    def add_cards(self, sides: dict[str, int]) -> tuple[dict[str, int], set[str]]:
        """The ids of the cards by key, but for those that stay deleted, and the keys of the new ones."""
        known, moment = self.uids.known("card"), now()
        ids, fresh, rows = {}, set(), []
        next_id = self.book.row("SELECT coalesce(max(id), 0) + 1 FROM card")[0]
        columns: list[str] = []
        for card in self.pack.cards:
            uid = self.uids.of("card", card)
            if uid in known:
                ids[card.key] = known[uid]
            elif self.is_wanted("card", uid):
                row = {"id": next_id, "uid": uid, "created_at": moment, "edited_at": moment} | card_columns(card, sides)
                columns = [*row]
                rows.append([*row.values()])
                ids[card.key] = next_id
                fresh.add(card.key)
                next_id += 1
        places = ", ".join("?" * len(columns))
        for start in range(0, len(rows), 500):
            chunk = rows[start : start + 500]
            self.book.run_many(f"INSERT INTO card ({', '.join(columns)}) VALUES ({places})", chunk)
            self.advance(len(chunk))
        return ids, fresh

    def add_tags(self, cards: dict[str, int], fresh: set[str]) -> None:
        tags = {name.casefold(): id for id, name in self.book.rows("SELECT id, name FROM tag")}
        rows = []
        for card in self.pack.cards:
            if card.key in fresh:
                for name in {tag.casefold(): tag for tag in map(clean_line, reversed(card.tags)) if tag}.values():
                    if name.casefold() not in tags:
                        tags[name.casefold()] = new_tag(self.book, name)
                    rows.append((cards[card.key], tags[name.casefold()]))
        self.book.run_many("INSERT INTO card_tag (card_id, tag_id) VALUES (?, ?)", rows)

    def add_citations(self, cards: dict[str, int], fresh: set[str], sources: dict[str, int]) -> None:
        self.book.run_many(
            "INSERT INTO citation (uid, card_id, source_id, locator, position, via_source_id, via_locator) "
            "VALUES (?, ?, ?, ?, ?, ?, ?)",
            [
                (
                    self.uids.free("citation", card.key, citation.source, number),
                    cards[card.key],
                    sources[citation.source],
                    clean_line(citation.locator),
                    place,
                    sources.get(citation.via),
                    clean_line(citation.via_locator),
                )
                for card in self.pack.cards
                if card.key in fresh
                for place, (citation, number) in enumerate(
                    zip(card.citations, numbered(each.source for each in card.citations), strict=True), start=1
                )
                if citation.source in sources
            ],
        )

        self.sources.bring_back(
            {
                sources[key]
                for card in self.pack.cards
                if card.key in fresh
                for each in card.citations
                for key in (each.source, each.via)
                if key in sources
            }
        )

    def add_links(self, cards: dict[str, int]) -> None:
        """Add the links between cards that are not linked otherwise. Where they are, that one stays, whatever it says:
        a card that both supports and challenges another, once for each edition, would say nothing."""
        there, own = self.uids.known("link"), {self.uids.of_link(link) for link in self.pack.links}
        rows_there = self.book.rows("SELECT uid, from_card_id, to_card_id FROM link")
        linked = {(start, end) for uid, start, end in rows_there if uid not in own}
        rows: dict[str, tuple[str, int, int, str, str]] = {}
        for link in self.pack.links:
            uid = self.uids.of_link(link)
            if not {link.from_card, link.to_card} <= cards.keys() or not self.is_wanted("link", uid):
                continue
            ends = (cards[link.from_card], cards[link.to_card], link.relation.value)
            if ends[:2] not in linked and uid not in there:
                rows.setdefault(uid, (uid, *ends, clean_text(link.because)))
        self.book.run_many(
            "INSERT INTO link (uid, from_card_id, to_card_id, relation, because) VALUES (?, ?, ?, ?, ?)",
            list(rows.values()),
        )
        self.advance(len(self.pack.links))

    def add_outlines(self, maker: OutlineMaker) -> int:
        known, added = self.uids.known("outline"), 0
        last = self.book.row("SELECT coalesce(max(position), 0) FROM outline")[0]
        for outline in self.pack.outlines:
            uid = self.uids.of("outline", outline)
            if uid not in known and self.is_wanted("outline", uid):
                added += 1
                maker.add(outline, last + added * SPACING)
        return added

    def update_outlines(self, updating: Updating, maker: OutlineMaker, kinds: dict[str, Kind]) -> None:
        """Make other what is to be in the outlines that were there, with the cards as they are by now."""
        if not self.compared:
            return
        asked = any(each.asked for each in self.taken)
        for found in self._choose(self.compared.trees_with(kinds) if asked else self.compared.trees):
            if found.change.field == "shape":
                updating.lay_out(found, maker)
            else:
                updating.update(found)
