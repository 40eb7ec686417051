"""Where the parts of a painted row lie in a window that is laid out from the right.

Rows are reckoned from the left, and each part is put to its mirrored place when it is drawn. Texts run as their own
letters do, and stand at the side at which reading begins.
"""

from functools import cache
from typing import TypeVar

from PySide6 import QtCore
from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QLayout

Part = TypeVar("Part", QRect, QRectF)


def mirrored(box: QRect | QRectF, part: Part, from_right: bool) -> Part:
    """A part of a box where it is to be drawn, which is its mirrored place where all is laid out `from_right`."""
    if not from_right:
        return part
    placed = type(part)(part)
    placed.moveLeft(2 * box.x() + box.width() - part.x() - part.width())  # type: ignore[arg-type]
    return placed


def set_margins(layout: QLayout, begin: int, top: int, end: int, bottom: int) -> None:
    """Give a layout margins where lines begin and end: Qt mirrors what is in a layout, and not its margins."""
    holder = layout.parentWidget()
    left, right = (end, begin) if holder and holder.isRightToLeft() else (begin, end)
    layout.setContentsMargins(left, top, right, bottom)


def write(painter: QPainter, room: QRect | QRectF, text: str, from_right: bool, *, at_end: bool = False) -> None:
    """Draw a line of text into a room that is mirrored already: where reading begins, or at the other end."""
    painter.setLayoutDirection(QtCore.Qt.LayoutDirection.LayoutDirectionAuto)
    painter.drawText(room, _in_a_line(from_right != at_end), text)


def write_lines(painter: QPainter, room: QRect | QRectF, text: str, flags: int, from_right: bool) -> None:
    """Draw a text of one or more lines by Qt’s flags for a window laid out from the left, mirrored if need be."""
    qt = QtCore.Qt
    painter.setLayoutDirection(qt.LayoutDirection.LayoutDirectionAuto)
    across = qt.AlignmentFlag.AlignLeft | qt.AlignmentFlag.AlignRight
    if from_right and flags & across.value:
        flags ^= across.value
    elif from_right and not flags & qt.AlignmentFlag.AlignHCenter.value:
        flags |= qt.AlignmentFlag.AlignRight.value
    painter.drawText(room, flags | qt.AlignmentFlag.AlignAbsolute.value, text)


@cache  # to put flags together takes longer than to write a word
def _in_a_line(at_right: bool) -> int:
    qt = QtCore.Qt
    side = qt.AlignmentFlag.AlignRight if at_right else qt.AlignmentFlag.AlignLeft
    flags = side | qt.AlignmentFlag.AlignAbsolute | qt.AlignmentFlag.AlignVCenter
    return flags.value | qt.TextFlag.TextSingleLine.value
