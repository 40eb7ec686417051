"""What a student does with an outline: sections, placements, moves, notes."""

from collections.abc import Sequence
from typing import Any

from essayplanner.domain.cards import Kind
from essayplanner.domain.errors import RefusedError
from essayplanner.domain.outline import Moving, Role, counted
from essayplanner.domain.text import clean_line, clean_text, shorten
from essayplanner.notebook import ordering
from essayplanner.notebook.notebook import Notebook, new_uid
from essayplanner.notebook.outline_tree import (
    NAMES,
    Item,
    Spot,
    below,
    described,
    moving,
    outline_of,
    placement_home,
    refuse_unless_fitting,
    section_home,
    siblings_at,
    table_of,
    topmost,
)

def add_section(book: Notebook, spot: Spot, title: str = "", role: Role = Role.PARAGRAPH) -> int:
    """A new section at a spot under an outline or a section; gives its id."""
    title = clean_line(title) or "New section"
    with book.step(f"Add section “{shorten(title, 40)}”"):
        refuse_unless_fitting(book, [Moving(0, None)], spot)
        outline_id, parent_id, siblings = section_home(book, spot)
        (position,) = ordering.positions(book, siblings, spot.before)
        return book.run(
            "INSERT INTO section (uid, outline_id, parent_id, position, title, role) VALUES (?, ?, ?, ?, ?, ?)",
            (new_uid(), outline_id, parent_id, position, title, role.value),
        )


def place(book: Notebook, card_ids: Sequence[int], spot: Spot) -> list[int]:
    """Place cards, in that order, at a spot; gives the placements' ids. RefusedError where a card cannot stand there."""
    with book.step(_placing_label(book, card_ids)):
        kinds = [Kind(book.row("SELECT kind FROM card WHERE id = ?", (id,), "The card")[0]) for id in card_ids]
        refuse_unless_fitting(book, [Moving(0, kind) for kind in kinds], spot)
        outline_id, section_id, parent_id, siblings = placement_home(book, spot)
        return [
            book.run(
                "INSERT INTO placement (uid, outline_id, section_id, parent_id, card_id, position) "
                "VALUES (?, ?, ?, ?, ?, ?)",
                (new_uid(), outline_id, section_id, parent_id, card_id, position),
            )
            for card_id, position in zip(
                card_ids, ordering.positions(book, siblings, spot.before, len(card_ids)), strict=True
            )
        ]


def _placing_label(book: Notebook, card_ids: Sequence[int]) -> str:
    if len(card_ids) == 1:
        title = book.row("SELECT title FROM card WHERE id = ?", (card_ids[0],), "The card")[0]
        return f"Place “{shorten(title, 40)}”"
    return f"Place {counted(len(card_ids), 'card')}"


def move(book: Notebook, items: Sequence[Item], spot: Spot) -> None:
    """Move sections or placements, with all that stands under them, to a spot; one row each is written.

    Items that stand under another of the items go along with it. RefusedError where one cannot stand there.
    """
    items = topmost(book, items)
    with book.step(f"Move {described(book, items)}"):
        refuse_unless_fitting(book, [moving(book, item) for item in items], spot)
        if spot.before is not None and any(item.id == spot.before for item in items):
            spot = spot._replace(before=_next_unmoved(book, items, spot))
        if not items:
            return
        if items[0].what == "section":
            _move_sections(book, items, spot)
        else:
            _move_placements(book, items, spot)


def _move_sections(book: Notebook, items: Sequence[Item], spot: Spot) -> None:
    outline_id, parent_id, siblings = section_home(book, spot)
    for item, position in zip(items, ordering.positions(book, siblings, spot.before, len(items)), strict=True):
        old = outline_of(book, item)
        book.run(
            "UPDATE section SET outline_id = ?, parent_id = ?, position = ? WHERE id = ?",
            (outline_id, parent_id, position, item.id),
        )
        if old != outline_id:
            _carry_to_outline(book, item, outline_id)


def _move_placements(book: Notebook, items: Sequence[Item], spot: Spot) -> None:
    outline_id, section_id, parent_id, siblings = placement_home(book, spot)
    for item, position in zip(items, ordering.positions(book, siblings, spot.before, len(items)), strict=True):
        old = outline_of(book, item)
        book.run(
            "UPDATE placement SET outline_id = ?, section_id = ?, parent_id = ?, position = ? WHERE id = ?",
            (outline_id, section_id, parent_id, position, item.id),
        )
        if old != outline_id:
            _carry_to_outline(book, item, outline_id)


def _carry_to_outline(book: Notebook, item: Item, outline_id: int) -> None:
    sections, placements = below(book, [item])
    for table, ids in (("section", sections), ("placement", placements)):
        for id in ids:
            book.run(f"UPDATE {table} SET outline_id = ? WHERE id = ?", (outline_id, id))


def _next_unmoved(book: Notebook, items: Sequence[Item], spot: Spot) -> int | None:
    siblings = siblings_at(spot, items[0].what)
    moved = {item.id for item in items}
    rows = [row[0] for row in book.rows(
        f"SELECT id FROM {siblings.table} WHERE {siblings.where} ORDER BY position, id", (siblings.key,))]  # fmt: skip
    if spot.before not in rows:
        return None
    return next((id for id in rows[rows.index(spot.before) :] if id not in moved), None)


def copy(book: Notebook, items: Sequence[Item], spot: Spot) -> list[int]:
    """Put a second placement of the items, with notes and all that stands under them, at a spot; gives the new ids."""
    items = topmost(book, items)
    with book.step(f"Place {described(book, items)} again"):
        refuse_unless_fitting(book, [moving(book, item)._replace(id=0) for item in items], spot)
        if items and items[0].what == "section":
            return [_copy_section(book, item.id, spot) for item in items]
        return [_copy_placement(book, item.id, spot) for item in items]


def _copy_section(book: Notebook, section_id: int, spot: Spot) -> int:
    outline_id, parent_id, siblings = section_home(book, spot)
    (position,) = ordering.positions(book, siblings, spot.before)
    new = book.run(
        "INSERT INTO section (uid, outline_id, parent_id, position, title, role, note, words) "
        "SELECT ?, ?, ?, ?, title, role, note, words FROM section WHERE id = ?",
        (new_uid(), outline_id, parent_id, position, section_id),
    )
    for (id,) in book.rows("SELECT id FROM placement WHERE section_id = ? ORDER BY position, id", (section_id,)):
        _copy_placement(book, id, Spot("section", new))
    for (id,) in book.rows("SELECT id FROM section WHERE parent_id = ? ORDER BY position, id", (section_id,)):
        if id != new:
            _copy_section(book, id, Spot("section", new))
    return new


def _copy_placement(book: Notebook, placement_id: int, spot: Spot) -> int:
    outline_id, section_id, parent_id, siblings = placement_home(book, spot)
    (position,) = ordering.positions(book, siblings, spot.before)
    below_it = book.rows("SELECT id FROM placement WHERE parent_id = ? ORDER BY position, id", (placement_id,))
    new = book.run(
        "INSERT INTO placement (uid, outline_id, section_id, parent_id, position, card_id, note) "
        "SELECT ?, ?, ?, ?, ?, card_id, note FROM placement WHERE id = ?",
        (new_uid(), outline_id, section_id, parent_id, position, placement_id),
    )
    for (id,) in below_it:
        _copy_placement(book, id, Spot("placement", new))
    return new


def remove(book: Notebook, items: Sequence[Item]) -> None:
    """Take sections and placements, with all that stands under them, out of the outline; the cards stay."""
    items = topmost(book, items)
    with book.step(f"Remove {described(book, items)} from the outline"):
        for item in items:
            book.run(f"DELETE FROM {table_of(item)} WHERE id = ?", (item.id,))


def edit_section(book: Notebook, section_id: int, merge: str = "", **fields: Any) -> None:
    """Change a section's `title`, `role`, `note` or `words`."""
    title = book.row("SELECT title FROM section WHERE id = ?", (section_id,), "The section")[0]
    clean: dict[str, Any] = {}
    for name, value in fields.items():
        if name == "title":
            clean[name] = clean_line(value) or title
        elif name == "words":
            clean[name] = _words(value)
        else:
            clean[name] = Role(value).value if name == "role" else clean_text(value)
    with book.step(f"Edit section “{shorten(clean.get('title', title), 40)}”", merge):
        for name, value in clean.items():
            book.run(f"UPDATE section SET {name} = ? WHERE id = ?", (value, section_id))


def edit_note(book: Notebook, placement_id: int, note: str, merge: str = "") -> None:
    """Change the student's note at a placement."""
    with book.step(f"Edit note at {described(book, [Item('placement', placement_id)])}", merge):
        book.run("UPDATE placement SET note = ? WHERE id = ?", (clean_text(note), placement_id))


def append_note(book: Notebook, item: Item, text: str) -> None:
    """Add a paragraph to the note at a section or placement; what is there stays."""
    with book.step("Add a note"):
        old = book.row(f"SELECT note FROM {table_of(item)} WHERE id = ?", (item.id,), NAMES[item.what])[0]
        new = "\n\n".join(part for part in (old.rstrip(), clean_text(text).strip()) if part)
        book.run(f"UPDATE {table_of(item)} SET note = ? WHERE id = ?", (new, item.id))


def _words(value: int) -> int:
    if not 0 <= int(value) <= 1_000_000:
        raise RefusedError("A word target is a number between 0 and 1,000,000.")
    return int(value)


def copy_sections(book: Notebook, outline_id: int, spot: Spot) -> None:
    """Copy every section of an outline to a spot in another one."""
    for (id,) in book.rows(
        "SELECT id FROM section WHERE outline_id = ? AND parent_id IS NULL ORDER BY position, id", (outline_id,)
    ):
        _copy_section(book, id, spot)
