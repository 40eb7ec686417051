"""Cards and outlines that come from another notebook."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from essayplanner.domain.cards import Source
from essayplanner.domain.labels import Label, label
from essayplanner.domain.likeness import Likeness
from essayplanner.domain.pack_parts import cited_by, uncited
from essayplanner.domain.packs import Pack
from essayplanner.notebook.around_cards import AMONG, ids_in
from essayplanner.notebook.imported import Met
from essayplanner.notebook.items import Item, Spot
from essayplanner.notebook.notebook import Notebook, new_uid
from essayplanner.notebook.outlines import delete_outline
from essayplanner.notebook.outlining import move, place
from essayplanner.notebook.pack_keys import keyed_things
from essayplanner.notebook.pack_log import PackLog
from essayplanner.notebook.pack_uids import PackUids
from essayplanner.notebook.packing import Copying, Import, Progress
from essayplanner.notebook.sources import sources


class Copied(NamedTuple):
    """What came from another notebook: the ids of all its cards, in order, and of those that were not here yet, the ids
    of outlines that are new, how many sources are, how many sections were put into an outline, how many debates are
    new, and the sources that were taken for others here, or look like them."""

    cards: tuple[int, ...]
    fresh: tuple[int, ...]
    outlines: tuple[int, ...]
    sources: int
    sections: int = 0
    debates: int = 0
    met: tuple[Met, ...] = ()

    @property
    def new(self) -> int:
        """How many of the cards were not here yet."""
        return len(self.fresh)


class Keys(NamedTuple):
    """Things of a pack by their keys."""

    cards: Collection[str] = ()
    outlines: Collection[str] = ()
    debates: Collection[str] = ()
    sources: Collection[str] = ()


class Here(NamedTuple):
    """A pack beside the notebook: what is `there` already, trash aside; what the student `deleted`; and by key, of the
    sources that are not there, those here that they look like."""

    there: Keys = Keys()
    deleted: Keys = Keys()
    alike: Mapping[str, Source] = {}


def here_already(book: Notebook, pack: Pack) -> Here:
    """What a copy of the pack would not bring: what is here by its uid, and sources that one here is the same as."""
    uids, log = PackUids(book, pack), PackLog(book, pack)
    own = {row.id: row.source for row in sources(book)}
    live: dict[str, Collection[str]] = {table: uids.known(table) for table in ("outline", "debate")}
    live["card"], live["source"] = _live_cards(book), {source.uid for source in own.values()}
    there, deleted = dict[str, set[str]](), dict[str, set[str]]()
    for table, things in keyed_things(pack):
        if table not in live:
            continue
        gone = {*uids.known(table), *(uid for of, uid in log.deleted if of == table)}
        there[table] = {each.key for each in things if uids.of(table, each) in live[table]}
        deleted[table] = {each.key for each in things if uids.of(table, each) in gone} - there[table]
    likeness, alike = Likeness(own.items()), dict[str, Source]()
    for source in pack.sources:
        value = Source("", source.key, source.csl, source.source_class)
        if likeness.same(value):
            there["source"].add(source.key)
        elif source.key not in there["source"] and (like := likeness.like(value)):
            alike[source.key] = own[like[0]]
    deleted["source"] -= there["source"]
    tables = ("card", "outline", "debate", "source")
    return Here(Keys(*map(there.__getitem__, tables)), Keys(*map(deleted.__getitem__, tables)), alike)


def copy_in(
    book: Notebook,
    pack: Pack,
    progress: Progress | None = None,
    *,
    asked: bool = False,
    taken: Collection[str] = (),
) -> Copied:
    """Bring in what another notebook carries, as one step; what is here already stays as it is.

    What the student deleted here comes back only where a card that comes needs it, or where he was `asked`: then the
    debates, and the sources that no card cites, are those he wants. A source with its key among `taken` is not added
    where it looks like one that is here. `progress` is that of `import_pack`.
    """
    before = {each: {id for (id,) in book.rows(f"SELECT id FROM {each}")} for each in ("outline", "debate")}
    new = _new_cards(book, pack)
    with book.step(_label(new)):
        back = uncited(pack) if asked else ()
        copying = Import(book, pack, progress, copy=Copying(_stays_away(book, pack, asked=asked), taken, back))
        imported = copying.run()
    ids = copying.card_ids
    outlines = tuple(
        id for (id,) in book.rows("SELECT id FROM outline ORDER BY position, id") if id not in before["outline"]
    )
    debates = sum(id not in before["debate"] for (id,) in book.rows("SELECT id FROM debate"))
    cards, fresh = tuple(ids[card.key] for card in pack.cards), tuple(ids[key] for key in new)
    cited = cited_by(card for card in pack.cards if card.key in new)
    met = tuple(each for each in imported.met if each[0].cite_key in cited and each[0].uid != each[1].uid)
    return Copied(cards, fresh, outlines, imported.sources, debates=debates, met=met)


def _stays_away(book: Notebook, pack: Pack, *, asked: bool) -> set[tuple[str, str]]:
    """What the student deleted here, by table and uid, and no card that comes needs. The log is read only where there
    may be something."""
    uids = PackUids(book, pack)
    there = {table: uids.known(table) for table in ("card", "source", "debate", "side")}
    cards = {card.key: uids.of("card", card) for card in pack.cards}
    fresh = [card for card in pack.cards if cards[card.key] not in there["card"]]
    sides, wanted = {card.side for card in fresh}, cited_by(fresh) | (uncited(pack) if asked else set())
    doubtful = {("source", uids.of("source", each)) for each in pack.sources if each.key not in wanted}
    for debate in pack.debates:
        debate_uid = uids.of("debate", debate)
        if debate_uid in there["debate"]:
            doubtful |= {("side", uids.of("side", each)) for each in debate.sides if each.key not in sides}
        elif not asked and sides.isdisjoint(each.key for each in debate.sides):
            doubtful.add(("debate", debate_uid))
    doubtful = {(table, uid) for table, uid in doubtful if uid not in there[table]}
    linked = set(
        book.rows("SELECT a.uid, b.uid FROM link JOIN card a ON a.id = from_card_id JOIN card b ON b.id = to_card_id")
    )
    ends = {each: (cards[each.from_card], cards[each.to_card]) for each in pack.links}
    links = [each for each in pack.links if ends[each] not in linked and there["card"].keys() >= {*ends[each]}]
    if not (doubtful or links):
        return set()
    log = PackLog(book, pack)
    away = doubtful & log.deleted
    for debate in pack.debates:
        if ("debate", uids.of("debate", debate)) in away:
            away |= {("side", uids.of("side", side)) for side in debate.sides}
    return away | {("link", uids.of_link(each)) for each in links if ends[each] in log.unlinked}


def _new_cards(book: Notebook, pack: Pack) -> list[str]:
    """The keys of the cards that are not here, or lie in the trash."""
    here, uids = _live_cards(book), PackUids(book, pack)
    return [card.key for card in pack.cards if uids.of("card", card) not in here]


def _live_cards(book: Notebook) -> set[str]:
    return {uid for (uid,) in book.rows("SELECT uid FROM card WHERE trashed_at IS NULL")}


def _label(new: Sequence[str]) -> Label:
    return label("copy-cards", n=len(new)) if new else label("copy-things")


def copy_to(book: Notebook, pack: Pack, spot: Spot) -> tuple[Copied, list[Item]]:
    """Bring in what another notebook carries, and place its cards, or put its sections, at a spot, as one step; gives
    what came, and what stands there now. Where there is no outline yet, sections begin one, called as theirs.
    RefusedError, and nothing is done, where that cannot stand there.
    """
    with book.step(_label(_new_cards(book, pack))):
        copied = copy_in(book, pack._replace(outlines=tuple(each._replace(uid=new_uid()) for each in pack.outlines)))
        if not pack.outlines:
            return copied, [Item("placement", id) for id in place(book, copied.cards, spot)]
        among = "SELECT id FROM section WHERE parent_id IS NULL AND outline_id = ? ORDER BY position, id"
        came = [Item("section", id) for each in copied.outlines for (id,) in book.rows(among, (each,))]
        if not spot.id:
            return copied, came
        move(book, came, spot)
        for outline_id in copied.outlines:
            delete_outline(book, outline_id)
        return copied._replace(outlines=(), sections=len(came)), came


def cards_at(book: Notebook, items: Sequence[Item]) -> list[int]:
    """The ids of the cards that stand at placements and under them, each once, in reading order."""
    waiting = [item.id for item in reversed(items) if item.what == "placement"]
    rows = book.rows(
        "SELECT id, parent_id, card_id FROM placement "
        f"WHERE outline_id IN (SELECT outline_id FROM placement WHERE id IN {AMONG}) ORDER BY position DESC, id DESC",
        (ids_in(waiting),),
    )
    cards, below = {id: card_id for id, _parent, card_id in rows}, defaultdict[int, list[int]](list)
    for id, parent, _card in rows:
        below[parent].append(id)
    found = dict[int, None]()
    while waiting:
        id = waiting.pop()
        if card_id := cards.pop(id, 0):
            found[card_id] = None
            waiting += below[id]
    return [*found]
