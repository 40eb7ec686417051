"""What is gathered of a document while it is walked: whoever walks tells what begins and ends, and blocks come out.

Nothing here calls itself, and nothing grows with how deep things lie in one another: that is counted.
"""

import re
from itertools import groupby
from typing import NamedTuple

from essayplanner.domain.brought import Block, What
from essayplanner.domain.cited import Run
from essayplanner.domain.marked_text import marked, sound_address
from essayplanner.domain.text import clean_line, clean_text
from essayplanner.formats.texts.numbering import Counting, Numbering

#: A line in bold is a heading where it is not longer than this, in characters, and ends in none of these.
_LONGEST_HEADING = 80
_NO_HEADING_ENDS = (".", ",", ";", "…")
_SPACES = re.compile(r"[^\S\n]+")
_SOFT = "\u00ad"
_DEEPEST_HEADING = 6
#: Tables in tables are told apart no deeper than this.
_MOST_ROWS = 12


class _Piece(NamedTuple):
    """Words in one face."""

    run: Run
    is_marked: bool
    is_strong: bool


class Gatherer:
    """Takes what is in a document, in its order; `blocks` is what came of it once `close` was called.

    `bold_headings` makes a heading of a short paragraph in bold. `headings_are_items` is for outlines, where all that
    has a level is an item.
    """

    def __init__(self, *, bold_headings: bool = True, headings_are_items: bool = False) -> None:
        self.blocks: list[Block] = []
        self.bold_headings, self.headings_are_items = bold_headings, headings_are_items
        #: How often what was left out was met.
        self.pictures = self.deleted = 0
        self.depth = self.quoted = 0  # of lists, of quotations
        self._faces = {"italic": 0, "bold": 0, "underlined": 0, "marked": 0}
        self._hidden = 0
        self._links: list[str] = []
        self._words: list[str] = []  # in the faces that are on
        self._pieces: list[_Piece] = []
        self._broken = False  # nothing was said since a line ended
        self._heading = self._last_heading = 0
        self._fresh = False  # an item has begun, and nothing of it was said
        self._counting = Counting()
        self._mark = ""  # what stands before the item that has begun
        self._node = 0  # the level of the outline's last item
        self._comments: list[str] = []
        self._beside: list[str] | None = None  # the words of a comment that has begun
        self._described: list[str] = []  # what was said of pictures
        self._rows: list[_Row] = []
        self._rows_within = 0  # of rows that lie too deep to be told apart

    # What is within a line

    def text(self, text: str) -> None:
        """Words, in the faces that are on."""
        if self._beside is not None:
            self._beside.append(text)
        elif text and not self._hidden:
            self._words.append(text)
            self._broken = self._broken and text.isspace()

    def _end_words(self) -> None:
        if self._words:
            on = {name for name, times in self._faces.items() if times}
            link = self._links[-1] if self._links else ""
            run = Run(_tidy("".join(self._words)), "italic" in on, "bold" in on, link=link)
            self._pieces.append(_Piece(run, "marked" in on, "bold" in on or "underlined" in on))
            self._words.clear()

    def face(self, name: str, on: bool) -> None:
        """A face (“italic”, “bold”, “underlined” or “marked”) begins or ends; one may begin within itself."""
        self._end_words()
        self._faces[name] = max(0, self._faces[name] + (1 if on else -1))

    def hide(self, hidden: bool) -> None:
        """What comes is left out until as many ends as beginnings were told."""
        self._hidden = max(0, self._hidden + (1 if hidden else -1))

    def link(self, address: str) -> None:
        """What comes leads to an address, until `unlink`."""
        self._end_words()
        self._links.append(sound_address(address))

    def unlink(self) -> None:
        """The last link ends."""
        self._end_words()
        if self._links:
            self._links.pop()

    def line_break(self) -> None:
        """A line ends within its paragraph; two in a row end the paragraph."""
        if self._broken and not self._heading and not self.quoted:
            self.end()
        else:
            self.text("\n")
            self._broken = not self._hidden

    def comment(self, text: str) -> None:
        """What somebody wrote beside the words that come."""
        if text := " ".join(clean_text(text).split()):
            self._comments.append(text)

    def begin_comment(self) -> None:
        """What is said until `end_comment` is a comment."""
        self._beside = self._beside or []

    def end_comment(self) -> None:
        """The comment that has begun ends."""
        words, self._beside = self._beside, None
        self.comment("".join(words or ()))

    def picture(self, words: str) -> None:
        """A picture that is left out; what describes it stays in brackets within a text, and goes where it is alone."""
        self.pictures += 1
        if words := clean_line(words):
            self._described.append(f"[{words}]")
            self.text(self._described[-1])

    # Blocks

    def end(self) -> None:
        """A block is over, or one begins: what was said until now is one."""
        if self._beside is not None:  # a comment that does not end is none
            words, self._beside = self._beside, None
            self.text("".join(words))
        self._end_words()
        pieces, self._pieces, self._broken = self._pieces, [], False
        described, self._described = self._described, []
        text, is_marked, is_strong = _written(pieces, self._heading > 0)
        if not text or (described and _are_all(described, pieces)):
            return
        comment, self._comments = "\n".join(self._comments), []
        mark = self._mark if self._fresh and not self._heading else ""
        block = Block(*self._what(text, is_marked, is_strong), comment=comment, number=mark)
        if block.what not in (What.HEADING, What.HIGHLIGHT):
            block = block._replace(marked=_marks(pieces))
        self.blocks.append(block)

    def _what(self, text: str, is_marked: bool, is_strong: bool) -> tuple[What, str, int]:
        """What the block is, its text and its level."""
        if self._heading:
            level = self._heading
            if self.headings_are_items:
                self._node = level
                return What.ITEM, _line(text), level
            self._last_heading = level
            return What.HEADING, _line(text), level
        if self._fresh:
            self._fresh = False
            return What.ITEM, _line(text), self._node + max(1, self.depth)
        level = self._node + self.depth
        if self.quoted and not self._rows:
            return What.QUOTATION, "\n".join(line.strip() for line in text.split("\n")), level
        if is_marked:
            return What.HIGHLIGHT, _line(text), level
        bare = text.replace("**", "")
        if is_strong and self.bold_headings and not level and not self._rows and _may_be_heading(bare):
            return What.HEADING, _line(bare), min(self._last_heading + 1, _DEEPEST_HEADING)
        return What.PARAGRAPH, _line(text), level

    def heading(self, level: int) -> None:
        """A heading of a level from 1 begins; 0 ends it."""
        self.end()
        self._heading = level

    def quote(self, on: bool) -> None:
        """Words of another, set off as such, begin or end."""
        self.end()
        self.quoted = max(0, self.quoted + (1 if on else -1))

    def list(self, on: bool, numbering: Numbering | None = None) -> None:
        """A list begins or ends, perhaps within another; with its numbering where it has one."""
        self.end()
        self._counting.list(on, numbering)
        self.depth = max(0, self.depth + (1 if on else -1))
        if not on:
            self._fresh = False

    def item(self, level: int = 0) -> None:
        """An item begins: what is said next is it, what follows within it goes on with it. `level` is its own depth."""
        self.end()
        if level:
            self.depth = level
        self._fresh, self._mark = True, "" if level else self._counting.mark()

    # Tables

    def row(self, on: bool) -> None:
        """A row of a table begins or ends: an item of its own with its cells, or what these hold where that is more."""
        self.end()
        if self._rows_within or (on and len(self._rows) == _MOST_ROWS):
            self._rows_within += 1 if on else -1
        elif on:
            self._rows.append(_Row(self.blocks, self.depth, self._fresh))
            self.depth, self._fresh = 0, False
        elif self._rows:
            row = self._rows.pop()
            self._end_cell(row)
            self.blocks, self.depth, self._fresh = row.outside, row.depth, row.fresh
            self.blocks += row.as_blocks(self._node + self.depth)

    def cell(self, *, is_head: bool = False) -> None:
        """A cell of the row begins; a row of heads alone is a paragraph."""
        self.end()
        if self._rows and not self._rows_within:
            self._end_cell(self._rows[-1])
            self._rows[-1].is_head &= is_head
            self.depth, self._fresh = 0, False

    def _end_cell(self, row: "_Row") -> None:
        if self.blocks is not row.outside:
            row.cells.append(self.blocks)
        self.blocks = []

    def close(self) -> None:
        """All was told; what was not ended is."""
        self.end()
        self._rows_within = 0
        while self._rows:
            self.row(False)
        if self._comments and self.blocks:
            last = self.blocks[-1]
            comment = "\n".join(filter(None, (last.comment, *self._comments)))
            self.blocks[-1] = last._replace(comment=comment)
            self._comments = []


class _Row:
    """A row of a table: what was gathered outside of it, and the blocks of each cell."""

    def __init__(self, outside: list[Block], depth: int, fresh: bool) -> None:
        self.outside, self.depth, self.fresh, self.is_head = outside, depth, fresh, True
        self.cells: list[list[Block]] = []

    def as_blocks(self, level: int) -> list[Block]:
        """The row as one block, or its cells one after the other where one holds more than a paragraph."""
        full = [cell for cell in self.cells if cell]
        whole = [block for cell in full for block in cell]
        simple = all(len(cell) == 1 and cell[0].what in (What.PARAGRAPH, What.HIGHLIGHT) for cell in full)
        if not simple or len(self.cells) < 2 or not full:
            return [block._replace(level=block.level + level) if block.level else block for block in whole]
        text = " | ".join(cell[0].text if cell else "" for cell in self.cells).strip(" |")
        marks = tuple(mark for block in whole for mark in _all_marks(block))
        comment = "\n".join(block.comment for block in whole if block.comment)
        what = What.PARAGRAPH if self.is_head else What.ITEM
        return [Block(what, text, level + (not self.is_head), comment=comment, marked=marks)]


def _all_marks(block: Block) -> tuple[str, ...]:
    return (block.text,) if block.what is What.HIGHLIGHT else block.marked


def _written(pieces: list[_Piece], is_heading: bool) -> tuple[str, bool, bool]:
    """The pieces as Markdown, whether all of it is highlighted, and whether all of it looks like a heading."""
    said = [piece for piece in pieces if piece.run.text.strip()]
    if not said:
        return "", False, False
    runs = (piece.run._replace(bold=False) if is_heading else piece.run for piece in pieces)
    text = _SPACES.sub(" ", marked(runs)).strip()
    return text, all(piece.is_marked for piece in said), all(piece.is_strong for piece in said)


def _are_all(described: list[str], pieces: list[_Piece]) -> bool:
    """Whether nothing was said but what describes pictures."""
    text = "".join(piece.run.text for piece in pieces)
    for words in described:
        text = text.replace(words, "", 1)
    return not text.strip()


def _tidy(text: str) -> str:
    return clean_text(text.replace(_SOFT, ""))


def _marks(pieces: list[_Piece]) -> tuple[str, ...]:
    """What is highlighted in a block, each stretch by itself."""
    stretches = (list(same) for is_marked, same in groupby(pieces, lambda piece: piece.is_marked) if is_marked)
    texts = (_line(_written(stretch, False)[0]) for stretch in stretches)
    return tuple(filter(None, texts))


def _line(text: str) -> str:
    return " ".join(text.split())


def _may_be_heading(text: str) -> bool:
    return len(text) <= _LONGEST_HEADING and "\n" not in text and not text.endswith(_NO_HEADING_ENDS)
