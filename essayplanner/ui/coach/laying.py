"""Where the parts of a row of the coach stand, reckoned from the left."""

from typing import NamedTuple

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QFont, QFontMetrics, QTextLayout

from essayplanner.coach.findings import How, Mend
from essayplanner.domain.argument import CardSeen
from essayplanner.domain.plan import Plan
from essayplanner.language import _
from essayplanner.ui.coach.rows import HEADS, Row, What
from essayplanner.ui.controls.section_number import number_width
from essayplanner.ui.look.targets import LEAST
from essayplanner.ui.look.theme import LARGE, Theme
from essayplanner.ui.look.wrapping import height_of, wrapped

#: Pixels of the design: where the mark and where the words begin, how far they are from the end, and from above.
MARK, TEXT, END, ABOVE = 6, 29, 14, 8
#: Numbers of sections that are shown, beside those of which it is only said that there are more; how far they are from
#: the title, and from each other.
_NUMBERS, _BESIDE, _APART = 4, 6, 2
#: From one line of what is asked to the next, and where it begins where text is large: below the mark.
_LINE, _LARGE = 16, 10


class Block(NamedTuple):
    """Lines of text, where they stand in their row, and the token of their colour."""

    lines: QTextLayout
    at: QRectF
    color: str


class Laid(NamedTuple):
    """The parts of a row: blocks of text, a line that is cut, what can be pressed at its end, numbers of sections, the
    glyph of a card with its kind, where the buttons begin, and how high all of it is."""

    blocks: tuple[Block, ...] = ()
    line: QRect = QRect()
    link: QRect = QRect()
    words: str = ""
    numbers: tuple[tuple[str, QRectF], ...] = ()
    glyph: QRectF = QRectF()
    card: CardSeen | None = None
    buttons: int = 0
    height: int = 0


def helps_by(row: Row) -> str:
    """What stands at the end of a row, to be pressed; of one that is gone, that it is."""
    if row.is_gone:
        return _("no longer asked") if row.finding else ""
    if row.finding:
        return row.finding.mends[0].words if row.finding.mends else ""
    return {What.SAID: _("Ask again"), What.OFF: _("Choose…")}.get(row.what, "")


def shown_card(plan: Plan, mends: tuple[Mend, ...]) -> tuple[CardSeen | None, str]:
    """The card that the first mend would place, and why."""
    first = mends[0] if mends else None
    card = plan.cards.get(first.card_id) if first and first.how is How.PLACE else None
    return card, first.note if first and card else ""


class Laying:
    """Lays out rows at a width; what was laid out is kept until `forget`."""

    def __init__(self, theme: Theme) -> None:
        self.theme = theme
        self._kept: dict[tuple[Row, int, int, bool], Laid] = {}
        self._from_right = False

    def forget(self) -> None:
        """Another width, size of text, or plan."""
        self._kept.clear()

    def lay(self, row: Row, plan: Plan, width: int, buttons: int, *, from_right: bool) -> Laid:
        """A row; `buttons` is how high those of an open finding are, -1 where it is closed. Where it will be mirrored,
        lines begin at the right of their blocks."""
        key, self._from_right = (row, width, buttons, from_right), from_right
        if key not in self._kept:
            is_open = row.finding is not None and buttons >= 0
            self._kept[key] = self._open(row, plan, width, buttons) if is_open else self._closed(row, width)
        return self._kept[key]

    @property
    def begin(self) -> int:
        """Where what is below the title of an open finding begins."""
        return self.theme.px(TEXT if self.theme.scale < LARGE else _LARGE)

    def _wrapped(self, words: str, font: QFont, room: float, least: int = 0) -> QTextLayout:
        return wrapped(words, font, room, from_right=self._from_right, least=least)

    def _title(self, row: Row, width: int) -> tuple[Block, tuple[tuple[str, QRectF], ...], int]:
        """The title in as many lines as it needs, the numbers after its last line, and where that ends."""
        theme, px = self.theme, self.theme.px
        numbers = row.finding.numbers if row.finding else ()
        shown = numbers if len(numbers) <= _NUMBERS else (*numbers[: _NUMBERS - 1], "…")
        widths = [number_width(theme, number) for number in shown]
        beside = sum(widths) + px(_APART) * (len(widths) - 1) + px(_BESIDE) if widths else 0
        room, font = width - px(TEXT) - px(END), theme.font(13, bold=True)
        lines, is_beside = self._wrapped(row.words, font, room), True
        if _last(lines) + beside > width - px(TEXT) - px(MARK):
            narrower = self._wrapped(row.words, font, room - beside)
            is_beside = narrower.lineCount() == lines.lineCount() + 1  # it needs a line more, as the numbers would
            lines, room = (narrower, room - beside) if is_beside else (lines, room)
        color = "muted" if row.is_gone else "ink"
        block = Block(lines, QRectF(px(TEXT), px(ABOVE), room, height_of(lines)), color)
        end = px(ABOVE) + height_of(lines)
        high = lines.lineAt(lines.lineCount() - 1).height()
        x = px(TEXT) + _last(lines) + px(_BESIDE)
        if not is_beside:
            x, end = px(TEXT), end + px(2) + int(high)
        placed = []
        for number, wide in zip(shown, widths, strict=True):
            placed.append((number, QRectF(x, end - high, wide, high)))
            x += wide + px(_APART)
        return block, tuple(placed), end

    def _closed(self, row: Row, width: int) -> Laid:
        if not row.finding and not row.aside:
            return self._plain(row, width)
        px, metrics = self.theme.px, QFontMetrics(self.theme.font(12))
        block, numbers, end = self._title(row, width)
        help_words, second = helps_by(row), metrics.height() + px(2)
        wide = metrics.horizontalAdvance(help_words)
        is_own = self.theme.scale >= LARGE or wide > (width - px(TEXT) - px(END)) * 2 // 3
        room = width - px(TEXT) - px(END)
        line = QRect(px(TEXT), end + px(1), room if is_own or not wide else room - wide - px(10), second)
        height = line.bottom() + 1
        link = QRect()
        if help_words:
            top = height if is_own else line.top()
            link = QRect(width - px(END) - min(wide, room), top, min(wide, room), second)
            height = max(height, link.bottom() + 1)
        words = row.finding.sentence if row.finding else row.aside.said.reason if row.aside else ""
        return Laid((block,), line, link, words, numbers, height=height + px(ABOVE))

    def _plain(self, row: Row, width: int) -> Laid:
        px, metrics = self.theme.px, QFontMetrics(self.theme.font(12))
        is_inner = row.what in (What.DONE, What.NOTHING)
        left = px(TEXT) if row.what is What.DONE else px(MARK)
        words = f"{row.words}  {'▴' if row.is_open else '▾'}" if row.what in HEADS else row.words
        help_words = helps_by(row)
        wide = metrics.horizontalAdvance(help_words)
        room = width - left - px(END) - (wide + px(10) if wide else 0)
        lines = self._wrapped(words, self.theme.font(12, bold=row.what in HEADS), room)
        above = px(4 if is_inner else 7)
        at = QRectF(left, above, room, height_of(lines))
        height = max(LEAST, height_of(lines) + 2 * above)
        link = QRect(width - px(END) - wide, above, wide, metrics.height()) if wide else QRect()
        return Laid((Block(lines, at, "muted"),), link=link, height=height)

    def _open(self, row: Row, plan: Plan, width: int, buttons: int) -> Laid:
        theme, px, finding = self.theme, self.theme.px, row.finding
        assert finding
        title, numbers, end = self._title(row, width)
        begin = self.begin
        blocks, room, y = [title], width - begin - px(END), float(end + px(3))
        for words, color in ((finding.sentence, "ink"), (finding.reason, "muted")):
            if words:
                lines = self._wrapped(words, theme.font(12), room, 0 if theme.scale >= LARGE else px(_LINE))
                color = "muted" if row.is_gone else color
                blocks.append(Block(lines, QRectF(begin, y, room, height_of(lines)), color))
                y += height_of(lines) + px(2)
        card, because = shown_card(plan, finding.mends)
        glyph = QRectF()
        if card:
            y += px(6)
            left, inner = begin + px(17), room - px(17)
            for words, font, color in (
                (card.title, theme.font(12), "muted" if row.is_gone else "ink"),
                (because, theme.font(12, serif=True), "muted"),
            ):
                if words:
                    lines = self._wrapped(words, font, inner)
                    if glyph.isNull():
                        size = px(9)
                        glyph = QRectF(begin, y + (lines.lineAt(0).height() - size) / 2, size, size)
                    blocks.append(Block(lines, QRectF(left, y, inner, height_of(lines)), color))
                    y += height_of(lines) + px(1)
        if buttons:
            y += px(7)
        top = int(y)
        if row.is_gone:
            lines = self._wrapped(helps_by(row), theme.font(12), room)
            blocks.append(Block(lines, QRectF(begin, top, room, height_of(lines)), "muted"))
        return Laid(
            tuple(blocks), numbers=numbers, glyph=glyph, card=card, buttons=top, height=top + buttons + px(ABOVE + 2)
        )


def _last(lines: QTextLayout) -> float:
    """How wide the last line is."""
    return lines.lineAt(lines.lineCount() - 1).naturalTextWidth()
