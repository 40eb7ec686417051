"""The texts of a notebook that have names in them: of cards, historians and sources."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from essayplanner.domain.changes import Row, Table
from essayplanner.domain.csl import NAMES
from essayplanner.notebook.notebook import Notebook
from essayplanner.notebook.stored_sources import source_of

#: The tables that have such texts.
TABLES: tuple[Table, ...] = ("card", "source")


class Naming(NamedTuple):
    """A text with names in it; it is `sure` where it is there to name somebody or something: the title of a card is
    written as freely as any text, that of a historian's is a name."""

    text: str
    sure: bool


def naming_texts(book: Notebook) -> Iterator[Naming]:
    """Those of all cards and sources that are not in the trash."""
    for card in book.rows("SELECT kind, title, short, aliases FROM card WHERE trashed_at IS NULL"):
        yield from _of_card(*card)
    for (csl,) in book.rows("SELECT csl FROM source WHERE trashed_at IS NULL"):
        yield from _of_source(csl)


def naming_texts_of(table: Table, row: Row | None) -> Iterator[Naming]:
    """Those of a row as a step left it, or had it before; none where there was none."""
    if row is None or row["trashed_at"] is not None:
        return
    if table == "card":
        yield from _of_card(row["kind"], row["title"], row.get("short", ""), row["aliases"])
    elif table == "source":
        yield from _of_source(row["csl"])


def _of_card(kind: str, title: str, short: str, aliases: str) -> Iterator[Naming]:
    for called in filter(None, (title, short)):
        yield Naming(called, kind == "historian")
    if aliases:
        yield Naming(aliases, True)


def _of_source(csl: str) -> Iterator[Naming]:
    item: dict[str, Any] = source_of("", "", csl, "").csl
    for role in NAMES & item.keys():
        for person in item[role]:
            yield Naming(" ".join(map(str, person.values())), True)
    if title := item.get("title"):
        yield Naming(str(title), True)
