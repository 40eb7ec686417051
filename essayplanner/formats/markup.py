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
ADDRESS = "\x05"  # on both sides of the address of a source, which becomes a link that shows it

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
_ADDRESSES = re.compile(rf"{ADDRESS}([^{ADDRESS}]*){ADDRESS}")
#: What an address between angle brackets cannot have, and what it is in an address.
_NOT_WITHIN = {"<": "%3C", ">": "%3E", "\\": "%5C", "`": "%60"}
_ENTITY = re.compile(r"&(?=#?\w+;)")
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
        text = "\n\n".join(stretch)
        stretches.append(_with_addresses(text) if ADDRESS in text else escaped(text))
    if stretches:
        stretches[-1] += end
    return "\n\n".join(stretches)


def _with_addresses(text: str) -> str:
    """The text escaped, but for its addresses: a sign escaped within one would be part of it for some readers."""
    addresses = iter(_ADDRESSES.findall(text))
    return re.sub(ADDRESS, lambda _found: _link(next(addresses)), escaped(_ADDRESSES.sub(ADDRESS, text)))


def _link(address: str) -> str:
    for sign, instead in _NOT_WITHIN.items():
        address = address.replace(sign, instead)
    return f"<{_ENTITY.sub('%26', address)}>"


def escaped(text: str) -> str:
    """A text without addresses that is nothing but text where it stands."""
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
