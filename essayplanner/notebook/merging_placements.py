"""What stood for one card in the outlines stands for another: no card stands twice in a place because of that."""

from essayplanner.domain.text import put_together
from essayplanner.notebook import ordering
from essayplanner.notebook.notebook import Notebook
from essayplanner.notebook.outline_tree import LEVELS_AT_MOST


def take_placements(book: Notebook, keep_id: int, gone_id: int) -> None:
    """Put a card wherever another stands, as part of the open step.

    Where both stood side by side, or one right under the other, one placement is left: with both notes, and with all
    that stood under either.
    """
    mine = {id for (id,) in book.rows("SELECT id FROM placement WHERE card_id = ?", (keep_id,))}
    taken = [id for (id,) in book.rows("SELECT id FROM placement WHERE card_id = ? ORDER BY id", (gone_id,))]
    for id in taken:
        book.run("UPDATE placement SET card_id = ? WHERE id = ?", (keep_id, id))
    for id in taken:
        where = book.rows("SELECT section_id, parent_id FROM placement WHERE id = ?", (id,))
        if not where:
            continue  # one of these stood under another, and went with it
        ((section_id, parent_id),) = where
        beside = book.rows(
            "SELECT id FROM placement WHERE section_id IS ? AND parent_id IS ? ORDER BY position, id",
            (section_id, parent_id),
        )
        into = next((each for (each,) in beside if each in mine), parent_id if parent_id in mine else None)
        if into is not None:
            _fold(book, into, id)
            continue
        for under, _card_id in _under(book, id):
            if under in mine:
                _fold(book, id, under)


def _fold(book: Notebook, into: int, gone: int, levels: int = LEVELS_AT_MOST) -> None:
    """Make two placements of a card one; and, on so many levels below, those of a card that come together by that."""
    (card_id, note), (_same, more) = (
        book.row("SELECT card_id, note FROM placement WHERE id = ?", (id,), "placement") for id in (into, gone)
    )
    if (both := put_together(note, more)) != note:
        book.run("UPDATE placement SET note = ? WHERE id = ?", (both, into))
    there = {card: id for id, card in reversed(_under(book, into)) if id != gone}
    for id, card in _under(book, gone):
        other = into if card == card_id else there.get(card)
        if other and id != into and levels:
            _fold(book, other, id, levels - 1)
        else:
            siblings = ordering.placements_of_placement(into)
            (position,) = ordering.positions_for(book, siblings, gone, [id])
            book.run("UPDATE placement SET parent_id = ?, position = ? WHERE id = ?", (into, position, id))
    book.run("DELETE FROM placement WHERE id = ?", (gone,))


def _under(book: Notebook, placement_id: int) -> list[tuple[int, int]]:
    """The placements right under one, each with its card."""
    found = "SELECT id, card_id FROM placement WHERE parent_id = ? ORDER BY position, id"
    return [(id, card_id) for id, card_id in book.rows(found, (placement_id,))]
