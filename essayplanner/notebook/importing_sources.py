"""Lists of sources brought into a notebook as one step, with what became of each record."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from enum import Enum, auto
from typing import Any, NamedTuple

from essayplanner.domain.cards import Source
from essayplanner.domain.csl import tidy_item
from essayplanner.domain.errors import StoppedError
from essayplanner.domain.labels import label
from essayplanner.domain.likeness import Likeness
from essayplanner.language import _
from essayplanner.notebook.notebook import Notebook
from essayplanner.notebook.sentences import UNCHANGED
from essayplanner.notebook.sources import add_source, keys_of, sources


class Fate(Enum):
    """What becomes of a record of a list."""

    ADDED = auto()  #: a source of its own
    HERE = auto()  #: one that is here already tells the same
    SEEMS_HERE = auto()  #: one that is here already seems to be the same work
    TWICE = auto()  #: a record before it tells the same


class Became(NamedTuple):
    """What became of a record: its fate, the source that it is now (0 as long as it is not added), and the records
    before it, by their places in the list, that it is the same as, or looks like."""

    fate: Fate
    source_id: int = 0
    like: tuple[int, ...] = ()


class ImportedSources(NamedTuple):
    """What became of each record, in the order of the list."""

    became: tuple[Became, ...]

    @property
    def added(self) -> tuple[int, ...]:
        """The ids of the sources that came in."""
        return tuple(each.source_id for each in self.became if each.fate is Fate.ADDED)

    @property
    def known(self) -> tuple[int, ...]:
        """The ids of those that other records turned out to be."""
        return tuple(dict.fromkeys(each.source_id for each in self.became if each.fate is not Fate.ADDED))


def fates(
    items: Iterable[Mapping[str, Any]],
    there: Mapping[int, Source],
    cancelled: Callable[[], bool] = lambda: False,
) -> list[Became]:
    """What is to become of each of these CSL-JSON items beside the sources that are `there`, by their ids.

    Two records of the list are taken for one only where they tell the same. One source that is there is not taken for
    two works. StoppedError where `cancelled` gives True meanwhile.
    """
    here, new = Likeness(there.items()), Likeness[int]()
    taken: dict[int, Likeness[int]] = {}
    found: list[Became] = []
    for place, item in enumerate(items):
        _go_on(cancelled)
        source = Source("", "", tidy_item(item))
        if same := here.same(source):
            found.append(Became(Fate.HERE, same[0]))
        elif twice := new.same(source):
            found.append(Became(Fate.TWICE, like=(twice[0],)))
        elif like := next((id for id in here.like(source) if id not in taken or taken[id].like(source)), 0):
            found.append(Became(Fate.SEEMS_HERE, like))
        else:
            found.append(Became(Fate.ADDED, like=tuple(new.like(source))))
            new.add(place, source)
        if id := found[-1].source_id:
            taken.setdefault(id, Likeness()).add(place, source)
    return found


def import_sources(
    book: Notebook,
    items: Sequence[Mapping[str, Any]],
    *,
    source_class: str = "",
    with_similar: bool = False,
    cancelled: Callable[[], bool] = lambda: False,
) -> ImportedSources:
    """Add CSL-JSON items as one step, each under its own `id` as cite key where that is free.

    Which are added is a matter of their `fates`; `with_similar` all are. StoppedError, and none of them is added,
    where `cancelled` gives True meanwhile.
    """
    if with_similar:
        planned = [Became(Fate.ADDED)] * len(items)
    else:
        planned = fates(items, {row.id: row.source for row in sources(book)}, cancelled)
    keys, new = keys_of(book), dict[int, tuple[str, dict[str, Any]]]()
    for place, (item, each) in enumerate(zip(items, planned, strict=True)):
        if _go_on(cancelled) and each.fate is Fate.ADDED:
            csl = tidy_item(item)
            new[place] = keys.take(csl, str(item.get("id") or "")), csl
    with book.step(label("import-sources", n=len(new))):
        ids = {
            place: add_source(book, key, csl, source_class) for place, (key, csl) in new.items() if _go_on(cancelled)
        }
    return ImportedSources(
        tuple(
            each._replace(source_id=ids[each.like[0]] if each.fate is Fate.TWICE else each.source_id or ids[place])
            for place, each in enumerate(planned)
        )
    )


def _go_on(cancelled: Callable[[], bool]) -> bool:
    if cancelled():
        raise StoppedError(_("The import was stopped"), UNCHANGED)
    return True
