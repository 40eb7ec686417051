"""In which order the claims of a side come: what is used first, until the student puts them in order by hand.

From then on each has its place, in the column that says of a historian where he stands; a claim that comes to the side
later follows after them.
"""

from collections.abc import Sequence

from essayplanner.domain.errors import RefusedError
from essayplanner.domain.labels import Label, label
from essayplanner.domain.put_before import put_before
from essayplanner.domain.text import shorten
from essayplanner.language import _
from essayplanner.notebook import ordering
from essayplanner.notebook.fields import write_fields
from essayplanner.notebook.notebook import Notebook
from essayplanner.notebook.ordering import Siblings


def move_claims(book: Notebook, card_ids: Sequence[int], before: int | None, shown: Sequence[int]) -> int:
    """Put claims of a side before another of it, or last (None); gives how many, 0 where they stand there already.

    `shown` are the claims of the side as they follow each other now, which the others keep. RefusedError where one is
    no claim of that side.
    """
    (side_id,) = book.row("SELECT side_id FROM card WHERE id = ?", (card_ids[0],), "card")
    order = _in_order(book, side_id, shown)
    if not {*card_ids, *([] if before is None else [before])} <= {*order}:
        raise RefusedError(_("Only claims of the same side can be put in order: move them to one side first."))
    moved, (after, before) = [id for id in order if id in card_ids], put_before(order, card_ids, before)
    if after == order:
        return 0
    with book.step(_label(book, moved, before, side_id)):
        keep_order(book, side_id, shown)
        places = ordering.positions_for(book, _claims(side_id), before, moved)
        for id, at in zip(moved, places, strict=True):
            write_fields(book, "card", id, {"stand": at})
    return len(moved)


def keep_order(book: Notebook, side_id: int, shown: Sequence[int]) -> bool:
    """Let the claims of a side stay as they follow each other now; gives whether any had no place of its own."""
    having = dict(book.rows("SELECT id, stand FROM card WHERE side_id = ?", (side_id,)))
    loose = [id for id in _in_order(book, side_id, shown) if having[id] is None]
    if loose:
        with book.step(label("keep-order", side=_name(book, side_id))):
            for id, at in zip(loose, ordering.positions_for(book, _claims(side_id), None, loose), strict=True):
                write_fields(book, "card", id, {"stand": at})
    return bool(loose)


def order_by_use(book: Notebook, side_id: int) -> bool:
    """Let the claims of a side that are used come first again; gives whether any had a place of its own."""
    placed = "side_id = ? AND kind = 'claim' AND stand IS NOT NULL"
    if not book.rows(f"SELECT 1 FROM card WHERE {placed} LIMIT 1", (side_id,)):
        return False
    with book.step(label("order-by-use", side=_name(book, side_id))):
        book.run(f"UPDATE card SET stand = NULL WHERE {placed}", (side_id,))
    return True


def _in_order(book: Notebook, side_id: int | None, shown: Sequence[int]) -> list[int]:
    rows = book.rows(
        "SELECT id, stand FROM card WHERE side_id = ? AND kind = 'claim' AND trashed_at IS NULL", (side_id,)
    )
    seen = {id: place for place, id in enumerate(shown)}

    def place(row: tuple[int, int | None]) -> tuple[bool, int, int]:
        id, stand = row
        return stand is None, seen.get(id, len(seen)) if stand is None else stand, id

    return [id for id, _stand in sorted(((id, stand) for id, stand in rows), key=place)]


def _claims(side_id: int) -> Siblings:
    """The claims of a side that were put in order."""
    where = "side_id = ?1 AND kind = 'claim' AND trashed_at IS NULL AND stand IS NOT NULL"
    return Siblings("card", where, side_id, "stand")


def _label(book: Notebook, moved: Sequence[int], before: int | None, side_id: int) -> Label:
    if len(moved) > 1:
        return label("move-claims", n=len(moved), side=_name(book, side_id))
    title, other = (
        "" if id is None else shorten(book.row("SELECT title FROM card WHERE id = ?", (id,))[0], 40)
        for id in (moved[0], before)
    )
    if before is None:
        return label("move-claim-last", title=title, side=_name(book, side_id))
    return label("move-claim", title=title, other=other)


def _name(book: Notebook, side_id: int) -> str:
    return shorten(book.row("SELECT name FROM side WHERE id = ?", (side_id,), "side")[0], 40)
