"""How dates look: the bar of a card by the form of its date, stacks, and the hatching of years without evidence."""

from collections.abc import Callable
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFontMetricsF,
    QLinearGradient,
    QPainter,
    QPainterPath,
    QPen,
)

from essayplanner.domain.cards import Kind
from essayplanner.domain.dates import Form
from essayplanner.domain.timeline_axis import year_at
from essayplanner.ui.canvas.places import Box
from essayplanner.ui.look.glyphs import paint_number
from essayplanner.ui.look.mirroring import write
from essayplanner.ui.look.set_words import words_in
from essayplanner.ui.look.theme import Theme, mixed
from essayplanner.ui.timeline.sight import Sight

#: Pixels of the design: how thick a bar is, half of the end of an open one, and between the strokes of a hatching.
_THICK, _END, _HATCH = 3, 4, 7
#: How much of the colour of a kind is in the ground of what is not used.
_SOFT = 0.15
#: Years without evidence that are looked for on the axis, at most.
_MOST_YEARS = 5_000


def soft(theme: Theme, kind: Kind) -> QColor:
    """The ground of what is not used."""
    return _mixed(theme.tokens.paper, theme.tokens.kind(kind))


@lru_cache(16)
def _mixed(paper: str, colour: str) -> QColor:
    return mixed(paper, colour, _SOFT)


class Ink:
    """The colours, fonts and sizes of a theme that bars and stacks are drawn with, put together once for many."""

    def __init__(self, theme: Theme) -> None:
        px, kinds = theme.px, (Kind.EVIDENCE, Kind.CLAIM)
        self.kinds = {kind: theme.color(kind.value) for kind in kinds}
        self.softs = {kind: soft(theme, kind) for kind in kinds}
        self.ink, self.muted, self.chosen = theme.color("ink"), theme.color("muted"), theme.color("claim")
        self.selection, self.number = theme.color("selection"), theme.color("side_soft")
        self.paper = theme.color("paper")
        self.plain, self.bold = theme.font(11), theme.font(11, bold=True)
        self.small = theme.font(10, bold=True)
        self.thick, self.end, self.moment, self.short = float(px(_THICK)), px(_END), px(5), px(6)
        self.corner, self.behind, self.used, self.above = px(3), px(2), px(2), px(2.5)
        self.line, self.number_high = px(4), px(13)


def paint_bar(
    painter: QPainter,
    ink: Ink,
    box: QRectF,
    form: Form,
    kind: Kind,
    *,
    used: bool,
    doubtful: bool = False,
    from_right: bool = False,
) -> None:
    """Draw the bar of a date as long as a box and in the middle of its height: solid where the outline uses it, hollow
    where not, dashed where it is not exact; what is open fades, and its known end is a stroke."""
    colour, thick = ink.kinds[kind], ink.thick
    left, wide, middle = box.left(), box.width(), box.center().y()
    if form is Form.MOMENT and not doubtful and wide <= ink.short:
        if from_right:
            left = box.right() - ink.moment
        wide = thick = ink.moment
    top = middle - thick / 2
    if form is Form.BY or form is Form.FROM:
        to_right = (form is Form.FROM) is not from_right
        _paint_open(painter, ink, QRectF(left, top, wide, thick), colour, to_right=to_right, used=used)
    elif form is Form.ABOUT or doubtful:
        pen = QPen(colour, 1.2)
        pen.setDashPattern([2.5, 2])
        painter.setPen(pen)
        painter.setBrush(ink.softs[kind] if not used else QBrush(colour, Qt.BrushStyle.Dense4Pattern))
        painter.drawRoundedRect(QRectF(left + 0.5, top - 0.5, wide - 1, thick + 1), 1, 1)
    elif used:
        painter.fillRect(QRectF(left, top, wide, thick), colour)
    else:
        painter.fillRect(QRectF(left, top - 0.5, wide, thick + 1), colour)
        painter.fillRect(QRectF(left + 1, top + 0.5, wide - 2, thick - 1), ink.softs[kind])


def _paint_open(painter: QPainter, ink: Ink, box: QRectF, colour: QColor, *, to_right: bool, used: bool) -> None:
    """Draw what fades away from its known end, to the right or to the left."""
    known = box.left() if to_right else box.right()
    faded = QLinearGradient(QPointF(known, 0), QPointF(box.right() if to_right else box.left(), 0))
    faded.setColorAt(0, colour)
    faded.setColorAt(1, ink.paper)  # PDF has no gradient that becomes transparent
    inset = 0 if used else 0.6
    painter.fillRect(box.adjusted(0, inset, 0, -inset), QBrush(faded))
    painter.setPen(QPen(colour, 1.5))
    x = known + (0.75 if to_right else -0.75)
    painter.drawLine(QPointF(x, box.center().y() - ink.end), QPointF(x, box.center().y() + ink.end))


def paint_across(painter: QPainter, colour: QColor, left: float, right: float, y: float) -> None:
    """Draw a line of a pixel from left to right, as a filled box: a stroke takes several times as long."""
    painter.fillRect(QRectF(left, y - 0.5, right - left, 1), colour)


def paint_down(painter: QPainter, colour: QColor, x: float, top: float, bottom: float) -> None:
    """Draw a line of a pixel downwards, as a filled box."""
    painter.fillRect(QRectF(x - 0.5, top, 1, bottom - top), colour)


def paint_stack(
    painter: QPainter, ink: Ink, box: QRectF, count: str, used: float, *, hovered: bool, chosen: bool, focused: bool
) -> None:
    """Draw a stack: two sheets with a number on the upper one, and below it as much of a line as is used."""
    colour, corner, behind = ink.kinds[Kind.EVIDENCE], ink.corner, ink.behind
    left, top = box.left() + 0.5, box.top() + behind + 0.5
    wide, high = box.width() - behind - 1, box.height() - behind - 1
    edge = ink.chosen if focused or chosen else ink.ink if hovered else colour
    paint_across(painter, edge, left + behind + corner, left + behind + wide - 1, top - behind)
    paint_down(painter, edge, left + behind + wide, top - behind + 1, top - behind + high - corner)
    half = 1 if focused else 0.75 if chosen else 0.5
    painter.setPen(Qt.PenStyle.NoPen)
    for colour_of, out in ((edge, half), (ink.selection if chosen else ink.softs[Kind.EVIDENCE], -half)):
        painter.setBrush(colour_of)
        sheet = QRectF(left - out, top - out, wide + 2 * out, high + 2 * out)
        painter.drawRoundedRect(sheet, corner + out, corner + out)
    painter.setPen(ink.ink)
    painter.setFont(ink.bold)
    words = words_in(count, ink.bold)
    words.draw(painter, left + (wide - words.width) / 2, top, high)
    if used:
        painter.fillRect(QRectF(left + 2, top + high - ink.above, (wide - 4) * used, ink.used), colour)


def paint_hatched(painter: QPainter, theme: Theme, box: QRectF) -> None:
    """Hatch years without evidence."""
    painter.save()
    path = QPainterPath()
    path.addRect(box)
    painter.setClipPath(path, Qt.ClipOperation.IntersectClip)
    painter.setPen(QPen(theme.color("side_soft"), 1.2))  # titles go over it, and have to be read in high contrast too
    every, high = theme.px(_HATCH), box.height()
    # the strokes lie where they would on an endless ground, so that they stand still while it moves under a clip
    x = box.left() - high - (box.left() - high) % every
    while x < box.right():
        painter.drawLine(QPointF(x, box.bottom()), QPointF(x + high, box.top()))
        x += every
    painter.restore()


def paint_chosen(painter: QPainter, sight: Sight, placed: Callable[[float], QRectF], first: float, end: float) -> None:
    """Tint a stretch of the axis, its edges drawn; days before and after it are left as they are."""
    edges = [sight.scale.x(day) for day in (first, end)]
    left, right = max(0.0, edges[0]), min(sight.width, edges[1])
    if left >= right:
        return
    tint = sight.theme.color("claim")
    tint.setAlpha(28)
    painter.fillRect(placed(left).united(placed(right)), tint)
    painter.setPen(QPen(sight.theme.color("claim"), 1.3))
    for x in edges:
        if 0 <= x <= sight.width:
            at = placed(x)
            painter.drawLine(at.topLeft(), at.bottomLeft())


def paint_fence(painter: QPainter, sight: Sight, placed: Callable[[float], QRectF]) -> None:
    """Draw where the dates of the question begin and end, inside what is in sight."""
    painter.setPen(QPen(sight.theme.color("muted"), 1.3))
    for day in sight.fence:
        x = sight.scale.x(day)
        if 1 < x < sight.width - 1:
            at = placed(x)
            painter.drawLine(at.topLeft(), at.bottomLeft())


def paint_used_in(painter: QPainter, ink: Ink, room: QRectF, number: str) -> None:
    """Draw the number of a section that uses a card, in a line of small text."""
    high = min(room.height(), ink.number_high)
    box = QRectF(room.left(), room.center().y() - high / 2, room.width(), high)
    paint_number(painter, box, number, ink.small, ink.number, ink.ink)


def paint_axis(painter: QPainter, sight: Sight, box: Box, begin: float, from_right: bool) -> None:
    """Name what is in sight, in a box whose axis begins so far from its edge; years without evidence are amber."""
    theme, px, scale = sight.theme, sight.theme.px, sight.scale
    bare = {year for gap in sight.gaps for year in range(gap.first, min(gap.last, gap.first + _MOST_YEARS) + 1)}

    def placed(x: float, wide: float = 0.0) -> QRectF:
        left = box.right - begin - x - wide if from_right else box.x + begin + x
        return QRectF(left, box.y, wide, box.height)

    bottom, font, line = box.bottom - 0.5, theme.font(11, bold=True), QPen(theme.color("line"), 1)
    wide_of = QFontMetricsF(font).horizontalAdvance
    painter.setFont(font)
    for tick in sight.ticks():
        left, right = max(0.0, scale.x(tick.start)), min(scale.x(tick.end), sight.width)
        is_bare = all(year in bare for year in range(year_at(tick.start), year_at(tick.end - 1) + 1))
        if is_bare:
            paint_hatched(painter, theme, placed(left, right - left))
        painter.setPen(line)
        if scale.x(tick.start) >= 0:
            x = placed(left).left()
            painter.drawLine(QPointF(x, box.y + px(4)), QPointF(x, bottom))
        painter.setPen(theme.color("caution" if is_bare else "muted"))
        room = placed(left + px(4), right - left - px(4))
        if wide_of(tick.name) <= room.width():
            write(painter, room, tick.name, from_right)
    paint_fence(painter, sight, placed)
    painter.setPen(line)
    painter.drawLine(QPointF(box.x, bottom), QPointF(box.right, bottom))
