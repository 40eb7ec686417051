"""A pile at the edge of the page: which question it is of, and the cards that lie on it."""

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import QMimeData, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from essayplanner.coach.sorting import Pile, Sorting
from essayplanner.domain.argument import CardSeen
from essayplanner.language import _, n_, number
from essayplanner.ui.controls.buttons import More, Painted
from essayplanner.ui.controls.form_area import FormArea
from essayplanner.ui.controls.section_number import SOFT, number_width, paint_section_number
from essayplanner.ui.controls.taking_cards import TakesCards
from essayplanner.ui.controls.texts import LineField
from essayplanner.ui.desk.afterwards import AfterPicture
from essayplanner.ui.desk.desk import Desk
from essayplanner.ui.look.mirroring import mirrored, write
from essayplanner.ui.look.plain import give_tip
from essayplanner.ui.look.targets import LEAST
from essayplanner.ui.look.theme import Theme
from essayplanner.ui.look.wrapping import cut_lines
from essayplanner.ui.practice.sort_group import GroupBox

#: The key that puts a card on a pile, as it stands beside its name.
SIGNS = {Pile.FIRST: "1", Pile.SECOND: "2", Pile.BOTH: "B", Pile.NEITHER: "N"}
#: Lines for the question of a pile.
_LINES = 5


class PileHead(Painted):
    """The name of a pile in so many `lines` at most, and how many cards lie there; a click puts the card on it."""

    def __init__(self, theme: Theme, sign: str, lines: int) -> None:
        super().__init__(theme)
        self._sign, self._lines, self._count, self.is_faint = sign, lines, 0, False
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_pile(self, title: str, count: int, *, faint: bool) -> None:
        """Have this name; a `faint` one stands for a question that nobody has said yet."""
        self._count, self.is_faint = count, faint
        self.setText(title)
        self.updateGeometry()
        cards = n_("{n} card", "{n} cards", count)
        self.setAccessibleName(_("{pile}, {cards}: put the card here", pile=title, cards=cards))
        give_tip(self, title)
        self.update()

    def sizeHint(self) -> QSize:
        """Room for its lines."""
        return QSize(1, self.heightForWidth(self.width()))

    def heightForWidth(self, width: int) -> int:
        """As high as its lines are in that width."""
        lines = self._lines_in(self._room(QRectF(0, 0, width, 0)))
        high = QFontMetrics(self._font()).lineSpacing()
        return max(LEAST, max(1, len(lines)) * high + self.theme.px(8))

    def _font(self) -> QFont:
        return self.theme.font(12, bold=not self.is_faint)

    def _room(self, box: QRectF) -> QRectF:
        """Where the name stands, between the sign and the count."""
        px, small = self.theme.px, QFontMetrics(self.theme.font(12))
        aside = small.horizontalAdvance(number(self._count) if self._count else "") + px(6)
        return box.adjusted(number_width(self.theme, self._sign) + px(13), px(4), -aside - px(4), 0)

    def _lines_in(self, room: QRectF) -> list[str]:
        return list(cut_lines(self.text(), self._font(), room.width(), self._lines))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws sign, name and count."""
        painter, px, from_right = self.begin(), self.theme.px, self.isRightToLeft()
        box = QRectF(self.rect())
        font, room = self._font(), self._room(box)
        high = QFontMetrics(font).lineSpacing()
        sign = QRectF(px(6), px(4), number_width(self.theme, self._sign), high)
        paint_section_number(painter, self.theme, mirrored(box, sign, from_right), self._sign, SOFT)
        painter.setFont(font)
        painter.setPen(self.theme.color("muted" if self.is_faint else "ink"))
        for at, line in enumerate(self._lines_in(room)):
            place = QRectF(room.left(), room.top() + at * high, room.width(), high)
            write(painter, mirrored(box, place, from_right), line, from_right)
        painter.setFont(self.theme.font(12))
        painter.setPen(self.theme.color("muted"))
        place = QRectF(room.left(), px(4), box.right() - room.left() - px(6), high)
        if self._count:
            write(painter, mirrored(box, place, from_right), number(self._count), from_right, at_end=True)
        painter.end()


class PileBox(TakesCards):
    """Shows a pile. `chosen` says that its head was clicked, `menu_wanted` asks for its menu below the button,
    `headed` says that a heading is written, `question_typed` brings a question; the other signals are those of its
    groups, each with the key of the group."""

    chosen = Signal()
    menu_wanted = Signal(QWidget)
    question_typed = Signal(str)
    dropped = Signal(int, list)
    renamed = Signal(int, str)
    entered = Signal(int)
    joined = Signal(int)
    taken_back = Signal(int)
    headed = Signal()

    def __init__(self, desk: Desk, pile: Pile, carried: Callable[[QMimeData], list[int]]) -> None:
        super().__init__()
        self.desk, self.theme, self.pile, self._carries = desk, desk.theme, pile, carried
        self.groups: list[GroupBox] = []
        self._open = self._count = 0
        self.take(carried, lambda ids: self.dropped.emit(self._open, ids))
        self.head = PileHead(desk.theme, SIGNS[pile], 1 if pile in (Pile.BOTH, Pile.NEITHER) else _LINES)
        self.head.clicked.connect(lambda _checked: self.chosen.emit())
        self.more = More(desk.theme, lambda: self.menu_wanted.emit(self.more))
        self.more.setVisible(pile is not Pile.NEITHER)
        self.field = LineField(_("The question"), _("Type the question"))
        self.field.setProperty("quiet", False)
        self.field.returnPressed.connect(self._typed)
        self.field.left.connect(self._typed)
        self.field.hide()
        outer, head, body = QVBoxLayout(self), QHBoxLayout(), QWidget()
        outer.addLayout(head)
        for widget in (self.head, self.field):
            head.addWidget(widget, 1)
        head.addWidget(self.more, 0, Qt.AlignmentFlag.AlignTop)
        self.area = FormArea(desk.theme, body)
        outer.addWidget(self.area, 1)
        self._column = QVBoxLayout(body)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addStretch(1)
        px = desk.theme.px
        outer.setContentsMargins(px(5), px(5), px(3), px(5))
        outer.setSpacing(0)
        self.setMinimumHeight(px(112))
        self._coming = AfterPicture(self, self._show_what_came)

    def show_pile(self, title: str, sorting: Sorting, cards: Mapping[int, CardSeen], *, faint: bool = False) -> None:
        """Show the pile as it is now."""
        groups, count = sorting.of(self.pile), len(sorting.cards(self.pile))
        self._open = next(group.key for group in groups if group.is_open)
        self.head.show_pile(title, count, faint=faint)
        self.more.setAccessibleName(_("{pile}: question and groups, menu", pile=title))
        parted, before = len(groups) > 1 or bool(groups[0].title), 0
        while len(self.groups) < len(groups):
            self._add_group()
        for box, group in zip(self.groups, groups, strict=False):
            box.show_group(group, cards, before, count, parted=parted)
            box.show()
            before += len(group.cards)
        for box in self.groups[len(groups) :]:
            box.hide()
        self._keep_one_in_tab_order()
        if count > self._count:
            self._coming.begin()
        self._count = count

    def _show_what_came(self) -> None:
        """Have the card in sight that was put here last."""
        box = self.group_box(self._open)
        if box and (rows := box.shown_rows()):
            self.area.ensureWidgetVisible(rows[-1], 0, 0)

    def _add_group(self) -> None:
        place, box = len(self.groups), GroupBox(self.desk, self._carries)
        box.cross.setEnabled(place > 0)

        def key(signal: Callable[..., object], *more: object) -> None:
            if box.group:
                signal(box.group.key, *more)

        box.dropped.connect(partial(key, self.dropped.emit))
        box.renamed.connect(partial(key, self.renamed.emit))
        box.entered.connect(partial(key, self.entered.emit))
        box.joined.connect(partial(key, self.joined.emit))
        box.taken_back.connect(self.taken_back)
        box.heading.returnPressed.connect(self.headed)
        box.stepped.connect(partial(self._step, place))
        self.groups.append(box)
        self._column.insertWidget(place, box)

    def stops(self) -> list[QWidget]:
        """What Tab goes through, in order, or what that is in."""
        return [self.head, self.field, self.more, *self.groups]

    def rows(self) -> list[QWidget]:
        """The rows of all its cards."""
        return [row for box in self.groups if not box.isHidden() for row in box.shown_rows()]

    def _step(self, place: int, row: int, step: int) -> None:
        rows = self.rows()
        at = rows.index(self.groups[place].rows[row]) + step
        if 0 <= at < len(rows):
            rows[at].setFocus(Qt.FocusReason.OtherFocusReason)
            self._keep_one_in_tab_order()

    def _keep_one_in_tab_order(self) -> None:
        """Tab comes to one row, the arrows to the others."""
        rows = self.rows()
        there = next((row for row in rows if row.hasFocus()), rows[0] if rows else None)
        for row in rows:
            row.setFocusPolicy(Qt.FocusPolicy.StrongFocus if row is there else Qt.FocusPolicy.ClickFocus)

    def group_box(self, key: int) -> GroupBox | None:
        """What shows a group."""
        return next((box for box in self.groups if box.group and box.group.key == key and not box.isHidden()), None)

    def ask_for_question(self, question: str) -> None:
        """Have the question typed in the place of the name."""
        self.field.setText(question)
        self.head.hide()
        self.field.show()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.field.selectAll()

    def _typed(self) -> None:
        if self.field.isHidden():
            return
        had_focus = self.field.hasFocus()
        self.head.show()
        self.field.hide()
        if typed := self.field.text().strip():
            self.question_typed.emit(typed)
        if had_focus:
            self.head.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leaves the question as it was, or goes from a heading back to the card."""
        if event.key() == Qt.Key.Key_Escape and not self.field.isHidden():
            self.field.setText("")
            self._typed()
        elif event.key() == Qt.Key.Key_Escape and any(box.heading.hasFocus() for box in self.groups):
            self.headed.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws the ground, and that a card would be let go here."""
        px = self.theme.px
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            aimed = self.is_aimed
            style = Qt.PenStyle.DashLine if aimed else Qt.PenStyle.SolidLine
            painter.setPen(QPen(self.theme.color("claim" if aimed else "line"), 2 if aimed else 1, style))
            painter.setBrush(self.theme.color("selection" if aimed else "pane"))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), px(8), px(8))
