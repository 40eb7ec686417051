"""The lines below the parts of a question, one kind for each."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from essayplanner.domain.question import Mark, Part
from essayplanner.ui.look.theme import Theme

#: Pixels of the design, from the letters to the line below them, and between two lines.
BELOW, _BETWEEN = 4, 3
#: How the parts are underlined: the width of the line, its dashes, and how many lines there are.
_LINES: dict[Part, tuple[float, tuple[float, ...], int]] = {
    Part.COMMAND: (2, (), 1),
    Part.FACTOR: (2, (3, 2), 1),
    Part.CLAIM: (2, (1, 1.5), 1),
    Part.TOPIC: (1.2, (), 2),
    Part.YEARS: (1.2, (), 1),
    Part.PLACE: (1.2, (5, 3), 1),
    Part.PERSON: (1.2, (5, 2, 1, 2), 1),
}


def underline(
    painter: QPainter, theme: Theme, marks: Sequence[tuple[Mark, bool]], pieces: Callable[[int, int], list[QRectF]]
) -> None:
    """Draw the line of each part, blue where it is said to have the focus; a part within another has its own alone.

    `pieces` tells where the letters from one to another are, a box a line.
    """
    for mark, has_focus in marks:
        width, dashes, lines = _LINES[mark.part]
        pen = QPen(theme.color("claim" if has_focus else "ink"), theme.px(width * 10) / 10)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        if dashes:
            pen.setDashPattern(dashes)
        painter.setPen(pen)
        start = mark.start
        inner = [each for each, _focus in marks if each != mark and mark.start <= each.start and each.end <= mark.end]
        for each in [*inner, Mark(mark.part, mark.end, mark.end, "")]:
            for number in range(lines):
                _draw(painter, theme, pieces(start, max(start, each.start)), number)
            start = max(start, each.end)


def doubt(painter: QPainter, theme: Theme, pieces: Sequence[QRectF]) -> None:
    """Draw a line below what is not understood as it is spelt."""
    painter.setPen(QPen(theme.color("caution"), theme.px(2), Qt.PenStyle.DotLine))
    _draw(painter, theme, pieces, 0)


def _draw(painter: QPainter, theme: Theme, pieces: Sequence[QRectF], number: int) -> None:
    for piece in pieces:
        y = piece.bottom() + theme.px(BELOW) - 1 + number * theme.px(_BETWEEN)
        painter.drawLine(QPointF(piece.left(), y), QPointF(piece.right(), y))
