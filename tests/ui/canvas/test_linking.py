"""Links drawn from card to card, by mouse and by keys."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from essayplanner.domain.cards import Relation
from essayplanner.notebook import cards
from essayplanner.notebook.notebook import Notebook
from essayplanner.notebook.reading import links_of
from essayplanner.ui.canvas.figures import Key
from essayplanner.ui.canvas.link_popover import LinkEnd
from essayplanner.ui.frame.screens import SCREENS
from essayplanner.ui.frame.window import Window
from tests.ui.canvas.board import board_screen
from tests.ui.canvas.test_canvas import Essay, Shown
from tests.ui.screen_reader import focus_goes
from tests.ui.test_keyboard import Key as Keys
from tests.ui.test_keyboard import press
from tests.ui.waiting import until


@pytest.fixture
def shown(book: Notebook, essay: Essay, open_window: Callable[..., Window]) -> Shown:
    return Shown(open_window(book, (*SCREENS[:1], board_screen())))


def draw(shown: Shown, start: Key, end: QPoint, *, cancel: bool = False) -> None:
    """Drag from the handle of a figure to a point of the window."""
    canvas, handle = shown.canvas, shown.window.windowHandle()
    linking = canvas.linking
    assert linking is not None
    for off in (3, 0):  # a pointer that stood there before has not moved
        QTest.mouseMove(handle, shown.at(start) + QPoint(off, 0))
    until(lambda: canvas.hovered() == start)
    figure = canvas.figures.figures[canvas.figures.row_of(start)]
    at = canvas.viewport().mapTo(shown.window, linking.handle(figure).toPoint())
    QTest.mouseMove(handle, at)
    QTest.mousePress(handle, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)
    until(lambda: linking.is_drawing)
    QTest.mouseMove(handle, end)
    if cancel:
        press(canvas, Keys.Key_Escape)
    QTest.mouseRelease(handle, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, end)
    until(lambda: not linking.is_drawing)


def links(shown: Shown, card_id: int) -> list[tuple[int, Relation, str]]:
    found = links_of(shown.window.book, card_id)
    return [(link.other_id, link.relation, link.because) for link in found if link.outgoing]


def test_a_link_is_drawn_with_the_mouse_and_asked_for_its_because(shown: Shown, essay: Essay) -> None:
    tools, conquest = ("card", essay["tools"]), ("card", essay["conquest"])
    before = links(shown, essay["conquest"])
    draw(shown, conquest, shown.at(tools), cancel=True)
    draw(shown, conquest, shown.at(conquest))
    draw(shown, conquest, shown.at(conquest) + QPoint(0, 34))
    assert links(shown, essay["conquest"]) == before
    linking = shown.canvas.linking
    assert linking is not None
    assert linking.popover is None
    draw(shown, conquest, shown.at(tools))
    popover = linking.popover
    assert popover is not None
    until(popover.isVisible)
    QTest.mouseClick(popover.relations.segments[Relation.CHALLENGES], Qt.MouseButton.LeftButton)
    low = popover.height()
    popover.because.setPlainText("more " * 40)
    until(lambda: popover.height() > low + popover.because.fontMetrics().lineSpacing())
    popover.because.clear()
    segment = popover.relations.segments[Relation.CHALLENGES]
    segment.setFocus()
    QTest.keyClicks(segment, "h")  # who types at once types the reason
    QTest.keyClicks(popover.because, "e saw more")
    shown.window.centre.turn_to("outline")
    assert popover.isHidden()
    shown.window.centre.turn_to("board")
    assert popover.isVisible()
    press(popover.because, Keys.Key_Return)
    until(popover.isHidden)
    assert links(shown, essay["conquest"])[-1] == (essay["tools"], Relation.CHALLENGES, "he saw more")
    assert shown.canvas.hasFocus()
    shown.window.book.undo()
    assert links(shown, essay["conquest"]) == before


def test_a_link_that_is_drawn_follows_its_card_and_goes_with_it(shown: Shown, essay: Essay) -> None:
    canvas, book, said = shown.canvas, shown.window.book, list[str]()
    shown.window.announcer.said.connect(said.append)
    linking, start = canvas.linking, ("card", essay["conquest"])
    assert linking is not None
    canvas.setFocus()
    canvas.go_to(start)
    press(canvas, Keys.Key_L)
    cards.trash_cards(book, [essay["tools"]])
    until(lambda: canvas.figures.row_of(("card", essay["tools"])) < 0)
    assert linking.start == canvas.figures.figures[canvas.figures.row_of(start)]
    cards.trash_cards(book, [essay["conquest"]])
    until(lambda: not linking.is_drawing)
    assert said[-1] == "“Robert Conquest” is no longer here, so no link was made."


def test_a_link_is_drawn_and_changed_with_keys(shown: Shown, essay: Essay) -> None:
    canvas, said = shown.canvas, list[str]()
    shown.window.announcer.said.connect(said.append)
    linking = canvas.linking
    assert linking is not None
    canvas.setFocus()
    canvas.go_to(("head", 0))
    press(canvas, Keys.Key_L)
    assert said[-1] == "Choose a card first; a link begins at one."
    start, end = canvas.figures.figures[1], canvas.figures.figures[2]
    before = links(shown, start.card_id)
    canvas.go_to(start.key)
    press(canvas, Keys.Key_L)
    press(canvas, Keys.Key_Escape)
    assert said[-1] == "No link was made."
    press(canvas, Keys.Key_L)
    press(canvas, Keys.Key_Right)
    assert canvas.looks().aimed == end.key
    press(canvas, Keys.Key_Return)
    popover = linking.popover
    assert popover is not None
    until(popover.isVisible)
    asked = QApplication.focusWidget()
    assert asked
    assert asked.accessibleName() == f"“{start.text}” supports “{end.text}”"
    went = focus_goes()
    press(popover, Keys.Key_Escape)
    assert (went, popover.isVisible()) == ([canvas], False)
    assert links(shown, start.card_id) == before
    linking.ask(start, end)
    hidden_when_said: list[bool] = []
    shown.window.announcer.spoken.connect(lambda _said: hidden_when_said.append(popover.isHidden()))
    popover.finish()
    assert hidden_when_said == [True]
    assert said[-1] == f"Linked: “{start.text}” supports “{end.text}”."
    assert links(shown, start.card_id)[-1] == (end.card_id, Relation.SUPPORTS, "")
    link = [link for link in links_of(shown.window.book, start.card_id) if link.outgoing][-1]
    linking.ask(start, end)
    assert said[-1] == "These two are linked already; change what the link says."
    press(popover, Keys.Key_Escape)
    ends = LinkEnd(start.card_id, start.text), LinkEnd(end.card_id, end.text)
    linking.change(link.id, *ends, canvas.visualRect(canvas.currentIndex()))
    assert popover.add.text() == "Change"
    popover.because.setPlainText("so it is")
    popover.finish()
    assert links(shown, start.card_id)[-1] == (end.card_id, Relation.SUPPORTS, "so it is")
