"""How dates look: the bar of a card by the form of its date, stacks, and the hatching of years without evidence."""

from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFontMetricsF, QLinearGradient, QPainter, QPainterPath, QPen

from essayplanner.domain.cards import Kind
from essayplanner.domain.dates import Form
from essayplanner.domain.timeline_axis import year_at
from essayplanner.ui.canvas.places import Box
from essayplanner.ui.look.glyphs import paint_number
from essayplanner.ui.look.mirroring import write
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


def paint_bar(
    painter: QPainter,
    theme: Theme,
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
    colour, thick = theme.color(kind.value), float(theme.px(_THICK))
    middle = box.center().y()
    if form is Form.MOMENT and not doubtful and box.width() <= theme.px(6):
        side = theme.px(5)
        box = QRectF(box.right() - side if from_right else box.left(), middle - side / 2, side, side)
    else:
        box = QRectF(box.left(), middle - thick / 2, box.width(), thick)
    if form in (Form.BY, Form.FROM):
        _paint_open(painter, theme, box, colour, to_right=(form is Form.FROM) is not from_right, used=used)
    elif form is Form.ABOUT or doubtful:
        pen = QPen(colour, 1.2)
        pen.setDashPattern([2.5, 2])
        painter.setPen(pen)
        painter.setBrush(soft(theme, kind) if not used else QBrush(colour, Qt.BrushStyle.Dense4Pattern))
        painter.drawRoundedRect(box.adjusted(0.5, -0.5, -0.5, 0.5), 1, 1)
    elif used:
        painter.fillRect(box, colour)
    else:
        painter.fillRect(box.adjusted(0, -0.5, 0, 0.5), colour)
        painter.fillRect(box.adjusted(1, 0.5, -1, -0.5), soft(theme, kind))


def _paint_open(painter: QPainter, theme: Theme, box: QRectF, colour: QColor, *, to_right: bool, used: bool) -> None:
    """Draw what fades away from its known end, to the right or to the left."""
    known = box.left() if to_right else box.right()
    faded = QLinearGradient(QPointF(known, 0), QPointF(box.right() if to_right else box.left(), 0))
    faded.setColorAt(0, colour)
    faded.setColorAt(1, theme.color("paper"))  # PDF has no gradient that becomes transparent
    inset = 0 if used else 0.6
    painter.fillRect(box.adjusted(0, inset, 0, -inset), QBrush(faded))
    end = theme.px(_END)
    painter.setPen(QPen(colour, 1.5))
    x = known + (0.75 if to_right else -0.75)
    painter.drawLine(QPointF(x, box.center().y() - end), QPointF(x, box.center().y() + end))


def paint_across(painter: QPainter, colour: QColor, left: float, right: float, y: float) -> None:
    """Draw a line of a pixel from left to right, as a filled box: a stroke takes several times as long."""
    painter.fillRect(QRectF(left, y - 0.5, right - left, 1), colour)


def paint_down(painter: QPainter, colour: QColor, x: float, top: float, bottom: float) -> None:
    """Draw a line of a pixel downwards, as a filled box."""
    painter.fillRect(QRectF(x - 0.5, top, 1, bottom - top), colour)


def paint_stack(
    painter: QPainter, theme: Theme, box: QRectF, count: str, used: float, *, hovered: bool, chosen: bool, focused: bool
) -> None:
    """Draw a stack: two sheets with a number on the upper one, and below it as much of a line as is used."""
    colour = theme.color("evidence")
    corner, behind = theme.px(3), theme.px(2)
    sheet = box.adjusted(0.5, behind + 0.5, -behind - 0.5, -0.5)
    edge = theme.color("claim") if focused or chosen else theme.color("ink") if hovered else colour
    back = sheet.translated(behind, -behind)
    paint_across(painter, edge, back.left() + corner, back.right() - 1, back.top())
    paint_down(painter, edge, back.right(), back.top() + 1, back.bottom() - corner)
    half = 1 if focused else 0.75 if chosen else 0.5
    painter.setPen(Qt.PenStyle.NoPen)
    for colour_of, out in ((edge, half), (theme.color("selection") if chosen else soft(theme, Kind.EVIDENCE), -half)):
        painter.setBrush(colour_of)
        painter.drawRoundedRect(sheet.adjusted(-out, -out, out, out), corner + out, corner + out)
    painter.setPen(theme.color("ink"))
    painter.setFont(theme.font(11, bold=True))
    painter.drawText(sheet, Qt.AlignmentFlag.AlignCenter, count)
    if used:
        line = QRectF(sheet.left() + 2, sheet.bottom() - theme.px(2.5), (sheet.width() - 4) * used, theme.px(2))
        painter.fillRect(line, colour)


def paint_hatched(painter: QPainter, theme: Theme, box: QRectF) -> None:
    """Hatch years without evidence."""
    painter.save()
    path = QPainterPath()
    path.addRect(box)
    painter.setClipPath(path, Qt.ClipOperation.IntersectClip)
    painter.setPen(QPen(theme.color("line"), 1.2))
    every, high = theme.px(_HATCH), box.height()
    # the strokes lie where they would on an endless ground, so that they stand still while it moves under a clip
    x = box.left() - high - (box.left() - high) % every
    while x < box.right():
        painter.drawLine(QPointF(x, box.bottom()), QPointF(x + high, box.top()))
        x += every
    painter.restore()


def paint_used_in(painter: QPainter, theme: Theme, room: QRectF, number: str) -> None:
    """Draw the number of a section that uses a card, in a line of small text."""
    high = min(room.height(), theme.px(13))
    box = QRectF(room.left(), room.center().y() - high / 2, room.width(), high)
    paint_number(painter, box, number, theme.font(10, bold=True), theme.color("side_soft"), theme.color("ink"))


def paint_axis(painter: QPainter, sight: Sight, box: Box, begin: float, from_right: bool) -> None:
    """Name what is in sight, in a box whose axis begins so far from its edge; years without evidence are amber."""
    theme, px, scale = sight.theme, sight.theme.px, sight.scale
    bare = {year for gap in sight.gaps for year in range(gap.first, min(gap.last, gap.first + _MOST_YEARS) + 1)}

    def placed(x: float, wide: float = 0.0) -> QRectF:
        left = box.right - begin - x - wide if from_right else box.x + begin + x
        return QRectF(left, box.y, wide, box.height)

    bottom = box.bottom - 0.5
    for tick in sight.ticks():
        left, right = max(0.0, scale.x(tick.start)), min(scale.x(tick.end), sight.width)
        is_bare = all(year in bare for year in range(year_at(tick.start), year_at(tick.end - 1) + 1))
        if is_bare:
            paint_hatched(painter, theme, placed(left, right - left))
        painter.setPen(QPen(theme.color("line"), 1))
        if scale.x(tick.start) >= 0:
            x = placed(left).left()
            painter.drawLine(QPointF(x, box.y + px(4)), QPointF(x, bottom))
        painter.setFont(theme.font(11, bold=True))
        painter.setPen(theme.color("caution" if is_bare else "muted"))
        room = placed(left + px(4), right - left - px(4))
        if QFontMetricsF(painter.font()).horizontalAdvance(tick.name) <= room.width():
            write(painter, room, tick.name, from_right)
    painter.setPen(QPen(theme.color("line"), 1))
    painter.drawLine(QPointF(box.x, bottom), QPointF(box.right, bottom))
