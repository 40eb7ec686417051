"""A PDF that is open, in the process that reads it: the one place that knows pdfium.

Nothing here runs what a PDF brings along: pdfium is given no form, so that it neither fills one in nor starts scripts.
"""

import ctypes
import math
import mmap
import re
from array import array
from collections.abc import Callable
from itertools import chain
from pathlib import Path
from typing import Any, TypeVar

import pypdfium2_raw as pdfium

from essayplanner.domain.reading_files import open_file
from essayplanner.domain.text import clean_line
from essayplanner.pdf.columns import Sides, in_order
from essayplanner.pdf.values import Box

#: No PDF has more pages, no page more characters that are read, no outline more headings, and none is deeper.
MOST_PAGES, MOST_CHARACTERS, MOST_HEADINGS, DEEPEST = 20_000, 200_000, 5_000, 12
#: No page is drawn with more pixels: A4 at 500 % has 12 million.
MOST_PIXELS = 40_000_000
#: No page is shown larger or smaller, in points; what says it is, is shown so.
_LARGEST_SIDE, _SMALLEST_SIDE = 14_400.0, 1.0
#: What a page has whose size cannot be read: that of A4.
_USUAL = (595.0, 842.0)
#: No more things on a page are looked at to find a picture, and none within more others.
_MOST_THINGS, _DEEPEST_THING = 2_000, 4
_LONGEST_TITLE, _LONGEST_LABEL = 300, 40
#: The fields of metadata that are read, and how much of each.
_FIELDS = ("Title", "Author", "Subject", "Keywords", "Publisher", "doi", "DOI", "WPS-ARTICLEDOI")
_LONGEST_FIELD = 2_000
#: What pdfium has for a hyphen and the end of the line behind it, letter by letter and in a whole text.
_HYPHEN_AND_END = "\x02\ufffe"
_UNWANTED = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]")

#: What pixels are drawn into.
Room = TypeVar("Room", bytearray, mmap.mmap)


class CannotError(Exception):
    """What was asked cannot be had; its text is a word for why: locked, format, handler, pages, many, page."""


class Pages:
    """The pages of one PDF, from 1."""

    def __init__(self, path: Path, password: str) -> None:
        """Open it; OSError or CannotError where that cannot be done."""
        pdfium.FPDF_InitLibrary()
        with open_file(path) as file:
            self._map = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_COPY)
        self._bytes = (ctypes.c_char * len(self._map)).from_buffer(self._map)
        self._document: Any = pdfium.FPDF_LoadMemDocument64(self._bytes, len(self._map), password.encode() or None)
        if not self._document:
            why = pdfium.FPDF_GetLastError()
            raise CannotError(
                {pdfium.FPDF_ERR_PASSWORD: "locked", pdfium.FPDF_ERR_SECURITY: "handler"}.get(why, "format")
            )
        self.count = pdfium.FPDF_GetPageCount(self._document)
        if not 0 < self.count <= MOST_PAGES:
            raise CannotError("many" if self.count > 0 else "pages")
        self._true_sizes = [self._true_size(page) for page in range(self.count)]
        #: Width and height of each page as it is shown, in points.
        self.sizes = [(_within_bounds(width), _within_bounds(height)) for width, height in self._true_sizes]

    def _true_size(self, index: int) -> tuple[float, float]:
        size = pdfium.FS_SIZEF()
        found = pdfium.FPDF_GetPageSizeByIndexF(self._document, index, size)
        is_size = found and all(math.isfinite(side) and side > 0 for side in (size.width, size.height))
        return (size.width, size.height) if is_size else _USUAL

    def draw(self, page: int, scale: float, room: Callable[[int], Room]) -> tuple[int, int, Room]:
        """Width and height in pixels and the pixels of a page at so many pixels a point, or fewer where it is large.

        They are in the `room` for so many bytes, or at its beginning.
        """
        width, height = self.sizes[page - 1]
        wide, high = max(width * scale, 1.0), max(height * scale, 1.0)
        shrink = min(1.0, math.sqrt(MOST_PIXELS / (wide * high)))
        columns = max(1, min(round(wide * shrink), MOST_PIXELS))
        rows = max(1, min(round(high * shrink), MOST_PIXELS // columns))
        data = room(columns * rows * 4)
        place = (ctypes.c_char * (columns * rows * 4)).from_buffer(data)
        with _Closing(pdfium.FPDF_LoadPage(self._document, page - 1), pdfium.FPDF_ClosePage) as loaded:
            bitmap = pdfium.FPDFBitmap_CreateEx(columns, rows, pdfium.FPDFBitmap_BGRx, place, columns * 4)
            with _Closing(bitmap, pdfium.FPDFBitmap_Destroy) as drawn:
                pdfium.FPDFBitmap_FillRect(drawn, 0, 0, columns, rows, 0xFFFFFFFF)
                pdfium.FPDF_RenderPageBitmap(drawn, loaded, 0, 0, columns, rows, 0, pdfium.FPDF_ANNOT)
        return columns, rows, data

    def text(self, page: int) -> "tuple[str, array[float], bool]":
        """The text of a page, the boxes of its characters, four numbers each, and whether it is a picture instead."""
        with (
            _Closing(pdfium.FPDF_LoadPage(self._document, page - 1), pdfium.FPDF_ClosePage) as loaded,
            _Closing(pdfium.FPDFText_LoadPage(loaded), pdfium.FPDFText_ClosePage) as read,
        ):
            raw = _raw_text(read)
            parts, boxes = _mended(read, raw), self._boxes(loaded, read, page - 1, len(raw))
            kept = list[Box]()
            for begins, ends, part in parts:
                length = len(kept) + len(part)
                for found in _UNWANTED.finditer(raw, begins, ends):
                    kept += boxes[begins : found.start()]
                    begins = found.end()
                    if _mended_one(read, found.start(), found[0]):
                        left, top, right, bottom = boxes[found.start()]
                        kept += [(left, top, right, bottom), (right, top, right, bottom)]
                kept += boxes[begins:ends]
                if len(kept) < length:  # the end of a line that was put there
                    _left, top, right, bottom = kept[-1]
                    kept.append((right, top, right, bottom))
            text = "".join(part for _begins, _ends, part in parts)
            return text, array("f", chain.from_iterable(kept)), not text.strip() and _has_picture(loaded)

    def _boxes(self, loaded: Any, read: Any, index: int, count: int) -> list[Box]:
        """The boxes of so many characters, from the coordinates of the page’s content to those of what is shown."""
        page = pdfium.FS_RECTF()
        if not pdfium.FPDF_GetPageBoundingBox(loaded, page):
            raise CannotError("page")
        left, top, right, bottom = _rectangles(read, count)
        sides = (
            ((left, 1, page.left), (top, -1, page.top), (right, 1, page.left), (bottom, -1, page.top)),
            ((bottom, 1, page.bottom), (left, 1, page.left), (top, 1, page.bottom), (right, 1, page.left)),
            ((right, -1, page.right), (bottom, 1, page.bottom), (left, -1, page.right), (top, 1, page.bottom)),
            ((top, -1, page.top), (right, -1, page.right), (bottom, -1, page.top), (left, -1, page.right)),
        )[pdfium.FPDFPage_GetRotation(loaded)]
        scales = [shown / true for shown, true in zip(self.sizes[index], self._true_sizes[index], strict=True)]
        found = []
        for (values, way, begins), scale in zip(sides, scales * 2, strict=True):
            factor = way * scale
            side = [(value - begins) * factor for value in values]
            found.append(side if math.isfinite(sum(side)) else [x if math.isfinite(x) else 0.0 for x in side])
        return list(zip(*found, strict=True))

    def words(self, page: int) -> str:
        """The same text as `text` gives, alone."""
        with (
            _Closing(pdfium.FPDF_LoadPage(self._document, page - 1), pdfium.FPDF_ClosePage) as loaded,
            _Closing(pdfium.FPDFText_LoadPage(loaded), pdfium.FPDFText_ClosePage) as read,
        ):
            return "".join(part for _begins, _ends, part in _mended(read, _raw_text(read)))

    def headings(self) -> list[tuple[int, str, int]]:
        """Level, title and page of each heading in order, as many as there may be."""
        found: list[tuple[int, str, int]] = []
        seen: set[int] = set()
        ways = [(pdfium.FPDFBookmark_GetFirstChild(self._document, None), 1)]
        while ways and len(found) < MOST_HEADINGS:
            mark, level = ways.pop()
            where = ctypes.cast(mark, ctypes.c_void_p).value
            if not where or where in seen:
                continue
            seen.add(where)
            title = clean_line(_read(pdfium.FPDFBookmark_GetTitle, mark, longest=_LONGEST_TITLE))
            found.append((level, title, self._page_of(mark)))
            ways.append((pdfium.FPDFBookmark_GetNextSibling(self._document, mark), level))
            if level < DEEPEST:
                ways.append((pdfium.FPDFBookmark_GetFirstChild(self._document, mark), level + 1))
        return found

    def _page_of(self, mark: Any) -> int:
        target = pdfium.FPDFBookmark_GetDest(self._document, mark)
        if not target and (action := pdfium.FPDFBookmark_GetAction(mark)):
            target = pdfium.FPDFAction_GetDest(self._document, action)
        page = pdfium.FPDFDest_GetDestPageIndex(self._document, target) + 1 if target else 0
        return page if 0 < page <= self.count else 0

    def labels(self) -> list[str]:
        """What each page is called; empty texts where the PDF does not say."""
        return [
            clean_line(_read(pdfium.FPDF_GetPageLabel, self._document, index, longest=_LONGEST_LABEL))
            for index in range(self.count)
        ]

    def metadata(self) -> dict[str, str]:
        """The fields that say something."""
        said = {
            name: clean_line(_read(pdfium.FPDF_GetMetaText, self._document, name.encode(), longest=_LONGEST_FIELD))
            for name in _FIELDS
        }
        return {name: text for name, text in said.items() if text}


class _Closing:
    """A thing of pdfium's within a block, closed at its end; CannotError where there is none."""

    def __init__(self, thing: Any, close: Any) -> None:
        self._thing, self._close = thing, close

    def __enter__(self) -> Any:
        if not self._thing:
            raise CannotError("page")
        return self._thing

    def __exit__(self, *_: object) -> None:
        self._close(self._thing)


def _rectangles(read: Any, count: int) -> "list[array[float]]":
    """The left, top, right and bottom sides of so many characters, a list of each."""
    found = (pdfium.FS_RECTF * count)()
    place, size, text = (
        ctypes.addressof(found),
        ctypes.sizeof(pdfium.FS_RECTF),
        ctypes.cast(read, ctypes.c_void_p).value,
    )
    for index in range(count):
        _box_of(text, index, place + index * size)
    numbers = array("f", bytes(found))
    return [numbers[side::4] for side in range(4)]


#: `FPDFText_GetLooseCharBox` with plain addresses: it is called for each character, and takes a third of the time so.
_box_of = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p)(
    ctypes.cast(pdfium.FPDFText_GetLooseCharBox, ctypes.c_void_p).value  # type: ignore[arg-type]
)


def _within_bounds(side: float) -> float:
    return min(max(side, _SMALLEST_SIDE), _LARGEST_SIDE)


def _raw_text(read: Any) -> str:
    """The text of a page as pdfium has it, character for character."""
    count = min(pdfium.FPDFText_CountChars(read), MOST_CHARACTERS)
    units = (ctypes.c_ushort * (count + 1))()
    written = pdfium.FPDFText_GetText(read, 0, count, units) if count > 0 else 0
    text = bytes(units)[: 2 * max(written - 1, 0)].decode("utf-16-le", "surrogatepass")
    if len(text) == count:
        return text
    codes = (
        pdfium.FPDFText_GetUnicode(read, index) for index in range(count)
    )  # it leaves out what it has no letter for
    return "".join(chr(code) if code < 0x110000 else "\0" for code in codes)


def _mended(read: Any, raw: str) -> list[tuple[int, int, str]]:
    """The text in parts, in the order in which they are read: between which characters each stands, and its letters,
    with the hyphens and the ends of lines that pdfium has one sign for; what comes after another begins a line."""
    parts = in_order(raw, _sides_of(read))
    found = []
    for first, last in parts:

        def mend(unwanted: re.Match[str], first: int = first) -> str:
            return _mended_one(read, first + unwanted.start(), unwanted[0])

        part = _UNWANTED.sub(mend, raw[first:last])
        ends_line = (first, last) == parts[-1] or part.endswith("\n")
        found.append((first, last, part if ends_line else part + "\n"))
    return found


def _sides_of(read: Any) -> Callable[[int], Sides]:
    """What gives the left and right side of a character, and how high it is."""
    box = pdfium.FS_RECTF()
    place, text = ctypes.addressof(box), ctypes.cast(read, ctypes.c_void_p).value

    def sides(index: int) -> Sides:
        _box_of(text, index, place)
        return box.left, box.right, box.top - box.bottom

    return sides


def _mended_one(read: Any, index: int, character: str) -> str:
    """What stands for an unwanted character."""
    return "-\n" if character in _HYPHEN_AND_END and pdfium.FPDFText_IsHyphen(read, index) == 1 else ""


def _has_picture(page: Any) -> bool:
    """Whether there is a picture among the things on a page."""
    left = _MOST_THINGS
    waiting = [(pdfium.FPDFPage_GetObject, page, pdfium.FPDFPage_CountObjects(page), 0)]
    while waiting:
        thing_of, whole, count, depth = waiting.pop()
        for index in range(min(count, left)):
            left -= 1
            thing = thing_of(whole, index)
            kind = pdfium.FPDFPageObj_GetType(thing) if thing else 0
            if kind == pdfium.FPDF_PAGEOBJ_IMAGE:
                return True
            if kind == pdfium.FPDF_PAGEOBJ_FORM and depth < _DEEPEST_THING:
                within = pdfium.FPDFFormObj_CountObjects(thing)
                waiting.append((pdfium.FPDFFormObj_GetObject, thing, within, depth + 1))
    return False


def _read(function: Any, *of: Any, longest: int) -> str:
    """A text that pdfium writes, of so many characters at most."""
    size = function(*of, None, 0)
    if not 2 < size <= 1_000_000:
        return ""
    text = ctypes.create_string_buffer(size)
    function(*of, text, size)
    return text.raw[: size - 2].decode("utf-16-le", "ignore")[:longest]
