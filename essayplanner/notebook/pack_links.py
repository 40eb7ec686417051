"""The links of a pack beside those of the notebook."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from essayplanner.domain.pack_changes import PackChange
from essayplanner.domain.packs import Pack, PackLink
from essayplanner.domain.text import clean_text
from essayplanner.language import N_, _
from essayplanner.notebook.pack_fields import FieldComparison, Found
from essayplanner.notebook.pack_uids import PackUids

#: What stands where something is not there, and what the pack does about it.
DELETED, BACK = N_("deleted"), N_("bring it back")


class _Row(NamedTuple):
    """A link in the notebook; `ends` are the ids of its cards."""

    id: int
    uid: str
    ends: tuple[int, int]
    relation: str
    because: str


class LinkComparison:
    """Compares links; `cards` are the ids of the pack's cards by key, 0 for one that comes; a card that stays away is
    not among them."""

    def __init__(self, fields: FieldComparison, pack: Pack, uids: PackUids, cards: Mapping[str, int]) -> None:
        self._fields, self._log, self._pack, self._uids, self._cards = fields, fields.log, pack, uids, cards
        self._mine: dict[tuple[int, int], list[_Row]] = {}
        for id, uid, start, end, *said in fields.book.rows(
            "SELECT id, uid, from_card_id, to_card_id, relation, because FROM link ORDER BY id"
        ):
            self._mine.setdefault((start, end), []).append(_Row(id, uid, (start, end), *said))
        self._known = {row.uid for rows in self._mine.values() for row in rows}
        self._own = {uids.of_link(link) for link in pack.links}
        self._card_uids = {each.key: uids.of("card", each) for each in pack.cards}
        self._titles = {each.key: each.title for each in pack.cards}

    def new(self) -> Iterator[PackChange]:
        """Links that the notebook does not know yet, once each."""
        seen = set[str]()
        for link in self._pack.links:
            uid = self._uids.of_link(link)
            if self._is_missing(link) and not self._is_removed(link) and uid not in seen:
                seen.add(uid)
                yield PackChange("link", uid, self._title(link), "", "", link.because)

    def found(self) -> Iterator[Found]:
        """What links are to say, which are to go, and which come back if the student says so."""
        theirs: dict[tuple[int, int], list[PackLink]] = {}
        for link in self._pack.links:
            if self._is_missing(link):
                if self._is_removed(link):
                    yield Found(
                        PackChange("link", self._uids.of_link(link), self._title(link), "", _(DELETED), _(BACK)), True
                    )
            elif ends := self._ends(link):
                theirs.setdefault(ends, []).append(link)
        packed = {*self._cards.values()}
        for ends, rows in self._mine.items():
            if packed.issuperset(ends):  # a card that left the pack stays, and its links
                yield from self._between(rows, theirs.get(ends, []))

    def _between(self, rows: list[_Row], links: list[PackLink]) -> Iterator[Found]:
        """What is otherwise between two cards: a link that is no longer in the pack goes."""
        by_uid = {row.uid: row for row in rows}
        pairs = [(by_uid[self._uids.of_link(link)], link) for link in links if self._uids.of_link(link) in by_uid]
        paired = {row.id for row, _link in pairs}
        left = [row for row in rows if row.id not in paired]
        more = [link for link in links if self._uids.of_link(link) not in by_uid]
        if len(left) == len(more) == 1:
            pairs.append((left[0], more[0]))
        for row, link in pairs:
            yield from self._changed(row, link)
        for row in left if not more else ():
            if self._log.may_go("link", row.uid, relation=row.relation, because=row.because):
                yield Found(PackChange("link", row.uid, self._called(row), "", row.because, ""), False, row.id)

    def _changed(self, row: _Row, link: PackLink) -> Iterator[Found]:
        head = ("link", row.id, row.uid, self._title(link))
        yield from self._fields.field(*head, "relation", row.relation, {"relation": link.relation.value})
        yield from self._fields.field(*head, "because", row.because, {"because": clean_text(link.because)})

    def _ends(self, link: PackLink) -> tuple[int, int] | None:
        if {link.from_card, link.to_card} <= self._cards.keys():
            return self._cards[link.from_card], self._cards[link.to_card]
        return None

    def _is_missing(self, link: PackLink) -> bool:
        """Whether an import would add it: its cards are here or come, and are not linked otherwise."""
        ends = self._ends(link)
        if not ends or self._uids.of_link(link) in self._known:
            return False
        return all(row.uid in self._own for row in self._mine.get(ends, ()))

    def _is_removed(self, link: PackLink) -> bool:
        ends = self._card_uids[link.from_card], self._card_uids[link.to_card]
        return ends in self._log.unlinked or ("link", self._uids.of_link(link)) in self._log.deleted

    def _title(self, link: PackLink) -> str:
        return _("{one} → {other}", one=self._titles[link.from_card], other=self._titles[link.to_card])

    def _called(self, row: _Row) -> str:
        one, other = (self._fields.book.row("SELECT title FROM card WHERE id = ?", (id,))[0] for id in row.ends)
        return _("{one} → {other}", one=one, other=other)
