"""The timeline as the student has it: layout and connections."""

from collections.abc import Sequence
from typing import cast

from PySide6.QtCore import QItemSelectionModel, QPoint, QPointF, QRect, Qt, Signal
from PySide6.QtGui import QHideEvent, QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from essayplanner.domain.argument import CardSeen
from essayplanner.domain.dates import drawn, show_date, shown_or_typed
from essayplanner.domain.text import shorten
from essayplanner.domain.timeline import fence_of
from essayplanner.domain.timeline_axis import day_of, year_at, year_name
from essayplanner.domain.timeline_facts import section_lines
from essayplanner.domain.typed_dates import understood
from essayplanner.language import _, n_
from essayplanner.notebook import outlines
from essayplanner.notebook.cards import edit_card
from essayplanner.ui.canvas.figures import Key
from essayplanner.ui.canvas.places import Box
from essayplanner.ui.canvas.topic import Topic
from essayplanner.ui.desk.desk import Desk
from essayplanner.ui.desk.screen import Line
from essayplanner.ui.timeline.asking import Asking, as_date, as_dates, as_year
from essayplanner.ui.timeline.axis import Axis
from essayplanner.ui.timeline.brush import Brush
from essayplanner.ui.timeline.drawing import INSET, gutter
from essayplanner.ui.timeline.drops import DroppedCards
from essayplanner.ui.timeline.heading import Heading
from essayplanner.ui.timeline.listed import CardList
from essayplanner.ui.timeline.order_lines import OrderLines
from essayplanner.ui.timeline.overview import Overview
from essayplanner.ui.timeline.sight import Sight
from essayplanner.ui.timeline.undated import NothingDated
from essayplanner.ui.timeline.view import LanesView

#: Pixels of the design: around the screen, and its height below which the lanes need that of the heading, and below
#: which that of the overview too.
_MARGIN, _LOW, _LOWEST = 24 - INSET, 420, 340


class TimelineScreen(QWidget):
    """Overview, axis, lanes and the lines to the drawer, one below another; lists and questions lie over them."""

    #: The drawer says something else of the sections.
    lines_changed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk, self.theme = desk, desk.theme
        self.topic = Topic(desk, self)
        self.sight = Sight(desk.theme, self)
        self.brush = Brush(desk.selection, self.sight, self)
        drops = DroppedCards(desk, self.sight, self.show_cards, self._ask_date)
        self.view = LanesView(desk, self.sight, self.brush, drops)
        self.view.setProperty("onTimeline", True)
        self.view.item_of = self.topic.item_of
        self.view.setObjectName("lanes")
        self.heading = Heading(
            desk, self.sight, self.brush,
            undated=self.show_undated, dates=self.ask_dates, year=self.ask_year, outside=self._show_outside,
        )  # fmt: skip
        self.overview = Overview(self.sight, self.brush)
        self.axis = Axis(self.sight, self.brush)
        self.order = OrderLines(self.sight, desk.selection)
        self.list = CardList(desk, self)
        self.list.canvas.setProperty("onTimeline", True)
        self.list.canvas.item_of = self.topic.item_of
        self.asking = Asking(desk, self)
        self._listed: Key | None = None
        self.column = QVBoxLayout(self)
        self.column.setSpacing(0)
        for widget in (self.heading, self.overview, self.axis, self.view, self.order):
            self.column.addWidget(widget, 1 if widget is self.view else 0)
        self.nothing = NothingDated(desk.theme, self.view, self.sight.line, self.show_undated)
        QVBoxLayout(self.view.viewport()).addWidget(self.nothing)
        self.setFocusProxy(self.view)
        self.topic.changed.connect(self._follow)
        self.view.opened.connect(self.open)
        self.view.drawn.connect(self._follow_list)
        self.view.verticalScrollBar().valueChanged.connect(self._follow_list)
        self.list.closed.connect(self._leave_list)
        self.asking.closed.connect(self._focus_lanes)
        desk.theme.wear(_rules)
        desk.theme.changed.connect(self._restyle)
        self._restyle()

    def _restyle(self) -> None:
        px = self.theme.px
        left, right = (0, px(_MARGIN)) if self.isRightToLeft() else (px(_MARGIN), 0)
        self.column.setContentsMargins(left, px(8), right, 0)
        self.view.setMinimumHeight(px(48))
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Has lines to the drawer and the overview where there is height for them."""
        super().resizeEvent(event)
        self._fit()
        if not self.list.isHidden():
            self._place_list()

    def _fit(self) -> None:
        has_dates = bool(self.sight.line.items)
        self.axis.setVisible(has_dates)
        self.overview.setVisible(has_dates and self.height() >= self.theme.px(_LOWEST))
        self.heading.be_short(self.height() < self.theme.px(_LOW))
        self.order.updateGeometry()

    def _leave_list(self) -> None:
        """The keys go on at the card that was chosen in the list, or at the stack."""
        if not self._keys_to_card():
            self._keys_to(self.view.figures.row_of(self._listed))
        self._focus_lanes()

    def _keys_to_card(self) -> bool:
        """Have the keys go to the chosen card; gives whether its title is in sight."""
        rows = self.view.rows_of_card(self.desk.selection.card_id)
        if rows:
            self._keys_to(rows[0])
        return bool(rows)

    def _keys_to(self, row: int) -> None:
        index, stay = self.view.figures.index(row), QItemSelectionModel.SelectionFlag.NoUpdate
        self.view.selectionModel().setCurrentIndex(index, stay)
        self.view.scrollTo(index)

    def _focus_lanes(self) -> None:
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    # Following the notebook

    def showEvent(self, event: QShowEvent) -> None:
        """Reads what changed while it was out of sight."""
        super().showEvent(event)
        self.topic.show(True)

    def hideEvent(self, event: QHideEvent) -> None:
        """Reads nothing more."""
        super().hideEvent(event)
        self.topic.show(False)

    def _follow(self) -> None:
        self.sight.show_argument(self.topic.argument, self.desk.book.title)
        self.nothing.follow(self.sight.line)
        self._fit()
        self.lines_changed.emit()

    def section_lines(self, section_ids: Sequence[int]) -> list[Line]:
        """What the drawer says of each section: “14 cards · 1934–39”."""
        return [Line(text) for text in section_lines(self.sight.line.items, self.sight.argument.outline, section_ids)]

    # What is opened

    def open(self, key: Key) -> None:
        """List the cards of a stack, or show all of a lane, or the years without evidence."""
        drawing = self.view.lanes
        shown = drawing.shown.get(key) if drawing else None
        if shown is None or not isinstance(key, tuple):
            return
        if key[0] == "lane":
            self.view.show_lane(key[1])
        elif key[0] == "stack":
            self._listed = key
            self._open_list()

    def show_undated(self) -> None:
        """List the cards without a date, with what they say about it."""
        self._listed = ("undated",)
        self._open_list()

    def _open_list(self) -> None:
        self._fill_list()
        self._place_list()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _place_list(self) -> None:
        """Have the list beside its stack, or below the button that opened it."""
        figures, row = self.view.figures.figures, self.view.figures.row_of(self._listed)
        if row < 0:
            button = self.heading.undated
            self.list.place(QRect(button.mapTo(self, QPoint(0, 0)), button.size()), self._free())
            self.list.lead.hide()
            return
        taken = [self._on_screen(self.view.seen(each.box).toAlignedRect()) for each in figures]
        names, room = gutter(self.theme), self._free()
        self.list.place(
            taken[row], room.adjusted(*((0, 0, -names, 0) if self.isRightToLeft() else (names, 0, 0, 0))), taken
        )
        self.list.lead.join(taken[row].intersected(self._on_screen(self.view.viewport().rect())), self.list.geometry())

    def _fill_list(self) -> None:
        line, key = self.sight.line, cast("tuple[object, ...]", self._listed)
        numbers = self.sight.argument.outline.numbers()
        if key[0] == "undated":
            words = n_("{n} card", "{n} cards", len(line.undated))
            self.list.show_cards(_("Without a date"), words, line.undated, numbers)
            return
        drawing = self.view.lanes
        stack = drawing.shown.get(key) if drawing else None
        if stack is not None:
            items = self.sight.items(stack.items)  # type: ignore[union-attr]
            words = n_("{lane} · {n} more", "{lane} · {n} more", len(items), lane=self.sight.lanes[stack.lane].name)  # type: ignore[union-attr]
            self.list.show_cards(str(key[2]), words, [item.card for item in items], numbers)

    def _follow_list(self) -> None:
        """The list follows what is drawn; one of a stack that is no more closes."""
        if self.list.isHidden() or not isinstance(self._listed, tuple):
            return
        drawing = self.view.lanes
        if self._listed[0] == "stack" and (drawing is None or self._listed not in drawing.shown):
            self.list.close_list()
        else:
            self._fill_list()
            if self._listed[0] == "stack":
                self._place_list()

    def _on_screen(self, rect: QRect) -> QRect:
        return QRect(self.view.viewport().mapTo(self, rect.topLeft()), rect.size())

    def _free(self) -> QRect:
        """Where a list or a question may lie."""
        px = self.theme.px
        return self.rect().adjusted(px(8), self.view.geometry().top(), -px(8), -px(8))

    # What is asked

    def ask_year(self) -> None:
        """Ask for a year to go to."""
        button = self.heading.length
        at = QRect(button.mapTo(self, QPoint(0, 0)), button.size())
        middle = year_name(year_at(self.sight.scale.day(self.sight.width / 2)))
        self.asking.ask(_("Which year?"), middle, as_year, self._go_to_date, at, self.rect())

    def _go_to_date(self, typed: str) -> None:
        if date := drawn(str(understood(typed))):
            self.sight.go_to(day_of(date.first), day_of(date.last) + 1)

    def ask_dates(self) -> None:
        """Ask for the dates that the question is about."""
        fence, outline = self.sight.line.fence, self.sight.argument.outline
        button = self.heading.dates
        at = QRect(button.mapTo(self, QPoint(0, 0)), button.size())
        self.asking.ask(
            _("Which dates is the question about?"),
            shown_or_typed(fence.text) if fence else "",
            as_dates(fence_of(outline._replace(dates=""), self.desk.book.title)),
            lambda typed: self._set_dates(outline.id, typed),
            at,
            self.rect(),
        )

    def _set_dates(self, outline_id: int, typed: str) -> None:
        dates, said = str(understood(typed) or ""), _("The question has no dates of its own.")
        if dates:
            said = _("The question is about {dates}.", dates=show_date(dates))
        self.desk.do(
            lambda: outlines.edit_outline(self.desk.book, outline_id, dates=dates), said, at=self.view, undo=True
        )

    def _ask_date(self, card: CardSeen, point: QPointF) -> None:
        """Ask when it happened, beside a point of the lanes; the year there is a beginning."""
        at = self._on_screen(self.view.seen(Box(point.x(), point.y(), 1, 1)).toRect())
        x = self.view.x_of(point)
        is_on_axis = x >= 0 and self.axis.isVisible()
        year = f"{max(1, year_at(self.sight.scale.day(x))):04}" if is_on_axis else ""
        question = _("When was “{title}”?", title=shorten(card.title, 60))
        self.asking.ask(question, year, as_date, lambda typed: self._set_date(card, typed), at, self.rect())

    def _set_date(self, card: CardSeen, typed: str) -> None:
        said = _("“{title}” is dated {date}.", title=shorten(card.title, 40), date=show_date(str(understood(typed))))
        if self.desk.do(lambda: edit_card(self.desk.book, card.id, when_typed=typed), said, at=self.view, undo=True):
            self.topic.look()
            self.show_cards([card.id])

    # What is shown

    def show_cards(self, card_ids: Sequence[int]) -> None:
        """Choose cards, and have the first of them in sight."""
        self.desk.selection.choose(card_ids[0], cards=card_ids)
        self.view.follow_selection()
        if not self._keys_to_card():
            self.view.go_to_stack_of(self.sight.place_of(card_ids[0]))
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_outside(self) -> None:
        """Choose what is used and lies outside the dates of the question."""
        if cards := self.heading.outside_cards():
            self.show_cards(cards)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws the ground."""
        with QPainter(self) as painter:
            painter.fillRect(event.rect(), self.theme.color("paper"))


def _rules(theme: object) -> str:
    return "#lanes { background: transparent; border: 0; }"
