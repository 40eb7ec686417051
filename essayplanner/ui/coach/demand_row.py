"""A demand in the coach: how it stands, and where it is ticked off by hand."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFontMetrics, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from essayplanner.coach.demanding import Standing, Ticked
from essayplanner.language import _, join_facts
from essayplanner.ui.coach.laying import MARK, TEXT
from essayplanner.ui.coach.marks import paint_tick
from essayplanner.ui.controls.buttons import More, Painted
from essayplanner.ui.controls.section_number import SOFT, number_width, paint_section_number
from essayplanner.ui.look.as_high import AsHigh
from essayplanner.ui.look.check_box import BOX, GAP, CheckBox
from essayplanner.ui.look.glyphs import paint_found
from essayplanner.ui.look.marks import paint_mark
from essayplanner.ui.look.mirroring import mirrored, set_margins
from essayplanner.ui.look.plain import caption, give_tip
from essayplanner.ui.look.targets import LEAST
from essayplanner.ui.look.theme import Theme
from essayplanner.ui.look.wrapping import elided, height_of, wrapped

#: Pixels of the design: above and below the words of a row, between them and the state, and between two numbers.
_EDGE, _BETWEEN, _APART = 4, 1, 3
#: Numbers that are shown, beside those of which it is only said that there are more.
_NUMBERS = 8


class DemandButton(AsHigh, Painted):
    """The mark, the words, how it stands, and the numbers of the sections concerned."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.standing = Standing("")
        self.is_chosen = False
        self.take_any_width()
        theme.changed.connect(self.fit)

    def show_standing(self, standing: Standing, *, chosen: bool, does: str) -> None:
        """Show this; `does` says what a click does."""
        self.standing, self.is_chosen = standing, chosen
        self.setAccessibleName(_("{demand}: {state}", demand=standing.words, state=standing.state))
        self.setAccessibleDescription(does)
        basis = standing.basis.word if standing.basis else ""
        give_tip(self, "\n".join(filter(None, (join_facts((standing.why, basis)), does))))
        self.fit()
        self.update()

    def needed(self) -> int:
        """The height of its lines."""
        return max(LEAST, self._paint(None))

    def sizeHint(self) -> QSize:
        """Any width will do."""
        return self.minimumSizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws it."""
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            if self.underMouse():
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(self.theme.color("chip"))
                painter.drawRoundedRect(QRectF(self.rect()), self.theme.px(7), self.theme.px(7))
            box = QRectF(self.rect())
            paint_mark(painter, self.theme, box, chosen=self.is_chosen, focused=self.hasFocus())
            self._paint(painter)

    def _paint(self, painter: QPainter | None) -> int:
        """Draw what it holds, where there is a painter; gives how high that is."""
        theme, px, standing = self.theme, self.theme.px, self.standing
        room, from_right = max(1, self.width() - px(TEXT) - px(4)), self.isRightToLeft()
        words = wrapped(standing.words, theme.font(13), room, from_right=from_right or None)
        state = wrapped(standing.state_before_numbers, theme.font(12), room, from_right=from_right or None)
        top, below = px(_EDGE), px(_EDGE) + height_of(words) + px(_BETWEEN)
        last = state.lineAt(state.lineCount() - 1)
        x, y, line = px(TEXT) + last.naturalTextWidth() + px(6), below + last.y(), last.height()
        for number in self._numbers():
            wide = number_width(theme, number)
            if x + wide > px(TEXT) + room:
                x, y = px(TEXT), y + line + px(2)
            if painter:
                box = mirrored(QRectF(self.rect()), QRectF(x, y, wide, line), from_right)
                paint_section_number(painter, theme, box, number, SOFT)
            x += wide + px(_APART)
        if painter:
            self._paint_mark(painter, top, words.lineAt(0).height())
            for lines, at, colour in ((words, top, "muted" if standing.is_off else "ink"), (state, below, "muted")):
                painter.setPen(theme.color(colour))
                place = mirrored(QRectF(self.rect()), QRectF(px(TEXT), at, room, 1), from_right)
                lines.draw(painter, place.topLeft())
        return int(y + line) + px(_EDGE)

    def _numbers(self) -> tuple[str, ...]:
        numbers = self.standing.numbers
        return numbers if len(numbers) <= _NUMBERS else (*numbers[: _NUMBERS - 1], "…")

    def _paint_mark(self, painter: QPainter, top: float, line: float) -> None:
        size = self.theme.px(10)
        box = QRectF(self.theme.px(MARK + 4), top + (line - size) / 2, size, size)
        box = mirrored(QRectF(self.rect()), box, self.isRightToLeft())
        if self.standing.is_met:
            paint_tick(painter, self.theme, box)
        elif self.standing.is_off:
            painter.setPen(QPen(self.theme.color("muted"), max(1.5, self.theme.px(1.5))))
            painter.drawLine(QPointF(box.left(), box.center().y()), QPointF(box.right(), box.center().y()))
        else:
            paint_found(painter, box, "check", self.theme.color("side"))


class PartTick(CheckBox):
    """A part of the essay by its number and title, which is cut where there is no room."""

    def __init__(self, theme: Theme) -> None:
        super().__init__("", theme)
        self.section_id, self._words = 0, ""
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._fit)

    def show_part(self, part: Ticked, *, read_only: bool) -> None:
        """Show whether it is ticked off there."""
        section = part.section
        self.section_id, self._words = section.id, _("{number} {title}", number=section.number, title=section.title)
        self.setAccessibleName(self._words)
        give_tip(self, self._words)
        self.setChecked(part.is_met)
        self.setEnabled(not read_only)
        self._fit()

    def _fit(self) -> None:
        room = self.width() - self._theme.px(BOX + GAP + 10)
        self.setText(caption(elided(self._words, self.font(), max(1, room))))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width cuts it elsewhere."""
        super().resizeEvent(event)
        self._fit()

    def sizeHint(self) -> QSize:
        """Any width will do."""
        return QSize(1, max(self._theme.px(28), QFontMetrics(self.font()).height() + self._theme.px(8)))


class DemandRow(QWidget):
    """`opened` says that a hand wants to see what it rests on, `menu_wanted` what else can be done; `ticked` brings the
    id of a section and whether it does what is asked."""

    opened = Signal()
    menu_wanted = Signal()
    ticked = Signal(int, bool)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self.button = DemandButton(theme)
        self.more = More(theme, self.menu_wanted.emit)
        self.ticks: list[PartTick] = []
        self.button.clicked.connect(self.opened)
        column, head = QVBoxLayout(self), QHBoxLayout()
        column.addLayout(head)
        head.addWidget(self.button, 1)
        head.addWidget(self.more, 0, Qt.AlignmentFlag.AlignTop)
        self._parts = QVBoxLayout()
        column.addLayout(self._parts)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._parts.setSpacing(0)
        head.setSpacing(0)
        theme.changed.connect(self._restyle)
        self._restyle()

    def _restyle(self) -> None:
        set_margins(self._parts, self.theme.px(TEXT - 5), 0, 0, self.theme.px(4))

    @property
    def standing(self) -> Standing:
        """The demand that is shown."""
        return self.button.standing

    def show_standing(self, standing: Standing, *, chosen: bool, unfolded: bool, read_only: bool) -> None:
        """Show a demand; `chosen` where only its findings are listed, `unfolded` with the parts to tick off."""
        does = _("Enter: its findings alone") if standing.rules else _("Enter: where it is ticked off")
        self.button.show_standing(standing, chosen=chosen, does=does if standing.rules or standing.by_hand else "")
        self.more.setAccessibleName(_("What else to do with “{demand}”", demand=standing.words))
        self.more.setVisible(not read_only)
        parts = standing.parts if unfolded else ()
        while len(self.ticks) < len(parts):
            self._add_tick()
        for tick, part in zip(self.ticks, parts, strict=False):
            tick.show_part(part, read_only=read_only)
            tick.show()
        for tick in self.ticks[len(parts) :]:
            tick.hide()
        self.setProperty("unfolded", bool(parts))
        self._restyle()

    def _add_tick(self) -> None:
        tick = PartTick(self.theme)
        tick.clicked.connect(lambda on: self.ticked.emit(tick.section_id, on))
        self.ticks.append(tick)
        self._parts.addWidget(tick)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """What else can be done with it, by a right click or the key of menus."""
        self.menu_wanted.emit()
