"""The pieces that drawings are put together from: a claim’s box, a row with its glyph, words that may be cut."""

from collections.abc import Sequence
from functools import lru_cache

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPainterPath, QPen

from essayplanner.domain.cards import Kind
from essayplanner.ui.canvas.figures import Key, Looks
from essayplanner.ui.canvas.places import Box
from essayplanner.ui.controls.section_number import CURRENT, SOFT, number_width, paint_section_number
from essayplanner.ui.look.glyphs import paint_glyph, paint_warning
from essayplanner.ui.look.mirroring import write
from essayplanner.ui.look.theme import Theme
from essayplanner.ui.look.wrapping import elided

#: What is drawn at each frame is measured once.
_elided = lru_cache(8_192)(elided)


def rect(box: Box) -> QRectF:
    """A box for Qt."""
    return QRectF(*box)


def paint_card_box(
    painter: QPainter, theme: Theme, box: Box, kind: Kind, key: Key, looks: Looks, *, from_right: bool = False
) -> None:
    """Draw the ground of a card: a spine of its kind, and an edge that tells hover, focus and choice."""
    area, corner = rect(box), theme.px(7)
    chosen, focused = key in looks.selected, key == looks.focused
    aimed = key == looks.aimed
    path = QPainterPath()
    path.addRoundedRect(area.adjusted(0.5, 0.5, -0.5, -0.5), corner, corner)
    painter.fillPath(path, theme.color("selection" if chosen or aimed else "card"))
    painter.save()
    painter.setClipPath(path, Qt.ClipOperation.IntersectClip)
    spine = QRectF(area.left(), area.top(), theme.px(4), area.height())
    if from_right:
        spine.moveRight(area.right())
    painter.fillRect(spine, theme.color(kind.value))
    painter.restore()
    hovered = key == looks.hovered
    colour = "claim" if focused or chosen or aimed else "link" if hovered else "line"
    width = 2 if focused or aimed else 1.5 if chosen else 1
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(theme.color(colour), width))
    painter.drawRoundedRect(area.adjusted(0.5, 0.5, -0.5, -0.5), corner, corner)
    if focused:
        painter.drawRoundedRect(area.adjusted(-2, -2, 2, 2), corner + 2, corner + 2)


def paint_row_ground(painter: QPainter, theme: Theme, box: Box, key: Key, looks: Looks) -> None:
    """Draw what tells that a row without a box is hovered, has the focus, is chosen or aimed at."""
    chosen, focused = key in looks.selected or key == looks.aimed, key == looks.focused
    if not (chosen or focused or key == looks.hovered):
        return
    area, corner = rect(box.grown(1)), theme.px(4)
    painter.setBrush(theme.color("selection") if chosen else Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(theme.color("claim" if chosen or focused else "link"), 2 if focused else 1))
    painter.drawRoundedRect(area, corner, corner)


def paint_words(
    painter: QPainter, theme: Theme, box: Box, text: str, font: QFont, colour: str, *, from_right: bool = False
) -> bool:
    """Write a line, cut where there is no room; gives whether it was."""
    shown = _elided(text, font, box.width)
    painter.setFont(font)
    painter.setPen(theme.color(colour))
    write(painter, rect(box), shown, from_right)
    return shown != text


def paint_lines(
    painter: QPainter,
    theme: Theme,
    box: Box,
    lines: Sequence[str],
    font: QFont,
    colour: str,
    *,
    from_right: bool = False,
) -> None:
    """Write lines that were set before, one below another."""
    high = QFontMetricsF(font).lineSpacing()
    painter.setFont(font)
    painter.setPen(theme.color(colour))
    for number, line in enumerate(lines):
        write(painter, QRectF(box.x, box.y + number * high, box.width, high), line, from_right)


def paint_kind(painter: QPainter, theme: Theme, x: float, middle: float, kind: Kind, size: float = 9) -> None:
    """Draw the shape of a kind, its middle at that height."""
    side = theme.px(size)
    paint_glyph(painter, kind, QRectF(x, middle - side / 2, side, side), theme.color(kind.value))


def paint_caution(painter: QPainter, theme: Theme, x: float, middle: float) -> None:
    """Draw the sign of a caution."""
    side = theme.px(11)
    paint_warning(painter, QRectF(x, middle - side / 2, side, side), theme.color("caution"), theme.color("card"))


def paint_numbers(
    painter: QPainter,
    theme: Theme,
    box: Box,
    numbers: Sequence[str],
    current: str = "",
    *,
    from_right: bool = False,
) -> None:
    """Draw the numbers of the sections that use a card, at the end of a line; the current one is blue."""
    at = box.x if from_right else box.right
    for number in numbers if from_right else reversed(numbers):
        wide = number_width(theme, number)
        left = at if from_right else at - wide
        look = CURRENT if number == current else SOFT
        paint_section_number(painter, theme, QRectF(left, box.y, wide, box.height), number, look)
        at += wide + theme.px(3) if from_right else -wide - theme.px(3)


def numbers_width(theme: Theme, numbers: Sequence[str]) -> float:
    """How wide these are side by side."""
    return sum(number_width(theme, number) + theme.px(3) for number in numbers)
