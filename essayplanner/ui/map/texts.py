"""The words on cards of the map: how they are set, and how much room they need."""

from PySide6.QtGui import QFontMetricsF, QTextCharFormat, QTextLayout

from essayplanner.domain.argument import CardSeen
from essayplanner.domain.cards import Relation
from essayplanner.domain.map.values import Shape
from essayplanner.domain.words import relation_word
from essayplanner.ui.look.theme import Theme
from essayplanner.ui.look.wrapping import cut_lines, elided, height_of, wrapped

#: Pixels of the design: where words begin in a card and where its glyph stands, what is left at its end, and above and
#: below them; how wide and high the sign of a fold is, and how far from the end of its card.
WORDS, GLYPH, END, ABOVE, FOLD, FOLD_END = 28, 13, 10, 5, (36, 17), 9
#: Where words begin in a row, the room of a caution in it, and how high it is.
ROW_WORDS, CAUTION, ROW = 17, 20, 17
#: The most lines of a title, and as many as it needs.
_LINES, _ALL = 4, 1_000
_BOLD = (Shape.CLAIM, Shape.UNDER)


class Texts:
    """Sets titles and keeps what it set; it is a `Measure` for the layout. Any thread may have one of its own.

    `on_paper`, where no tip has the whole of a title, each takes as many lines as it needs.
    """

    def __init__(self, theme: Theme, *, from_right: bool = False, on_paper: bool = False) -> None:
        self._theme, self._from_right, self.on_paper = theme, from_right, on_paper
        self._set: dict[tuple[str, Shape, float, str, bool, bool], QTextLayout] = {}
        self._cut: dict[tuple[str, float], str] = {}
        self.row_height = max(theme.px(ROW), round(QFontMetricsF(theme.font(12)).height()))

    def __call__(self, card: CardSeen, shape: Shape, width: float, before: str, hidden: int) -> float:
        """The height of a card."""
        if shape is Shape.ROW and not self.on_paper:
            return self.row_height
        high = height_of(self.layout(card, shape, width, Relation(before) if before else None, bool(hidden)))
        return high + self._theme.px(ABOVE) * (1 if shape is Shape.ROW else 2)

    def room(self, card: CardSeen, shape: Shape, width: float, folds: bool) -> float:
        """How wide the words of a card may be."""
        px = self._theme.px
        if shape is Shape.ROW:
            return width - px(ROW_WORDS) - (px(CAUTION) if card.caution else 0)
        end = FOLD_END + FOLD[0] + 5 if folds else CAUTION if shape is Shape.LEAF and card.caution else END
        return width - px(WORDS) - px(end)

    def layout(self, card: CardSeen, shape: Shape, width: float, word: Relation | None, folds: bool) -> QTextLayout:
        """The title, after the word of what it does to the card above it, in lines."""
        before = relation_word(word) if word else ""
        key = (card.title, shape, width, before, folds, bool(card.caution))
        if key not in self._set:
            font, room = self._theme.font(12, bold=shape in _BOLD), self.room(card, shape, width, folds)
            most = _ALL if self.on_paper else _LINES
            text = f"{before} {card.title}" if before else card.title
            text = "\n".join(cut_lines(text, font, room, most)) if len(text) > 40 else text
            formats = [self._muted(len(before))] if before else None
            layout = wrapped(text, font, room, most, formats, self._from_right or None)
            self._set[key] = layout
        return self._set[key]

    def fits(self, text: str, width: float) -> bool:
        """Whether a line has room for a text."""
        return self.cut(text, width) == text

    def cut(self, text: str, width: float) -> str:
        """A text in one line, cut where there is no room."""
        key = (text, width)
        if key not in self._cut:
            self._cut[key] = elided(text, self._theme.font(12), width)
        return self._cut[key]

    def _muted(self, length: int) -> QTextLayout.FormatRange:
        look = QTextLayout.FormatRange()
        look.start, look.length = 0, length
        muted = QTextCharFormat()
        muted.setFont(self._theme.font(12))
        muted.setForeground(self._theme.color("muted"))
        look.format = muted
        return look

    def is_cut(self, card: CardSeen, shape: Shape, width: float, word: Relation | None, folds: bool) -> bool:
        """Whether not all of a title is shown."""
        if shape is Shape.ROW:
            before = f"{relation_word(word)} " if word else ""
            wide = QFontMetricsF(self._theme.font(12)).horizontalAdvance(before + card.title)
            return wide > self.room(card, shape, width, folds)
        return self.layout(card, shape, width, word, folds).text().endswith("…")
