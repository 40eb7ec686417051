"""On which side cards stand, and where a historian stands on the line."""

from collections.abc import Sequence

from essayplanner.domain.cards import Kind
from essayplanner.domain.debate import END
from essayplanner.domain.errors import RefusedError
from essayplanner.domain.labels import Label, label
from essayplanner.domain.text import shorten
from essayplanner.language import _
from essayplanner.notebook.cards import edit_card
from essayplanner.notebook.notebook import Notebook


def set_side(book: Notebook, card_ids: Sequence[int], side_id: int | None) -> int:
    """Put cards on a side, or on none; gives how many stood elsewhere. There a historian stands where there is room."""
    titles = {id: book.row("SELECT title, side_id FROM card WHERE id = ?", (id,), "card") for id in card_ids}
    moved = [id for id, (_title, was) in titles.items() if was != side_id]
    side = _side_name(book, side_id)
    if moved:
        with book.step(_label([titles[id][0] for id in moved], side)):
            for id in moved:
                edit_card(book, id, side=side_id)
    return len(moved)


def _side_name(book: Notebook, side_id: int | None) -> str:
    return "" if side_id is None else str(book.row("SELECT name FROM side WHERE id = ?", (side_id,), "side")[0])


def _label(titles: Sequence[str], side: str) -> Label:
    if len(titles) == 1:
        title = shorten(titles[0], 40)
        return label("side-card", title=title, side=shorten(side, 40)) if side else label("no-side-card", title=title)
    return label("side-cards", n=len(titles), side=shorten(side, 40)) if side else label("no-side-cards", n=len(titles))


def stand(book: Notebook, card_id: int, side_id: int, at: int) -> None:
    """Let a historian stand on a side, at that part of its stretch of the line, 0 to 1000.

    RefusedError where the card is no historian: others have a side, and no place.
    """
    kind, title, was, stood = book.row("SELECT kind, title, side_id, stand FROM card WHERE id = ?", (card_id,), "card")
    if kind != Kind.HISTORIAN:
        raise RefusedError(_("Only historians go on the line: drop the card on a column."))
    side, at = _side_name(book, side_id), max(0, min(END, at))
    if (was, stood) == (side_id, at):
        return
    title = shorten(title, 40)
    said = (
        label("stand-card", title=title) if was == side_id else label("side-card", title=title, side=shorten(side, 40))
    )
    with book.step(said):
        edit_card(book, card_id, side=side_id, stand=at)
