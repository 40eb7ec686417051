"""The pieces of a text as they are shown: plain words, their faces, and how each is set."""

from collections.abc import Iterator
from typing import NamedTuple

from essayplanner.domain.brought import Block, What, Writing
from essayplanner.domain.cited import Runs, plain_text
from essayplanner.domain.marked_text import runs_of

#: What a piece is set as.
HEADING, PARAGRAPH, ITEM, QUOTATION, COMMENT = "heading", "paragraph", "item", "quotation", "comment"

#: Characters of a piece that is set in one go; what is longer goes on in another one.
LONGEST = 10_000


class Piece(NamedTuple):
    """A piece of a text: its words and their faces, what it is set as and how deep, and its page or location."""

    text: str
    runs: Runs
    style: str
    level: int = 0
    locator: str = ""


def pieces_of(writing: Writing) -> list[Piece]:
    """All that is shown of a text, in order; blank pieces are none."""
    whole = (piece for block in writing.blocks for piece in _pieces(block) if piece.text.strip())
    return [part for piece in whole for part in _in_parts(piece)]


def _pieces(block: Block) -> Iterator[Piece]:
    if block.title:
        yield _piece(block.title, HEADING, 3, block.locator)
    style = {
        What.HEADING: HEADING,
        What.ITEM: ITEM,
        What.QUOTATION: QUOTATION,
        What.HIGHLIGHT: QUOTATION,
    }.get(block.what, PARAGRAPH)
    yield _piece(block.text, style, block.level, "" if block.title else block.locator)
    if block.comment:
        yield _piece(block.comment, COMMENT)


def _piece(markdown: str, style: str, level: int = 0, locator: str = "") -> Piece:
    runs = runs_of(markdown)
    return Piece(plain_text(runs), runs, style, level, locator)


def _in_parts(piece: Piece) -> Iterator[Piece]:
    """A piece, or the parts of one that is too long to be set at once."""
    while len(piece.text) > LONGEST:
        space = piece.text.rfind(" ", 1, LONGEST)
        end = space if space > 0 else LONGEST
        begin = end + (space > 0)
        yield piece._replace(text=piece.text[:end], runs=_cut(piece.runs, 0, end))
        piece = piece._replace(text=piece.text[begin:], runs=_cut(piece.runs, begin, len(piece.text)))
    yield piece


def _cut(runs: Runs, first: int, last: int) -> Runs:
    kept, at = [], 0
    for run in runs:
        text = run.text[max(0, first - at) : max(0, last - at)]
        if text:
            kept.append(run._replace(text=text))
        at += len(run.text)
    return tuple(kept)
