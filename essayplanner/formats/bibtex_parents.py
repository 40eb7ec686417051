"""What an entry takes from others by `crossref` and `xdata`, and by way of others too, as BibLaTeX hands fields on."""

from collections.abc import Sequence

from essayplanner.formats.bibtex_fields import OWN
from essayplanner.formats.kinds import PARTS, bibtex_kind

#: An entry: its kind, its key and its fields.
Given = tuple[str, str, dict[str, str]]


class Parents:
    """Which entries take from which, and what."""

    def __init__(self, entries: Sequence[Given]) -> None:
        """`entries` in the order of the file; where two have one key, the first is meant."""
        self._entries = entries
        places: dict[str, int] = {}
        for place, (_kind, key, _fields) in enumerate(entries):
            places.setdefault(key, place)
            places.setdefault(key.lower(), place)
        self._taken: list[list[tuple[str, int]]] = []
        self._missing: list[list[str]] = []
        for _kind, _key, fields in entries:
            named = dict.fromkeys(
                (way, key.strip())
                for way in ("xdata", "crossref")
                for key in fields.get(way, "").strip("{} ").split(",")
            )
            found = [(way, places.get(key, places.get(key.lower(), -1)), key) for way, key in named if key]
            self._taken.append([(way, place) for way, place, _key in found if place >= 0])
            self._missing.append([key for _way, place, key in found if place < 0])
        self._whole: list[dict[str, str] | None] = [None] * len(entries)
        self._circular = self._resolve()

    def is_circular(self, place: int) -> bool:
        """Whether an entry takes from itself, by way of others perhaps."""
        return place in self._circular

    def whole(self, place: int) -> tuple[dict[str, str], list[str]]:
        """An entry's fields and those that it takes, and the keys that it names in vain."""
        _kind, _key, fields = self._entries[place]
        lost = [self._entries[other][1] for _way, other in self._taken[place] if other in self._circular]
        return self._whole[place] or fields, self._missing[place] + lost

    def _resolve(self) -> set[int]:
        """Each entry after those that it takes from; gives those that lead back to themselves."""
        waits = [len(taken) for taken in self._taken]
        takers: list[list[int]] = [[] for _entry in self._entries]
        for place, taken in enumerate(self._taken):
            for _way, other in taken:
                takers[other].append(place)
        ready = [place for place, count in enumerate(waits) if not count]
        self._follow(ready, waits, takers)
        circular = {place for place, whole in enumerate(self._whole) if whole is None}
        given = {place: sum(taker in circular for taker in takers[place]) for place in circular}
        ends = [place for place in circular if not given[place]]
        while ends:  # what only leads to a circle is on none
            place = ends.pop()
            circular.discard(place)
            for _way, other in self._taken[place]:
                if other in circular:
                    given[other] -= 1
                    if not given[other]:
                        ends.append(other)
        for place in sorted(circular):
            for taker in takers[place]:
                waits[taker] -= 1
                if not waits[taker] and taker not in circular and self._whole[taker] is None:
                    self._follow([taker], waits, takers)
        return circular

    def _follow(self, ready: list[int], waits: list[int], takers: list[list[int]]) -> None:
        while ready:
            place = ready.pop()
            self._whole[place] = self._taking(place)
            for taker in takers[place]:
                waits[taker] -= 1
                if not waits[taker] and self._whole[taker] is None:
                    ready.append(taker)

    def _taking(self, place: int) -> dict[str, str]:
        kind, _key, fields = self._entries[place]
        whole = dict(fields)
        for way, other in self._taken[place]:
            parent = self._whole[other] or {}
            if way == "xdata":
                given = {name: value for name, value in parent.items() if name not in ("xdata", "crossref")}
            else:
                given = _handed_on(kind, self._entries[other][0], parent)
            whole = given | whole
        return whole


def _handed_on(kind: str, parent_kind: str, parent: dict[str, str]) -> dict[str, str]:
    """What an entry hands on to one of another kind, by the names that the fields have there."""
    given = {name: value for name, value in parent.items() if name not in OWN}
    own, part = bibtex_kind(parent_kind), bibtex_kind(kind) in PARTS
    for name in ("title", "subtitle", "titleaddon"):
        if name not in parent:
            continue
        if own == "periodical" and kind in ("article", "suppperiodical"):
            given[f"journal{name}"] = parent[name]
        elif parent_kind.startswith("mv"):
            given[f"main{name}"] = parent[name]
        elif part:
            given[f"book{name}"] = parent[name]
        elif name == "title":
            given[name] = parent[name]
    for name in ("booktitle", "booksubtitle", "booktitleaddon"):
        if part and name in parent:
            given[name] = parent[name]
    if "author" in parent and part and own == "book":
        given["bookauthor"] = parent["author"]
        if kind in ("inbook", "suppbook"):
            given["author"] = parent["author"]
    elif "author" in parent and not part:
        given["author"] = parent["author"]
    return given
