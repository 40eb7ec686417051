"""The sample outlines of a pack, made in a notebook or laid out as a newer version has them."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from essayplanner.domain.cards import Kind
from essayplanner.domain.errors import RefusedError
from essayplanner.domain.outline import NEW, Moving, Place, why_not
from essayplanner.domain.packs import PackOutline, PackPlacement, PackSection
from essayplanner.domain.text import clean_line, clean_text, shorten
from essayplanner.language import _
from essayplanner.notebook.fields import write_fields
from essayplanner.notebook.notebook import Notebook
from essayplanner.notebook.ordering import SPACING
from essayplanner.notebook.pack_rows import outline_columns, section_columns
from essayplanner.notebook.pack_uids import PackUids, numbered

#: Columns of what stands in an outline that say where it stands, and what it is.
SHAPE = frozenset({"parent_id", "section_id", "position", "card_id", "title"})


class _Home(NamedTuple):
    """Where rows are added: the uid that the pack gives it, its place in the tree, their outline, and the columns that
    name the section or placement they stand in.

    What stands there is known by that uid and its title or card, not by where it comes: the next edition of the pack
    may have something before it.
    """

    uid: str
    place: Place
    outline_id: int
    section_id: int | None = None
    parent_id: int | None = None


class OutlineMaker:
    """Adds outlines of a pack; `cards` are the ids of its cards, by key. A card that is not among them, as the student
    wants none of it, is left out with what stands under it."""

    def __init__(self, book: Notebook, uids: PackUids, cards: dict[str, int]) -> None:
        self._book, self._uids, self._cards = book, uids, cards
        self._there: dict[str, dict[str, int]] = {"section": {}, "placement": {}}

    def add(self, outline: PackOutline, position: int) -> None:
        """Add an outline that the notebook does not know; RefusedError where a rule of the tree forbids it."""
        uid = self._uids.of("outline", outline)
        row = {"uid": uid, "position": position} | outline_columns(outline)
        outline_id = insert(self._book, "outline", row)
        self._fill(outline, outline_id)
        for order, (demand, number) in enumerate(
            zip(outline.demands, numbered(f"{each.key}:{each.says}" for each in outline.demands), strict=True), 1
        ):
            row = {
                "uid": self._uids.free("demand", uid, demand.key, demand.says, number),
                "outline_id": outline_id,
                "demand_key": demand.key,
                "says": clean_line(demand.says),
                "is_goal": int(demand.goal),
                "is_off": int(demand.off),
                "position": order * SPACING,
            }
            insert(self._book, "demand", row)

    def lay_out(self, outline: PackOutline, outline_id: int) -> None:
        """Have the sections of an outline, and what stands in them, as the pack has them. What stays is moved, with
        all that is written to it; what the pack has not goes."""
        self._there = {table: rows_in(self._book, table, outline_id) for table in ("section", "placement")}
        self._fill(outline, outline_id)
        for table, left in self._there.items():
            self._book.run_many(f"DELETE FROM {table} WHERE id = ?", [(id,) for id in left.values()])

    def _fill(self, outline: PackOutline, outline_id: int) -> None:
        self._add_sections(outline.sections, _Home(self._uids.of("outline", outline), Place("outline"), outline_id))

    def _add_sections(self, sections: Sequence[PackSection], home: _Home) -> None:
        titles = [clean_line(section.title) for section in sections]
        for order, (section, title, number) in enumerate(zip(sections, titles, numbered(titles), strict=True), start=1):
            if reason := why_not([Moving(NEW, None)], home.place):
                raise RefusedError(
                    _(
                        "An outline of the pack cannot be made (section “{title}”): {reason}",
                        title=shorten(title, 40),
                        reason=reason,
                    )
                )
            columns = {"parent_id": home.section_id} | section_columns(section)
            id, uid = self._add("section", home, (title, number), order, columns)
            inner = _Home(uid, home.place.within("section"), home.outline_id, section_id=id)
            self._add_placements(section.placements, inner)
            self._add_sections(section.sections, inner)

    def _add_placements(self, placements: Sequence[PackPlacement], home: _Home) -> None:
        numbers = numbered(placement.card for placement in placements)
        for order, (placement, number) in enumerate(zip(placements, numbers, strict=True), start=1):
            card_id = self._cards.get(placement.card)
            if card_id is None:
                continue
            kind = Kind(self._book.row("SELECT kind FROM card WHERE id = ?", (card_id,))[0])
            if reason := why_not([Moving(NEW, kind)], home.place):
                raise RefusedError(
                    _(
                        "An outline of the pack cannot be made (card “{card}”): {reason}",
                        card=placement.card,
                        reason=reason,
                    )
                )
            columns = {
                "section_id": home.section_id,
                "parent_id": home.parent_id,
                "card_id": card_id,
                "note": clean_text(placement.note),
            }
            id, uid = self._add("placement", home, (placement.card, number), order, columns)
            inner = _Home(uid, home.place.within("placement", kind), home.outline_id, parent_id=id)
            self._add_placements(placement.placements, inner)

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
