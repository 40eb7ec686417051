"""The text of a PDF as notes: its paragraphs with their pages, its headings where it has an outline."""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from pathlib import Path

from essayplanner.domain.brought import Block, What, Writing
from essayplanner.domain.errors import EssayError, StoppedError
from essayplanner.domain.quoted_text import readable
from essayplanner.domain.text import as_called, clean_line, shorten
from essayplanner.language import _
from essayplanner.pdf.file import PdfFile
from essayplanner.work.progress import Progress

_KEPT = _("nothing was imported")
_ITEM = re.compile(r"[•‣◦▪●○■□–—-]\s+(?=\S)")
_PAGE_NUMBER = re.compile(r"[\[(–—-]?\s*(?:\d{1,4}|[ivxlc]{1,7})\s*[\])–—-]?", re.IGNORECASE)
#: A line that stands first or last on so many pages is printed above or below the text.
_OFTEN = 3
_AGAIN = re.compile(r"\d+")


def pdf_notes(path: Path, progress: Progress) -> Writing:
    """The text of a PDF; PdfError where it cannot be read, EssayError where it has no text, StoppedError where it was
    stopped."""
    file = PdfFile(path)
    try:
        texts = []
        for page in range(1, len(file.sizes) + 1):
            if not progress.advance(page - 1, len(file.sizes)):
                raise StoppedError(_("Stopped"), _KEPT)
            texts.append(file.text(page).text)
        headings = [(each.page, each.title, each.level) for each in file.headings()]
        about = file.about()
    finally:
        file.close()
    blocks = blocks_of(texts, headings)
    if not blocks:
        name = shorten(path.name, 80)
        raise EssayError(
            _("“{name}” has no text in it: its pages are pictures, as of a scan", name=name),
            _KEPT,
            _("have its text recognised by a program for scans first"),
        )
    title = clean_line(str(about.get("title") or path.stem))
    return Writing(title, path.name, blocks, about=about)


def blocks_of(pages: Sequence[str], headings: Sequence[tuple[int, str, int]]) -> tuple[Block, ...]:
    """The paragraphs and items of pages, each with the page it begins on; `headings` by page, title and level."""
    printed = _printed_around(pages)
    titles: defaultdict[int, dict[str, int]] = defaultdict(dict)
    for page, title, level in headings:
        titles[page][as_called(title)] = max(1, level)
    found: list[Block] = []
    for number, text in enumerate(pages, start=1):
        lines = [line for line in text.split("\n") if _AGAIN.sub("#", line.strip()) not in printed]
        for piece in _pieces(lines, titles[number]):
            called = as_called(piece)
            if called in titles[number]:
                found.append(Block(What.HEADING, piece, titles[number][called], locator=f"p. {number}"))
            elif item := _ITEM.match(piece):
                found.append(Block(What.ITEM, piece[item.end() :], 1, locator=f"p. {number}"))
            else:
                found.append(Block(What.PARAGRAPH, piece, locator=f"p. {number}"))
    return tuple(found)


def _pieces(lines: Sequence[str], titles: dict[str, int]) -> list[str]:
    """The paragraphs of a page; headings and items begin one of their own."""
    parts: list[list[str]] = [[]]
    for line in lines:
        is_title = as_called(line) in titles
        if is_title or _ITEM.match(line.strip()):
            parts.append([])
        parts[-1].append(line)
        if is_title:
            parts.append([])
    texts = (readable("\n".join(part)) for part in parts if part)
    return [piece for text in texts for piece in text.split("\n\n") if piece and not _PAGE_NUMBER.fullmatch(piece)]


def _printed_around(pages: Sequence[str]) -> set[str]:
    """Lines that stand first or last on many pages, figures aside."""
    counts: Counter[str] = Counter()
    for text in pages:
        lines = [line.strip() for line in text.split("\n") if line.strip()]
        counts.update({_AGAIN.sub("#", line) for line in (*lines[:1], *lines[-1:])})
    return {line for line, count in counts.items() if count >= _OFTEN}
