"""What the cards of a pack cite beside what they cite in the notebook."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from essayplanner.domain.pack_changes import PackChange
from essayplanner.domain.packs import PackCard, PackCitation
from essayplanner.domain.text import clean_line
from essayplanner.notebook.pack_fields import FieldComparison, Found
from essayplanner.notebook.pack_order import order
from essayplanner.notebook.pack_uids import PackUids, numbered


class _Row(NamedTuple):
    """A citation in the notebook."""

    id: int
    uid: str
    source_id: int
    locator: str
    via_source_id: int | None
    via_locator: str
    position: int


class CitationComparison:
    """Compares citations; `sources` are the ids of the pack's by key (0 for one that comes with this version), and
    `gone` the keys of those that the student deleted."""

    def __init__(
        self, fields: FieldComparison, uids: PackUids, sources: Mapping[str, int], gone: Collection[str]
    ) -> None:
        self._fields, self._uids, self._sources, self._gone = fields, uids, sources, gone
        self._rows: dict[int, list[_Row]] = {}
        columns = ", ".join(_Row._fields)
        for card_id, *row in fields.book.rows(f"SELECT card_id, {columns} FROM citation ORDER BY position, id"):
            self._rows.setdefault(card_id, []).append(_Row(*row))

    def of(self, card: PackCard, card_uid: str, id: int, called: str) -> Iterator[Found]:
        """What is otherwise in the citations of the card of that id, which the student calls so."""
        log, mine = self._fields.log, self._rows.get(id, [])
        wanted = [each for each in self._numbered(card) if each[1].source not in self._gone]
        there = self._matched(wanted, mine)
        come = [each for each in wanted if each[0] in there or ("citation", each[0]) not in log.deleted]
        for uid, citation in come:
            if row := there.get(uid):
                yield from self._changed(citation, row, f"{called} ({citation.source})")
            else:
                change = PackChange("citation", uid, f"{called} ({citation.source})", "", "", _shown(citation))
                columns = {"card": card.key, "source": citation.source} | self._via(citation)
                yield Found(change, False, 0, {"locator": clean_line(citation.locator)} | columns)
        kept = {row.id for row in there.values()}
        for row in mine:
            now = {name: getattr(row, name) for name in ("source_id", "locator", "via_source_id", "via_locator")}
            if row.id not in kept and log.may_go("citation", row.uid, **now):
                yield Found(PackChange("citation", row.uid, called, "", row.locator, ""), False, row.id)
        told = [(uid, citation.source) for uid, citation in come]
        yield from order(log, ("citation", "card", card_uid, called, id), told, there)

    def _numbered(self, card: PackCard) -> list[tuple[str, PackCitation]]:
        numbers = numbered(each.source for each in card.citations)
        return [
            (self._uids.uid("citation", card.key, each.source, number), each)
            for each, number in zip(card.citations, numbers, strict=True)
        ]

    def _matched(self, wanted: Sequence[tuple[str, PackCitation]], mine: Sequence[_Row]) -> dict[str, _Row]:
        """The rows of the pack's citations, by the uids that it has for them.

        One that came before uids were derived is known by its source: never one that the student made, or that is
        another of the pack's.
        """
        log, uids = self._fields.log, {uid for uid, _citation in wanted}
        there = {row.uid: row for row in mine if row.uid in uids}
        free = [row for row in mine if row.uid not in uids and not log.is_own("citation", row.uid)]
        for uid, citation in wanted:
            if uid not in there and ("citation", uid) not in log.deleted:
                row = next((each for each in free if each.source_id == self._sources[citation.source]), None)
                if row:
                    there[uid] = row
                    free.remove(row)
        return there

    def _via(self, citation: PackCitation) -> dict[str, Any]:
        known = citation.via and citation.via not in self._gone
        via = self._sources[citation.via] if known else None
        return {"via_source_id": via, "via_locator": clean_line(citation.via_locator), "via": citation.via}

    def _changed(self, citation: PackCitation, row: _Row, title: str) -> Iterator[Found]:
        """What one says otherwise: asked about where the student turned it to another source, of other pages."""
        turned = row.source_id != self._sources[citation.source]
        theirs, head = self._via(citation), ("citation", row.id, row.uid, title)
        told = (row.via_locator, f"{citation.via} {citation.via_locator}".strip())
        locator = {"locator": clean_line(citation.locator)}
        found = [*self._fields.field(*head, "locator", row.locator, locator)]
        if row.via_source_id != theirs["via_source_id"]:
            found += self._fields.field(*head, "via", row.via_source_id, theirs, told)
        else:
            found += self._fields.field(*head, "via", row.via_locator, {"via_locator": theirs["via_locator"]}, told)
        for each in found:
            yield each._replace(asked=each.asked or turned)


def _shown(citation: PackCitation) -> str:
    return citation.locator or citation.source
