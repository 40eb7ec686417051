"""The text of an essay taken apart: paragraphs, and the sentences in them, as places in the text."""

import re
from collections.abc import Iterator
from typing import NamedTuple

_BLANK = re.compile(r"\n[^\S\n]*(?:\n[^\S\n]*)+")
_LINE = re.compile(r"\n+")
_HEADING = re.compile(r"#{1,6}[ \t]+")
#: What ends a sentence: its marks, those that close a quotation, and the number of a note; then room.
_END = re.compile(r"(?:[.!?]{1,4}|…)[\"'”’»)\]]{0,3}(?:\[\d{1,3}\]|[¹²³⁰-⁹]{1,3}|(?<!\d[.!?])\d{1,3})?(?=\s)")
#: How a sentence begins: no small letter.
_BEGINS = re.compile(r"\s+[\"'“‘«(\[]{0,3}(?P<word>[^\W_]+)?")
_BEFORE = re.compile(r"(?:^|[\s\"'“‘«(\[–—-])(?P<word>[^\s\"'“‘«(\[–—-]*)$")
#: So many letters before a stop are looked at: no word that is shortened is longer.
_LOOK_BACK = 24
_SHORT = frozenset(
    """adm al approx assoc bros c ca capt cf ch chap chs co col comm comr cpl dept dr e.g ed eds esp et etc ff fl gen
    gov govt hon i.e ibid inc introd jr lt ltd maj messrs mr mrs ms mt op p pp pres prof pt rev sec sect sen sgt sr st
    ste trans univ v viz vol vols vs jan feb apr jun jul aug sep sept oct nov dec""".split()  # noqa: SIM905
)
#: These are shortened words before a number alone.
_BEFORE_NUMBERS = frozenset({"art", "fig", "mar", "no", "nos", "par", "r"})
#: After these, a capital begins another sentence all the same.
_MAY_END = frozenset({"etc", "al", "jr", "sr", "co", "inc", "ltd", "ibid", "govt"})
#: Words that begin a sentence, and no name after initials.
_OPENERS = frozenset(
    """a an and as at but by for from he her his however if in it its nor of on one or she so such that the their then
    there these they this those thus to when while with yet""".split()  # noqa: SIM905
)
_INITIALS = re.compile(r"(?:[^\W\d_]\.)*[^\W\d_]")
#: An essay that is pasted without blank lines has a paragraph a line, where lines are as long as that at most.
_TITLE_WORDS = 24


class Paragraph(NamedTuple):
    """The letters from `start` up to `end`, and those of each sentence; a heading has none."""

    start: int
    end: int
    sentences: tuple[tuple[int, int], ...] = ()
    heading: str = ""


def paragraphs_of(text: str) -> tuple[Paragraph, ...]:
    """The paragraphs of a text, parted by blank lines, or where it has none by lines. Lines that begin with “#” are
    headings, and so is a first line that is short and ends like no sentence, or asks a question."""
    found = [_paragraph(text, start, end) for start, end in _pieces(text)]
    if len(found) > 1 and not found[0].heading and _is_title(first := text[found[0].start : found[0].end]):
        found[0] = found[0]._replace(sentences=(), heading=" ".join(first.split()))
    return tuple(found)


def _pieces(text: str) -> Iterator[tuple[int, int]]:
    """Where paragraphs begin and end, without the room around them."""
    parting = _BLANK if _BLANK.search(text.strip()) else _LINE
    at = 0
    for gap in parting.finditer(text):
        yield from _piece(text, at, gap.start())
        at = gap.end()
    yield from _piece(text, at, len(text))


def _piece(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        line = text.find("\n", start, end)
        if _HEADING.match(text, start) and line > 0:  # a heading with its paragraph right below
            yield start, line
            yield from _piece(text, line, end)
        else:
            yield start, end


def _paragraph(text: str, start: int, end: int) -> Paragraph:
    if mark := _HEADING.match(text, start, end):
        return Paragraph(start, end, heading=" ".join(text[mark.end() : end].rstrip("# ").split()) or "#")
    return Paragraph(start, end, tuple(_sentences(text, start, end)))


def _is_title(line: str) -> bool:
    words = len(line.split())
    return words <= _TITLE_WORDS and (line.rstrip("\"'”’")[-1:] == "?" or line.rstrip()[-1:] not in ".!…\"'”’:;")


def _sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    at = start
    for mark in _END.finditer(text, start, end):
        if mark.end() < end and _ends(text, at, mark):
            yield at, mark.end()
            at = mark.end()
            while at < end and text[at].isspace():
                at += 1
    if at < end:
        yield at, end


def _ends(text: str, start: int, mark: re.Match[str]) -> bool:
    """Whether a sentence that begins at `start` ends with these marks."""
    after = _BEGINS.match(text, mark.end())
    word = after["word"] if after else None
    if word and word[0].islower():
        return False
    if mark[0][0] != "." or mark[0].startswith(".."):
        return True
    found = _BEFORE.search(text[max(start, mark.start() - _LOOK_BACK) : mark.start()])
    before = (found["word"] if found else "").strip(",;:")
    if before.casefold() in _SHORT:
        return before.casefold() in _MAY_END and word is not None and not word[0].isdecimal()
    if before.casefold() in _BEFORE_NUMBERS:
        return word is None or not word[0].isdecimal()
    if _INITIALS.fullmatch(before) and before[0].isupper():
        return word is not None and word.casefold() in _OPENERS
    return True
