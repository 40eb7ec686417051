"""Making the changes that a newer version of a pack brings, within the step that imports it."""

from collections.abc import Mapping
from typing import Any

from essayplanner.domain.packs import Pack
from essayplanner.notebook.cards import change_tags
from essayplanner.notebook.fields import write_fields
from essayplanner.notebook.notebook import Notebook, now
from essayplanner.notebook.pack_fields import Found
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

    def update(self, found: Found) -> None:
        """Make one change; what is to be added anew has been, or will be."""
        change, columns = found.change, dict(found.columns)
        if change.table == "citation" and not found.id:
            self._add_citation(change.uid, columns)
        elif change.field == "tags":
            change_tags(self.book, found.id, columns["add"], columns["drop"])
        elif change.field == "shape":
            self._lay_out(found.id, change.uid)
        elif found.id and not columns:
            self.book.run(f"DELETE FROM {change.table} WHERE id = ?", (found.id,))
        elif found.id:
            if change.table == "card" and change.field == "side":
                columns["side_id"] = self._sides.get(columns.pop("side"))
            if change.table == "citation" and change.field == "via":
                columns["via_source_id"] = self._sources.get(columns.pop("via"))
            if change.table == "card":
                columns["edited_at"] = now()
            write_fields(self.book, change.table, found.id, columns)

    def _add_citation(self, uid: str, columns: dict[str, Any]) -> None:
        """A citation that a newer version adds to a card."""
        card_id = self._cards[columns["card"]]
        if columns["source"] not in self._sources:
            return
        (last,) = self.book.row("SELECT coalesce(max(position), 0) FROM citation WHERE card_id = ?", (card_id,))
        row = {
            "uid": uid,
            "card_id": card_id,
            "source_id": self._sources[columns["source"]],
            "locator": columns["locator"],
            "position": last + 1,
            "via_source_id": self._sources.get(columns["via"]),
            "via_locator": columns["via_locator"],
        }
        insert(self.book, "citation", row)

    def _lay_out(self, outline_id: int, uid: str) -> None:
        outline = next(each for each in self.pack.outlines if self.uids.of("outline", each) == uid)
        OutlineMaker(self.book, PackUids(self.book, self.pack), live_cards(self.book, self._cards)).lay_out(
            outline, outline_id
        )


def live_cards(book: Notebook, cards: Mapping[str, int]) -> dict[str, int]:
    """Those of some cards, ids by key, that are not in the trash."""
    trashed = {id for (id,) in book.rows("SELECT id FROM card WHERE trashed_at IS NOT NULL")}
    return {key: id for key, id in cards.items() if id not in trashed}
