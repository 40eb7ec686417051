"""Cards in a list that lies over the lanes: those of a stack, and those without a date."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QEvent, QLineF, QObject, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QHideEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from essayplanner.domain.argument import CardSeen
from essayplanner.domain.dates import show_date
from essayplanner.domain.words import kind_word
from essayplanner.language import _, join_and
from essayplanner.ui.canvas.figures import DRAGGED, Figure, Looks
from essayplanner.ui.canvas.pieces import paint_kind, paint_row_ground, paint_words
from essayplanner.ui.canvas.places import Box
from essayplanner.ui.canvas.view import Canvas
from essayplanner.ui.controls.buttons import Cross
from essayplanner.ui.desk.desk import Desk
from essayplanner.ui.desk.keys_here import name_keys
from essayplanner.ui.look.fields import ElidedLabel
from essayplanner.ui.look.theme import Theme
from essayplanner.ui.timeline.painting import Ink, paint_used_in

#: Pixels of the design: a row, a line of what is said below it, how wide the list is, rows in sight at most, and how
#: far it is from what it belongs to.
_ROW, _LINE, _WIDE, _MOST_ROWS, _APART = 24, 16, 360, 14, 8


class CardsListed(NamedTuple):
    """A drawing with a row for each card: title, sections that use it, and date; below it why it has none."""

    figures: Sequence[Figure]
    size: tuple[float, float]
    theme: Theme
    cards: dict[int, CardSeen]
    numbers: dict[int, tuple[str, ...]]
    from_right: bool

    def paint(self, painter: QPainter, clip: Box, looks: Looks) -> None:
        """Draw the rows in the clip."""
        painter.fillRect(QRectF(*clip), self.theme.color("card"))
        for figure in self.figures:
            if figure.box.meets(clip):
                painter.setOpacity(DRAGGED if figure.key in looks.dragged else 1)
                self._paint_row(painter, figure, looks)
        painter.setOpacity(1)

    def _paint_row(self, painter: QPainter, figure: Figure, looks: Looks) -> None:
        theme, px, card = self.theme, self.theme.px, self.cards[figure.card_id]
        numbers = self.numbers.get(card.id, ())
        paint_row_ground(painter, theme, figure.box.grown(-2), figure.key, looks)
        row = Box(figure.box.x, figure.box.y, figure.box.width, px(_ROW))
        when, small = show_date(card.when), theme.font(11)
        date = QFontMetricsF(small).horizontalAdvance(when) + px(8)
        used = px(15) * len(numbers)
        title = Box(row.x + px(26), row.y, row.width - px(34) - date - used, row.height)

        def mirrored(box: Box) -> Box:
            return box.mirrored(self.size[0]) if self.from_right else box

        paint_kind(painter, theme, mirrored(Box(row.x + px(10), row.y, px(9), 1)).x, row.middle[1], card.kind)
        font, ink = theme.font(12, bold=bool(numbers)), "ink"
        paint_words(painter, theme, mirrored(title), card.title, font, ink, from_right=self.from_right)
        for place, number in enumerate(numbers):
            box = mirrored(Box(title.right + place * px(15), row.y, px(13), row.height))
            paint_used_in(painter, Ink(theme), QRectF(*box), number)
        end = Box(row.right - date, row.y, date - px(6), row.height)
        paint_words(painter, theme, mirrored(end), when, small, "muted", from_right=self.from_right)
        if figure.box.height > px(_ROW) + 1:
            below = Box(title.x, row.bottom - px(4), row.width - px(34), px(_LINE))
            words = card.undated or card.when or _("No reason is given")
            paint_words(painter, theme, mirrored(below), words, small, "muted", from_right=self.from_right)


def list_cards(
    theme: Theme, cards: Sequence[CardSeen], numbers: dict[int, tuple[str, ...]], wide: float, *, from_right: bool
) -> CardsListed:
    """The rows of these cards, one below another; those without a date have two lines."""
    figures, top, px = [], 0.0, theme.px
    for card in cards:
        when, used = show_date(card.when), numbers.get(card.id, ())
        high = px(_ROW) + (0 if when else px(_LINE))
        facts = [when or card.undated or card.when, kind_word(card.kind)]
        if used:
            facts.append(_("used in {numbers}", numbers=join_and(used)))
        spoken = ", ".join((card.title, *filter(None, facts)))
        told = "\n".join(filter(None, (card.title, when or card.undated or card.when)))
        figures.append(Figure(("card", card.id), Box(0, top, wide, high), card.title, spoken, card.id, told))
        top += high
    return CardsListed(figures, (wide, top), theme, {card.id: card for card in cards}, numbers, from_right)


class Lead(QWidget):
    """A thin line from what a list belongs to, to the list: straight across what is free between them."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        theme.changed.connect(self.update)
        self.hide()

    def join(self, beside: QRect, listed: QRect) -> None:
        """Lie between the two; nowhere where they are not beside each other."""
        at, half = beside.center(), self._theme.px(1)
        left, right = min(beside.right(), listed.right()) + 1, max(beside.left(), listed.left())
        top, bottom = min(beside.bottom(), listed.bottom()) + 1, max(beside.top(), listed.top())
        if listed.top() < at.y() < listed.bottom() and left < right:
            self.setGeometry(left, at.y() - half, right - left, 2 * half + 1)
        elif listed.left() < at.x() < listed.right() and top < bottom:
            self.setGeometry(at.x() - half, top, 2 * half + 1, bottom - top)
        else:
            self.setGeometry(QRect())
        self.setVisible(not self.size().isEmpty())
        self.raise_()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws it along its middle."""
        with QPainter(self) as painter:
            painter.setPen(QPen(self._theme.color("claim"), 1.3))
            middle, box = QRectF(self.rect()).center(), QRectF(self.rect())
            across = box.width() > box.height()
            ends = (
                (box.left(), middle.y(), box.right(), middle.y())
                if across
                else (middle.x(), box.top(), middle.x(), box.bottom())
            )
            painter.drawLine(QLineF(*ends))


class CardList(QFrame):
    """Lies over the screen until Escape, the cross, or something else is opened; `closed` tells of it."""

    closed = Signal()

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self.desk, self.theme = desk, desk.theme
        self.cards: list[CardSeen] = []
        self._numbers: dict[int, tuple[str, ...]] = {}
        self.setObjectName("cardList")
        self.heading, self.words = ElidedLabel(), ElidedLabel()
        self.words.setProperty("muted", "true")
        self.cross = Cross(desk.theme, self.close_list)
        self.cross.setAccessibleName(_("Close the list"))
        self.canvas = Canvas(desk, _("Cards"))
        self.canvas.pans = False
        self.canvas.viewport().installEventFilter(self)
        self.canvas.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        name_keys(self.canvas, _("Up and Down go along the cards · Enter opens one · Escape closes the list"))
        column = QVBoxLayout(self)
        column.setSpacing(0)
        row = QHBoxLayout()
        row.setSpacing(desk.theme.px(8))
        column.addLayout(row)
        for widget in (self.heading, self.words, self.cross):
            row.addWidget(widget, 1 if widget is self.words else 0)
        column.addWidget(self.canvas)
        self.setFocusProxy(self.canvas)
        self.lead = Lead(desk.theme, parent)
        desk.theme.wear(_rules)
        desk.theme.changed.connect(self._fill)
        self.hide()

    def show_cards(
        self, heading: str, words: str, cards: Sequence[CardSeen], numbers: dict[int, tuple[str, ...]]
    ) -> None:
        """List these cards."""
        self.heading.setText(heading)
        self.heading.setFont(self.theme.font(13, bold=True))
        self.words.setText(words)
        self.canvas.setAccessibleName(f"{heading}, {words}")
        self.cards, self._numbers = list(cards), numbers
        self._fill()

    def _fill(self) -> None:
        wide = self.canvas.viewport().width()
        rows = list_cards(self.theme, self.cards, self._numbers, wide, from_right=self.isRightToLeft())
        self.canvas.show_drawing(rows)

    def place(self, beside: QRect, room: QRect, taken: Sequence[QRect] = ()) -> None:
        """Lie in a room on the screen, right beside what it belongs to, where it covers least of what is taken."""
        px = self.theme.px
        self.resize(min(px(_WIDE), room.width()), min(room.height(), self._high()))
        self.move(_free(self.size(), beside, room, taken, px(_APART)))
        self.show()
        self.raise_()
        self._fill()

    def hideEvent(self, event: QHideEvent) -> None:
        """Takes its line along."""
        super().hideEvent(event)
        self.lead.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Has rows as wide as there is room, which the scroll bar takes some of when it comes."""
        if event.type() == QEvent.Type.Resize and watched is self.canvas.viewport():
            self._fill()
        return super().eventFilter(watched, event)

    def _high(self) -> int:
        px = self.theme.px
        rows = sum(px(_ROW) + (0 if show_date(card.when) else px(_LINE)) for card in self.cards)
        return min(rows, _MOST_ROWS * px(_ROW)) + px(46)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes it."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_list()
        else:
            super().keyPressEvent(event)

    def close_list(self) -> None:
        """Be shown no more."""
        if not self.isHidden():
            self.closed.emit()  # the focus goes first, or Qt would put it somewhere in passing
            self.hide()


def _free(size: QSize, beside: QRect, room: QRect, taken: Sequence[QRect], apart: int) -> QPoint:
    """Where something lies inside a room and beside a place: where it covers least, at best nothing of that place."""
    last = QPoint(room.right() + 1 - size.width(), room.bottom() + 1 - size.height())
    across = beside.right() + 1 + apart, beside.left() - apart - size.width()
    down = beside.bottom() + 1 + apart, beside.top() - apart - size.height()
    middle = beside.center() - QRect(QPoint(), size).center()
    begins = beside.top() - apart, middle.y(), beside.bottom() + apart - size.height()
    wanted = [QPoint(x, y) for x in across for y in begins] + [QPoint(middle.x(), y) for y in down]

    def within(point: QPoint) -> QPoint:
        return QPoint(max(room.left(), min(point.x(), last.x())), max(room.top(), min(point.y(), last.y())))

    def covered(point: QPoint) -> tuple[bool, int]:
        there = QRect(point, size)
        parts = (there.intersected(other) for other in taken)
        return there.intersects(beside), sum(part.width() * part.height() for part in parts if part.isValid())

    return min(map(within, wanted), key=covered)


def _rules(theme: Theme) -> str:
    t = theme.tokens
    return (
        f"#cardList {{ background: {t.card}; border: 1px solid {t.claim}; border-radius: {theme.px(7)}px; }}"
        f"#cardList QAbstractItemView {{ background: {t.card}; }}"
    )
