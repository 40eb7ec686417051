"""How large the parts of a row of the outline are, and where they stand."""

from collections.abc import Callable, Sequence
from functools import lru_cache
from math import ceil
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QFont, QFontMetrics, QFontMetricsF, QTextLayout

from essayplanner.domain.text import shorten
from essayplanner.ui.look.inking import inked
from essayplanner.ui.look.theme import Theme
from essayplanner.ui.look.wrapping import elided, wrapped
from essayplanner.ui.outline.captions import planned
from essayplanner.ui.outline.nodes import Node

if TYPE_CHECKING:
    from essayplanner.domain.structures import Slot

#: As much of a note as a row shows; the panel at the right shows all of it.
NOTE_SHOWN = 900
NOTE_LINES = 14
#: So many notes and lines of words are kept as they were laid out: those in sight, and some that were just now.
_KEPT = 256
#: Pixels of the design that the column of an outline takes at most, and a line of a note in it: some ninety letters.
WIDEST, NOTE_WIDEST = 800, 600
#: Letters of a title that a row shows.
TITLE_SHOWN = 400
#: Pixels of the design that are left beside a title for the words at the right, or this share of a narrow row.
_ASIDE, _ASIDE_SHARE = 130, 0.3
#: The width of a line that is cut already.
_ENDLESS = 1_000_000


def question_font(theme: Theme) -> QFont:
    """The font of the question above the rows."""
    return theme.font(22 if theme.scale < 150 else 17, bold=True, serif=True)


def thesis_font(theme: Theme) -> QFont:
    """The font of the thesis below it."""
    return theme.font(14, italic=True)


def font_of(node: Node) -> str:
    """The name of the font of a title."""
    return "section" if node.what == "section" else "claim" if node.kind == "claim" else "card"


def more_of(title: QTextLayout) -> int:
    """What the lines of a title after the first one take."""
    count = title.lineCount()
    return ceil(sum(title.lineAt(number).height() for number in range(1, count))) if count > 1 else 0


class Spans(NamedTuple):
    """Where a title begins, and how wide are its line, what of that is left to the words at its end at least, and the
    title itself."""

    left: int
    line: int
    aside: int
    title: int


class Measures:
    """Sizes for the fonts in force and the width of the view; what was laid out is kept while it is in use."""

    def __init__(self, theme: Theme) -> None:
        self.theme = theme
        #: What is in sight of the rows at a time.
        self.room = QSize()
        #: The node whose note is being typed, and how high its field wants to be.
        self.typed: Node | None = None
        self.typed_height: Callable[[], int] = lambda: 0
        #: The node whose title is being typed, and what its lines after the first take in the field.
        self.titled: Node | None = None
        self.titled_more: Callable[[], int] = lambda: 0
        #: Whether the window is laid out from the right.
        self.from_right = False
        self._layout = lru_cache(_KEPT)(self._lay_out)
        self._title = lru_cache(_KEPT)(self._lay_out_title)
        self.words = lru_cache(_KEPT)(self._set)
        self.measure()

    @property
    def edited(self) -> Node | None:
        """The node whose note or title is being typed."""
        return self.typed or self.titled

    def measure(self) -> None:
        """Take the sizes of the fonts in force."""
        font, px = self.theme.font, self.theme.px
        self.fonts = {
            "section": font(15, bold=True),
            "claim": font(13, bold=True),
            "card": font(13),
            "small": font(11),
            "note": font(13, serif=True),
            "number": font(13),
        }
        self.metrics = {name: QFontMetrics(value) for name, value in self.fonts.items()}
        self.heights = {name: QFontMetricsF(value).height() for name, value in self.fonts.items()}
        self.line = max(px(29), self.metrics["card"].height() + px(10))
        self.section_line = max(px(30), self.metrics["section"].height() + px(9))
        #: What waits in a section stands in a line of chips.
        self.chip = self.metrics["small"].height() + px(4)
        self.slots_line = self.chip + px(7)
        self.glyph = px(13)
        self.gap = px(11)
        #: The gap before the words at the end of a row, and the room of the sign of a caution.
        self.beside, self.sign = px(12), px(13) + px(8)
        self._edge, self._least, self._aside = px(8), px(80), px(_ASIDE)
        self._note_line = self.metrics["note"].lineSpacing()
        self._letters = {name: max(1.0, value.averageCharWidth()) for name, value in self.metrics.items()}
        #: As wide as no plain letter is.
        bold = self.metrics["section"], self.metrics["claim"]
        self._widest = max(metrics.horizontalAdvance(each) for metrics in bold for each in "WM@%")
        self.forget()

    def forget(self) -> None:
        """Lay all out anew."""
        self.forget_levels()
        self._layout.cache_clear()
        self._title.cache_clear()
        self.words.cache_clear()

    # From left to right

    def left(self, node: Node) -> int:
        """Where the title of a row begins."""
        px, sections, cards = self.theme.px, 0, 0
        for above in node.ancestors():
            if above.what == "section":
                sections += 1
            else:
                cards += 1
        left = px(41) + max(0, sections - 1) * px(18)
        return left + px(35) + (cards - 1) * px(25) if cards else left

    def start(self, node: Node) -> int:
        """Where the tint of a row begins: at the badge of a card, at the title of a section."""
        return self.left(node) - (self.theme.px(35) if node.what == "placement" else 0)

    def spans(self, node: Node) -> Spans:
        """Where the parts of the first line of a row are; what is left for the words at its end goes by a word target
        alone, which a row knows, so that no height waits for what is read of a card."""
        left = self.left(node)
        line = max(self.room.width() - 1 - left - self._edge, self._least)
        aside = min(self._aside, int(line * _ASIDE_SHARE))
        if aside < self._aside // 2:  # the title needs it more, and the tip has the words
            aside = 0
        if node.words:
            words = self.metrics["small"].horizontalAdvance(planned(node.words)) + self.beside
            aside = max(aside, min(words, line // 2))
        return Spans(left, line, max(0, aside - self.beside), line - aside - (self.sign if node.caution else 0))

    # From top to bottom

    def head(self, node: Node) -> int:
        """The height of a row without its note."""
        return self._first(node) + self._more(node)

    def _first(self, node: Node) -> int:
        """The height of a row whose title is one line."""
        return self.gap + self.section_line if node.what == "section" else self.line

    def _more(self, node: Node) -> int:
        """What the lines of a title after the first one take."""
        return max(self._drawn_more(node), self.titled_more() if node is self.titled else 0)

    def _drawn_more(self, node: Node) -> int:
        width = self.spans(node).title
        if self.metrics[font_of(node)].horizontalAdvance(node.title[: TITLE_SHOWN + 1]) < width - 1:
            return 0
        return more_of(self.title(node, font_of(node), width))

    def height(self, node: Node) -> int:
        """The height of a row."""
        return self._bare(node) + self.note_height(node)

    def known(self, node: Node) -> int | None:
        """The height of a row of which nothing needs to be laid out; None for others."""
        if (
            node.note
            or node in (self.typed, self.titled)
            or len(node.title) > self._letters_in(node)[0]
            or not node.title.isascii()
        ):
            return None
        return self._first(node) + self._below(node)

    def guess(self, node: Node) -> int:
        """About the height of a row; that of one that is `known` is right."""
        if node is self.edited:
            return self.height(node)
        in_title, in_note = self._letters_in(node)[1:]
        more = (max(1, min(len(node.title), TITLE_SHOWN)) - 1) // in_title
        high = self._first(node) + more * self.metrics[font_of(node)].lineSpacing() + self._below(node)
        if node.note:
            lines = sum(len(line) // in_note + 1 for line in node.note[:NOTE_SHOWN].split("\n"))
            high += min(NOTE_LINES, lines) * self._note_line + self.theme.px(9)
        return high

    def forget_levels(self) -> None:
        """Rows may stand on other levels, or have another width."""
        self._level: tuple[Node | None, str, int] = (None, "", 0)
        self._fitting = (0, 1, 1)

    def _letters_in(self, node: Node) -> tuple[int, int, int]:
        """How many plain letters surely fit in a line of a title, how many about, and about how many in one of a note.

        That goes by the level: the last answer is kept, for rows are asked about in their order.
        """
        level = node.parent, node.what, node.words
        if level != self._level:
            spans, letters = self.spans(node), self._letters
            wide = spans.line - spans.aside - self.beside - self.sign
            in_title, in_note = wide / letters["claim"], self.note_width(spans.left) / letters["note"]
            self._level = level
            self._fitting = wide // self._widest, max(1, int(in_title)), max(1, int(in_note))
        return self._fitting

    def note_height(self, node: Node) -> int:
        """The height of the note under a row."""
        if node is self.typed:
            return self.typed_height()
        if not node.note:
            return 0
        return round(self.note(node).boundingRect().height()) + self.theme.px(9)

    def hinted(self, node: Node) -> bool:
        """Whether a row says what may be dropped in it."""
        return node.is_hinted

    def _below(self, node: Node) -> int:
        """What the hint of a row takes, or the line of what waits in it."""
        if node.waiting():
            return self.slots_line
        return self.line + self.theme.px(3) if self.hinted(node) else 0

    def _bare(self, node: Node) -> int:
        return self.head(node) + self._below(node)

    def chips(self, slots: "Sequence[Slot]", left: int, row: QRect) -> "tuple[list[tuple[Slot, QRect]], QRect | None]":
        """Where what waits in a row stands, reckoned from the left, and the room for dots where not all fit."""
        from essayplanner.domain.slots import OF_KIND

        px, top = self.theme.px, row.bottom() + 1 - self.chip - self.theme.px(3)
        found: list[tuple[Slot, QRect]] = []
        for slot in slots:
            shape = self.glyph if slot in OF_KIND else 0
            wide = self.metrics["small"].horizontalAdvance(slot.word) + 2 * px(7) + shape
            if left + wide > row.right():
                return found, QRect(left, top, max(0, row.right() - left), self.chip)
            found.append((slot, QRect(left, top, wide, self.chip)))
            left += wide + px(5)
        return found, None

    # What is laid out

    def note(self, node: Node) -> QTextLayout:
        """The note of a row, in lines."""
        return self._layout(node.note[: NOTE_SHOWN + 1], self.note_width(self.left(node)))

    def title(self, node: Node, font: str, width: int) -> QTextLayout:
        """The title of a row, in lines."""
        return self._title(node.title[: TITLE_SHOWN + 1], font, width)

    def _lay_out_title(self, title: str, font: str, width: int) -> QTextLayout:
        shown, ink = shorten(title, TITLE_SHOWN), self.theme.color("ink")
        return wrapped(shown, self.fonts[font], width, formats=inked(shown, ink), from_right=self.from_right)

    def note_width(self, left: int) -> int:
        """The room of a note that begins there."""
        room = self.room.width() - left - self.theme.px(12)
        return max(min(room, self.theme.px(NOTE_WIDEST)), self.theme.px(80))

    def _lay_out(self, note: str, width: int) -> QTextLayout:
        shown = note if len(note) <= NOTE_SHOWN else note[:NOTE_SHOWN].rstrip() + "…"
        return wrapped(
            shown,
            self.fonts["note"],
            width,
            NOTE_LINES,
            inked(shown, self.theme.color("ink")),
            from_right=self.from_right or None,
        )

    def _set(self, text: str, font: str, colour: str, width: int) -> QTextLayout:
        """One line of words, elided to a width, in the colour of a token (`words` keeps it); it begins at 0."""
        shown = elided(shorten(text, 400), self.fonts[font], width)
        return wrapped(shown, self.fonts[font], _ENDLESS, 1, inked(shown, self.theme.color(colour)), from_right=False)
