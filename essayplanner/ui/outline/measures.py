"""How large the parts of a row of the outline are, and where they stand."""

from collections.abc import Callable
from functools import lru_cache

from PySide6.QtCore import QSize
from PySide6.QtGui import QFont, QFontMetrics, QFontMetricsF, QTextLayout

from essayplanner.domain.text import shorten
from essayplanner.ui.look.inking import inked
from essayplanner.ui.look.theme import Theme
from essayplanner.ui.look.wrapping import elided, wrapped
from essayplanner.ui.outline.nodes import Node

#: As much of a note as a row shows; the panel at the right shows all of it.
NOTE_SHOWN = 900
NOTE_LINES = 14
#: So many notes and lines of words are kept as they were laid out: those in sight, and some that were just now.
_KEPT = 256
#: The width of a line that is cut already.
_ENDLESS = 1_000_000


def question_font(theme: Theme) -> QFont:
    """The font of the question above the rows."""
    return theme.font(22 if theme.scale < 150 else 17, bold=True, serif=True)


def thesis_font(theme: Theme) -> QFont:
    """The font of the thesis below it."""
    return theme.font(14, italic=True)


class Measures:
    """Sizes for the fonts in force and the width of the view; what was laid out is kept while it is in use."""

    def __init__(self, theme: Theme) -> None:
        self.theme = theme
        #: What is in sight of the rows at a time.
        self.room = QSize()
        #: The node whose note is being typed, and how high its field wants to be.
        self.typed: Node | None = None
        self.typed_height: Callable[[], int] = lambda: 0
        self._layout = lru_cache(_KEPT)(self._lay_out)
        self.words = lru_cache(_KEPT)(self._set)
        self.measure()

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
        self.gap = px(11)
        self._note_line = self.metrics["note"].lineSpacing()
        self._letter = max(1.0, self.metrics["note"].averageCharWidth())
        self._layout.cache_clear()
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

    # From top to bottom

    def head(self, node: Node) -> int:
        """The height of a row without its note."""
        return self.gap + self.section_line if node.what == "section" else self.line

    def height(self, node: Node) -> int:
        """The height of a row."""
        return self._bare(node) + self.note_height(node)

    def guess(self, node: Node) -> int:
        """About the height of a row; that of one with no note is right."""
        if not node.note or node is self.typed:
            return self.height(node)
        in_a_line = max(1.0, self._note_width(node) / self._letter)
        lines = min(NOTE_LINES, sum(int(len(line) / in_a_line) + 1 for line in node.note[:NOTE_SHOWN].split("\n")))
        return self._bare(node) + lines * self._note_line + self.theme.px(9)

    def note_height(self, node: Node) -> int:
        """The height of the note under a row."""
        if node is self.typed:
            return self.typed_height()
        if not node.note:
            return 0
        return round(self.note(node).boundingRect().height()) + self.theme.px(9)

    def hinted(self, node: Node) -> bool:
        """Whether a row says what may be dropped in it."""
        return node.what == "section" and not node.children and not node.note and node.role == "paragraph"

    def _bare(self, node: Node) -> int:
        return self.head(node) + (self.line + self.theme.px(3) if self.hinted(node) else 0)

    # What is laid out

    def note(self, node: Node) -> QTextLayout:
        """The note of a row, in lines."""
        return self._layout(node.note[: NOTE_SHOWN + 1], self._note_width(node))

    def _note_width(self, node: Node) -> int:
        return max(self.room.width() - self.left(node) - self.theme.px(12), self.theme.px(80))

    def _lay_out(self, note: str, width: int) -> QTextLayout:
        shown = note if len(note) <= NOTE_SHOWN else note[:NOTE_SHOWN].rstrip() + "…"
        return wrapped(shown, self.fonts["note"], width, NOTE_LINES, inked(shown, self.theme.color("ink")))

    def _set(self, text: str, font: str, colour: str, width: int) -> QTextLayout:
        """One line of words, elided to a width, in the colour of a token (`words` keeps it)."""
        shown = elided(shorten(text, 400), self.fonts[font], width)
        return wrapped(shown, self.fonts[font], _ENDLESS, 1, inked(shown, self.theme.color(colour)))
