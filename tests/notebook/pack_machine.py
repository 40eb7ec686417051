"""Three versions of a pack come and go in a notebook in which a student works: what is remembered of both, by uids."""

import contextlib
import tempfile
from copy import deepcopy
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule

from essayplanner.domain.errors import EssayError
from essayplanner.domain.packs import Pack
from essayplanner.notebook.health import faults
from essayplanner.notebook.making import make_notebook
from essayplanner.notebook.notebook import Notebook
from essayplanner.notebook.pack_rows import SHAPE
from essayplanner.notebook.packing import import_pack, pack_changes
from essayplanner.notebook.schema import REFERENCES
from tests.notebook.machines import NUMBERS
from tests.notebook.packs_by_number import version
from tests.notebook.picks import NothingToDoError, Picks
from tests.notebook.tools import Dump, dump, hurried, quick_book
from tests.notebook.verbs import VERBS

Rows = dict[tuple[str, str], dict[str, Any]]
Tags = set[tuple[str, str]]

#: Columns that an import may write whosever the row is.
_BESIDE = {"position", "edited_at", "trashed_at"}


@dataclass
class Memory:
    """What the student did that stands: the fields that he wrote, the rows that he made, those that he deleted."""

    wrote: set[tuple[str, str, str]] = field(default_factory=set)
    made: set[tuple[str, str]] = field(default_factory=set)
    gone: set[tuple[str, str]] = field(default_factory=set)
    shaped: set[str] = field(default_factory=set)
    tagged: Tags = field(default_factory=set)
    untagged: Tags = field(default_factory=set)

    def work(self, before: Rows, after: Rows, tags: tuple[Tags, Tags]) -> None:
        """Remember what a step of the student did."""
        for key in before.keys() | after.keys():
            self._remember(key, before.get(key), after.get(key))
        was, now = tags
        self.tagged = (self.tagged | (now - was)) - (was - now)
        self.untagged = (self.untagged | (was - now)) - (now - was)

    def _remember(self, key: tuple[str, str], was: dict[str, Any] | None, now: dict[str, Any] | None) -> None:
        changed = {column for column in was if was[column] != now[column]} if was and now else set()
        if key[0] in ("section", "placement") and was != now and (changed & SHAPE or not (was and now)):
            self.shaped |= {row["outline_id"] for row in (was, now) if row}
        if now is None and was is not None:
            self.forget(key)
            self.gone.add(key)
        elif was is None:
            self.gone.discard(key)
            self.made.add(key)
        self.wrote |= {(*key, column) for column in changed}

    def forget(self, key: tuple[str, str]) -> None:
        self.made.discard(key)
        self.wrote = {each for each in self.wrote if each[:2] != key}

    def taken(self, before: Rows, after: Rows, tags: tuple[Tags, Tags]) -> None:
        """Forget that the student’s was what he gave up for the pack’s."""
        for key in before.keys() | after.keys():
            was, now = before.get(key), after.get(key)
            if was is None:
                self.gone.discard(key)
            elif now is None:
                self.forget(key)
            elif changed := {column for column in was if was[column] != now[column]} - _BESIDE:
                self.made.discard(key)
                self.wrote -= {(*key, column) for column in changed}
        self.tagged &= tags[1]
        self.untagged -= tags[1]


class Versions(RuleBasedStateMachine):
    """A student works while versions of one pack come in."""

    verbs = tuple(sorted(VERBS.keys() - {"import", "argue the other side"}))

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.book = quick_book(Path(self.folder.name))
        self.memory = Memory()
        self.states: dict[int, tuple[Dump, Memory]] = {0: (dump(self.book), deepcopy(self.memory))}

    @initialize(numbers=st.tuples(*[st.integers(0, 2**16)] * 3), made=st.booleans())
    def begin(self, numbers: tuple[int, int, int], *, made: bool) -> None:
        """The first version is imported, or the notebook is made of it."""
        first, *_others = self.packs = [version(number) for number in numbers]
        if made:
            self.book.close()
            path = Path(self.folder.name) / "made"
            make_notebook(path, "Made", lambda book: import_pack(book, first), first)
            self.book = hurried(Notebook.open(path))
            self.keep()
        else:
            self.bring(0, theirs=False)

    def rows(self) -> Rows:
        ids = {(table, id): row["uid"] for (table, id), row in dump(self.book).items() if "uid" in row}
        return {
            (table, row["uid"]): {
                column: ids.get((REFERENCES.get(table, {}).get(column, ""), value), value)
                for column, value in row.items()
                if column != "id"
            }
            for (table, _id), row in dump(self.book).items()
            if "uid" in row
        }

    def tags(self) -> Tags:
        query = "SELECT c.uid, t.name FROM card_tag x JOIN card c ON c.id = x.card_id JOIN tag t ON t.id = x.tag_id"
        return {(uid, name.casefold()) for uid, name in self.book.rows(query)}

    def last(self) -> int:
        step = self.book.next_steps()[0]
        return step.id if step else 0

    def keep(self) -> None:
        now = dump(self.book)
        there = {0, *(step.id for step in self.book.history())}
        self.states = {id: state for id, state in self.states.items() if id in there}
        self.states[self.last()] = now, deepcopy(self.memory)

    @rule(
        done=st.lists(st.tuples(st.sampled_from(verbs), NUMBERS), min_size=2, max_size=6),
        which=st.integers(0, 2),
        theirs=st.sampled_from([False, False, False, True]),
    )
    def work(self, done: list[tuple[str, list[int]]], which: int, *, theirs: bool) -> None:
        """The student works, and then a version comes."""
        for verb, numbers in done:
            before, tags = self.rows(), self.tags()
            with contextlib.suppress(NothingToDoError, EssayError):
                VERBS[verb](self.book, Picks(numbers))
            self.memory.work(before, self.rows(), (tags, self.tags()))
            self.keep()
        self.bring(which, theirs=theirs)

    def bring(self, which: int, *, theirs: bool) -> None:
        pack = self.packs[which]
        before, tags = self.rows(), self.tags()
        import_pack(self.book, pack, take=None if theirs else ())
        after, now = self.rows(), self.tags()
        if theirs:
            self.memory.taken(before, after, (tags, now))
        self.nothing_is_lost(before, after, now)
        self.rules_hold()
        self.keep()
        if not theirs:
            self.again(pack)
            self.follows(pack, after)

    def nothing_is_lost(self, before: Rows, after: Rows, tags: Tags) -> None:
        for table, uid, column in self.memory.wrote:
            if column not in _BESIDE:
                assert after[table, uid][column] == before[table, uid][column], (table, column)
        for key in self.memory.made:
            if key[0] != "tag":
                was, now = ({name: row[key][name] for name in row[key].keys() - _BESIDE} for row in (before, after))
                assert was == now, key[0]
        assert not {key for key in self.memory.gone & after.keys() if key[0] != "tag"}
        assert self.memory.tagged <= tags
        assert not self.memory.untagged & tags

    def rules_hold(self) -> None:
        assert not self.book.rows(
            "SELECT 1 FROM placement p JOIN placement below ON below.parent_id = p.id JOIN card c ON c.id = p.card_id "
            "WHERE c.kind = 'evidence'"
        )
        assert not self.book.rows("SELECT 1 FROM placement p JOIN card c ON c.id = p.card_id WHERE c.trashed_at <> ''")

    def again(self, pack: Pack) -> None:
        """The same version once more is no step."""
        was, history, changes = dump(self.book), self.book.history(), pack_changes(self.book, pack)
        assert (changes.new, changes.updated) == ((), ())
        import_pack(self.book, pack)
        assert (dump(self.book), self.book.history()) == (was, history)

    def follows(self, pack: Pack, rows: Rows) -> None:
        """What the student left alone says what the pack says, as it does in a notebook of nothing else."""
        with tempfile.TemporaryDirectory() as folder:
            other = quick_book(Path(folder))
            mine, self.book = self.book, other
            try:
                import_pack(other, pack)
                there = self.rows()
            finally:
                self.book = mine
                other.close()
        for key, wanted in there.items():
            row = rows.get(key)
            if not row or key in self.memory.made or key[0] in ("notebook", "tag"):
                assert row or self.is_away(key, wanted, rows), key[0]
                continue
            for column, value in wanted.items():
                if column not in _AS_PACKED.get(key[0], ()) or (*key, column) in self.memory.wrote:
                    continue
                assert row[column] == value or self.is_held(key, row, rows), (key[0], column, row[column], value)

    def is_away(self, key: tuple[str, str], wanted: dict[str, Any], rows: Rows) -> bool:
        """Whether it may be missing: the student deleted it, or what it belongs to, or has his own there."""
        if key in self.memory.gone or key[0] in ("section", "placement", "notebook", "tag"):
            return True
        if key[0] == "link":
            ends = ("from_card_id", "to_card_id")
            same = [each for each, row in rows.items() if each[0] == "link" and all(row[e] == wanted[e] for e in ends)]
            lost = any(("card", wanted[end]) not in rows for end in ends)
            return bool(same) or lost or wanted["from_card_id"] in self.unlinked_from()
        above = {"citation": "card_id", "demand": "outline_id", "side": "debate_id"}.get(key[0])
        there = rows.get((_TABLES[above], wanted[above])) if above else {}
        return there is None or bool(there.get("trashed_at"))

    def unlinked_from(self) -> set[str]:
        """The uids of cards a link from which was deleted."""
        return (
            {uid for (uid,) in self.book.rows("SELECT DISTINCT uid FROM card")}
            if any(table == "link" for table, _uid in self.memory.gone)
            else set()
        )

    def is_held(self, key: tuple[str, str], row: dict[str, Any], rows: Rows) -> bool:
        """Whether the student holds it back otherwise than by writing there."""
        if key[0] == "card":
            return row["trashed_at"] is not None
        if key[0] == "citation":
            return ("citation", key[1], "source_id") in self.memory.wrote or rows["card", row["card_id"]]["trashed_at"]
        return key[0] in ("section", "placement") and row["outline_id"] in self.memory.shaped

    @rule()
    def undo(self) -> None:
        if self.last():
            self.book.undo()
            self.as_it_was()

    @rule()
    def redo(self) -> None:
        if self.book.next_steps()[1]:
            self.book.redo()
            self.as_it_was()

    def as_it_was(self) -> None:
        if self.last() in self.states:
            was, memory = self.states[self.last()]
            assert dump(self.book) == was
            self.memory = deepcopy(memory)
        else:
            raise AssertionError(self.last())

    def teardown(self) -> None:
        assert faults(self.book.path) == []
        self.book.close()
        self.folder.cleanup()


_TABLES = {"card_id": "card", "outline_id": "outline", "debate_id": "debate"}
#: By table, the columns that follow the pack.
_AS_PACKED = {
    "card": ("title", "text", "quotation", "happened"),
    "source": ("csl",),
    "debate": ("question",),
    "side": ("name",),
    "citation": ("locator",),
    "link": ("relation", "because"),
    "outline": ("title", "thesis"),
    "section": ("note",),
    "placement": ("note",),
}
