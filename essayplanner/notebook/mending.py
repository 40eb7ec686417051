"""Making sound what was saved of a damaged notebook: references that lead somewhere, and outlines that are trees."""

import json
import sqlite3
from collections import defaultdict
from collections.abc import Mapping
from typing import NamedTuple

from essayplanner.domain.cards import Kind
from essayplanner.domain.outline import NEW, Moving, Place, why_not
from essayplanner.language import _
from essayplanner.notebook.notebook import new_uid
from essayplanner.notebook.ordering import SPACING

#: What stands in for a row that is lost, so that what stood in it is kept: its table, the column of its title, a title.
_STAND_INS = {"outline": ("title", _("Recovered outline")), "debate": ("question", _("Recovered debate"))}
_RECOVERED = _("Recovered cards")


def mend(fresh: sqlite3.Connection) -> None:
    """Mend what the rows of a new notebook lack, in the open transaction; foreign keys are not enforced meanwhile.

    What stood in an outline, a debate or a section that is lost is given another; what may be without a reference
    loses it; only a row that means nothing without one (a citation of a lost source) is dropped. Things that stand
    where none may are moved up to where they can.
    """
    _stand_in(fresh, "debate", "SELECT debate_id FROM side")
    _settle_sections(fresh)
    _settle_placements(fresh)
    while broken := fresh.execute("PRAGMA foreign_key_check").fetchall():
        for table, row_id, _other, key in broken:
            keys = {row[0]: row for row in fresh.execute(f"PRAGMA foreign_key_list({table})")}
            column, on_delete = keys[key][3], keys[key][6]
            if on_delete == "SET NULL":
                fresh.execute(f"UPDATE {table} SET {column} = NULL WHERE id = ?", (row_id,))
            else:
                fresh.execute(f"DELETE FROM {table} WHERE id = ?", (row_id,))
    for id, key, csl in fresh.execute("SELECT id, cite_key, csl FROM source").fetchall():
        if not _is_item(csl):
            kept = json.dumps({"id": key, "note": csl}, ensure_ascii=False, sort_keys=True)
            fresh.execute("UPDATE source SET csl = ? WHERE id = ?", (kept, id))


def _is_item(csl: str) -> bool:
    try:
        return isinstance(json.loads(csl), dict)
    except (ValueError, RecursionError):
        return False


def _stand_in(fresh: sqlite3.Connection, table: str, wanted: str) -> None:
    column, title = _STAND_INS[table]
    for (id,) in fresh.execute(f"{wanted} EXCEPT SELECT id FROM {table}").fetchall():
        fresh.execute(
            f"INSERT INTO {table} (id, uid, {column}, position) VALUES (?, ?, ?, ?)", (id, new_uid(), title, SPACING)
        )


class _Section(NamedTuple):
    outline: int
    parent: int | None


def _settle_sections(fresh: sqlite3.Connection) -> None:
    """Sections whose parent is lost, or stands in another outline or under them, go to the top; deep ones move up."""
    before = {row[0]: _Section(*row[1:]) for row in fresh.execute("SELECT id, outline_id, parent_id FROM section")}
    kept = {id for (id,) in fresh.execute("SELECT id FROM outline")}
    settled: dict[int, _Section] = {}
    depth: dict[int, int] = {}
    under = _by_parent(before)

    def settle(waiting: list[int]) -> None:
        while waiting:
            id = waiting.pop()
            if id in settled:
                continue
            outline, parent = before[id]
            if parent is not None and outline not in kept and parent in settled:
                outline = settled[parent].outline
            if parent not in settled or settled[parent].outline != outline:
                parent = None
            elif why_not([Moving(NEW, None)], Place("section", None, depth[parent])):
                parent = settled[parent].parent
            settled[id] = _Section(outline, parent)
            depth[id] = 1 if parent is None else depth[parent] + 1
            waiting += under[id]

    settle(under[None])
    for id in before:  # what is left stands in a circle
        settle([id])
    for id, section in settled.items():
        if section != before[id]:
            fresh.execute("UPDATE section SET outline_id = ?, parent_id = ? WHERE id = ?", (*section, id))
    _stand_in(fresh, "outline", "SELECT outline_id FROM section")


class _Placement(NamedTuple):
    outline: int
    section: int | None
    parent: int | None


def _settle_placements(fresh: sqlite3.Connection) -> None:
    """Placements stand in the outline of their section, as its rules say; those without a place get a section."""
    kinds = {id: Kind(kind) for id, kind in fresh.execute("SELECT id, kind FROM card")}
    outlines = dict(fresh.execute("SELECT id, outline_id FROM section").fetchall())
    card_of: dict[int, int] = {}
    before: dict[int, _Placement] = {}
    for id, card_id, *place in fresh.execute("SELECT id, card_id, outline_id, section_id, parent_id FROM placement"):
        before[id] = _Placement(*place)
        card_of[id] = card_id
    settled: dict[int, _Placement] = {}
    depth: dict[int, int] = {}
    under = _by_parent(before)
    recovered: dict[int, int] = {}

    def section_for(outline: int) -> int:
        if outline not in recovered:
            _stand_in(fresh, "outline", f"SELECT {int(outline)}")
            recovered[outline] = _new_section(fresh, outline)
            outlines[recovered[outline]] = outline
        return recovered[outline]

    def settle(waiting: list[int]) -> None:
        while waiting:
            id = waiting.pop()
            if id in settled:
                continue
            outline, section, parent = before[id]
            if parent in settled:
                card = Moving(NEW, kinds.get(card_of[id], Kind.CLAIM))
                above = kinds.get(card_of[parent])
                if above is None or why_not([card], Place("placement", above, depth[parent])):
                    _outline, section, parent = settled[parent]
            elif section not in outlines:
                section, parent = section_for(outline), None
            if parent is not None:
                depth[id] = depth[parent] + 1
                outline = settled[parent].outline
            else:
                depth[id] = 1
                outline = outlines[section] if section is not None else outline
            settled[id] = _Placement(outline, section, parent)
            waiting += under[id]

    settle(under[None])
    for id in before:  # what is left stands in a circle
        settle([id])
    lost = [(id,) for id in before if card_of[id] not in kinds]
    for id, placement in settled.items():
        if placement != before[id]:
            fresh.execute(
                "UPDATE placement SET outline_id = ?, section_id = ?, parent_id = ? WHERE id = ?", (*placement, id)
            )
    fresh.executemany("DELETE FROM placement WHERE id = ?", lost)


def _by_parent(rows: Mapping[int, _Section] | Mapping[int, _Placement]) -> defaultdict[int | None, list[int]]:
    """The ids of rows by what they stand under, those whose parent is lost with those that have none."""
    under: defaultdict[int | None, list[int]] = defaultdict(list)
    for id, row in rows.items():
        under[row.parent if row.parent in rows else None].append(id)
    return under


def _new_section(fresh: sqlite3.Connection, outline: int) -> int:
    (last,) = fresh.execute(
        "SELECT coalesce(max(position), 0) FROM section WHERE outline_id = ?", (outline,)
    ).fetchone()
    made = fresh.execute(
        "INSERT INTO section (uid, outline_id, position, title, role) VALUES (?, ?, ?, ?, 'heading')",
        (new_uid(), outline, min(last, 2**62) + SPACING, _RECOVERED),
    )
    return made.lastrowid or 0
