"""The notebook as it was after earlier steps."""

from essayplanner.domain.cards import Kind
from essayplanner.notebook.as_it_was import read_as_it_was, steps_there
from essayplanner.notebook.cards import add_card
from essayplanner.notebook.notebook import Notebook
from tests.notebook.tools import around


def titles(book: Notebook) -> list[str]:
    return [title for (title,) in book.rows("SELECT title FROM card ORDER BY id")]


def test_it_is_read_in_a_copy_and_stays_as_it_is(book: Notebook) -> None:
    """Forwards and backwards, before the first step too; of a step that is gone nothing is said."""
    uids = []
    for title in ("One", "Two", "Three"):
        add_card(book, Kind.CLAIM, title)
        step, _undone = book.next_steps()
        assert step is not None
        uids.append(step.uid)
    book.undo()
    there = titles(book), around(book.path.parent)
    found = read_as_it_was(book, [uids[0], "", uids[2], "gone"], titles)
    assert found == {"": [], uids[0]: ["One"], uids[2]: ["One", "Two", "Three"]}
    assert (titles(book), around(book.path.parent)) == there
    add_card(book, Kind.CLAIM, "Another")
    assert steps_there(book, [uids[1], uids[2]]).keys() == {uids[1]}
