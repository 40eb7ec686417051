"""Any verbs in any order: what was done is taken back and done again to the last byte, and told as it was."""

import tempfile
from pathlib import Path
from typing import Any, ClassVar

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from essayplanner.domain.changes import Change, ChangeSet
from essayplanner.domain.errors import EssayError
from essayplanner.notebook import steps
from essayplanner.notebook.notebook import Notebook
from tests.notebook.machines import NUMBERS, run, small
from tests.notebook.picks import NothingToDoError, Picks
from tests.notebook.tools import Dump, hurried, quick_book, quick_dump
from tests.notebook.verbs import VERBS

# a machine that fails is made smaller, which takes long
pytestmark = pytest.mark.timeout(300)


@pytest.fixture(autouse=True)
def begun_anew() -> None:
    """What examples begin with was made with the faults of this test."""
    for machine in (Steps, Typing, Coached):
        machine.start = None


class Steps(RuleBasedStateMachine):
    """The notebook against dumps of it, and against a copy that only hears what is announced."""

    verbs = tuple(sorted(VERBS))
    #: What every example begins with is the same, and made by the first: the file, its dumps by steps, the last step.
    start: ClassVar[tuple[bytes, dict[int, Dump], int] | None] = None

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.book = quick_book(Path(self.folder.name), content=self.start[0] if self.start else b"")
        self.heard: list[ChangeSet] = []
        try:
            self.begin()
        except BaseException:
            self.teardown()
            raise

    def begin(self) -> None:
        self.listen()
        if self.start:
            self.after, self.at = {**self.start[1]}, self.start[2]
            self.shadow = {**self.after[self.at]}
            return
        for number in range(3):  # so that rules have something to work with from the first one on
            for verb in ("import", "outline"):
                VERBS[verb](self.book, Picks([number + 2, 4, 0, number, 1]))
        self.shadow = quick_dump(self.book)
        self.heard.clear()
        self.at = self.last()
        self.after = {}
        for step in reversed(self.book.history()):
            self.after[step.id] = quick_dump(self.book)
            self.book.undo()
        self.after[0] = quick_dump(self.book)
        self.book.jump(self.at)
        self.listening()
        type(self).start = self.book.path.read_bytes(), {**self.after}, self.at

    def listen(self) -> None:
        self.book.subscribe(self.heard.append)

    def last(self) -> int:
        step = self.book.next_steps()[0]
        return step.id if step else 0

    def listening(self) -> None:
        for announced in self.heard:
            assert not announced.everything
            assert len({(change.table, change.id) for change in announced.changes}) == len(announced.changes)
            for table, id, before, after in announced.changes:
                assert self.shadow.get((table, id)) == before
                if after is None:
                    del self.shadow[table, id]
                else:
                    self.shadow[table, id] = after
        self.heard.clear()

    @rule(done=st.runner().flatmap(lambda self: st.lists(st.tuples(st.sampled_from(self.verbs), NUMBERS), min_size=2)))
    def work(self, done: list[tuple[str, list[int]]]) -> None:
        for verb, numbers in done:
            self.act(verb, numbers)
            self.as_it_was()

    def act(self, verb: str, numbers: list[int]) -> None:
        history, mark = self.book.history(), self.book.row("SELECT count(*) FROM step_row")
        done, told = False, ""
        try:
            VERBS[verb](self.book, Picks(numbers))
            done = True
        except NothingToDoError:
            pass
        except EssayError as error:
            told = str(error)
        assert "\n" not in told
        after = self.book.history()
        if not done and after == history:  # nothing of what was refused stays
            assert self.book.row("SELECT count(*) FROM step_row") == mark
            return
        now = self.last()
        if after != history:
            kept = {0, *(step.id for step in after)}
            self.after = {id: state for id, state in self.after.items() if id in kept}
            self.after[now] = {}  # taken down when it is next looked at; of several steps, the last alone is
            for id in kept if verb.startswith("type ") else ():
                self.after.setdefault(id, {})
        self.at = now

    @precondition(lambda self: self.at)
    @rule()
    def undo(self) -> None:
        undone = self.book.undo()
        assert undone
        assert undone.id == self.at
        self.at = self.last()
        assert self.at < undone.id

    @rule()
    def redo(self) -> None:
        done = self.book.redo()
        assert (done is None) == (self.at == max(self.after))
        self.at = done.id if done else self.at

    @rule(number=st.integers(0, 60))
    def jump(self, number: int) -> None:
        self.at = sorted(self.after)[number % len(self.after)]
        self.book.jump(self.at)

    @rule()
    def reopen(self) -> None:
        before, history, path = quick_dump(self.book), self.book.history(), self.book.path
        self.book.close()
        self.book = hurried(Notebook.open(path))
        self.listen()
        assert quick_dump(self.book) == before
        assert self.book.history() == history

    @invariant()
    def as_it_was(self) -> None:
        self.listening()
        now = quick_dump(self.book)
        assert self.shadow == now
        if self.after[self.at]:
            assert now == self.after[self.at]
        else:
            self.after[self.at] = now
        assert self.last() == self.at
        assert [step.id for step in self.book.history()] == sorted(self.after)[1:]
        assert not self.book.rows("PRAGMA foreign_key_check")

    def teardown(self) -> None:
        self.book.close()
        self.folder.cleanup()


@pytest.mark.slow
def test_what_was_done_can_be_undone_and_redone() -> None:
    run(Steps, max_examples=80)


def forwards(connection: Any, step_id: int, *, backwards: bool, real: Any = steps.replay) -> list[Change]:
    """A fake undo that meets the log in the order in which it was written."""
    logged = steps._logged
    try:
        steps._logged = lambda c, where, value, order="id": logged(c, where, value)  # type: ignore[assignment]
        return list(real(connection, step_id, backwards=backwards))
    finally:
        steps._logged = logged


def test_the_machine_catches_an_undo_in_the_wrong_order(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(steps, "replay", forwards)
    with pytest.raises((AssertionError, EssayError)):
        small(Steps)


@pytest.mark.parametrize(
    "trigger", ["log_update_card", "log_delete_placement", "log_insert_card_tag", "log_update_section"]
)
def test_the_machine_catches_a_missing_trigger(monkeypatch: pytest.MonkeyPatch, trigger: str) -> None:
    _forget(monkeypatch, trigger)
    with pytest.raises((AssertionError, EssayError)):
        small(Steps)


def _forget(monkeypatch: pytest.MonkeyPatch, trigger: str, prepare: Any = steps.prepare) -> None:
    """Have notebooks open without that trigger."""

    def forgetful(connection: Any) -> None:
        prepare(connection)
        connection.execute(f"DROP TRIGGER {trigger}")

    monkeypatch.setattr(steps, "prepare", forgetful)


def test_the_machine_catches_a_row_touched_twice_and_told_by_its_last_touch(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(steps, "_net", lambda changes: iter({(c.table, c.id): c for c in changes}.values()))
    with pytest.raises((AssertionError, EssayError)):
        small(Steps)


class Typing(Steps):
    """A student who mostly types."""

    verbs = ("type text", "type elsewhere", "edit card")


def test_the_machine_catches_typing_squeezed_into_the_wrong_entry(monkeypatch: pytest.MonkeyPatch) -> None:
    def into_the_first(connection: Any, step_id: int, mark: int) -> None:
        """As it once was: a row changed twice before kept its second, older change behind the newer one."""
        changed = "before IS NOT NULL AND after IS NOT NULL"
        for id, table, row_id, after in connection.execute(
            f"SELECT id, tbl, row_id, after FROM step_row WHERE id > ? AND {changed} ORDER BY id", (mark,)
        ).fetchall():
            first = connection.execute(
                f"SELECT min(id) FROM step_row WHERE step_id = ? AND id <= ? AND tbl = ? AND row_id = ? AND {changed}",
                (step_id, mark, table, row_id),
            ).fetchone()[0]
            if first:
                connection.execute("UPDATE step_row SET after = ? WHERE id = ?", (after, first))
                connection.execute("DELETE FROM step_row WHERE id = ?", (id,))

    monkeypatch.setattr(steps, "_squeeze", into_the_first)
    with pytest.raises((AssertionError, EssayError)):
        small(Typing)


class Coached(Steps):
    """A student who mostly listens to the coach."""

    verbs = (
        "answer",
        "answer",
        "demand",
        "finding",
        "merge cards",
        "duplicate card",
        "outline",
        "trash",
        "empty trash",
    )


def test_what_the_coach_was_told_can_be_undone_and_redone() -> None:
    run(Coached, max_examples=12, stateful_step_count=8)


@pytest.mark.parametrize("trigger", ["log_update_reply", "log_insert_demand", "log_delete_set_aside"])
def test_the_machine_catches_a_missing_trigger_of_the_coach(monkeypatch: pytest.MonkeyPatch, trigger: str) -> None:
    _forget(monkeypatch, trigger)
    with pytest.raises((AssertionError, EssayError)):
        small(Coached)
