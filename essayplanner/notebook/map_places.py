"""Where the student put cards on the map by hand."""

from collections.abc import Mapping

from essayplanner.domain.labels import label
from essayplanner.domain.text import shorten
from essayplanner.notebook.notebook import Notebook, new_uid


def map_places(book: Notebook, outline_id: int) -> dict[int, tuple[int, int]]:
    """By the ids of cards, where they were put on the map of an outline (0: of the whole notebook), in pixels of the
    design from the upper corner where reading begins."""
    return {
        card_id: (x, y)
        for card_id, x, y in book.rows(
            "SELECT card_id, x, y FROM map_place WHERE in_outline_id IS ? ORDER BY id", (outline_id or None,)
        )
    }


def put_on_map(book: Notebook, outline_id: int, card_id: int, x: int, y: int) -> None:
    """Keep a card at that place of the map of an outline (0: of the whole notebook)."""
    title = book.row("SELECT title FROM card WHERE id = ?", (card_id,), "card")[0]
    with book.step(label("put-on-map", title=shorten(title, 40))):
        book.run("DELETE FROM map_place WHERE in_outline_id IS ? AND card_id = ?", (outline_id or None, card_id))
        book.run(
            "INSERT INTO map_place (uid, in_outline_id, card_id, x, y) VALUES (?, ?, ?, ?, ?)",
            (new_uid(), outline_id or None, card_id, x, y),
        )


def clear_map(book: Notebook, outline_id: int, places: Mapping[int, object] | None = None) -> int:
    """Let cards, by default all, stand again where they stand by themselves; gives how many were put elsewhere."""
    put = map_places(book, outline_id)
    gone = [card_id for card_id in put if places is None or card_id in places]
    if gone:
        with book.step(label("clear-map", n=len(gone))):
            for card_id in gone:
                book.run(
                    "DELETE FROM map_place WHERE in_outline_id IS ? AND card_id = ?", (outline_id or None, card_id)
                )
    return len(gone)
