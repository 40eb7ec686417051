"""Tags: rows of their own, that cards share."""

from essayplanner.notebook.notebook import Notebook, new_uid
from essayplanner.notebook.uids import tag_uid


def tag_id(book: Notebook, name: str) -> int:
    """The id of a tag, made where there is none; inside a step."""
    there = book.rows("SELECT id FROM tag WHERE name = ?", (name,))
    if there:
        return int(there[0][0])
    known = {row[1].casefold(): row[0] for row in book.rows("SELECT id, name FROM tag")}
    return known.get(name.casefold()) or new_tag(book, name)


def new_tag(book: Notebook, name: str) -> int:
    """A tag that is not there yet; inside a step."""
    uid = tag_uid(name)
    uid = new_uid() if book.rows("SELECT 1 FROM tag WHERE uid = ?", (uid,)) else uid
    return book.run("INSERT INTO tag (uid, name) VALUES (?, ?)", (uid, name))
