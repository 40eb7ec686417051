"""What is asked of the outlines of a pack beside what is asked of them in the notebook."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from essayplanner.domain.pack_changes import PackChange
from essayplanner.domain.packs import PackDemand, PackOutline
from essayplanner.domain.structures import MOST_GOALS
from essayplanner.domain.text import clean_line
from essayplanner.language import _
from essayplanner.notebook.pack_fields import FieldComparison, Found
from essayplanner.notebook.pack_links import BACK, DELETED
from essayplanner.notebook.pack_order import order
from essayplanner.notebook.pack_rows import demand_columns
from essayplanner.notebook.pack_uids import PackUids, demand_uids


class _Row(NamedTuple):
    """A demand in the notebook; `met` counts the sections that were ticked off for it."""

    id: int
    uid: str
    demand_key: str
    says: str
    is_goal: int
    is_off: int
    position: int
    met: int


class DemandComparison:
    """Compares what is asked of outlines."""

    def __init__(self, fields: FieldComparison, uids: PackUids) -> None:
        self._fields, self._uids = fields, uids

    def outline(self, outline: PackOutline, id: int) -> Iterator[Found]:
        """What is otherwise in what is asked of the outline of that id."""
        log, outline_uid = self._fields.log, self._uids.of("outline", outline)
        columns = ", ".join(_Row._fields[:-1])
        mine = [
            _Row(*row)
            for row in self._fields.book.rows(
                f"SELECT {columns}, (SELECT count(*) FROM demand_met WHERE demand_id = demand.id) FROM demand "
                "WHERE outline_id = ? ORDER BY position, id",
                (id,),
            )
        ]
        wanted = demand_uids(self._uids, outline_uid, outline.demands)
        there = _matched(wanted, mine)
        kept = {row.id for row in there.values()}
        going = [row for row in mine if row.id not in kept and not row.met and self._may_go(row)]
        for gone in going:
            yield Found(PackChange("demand", gone.uid, gone.says or gone.demand_key, "", gone.says, ""), False, gone.id)
        fewer = [there[uid] for uid, demand in wanted if uid in there and not demand.goal]
        leave = {row.id for row in (*going, *(row for row in fewer if not self._is_mine(row, "is_goal")))}
        goals = sum(row.is_goal for row in mine if row.id not in leave)
        back = dict[str, str]()
        for uid, demand in wanted:
            title, theirs, row = demand.says or demand.key, demand_columns(demand), there.get(uid)
            if demand.goal and not (row and row.is_goal):  # a student keeps so many goals in mind, and no more
                theirs["is_goal"] = int(goals < MOST_GOALS)
                goals += theirs["is_goal"]
            if row:
                for name in ("is_goal", "is_off"):
                    said, now = {name: theirs[name]}, getattr(row, name)
                    yield from self._fields.field("demand", row.id, row.uid, title, name, now, said)
            elif ("demand", uid) in log.deleted:
                change = PackChange("demand", uid, title, "", _(DELETED), _(BACK))
                back[uid] = change.key
                yield Found(change, True, 0, {"outline_id": id} | theirs)
            else:
                yield Found(PackChange("demand", uid, title, "", "", title), False, 0, {"outline_id": id} | theirs)
        told = [(uid, demand.says or demand.key) for uid, demand in wanted]
        yield from order(log, ("demand", "outline", outline_uid, outline.title, id), told, there, back)

    def _is_mine(self, row: _Row, column: str) -> bool:
        return self._fields.log.of("demand", row.uid, column, getattr(row, column)).is_mine

    def _may_go(self, row: _Row) -> bool:
        now = {name: getattr(row, name) for name in ("says", "is_goal", "is_off")}
        return self._fields.log.may_go("demand", row.uid, **now)


def _matched(wanted: Sequence[tuple[str, PackDemand]], mine: Sequence[_Row]) -> dict[str, _Row]:
    """The rows of the pack's demands, by the uids that it has for them: one of the scheme may be the student's own, and
    one of words says them."""
    by_uid = {row.uid: row for row in mine}
    there = {uid: by_uid[uid] for uid, _demand in wanted if uid in by_uid}
    used = {row.id for row in there.values()}
    for uid, demand in wanted:
        if uid not in there:
            said = (demand.key, clean_line(demand.says))
            free = (row for row in mine if row.id not in used and (row.demand_key, row.says) == said)
            if row := next(free, None):
                there[uid] = row
                used.add(row.id)
    return there
