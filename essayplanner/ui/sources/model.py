"""The sources of a notebook as a Qt list: who, what, how often cited, and which look like one work."""

from collections import defaultdict
from collections.abc import Mapping
from enum import IntEnum
from typing import Any, NamedTuple

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSortFilterProxyModel,
    Qt,
    QTimer,
)

from essayplanner.domain.cards import Source
from essayplanner.domain.changes import ChangeSet
from essayplanner.domain.csl import text_of
from essayplanner.domain.source_types import type_of, type_word
from essayplanner.domain.text import as_typed, joined_numbers, shorten
from essayplanner.language import _, join_facts, n_, p_
from essayplanner.notebook.notebook import Notebook
from essayplanner.notebook.sources import SourceRow, change_source, similar_pairs, sources, use_counts
from essayplanner.ui.desk.busy import unless_busy
from essayplanner.ui.desk.jobs import Job
from essayplanner.ui.look.plain import tip
from essayplanner.ui.look.row_changes import change_values

Index = QModelIndex | QPersistentModelIndex

#: More rows than these are put in or taken out at once, not one by one.
AT_ONCE = 60

#: Of more sources than these, it is found out only after a rest, in milliseconds, which look alike: 3,000 take 0.3 s,
#: in which another thread has the interpreter in turn with the window.
COMPARED, REST = 500, 1500


#: The words for what a source may be beside its type.
CLASSES = {"primary": p_("a source", "primary"), "secondary": p_("a source", "secondary")}


class Entry(NamedTuple):
    """A source as a row shows it; `twins` are the sources that look like the same work, by id and short name."""

    id: int
    source: Source
    used: int
    twins: tuple[tuple[int, str], ...] = ()

    @property
    def short(self) -> str:
        """The few words that stand for it."""
        return shorten(self.source.short, 120) or _("Untitled source")

    @property
    def title(self) -> str:
        """Its title or, where the short name is the title, what it appeared in."""
        csl = self.source.csl
        title = shorten(text_of(csl.get("title")), 300)
        if title and not self.short.startswith(title[:100]):
            return title
        found = next((text for name in ("container-title", "publisher", "URL") if (text := text_of(csl.get(name)))), "")
        return shorten(found, 300)

    @property
    def kind(self) -> str:
        """The word of its type, and whether it is primary or secondary."""
        return join_facts(self.kinds)

    @property
    def kinds(self) -> list[str]:
        """These words, each by itself."""
        klass = CLASSES.get(self.source.source_class)
        return [type_word(type_of(self.source.csl)), *([klass] if klass else [])]

    @property
    def use(self) -> str:
        """How many cards cite it."""
        return n_("{n} card", "{n} cards", self.used) if self.used else p_("a source", "unused")

    @property
    def likeness(self) -> str:
        """Which sources it looks like; empty where there is none."""
        names = [shorten(short, 40) for _id, short in self.twins]
        some, more = p_("between parts of a list", ", ").join(names[:2]), len(names) - 2
        if more > 0:
            return n_("looks like {sources} and {n} more", "looks like {sources} and {n} more", more, sources=some)
        return _("looks like {sources}", sources=some) if names else ""


class Role(IntEnum):
    """What the model gives beside the words."""

    ENTRY = Qt.ItemDataRole.UserRole
    ID = Qt.ItemDataRole.UserRole + 1


class SourcesModel(QAbstractListModel):
    """All sources, by author and title. `apply` follows the notebook; rows that stay are never reset."""

    def __init__(self, book: Notebook, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.book = book
        self.entries: list[Entry] = []
        self._by_id: dict[int, Entry] = {}
        self._twins: dict[int, tuple[tuple[int, str], ...]] = {}
        self._rest = QTimer(self, singleShot=True, interval=REST)
        self._rest.timeout.connect(self._compare)
        self._comparing = Job(self)
        self._comparing.done.connect(self._pair)
        self.load()

    @unless_busy
    def load(self) -> None:
        """Read everything anew, and change the rows that are other than before; many are compared beside the window."""
        rows = sources(self.book)
        self._comparing.cancel()
        if len(rows) > COMPARED:
            self._rest.start()
        else:
            self._rest.stop()
            self._twins = _twins(similar_pairs(rows))
        self._count(rows)

    def _compare(self) -> None:
        rows = [SourceRow(entry.id, entry.source) for entry in self.entries]
        self._comparing.start(lambda progress: similar_pairs(rows, progress.cancelled))

    def _pair(self, alike: list[tuple[SourceRow, SourceRow]]) -> None:
        self._twins = _twins(alike)
        self._show([entry._replace(twins=self._twins.get(entry.id, ())) for entry in self.entries])

    @unless_busy
    def _count(self, rows: list[SourceRow] | None = None) -> None:
        """Show these sources, read just now (None: as they are in the notebook), with how often each is cited."""
        used = use_counts(self.book)
        self._show(
            [
                Entry(row.id, row.source, used.get(row.id, 0), self._twins.get(row.id, ()))
                for row in (sources(self.book) if rows is None else rows)
            ]
        )

    def apply(self, changed: ChangeSet) -> None:
        """Follow a step, an undo or another program."""
        if changed.touches("source"):
            self.load()
        elif changed.touches("citation", "card"):
            self._count()

    def _show(self, entries: list[Entry]) -> None:
        self._by_id = {entry.id: entry for entry in entries}
        change_values(self, self.entries, entries, lambda entry: entry.id, self._put, AT_ONCE)

    def _put(self, entries: list[Entry]) -> None:
        self.entries = entries

    def stop(self) -> None:
        """Look at the notebook no more."""
        self._comparing.cancel()
        self._rest.stop()

    def entry(self, source_id: int) -> Entry | None:
        """The row of a source; None where the notebook has it no longer."""
        return self._by_id.get(source_id)

    def index_of(self, source_id: int) -> QModelIndex:
        """The place of a source."""
        row = next((row for row, entry in enumerate(self.entries) if entry.id == source_id), -1)
        return self.index(row) if row >= 0 else QModelIndex()

    def change(
        self, source_id: int, fields: Mapping[str, Any], merge: str = "", source_class: str | None = None
    ) -> None:
        """Write fields of a source, as they are in CSL; an empty one is taken away, all others stay.

        NotFoundError where the source is gone.
        """
        change_source(self.book, source_id, lambda _csl: fields, merge, source_class)

    def rowCount(self, parent: Index | None = None) -> int:
        """The number of sources."""
        return 0 if parent is not None and parent.isValid() else len(self.entries)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The short name, the whole entry, and all of it in words for tool tips and screen readers."""
        if not index.isValid() or not 0 <= index.row() < len(self.entries):
            return None
        entry = self.entries[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return entry.short
        if role == Role.ENTRY:
            return entry
        if role == Role.ID:
            return entry.id
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            used = n_("cited by {n} card", "cited by {n} cards", entry.used) if entry.used else entry.use
            parts = (entry.short, entry.title, *entry.kinds, used, entry.likeness)
            words = ("\n" if role == Qt.ItemDataRole.ToolTipRole else ", ").join(filter(None, parts))
            return tip(words) if role == Qt.ItemDataRole.ToolTipRole else words
        return None


def _twins(alike: list[tuple[SourceRow, SourceRow]]) -> dict[int, tuple[tuple[int, str], ...]]:
    """By source, those that seem to be the same work."""
    pairs: defaultdict[int, list[tuple[int, str]]] = defaultdict(list)
    for one, other in alike:
        pairs[one.id].append((other.id, other.source.short))
        pairs[other.id].append((one.id, one.source.short))
    return {id: tuple(twins) for id, twins in pairs.items()}


class FoundSources(QSortFilterProxyModel):
    """The sources that hold every word that is looked for; a part of a word will do. `without` leaves one out."""

    def __init__(self, model: SourcesModel, parent: QObject | None = None, without: int = 0) -> None:
        super().__init__(parent)
        self._words: list[str] = []
        self._without = without
        self.setSourceModel(model)

    def look_for(self, typed: str) -> None:
        """Show what holds these words; case and accents make no difference."""
        self.beginFilterChange()
        numbers = {as_typed(word): joined_numbers(word) for word in typed.split()}
        self._words = [(numbers.get(word) or [word])[0] for word in as_typed(typed).split()]
        self.endFilterChange()

    def filterAcceptsRow(self, row: int, parent: Index) -> bool:
        """Whether a source holds every word."""
        if not (self._words or self._without):
            return True
        model = self.sourceModel()
        assert isinstance(model, SourcesModel)
        entry = model.entries[row]
        if entry.id == self._without:
            return False
        csl = entry.source.csl
        texts = (
            entry.short,
            *entry.source.names,
            text_of(csl.get("title")),
            text_of(csl.get("container-title")),
            text_of(csl.get("publisher")),
            text_of(csl.get("URL")),
            entry.kind,
            entry.source.cite_key,
            entry.source.year,
        )
        whole = " ".join(texts)
        held = as_typed(" ".join((whole, *joined_numbers(whole))))
        return all(word in held for word in self._words)


def found_in_words(found: FoundSources) -> str:
    """How many sources were found, in words; empty for none."""
    count = found.rowCount()
    return n_("{n} source found", "{n} sources found", count) if count else ""
