"""What a step changed, as values."""

from collections.abc import Iterator
from typing import Any, Literal, NamedTuple

from essayplanner.domain.labels import Label

Row = dict[str, Any]

#: What a row of the notebook belongs to: the tables that hold the student's work.
Table = Literal[
    "notebook",
    "source",
    "debate",
    "side",
    "card",
    "tag",
    "card_tag",
    "citation",
    "link",
    "outline",
    "section",
    "placement",
    "map_place",
    "demand",
    "demand_met",
    "set_aside",
    "reply",
    "document",
    "passage",
    "origin",
]
#: What an outline is made of; the outline itself stands for the root.
Part = Literal["outline", "section", "placement"]


class RowKey(NamedTuple):
    """A row of a table by its uid: its id may be another row's, once it was deleted."""

    table: Table
    uid: str


class Change(NamedTuple):
    """One row of one table, before and after; None where it did not exist."""

    table: Table
    id: int
    before: Row | None
    after: Row | None


class ChangeSet(NamedTuple):
    """Everything one step changed, a row once.

    `everything` says that the rows are not listed (another program wrote to the file, or the step was very large):
    whoever shows the notebook reads it anew and compares.
    """

    label: Label
    changes: tuple[Change, ...] = ()
    everything: bool = False
    origin: str = "step"

    def of(self, *tables: Table) -> Iterator[Change]:
        """The changes of the named tables."""
        return (change for change in self.changes if change.table in tables)

    def touches(self, *tables: Table) -> bool:
        """Whether a row of one of the tables changed, or may have."""
        return self.everything or any(change.table in tables for change in self.changes)


class StepInfo(NamedTuple):
    """One line of the history; `at` is the time in UTC, ISO 8601.

    A step after an undo has the number of one that was taken back, and never its uid.
    """

    id: int
    label: Label
    at: str
    undone: bool
    uid: str
