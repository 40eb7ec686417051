"""The text of an essay taken apart: paragraphs, and the sentences in them, as places in the text."""

import re
from collections.abc import Iterator, Sequence
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
#: A title has no more words, and no heading within the essay.
_TITLE_WORDS, _HEADING_WORDS = 24, 12
#: What stands alone above the notes and books at the end, and how a note there begins.
_ENDS = frozenset({"notes", "footnotes", "endnotes", "references", "bibliography", "works cited", "sources"})
_NOTE = re.compile(r"(?:\[\d{1,3}\]|[¹²³⁰-⁹]{1,3}|\^|↑)")
#: Lines of which fewer end like sentences are cut where the page ended; a shorter one than that ends its paragraph.
_ENDING, _SHORT_LINE = 0.5, 0.8
_FEWEST_LINES = 4
_CLOSED = re.compile(r"[.!?…][\"'”’»)\]\d¹²³⁰-⁹]*$")


class Paragraph(NamedTuple):
    """The letters from `start` up to `end`, and those of each sentence; a heading has none."""

    start: int
    end: int
    sentences: tuple[tuple[int, int], ...] = ()
    heading: str = ""


def paragraphs_of(text: str) -> tuple[Paragraph, ...]:
    """The paragraphs of a text, parted by blank lines, or where it has none by lines. Lines that begin with “#” are
    headings, and so is a first line that is short and ends like no sentence, or asks a question, and a very short line
    further down. The notes and books at the end hold no sentences of the essay: they stand there like headings."""
    found = [_paragraph(text, start, end) for start, end in _pieces(text)]
    end = _end_of_essay(text, found)
    for number, each in enumerate(found[: end - 1]):
        words, most = text[each.start : each.end], _HEADING_WORDS if number else _TITLE_WORDS
        if not each.heading and _is_title(words, most, asks=not number):
            found[number] = each._replace(sentences=(), heading=" ".join(words.split()))
    notes = (each._replace(sentences=(), heading=" ".join(text[each.start : each.end].split())) for each in found[end:])
    return (*found[:end], *notes)


def _end_of_essay(text: str, found: Sequence[Paragraph]) -> int:
    """Where notes begin that stand after the essay, counted in paragraphs."""
    for number, each in enumerate(found[1:], 1):
        if text[each.start : each.end].split("\n", 1)[0].strip(" #:*").casefold() in _ENDS:
            return number
    end = len(found)
    while end > 1 and _NOTE.match(text, found[end - 1].start):
        end -= 1
    return end


def _pieces(text: str) -> Iterator[tuple[int, int]]:
    """Where paragraphs begin and end, without the room around them."""
    at = 0
    for start, end in _gaps(text):
        yield from _piece(text, at, start)
        at = end
    yield from _piece(text, at, len(text))


def _gaps(text: str) -> Iterator[tuple[int, int]]:
    """What parts the paragraphs: blank lines; else the ends of lines, or of the last line of each where lines were cut
    to fit on a page."""
    if _BLANK.search(text.strip()):
        yield from (gap.span() for gap in _BLANK.finditer(text))
        return
    lines = [line for line in text.split("\n") if line.strip()]
    closed = sum(bool(_CLOSED.search(line.rstrip())) for line in lines[:-1])
    is_cut = len(lines) >= _FEWEST_LINES and closed < _ENDING * (len(lines) - 1)
    short = _SHORT_LINE * max((len(line.rstrip()) for line in lines), default=0)
    at = 0
    for gap in _LINE.finditer(text):
        line = text[at : gap.start()].rstrip()
        ends = len(line) < short and (not at or _CLOSED.search(line))
        if not is_cut or ends or _HEADING.match(text, gap.end()):
            yield gap.span()
        at = gap.end()


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


def _is_title(line: str, most: int, *, asks: bool) -> bool:
    line = line.rstrip()
    asked = asks and line.rstrip("\"'”’")[-1:] == "?"
    return len(line.split()) <= most and (asked or not (_CLOSED.search(line) or line[-1:] in "\"'”’:;,"))


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
