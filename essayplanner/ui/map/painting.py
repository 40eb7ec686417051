"""How the cards and links of the map are drawn."""

from collections.abc import Iterable, Mapping, Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen

from essayplanner.domain.argument import CardSeen
from essayplanner.domain.cards import Kind
from essayplanner.domain.map.values import Box as Placed
from essayplanner.domain.map.values import Point, Route, Shape
from essayplanner.domain.words import relation_word
from essayplanner.language import _, number
from essayplanner.ui.canvas.figures import DRAGGED, Key, Looks
from essayplanner.ui.canvas.pieces import paint_card_box, paint_caution, paint_kind, paint_row_ground, paint_words, rect
from essayplanner.ui.canvas.places import Box
from essayplanner.ui.canvas.routes import CORNER, THICK, THIN, Line, paint_line, rounded
from essayplanner.ui.controls.section_number import CURRENT, SOFT, SOLID, number_width, paint_section_number
from essayplanner.ui.look.glyphs import paint_chevron
from essayplanner.ui.look.mirroring import write
from essayplanner.ui.look.theme import Theme
from essayplanner.ui.look.wrapping import wrapped
from essayplanner.ui.map.texts import ABOVE, CAUTION, GLYPH, ROW_WORDS, WORDS, Texts

#: Words smaller than this on the screen, in pixels, are drawn as bars.
_LEGIBLE = 5.0
#: Pixels of the design that a line, and what stands where it begins, may reach into what lies beside them.
_CLOSE, _NEAR = 16, 80
#: How strong a card is that a search did not find, and a link that the outline does not use.
_DIMMED, _UNUSED = 0.3, 0.75


def number_box(placed: Placed, box: Box, theme: Theme, from_right: bool) -> Box:
    """Where the number of a section is, on the first card of it."""
    wide, high = number_width(theme, placed.number), theme.px(16)
    left, top = (box.right if from_right else box.x) - wide / 2, box.y - theme.px(7)
    if placed.shape is Shape.ROW:
        left = box.right + theme.px(4) if from_right else box.x - wide - theme.px(4)
        top = box.y + (box.height - high) / 2
    return Box(left, top, wide, high)


class Brush:
    """Draws with a painter, in the colours of a theme."""

    def __init__(self, painter: QPainter, theme: Theme, texts: Texts, from_right: bool) -> None:
        self.painter, self.theme, self.texts, self.from_right = painter, theme, texts, from_right
        self._link, self._chosen = theme.color("link"), theme.color("claim")
        self.legible = theme.px(12) * abs(painter.worldTransform().m11()) >= _LEGIBLE

    # Lines

    def rules(self, rules: Iterable[Sequence[Point]]) -> None:
        """Draw what divides the sections."""
        self._lines(rules, QPen(self.theme.color("line"), 1))

    def threads(self, threads: Iterable[Sequence[Point]]) -> None:
        """Draw what joins a card to what it stands under without a link."""
        self._lines(threads, QPen(self.theme.color("line"), THIN))

    def stem(self, points: Sequence[Point]) -> None:
        """Draw the line from the thesis to the first claim."""
        self._lines([points], QPen(self.theme.color("ink"), 1.5))

    def _lines(self, lines: Iterable[Sequence[Point]], pen: QPen) -> None:
        self.painter.setPen(pen)
        self.painter.setBrush(Qt.BrushStyle.NoBrush)
        for points in lines:
            self.painter.drawPath(rounded(points, self.theme.px(CORNER)))

    def route(self, route: Route, line: Line, near: Box | None = None, *, chosen: bool = False) -> None:
        """Draw a link, or what of it comes into a box; one that the outline does not use is thinner."""
        colour = self._chosen if chosen else self._link
        width = THICK if chosen else THIN if route.used else THIN * _UNUSED
        paint_line(self.painter, line, route.link.relation, colour, width * self.theme.scale / 100, near)
        if chosen and route.word_at:
            x, y = line.points[0]
            self._word(relation_word(route.link.relation), x, y, "claim")

    def routes(self, routes: Sequence[tuple[Route, Line]], clip: Box) -> None:
        """Draw what of links comes into a box, and what they do where they begin, each word once at a place."""
        done: set[tuple[str, Point]] = set()
        close, near = clip.grown(self.theme.px(_CLOSE)), clip.grown(self.theme.px(_NEAR))
        for route, line in routes:
            self.route(route, line, close)
        for route, line in routes:
            if route.word_at and near.holds(*(start := line.points[0])):
                word = relation_word(route.link.relation)
                if (word, start) not in done:
                    done.add((word, start))
                    self._word(word, *start, "muted")

    def thin(self, lines: QPainterPath) -> None:
        """Draw all links as they are where they are small: without corners and ends."""
        painter = self.painter
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(self.theme.color("link"), 0))
        painter.drawPath(lines)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)

    def bars(self, bars: Mapping[tuple[Kind, bool], Sequence[Box]]) -> None:
        """Draw cards, by their kinds and whether they are dimmed, as bars."""
        painter = self.painter
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setPen(Qt.PenStyle.NoPen)
        for (kind, dimmed), boxes in bars.items():
            colour = self.theme.color(kind.value)
            colour.setAlphaF(_DIMMED if dimmed else 1.0)
            painter.setBrush(colour)
            painter.drawRects([QRectF(box.x, box.y + 1, box.width, box.height - 2) for box in boxes])
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)

    def _word(self, word: str, x: float, y: float, colour: str) -> None:
        font = self.theme.font(11)
        self.painter.setFont(font)
        wide, high = self.painter.fontMetrics().horizontalAdvance(word) + self.theme.px(4), self.theme.px(12)
        gap = self.theme.px(4)
        room = QRectF(x + gap if self.from_right else x - gap - wide, y - high / 2, wide, high)
        self.painter.fillRect(room, self.theme.color("paper"))
        self.painter.setPen(self.theme.color(colour))
        self.painter.drawText(room, Qt.AlignmentFlag.AlignCenter, word)

    # Cards

    def thesis(self, box: Box, words: str) -> None:
        """Draw the thesis in its box."""
        px, painter, theme = self.theme.px, self.painter, self.theme
        painter.setPen(QPen(theme.color("line"), 1))
        painter.setBrush(theme.color("card"))
        painter.drawRoundedRect(rect(box).adjusted(0.5, 0.5, -0.5, -0.5), px(7), px(7))
        if not self.legible:
            return
        head = Box(box.x + px(10), box.y + px(8), box.width - px(20), px(14))
        paint_words(painter, theme, head, _("THESIS"), theme.font(11, bold=True), "muted", from_right=self.from_right)
        painter.setPen(theme.color("ink"))
        layout = wrapped(words, theme.font(12, serif=True), box.width - px(20), from_right=self.from_right or None)
        layout.draw(painter, QPointF(box.x + px(10), box.y + px(26)))

    def card(self, placed: Placed, card: CardSeen, box: Box, key: Key, looks: Looks, *, dimmed: bool) -> None:
        """Draw a card, with the number of its section where it is the first of it."""
        self.painter.save()
        if key in looks.dragged:
            self.painter.setOpacity(self.painter.opacity() * DRAGGED)
        elif dimmed:
            self.painter.setOpacity(self.painter.opacity() * _DIMMED)
        if placed.shape is Shape.ROW:
            self._row(placed, card, box, key, looks)
        else:
            self._boxed(placed, card, box, key, looks)
        if placed.number and self.legible:
            self._number(placed, box, chosen=key in looks.selected)
        self.painter.restore()

    def _number(self, placed: Placed, box: Box, *, chosen: bool) -> None:
        look = CURRENT if chosen else SOLID if placed.section_id else SOFT
        area = rect(number_box(placed, box, self.theme, self.from_right))
        paint_section_number(self.painter, self.theme, area, placed.number, look)

    def _boxed(self, placed: Placed, card: CardSeen, box: Box, key: Key, looks: Looks) -> None:
        px, painter, theme = self.theme.px, self.painter, self.theme
        if placed.hidden:  # what is folded away lies behind it
            painter.setPen(QPen(theme.color("line"), 1))
            painter.setBrush(theme.color("card"))
            behind = box._replace(x=box.x + (-px(3) if self.from_right else px(3)), y=box.y + px(3))
            painter.drawRoundedRect(rect(behind).adjusted(0.5, 0.5, -0.5, -0.5), px(7), px(7))
        paint_card_box(painter, theme, box, card.kind, key, looks, from_right=self.from_right)
        layout = self.texts.layout(card, placed.shape, box.width, placed.word, bool(placed.hidden))
        high = layout.boundingRect().height()
        top = box.y + (box.height - high) / 2
        if not self.legible:
            self._bar(Box(self._x(box, px(WORDS), box.width * 0.6), top, box.width * 0.6, high))
            return
        first = top + self._set(placed, card, box, top, px(WORDS))
        paint_kind(painter, theme, self._x(box, px(GLYPH), px(9)), first, card.kind)
        if card.caution and card.kind is not Kind.CLAIM:
            paint_caution(painter, theme, self._x(box, box.width - px(CAUTION), px(11)), first)

    def _row(self, placed: Placed, card: CardSeen, box: Box, key: Key, looks: Looks) -> None:
        px, painter, theme = self.theme.px, self.painter, self.theme
        paint_row_ground(painter, theme, box.grown(-1)._replace(x=box.x, width=box.width), key, looks)
        if not self.legible:
            kind = self.theme.color(card.kind.value)
            painter.fillRect(QRectF(box.x, box.y + box.height * 0.3, box.width * 0.7, box.height * 0.4), kind)
            return
        if self.texts.on_paper:
            middle = box.y + px(ABOVE) / 2 + self._set(placed, card, box, box.y + px(ABOVE) / 2, px(ROW_WORDS))
        else:
            middle = box.y + box.height / 2
            self._row_words(placed, card, box)
        paint_kind(painter, theme, self._x(box, px(2), px(9)), middle, card.kind)
        if card.caution:
            paint_caution(painter, theme, self._x(box, box.width - px(14), px(11)), middle)

    def _row_words(self, placed: Placed, card: CardSeen, box: Box) -> None:
        """Write in one line what a row says, short where there is no room for all of it."""
        px, painter, theme = self.theme.px, self.painter, self.theme
        left, end = px(ROW_WORDS), px(CAUTION) if card.caution else 0
        font = theme.font(12)
        if placed.word:
            word = relation_word(placed.word)
            painter.setFont(font)
            wide = painter.fontMetrics().horizontalAdvance(word) + px(4)
            paint_words(
                painter, theme, self._part(box, left, wide + 1), word, font, "muted", from_right=self.from_right
            )
            left += wide
        room = self._part(box, left, box.width - left - end)
        painter.setFont(font)
        words = card.title if not card.short or self.texts.fits(card.title, room.width) else card.short
        painter.setPen(theme.color("ink"))
        write(painter, rect(room), self.texts.cut(words, room.width), self.from_right)

    def _set(self, placed: Placed, card: CardSeen, box: Box, top: float, begin: float) -> float:
        """Draw the words of a card in lines; gives how far below the top the middle of the first is."""
        folds = bool(placed.hidden)
        layout = self.texts.layout(card, placed.shape, box.width, placed.word, folds)
        self.painter.setPen(self.theme.color("ink"))
        room = self.texts.room(card, placed.shape, box.width, folds)
        layout.draw(self.painter, QPointF(self._x(box, begin, room), top))
        return layout.lineAt(0).height() / 2

    def _part(self, box: Box, begin: float, width: float) -> Box:
        return Box(self._x(box, begin, width), box.y, width, box.height)

    def _x(self, box: Box, begin: float, width: float) -> float:
        """Where what begins so far into a box, and is so wide, lies."""
        return box.right - begin - width if self.from_right else box.x + begin

    def _bar(self, box: Box) -> None:
        self.painter.fillRect(
            QRectF(box.x, box.y + box.height * 0.3, box.width, box.height * 0.4), self.theme.color("line")
        )

    def fold(self, box: Box, hidden: int, key: Key, looks: Looks, *, opens: bool) -> None:
        """Draw how many cards are folded away."""
        if not self.legible:
            return
        px, painter, theme = self.theme.px, self.painter, self.theme
        focused = key == looks.focused
        painter.setPen(QPen(theme.color("claim"), 2) if focused else Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("selection" if key == looks.hovered else "chip"))
        painter.drawRoundedRect(rect(box), box.height / 2, box.height / 2)
        painter.setFont(theme.font(11, bold=True))
        painter.setPen(theme.color("ink"))
        side = px(10)
        begin, end = Box(box.x, box.y, box.width - px(16), box.height), box.right - px(5) - side
        if self.from_right:
            begin, end = begin._replace(x=box.x + px(16)), box.x + px(5)
        painter.drawText(rect(begin), Qt.AlignmentFlag.AlignCenter, number(hidden))
        if not opens:
            return
        chevron = QRectF(end, box.y + (box.height - side) / 2, side, side)
        paint_chevron(painter, chevron, theme.color("muted"), left=self.from_right)

    def loose(self, box: Box, *, whole: bool, key: Key, looks: Looks) -> None:
        """Draw that a card is joined to nothing above it."""
        if not self.legible:
            return
        painter, theme = self.painter, self.theme
        if key in (looks.focused, looks.hovered):
            painter.setPen(QPen(theme.color("claim"), 2 if key == looks.focused else 1))
            painter.setBrush(theme.color("card"))
            painter.drawRoundedRect(rect(box), theme.px(5), theme.px(5))
        elif not whole:
            painter.fillRect(rect(box), theme.color("paper"))
        painter.setPen(theme.color("claim"))
        painter.setFont(theme.font(11 if whole else 13, bold=not whole))
        if whole:
            write(painter, rect(box.grown(-2)), _("+ link"), self.from_right, at_end=True)
        else:
            painter.drawText(rect(box), Qt.AlignmentFlag.AlignCenter, "+")
