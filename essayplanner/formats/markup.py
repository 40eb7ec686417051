"""Any text as Markdown that reads as that text, in CommonMark, in pandoc's Markdown and in Python-Markdown.

A whole document is escaped at one stroke: the exporter writes its own marks as control characters, which no cleaned
text holds; then what would be markup in the text is escaped, and last the control characters become Markdown's marks.
That is done in stretches that fit the processor's cache: 3 MB take 8 ms, in one piece 15, text by text 40.
"""

import re
from collections.abc import Iterable
from itertools import islice

#: What the exporter writes for its own marks.
EMPHASIS = "\x01"
STRONG = EMPHASIS * 2
NOTE = "\x02"  # before the number of a footnote, which a bracket ends
BLOCK = "\x03"  # before the first character of a block
SIGN = "\x04"  # a number sign at the end of a heading, where it would be taken away

_STRETCH = 300
_OUR_MARKS = ((EMPHASIS, "*"), (NOTE, "[^"), (BLOCK, ""), (SIGN, "\\#"))
_ALWAYS = ("\\", "`", "*", "[", "{", "^", "~")
_SOMETIMES: tuple[tuple[str, re.Pattern[str], str], ...] = (
    ("$", re.compile(r"\$(?!\s|\Z)"), r"\\$"),
    ("_", re.compile(r"_(?:(?<![^\W_]_)|(?![^\W_]))"), r"\\_"),
    ("&", re.compile(r"&(?=\#?\w+;)"), "&amp;"),
    ("<", re.compile(r"<(?!\s|\Z)"), "&lt;"),
    # the first in a word may be that of an address
    ("@", re.compile(r"(?:(?<=@)([^\s@]*)@|@(?<![^\W_]@))(?!\s|\Z)"), r"\1\\@"),
    ("!", re.compile(rf"!(?={NOTE})"), r"\\!"),
)
_BLOCK_MARK = r"(?=[#>|:]|[-+](?:[-+=:|\s]|\Z))"
#: The number of a list; most blocks begin with a word, which is let go at its second letter.
_BLOCK_NUMBER = (
    r"(?![A-Za-z][^ivxlcdmIVXLCDM.)])(?![A-Z]\.\ \S)"
    r"(\(?(?:\d+|[A-Za-z]|[ivxlcdm]+|[IVXLCDM]+|\\?@[\w-]*))(?=[.)](?:\s|\Z))"
)
_BLOCK_START = re.compile(f"{BLOCK}(?:{_BLOCK_MARK}|{_BLOCK_NUMBER})")

#: pandoc reads a box at the start of a list item as a task to tick, even where the bracket is escaped.
_TASK = re.compile(rf"{BLOCK}\\\[(?: \]|([xX]\]) )")


def joined(blocks: Iterable[str], end: str = "") -> str:
    """The blocks as a Markdown document; what the exporter wrote as control characters is markup, the rest is text.

    `end` follows the last block, where there is one.
    """
    waiting, stretches = iter(blocks), []
    while stretch := list(islice(waiting, _STRETCH)):
        stretches.append(_escaped("\n\n".join(stretch)))
    if stretches:
        stretches[-1] += end
    return "\n\n".join(stretches)


def _escaped(text: str) -> str:
    for mark in _ALWAYS:
        if mark in text:
            text = text.replace(mark, f"\\{mark}")
    for mark, pattern, instead in _SOMETIMES:
        if mark in text:
            text = pattern.sub(instead, text)
    text = _BLOCK_START.sub(r"\1\\", text)
    if "\\[" in text:
        text = _TASK.sub(lambda found: f"\\[{found[1]}&#32;" if found[1] else "\\[&#32;]", text)
    for ours, mark in _OUR_MARKS:
        if ours in text:
            text = text.replace(ours, mark)
    return text


def heading(level: int, title: str) -> str:
    """A heading's line, before the document is escaped."""
    kept = title.rstrip("#")
    return f"{'#' * level} {kept}{SIGN * (len(title) - len(kept))}"
