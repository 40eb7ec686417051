"""Steps: what is one, what it leaves where it fails, and who is told."""

import sqlite3
import threading

import pytest

from essayplanner.domain.cards import Kind
from essayplanner.domain.changes import ChangeSet
from essayplanner.domain.errors import EssayError, NotFoundError, SavedError
from essayplanner.domain.labels import Label
from essayplanner.notebook import cards, outlines, outlining
from essayplanner.notebook.items import Spot
from essayplanner.notebook.notebook import Notebook
from essayplanner.notebook.packing import import_pack
from tests.notebook.tools import around, dump, sample_pack


def write_outside_a_step(book: Notebook, error: type[sqlite3.Error], why: str) -> None:
    before = around(book.path.parent)
    with pytest.raises(RuntimeError):
        book.run("INSERT INTO tag (uid, name) VALUES ('u', 'n')")
    with pytest.raises(RuntimeError):
        book.run_many("INSERT INTO tag (uid, name) VALUES (?, ?)", [("u", "n")])
    with pytest.raises(error, match=why):
        book.connection.execute("INSERT INTO tag (uid, name) VALUES ('u', 'n')")
    with pytest.raises(EssayError):
        book.rows("INSERT INTO tag (uid, name) VALUES ('u', 'n')")
    assert around(book.path.parent) == before


def test_nothing_is_written_outside_a_step(book: Notebook) -> None:
    write_outside_a_step(book, sqlite3.OperationalError, "readonly")
    cards.add_card(book, Kind.CLAIM)
    write_outside_a_step(book, sqlite3.IntegrityError, "step_id")


def test_the_first_step_is_logged_though_the_one_before_it_was_cut_short(book: Notebook) -> None:
    book.connection.set_progress_handler(lambda: 1, 30)  # which ends whatever is long: that the log is made
    with pytest.raises(EssayError):
        cards.add_card(book, Kind.CLAIM)
    book.connection.set_progress_handler(None, 0)
    write_outside_a_step(book, sqlite3.OperationalError, "readonly")
    cards.add_card(book, Kind.CLAIM)
    assert len(book.history()) == 1
    book.undo()
    assert book.rows("SELECT id FROM card") == []


def add_and_fail(book: Notebook, error: BaseException) -> None:
    with book.step(Label("Fails")):
        cards.add_card(book, Kind.CLAIM, "Gone")
        raise error


def test_a_step_that_fails_leaves_nothing(book: Notebook, heard: list[ChangeSet]) -> None:
    for error in (ZeroDivisionError(), KeyboardInterrupt(), EssayError("It cannot be.")):
        with pytest.raises(type(error)):
            add_and_fail(book, error)
    with pytest.raises(EssayError), book.step(Label("Fails")):
        book.run("INSERT INTO card (id) VALUES (1)")
    with pytest.raises(sqlite3.ProgrammingError), book.step(Label("A bug of ours is told as one")):
        book.run("INSERT INTO card (id) VALUES (?)")
    assert (book.history(), heard) == ([], [])
    assert not book.connection.in_transaction
    cards.add_card(book, Kind.CLAIM)
    assert len(book.history()) == len(heard) == 1


def test_an_inner_step_that_fails_takes_its_own_changes_along(book: Notebook, heard: list[ChangeSet]) -> None:
    with book.step(Label("Outer")):
        cards.add_card(book, Kind.CLAIM, "Kept")
        with pytest.raises(ZeroDivisionError):
            add_and_fail(book, ZeroDivisionError())
        cards.add_card(book, Kind.CLAIM, "Kept too")
    assert [row[0] for row in book.rows("SELECT title FROM card ORDER BY id")] == ["Kept", "Kept too"]
    assert [step.label.words for step in book.history()] == ["Outer"]
    assert len(heard[0].changes) == 2


def test_a_step_in_which_nothing_happens_is_none(book: Notebook, heard: list[ChangeSet]) -> None:
    card = cards.add_card(book, Kind.CLAIM, "Same")
    book.undo()
    before = around(book.path.parent)
    with book.step(Label("Nothing")):
        pass
    assert cards.empty_trash(book) == 0
    assert around(book.path.parent) == before
    book.redo()  # what was undone is still there to be done again
    cards.edit_card(book, card, title="Same")
    assert len(book.history()) == 1
    assert len(heard) == 3


def test_every_listener_is_told_even_where_one_fails(book: Notebook) -> None:
    told: list[str] = []

    def broken(changed: ChangeSet) -> None:
        told.append("broken")
        raise ZeroDivisionError

    book.subscribe(lambda changed: told.append("first"))
    stop = book.subscribe(broken)
    book.subscribe(lambda changed: told.append("last"))
    with pytest.raises(ZeroDivisionError):
        cards.add_card(book, Kind.CLAIM, "Kept")
    assert told == ["first", "broken", "last"]
    assert len(book.history()) == 1
    stop()
    stop()
    book.undo()
    assert told[3:] == ["first", "last"]


def test_what_a_listener_does_is_told_after_what_it_heard_of(book: Notebook) -> None:
    told: list[str] = []

    def answer(changed: ChangeSet) -> None:
        if changed.label.words == "Ask":
            with book.step(Label("Answer")):
                book.run("UPDATE notebook SET title = 'Answered'")
            with pytest.raises(ZeroDivisionError), book.step(Label("Answer wrongly")):
                raise ZeroDivisionError
            told.append("answered")

    book.subscribe(answer)
    book.subscribe(lambda changed: told.append(changed.label.words))
    with book.step(Label("Ask")):
        book.run("UPDATE notebook SET title = 'Asked'")
    assert told == ["answered", "Ask", "Answer"]
    assert book.title == "Answered"


def test_what_could_not_be_told_is_told_as_another_change(book: Notebook) -> None:
    told: list[str] = []

    def fail(changed: ChangeSet) -> None:
        if changed.label.words == "Ask":
            with book.step(Label("Answer")):
                book.run("UPDATE notebook SET title = 'Answered'")
            raise NotFoundError("A row that was there is gone.")
        told.append(changed.origin)

    book.subscribe(fail)
    with pytest.raises(SavedError), book.step(Label("Ask")):
        book.run("UPDATE notebook SET title = 'Asked'")
    assert book.look_for_changes()
    assert told == ["outside"]


def test_numbers_that_are_too_large(book: Notebook) -> None:
    for id in (2**63, -(2**70), 10**30):
        with pytest.raises(NotFoundError):
            cards.edit_card(book, id, title="x")
        with pytest.raises(EssayError), book.step(Label("Too large")):
            book.run("INSERT INTO tag (uid, name, id) VALUES ('u', 'n', ?)", (id,))
    assert book.history() == []


def test_undo_within_a_step_is_a_bug(book: Notebook) -> None:
    cards.add_card(book, Kind.CLAIM)
    with pytest.raises(RuntimeError), book.step(Label("Undoes")):
        book.undo()
    assert len(book.history()) == 1


def test_a_notebook_belongs_to_the_thread_that_opened_it(book: Notebook) -> None:
    raised: list[BaseException] = []

    def elsewhere() -> None:
        try:
            cards.add_card(book, Kind.CLAIM)
        except BaseException as error:
            raised.append(error)

    thread = threading.Thread(target=elsewhere)
    thread.start()
    thread.join()
    assert isinstance(raised[0], sqlite3.ProgrammingError)  # a bug, never a sentence for the student


def test_typing_is_one_step_until_something_else_is_done(book: Notebook) -> None:
    card = cards.add_card(book, Kind.CLAIM, "A")
    for text in "abc":
        cards.edit_card(book, card, "typing 1", text=text)
    assert len(book.history()) == 2
    assert book.row("SELECT count(*) FROM step_row WHERE step_id = 2") == (1,)
    book.undo()
    cards.edit_card(book, card, "typing 1", text="d")  # not melted into what was undone, nor into what is before it
    cards.edit_card(book, card, "typing 2", text="e")
    book.undo()
    book.redo()
    cards.edit_card(book, card, "typing 2", text="f")  # nor into what was undone and done again
    assert [step.undone for step in book.history()] == [False] * 4
    book.jump(2)
    assert book.row("SELECT text FROM card") == ("d",)


def test_a_step_of_very_many_rows_is_told_as_everything(book: Notebook, heard: list[ChangeSet]) -> None:
    import_pack(book, sample_pack("large", 1200))
    book.undo()
    assert [(changed.everything, changed.changes, changed.origin) for changed in heard] == [
        (True, (), "step"),
        (True, (), "undo"),
    ]
    assert book.row("SELECT count(*) FROM card") == (0,)


def test_writing_what_is_there_already_is_no_step(book: Notebook, heard: list[ChangeSet]) -> None:
    section = outlining.add_section(book, Spot("outline", outlines.new_outline(book, "Q")), "Same")
    outlining.edit_section(book, section, title="Same", note="")
    assert len(book.history()) == len(heard) == 2


def test_typing_that_comes_to_refer_to_something_new_is_done_again(book: Notebook) -> None:
    """Squeezed, the change stands in the log before what it refers to."""
    card = cards.add_card(book, Kind.CLAIM, "A")
    cards.edit_card(book, card, "typing", text="a")
    with book.step(Label("Goes on"), "typing"):
        book.run("INSERT INTO debate (uid, question, position) VALUES ('d', 'Why?', 1)")
        side = book.run("INSERT INTO side (uid, debate_id, name, position) VALUES ('s', 1, 'Break', 1)")
        cards.edit_card(book, card, side=side)
    after = dump(book)
    book.undo()
    book.redo()
    assert dump(book) == after


def test_an_error_at_a_steps_start_ends_with_it(book: Notebook, heard: list[ChangeSet]) -> None:
    def nothing_is_newest(action: int, _: str | None, function: str | None, *__: str | None) -> int:
        is_asked = (action, function) == (sqlite3.SQLITE_FUNCTION, "max")
        return sqlite3.SQLITE_DENY if is_asked else sqlite3.SQLITE_OK

    book.connection.set_authorizer(nothing_is_newest)
    with pytest.raises(EssayError):
        cards.add_card(book, Kind.CLAIM, "Fails")
    book.connection.set_authorizer(None)
    assert (book.history(), heard) == ([], [])
    cards.add_card(book, Kind.CLAIM, "Works")
    book.undo()
    assert len(heard) == 2
