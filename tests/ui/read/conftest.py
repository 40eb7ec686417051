"""A view of a lesson, and the screen Read in a real window."""

from collections.abc import Callable, Iterator

import pytest
from pytestqt.qtbot import QtBot

from essayplanner.notebook import sources
from essayplanner.notebook.notebook import Notebook
from essayplanner.ui.frame.window import Window
from essayplanner.ui.look.theme import Theme
from essayplanner.ui.read.pages_text import TextReadable
from essayplanner.ui.read.view import PagesView
from tests.ui.read.hands import Shown, add, chapter_file, lesson_file
from tests.ui.read.lessons import LESSON

Essay = dict[str, int]
Open = Callable[..., Window]


@pytest.fixture
def empty_view(qtbot: QtBot, theme: Theme) -> Iterator[PagesView]:
    """A view that shows nothing yet, with the focus."""
    view = PagesView(theme)
    qtbot.addWidget(view)
    view.resize(760, 600)
    view.show()
    qtbot.waitExposed(view)
    view.activateWindow()
    qtbot.waitUntil(view.isActiveWindow)
    view.setFocus()
    yield view
    view.show_readable(None)


@pytest.fixture
def view(empty_view: PagesView) -> PagesView:
    """The view of the lesson."""
    empty_view.show_readable(TextReadable(LESSON, "lesson.docx", empty_view))
    return empty_view


@pytest.fixture
def lesson(book: Notebook, essay: Essay, open_window: Open) -> Shown:
    """A text tied to a source."""
    source = sources.add_source(book, "smith", {"title": "Kirov and after", "author": [{"family": "Smith"}]})
    add(book, lesson_file(book.path.parent), source=source)
    return Shown(open_window(book))


@pytest.fixture
def chapter(book: Notebook, essay: Essay, open_window: Open) -> Shown:
    """A PDF of which nobody said what is printed on its pages."""
    source = sources.add_source(book, "service", {"title": "A History", "author": [{"family": "Service"}]})
    add(book, chapter_file(book.path.parent), pages=3, source=source)
    return Shown(open_window(book))
