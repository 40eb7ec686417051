"""A lesson as a text, and what is asked of a view that shows it."""

from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtTest import QTest

from essayplanner.domain.brought import Block, What, Writing
from essayplanner.domain.documents import Spot
from essayplanner.ui.read.view import PagesView

BLOCKS = (
    Block(What.HEADING, "Kirov and after", 1),
    Block(What.PARAGRAPH, "In 1933 no fewer than *854,300* Party cards had been withdrawn, and many had a grievance."),
    Block(What.HEADING, "The first of December", 2),
    Block(What.ITEM, "Kirov was shot in **Leningrad**.", 1),
    Block(What.QUOTATION, "Life has become better.\nLife has become more joyous."),
    Block(What.HIGHLIGHT, "deep and wide", locator="p. 210", comment="Who felt it?"),
)
LESSON = Writing("Kirov and after", "lesson", BLOCKS)


def spot_of(view: PagesView, words: str, page: int = 0) -> Spot:
    """Where words stand in a document."""
    assert view.readable is not None
    first = (view.readable.text(max(1, page)) or "").index(words)
    return Spot(page, first, first + len(words))


def box_of(view: PagesView, words: str, page: int = 0) -> QRectF:
    """Where they stand in the viewport."""
    return view.rects_of(spot_of(view, words, page))[0]


def begin_of(view: PagesView, words: str, page: int = 0) -> QPoint:
    """The point of the viewport at which words begin."""
    box = box_of(view, words, page)
    return QPoint(round(box.left()) + 1, round(box.center().y()))


def end_of(view: PagesView, words: str, page: int = 0) -> QPoint:
    """The point at which they end."""
    box = view.rects_of(spot_of(view, words, page))[-1]
    return QPoint(round(box.right()), round(box.center().y()))


def sweep(view: PagesView, first: QPoint, last: QPoint) -> None:
    """Drag over words."""
    port, left = view.viewport(), Qt.MouseButton.LeftButton
    QTest.mousePress(port, left, Qt.KeyboardModifier.NoModifier, first)
    for point in ((first + last) / 2, last):
        QTest.mouseMove(port, point)
    QTest.mouseRelease(port, left, Qt.KeyboardModifier.NoModifier, last)


def selected(view: PagesView) -> str:
    """The words that are selected."""
    return view.selection.quoted if view.selection else ""
