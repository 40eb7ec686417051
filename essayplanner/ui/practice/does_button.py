"""A button that says what a sentence does: its key, the mark of it, its name, and how many sentences do it."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy

from essayplanner.coach.xray import Does
from essayplanner.language import _, number
from essayplanner.ui.controls.buttons import Painted
from essayplanner.ui.controls.section_number import SOFT, number_width, paint_section_number
from essayplanner.ui.look.mirroring import mirrored, write
from essayplanner.ui.look.targets import LEAST
from essayplanner.ui.look.theme import Theme
from essayplanner.ui.practice.plan_marks import MARK, paint_mark
from essayplanner.ui.practice.xray_words import KEYS, title_of

#: Pixels of the design: between its parts, and the room for the count, so that no button moves when it grows.
_GAP, _COUNT = 6, 22


class DoesButton(Painted):
    """Is chosen where that was said of the sentence that is looked at."""

    def __init__(self, theme: Theme, does: Does) -> None:
        super().__init__(theme)
        self.does, self._count, self._is_chosen = does, 0, False
        self._has_mark = does is not Does.NOTHING
        self.setText(title_of(does))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_count(self, count: int, *, is_chosen: bool) -> None:
        """Show how many sentences do that."""
        self._count, self._is_chosen = count, is_chosen
        said = _("{does}, {count} so far", does=title_of(self.does), count=number(count))
        self.setAccessibleName(_("{does}, said of this sentence", does=said) if is_chosen else said)
        self.update()

    def _places(self) -> tuple[float, float, float, float]:
        """Where key, mark, name and count begin, and then where it ends."""
        px = self.theme.px
        key = px(9)
        mark = key + number_width(self.theme, KEYS[self.does]) + px(_GAP)
        name = mark + (px(MARK + _GAP) if self._has_mark else 0)
        return key, mark, name, name + QFontMetrics(self.theme.font(13)).horizontalAdvance(self.text()) + px(_GAP)

    def sizeHint(self) -> QSize:
        """Room for all of it, whatever the count."""
        px, high = self.theme.px, QFontMetrics(self.theme.font(13)).height()
        return QSize(int(self._places()[3]) + px(_COUNT), max(LEAST, high + px(12)))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws its parts in a line."""
        painter, theme, from_right = self.begin(), self.theme, self.isRightToLeft()
        px, box, (key, mark, name, count) = theme.px, QRectF(self.rect()), self._places()
        if not self.hasFocus():
            painter.setBrush(theme.color("selection") if self._is_chosen else Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.color("claim" if self._is_chosen else "link"), 2 if self._is_chosen else 1))
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), px(7), px(7))
        metrics = QFontMetrics(theme.font(13))
        line = QRectF(0, (box.height() - metrics.height()) / 2, 0, metrics.height())
        sign = QRectF(key, line.top(), number_width(theme, KEYS[self.does]), line.height())
        paint_section_number(painter, theme, mirrored(box, sign, from_right), KEYS[self.does], SOFT)
        if self._has_mark:
            size = px(MARK)
            shape = QRectF(mark, (box.height() - size) / 2, size, size)
            paint_mark(painter, theme, self.does, mirrored(box, shape, from_right))
        painter.setFont(theme.font(13))
        painter.setPen(theme.color("ink"))
        words = QRectF(name, line.top(), count - name, line.height())
        write(painter, mirrored(box, words, from_right), self.text(), from_right)
        painter.setFont(theme.font(12))
        painter.setPen(theme.color("muted"))
        room = QRectF(count, line.top(), box.width() - count - px(9), line.height())
        if self._count:
            write(painter, mirrored(box, room, from_right), number(self._count), from_right, at_end=True)
        painter.end()
