"""Making the changes that a newer version of a pack brings, within the step that imports it."""

from collections.abc import Mapping
from typing import Any

from essayplanner.domain.cards import Kind
from essayplanner.domain.packs import Pack
from essayplanner.notebook.cards import change_tags
from essayplanner.notebook.fields import write_fields
from essayplanner.notebook.notebook import Notebook, now
from essayplanner.notebook.ordering import SPACING
from essayplanner.notebook.pack_fields import Found
from essayplanner.notebook.pack_order import put_in_order
from essayplanner.notebook.pack_outlines import OutlineMaker, insert
from essayplanner.notebook.pack_uids import PackUids


class Updating:
    """Updates what is there; `cards`, `sources` and `sides` are the ids of the pack's by key."""

    def __init__(
        self,
        book: Notebook,
        pack: Pack,
        uids: PackUids,
        cards: Mapping[str, int],
        sources: Mapping[str, int],
        sides: Mapping[str, int],
    ) -> None:
        self.book, self.pack, self.uids = book, pack, uids
        self._cards, self._sources, self._sides = cards, sources, sides
        self.cited = set[int]()  #: the ids of sources that cards cite now and did not before
        self._last: list[Found] = []

    def update(self, found: Found) -> None:
        """Make one change, but for the shape of an outline; what is to be added anew has been, or will be."""
        change, columns = found.change, dict(found.columns)
        if change.table == "card" and columns.get("kind") == Kind.EVIDENCE:
            self._last.append(found)
        elif change.table == "citation" and not found.id:
            self._add_citation(change.uid, columns)
        elif change.table == "demand" and not found.id:
            self._add_demand(change.uid, columns)
        elif change.field == "tags":
            change_tags(self.book, found.id, columns["add"], columns["drop"])
        elif change.field == "order":
            put_in_order(self.book, columns["among"], found.id, columns["order"])
        elif found.id and not columns:
            self.book.run(f"DELETE FROM {change.table} WHERE id = ?", (found.id,))
        elif found.id:
            self._write(found, columns)

    def lay_out(self, found: Found, maker: OutlineMaker) -> None:
        """Give an outline the shape that it has in the pack."""
        outline = next(each for each in self.pack.outlines if self.uids.of("outline", each) == found.change.uid)
        maker.lay_out(outline, found.id)

    def kinds(self) -> dict[str, Kind]:
        """By key the kind of each card that is not in the trash, as it is to be once all is done."""
        stored = dict(self.book.rows("SELECT id, kind FROM card WHERE trashed_at IS NULL"))
        stored |= {found.id: Kind.EVIDENCE for found in self._last if found.id in stored}
        return {key: Kind(stored[id]) for key, id in self._cards.items() if id in stored}

    def finish(self) -> list[Found]:
        """Make evidence of the cards that are to be, now that the outlines are laid out; gives those under which
        something still stands, and which stay what they are."""
        stayed = []
        for found in self._last:
            under = (
                "SELECT 1 FROM placement p JOIN placement below ON below.parent_id = p.id WHERE p.card_id = ? LIMIT 1"
            )
            if self.book.rows(under, (found.id,)):
                stayed.append(found)
            else:
                self._write(found, dict(found.columns))
        return stayed

    def _write(self, found: Found, columns: dict[str, Any]) -> None:
        table = found.change.table
        if "side" in columns:
            columns["side_id"] = self._sides.get(columns.pop("side"))
        if "via" in columns:
            columns["via_source_id"] = self._source(columns.pop("via"))
        if table == "card":
            columns["edited_at"] = now()
        write_fields(self.book, table, found.id, columns)

    def _source(self, key: str) -> int | None:
        id = self._sources.get(key)
        self.cited |= {id} if id else set()
        return id

    def _add_citation(self, uid: str, columns: dict[str, Any]) -> None:
        """A citation that a newer version adds to a card."""
        card_id = self._cards[columns["card"]]
        (last,) = self.book.row("SELECT coalesce(max(position), 0) FROM citation WHERE card_id = ?", (card_id,))
        row = {
            "uid": self.uids.unless_taken("citation", uid),
            "card_id": card_id,
            "source_id": self._source(columns["source"]),
            "locator": columns["locator"],
            "position": last + 1,
            "via_source_id": self._source(columns["via"]),
            "via_locator": columns["via_locator"],
        }
        insert(self.book, "citation", row)

    def _add_demand(self, uid: str, columns: dict[str, Any]) -> None:
        """What a newer version asks of an outline besides."""
        (last,) = self.book.row(
            "SELECT coalesce(max(position), 0) FROM demand WHERE outline_id = ?", (columns["outline_id"],)
        )
        row = {"uid": self.uids.unless_taken("demand", uid), "position": last + SPACING}
        insert(self.book, "demand", row | columns)
