"""The title of a notebook."""

from essayplanner.domain.labels import label
from essayplanner.domain.text import clean_line, shorten
from essayplanner.notebook.fields import write_fields
from essayplanner.notebook.notebook import Notebook


def rename_notebook(book: Notebook, title: str, merge: str = "") -> None:
    """Give a notebook another title; a blank one keeps the old. Its file keeps its name."""
    new = clean_line(title) or book.title
    with book.step(label("rename-notebook", title=shorten(new, 40)), merge):
        write_fields(book, "notebook", int(book.row("SELECT id FROM notebook")[0]), {"title": new})
