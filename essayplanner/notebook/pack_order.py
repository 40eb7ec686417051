"""The order of what stands side by side in a pack, and in the notebook into which it comes."""

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple, Protocol

from essayplanner.domain.pack_changes import PackChange
from essayplanner.language import p_
from essayplanner.notebook.fields import write_fields
from essayplanner.notebook.notebook import Notebook
from essayplanner.notebook.ordering import SPACING
from essayplanner.notebook.pack_fields import Found
from essayplanner.notebook.pack_log import PackLog

#: By table, the column that says among which others a row stands.
_AMONG = {"side": "debate_id", "citation": "card_id", "demand": "outline_id"}


class _Ordered(Protocol):
    @property
    def id(self) -> int:
        """The id of the row."""

    @property
    def uid(self) -> str:
        """Its uid."""

    @property
    def position(self) -> int:
        """Where it stands."""


class _Row(NamedTuple):
    id: int
    uid: str
    position: int


def rows_among(book: Notebook, table: str, id: int) -> dict[str, _Row]:
    """By uid, what belongs to the row of that id, in order."""
    query = f"SELECT id, uid, position FROM {table} WHERE {_AMONG[table]} = ? ORDER BY position, id"
    return {row[1]: _Row(*row) for row in book.rows(query, (id,))}


def order(
    log: PackLog,
    of: tuple[str, str, str, str, int],
    told: Sequence[tuple[str, str]],
    rows: Mapping[str, _Ordered],
    back: Mapping[str, str] = MappingProxyType({}),
) -> Iterator[Found]:
    """Whether the pack has its things in another order than the notebook.

    `of` are the table of these things, and of what they belong to the table, uid, title and id; `told` their uids in
    the pack and what they are called, and `rows` how they stand here: what comes is added after the others. What the
    student deleted comes in its place where the change is taken that brings it `back`, by uid.
    """
    table, above, uid, title, id = of
    uids = [rows[each].uid if each in rows else each for each, _word in told]
    here = [rows[each] for each, _word in told if each in rows]
    whose = [log.of(table, row.uid, "position", row.position) for row in here]
    is_mine = any(each.is_mine for each in whose)
    in_order = sorted(here, key=lambda row: (row.position, row.id))
    join = p_("between parts of a list", ", ").join
    words = {rows[each].id: word for each, word in told if each in rows}
    shown = join(words[row.id] for row in in_order), join(word for each, word in told if each not in back)
    change, columns = PackChange(above, uid, title, "order", *shown), {"among": table, "order": uids}
    if not is_mine:
        for key in {back[each] for each, _word in told if each in back}:
            yield Found(change, False, id, columns, key)
    is_new = [each not in rows for each, _word in told if each not in back]
    last = is_new == sorted(is_new)
    if last and in_order == here:
        return
    before = {row.id: mine.base if mine.has_base else row.position for row, mine in zip(here, whose, strict=True)}
    if is_mine and last and sorted(here, key=lambda row: (before[row.id], row.id)) == here:
        return
    yield Found(change, is_mine, id, columns)


def put_in_order(book: Notebook, table: str, id: int, uids: Sequence[str]) -> None:
    """Have these among what belongs to the row of that id come in this order, each in a place that one of them has;
    what else is among them stays where it is. Part of the open step."""
    rows = [*rows_among(book, table, id).values()]
    known = {row.uid: row.id for row in rows}
    then = iter([known[uid] for uid in uids if uid in known])
    moved = [next(then) if row.uid in uids else row.id for row in rows]
    places = [row.position for row in rows]
    if len({*places}) < len(places):
        places = [SPACING * (number + 1) for number in range(len(places))]
    stood = {row.id: row.position for row in rows}
    for each, position in zip(moved, places, strict=True):
        if stood[each] != position:
            write_fields(book, table, each, {"position": position})
