"""The sample outlines of a pack, made in a notebook or laid out as a newer version has them."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from essayplanner.domain.cards import Kind
from essayplanner.domain.pack_changes import Unplaced
from essayplanner.domain.pack_fitting import fitted
from essayplanner.domain.packs import PackOutline, PackPlacement, PackSection
from essayplanner.domain.text import clean_line, clean_text
from essayplanner.notebook.fields import write_fields
from essayplanner.notebook.notebook import Notebook
from essayplanner.notebook.ordering import SPACING
from essayplanner.notebook.pack_rows import SHAPE, demand_columns, outline_columns, section_columns
from essayplanner.notebook.pack_uids import PackUids, demand_uids, numbered


class _Home(NamedTuple):
    """Where rows are added: the uid that the pack gives it, their outline, and the columns that name the section or
    placement they stand in.

    What stands there is known by that uid and its title or card, not by where it comes: the next edition of the pack
    may have something before it.
    """

    uid: str
    outline_id: int
    section_id: int | None = None
    parent_id: int | None = None


class OutlineMaker:
    """Adds outlines of a pack; `cards` are the ids of its cards, by key, and `kinds` their kinds.

    A card that is not among them, as the student wants none of it, is left out with what stands under it; so is what a
    rule of the tree forbids, which is told in `unplaced`.
    """

    def __init__(self, book: Notebook, uids: PackUids, cards: Mapping[str, int], kinds: Mapping[str, Kind]) -> None:
        self._book, self._uids, self._cards, self._kinds = book, uids, cards, kinds
        self._there: dict[str, dict[str, int]] = {"section": {}, "placement": {}}
        self.unplaced: list[Unplaced] = []

    def add(self, outline: PackOutline, position: int) -> None:
        """Add an outline that the notebook does not know."""
        uid = self._uids.of("outline", outline)
        outline_id = insert(self._book, "outline", {"uid": uid, "position": position} | outline_columns(outline))
        self._fill(outline, outline_id)
        for order, (demand_uid, demand) in enumerate(demand_uids(self._uids, uid, outline.demands), 1):
            free = self._uids.unless_taken("demand", demand_uid)
            row = {"uid": free, "outline_id": outline_id, "position": order * SPACING}
            insert(self._book, "demand", row | demand_columns(demand))

    def lay_out(self, outline: PackOutline, outline_id: int) -> None:
        """Have the sections of an outline, and what stands in them, as the pack has them. What stays is moved, with
        all that is written to it; what the pack has not goes."""
        self._there = {table: rows_in(self._book, table, outline_id) for table in ("section", "placement")}
        self._fill(outline, outline_id)
        for table, left in self._there.items():
            self._book.run_many(f"DELETE FROM {table} WHERE id = ?", [(id,) for id in left.values()])

    def _fill(self, outline: PackOutline, outline_id: int) -> None:
        fit = fitted(outline, self._kinds)
        self.unplaced += fit.unplaced
        self._add_sections(fit.outline.sections, _Home(self._uids.of("outline", outline), outline_id))

    def _add_sections(self, sections: Sequence[PackSection], home: _Home) -> None:
        titles = [clean_line(section.title) for section in sections]
        for order, (section, title, number) in enumerate(zip(sections, titles, numbered(titles), strict=True), start=1):
            columns = {"parent_id": home.section_id} | section_columns(section)
            id, uid = self._add("section", home, (title, number), order, columns)
            inner = _Home(uid, home.outline_id, section_id=id)
            self._add_placements(section.placements, inner)
            self._add_sections(section.sections, inner)

    def _add_placements(self, placements: Sequence[PackPlacement], home: _Home) -> None:
        numbers = numbered(placement.card for placement in placements)
        for order, (placement, number) in enumerate(zip(placements, numbers, strict=True), start=1):
            columns = {
                "section_id": home.section_id,
                "parent_id": home.parent_id,
                "card_id": self._cards[placement.card],
                "note": clean_text(placement.note),
            }
            id, uid = self._add("placement", home, (placement.card, number), order, columns)
            self._add_placements(placement.placements, _Home(uid, home.outline_id, parent_id=id))

    def _add(
        self, table: str, home: _Home, key: tuple[str, int], order: int, columns: dict[str, Any]
    ) -> tuple[int, str]:
        """Add a row that comes `order`th in its home, or move it there; gives its id, and the uid that the pack has for
        it."""
        row, uid = {"position": order * SPACING} | columns, self._uids.uid(table, home.uid, *key)
        if id := self._there[table].pop(uid, 0):
            write_fields(self._book, table, id, {name: value for name, value in row.items() if name in SHAPE})
            return id, uid
        row |= {"uid": self._uids.free(table, home.uid, *key), "outline_id": home.outline_id}
        return insert(self._book, table, row), uid


def rows_in(book: Notebook, table: str, outline_id: int) -> dict[str, int]:
    """The ids by uid of the sections or placements (`table`) of an outline, in their order within what they stand
    in."""
    return dict(book.rows(f"SELECT uid, id FROM {table} WHERE outline_id = ? ORDER BY position, id", (outline_id,)))


def insert(book: Notebook, table: str, row: Mapping[str, Any]) -> int:
    """Add a row of these columns; gives its id."""
    places = ", ".join("?" * len(row))
    return book.run(f"INSERT INTO {table} ({', '.join(row)}) VALUES ({places})", [*row.values()])
