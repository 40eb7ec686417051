"""Whether two sources are one, found among many: those that tell the same, and those that seem to be the same work."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Generic, TypeVar

from essayplanner.domain.cards import Source
from essayplanner.domain.telling import Telling, are_one_work, are_same, telling

Key = TypeVar("Key")

#: So many works of one author are compared with another, lest 20,000 of them take hours.
MOST_COMPARED = 60


class Likeness(Generic[Key]):
    """Finds, among sources that it was told of, those that are the same as another, or the same work."""

    def __init__(self, sources: Iterable[tuple[Key, Source]] = ()) -> None:
        """`sources` with what names them."""
        self._known: defaultdict[tuple[str, ...], list[tuple[Key, Telling]]] = defaultdict(list)
        self._by_mark: defaultdict[frozenset[tuple[str, object]], list[tuple[Key, Telling]]] = defaultdict(list)
        self._last: tuple[Source, Telling] | None = None
        for key, source in sources:
            self.add(key, source)

    def add(self, key: Key, source: Source) -> None:
        """One more source to look among."""
        told = self._telling(source)
        for place in {*_numbers(told), (told.name,), *_titles(told), *_dated(told)}:
            self._known[place].append((key, told))
        self._by_mark[told.mark].append((key, told))

    def same(self, source: Source) -> list[Key]:
        """Those that tell the same and lack nothing that this one holds."""
        told = self._telling(source)
        return [key for key, other in self._by_mark.get(told.mark, [])[:MOST_COMPARED] if are_same(other, told)]

    def like(self, source: Source) -> list[Key]:
        """Those that seem to be the same work, first those that are the `same`.

        Of a name with many works only those of the very title are looked at, and of more than `MOST_COMPARED` of
        these the ones of that year; of more still, the first.
        """
        told = self._telling(source)
        found = [key for key, other in self._compared(told) if are_one_work(told, other)]
        return list(dict.fromkeys(self.same(source) + found))

    def _compared(self, told: Telling) -> Iterator[tuple[Key, Telling]]:
        yield from self._by_mark.get(told.mark, [])[:MOST_COMPARED]
        for number in _numbers(told):
            yield from self._known.get(number, [])[:MOST_COMPARED]
        others = self._known.get((told.name,), [])
        if len(others) <= MOST_COMPARED:
            yield from others
            return
        for title, dated in zip(_titles(told), _dated(told), strict=True):
            titled = self._known.get(title, [])
            if len(titled) > MOST_COMPARED:
                titled = self._known.get(dated, [])
            yield from titled[:MOST_COMPARED]

    def _telling(self, source: Source) -> Telling:
        if self._last is None or self._last[0] is not source:
            self._last = source, telling(source)
        return self._last[1]


def _numbers(told: Telling) -> list[tuple[str, ...]]:
    return [*([("doi", "", told.doi)] if told.doi else []), *(("isbn", "", number) for number in told.isbns)]


def _titles(told: Telling) -> list[tuple[str, ...]]:
    return [(told.name, title) for title in dict.fromkeys((told.title.whole, told.title.main))]


def _dated(told: Telling) -> list[tuple[str, ...]]:
    """Its titles with the first date of them, by which the many of one title are told apart."""
    date = told.fields.get("issued")
    first = " ".join(map(str, date.points[0])) if date and date.points else " ".join(date.words) if date else ""
    return [(*title, first, "") for title in _titles(told)]
