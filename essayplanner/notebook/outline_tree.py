"""Where things stand in an outline: spots, items, what is above and below them, and what may stand where."""

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from essayplanner.domain.cards import Kind
from essayplanner.domain.errors import NotFoundError, RefusedError
from essayplanner.domain.outline import Moving, Place, why_not
from essayplanner.language import _
from essayplanner.notebook import ordering
from essayplanner.notebook.items import Item, Spot
from essayplanner.notebook.naming import SECTIONS, find_called, quoted, shown
from essayplanner.notebook.row_words import gone
from essayplanner.notebook.sentences import UNCHANGED

if TYPE_CHECKING:
    from essayplanner.notebook.notebook import Notebook

#: No outline made here comes near (see `domain.outline`). One from a stranger may be deeper, or hold a circle: it is
#: followed so far up and down, and where it is deeper it is not shown.
LEVELS_AT_MOST = 100


def topmost(book: "Notebook", items: Iterable[Item]) -> list[Item]:
    """The items without those that stand under another of them, in the order given; sections and cards not mixed."""
    items = list(dict.fromkeys(items))
    if len({item.what for item in items}) > 1:
        items = [item for item in items if item.what == "section" or not _section_above(book, item, items)]
        if len({item.what for item in items}) > 1:
            raise RefusedError(_("Move sections and cards separately: select one or the other."))
    chosen = {item.id for item in items}
    return [item for item in items if not chosen & set(_above(book, item)[1:])]


def _section_above(book: "Notebook", item: Item, items: Sequence[Item]) -> bool:
    section = _section_of(book, item.id)
    return bool({other.id for other in items if other.what == "section"} & set(_above(book, Item("section", section))))


def _section_of(book: "Notebook", placement_id: int) -> int:
    top = _above(book, Item("placement", placement_id))[-1]
    return int(book.row("SELECT section_id FROM placement WHERE id = ?", (top,))[0])


def _above(book: "Notebook", item: Item) -> list[int]:
    """The item's id and those of its parents of the same table, upwards."""
    rows = book.rows(
        f"WITH RECURSIVE up(id, parent_id, level) AS (SELECT id, parent_id, 0 FROM {table_of(item)} WHERE id = ? "
        f"UNION ALL SELECT t.id, t.parent_id, level + 1 FROM {table_of(item)} t JOIN up ON t.id = up.parent_id "
        f"WHERE level < {LEVELS_AT_MOST}) "
        "SELECT id FROM up ORDER BY level",
        (item.id,),
    )
    if not rows:
        raise NotFoundError(gone(item.what), UNCHANGED)
    return [row[0] for row in rows]


def below(book: "Notebook", items: Iterable[Item]) -> tuple[list[int], list[int]]:
    """The ids of all sections and of all placements under the items, parents first."""
    sections, placements = [], []
    for item in items:
        if item.what == "section":
            nested = _levels(book, "section", "parent_id", [item.id])
            sections += nested
            first = _children(book, "placement", "section_id", [item.id, *nested])
            placements += first + _levels(book, "placement", "parent_id", first)
        else:
            placements += _levels(book, "placement", "parent_id", [item.id])
    return sections, placements


def _levels(book: "Notebook", table: str, column: str, start: Sequence[int]) -> list[int]:
    found: list[int] = []
    level = list(start)
    for _level in range(LEVELS_AT_MOST):
        if not level:
            break
        level = _children(book, table, column, level)
        found += level
    return found


def _children(book: "Notebook", table: str, column: str, parents: Sequence[int]) -> list[int]:
    rows = book.rows(
        f"SELECT t.id FROM json_each(?) parent CROSS JOIN {table} t ON t.{column} = parent.value",
        (json.dumps(parents),),
    )
    return [id for (id,) in rows]


def _height(book: "Notebook", item: Item) -> int:
    height, level = 0, [item.id]
    while level and height < LEVELS_AT_MOST:
        level = _children(book, table_of(item), "parent_id", level)
        height += bool(level)
    return height


def moving(book: "Notebook", item: Item) -> Moving:
    """The item as the rules of the tree see it."""
    if item.what == "section":
        return Moving(item.id, None, _height(book, item))
    kind = book.row(
        "SELECT c.kind FROM placement p JOIN card c ON c.id = p.card_id WHERE p.id = ?", (item.id,), item.what
    )[0]
    return Moving(item.id, Kind(kind), _height(book, item))


def refuse_unless_fitting(book: "Notebook", items: Sequence[Moving], spot: Spot) -> None:
    """Raise RefusedError, with the reason, where these cannot stand at the spot."""
    if spot.what == "outline":
        target = Place("outline")
    else:
        above = _above(book, Item(spot.what, spot.id))
        kind = moving(book, Item("placement", spot.id)).kind if spot.what == "placement" else None
        target = Place(spot.what, kind, len(above), frozenset(above))
    if reason := why_not(items, target):
        raise RefusedError(reason)


def siblings_at(spot: Spot, child: str) -> ordering.Siblings:
    """The rows among which a section or placement stands at the spot."""
    if child == "section":
        if spot.what == "outline":
            return ordering.sections_of_outline(spot.id)
        return ordering.sections_of_section(spot.id)
    if spot.what == "section":
        return ordering.placements_of_section(spot.id)
    return ordering.placements_of_placement(spot.id)


def section_home(book: "Notebook", spot: Spot) -> tuple[int, int | None, ordering.Siblings]:
    """The outline and parent section of a section at the spot, and its siblings."""
    if spot.what == "outline":
        return (
            book.row("SELECT id FROM outline WHERE id = ?", (spot.id,), "outline")[0],
            None,
            siblings_at(spot, "section"),
        )
    return outline_of(book, Item("section", spot.id)), spot.id, siblings_at(spot, "section")


def placement_home(book: "Notebook", spot: Spot) -> tuple[int, int | None, int | None, ordering.Siblings]:
    """The outline, section and parent placement of a placement at the spot, and its siblings."""
    outline_id = outline_of(book, Item(spot.what, spot.id))
    in_section = spot.what == "section"
    return outline_id, spot.id if in_section else None, None if in_section else spot.id, siblings_at(spot, "placement")


def outline_of(book: "Notebook", item: Item) -> int:
    """The id of the outline in which an item stands."""
    return int(book.row(f"SELECT outline_id FROM {table_of(item)} WHERE id = ?", (item.id,), item.what)[0])


def table_of(item: Item) -> str:
    """The table of an item, checked."""
    if item.what not in ("section", "placement"):
        raise ValueError(item.what)
    return item.what


def title_of(book: "Notebook", item: Item) -> str:
    """The title of a section, or of the card that stands there."""
    query = (
        "SELECT title FROM section WHERE id = ?"
        if item.what == "section"
        else "SELECT c.title FROM placement p JOIN card c ON c.id = p.card_id WHERE p.id = ?"
    )
    return str(book.row(query, (item.id,), item.what)[0])


def find_section(book: "Notebook", outline_id: int, name: str) -> Item:
    """The section of an outline with that uid or title (a lone beginning suffices).

    NotFoundError or RefusedError (several), in a sentence that says which there are.
    """
    rows = _as_read(
        book.rows(
            "SELECT id, uid, title, parent_id FROM section WHERE outline_id = ? ORDER BY position, id", (outline_id,)
        )
    )
    found = find_called(rows, name, SECTIONS)
    if found is None and not rows:
        raise NotFoundError(
            _("There is no section “{name}” in this outline, which has no sections yet.", name=shown(name))
        )
    if found is None:
        known = quoted([row[2] for row in rows])
        raise NotFoundError(
            _("There is no section “{name}” in this outline; its sections are: {known}.", name=shown(name), known=known)
        )
    return Item("section", found)


def _as_read(sections: list[tuple[Any, ...]]) -> list[tuple[Any, ...]]:
    """Rows (id, ..., parent id) each followed by what stands under it; what stands in a circle comes last."""
    under = defaultdict(list)
    for row in reversed(sections):
        under[row[-1]].append(row)
    read, waiting = dict[Any, None](), under.pop(None, [])
    while waiting:
        row = waiting.pop()
        read[row] = None
        waiting += under[row[0]]
    return list(read | dict.fromkeys(sections))


def find_placement(book: "Notebook", section_id: int, uid: str) -> Item:
    """The placement of that uid in a section, at any depth."""
    rows = book.rows("SELECT id FROM placement WHERE uid = ?", (uid.strip(),))
    if not rows or _section_of(book, rows[0][0]) != section_id:
        raise NotFoundError(
            _("There is no placement “{uid}” in this section; `show` lists them with their uids.", uid=uid)
        )
    return Item("placement", rows[0][0])


def uid_of(book: "Notebook", item: Item) -> str:
    """The uid of a section or placement."""
    return str(book.row(f"SELECT uid FROM {table_of(item)} WHERE id = ?", (item.id,), item.what)[0])
