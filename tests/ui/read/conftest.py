"""A view of a lesson."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from essayplanner.ui.look.theme import Theme
from essayplanner.ui.read.pages_text import TextReadable
from essayplanner.ui.read.view import PagesView
from tests.ui.read.lessons import LESSON


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
