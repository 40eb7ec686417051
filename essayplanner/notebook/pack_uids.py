"""Uids of what a pack brings: the same in every notebook into which it is imported."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Protocol

from essayplanner.domain.packs import Pack, PackDemand, PackLink
from essayplanner.notebook.notebook import Notebook, new_uid
from essayplanner.notebook.uids import derived_uid


class Keyed(Protocol):
    """What has a key in a pack, and may have come with a uid."""

    @property
    def key(self) -> str:
        """What the rest of the pack calls it."""

    @property
    def uid(self) -> str:
        """The uid that it came with, or nothing."""


class PackUids:
    """The uids of a pack's rows, by table and key, and those that the notebook knows."""

    def __init__(self, book: Notebook, pack: Pack) -> None:
        self._book, self._pack = book, pack
        self._taken: dict[str, set[str]] = {}

    def known(self, table: str) -> dict[str, int]:
        """The rows of a table in the notebook, by uid."""
        return dict(self._book.rows(f"SELECT uid, id FROM {table}"))

    def uid(self, table: str, *key: str | int) -> str:
        """The uid of a row, the same wherever the pack is read."""
        return derived_uid(self._pack.id, table, *key)

    def of_link(self, link: PackLink) -> str:
        """The uid of a link: of its two cards and the relation."""
        return self.uid("link", link.from_card, link.to_card, link.relation.value)

    def of(self, table: str, thing: Keyed) -> str:
        """The uid of what has a key: the one it came with, or that of its key."""
        return thing.uid or self.uid(table, thing.key)

    def free(self, table: str, *key: str | int) -> str:
        """The uid for a row that is to be added: the pack's, or another (`unless_taken`)."""
        return self.unless_taken(table, self.uid(table, *key))

    def unless_taken(self, table: str, uid: str) -> str:
        """A uid for a row that is to be added, or a random one where another row has it (a section, say, that the
        student moved elsewhere before deleting the pack's outline)."""
        if table not in self._taken:
            self._taken[table] = set(self.known(table))
        taken = self._taken[table]
        uid = new_uid() if uid in taken else uid
        taken.add(uid)
        return uid


def numbered(names: Iterable[str]) -> list[int]:
    """For each name, how many of the same stand before it."""
    seen: Counter[str] = Counter()
    numbers = []
    for name in names:
        numbers.append(seen[name])
        seen[name] += 1
    return numbers


def demand_uids(uids: PackUids, outline_uid: str, demands: Sequence[PackDemand]) -> list[tuple[str, PackDemand]]:
    """What is asked of an outline, each with its uid."""
    numbers = numbered(f"{each.key}:{each.says}" for each in demands)
    return [
        (uids.uid("demand", outline_uid, each.key, each.says, number), each)
        for each, number in zip(demands, numbers, strict=True)
    ]
