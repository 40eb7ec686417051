"""What the cards of a pack say beside what they say in the notebook."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any

from essayplanner.domain.cards import Kind
from essayplanner.domain.pack_changes import PackChange
from essayplanner.domain.packs import Pack, PackCard
from essayplanner.domain.text import clean_line
from essayplanner.language import p_
from essayplanner.notebook.pack_citations import CitationComparison
from essayplanner.notebook.pack_fields import FieldComparison, Found
from essayplanner.notebook.pack_rows import Columns, card_columns

#: By the name of a field of a card, the columns that change with it.
_FIELDS = {
    "when": ("happened", "first_day", "last_day"),
    "side": ("side_id",),
    **{
        name: (name,)
        for name in (
            "title",
            "kind",
            "text",
            "quotation",
            "idea",
            "voice",
            "undated",
            "stand",
            "caution",
            "aliases",
            "short",
            "claim_kind",
        )
    },
}


class CardComparison:
    """Compares cards; `sides` are the ids of the pack's sides by key, -1 for one that comes; `sides_gone` those that
    the student deleted, with the key of the change that brings one back. Under the cards of the ids `above` something
    stands.
    """

    def __init__(
        self,
        fields: FieldComparison,
        pack: Pack,
        sides: Mapping[str, int],
        sides_gone: Mapping[str, str],
        citations: CitationComparison,
        above: Collection[int],
    ) -> None:
        book = fields.book
        self._fields, self._log, self._sides, self._sides_gone = fields, fields.log, sides, sides_gone
        self._citations, self._above = citations, above
        self._names = {-1: "", None: ""} | dict(book.rows("SELECT id, name FROM side"))
        self._said = {side.key: side.name for debate in pack.debates for side in debate.sides}
        columns = list(card_columns(PackCard("", Kind.CLAIM, ""), {}))
        self._rows = {
            row[0]: (row[1], dict(zip(columns, row[2:], strict=True)))
            for row in book.rows(f"SELECT id, uid, {', '.join(columns)} FROM card")
        }
        self._tags: dict[int, dict[str, str]] = {}
        for id, name in book.rows("SELECT c.card_id, t.name FROM card_tag c JOIN tag t ON t.id = c.tag_id"):
            self._tags.setdefault(id, {})[name.casefold()] = name

    def of(self, card: PackCard, id: int) -> Iterator[Found]:
        """What is otherwise in the card of that id."""
        uid, mine = self._rows[id]
        theirs = card_columns(card, self._sides)
        back = self._sides_gone.get(card.side, "")
        for field, names in _FIELDS.items():
            if back and field in ("side", "stand"):
                continue  # the student wants no such side
            for found in self._field(card, id, uid, field, {name: theirs[name] for name in names}):
                blocked = field == "kind" and card.kind is Kind.EVIDENCE and id in self._above
                yield found._replace(asked=found.asked or blocked)  # nothing can stand under evidence
        if back and mine["side_id"] is None:
            yield from self._back_on_its_side(card, id, uid, back)
        yield from self._tags_of(card, id, uid)
        yield from self._citations.of(card, uid, id, mine["title"])

    def _field(self, card: PackCard, id: int, uid: str, field: str, columns: Columns) -> Iterator[Found]:
        mine, told = self._rows[id][1], None
        if field == "side":
            columns["side"] = card.side
            told = (self._names.get(mine["side_id"], ""), self._said.get(card.side, ""))
        yield from self._fields.field("card", id, uid, mine["title"], field, mine[next(iter(columns))], columns, told)

    def _back_on_its_side(self, card: PackCard, id: int, uid: str, back: str) -> Iterator[Found]:
        """What becomes of a card that stood on a side which may come back."""
        columns = {"side_id": -1, "side": card.side, "stand": card_columns(card, {card.side: -1})["stand"]}
        change = PackChange("card", uid, self._rows[id][1]["title"], "side", "", self._said[card.side])
        yield Found(change, False, id, columns, back)

    def _tags_of(self, card: PackCard, id: int, uid: str) -> Iterator[Found]:
        """Tags are never asked about: what each side added or took away is done."""
        mine, log = self._tags.get(id, {}), self._log
        theirs = {tag.casefold(): tag for tag in map(clean_line, card.tags) if tag}
        add = [tag for folded, tag in theirs.items() if folded not in mine and (uid, folded) not in log.tags_removed]
        drop = [tag for folded, tag in mine.items() if folded not in theirs and (uid, folded) in log.tags_brought]
        if add or drop:
            then = [tag for tag in mine.values() if tag not in drop] + add
            title: Any = self._rows[id][1]["title"]
            change = PackChange("card", uid, title, "tags", _listed(mine.values()), _listed(then))
            yield Found(change, False, id, {"add": add, "drop": drop})


def _listed(words: Iterable[str]) -> str:
    return p_("between parts of a list", ", ").join(words)
