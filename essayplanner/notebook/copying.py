"""Cards and outlines that come from another notebook."""

from collections.abc import Sequence
from typing import NamedTuple

from essayplanner.domain.labels import label
from essayplanner.domain.packs import Pack
from essayplanner.notebook.around_cards import AMONG, ids_in
from essayplanner.notebook.items import Item, Spot
from essayplanner.notebook.notebook import Notebook, new_uid
from essayplanner.notebook.outline_tree import LEVELS_AT_MOST
from essayplanner.notebook.outlines import delete_outline
from essayplanner.notebook.outlining import move, place
from essayplanner.notebook.packing import Import


class Copied(NamedTuple):
    """What came from another notebook: the ids of all its cards, in order, how many of them were not here yet, the ids
    of outlines that are new, how many sources are, and how many sections were put into an outline."""

    cards: tuple[int, ...]
    new: int
    outlines: tuple[int, ...]
    sources: int
    sections: int = 0


def copy_in(book: Notebook, pack: Pack) -> Copied:
    """Bring in what another notebook carries, as one step; what is here already stays as it is."""
    before = dict(book.rows("SELECT id, uid FROM outline"))
    with book.step(label("copy-cards", n=len(pack.cards))):
        copying = Import(book, pack, copying=True)
        imported = copying.run()
    ids = tuple(copying.card_ids[card.key] for card in pack.cards)
    new = tuple(id for (id,) in book.rows("SELECT id FROM outline ORDER BY position, id") if id not in before)
    return Copied(ids, imported.cards, new, imported.sources)


def copy_to(book: Notebook, pack: Pack, spot: Spot) -> tuple[Copied, list[Item]]:
    """Bring in what another notebook carries, and place its cards, or put its sections, at a spot, as one step; gives
    what came, and what stands there now. RefusedError, and nothing is done, where that cannot stand there.
    """
    with book.step(label("copy-cards", n=len(pack.cards))):
        copied = copy_in(book, pack._replace(outlines=tuple(each._replace(uid=new_uid()) for each in pack.outlines)))
        if not pack.outlines:
            return copied, [Item("placement", id) for id in place(book, copied.cards, spot)]
        among = "SELECT id FROM section WHERE parent_id IS NULL AND outline_id = ? ORDER BY position, id"
        came = [Item("section", id) for each in copied.outlines for (id,) in book.rows(among, (each,))]
        move(book, came, spot)
        for outline_id in copied.outlines:
            delete_outline(book, outline_id)
        return copied._replace(outlines=(), sections=len(came)), came


def cards_at(book: Notebook, items: Sequence[Item]) -> list[int]:
    """The ids of the cards that stand at placements and under them, each once, in reading order."""
    placements = [item.id for item in items if item.what == "placement"]
    rows = book.rows(
        f"WITH RECURSIVE wanted(id, level) AS (SELECT id, 0 FROM placement WHERE id IN {AMONG} "
        "UNION SELECT p.id, level + 1 FROM wanted JOIN placement p ON p.parent_id = wanted.id "
        f"WHERE level <= {LEVELS_AT_MOST}) SELECT DISTINCT card_id FROM placement WHERE id IN (SELECT id FROM wanted)",
        (ids_in(placements),),
    )
    return [id for (id,) in rows]
