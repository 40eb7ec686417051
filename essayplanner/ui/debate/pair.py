"""The two historians who are looked at, what one does to the other, and why."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from essayplanner.domain.argument import CardSeen, LinkSeen
from essayplanner.domain.words import relation_word
from essayplanner.language import _
from essayplanner.ui.controls.buttons import SmallButton
from essayplanner.ui.debate.easel import lines_of
from essayplanner.ui.debate.grip import Grip, drag_pair
from essayplanner.ui.desk.desk import Desk
from essayplanner.ui.look.glyphs import paint_chevron, paint_glyph, paint_link
from essayplanner.ui.look.mirroring import mirrored, set_margins, write
from essayplanner.ui.look.plain import Label, give_tip
from essayplanner.ui.look.targets import LEAST
from essayplanner.ui.look.theme import Theme
from essayplanner.ui.look.wrapping import elided

#: Pixels of the design: of a bar in which all cannot be side by side.
_NARROW = 560


class Turns(SmallButton):
    """An angle that points to the last pair, or to the next."""

    def __init__(self, theme: Theme, clicked: Callable[[], object], *, back: bool) -> None:
        super().__init__(theme, clicked)
        self._back = back

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws the angle."""
        painter = self.begin()
        size = self.theme.px(12)
        box = QRectF((self.width() - size) / 2, (self.height() - size) / 2, size, size)
        colour = self.theme.color("ink" if self.isEnabled() else "line")
        paint_chevron(painter, box, colour, left=self._back != self.isRightToLeft())


class PairWords(QWidget):
    """Who does what to whom."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self._ends: tuple[CardSeen, CardSeen] | None = None
        self._link: LinkSeen | None = None
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def show_pair(self, link: LinkSeen | None, ends: tuple[CardSeen, CardSeen] | None) -> None:
        """Show a link and the cards at its ends."""
        self._link, self._ends = link, ends
        self.update()

    def sizeHint(self) -> QSize:
        """A line."""
        return QSize(1, max(LEAST, self.theme.px(20)))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws the name of who speaks, the link, and the name of who is spoken of."""
        if self._link is None or self._ends is None:
            return
        theme, px, from_right = self.theme, self.theme.px, self.isRightToLeft()
        bold, plain = theme.font(13, bold=True), theme.font(13)
        word = relation_word(self._link.relation)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            box, high = QRectF(self.rect()), self.height()

            def wide(text: str, font: object) -> int:
                painter.setFont(font)  # type: ignore[arg-type]
                return painter.fontMetrics().horizontalAdvance(text) + 1

            fixed = wide(word, plain) + 2 * px(18) + px(34) + 3 * px(8)
            room = max(px(30), (box.width() - fixed) / 2)
            x = 0.0
            for number, card in enumerate(self._ends):
                if number:
                    end = mirrored(box, QRectF(x, 0, px(28), high), from_right)
                    painter.save()
                    if from_right:
                        painter.translate(2 * end.center().x(), 0)
                        painter.scale(-1, 1)
                    paint_link(painter, end, self._link.relation, theme.color("claim"), 1.8)
                    painter.restore()
                    x += px(34)
                    painter.setPen(theme.color("claim"))
                    long = wide(word, plain)
                    write(painter, mirrored(box, QRectF(x, 0, long, high), from_right), word, from_right)
                    x += long + px(8)
                glyph = QRectF(x, (high - px(11)) / 2, px(11), px(11))
                paint_glyph(painter, card.kind, mirrored(box, glyph, from_right), theme.color(card.kind.value))
                x += px(18)
                name = elided(card.title, bold, room)
                long = wide(name, bold)
                painter.setPen(theme.color("ink"))
                write(painter, mirrored(box, QRectF(x, 0, long, high), from_right), name, from_right)
                x += long + px(8)


class Why(QWidget):
    """The because, in the serif; as high as the longest of those that may follow, so that nothing jumps."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme, self._text, self._others = theme, "", tuple[str, ...]()
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._fit)

    def say(self, text: str, others: Sequence[str]) -> None:
        """Show a text; `others` may follow."""
        self._text, self._others = text, tuple(others)
        self._fit()
        self.update()

    def _lines(self, text: str) -> list[str]:
        return lines_of(text, self.theme.font(15, serif=True), max(1, self.width()), 4) if text else []

    def _line(self) -> int:
        return self.theme.px(21)

    def _fit(self) -> None:
        most = max((len(self._lines(text)) for text in (self._text, *self._others)), default=0)
        high = max(1, most) * self._line()
        if high != self.height():
            self.setFixedHeight(high)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width has other lines."""
        super().resizeEvent(event)
        self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws the lines."""
        with QPainter(self) as painter:
            painter.setFont(self.theme.font(15, serif=True))
            painter.setPen(self.theme.color("ink"))
            for number, line in enumerate(self._lines(self._text)):
                room = QRectF(0, number * self._line(), self.width(), self._line())
                write(painter, room, line, self.isRightToLeft())


class PairBar(QWidget):
    """The pair, its because, which of how many it is, and a button that places both."""

    def __init__(self, desk: Desk, turn: Callable[[int], object], place: Callable[[], object]) -> None:
        super().__init__()
        self.desk, theme = desk, desk.theme
        self.theme = theme
        self.words, self.why = PairWords(theme), Why(theme)
        self.back, self.on = (
            Turns(theme, lambda: turn(-1), back=True),
            Turns(theme, lambda: turn(1), back=False),
        )
        for button, name in ((self.back, _("The pair before this one")), (self.on, _("The pair after this one"))):
            button.setAccessibleName(name)
            give_tip(button, name)
        self.count = Label()
        self.count.setProperty("muted", "true")
        self._shown: tuple[LinkSeen, tuple[CardSeen, CardSeen]] | None = None
        self.place = Grip(theme, _("Place both"), self._drag)
        self.place.clicked.connect(lambda _checked=False: place())
        give_tip(
            self.place,
            _(
                "Places both in the current section, one under the other, with the reason as a note; or drag it to a "
                "section"
            ),
        )
        self.place.setVisible(not desk.book.read_only)
        self.column = QVBoxLayout(self)
        self._row, self._buttons = QBoxLayout(QBoxLayout.Direction.LeftToRight), QHBoxLayout()
        self.column.addLayout(self._row)
        self._row.addWidget(self.words, 1)
        self._row.addLayout(self._buttons)
        for widget in (self.back, self.count, self.on):
            self._buttons.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)
        self._buttons.addStretch(1)
        self._buttons.addWidget(self.place, 0, Qt.AlignmentFlag.AlignVCenter)
        self.column.addWidget(self.why)
        theme.changed.connect(self._restyle)
        self._restyle()

    def _restyle(self) -> None:
        px = self.theme.px
        set_margins(self.column, px(24), px(6), LEAST, 0)
        self.column.setSpacing(px(2))
        self._buttons.setSpacing(px(4))
        self.count.setFont(self.theme.font(12))
        self.words.updateGeometry()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Has the buttons below the words where they have no room beside them."""
        super().resizeEvent(event)
        narrow = self.width() < self.theme.px(_NARROW)
        way = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        if self._row.direction() != way:
            self._row.setDirection(way)

    def _drag(self) -> None:
        if self._shown:
            link, (speaks, other) = self._shown
            drag_pair(self.desk, self.place, link, [other, speaks])

    def show_pair(
        self,
        link: LinkSeen | None,
        ends: tuple[CardSeen, CardSeen] | None,
        place: int,
        of: int,
        others: Sequence[str],
        hint: str,
    ) -> None:
        """Show a link, the cards at its ends, and that it is one of so many; the becauses of the `others` may follow.

        With no link there is nobody to show: the hint says why.
        """
        self._shown = (link, ends) if link and ends else None
        self.words.show_pair(link, ends)
        self.why.say(link.because if link else hint, others)
        for widget in (self.back, self.on, self.count):
            widget.setVisible(of > 1)
        self.count.setText(_("{place} of {count}", place=place, count=of))
        self.place.setEnabled(link is not None)
        if link and ends:
            said = _(
                "{first} {relation} {second}",
                first=ends[0].title,
                relation=relation_word(link.relation),
                second=ends[1].title,
            )
            self.words.setAccessibleName(said)
            self.why.setAccessibleName(link.because or said)
        else:
            self.words.setAccessibleName("")
            self.why.setAccessibleName(hint)
