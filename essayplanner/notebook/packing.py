"""Bringing a pack into a notebook, as one step."""

import json
from collections.abc import Callable
from typing import NamedTuple

from essayplanner.domain.cards import Source
from essayplanner.domain.dates import parse_date
from essayplanner.domain.errors import StoppedError
from essayplanner.domain.labels import label
from essayplanner.domain.likeness import Likeness
from essayplanner.domain.packs import Pack, PackCard
from essayplanner.domain.text import clean_line, clean_text, shorten
from essayplanner.language import _
from essayplanner.notebook.cards import new_tag
from essayplanner.notebook.importing_sources import Fate
from essayplanner.notebook.notebook import Notebook, now
from essayplanner.notebook.ordering import SPACING
from essayplanner.notebook.pack_outlines import OutlineMaker
from essayplanner.notebook.pack_uids import PackUids, numbered
from essayplanner.notebook.sentences import UNCHANGED
from essayplanner.notebook.sources import sources

Progress = Callable[[int, int], bool]


class Imported(NamedTuple):
    """What an import brought, how many of the pack's cards were there already, and how many of those say something else
    there: the student changed them, or an earlier edition brought them.

    `met` are the pack's sources with those of the notebook: `Fate.HERE` for the same one, which was not added again,
    `Fate.SEEMS_HERE` for another that it looks like.
    """

    cards: int
    known: int
    sources: int
    outlines: int
    met: tuple[tuple[Source, Source, Fate], ...] = ()
    differing: int = 0


def import_pack(book: Notebook, pack: Pack, progress: Progress | None = None) -> Imported:
    """Add what the pack holds and the notebook lacks; cards that are there already stay as the student has them.

    `progress(done, of)` is called now and then; where it gives False, StoppedError is raised and nothing is kept.
    """
    with book.step(label("import-pack", title=shorten(pack.title, 60))):
        return _Import(book, pack, progress or (lambda done, of: True)).run()


class _Import:
    """One import: the keys of the pack and the ids they have in the notebook."""

    def __init__(self, book: Notebook, pack: Pack, progress: Progress) -> None:
        self.book, self.pack, self.progress = book, pack, progress
        self.uids = PackUids(book, pack)
        self.met: list[tuple[Source, Source, Fate]] = []
        self.sources_brought = 0
        self.done = 0
        self.of = len(pack.cards) + len(pack.links) + len(pack.sources)

    def advance(self, by: int = 1) -> None:
        before, self.done = self.done, self.done + by
        if self.done // 500 != before // 500 and not self.progress(self.done, self.of):
            raise StoppedError(_("The import was stopped"), UNCHANGED)

    def run(self) -> Imported:
        source_ids = self.add_sources()
        side_ids = self.add_debates()
        cards_before = self.uids.known("card")
        differing = _differing(self.book, self.pack, self.uids)
        card_ids, fresh = self.add_cards(cards_before, side_ids)
        restored = self.restore_from_trash(card_ids, fresh)
        self.add_tags(card_ids, fresh)
        self.add_citations(card_ids, fresh, source_ids)
        self.add_links(card_ids)
        outlines = self.add_outlines(card_ids)
        brought = len(fresh) + restored
        return Imported(
            brought,
            len(self.pack.cards) - brought,
            self.sources_brought,
            outlines,
            tuple(self.met),
            differing,
        )

    def add_sources(self) -> dict[str, int]:
        """The ids of the pack's sources. They keep their uids, so that notebooks can be brought together: those that
        look like others of the notebook are told, and both stay."""
        ids, known = {}, self.uids.known("source")
        there = {row.id: row.source for row in sources(self.book)}
        likeness = Likeness(there.items())
        for source in self.pack.sources:
            uid = self.uids.uid("source", source.key)
            own, value = known.get(uid, 0), Source(uid, source.key, source.csl, source.source_class)
            if own in there:
                self.met.append((value, there[own], Fate.HERE))
            elif not own:
                csl = json.dumps(source.csl | {"id": source.key}, ensure_ascii=False, sort_keys=True)
                own = self.book.run(
                    "INSERT INTO source (uid, cite_key, csl, source_class) VALUES (?, ?, ?, ?)",
                    (uid, source.key, csl, source.source_class),
                )
                self.sources_brought += 1
                self.met += [(value, there[id], Fate.SEEMS_HERE) for id in likeness.like(value)[:1]]
            ids[source.key] = own
            self.advance()
        return ids

    def add_debates(self) -> dict[str, int]:
        debates, sides, ids = self.uids.known("debate"), self.uids.known("side"), {}
        for number, debate in enumerate(self.pack.debates, start=1):
            uid = self.uids.uid("debate", debate.key)
            debate_id = debates.get(uid) or self.book.run(
                "INSERT INTO debate (uid, question, position) VALUES (?, ?, ?)",
                (uid, debate.question, number * SPACING),
            )
            for place, side in enumerate(debate.sides, start=1):
                side_uid = self.uids.uid("side", side.key)
                ids[side.key] = sides.get(side_uid) or self.book.run(
                    "INSERT INTO side (uid, debate_id, name, says, is_between, position) VALUES (?, ?, ?, ?, ?, ?)",
                    (side_uid, debate_id, side.name, side.says, int(side.between), place * SPACING),
                )
        return ids

    def add_cards(self, known: dict[str, int], sides: dict[str, int]) -> tuple[dict[str, int], set[str]]:
        ids, fresh, moment = {}, set(), now()
        next_id = self.book.row("SELECT coalesce(max(id), 0) + 1 FROM card")[0]
        rows = []
        for card in self.pack.cards:
            uid = self.uids.uid("card", card.key)
            if uid in known:
                ids[card.key] = known[uid]
                continue
            span = parse_date(card.when)
            rows.append(
                (
                    next_id,
                    uid,
                    card.kind.value,
                    *_words_of(card),
                    span and span.first,
                    span and span.last,
                    sides.get(card.side),
                    card.claim_kind.value if card.claim_kind else "",
                    moment,
                    moment,
                )
            )
            ids[card.key] = next_id
            fresh.add(card.key)
            next_id += 1
        for start in range(0, len(rows), 500):
            chunk = rows[start : start + 500]
            self.book.run_many(
                "INSERT INTO card (id, uid, kind, title, text, happened, undated, caution, aliases, short, first_day, "
                "last_day, side_id, claim_kind, created_at, edited_at) "
                "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                chunk,
            )
            self.advance(len(chunk))
        return ids, fresh

    def restore_from_trash(self, cards: dict[str, int], fresh: set[str]) -> int:
        """A card of the pack that lies in the trash comes back as it was: the student asked for it; gives how many."""
        trashed = {row[0] for row in self.book.rows("SELECT id FROM card WHERE trashed_at IS NOT NULL")}
        back = trashed & {id for key, id in cards.items() if key not in fresh}
        self.book.run_many("UPDATE card SET trashed_at = NULL WHERE id = ?", [(id,) for id in sorted(back)])
        return len(back)

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
            "INSERT INTO citation (uid, card_id, source_id, locator, position) VALUES (?, ?, ?, ?, ?)",
            [
                (
                    self.uids.free("citation", card.key, citation.source, number),
                    cards[card.key],
                    sources[citation.source],
                    clean_line(citation.locator),
                    place,
                )
                for card in self.pack.cards
                if card.key in fresh
                for place, (citation, number) in enumerate(
                    zip(card.citations, numbered(each.source for each in card.citations), strict=True), start=1
                )
            ],
        )

        self.bring_sources_back(
            {sources[each.source] for card in self.pack.cards if card.key in fresh for each in card.citations}
        )

    def bring_sources_back(self, cited: set[int]) -> None:
        """A source that lies in the trash comes back for the cards that cite it."""
        trashed = {id for (id,) in self.book.rows("SELECT id FROM source WHERE trashed_at IS NOT NULL")}
        back = sorted(trashed & cited)
        self.book.run_many("UPDATE source SET trashed_at = NULL WHERE id = ?", [(id,) for id in back])
        self.sources_brought += len(back)

    def add_links(self, cards: dict[str, int]) -> None:
        """Add the links between cards that are not linked yet. Where they are, that one stays, whatever it says: a card
        that both supports and challenges another, once for each edition, would say nothing."""
        there = self.uids.known("link")
        linked = set(self.book.rows("SELECT from_card_id, to_card_id FROM link"))
        rows: dict[str, tuple[str, int, int, str, str]] = {}
        for link in self.pack.links:
            ends = (cards[link.from_card], cards[link.to_card], link.relation.value)
            uid = self.uids.uid("link", link.from_card, link.to_card, link.relation.value)
            if ends[:2] not in linked and uid not in there:
                rows.setdefault(uid, (uid, *ends, clean_text(link.because)))
        self.book.run_many(
            "INSERT INTO link (uid, from_card_id, to_card_id, relation, because) VALUES (?, ?, ?, ?, ?)",
            list(rows.values()),
        )
        self.advance(len(self.pack.links))

    def add_outlines(self, cards: dict[str, int]) -> int:
        known, added = self.uids.known("outline"), 0
        maker = OutlineMaker(self.book, self.uids, cards)
        last = self.book.row("SELECT coalesce(max(position), 0) FROM outline")[0]
        for outline in self.pack.outlines:
            uid = self.uids.uid("outline", outline.key)
            if uid not in known:
                added += 1
                maker.add(outline, last + added * SPACING)
        return added


def _differing(book: Notebook, pack: Pack, uids: PackUids) -> int:
    """How many cards that are there, the trash left out, are not in the words of the pack."""
    here = {
        uid: fields
        for uid, *fields in book.rows(
            "SELECT uid, title, text, happened, undated, caution, aliases, short FROM card WHERE trashed_at IS NULL"
        )
    }
    found = ((here.get(uids.uid("card", card.key)), card) for card in pack.cards)
    return sum(fields is not None and tuple(fields) != _words_of(card) for fields, card in found)


def _words_of(card: PackCard) -> tuple[str, ...]:
    """What the columns of a card hold of the words of the pack: title, text, date, reason for none, caution, other
    names, short form."""
    return (
        clean_line(card.title) or card.key,
        clean_text(card.text),
        clean_line(card.when),
        clean_text(card.undated),
        clean_text(card.caution),
        clean_line("; ".join(card.aliases)),
        clean_line(card.short),
    )
