"""The timeline as a picture: all years, with the axis above the lanes."""

from collections.abc import Sequence
from math import inf
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from essayplanner.domain.argument import Argument
from essayplanner.domain.errors import RefusedError
from essayplanner.domain.timeline_lanes import By
from essayplanner.language import _
from essayplanner.notebook.argument import read_argument
from essayplanner.notebook.notebook import Notebook
from essayplanner.ui.canvas.figures import Drawing, Figure, Looks
from essayplanner.ui.canvas.picture import Picture
from essayplanner.ui.canvas.places import Box
from essayplanner.ui.look.theme import Theme
from essayplanner.ui.timeline.drawing import FREE, LanesDrawing, draw, gutter
from essayplanner.ui.timeline.painting import paint_axis
from essayplanner.ui.timeline.sight import Sight

if TYPE_CHECKING:
    from essayplanner.ui.timeline.whole import TimelineScreen

#: Pixels of the design: the axis, and the longest title; rows of a lane; and the share of the width for what ends last.
_AXIS, _LONGEST, _ROWS, _BESIDE = 26, 420.0, 80, 0.25


class Told(NamedTuple):
    """What is drawn: the cards, the topic of the notebook, the lanes, and from which day to which; None for all."""

    argument: Argument
    topic: str
    by: By = By.THEME
    days: tuple[float, float] | None = None


class TimelinePicture(NamedTuple):
    """The lanes below the axis."""

    lanes: LanesDrawing
    axis: float

    @property
    def figures(self) -> Sequence[Figure]:
        """Those of the lanes, each as far down as the axis is high."""
        return [each._replace(box=each.box._replace(y=each.box.y + self.axis)) for each in self.lanes.figures]

    @property
    def size(self) -> tuple[float, float]:
        """That of both."""
        return self.lanes.size[0], self.lanes.size[1] + self.axis

    def paint(self, painter: QPainter, clip: Box, looks: Looks) -> None:
        """Draw what lies in the clip."""
        painter.save()
        painter.translate(0, self.axis)
        self.lanes.paint(painter, clip._replace(y=clip.y - self.axis), looks)
        painter.restore()
        box = Box(0, 0, self.lanes.size[0], self.axis)
        painter.fillRect(QRectF(*box), self.lanes.theme.color("paper"))
        paint_axis(painter, self.lanes.sight, box, self.lanes.begin, self.lanes.from_right)


def _read(book: Notebook, outline_id: int) -> Told:
    return _with_dates(Told(read_argument(book, outline_id), book.title))


def _with_dates(told: Told) -> Told:
    if not any(card.first for card in told.argument.cards.values()):
        raise RefusedError(_("No card has a date, so there is no timeline to draw"))
    return told


def _draw(told: Told, theme: Theme, width: float, from_right: bool) -> Drawing:
    sight = Sight(theme)
    sight.by, sight.most_rows, sight.longest, sight.beside = told.by, _ROWS, _LONGEST, _BESIDE
    sight.show_argument(told.argument, told.topic)
    sight.fit_width(theme.px(width) - gutter(theme) - theme.px(FREE))
    if told.days:
        sight.show_stretch(*told.days)
    else:
        sight.show_all()
    lanes = draw(sight, inf, from_right=from_right)
    bottom = lanes.rooms[-1].bottom + 1 if lanes.rooms else 1.0
    return TimelinePicture(lanes._replace(size=(lanes.size[0], bottom)), theme.px(_AXIS))


def _shown(screen: "TimelineScreen") -> Told:
    sight = screen.sight
    days = (sight.scale.start, sight.scale.day(sight.width)) if sight.width else None
    return _with_dates(Told(sight.argument, screen.desk.book.title, sight.by, days))


PICTURE = Picture("timeline", _("Timeline"), _read, _draw, _shown)
