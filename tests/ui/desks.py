"""A desk without a window, for the parts that stand alone in a test."""

from essayplanner.notebook.notebook import Notebook
from essayplanner.ui.desk.announcing import Announcer
from essayplanner.ui.desk.desk import Desk
from essayplanner.ui.desk.saving import Saving
from essayplanner.ui.desk.selection import Selection
from essayplanner.ui.desk.settings import Settings
from essayplanner.ui.look.theme import Theme


def desk_for(
    book: Notebook, theme: Theme, *, selection: Selection | None = None, settings: Settings | None = None
) -> Desk:
    """What a part of a window of that notebook works with; its announcer, which keeps the saving, is one of its own."""
    announcer = Announcer()
    return Desk(
        book,
        theme,
        selection or Selection(),
        announcer,
        Saving(book, announcer, announcer),
        settings or Settings(book.path.with_name("settings.json")),
    )
