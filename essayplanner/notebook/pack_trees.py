"""The outlines of a pack beside those that it brought before."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cached_property
from typing import NamedTuple

from essayplanner.domain.cards import Kind
from essayplanner.domain.pack_changes import PackChange
from essayplanner.domain.pack_fitting import fitted
from essayplanner.domain.packs import PackOutline, PackPlacement, PackSection
from essayplanner.domain.text import clean_line, clean_text
from essayplanner.language import join_and, n_
from essayplanner.notebook.pack_demands import DemandComparison
from essayplanner.notebook.pack_fields import FieldComparison, Found
from essayplanner.notebook.pack_outlines import rows_in
from essayplanner.notebook.pack_rows import Columns, outline_columns, section_columns
from essayplanner.notebook.pack_uids import PackUids, numbered


class TreeComparison:
    """Compares outlines with what of the pack's can stand in them; `kinds` are those of the cards that come or are
    here, by key, and `titles` what they are called."""

    def __init__(
        self, fields: FieldComparison, uids: PackUids, kinds: Mapping[str, Kind], titles: Mapping[str, str]
    ) -> None:
        self.book, self.log = fields.book, fields.log
        self._fields, self.uids, self.kinds, self._titles = fields, uids, kinds, titles
        self._demands = DemandComparison(fields, uids)

    def outline(self, outline: PackOutline, id: int) -> Iterator[Found]:
        """What the pack says otherwise of the outline of that id, of what stands in it and of what is asked of it."""
        uid = self.uids.of("outline", outline)
        yield from self._fields.fields("outline", id, uid, outline.title, outline_columns(outline))
        yield from self._demands.outline(outline, id)
        here = {table: rows_in(self.book, table, id) for table in ("section", "placement")}
        pieces = list(self._pieces(fitted(outline, self.kinds).outline.sections, uid))
        mine = {(table, each) for table, rows in here.items() for each in rows}
        there = {(piece.table, piece.uid) for piece in pieces}
        missing = there - mine - self._anywhere
        if reshaped := uid in self.log.reshaped or not there.isdisjoint(self.log.deleted):
            other = bool(missing - self.log.deleted - self.log.brought)
        else:
            fewer = len(mine) != len(there) and bool(mine - there)
            other = bool(missing) or fewer or _is_reordered(pieces, here)
        if other:
            told = (
                _size(len(here["section"]), len(here["placement"])),
                _size(
                    sum(piece.table == "section" for piece in pieces),
                    sum(piece.table == "placement" for piece in pieces),
                ),
            )
            change = PackChange("outline", uid, outline.title, "shape", *told)
            yield Found(change, reshaped or self._holds_work(mine - there, here["section"]), id)
        for piece in pieces:
            if row := here[piece.table].get(piece.uid):
                yield from self._fields.fields(piece.table, row, piece.uid, piece.title, piece.columns)

    def _holds_work(self, going: Collection[tuple[str, str]], sections: Mapping[str, int]) -> bool:
        """Whether the student wrote to something of these, or ticked off there what is demanded."""
        ticked = {id for (id,) in self.book.rows("SELECT section_id FROM demand_met")}
        return any(
            self.log.is_touched(table, uid) or (table == "section" and sections[uid] in ticked) for table, uid in going
        )

    @cached_property
    def _anywhere(self) -> set[tuple[str, str]]:
        """All sections and placements of the notebook: one may have been moved to another outline."""
        return {(table, uid) for table in ("section", "placement") for uid in self.uids.known(table)}

    def _pieces(self, sections: Iterable[PackSection], home: str) -> Iterator["_Piece"]:
        """Sections and placements with the uids that they have (`pack_outlines`)."""
        listed = [*sections]
        titles = [clean_line(section.title) for section in listed]
        for section, title, number in zip(listed, titles, numbered(titles), strict=True):
            uid = self.uids.uid("section", home, title, number)
            columns = section_columns(section)
            del columns["title"]
            yield _Piece("section", uid, title, columns, home)
            yield from self._placements(section.placements, uid)
            yield from self._pieces(section.sections, uid)

    def _placements(self, placements: Iterable[PackPlacement], home: str) -> Iterator["_Piece"]:
        listed = [*placements]
        for placement, number in zip(listed, numbered(each.card for each in listed), strict=True):
            uid = self.uids.uid("placement", home, placement.card, number)
            columns = {"note": clean_text(placement.note)}
            yield _Piece("placement", uid, self._titles[placement.card], columns, home)
            yield from self._placements(placement.placements, uid)


class _Piece(NamedTuple):
    """A section or placement of the pack; `home` is the uid of what it stands in."""

    table: str
    uid: str
    title: str
    columns: Columns
    home: str


def _is_reordered(pieces: Iterable[_Piece], here: Mapping[str, Mapping[str, int]]) -> bool:
    """Whether pieces that are here come in another order within what they stand in."""
    order = {(table, uid): number for table, rows in here.items() for number, uid in enumerate(rows)}
    last: dict[tuple[str, str], int] = {}
    for piece in pieces:
        number = order.get((piece.table, piece.uid))
        if number is not None:
            if number < last.get((piece.table, piece.home), 0):
                return True
            last[piece.table, piece.home] = number
    return False


def _size(sections: int, cards: int) -> str:
    return join_and([n_("{n} section", "{n} sections", sections), n_("{n} card", "{n} cards", cards)])
