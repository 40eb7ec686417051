"""The pieces of a text as they are shown: plain words, their faces, and how each is set."""

import re
from collections.abc import Iterator
from html import unescape
from itertools import count
from typing import NamedTuple

from essayplanner.domain.brought import Block, What, Writing
from essayplanner.domain.cited import Run, Runs, plain_text

#: What a piece is set as.
HEADING, PARAGRAPH, ITEM, QUOTATION, COMMENT = "heading", "paragraph", "item", "quotation", "comment"

#: Characters of a piece that is set in one go; what is longer goes on in another one.
LONGEST = 10_000

_TOKEN = re.compile(r"\\([!-/:-@\[-`{-~])|(\*{1,3})|\[([^\[\]]*)\]\(<?([^()<>\s]*)>?\)|(&#?\w{1,8};)", re.DOTALL)


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


def runs_of(markdown: str) -> Runs:
    """Markdown of italics, bold and links as stretches in one face; whatever else is in it is words."""
    if not any(sign in markdown for sign in "\\*[&"):
        return (Run(markdown),)
    words: list[tuple[str, str]] = []  # each with its link
    stars: list[tuple[int, int, bool, bool]] = []  # where among the words, how many, may begin, may end
    at = 0
    for found in _TOKEN.finditer(markdown):
        words.append((markdown[at : found.start()], ""))
        at = found.end()
        if found[1]:
            words.append((found[1], ""))
        elif found[2]:
            begins = not markdown[at : at + 1].isspace() and at < len(markdown)
            ends = found.start() > 0 and not markdown[found.start() - 1].isspace()
            stars.append((len(words), len(found[2]), begins, ends))
            words.append((found[2], ""))
        elif found[4] is not None:
            words.append((plain_text(runs_of(found[3])), found[4]))
        else:
            words.append((unescape(found[5]), ""))
    words.append((markdown[at:], ""))
    turns = _pairs(stars)
    return _joined(words, turns)


def _pairs(stars: list[tuple[int, int, bool, bool]]) -> dict[int, int]:
    """The stars that begin and end a face, with how many they are; the others are stars."""
    turns: dict[int, int] = {}
    open_: list[tuple[int, int]] = []
    for at, number, begins, ends in stars:
        if ends and any(number == other for _, other in open_):
            while open_:
                begun, other = open_.pop()
                if other == number:
                    turns[begun] = turns[at] = number
                    break
        elif begins and len(open_) < 4:
            open_.append((at, number))
    return turns


def _joined(words: list[tuple[str, str]], turns: dict[int, int]) -> Runs:
    runs: list[Run] = []
    italic = bold = False
    for at, (text, link) in zip(count(), words, strict=False):
        if at in turns:
            italic ^= turns[at] in (1, 3)
            bold ^= turns[at] in (2, 3)
            continue
        run = Run(text, italic, bold, link=link)
        if runs and runs[-1]._replace(text="") == run._replace(text=""):
            runs[-1] = run._replace(text=runs[-1].text + text)
        elif text:
            runs.append(run)
    return tuple(runs)
