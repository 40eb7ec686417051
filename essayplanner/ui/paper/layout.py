"""HTML laid out for paper: margins in their size, works with a hanging indent, headings with what they head."""

import re
from collections.abc import Callable, Iterator
from html import unescape
from typing import NamedTuple

from PySide6.QtGui import QFont, QPdfWriter, QTextBlock, QTextCursor, QTextDocument

from essayplanner.ui.look.theme import SERIFS

#: Points: the usual size of text.
USUAL = 11.0
RESOLUTION = 300
INK, MUTED = "#22252b", "#646871"
#: Dots by which the second line of a work is set in.
_HANG = 60.0
#: Letters that Qt is given at a time: 20 ms, in which no other thread has its turn.
_AT_A_TIME = 50_000
_LONG = re.compile(rf"[^<>]{{{_AT_A_TIME},}}")
_SHEET = f"""
body {{ color: {INK}; }}
p {{ line-height: 118%; margin-top: 0; margin-bottom: 5px; }}
h1 {{ font-size: 19pt; margin-bottom: 10px; }}
h2 {{ font-size: 13.5pt; margin-top: 20px; margin-bottom: 6px; }}
h3 {{ font-size: 11.5pt; margin-top: 12px; margin-bottom: 5px; }}
h4, h5, h6 {{ font-size: 11pt; margin-top: 10px; margin-bottom: 4px; color: {MUTED}; }}
li {{ line-height: 118%; margin-bottom: 3px; }}
ol li {{ font-size: 9.5pt; line-height: 112%; }}
a {{ color: {INK}; text-decoration: none; }}
"""


def lay_out(
    document: QTextDocument,
    html: str,
    writer: QPdfWriter,
    width: float,
    pause: Callable[[], object],
    *,
    works: bool = False,
) -> None:
    """Fill an empty document with HTML set as wide as that, in dots; with `works` what follows the last heading of the
    second level are the works cited.

    `pause` is called between the pieces of what takes long, so that other threads have their turn, and may raise.
    """
    document.documentLayout().setPaintDevice(writer)
    font = QFont()
    font.setFamilies(SERIFS)
    font.setPointSizeF(USUAL)
    document.setDefaultFont(font)
    document.setDefaultStyleSheet(_SHEET)
    document.setIndentWidth(22)
    document.setDocumentMargin(0)
    mark = "\ue000"
    while mark in html:
        mark += mark
    long: list[str] = []

    def set_apart(found: re.Match[str]) -> str:
        long.append(unescape(found[0]))
        return f"{mark}{len(long)};"

    document.setHtml(_LONG.sub(set_apart, html))
    for number, text in enumerate(long, 1):
        _fill(document.find(f"{mark}{number};"), text, pause)
    _set_in(document, works=works)
    document.setTextWidth(width)


def _fill(cursor: QTextCursor, text: str, pause: Callable[[], object]) -> None:
    """Put a long text where the cursor's selection is, as paragraphs that can be laid out one by one."""
    letters, form, listed = cursor.charFormat(), cursor.blockFormat(), cursor.block().textList()
    if listed is not None:
        form.setIndent(listed.format().indent())
        form.setObjectIndex(-1)
    form.setTopMargin(0)
    form.setHeadingLevel(0)
    cursor.removeSelectedText()
    while text:
        end = len(text) if len(text) <= _AT_A_TIME else text.rfind(" ", 1, _AT_A_TIME)
        end = end if end > 0 else _AT_A_TIME
        cursor.insertText(text[:end], letters)
        text = text[end:]
        if text:
            cursor.insertBlock(form, letters)
        pause()


def _set_in(document: QTextDocument, *, works: bool) -> None:
    """Give left margins their size on paper, where Qt takes pixels for dots, and works cited a hanging indent."""
    every = [*blocks(document)]
    headings = [block for block in every if block.blockFormat().headingLevel() == 2]
    last = headings[-1].blockNumber() if works and headings else len(every)
    cursor = QTextCursor(document)
    cursor.beginEditBlock()
    for block in every:
        form = block.blockFormat()
        listed = block.textList()
        if block.blockNumber() > last and listed is not None:
            listed.remove(block)
            form.setIndent(0)
            form.setObjectIndex(-1)
            form.setLeftMargin(_HANG)
            form.setTextIndent(-_HANG)
        elif form.leftMargin() <= 0:
            continue
        else:
            form.setLeftMargin(form.leftMargin() * RESOLUTION / 96)
            form.setTextIndent(form.textIndent() * RESOLUTION / 96)
        QTextCursor(block).setBlockFormat(form)
    cursor.endEditBlock()


class Page(NamedTuple):
    """Where a page begins in the document, in dots, and the lines of each block that stand on it."""

    top: float
    lines: list[tuple[QTextBlock, range]]


def pages_of(document: QTextDocument, high: float, pause: Callable[[], object]) -> list[Page]:
    """The lines of a document, page by page; headings and titles of cards are kept with what stands below them.

    Qt's own pages would be laid out anew, to the end, for each heading that is moved.
    """
    pages = [Page(0.0, [])]
    run: tuple[int, float] | None = None  # the headings above what comes: their place among the lines, and their top
    waiting = 0
    for block in blocks(document):
        document.documentLayout().blockBoundingRect(block)
        layout = block.layout()
        top, start, count = layout.position().y(), 0, layout.lineCount()
        leads = block.blockFormat().headingLevel() > 0 or _has_text_below(block)
        if leads and run is None and count:
            run = len(pages[-1].lines), top + layout.lineAt(0).y()
        for index in range(count):
            line = layout.lineAt(index)
            here = pages[-1]
            if top + line.y() + line.height() - here.top <= high:
                continue
            if run and (leads or not index) and run[1] - here.top > high / 3:
                pages.append(Page(run[1], here.lines[run[0] :]))
                del here.lines[run[0] :]
            else:
                if index > start:
                    here.lines.append((block, range(start, index)))
                pages.append(Page(top + line.y(), []))
                start = index
            run = None
        if count:
            pages[-1].lines.append((block, range(start, count)))
        run = run if leads else None
        waiting += block.length()
        if waiting >= _AT_A_TIME:
            pause()
            waiting = 0
    return pages


def _has_text_below(block: QTextBlock) -> bool:
    """Whether this is the title of a card whose text comes next."""
    below = block.next()
    if block.textList() is None or not below.isValid() or below.textList() is not None:
        return False
    return below.blockFormat().indent() > 0 and not below.blockFormat().headingLevel()


def blocks(document: QTextDocument) -> Iterator[QTextBlock]:
    """Every block, from the first."""
    block = document.firstBlock()
    while block.isValid():
        yield block
        block = block.next()
