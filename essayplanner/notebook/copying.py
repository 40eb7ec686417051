"""Cards and outlines that come from another notebook."""

from collections.abc import Collection, Sequence
from typing import NamedTuple

from essayplanner.domain.cards import Source
from essayplanner.domain.labels import Label, label
from essayplanner.domain.likeness import Likeness
from essayplanner.domain.packs import Pack
from essayplanner.notebook.around_cards import AMONG, ids_in
from essayplanner.notebook.items import Item, Spot
from essayplanner.notebook.notebook import Notebook, new_uid
from essayplanner.notebook.outline_tree import LEVELS_AT_MOST
from essayplanner.notebook.outlines import delete_outline
from essayplanner.notebook.outlining import move, place
from essayplanner.notebook.pack_uids import PackUids
from essayplanner.notebook.packing import Import, Progress
from essayplanner.notebook.sources import sources


class Copied(NamedTuple):
    """What came from another notebook: the ids of all its cards, in order, and of those that were not here yet, the ids
    of outlines that are new, how many sources are, how many sections were put into an outline, and how many debates
    are new."""

    cards: tuple[int, ...]
    fresh: tuple[int, ...]
    outlines: tuple[int, ...]
    sources: int
    sections: int = 0
    debates: int = 0

    @property
    def new(self) -> int:
        """How many of the cards were not here yet."""
        return len(self.fresh)


class Here(NamedTuple):
    """What of a pack the notebook has already, trash aside: the keys of its cards, outlines, debates and sources."""

    cards: Collection[str] = ()
    outlines: Collection[str] = ()
    debates: Collection[str] = ()
    sources: Collection[str] = ()


def here_already(book: Notebook, pack: Pack) -> Here:
    """What a copy of the pack would not bring: what is here by its uid, and sources that one here is the same as."""
    uids = PackUids(book, pack)
    own = {row.id: row.source for row in sources(book)}
    likeness, by_uid = Likeness(own.items()), {source.uid for source in own.values()}
    known = set[str]()
    for source in pack.sources:
        uid = uids.of("source", source)
        if uid in by_uid or likeness.same(Source(uid, source.key, source.csl, source.source_class)):
            known.add(source.key)
    outlines, debates = uids.known("outline"), uids.known("debate")
    return Here(
        {card.key for card in pack.cards} - {*_new_cards(book, pack)},
        {each.key for each in pack.outlines if uids.of("outline", each) in outlines},
        {each.key for each in pack.debates if uids.of("debate", each) in debates},
        known,
    )


def copy_in(book: Notebook, pack: Pack, progress: Progress | None = None) -> Copied:
    """Bring in what another notebook carries, as one step; what is here already stays as it is.

    `progress` is that of `import_pack`.
    """
    before = {each: {id for (id,) in book.rows(f"SELECT id FROM {each}")} for each in ("outline", "debate")}
    new = _new_cards(book, pack)
    with book.step(_label(new)):
        copying = Import(book, pack, progress)
        imported = copying.run()
    ids = copying.card_ids
    outlines = tuple(
        id for (id,) in book.rows("SELECT id FROM outline ORDER BY position, id") if id not in before["outline"]
    )
    debates = sum(id not in before["debate"] for (id,) in book.rows("SELECT id FROM debate"))
    cards, fresh = tuple(ids[card.key] for card in pack.cards), tuple(ids[key] for key in new)
    return Copied(cards, fresh, outlines, imported.sources, debates=debates)


def _new_cards(book: Notebook, pack: Pack) -> list[str]:
    """The keys of the cards that are not here, or lie in the trash."""
    here = {uid for (uid,) in book.rows("SELECT uid FROM card WHERE trashed_at IS NULL")}
    uids = PackUids(book, pack)
    return [card.key for card in pack.cards if uids.of("card", card) not in here]


def _label(new: Sequence[str]) -> Label:
    return label("copy-cards", n=len(new)) if new else label("copy-things")


def copy_to(book: Notebook, pack: Pack, spot: Spot) -> tuple[Copied, list[Item]]:
    """Bring in what another notebook carries, and place its cards, or put its sections, at a spot, as one step; gives
    what came, and what stands there now. RefusedError, and nothing is done, where that cannot stand there.
    """
    with book.step(_label(_new_cards(book, pack))):
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
