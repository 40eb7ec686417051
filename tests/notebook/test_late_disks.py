"""What is told of a step when the disk reports an error late: never less than is on it."""

import sqlite3
from collections.abc import Callable
from typing import Any

import pytest

from essayplanner.domain.cards import Kind
from essayplanner.domain.changes import ChangeSet
from essayplanner.domain.errors import EssayError, SavedError
from essayplanner.domain.labels import Label
from essayplanner.notebook import cards
from essayplanner.notebook.notebook import Notebook
from tests.notebook.tools import dump


class LateDisk:
    """A connection whose disk reports an error for a commit: after it was made, or in its place."""

    def __init__(self, connection: sqlite3.Connection, *, made: bool, readable: bool = True) -> None:
        self._connection, self._made, self._readable, self._failed = connection, made, readable, False

    def __getattr__(self, name: str) -> Any:
        return getattr(self._connection, name)

    def execute(self, sql: str, *values: Any) -> sqlite3.Cursor:
        if sql == "COMMIT":
            self._failed = True
            self._connection.execute("COMMIT" if self._made else "ROLLBACK")
        if sql == "COMMIT" or (self._failed and not self._readable):
            error = sqlite3.OperationalError("disk I/O error")
            error.sqlite_errorcode = sqlite3.SQLITE_IOERR_DIR_FSYNC
            raise error
        return self._connection.execute(sql, *values)


def rename_card(book: Notebook) -> None:
    cards.edit_card(book, 1, "typing", title="New")


VERBS: dict[str, Callable[[Notebook], object]] = {
    "step": lambda book: cards.add_card(book, Kind.CLAIM, "New"),
    "typing that goes on": rename_card,
    "undo": lambda book: book.undo(),
    "redo": lambda book: book.redo(),
    "jump": lambda book: book.jump(0),
}


@pytest.fixture
def begun(book: Notebook) -> Notebook:
    """A notebook with a card that is being typed, and a step that was undone."""
    cards.add_card(book, Kind.CLAIM, "Old")
    cards.edit_card(book, 1, "typing", title="Ol")
    return book


@pytest.mark.parametrize("verb", VERBS)
@pytest.mark.parametrize("made", [True, False])
def test_what_is_on_disk_is_never_told_as_nothing(begun: Notebook, verb: str, made: bool) -> None:
    if verb == "redo":
        begun.undo()
    heard: list[ChangeSet] = []
    begun.subscribe(heard.append)
    before, real = dump(begun), begun.connection
    begun.connection = LateDisk(real, made=made)  # type: ignore[assignment]
    with pytest.raises(EssayError) as told:
        VERBS[verb](begun)
    begun.connection = real
    assert (dump(begun) != before) is made
    assert ("nothing was changed" in str(told.value)) is not made
    assert isinstance(told.value, SavedError) is made
    assert len(heard) == made
    cards.add_card(begun, Kind.CLAIM, "Work goes on")
    assert len(heard) == made + 1


def test_what_is_on_disk_or_not_is_said_to_be_unknown_where_it_is(begun: Notebook) -> None:
    real = begun.connection
    begun.connection = LateDisk(real, made=True, readable=False)  # type: ignore[assignment]
    with pytest.raises(EssayError, match="not known whether") as told:
        rename_card(begun)
    assert "nothing was changed" not in str(told.value)
    begun.connection = real


def test_a_listener_that_cannot_read_does_not_undo_the_telling(begun: Notebook) -> None:
    told: list[str] = []

    def busy(changed: ChangeSet) -> None:
        told.append(changed.origin)
        if len(told) == 1:
            raise EssayError("Another program is using “x”; nothing was changed: try again in a moment.")

    begun.subscribe(busy)
    with pytest.raises(SavedError, match="is saved") as caught:
        cards.add_card(begun, Kind.CLAIM, "There")
    assert "nothing was changed" not in str(caught.value)
    assert begun.rows("SELECT 1 FROM card WHERE title = 'There'")
    assert begun.look_for_changes()  # and then everybody hears of it
    assert told == ["step", "outside"]
    assert not begun.look_for_changes()


def test_what_cannot_be_taken_back_at_once_is_by_the_next_step(begun: Notebook) -> None:
    """Even a ROLLBACK can fail; what the student is told then is still a sentence, and nothing of it is ever saved."""

    def no_way_back(action: int, what: str | None, *_: str | None) -> int:
        return sqlite3.SQLITE_DENY if (action, what) == (sqlite3.SQLITE_TRANSACTION, "ROLLBACK") else sqlite3.SQLITE_OK

    before, saved = dump(begun), list[bool]()

    def save() -> bool:
        saved.append(True)
        return True

    begun.before_steps(save)
    begun.connection.set_authorizer(no_way_back)
    with pytest.raises(EssayError, match="could not be changed"), begun.step(Label("Fails")):
        begun.run("UPDATE card SET title = NULL")
    with pytest.raises(EssayError):
        rename_card(begun)
    begun.connection.set_authorizer(None)
    saved.clear()
    assert begun.settle()
    assert saved == [True]  # and was not taken for a part of a step that is being made
    cards.add_card(begun, Kind.CLAIM, "Work goes on")
    assert {key: row for key, row in dump(begun).items() if key in before} == before
