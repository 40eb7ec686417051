"""What a student does with an outline: sections, placements, moves, notes."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple, TypedDict, Unpack

from essayplanner.domain.cards import Kind
from essayplanner.domain.errors import RefusedError
from essayplanner.domain.labels import Label, label
from essayplanner.domain.outline import NEW, Moving, Role
from essayplanner.domain.text import clean_line, clean_text, shorten
from essayplanner.domain.word_targets import checked_words
from essayplanner.language import _
from essayplanner.notebook import ordering
from essayplanner.notebook.fields import cleaned, write_fields
from essayplanner.notebook.items import Item, Spot
from essayplanner.notebook.notebook import Notebook, new_uid
from essayplanner.notebook.outline_tree import (
    below,
    moving,
    outline_of,
    placement_home,
    refuse_unless_fitting,
    section_home,
    siblings_at,
    table_of,
    title_of,
    topmost,
)


class _Tree(NamedTuple):
    """A section or a placement with what stands under it: cards of a section, and more of its own kind."""

    item: Item
    cards: "tuple[_Tree, ...]"
    children: "tuple[_Tree, ...]"


def add_section(book: Notebook, spot: Spot, title: str = "", role: Role = Role.PARAGRAPH) -> int:
    """A new section at a spot under an outline or a section; gives its id."""
    title = clean_line(title) or _("New section")
    with book.step(label("add-section", title=shorten(title, 40))):
        refuse_unless_fitting(book, [Moving(NEW, None)], spot)
        outline_id, parent_id, siblings = section_home(book, spot)
        (position,) = ordering.positions(book, siblings, spot.before)
        return book.run(
            "INSERT INTO section (uid, outline_id, parent_id, position, title, role) VALUES (?, ?, ?, ?, ?, ?)",
            (new_uid(), outline_id, parent_id, position, title, role.value),
        )


def place(book: Notebook, card_ids: Sequence[int], spot: Spot) -> list[int]:
    """Place cards, in that order, at a spot; gives the placements' ids. RefusedError where one cannot stand there."""
    with book.step(_placing_label(book, card_ids)):
        kinds = [_kind_of_placeable(book, id) for id in card_ids]
        refuse_unless_fitting(book, [Moving(NEW, kind) for kind in kinds], spot)
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


def _kind_of_placeable(book: Notebook, card_id: int) -> Kind:
    kind, title, trashed = book.row("SELECT kind, title, trashed_at FROM card WHERE id = ?", (card_id,), "card")
    if trashed:
        raise RefusedError(_("“{title}” is in the trash", title=shorten(title, 40)), mend=_("restore it first"))
    return Kind(kind)


def _placing_label(book: Notebook, card_ids: Sequence[int]) -> Label:
    if len(card_ids) == 1:
        title = book.row("SELECT title FROM card WHERE id = ?", (card_ids[0],), "card")[0]
        return label("place-card", title=shorten(title, 40))
    return label("place-cards", n=len(card_ids))


def _label(book: Notebook, verb: str, items: Sequence[Item]) -> Label:
    if len(items) == 1:
        return label(f"{verb}-one", title=shorten(title_of(book, items[0]), 40))
    return label(f"{verb}-{'sections' if items and items[0].what == 'section' else 'cards'}", n=len(items))


def move(book: Notebook, items: Sequence[Item], spot: Spot) -> None:
    """Move sections or placements, with all that stands under them, to a spot; one row each is written.

    Items that stand under another of the items go along with it. Where they stand there already nothing is done, so
    that what was undone can still be done again. RefusedError where one cannot stand there.
    """
    items = topmost(book, items)
    with book.step(_label(book, "move", items)):
        refuse_unless_fitting(book, [moving(book, item) for item in items], spot)
        if not items or ordering.in_place(
            book, siblings_at(spot, items[0].what), [item.id for item in items], spot.before
        ):
            return
        if items[0].what == "section":
            _move_sections(book, items, spot)
        else:
            _move_placements(book, items, spot)


def _move_sections(book: Notebook, items: Sequence[Item], spot: Spot) -> None:
    outline_id, parent_id, siblings = section_home(book, spot)
    places = ordering.positions_for(book, siblings, spot.before, [item.id for item in items])
    for item, position in zip(items, places, strict=True):
        old = outline_of(book, item)
        book.run(
            "UPDATE section SET outline_id = ?, parent_id = ?, position = ? WHERE id = ?",
            (outline_id, parent_id, position, item.id),
        )
        if old != outline_id:
            _carry_to_outline(book, item, outline_id)


def _move_placements(book: Notebook, items: Sequence[Item], spot: Spot) -> None:
    outline_id, section_id, parent_id, siblings = placement_home(book, spot)
    places = ordering.positions_for(book, siblings, spot.before, [item.id for item in items])
    for item, position in zip(items, places, strict=True):
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


def copy(book: Notebook, items: Sequence[Item], spot: Spot) -> list[int]:
    """Put a second placement of the items, with notes and all that stands under them, at a spot; gives the new ids."""
    items = topmost(book, items)
    with book.step(_label(book, "repeat", items)):
        refuse_unless_fitting(book, [moving(book, item)._replace(id=0) for item in items], spot)
        if not items:
            return []
        # Read first, then written: a copy may stand within what it is a copy of.
        trees = [_subtree(book, item) for item in items]
        if items[0].what == "section":
            outline_id, parent_id, siblings = section_home(book, spot)
            above: tuple[int | None, int | None] = (None, parent_id)
        else:
            outline_id, section_id, parent_id, siblings = placement_home(book, spot)
            above = (section_id, parent_id)
        places = ordering.positions(book, siblings, spot.before, len(trees))
        return [_copy(book, tree, outline_id, above, at) for tree, at in zip(trees, places, strict=True)]


def _subtree(book: Notebook, item: Item) -> _Tree:
    children = book.rows(f"SELECT id FROM {item.what} WHERE parent_id = ? ORDER BY position, id", (item.id,))
    cards: tuple[_Tree, ...] = ()
    if item.what == "section":
        found = book.rows("SELECT id FROM placement WHERE section_id = ? ORDER BY position, id", (item.id,))
        cards = tuple(_subtree(book, Item("placement", id)) for (id,) in found)
    return _Tree(item, cards, tuple(_subtree(book, Item(item.what, id)) for (id,) in children))


def _copy(book: Notebook, tree: _Tree, outline_id: int, above: tuple[int | None, int | None], position: int) -> int:
    """Write a copy under a section or a placement (`above`: the ids of both, one of them None)."""
    section_id, parent_id = above
    if tree.item.what == "section":
        new = book.run(
            "INSERT INTO section (uid, outline_id, parent_id, position, title, role, note, words, slots) "
            "SELECT ?, ?, ?, ?, title, role, note, words, slots FROM section WHERE id = ?",
            (new_uid(), outline_id, parent_id, position, tree.item.id),
        )
    else:
        new = book.run(
            "INSERT INTO placement (uid, outline_id, section_id, parent_id, position, card_id, note) "
            "SELECT ?, ?, ?, ?, ?, card_id, note FROM placement WHERE id = ?",
            (new_uid(), outline_id, section_id, parent_id, position, tree.item.id),
        )
    for number, card in enumerate(tree.cards, start=1):
        _copy(book, card, outline_id, (new, None), number * ordering.SPACING)
    for number, child in enumerate(tree.children, start=1):
        _copy(book, child, outline_id, (None, new), number * ordering.SPACING)
    return new


def remove(book: Notebook, items: Sequence[Item]) -> None:
    """Take sections and placements, with all that stands under them, out of the outline; the cards stay."""
    items = topmost(book, items)
    with book.step(_label(book, "remove", items)):
        for item in items:
            book.run(f"DELETE FROM {table_of(item)} WHERE id = ?", (item.id,))


class SectionEdits(TypedDict, total=False):
    """What may be said of a section; `words` is the target (0 for none), `slots` what waits there to be filled."""

    title: str
    role: Role
    note: str
    words: int
    slots: Sequence[str]


def edit_section(book: Notebook, section_id: int, merge: str = "", **fields: Unpack[SectionEdits]) -> None:
    """Change fields of a section. A blank title keeps the old one; RefusedError where a target is none."""
    title = book.row("SELECT title FROM section WHERE id = ?", (section_id,), "section")[0]
    columns = cleaned(
        fields,
        {
            "title": lambda typed: clean_line(typed) or title,
            "role": lambda role: Role(role).value,
            "note": clean_text,
            "words": checked_words,
            "slots": ",".join,
        },
    )
    with book.step(label("edit-section", title=shorten(columns.get("title", title), 40)), merge):
        write_fields(book, "section", section_id, columns)


def share_words(book: Notebook, outline_id: int, words: Mapping[int, int]) -> None:
    """Give sections of an outline the word targets that were shared out, by their ids."""
    (title,) = book.row("SELECT title FROM outline WHERE id = ?", (outline_id,), "outline")
    with book.step(label("share-words", title=shorten(title, 40))):
        for id, target in words.items():
            write_fields(book, "section", id, {"words": checked_words(target)})


def edit_note(book: Notebook, placement_id: int, note: str, merge: str = "") -> None:
    """Change the student's note at a placement."""
    with book.step(label("edit-note", title=shorten(title_of(book, Item("placement", placement_id)), 40)), merge):
        book.run("UPDATE placement SET note = ? WHERE id = ?", (clean_text(note), placement_id))


def append_note(book: Notebook, item: Item, text: str) -> None:
    """Add a paragraph to the note at a section or placement; what is there stays."""
    with book.step(label("add-note")):
        old = book.row(f"SELECT note FROM {table_of(item)} WHERE id = ?", (item.id,), item.what)[0]
        new = "\n\n".join(part for part in (old.rstrip(), clean_text(text).strip()) if part)
        book.run(f"UPDATE {table_of(item)} SET note = ? WHERE id = ?", (new, item.id))


def copy_sections(book: Notebook, outline_id: int, spot: Spot) -> None:
    """Copy every section of an outline to a spot in another one."""
    rows = book.rows(
        "SELECT id FROM section WHERE outline_id = ? AND parent_id IS NULL ORDER BY position, id", (outline_id,)
    )
    if rows:
        copy(book, [Item("section", id) for (id,) in rows], spot)


def stands_in(book: Notebook, item: Item, outline_id: int) -> bool:
    """Whether an item is there, and in that outline."""
    return bool(book.rows(f"SELECT 1 FROM {table_of(item)} WHERE id = ? AND outline_id = ?", (item.id, outline_id)))
