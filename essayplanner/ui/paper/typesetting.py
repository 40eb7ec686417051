"""Setting paragraphs in a text document: the styles of the design, and the least that an edit makes necessary."""

import time
from collections.abc import Sequence

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextLength,
    QTextOption,
)

from essayplanner.ui.look.theme import Theme
from essayplanner.ui.paper.paragraphs import Paragraph, Span, Stretch, stretches

#: Milliseconds of setting before the window gets its turn again; Qt, which lays it out then, takes four times as long.
SLICE = 2
#: Paragraphs that are taken out at a time: 5 ms.
GONE_AT_ONCE = 1_500
#: Pixels of the design by which a level of cards is set in.
STEP = 18

_HEADINGS = (16, 14.5, 13.5, 13, 13)
_SHIFTED = {
    "raised": QTextCharFormat.VerticalAlignment.AlignSuperScript,
    "lowered": QTextCharFormat.VerticalAlignment.AlignSubScript,
}
_Style = tuple[QTextBlockFormat, QTextCharFormat]


class Typesetter(QObject):
    """Keeps a document in line with paragraphs, one block each, and an empty block at the end.

    `finished` is emitted when the document shows what `show` was last given.
    """

    finished = Signal()

    def __init__(self, document: QTextDocument, theme: Theme) -> None:
        super().__init__(document)
        self._document, self._theme = document, theme
        document.setUndoRedoEnabled(False)
        self._shown: list[Paragraph] = []
        self._wanted: list[Paragraph] = []
        self._stretches: list[Stretch] = []  # the first last
        self._waiting: list[Paragraph] = []
        self._at = self._going = 0
        self._styles: dict[tuple[str, int], _Style] = {}
        self._faces: dict[tuple[str, str, str, bool], QTextCharFormat] = {}
        self._turn = QTimer(self, singleShot=True, interval=0)
        self._turn.timeout.connect(self._go_on)

    @property
    def busy(self) -> bool:
        """Whether paragraphs still wait to be set, or to go."""
        return self._turn.isActive()

    @property
    def shown(self) -> list[Paragraph]:
        """The paragraphs that are set."""
        return self._shown

    def restyle(self) -> None:
        """Set everything anew after the colours or the size of text changed."""
        self._styles.clear()
        self._faces.clear()
        self._shown = []
        self._document.clear()
        self.show(self._wanted)

    def show(self, paragraphs: Sequence[Paragraph]) -> None:
        """Replace the paragraphs that differ; what takes longer than a slice goes on in the turns after."""
        self._wanted = list(paragraphs)
        self._stretches = stretches(self._shown, self._wanted)[::-1]
        self._going, self._waiting = 0, []
        if not self._turn.isActive():  # else it would be two slices in one turn of the window
            self._go_on()

    def _go_on(self) -> None:
        """Take out what differs in a stretch, in pieces from its end (nothing behind has to move), then set what comes
        instead."""
        if self._stretches and not (self._going or self._waiting):
            self._at, self._going, coming = self._stretches.pop()
            self._waiting = self._wanted[self._at : self._at + coming]
        end = self._at + self._going
        self._going = max(0, self._going - GONE_AT_ONCE)
        self._remove(self._at + self._going, end)
        if self._going:
            self._turn.start()
        else:
            self._set_more()

    def _remove(self, first: int, end: int) -> None:
        if first == end:
            return
        cursor = QTextCursor(self._document.findBlockByNumber(first))
        cursor.setPosition(self._document.findBlockByNumber(end).position(), QTextCursor.MoveMode.KeepAnchor)
        del self._shown[first:end]
        cursor.removeSelectedText()

    def _set_more(self) -> None:
        """Set waiting paragraphs until the slice is over."""
        end = time.perf_counter() + SLICE / 1000
        done = 0
        if self._waiting:
            cursor = self._open(self._document.findBlockByNumber(self._at))
            for done, paragraph in enumerate(self._waiting, 1):
                block_format, char_format = self._style(paragraph.style, paragraph.depth)
                if done > 1:
                    cursor.insertBlock(block_format, char_format)
                else:
                    cursor.setBlockFormat(block_format)
                    cursor.setBlockCharFormat(char_format)
                for span in paragraph.spans:
                    cursor.insertText(span.text, self._face(paragraph, span))
                if done % 16 == 0 and time.perf_counter() > end:
                    break
            cursor.endEditBlock()
        self._shown[self._at : self._at] = self._waiting[:done]
        self._at += done
        del self._waiting[:done]
        if self._waiting or self._stretches:
            self._turn.start()
        else:
            self._turn.stop()
            self.finished.emit()

    def _open(self, block: QTextBlock) -> QTextCursor:
        """A cursor in a new, empty block before the block, inside an edit that is to be ended."""
        cursor = QTextCursor(block)
        cursor.beginEditBlock()
        cursor.insertBlock(block.blockFormat(), block.charFormat())
        cursor.movePosition(QTextCursor.MoveOperation.PreviousBlock)
        return cursor

    def _face(self, paragraph: Paragraph, span: Span) -> QTextCharFormat:
        key = (paragraph.style, span.face, span.href[:1], bool(span.anchor))
        made = self._faces.get(key)
        if made is None:
            made = self._faces[key] = self._made_face(paragraph, span)
        if not (span.href or span.anchor):
            return made
        linked = QTextCharFormat(made)
        if span.href:
            linked.setAnchorHref(span.href)
        if span.anchor:
            linked.setAnchorNames([span.anchor])
        return linked

    def _made_face(self, paragraph: Paragraph, span: Span) -> QTextCharFormat:
        made = QTextCharFormat(self._style(paragraph.style, paragraph.depth)[1])
        for each in span.face.split():
            if each == "strong":
                made.setFontWeight(700)
            elif each == "emphasis":
                made.setFontItalic(True)
            elif each == "small-caps":
                made.setFontCapitalization(QFont.Capitalization.SmallCaps)
            elif each in ("raised", "lowered"):
                made.setVerticalAlignment(_SHIFTED[each])
            else:
                made.setForeground(self._theme.color(each))
        if span.href and span.face != "muted":
            made.setForeground(self._theme.color("claim"))
        if span.href:
            made.setFontUnderline(span.href[:1] != "#")
        if span.href or span.anchor:
            made.setAnchor(True)
        return made

    def _style(self, name: str, depth: int) -> _Style:
        key = (name, depth)
        if key not in self._styles:
            self._styles[key] = self._made_style(name, depth)
        return self._styles[key]

    def _made_style(self, name: str, depth: int) -> _Style:
        """Sizes and spaces in pixels of the design; the height of a line is in sizes of its letters."""
        size, before, after, hang, height = 13.5, 0, 7, 0, 1.55
        bold = italic = False
        colour = "ink"
        if name == "question":
            size, after, bold, height = 20, 8, True, 1.3
        elif name.startswith("heading"):
            level = int(name[-1])
            size, before, after, bold, height = _HEADINGS[level - 1], 18 if level == 1 else 13, 5, True, 1.3
            colour, italic = ("ink", False) if level < 4 else ("muted", True)
        elif name == "thesis":
            size, after, italic = 14, 6, True
        elif name == "aside":
            size, colour, italic = 12, "muted", True
        elif name in ("claim", "item"):
            before, after, hang = (8 if name == "claim" else 3), 3, STEP
        elif name in ("text", "block"):
            size, after = (13, 4) if name == "text" else (12.5, 5)
        elif name == "footnote":
            size, after, hang, height = 11.5, 4, 26, 1.45
        elif name == "work":
            size, after, hang = 13, 5, STEP
        elif name == "rule":
            size, before, after, height = 4, 14, 6, 1.0
        return self._block(depth, before, after, hang, size * height, name), self._char(size, bold, italic, colour)

    def _block(self, depth: int, before: int, after: int, hang: int, height: float, name: str) -> QTextBlockFormat:
        px, block = self._theme.px, QTextBlockFormat()
        block.setTopMargin(px(before))
        block.setBottomMargin(px(after))
        block.setLeftMargin(px(depth * STEP if depth else hang) + px(STEP if name == "block" else 0))
        if name == "block":
            block.setRightMargin(px(STEP))
        block.setLineHeight(px(height), QTextBlockFormat.LineHeightTypes.MinimumHeight.value)
        if hang:
            block.setTextIndent(-px(hang))
            block.setTabPositions([QTextOption.Tab(px(hang), QTextOption.TabType.LeftTab)])
        if name.startswith("heading") or name == "question":
            block.setHeadingLevel(1 if name == "question" else int(name[-1]) + 1)
        if name == "rule":
            width = QTextLength(QTextLength.Type.FixedLength, px(72))
            block.setProperty(QTextFormat.Property.BlockTrailingHorizontalRulerWidth, width)
            block.setBackground(QColor(self._theme.tokens.line))
        return block

    def _char(self, size: float, bold: bool, italic: bool, colour: str) -> QTextCharFormat:
        made = QTextCharFormat()
        font = self._theme.font(13, serif=True)
        made.setFontFamilies(font.families())
        made.setFontStyleHint(font.styleHint())
        made.setProperty(QTextFormat.Property.FontPixelSize, self._theme.px(size))
        made.setFontWeight(700 if bold else 400)
        made.setFontItalic(italic)
        made.setForeground(self._theme.color(colour))
        return made
