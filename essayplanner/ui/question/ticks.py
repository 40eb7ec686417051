"""A demand of the scheme: whether it is checked, whether it is a goal, and which sections can meet it."""

from collections.abc import Sequence
from math import cos, pi, sin

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from essayplanner.language import _, join_facts, p_
from essayplanner.ui.controls.buttons import Cross, SmallButton
from essayplanner.ui.controls.section_number import SOFT, number_width, paint_section_number
from essayplanner.ui.look.check_box import BOX, GAP, WrappingBox
from essayplanner.ui.look.mirroring import mirrored
from essayplanner.ui.look.plain import give_tip
from essayplanner.ui.look.push_button import Checkable
from essayplanner.ui.look.theme import Theme
from essayplanner.ui.look.words import Words
from essayplanner.ui.question.demanded import Asked


class Star(Checkable, SmallButton):
    """Makes a demand a goal: a star that is filled where it is one."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, lambda: None)
        self.setCheckable(True)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws the star."""
        with self.begin() as painter:
            on, middle, large = self.isChecked(), QRectF(self.rect()).center(), self.theme.px(7)
            corners = [
                middle + QPointF(sin(turn * pi / 5), -cos(turn * pi / 5)) * (large if turn % 2 == 0 else large * 0.45)
                for turn in range(10)
            ]
            painter.setPen(QPen(self.theme.color("claim" if on else "muted"), self.theme.px(13) / 10))
            painter.setBrush(self.theme.color("claim") if on else Qt.BrushStyle.NoBrush)
            painter.drawPolygon(QPolygonF(corners))


class Numbers(QWidget):
    """The numbers of sections on their squares."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme, self._numbers = theme, tuple[int, ...]()

    def show_numbers(self, numbers: Sequence[int]) -> None:
        """Show these."""
        self._numbers = tuple(numbers)
        gap = self.theme.px(4)
        wide = sum(number_width(self.theme, str(number)) + gap for number in numbers)
        self.setFixedSize(wide, self.theme.px(20) if numbers else 0)
        self.setVisible(bool(numbers))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws them."""
        left = 0
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            for number in map(str, self._numbers):
                wide = number_width(self.theme, number)
                box = mirrored(QRectF(self.rect()), QRectF(left, 0, wide, self.height()), self.isRightToLeft())
                paint_section_number(painter, self.theme, box, number, SOFT)
                left += wide + self.theme.px(4)


class DemandRow(QWidget):
    """`switched` and `starred` say what a hand wants, `removed` that one of the student's own is to go."""

    switched = Signal(bool)
    starred = Signal(bool)
    removed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self.tick, self.star, self.numbers = WrappingBox(theme), Star(theme), Numbers(theme)
        self.remark = Words(theme, inset=0)
        self.cross = Cross(theme, self.removed.emit)
        self.tick.clicked.connect(self.switched)
        self.star.clicked.connect(self.starred)
        grid = QGridLayout(self)
        ends = QHBoxLayout()
        grid.addWidget(self.tick, 0, 0)
        grid.addLayout(ends, 0, 1, Qt.AlignmentFlag.AlignTop)
        ends.addWidget(self.cross)
        ends.addWidget(self.star)
        ends.setSpacing(0)
        below = QHBoxLayout()
        grid.addLayout(below, 1, 0)
        below.addSpacing(theme.px(5 + BOX + GAP))
        below.addWidget(self.numbers)
        below.addWidget(self.remark, 1)
        below.addStretch()  # where nothing is remarked, the row is as wide
        below.setSpacing(theme.px(4))
        grid.setColumnStretch(0, 1)
        grid.setContentsMargins(0, theme.px(3), 0, theme.px(6))
        grid.setSpacing(0)

    def show_demand(self, asked: Asked, numbers: Sequence[int], *, by_hand: bool) -> None:
        """Show a demand, and the sections that can meet it; `by_hand` says that no rule checks it."""
        self.tick.show_words(asked.words)
        self.tick.setChecked(asked.is_on)
        met = p_("between parts of a list", ", ").join(map(str, numbers))
        said = _("can be met in {numbers}", numbers=met) if numbers and asked.is_on else ""
        self.tick.setAccessibleDescription(". ".join(filter(None, (asked.why, said, asked.doubt))))
        give_tip(self.tick, asked.why or asked.words)
        self.star.setChecked(asked.is_goal)
        goal = _("No goal any more: {demand}", demand=asked.words) if asked.is_goal else ""
        self.star.setAccessibleName(goal or _("Make it a goal: {demand}", demand=asked.words))
        give_tip(self.star, _("One of your goals: the coach shows it first") if asked.is_goal else _("Make it a goal"))
        self.cross.setVisible(not asked.key)
        self.cross.setAccessibleName(_("Drop: {demand}", demand=asked.words))
        give_tip(self.cross, _("Drop it"))
        self.numbers.show_numbers(numbers if asked.is_on else ())
        no_part = _("you tick it off yourself") if by_hand else _("no part of this plan is made for it")
        missing = "" if numbers and asked.is_on else no_part if asked.is_on else _("off")
        self.remark.say(join_facts(filter(None, (missing, asked.doubt))))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws the line below."""
        with QPainter(self) as painter:
            painter.setPen(QPen(self.theme.color("line"), 1))
            painter.drawLine(0, self.height() - 1, self.width(), self.height() - 1)
