"""The debate as a picture: the question, and below it the line and all columns."""

from functools import partial
from typing import NamedTuple

from PySide6.QtGui import QPainter

from essayplanner.domain.debate import DebateDrawn, debate_of, opponents_first
from essayplanner.domain.debate import draw_debate as see_debate
from essayplanner.domain.errors import RefusedError
from essayplanner.language import _
from essayplanner.notebook.argument import read_argument
from essayplanner.notebook.notebook import Notebook
from essayplanner.ui.canvas.figures import Drawing, Looks
from essayplanner.ui.canvas.picture import Picture
from essayplanner.ui.canvas.places import Box
from essayplanner.ui.debate.drawing import draw_debate
from essayplanner.ui.debate.easel import Block, Easel, lines_of
from essayplanner.ui.debate.line import first_look
from essayplanner.ui.debate.stretches import EDGE, MARGIN
from essayplanner.ui.debate.ties import Looked
from essayplanner.ui.debate.whole import DebateScreen
from essayplanner.ui.debate.work import Open
from essayplanner.ui.look.theme import Theme

_NONE = _("This notebook has no debate yet; make one first.")


class Shown(NamedTuple):
    """What is drawn: a debate, at whom one looks, and what is open."""

    drawn: DebateDrawn
    looked: Looked = Looked()
    opened: Open = Open()


def read(book: Notebook, outline_id: int) -> Shown:
    """The debate of an outline; RefusedError where the notebook has none."""
    argument = read_argument(book, outline_id)
    debate = debate_of(argument)
    if debate is None:
        raise RefusedError(_NONE)
    drawn = see_debate(argument, debate)
    first = first_look(drawn)
    links = [tie.link.id for tie in opponents_first(drawn.ties.get(first, ()))]
    return Shown(drawn, Looked(first, links[0] if links else 0))


def draw(shown: Shown, theme: Theme, width: float, from_right: bool) -> Drawing:
    """Draw it, so wide, with its question above."""
    easel = Easel(theme, theme.px(width), from_right=from_right, on_paper=True)
    font = theme.font(22, bold=True, serif=True)
    high = easel.line_height(font, 30)
    lines = lines_of(shown.drawn.debate.question, font, easel.width - theme.px(MARGIN) - EDGE, 4)
    box = Box(theme.px(MARGIN), theme.px(12), easel.width - theme.px(MARGIN) - EDGE, len(lines) * high)
    head = Block(Box(0, 0, easel.width, box.bottom + theme.px(6)), partial(_paint_question, easel, box, lines, high))
    return draw_debate(shown.drawn, easel, shown.looked, shown.opened, [head]).sheet


def _paint_question(easel: Easel, box: Box, lines: list[str], high: float, painter: QPainter, looks: Looks) -> None:
    easel.lines(painter, box, lines, easel.theme.font(22, bold=True, serif=True), "ink", high)


def _shown(screen: DebateScreen) -> Shown:
    if screen.drawn is None:
        raise RefusedError(_NONE)
    return Shown(screen.drawn, screen.looked, screen.opened)


PICTURE = Picture("debate", _("Debate"), read, draw, _shown)
