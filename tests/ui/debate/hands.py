"""A window turned to the debate screen, and a hand over it."""

from typing import cast

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QWidget

from essayplanner.domain.cards import Kind, Relation
from essayplanner.notebook import cards, debates, standing
from essayplanner.notebook.argument import read_cards_seen, read_debates
from essayplanner.notebook.notebook import Notebook
from essayplanner.ui.canvas.figures import Key
from essayplanner.ui.debate.whole import DebateScreen
from essayplanner.ui.frame.window import Window
from tests.ui.conftest import Mouse
from tests.ui.waiting import until


def write_debate(book: Notebook, essay: dict[str, int]) -> dict[str, int]:
    """A debate of two sides and one between, with the cards of the essay and three more historians."""
    ids = dict(essay)
    ids["debate"] = debates.add_debate(book, "Did Stalin continue Lenin’s rule?", ("Continuity", "Break"), "Both")
    ids |= {side.name.lower(): side.id for side in read_debates(book)[0].sides}
    ids["trotsky"] = cards.add_card(book, Kind.HISTORIAN, "Leon Trotsky")
    ids["service"] = cards.add_card(book, Kind.HISTORIAN, "Robert Service")
    ids["medvedev"] = cards.add_card(book, Kind.HISTORIAN, "Roy Medvedev")
    ids["loose"] = cards.add_card(book, Kind.CLAIM, "Nobody knows")
    standing.set_side(book, [ids["tools"], ids["cheka"], ids["conquest"]], ids["continuity"])
    standing.set_side(book, [ids["party"], ids["trotsky"], ids["medvedev"]], ids["break"])
    standing.set_side(book, [ids["service"]], ids["both"])
    ids["quarrel"] = cards.link_cards(book, ids["trotsky"], ids["conquest"], Relation.CHALLENGES, "It is Stalin.")
    ids["doubt"] = cards.link_cards(book, ids["conquest"], ids["medvedev"], Relation.QUALIFIES, "He has a point.")
    cards.link_cards(book, ids["party"], ids["tools"], Relation.CHALLENGES, "Lenin never turned on his own.")
    return ids


class Hand:
    """A hand over the screen."""

    def __init__(self, window: Window) -> None:
        self.window, self.book = window, window.book
        window.centre.turn_to("debate")
        self.screen = cast(DebateScreen, window.centre.currentWidget())
        self.canvas = self.screen.canvas
        self.mouse = Mouse(window)
        self.tester = QAbstractItemModelTester(self.canvas.figures)
        until(lambda: self.canvas.isVisible() and self.canvas.figures.rowCount() > 1)

    def box(self, key: Key) -> QPoint:
        """The middle of a figure, in the window; it is scrolled into sight."""
        row = self.canvas.figures.row_of(key)
        assert row >= 0, key
        self.canvas.scrollTo(self.canvas.figures.index(row))
        box = self.canvas.seen(self.canvas.figures.figures[row].box)
        return self.canvas.viewport().mapTo(self.window, QPoint(int(box.center().x()), int(box.top() + 14)))

    def on_line(self, share: float) -> QPoint:
        """A point of the line, so far from the left."""
        line = self.screen.drops.drawing
        assert line is not None
        y = int(line.line.top + line.line.bottom) // 2 - self.canvas.verticalOffset()
        return self.canvas.viewport().mapTo(self.window, QPoint(int(self.canvas.viewport().width() * share), y))

    def click(self, key: Key, keys: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press on a figure."""
        QTest.mouseClick(self.window.windowHandle(), Qt.MouseButton.LeftButton, keys, self.box(key))

    def current(self) -> Key | None:
        """To what the keys go."""
        figure = self.canvas.current()
        return figure.key if figure else None

    def side_of(self, card_id: int) -> int:
        """The side of a card."""
        return read_cards_seen(self.book)[card_id].side_id

    def stand_of(self, card_id: int) -> int | None:
        """Where a historian was put."""
        return read_cards_seen(self.book)[card_id].stand

    def said(self) -> str:
        """The last step, in words."""
        return self.book.history()[-1].label.words


def type_in(text: str) -> None:
    """Type where the focus is."""
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClicks(focus, text)


def focus() -> QWidget:
    """Where the keys go."""
    return cast(QWidget, QApplication.focusWidget())
