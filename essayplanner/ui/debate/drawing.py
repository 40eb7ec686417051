"""A debate as a drawing: the line, and below it the columns, which are as wide as their stretches."""

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from essayplanner.domain.debate import DebateDrawn
from essayplanner.ui.canvas.places import Box
from essayplanner.ui.debate.columns import draw_columns
from essayplanner.ui.debate.easel import Block, Easel, Sheet, sheet
from essayplanner.ui.debate.line import Line, draw_line
from essayplanner.ui.debate.reading import in_order
from essayplanner.ui.debate.stretches import share_room
from essayplanner.ui.debate.ties import Looked
from essayplanner.ui.debate.work import Open


class DebateDrawing(NamedTuple):
    """The sheet, the line on it, where cards of each side (0: of none) are, and what is the head of it all."""

    sheet: Sheet
    line: Line
    areas: dict[int, Box]
    head: tuple[Box, ...]


def draw_debate(
    drawn: DebateDrawn,
    easel: Easel,
    looked: Looked,
    opened: Open,
    above: Sequence[Block] = (),
) -> DebateDrawing:
    """Lay out a debate, below some blocks that are drawn already."""
    room = share_room(drawn.debate, Counter(each.side.id for each in drawn.line), easel.width, easel.theme)
    easel.width = room.width
    top = max((block.box.bottom for block in above), default=0)
    line = draw_line(drawn, room, easel, looked, top)
    columns = draw_columns(drawn, room, easel, opened, line.bottom + easel.px(8))
    figures = in_order(drawn, looked.card_id, [*line.figures, *columns.figures])
    blocks = [*above, *line.blocks, *columns.blocks]
    head = (Box(0, 0, room.width, line.bottom + easel.px(8)), *columns.heads) if columns.heads else ()
    return DebateDrawing(sheet(figures, (room.width, columns.bottom), blocks), line, dict(columns.areas), head)
