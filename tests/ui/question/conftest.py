"""The page of a question, open."""

import pytest
from PySide6.QtTest import QTest

from essayplanner.ui.frame.window import Window
from essayplanner.ui.question.page import QuestionPage
from tests.ui.question.hands import Ctrl, Key, Shift


@pytest.fixture
def page(window: Window) -> QuestionPage:
    """The page as New outline shows it."""
    QTest.keyClick(window.outline.view, Key.Key_L, Ctrl | Shift)
    page = window.centre.currentWidget()
    assert isinstance(page, QuestionPage)
    return page
