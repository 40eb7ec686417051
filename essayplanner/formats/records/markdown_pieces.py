"""Markdown of notes taken apart by its lines: headings, elements of lists, quotations, paragraphs.

Blocks hold their lines as they are written; `faces` and `tidy` read what stands within one. Where code stands nothing
is read.
"""

import re
from typing import NamedTuple

from essayplanner.domain import cited
from essayplanner.domain.marked_text import marked, runs_of, sound_address
from essayplanner.formats.records.html_pieces import Piece, Run
from essayplanner.formats.texts.plain import heading_words
from essayplanner.language import n_

_HEADING = re.compile(r" {0,3}(#{1,6})[ \t]++(.*)")
_ELEMENT = re.compile(r"([ \t]*+)(?:[-*+]|(\d{1,9}[.)]))[ \t]++(.*)")
_QUOTE = re.compile(r" {0,3}> ?(.*)")
#: What opens a block of code; where the same signs come again in the line, that is code within the line.
_FENCE = re.compile(r" {0,3}(`{3,}+(?=[^`]*\Z)|~{3,}+)")
_RULE = re.compile(r" {0,3}(?:(?:-[ \t]*+){3,}+|(?:\*[ \t]*+){3,}+|(?:_[ \t]*+){3,}+)")
_UNDERLINE = re.compile(r" {0,3}(?:=+|-{2,})[ \t]*")
#: What parts the cells of a row of a table, and the row that stands between its head and the others.
_BAR = re.compile(r"(?<!\\)\|")
_BELOW_HEAD = re.compile(r"[ \t]*\|(?:[ \t]*:?-+:?[ \t]*\|)*+(?:[ \t]*:?-+:?[ \t]*)?")
_ESCAPED = re.compile(r"\\([`_{}#+.!>~|\"'-])")
_LINK = re.compile(r"(?<!\\)\[([^\[\]\n]{1,500})\]\(([^()\s]{1,2000})\)")
#: Italics and bold between low lines.
_LOW_LINES = re.compile(r"(?<![\w\\_])(__?)(?=[^\s_])([^_\n]+)(?<=\S)\1(?![\w_])")
_TASK = re.compile(r"\[[ xX]\][ \t]+")


class Lines(NamedTuple):
    """The blocks of a text, and how many blocks of code were left out."""

    pieces: list[Piece]
    code: int = 0


def markdown_pieces(text: str) -> Lines:
    """The blocks of a text; the lines of a quotation stay lines, those of all others become one."""
    split = _Split()
    for line in text.split("\n"):
        split.take(line.rstrip("\r"))
    split.end()
    return Lines(split.pieces, split.code)


def code_told(count: int) -> list[str]:
    """What is said of blocks of code that were left out."""
    return [n_("{n} block of code was left out.", "{n} blocks of code were left out.", count)] if count else []


def faces(text: str) -> cited.Runs:
    """The stretches of a line of Markdown as they look; what else is marked in it is text, as is what is escaped.

    Of a link that leads to no address only its words are kept.
    """
    text = _LOW_LINES.sub(lambda found: f"{'*' * len(found[1])}{found[2]}{'*' * len(found[1])}", text)
    text = _LINK.sub(lambda found: found[0] if sound_address(found[2]) else found[1], text)
    return runs_of(_ESCAPED.sub(r"\1", text))


def tidy(text: str) -> str:
    """A line of any Markdown in the little that blocks have."""
    return marked(faces(text))


class _Split:
    """The blocks so far, and the one that is open."""

    def __init__(self) -> None:
        self.pieces: list[Piece] = []
        self.code = 0
        self._tag, self._depth, self._number = "", 0, ""
        self._lines: list[str] = []
        self._indents: list[int] = []
        self._fence = ""
        self._below_head = False

    def take(self, line: str) -> None:
        """The next line."""
        if self._fence:
            if line.strip().startswith(self._fence) and not line.strip().strip(self._fence[0]):
                self._fence = ""
        elif found := _FENCE.match(line):
            self.end()
            self._fence = found[1]
            self.code += 1
        elif self._tag == "p" and len(self._lines) == 1 and _UNDERLINE.fullmatch(line):
            self._tag = "h1" if "=" in line else "h2"
            self.end()
        elif not line.strip() or _RULE.fullmatch(line):
            self.end()
            self._below_head = False
        elif line.lstrip().startswith("|"):
            self.end()
            self._row(line)
        elif found := _HEADING.fullmatch(line):
            self.end()
            self._indents = []
            self._tag, self._lines = f"h{len(found[1])}", [heading_words(found[2])]
            self.end()
        elif found := _ELEMENT.fullmatch(line):
            self.end()
            self._indent(len(found[1].expandtabs(4)))
            self._tag, self._depth, self._number = "li", len(self._indents), found[2] or ""
            self._lines = [_TASK.sub("", found[3], count=1)]
        elif found := _QUOTE.fullmatch(line):
            if self._tag != "blockquote":
                self.end()
            self._tag = "blockquote"
            self._lines.append(found[1])
        elif self._tag:
            self._lines.append(line.strip())
        else:
            if not line[:1].isspace():
                self._indents = []
            self._tag, self._lines = "p", [line.strip()]

    def end(self) -> None:
        """Close the block that is open."""
        text = ("\n" if self._tag == "blockquote" else " ").join(self._lines).strip()
        if text:
            self.pieces.append(Piece(self._tag, self._depth, (Run(cited.Run(text)),), number=self._number))
        self._tag, self._depth, self._number, self._lines = "", 0, "", []

    def _row(self, line: str) -> None:
        """A row of a table: a paragraph of heads, or an item of its own, as in other documents."""
        if _BELOW_HEAD.fullmatch(line):
            self._below_head = True
            return
        cells = (cell.strip().replace("\\|", "|") for cell in _BAR.split(line))
        self._tag, self._depth = ("li", 1) if self._below_head else ("p", 0)
        self._lines = [" | ".join(cells).strip(" |")]
        self.end()

    def _indent(self, indent: int) -> None:
        while self._indents and self._indents[-1] >= indent:
            self._indents.pop()
        self._indents.append(indent)
