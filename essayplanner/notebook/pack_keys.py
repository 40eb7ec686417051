"""Keys of what goes into a pack: those that it had, and readable ones made of titles."""

import re
from collections import defaultdict
from collections.abc import Iterable

from essayplanner.domain.packs import Pack
from essayplanner.domain.text import as_typed, clean_line
from essayplanner.notebook.pack_uids import Keyed
from essayplanner.notebook.uids import derived_uid

#: Letters of a key that is made of a title.
_LONG = 40
_UID = re.compile("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")


class PackKeys:
    """Keys for the things of one pack, each taken once within its table."""

    def __init__(self, pack_id: str, known: Iterable[Pack]) -> None:
        """`known` are packs whose keys stay as they are, the foremost first."""
        self._pack_id = pack_id
        self._had: dict[tuple[str, str], str] = {}
        self._keys: dict[tuple[str, str], str] = {}
        self._taken = defaultdict[str, set[str]](set)
        for pack in known:
            for table, things in keyed_things(pack):
                for thing in things:
                    uid = thing.uid or derived_uid(pack.id, table, thing.key)
                    self._had.setdefault((table, uid), thing.key)
        self._reserved = defaultdict[str, set[str]](set)
        for (table, _uid), key in self._had.items():
            self._reserved[table].add(key)

    def take(self, table: str, uid: str, title: str, *, as_it_is: bool = False) -> str:
        """The key of a thing: the one it had, or one made of its title, or the title itself (`as_it_is`)."""
        key = "" if as_it_is else self._had.get((table, uid), "")
        if not key or key in self._taken[table]:
            key = self._new(table, clean_line(title) if as_it_is else key_of(title), as_it_is=as_it_is)
        self._taken[table].add(key)
        self._keys[table, uid] = key
        return key

    def of(self, table: str, uid: str) -> str:
        """The key that was taken for a thing."""
        return self._keys[table, uid]

    def told(self, table: str, key: str, uid: str) -> str:
        """The uid as the pack has to tell it: nothing where the key tells it."""
        return uid if _UID.fullmatch(uid) and derived_uid(self._pack_id, table, key) != uid else ""

    def _new(self, table: str, wish: str, *, as_it_is: bool) -> str:
        base = wish or table
        key, number = base, 2
        while key in self._taken[table] or (not as_it_is and key in self._reserved[table]):
            key, number = f"{base}-{number}", number + 1
        return key


def keyed_things(pack: Pack) -> Iterable[tuple[str, Iterable[Keyed]]]:
    """All that has a key in a pack, by its table."""
    yield "source", pack.sources
    yield "debate", pack.debates
    yield "side", (side for debate in pack.debates for side in debate.sides)
    yield "card", pack.cards
    yield "outline", pack.outlines


def key_of(title: str) -> str:
    """The first words of a title, as many as a key has room for."""
    key = ""
    for word in re.findall(r"\w+", as_typed(title).replace("'", "")):
        longer = f"{key}-{word}" if key else word[:_LONG]
        if len(longer) > _LONG:
            break
        key = longer
    return key
