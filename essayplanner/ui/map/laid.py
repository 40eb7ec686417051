"""What is asked of the map, laid out with the words of its cards as they are set here."""

from typing import NamedTuple

from essayplanner.domain.argument import Argument, CardSeen
from essayplanner.domain.map.laying import Form
from essayplanner.domain.map.notebook_map import notebook_map
from essayplanner.domain.map.outline_map import outline_map
from essayplanner.domain.map.tree import Shown
from essayplanner.domain.map.values import Known, Map, Shape
from essayplanner.ui.look.theme import Theme
from essayplanner.ui.look.wrapping import height_of, wrapped
from essayplanner.ui.map.drawing import MARGIN
from essayplanner.ui.map.texts import Texts

#: Pixels of the design: of the thesis, which is wider from top to bottom; rows are made as narrow as this, and as wide;
#: claims are made so much wider where there are no rows.
_THESIS, _WIDE_THESIS, _LEAST_ROW, _MOST_ROW, _WIDER = 134, 540, 120, 420, 70


class Asked(NamedTuple):
    """What of the notebook is to be seen, and how: all of it or this outline, from left to right or downwards."""

    whole: bool = False
    down: bool = False
    shown: Shown = Shown()
    places: tuple[tuple[int, tuple[int, int]], ...] = ()
    #: What the last map of the whole notebook knew.
    known: Known | None = None
    #: So wide is the window: rows are narrower than the design has them where all then fits better, and they, or claims
    #: without rows beside them, wider where there is room for more of a title; 0 for any width.
    room: float = 0.0


def lay(argument: Argument, theme: Theme, asked: Asked, texts: Texts | None = None) -> Map:
    """Lay out what is asked for."""
    texts, scale = texts or Texts(theme), theme.scale / 100

    def measure(card: CardSeen, shape: Shape, width: float, before: str, hidden: int) -> float:
        return texts(card, shape, width * scale, before, hidden) / scale

    form, places = Form(measure, asked.down), dict(asked.places)
    if asked.whole:
        return notebook_map(argument, form, asked.shown.touching, places, asked.known).scaled(scale)
    thesis = None
    if argument.outline.thesis:
        wide = _WIDE_THESIS if asked.down else _THESIS
        words = wrapped(argument.outline.thesis, theme.font(12, serif=True), theme.px(wide - 20))
        size = (wide, height_of(words) / scale + 38)
        thesis = size[::-1] if asked.down else size
    laid = outline_map(argument, form, asked.shown, places, thesis)
    over = laid.width + 2 * MARGIN - asked.room / scale
    if not asked.room or asked.down:
        pass
    elif not any(box.shape is Shape.ROW for box in laid.boxes.values()):
        columns = 1 + max((box.column for box in laid.boxes.values()), default=0)
        if (wider := min(_WIDER, -over / columns)) > 0:
            laid = outline_map(argument, form._replace(wider=wider), asked.shown, places, thesis)
    else:
        row = min(_MOST_ROW, form.width(Shape.ROW) - over)
        if row >= _LEAST_ROW and row != form.width(Shape.ROW):  # else it is scrolled, and titles are read so
            laid = outline_map(argument, form._replace(row=row), asked.shown, places, thesis)
    return laid.scaled(scale)
