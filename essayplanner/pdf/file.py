"""A PDF that a student reads."""

import contextlib
import os
from array import array
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from essayplanner.domain.errors import StoppedError
from essayplanner.domain.file_words import named, why
from essayplanner.domain.reading_files import reading
from essayplanner.domain.text import shorten
from essayplanner.language import _
from essayplanner.pdf.errors import PdfError, cannot, no_pdf
from essayplanner.pdf.messages import Head
from essayplanner.pdf.process import LONGEST_WAIT, EndedError, Process
from essayplanner.pdf.turns import Cancelled, Turns
from essayplanner.pdf.values import Drawn, Heading, PageText

#: No file is read that is larger, in bytes: a book of a thousand scanned pages has 300 MB.
LARGEST = 1_000_000_000
#: The sign of a PDF stands within so many bytes.
_SIGN, _SIGN_WITHIN = b"%PDF-", 1024
#: A file that has ended its process so often and nobody knows by which page, or by so many pages, is given up.
_MOST_DEATHS, _MOST_BAD_PAGES = 3, 20


class PdfFile:
    """A PDF, read in a process of its own until it is closed; safe to ask from several threads.

    Requests are answered in the order in which they come. Each raises PdfError where the PDF, or the page, cannot be
    read; the next one is answered all the same, by a new process where the old one ended. The page at which it ended is
    not tried again, and a file that has ended too many is given up. One that was asked when the file was closed, or is
    waiting then, raises StoppedError. Pages are counted from 1.
    """

    def __init__(self, path: Path, password: str = "", *, longest_wait: float = LONGEST_WAIT) -> None:
        """Open it; `longest_wait` is how long an answer may take, in seconds.

        Raises NotFoundError or EssayError where there is no file or it cannot be read, PdfError where it is no PDF,
        broken, empty or too large, PdfLockedError where it opens with a password, or another one.
        """
        self._path, self._password = path.absolute(), password
        self._name = shorten(named(path), 80)
        self._longest_wait = longest_wait
        self._turns, self._deaths, self._is_closed = Turns(), 0, False
        self._bad_pages: dict[int, str] = {}
        self._unread: set[int] = set()
        self._was = _look(self._path, self._name)
        self._process: Process | None = None
        self.sizes: tuple[tuple[float, float], ...] = ()
        with self._turns.turn():
            self.sizes = self._start()

    def drawn(self, page: int, scale: float, *, cancelled: Cancelled | None = None) -> Drawn:
        """A page at so many pixels a point, or smaller where that would be more pixels than a page may have.

        Raises StoppedError where `cancelled` gives True before the drawing is begun.
        """
        head, data = self._asked({"do": "draw", "page": self._checked(page), "scale": scale}, page, cancelled)
        with self._believing(page):
            drawn = Drawn(int(head["width"]), int(head["height"]), int(head["width"]) * 4, data)
            if drawn.width < 1 or len(data) != drawn.stride * drawn.height:
                raise ValueError(len(data))
            return drawn

    def text(self, page: int) -> PageText:
        """The text of a page, and where it stands."""
        head, data = self._asked({"do": "text", "page": self._checked(page)}, page)
        with self._believing(page):
            numbers = array("f", data)
            boxes = tuple(zip(*[iter(numbers)] * 4, strict=True))
            if len(boxes) != len(head["text"]):
                raise ValueError(len(boxes))
            return PageText(str(head["text"]), boxes, bool(head["has_images"]))

    def headings(self) -> tuple[Heading, ...]:
        """The outline of the PDF, in order; empty where it has none."""
        head, _data = self._asked({"do": "headings"})
        with self._believing():
            return tuple(Heading(int(level), str(title), int(page)) for level, title, page in head["headings"])

    def labels(self) -> tuple[str, ...]:
        """What the PDF calls each of its pages; empty where it does not say."""
        head, _data = self._asked({"do": "labels"})
        with self._believing():
            labels = tuple(str(label) for label in head["labels"])
        return labels if any(labels) else ()

    def about(self) -> dict[str, Any]:
        """What is known of it as a source: a CSL item without its `id`, empty where nothing is."""
        from essayplanner.pdf.about import item_of, printed_title

        head = self._read_of_pages({"do": "about"})
        with self._believing():
            said = {str(name): str(text) for name, text in dict(head["metadata"]).items()}
            starts = [str(start) for start in head["starts"]]
        title = ""
        with contextlib.suppress(PdfError):
            title = printed_title(self.text(1))
        return item_of(said, starts, title)

    def find(
        self, words: str, first_page: int = 1, cancelled: Cancelled | None = None
    ) -> Iterator[tuple[int, int, int]]:
        """Where words stand, from a page on: page, and between which characters of its text, as a slice has them.

        Case, accents, ligatures, hyphens within words and the ends of lines do not count. Other requests are answered
        meanwhile. Ends where `cancelled` gives True. What cannot be read is `left_out`.
        """
        page = max(1, first_page)
        while 0 < page <= len(self.sizes):
            try:
                head = self._read_of_pages({"do": "find", "words": words, "page": page}, cancelled)
            except StoppedError:
                if self._is_closed:
                    raise
                return
            with self._believing():
                found = [(int(on), int(first), int(last)) for on, first, last in head["found"]]
                following = int(head["next"])
                if (following and following <= page) or any(
                    on not in range(1, len(self.sizes) + 1) for on, _, _ in found
                ):
                    raise ValueError(following)
                self._unread |= {int(each) for each in head["unread"]}
            yield from found
            page = following

    @property
    def left_out(self) -> tuple[int, ...]:
        """The pages that could not be read until now, in order: a search found nothing on them."""
        return tuple(sorted({*self._bad_pages, *self._unread}))

    def close(self) -> None:
        """End the process; may be called again, and from any thread."""
        self._is_closed = True
        if self._process is not None:
            self._process.end()

    def _checked(self, page: int) -> int:
        if not 0 < page <= len(self.sizes):
            raise PdfError(_("“{name}” has no page {page}.", name=self._name, page=page))
        return page

    def _asked(self, asked: Head, page: int = 0, cancelled: Cancelled | None = None) -> tuple[Head, bytes]:
        """The answer of the process, which is started anew where it has ended."""
        with self._turns.turn(cancelled):
            if page in self._bad_pages:
                raise cannot(self._bad_pages[page], self._name, page)
            if self._process is not None and self._process.has_ended:
                self._process = None
                self._deaths += 1
            if self._process is None:
                self._start()
            return self._ask(asked, page)

    def _read_of_pages(self, asked: Head, cancelled: Cancelled | None = None) -> Head:
        """The answer to what is asked of several pages: without those at which the process ended, or ends now."""
        while True:
            bad = len(self._bad_pages)
            try:
                return self._asked(asked | {"without": list(self._bad_pages)}, cancelled=cancelled)[0]
            except PdfError:
                if len(self._bad_pages) == bad:
                    raise

    def _start(self) -> tuple[tuple[float, float], ...]:
        """Start the process and open the file in it; gives the sizes of its pages."""
        self._refuse()
        try:
            self._process = Process(self._longest_wait)
        except OSError as error:
            raise PdfError(_("“{name}” cannot be read here ({reason}).", name=self._name, reason=why(error))) from error
        try:
            asked = {"do": "open", "path": str(self._path), "password": self._password}
            head, _data = self._ask(asked)
            with self._believing():
                return tuple((float(width), float(height)) for width, height in head["sizes"])
        except BaseException:
            if self._process is not None:
                self._process.end()
                self._process = None
            raise

    def _refuse(self) -> None:
        """Say so where no process can be started any more."""
        if self._is_closed:
            raise StoppedError(_("Stopped"))
        if self._deaths - len(self._bad_pages) >= _MOST_DEATHS or len(self._bad_pages) >= _MOST_BAD_PAGES:
            raise PdfError(
                _(
                    "“{name}” failed too often while it was read, so it is read no more: save it as a new PDF in "
                    "another program, and open that.",
                    name=self._name,
                )
            )
        if self._deaths and _look(self._path, self._name) != self._was:
            raise PdfError(_("“{name}” was changed by another program: close it and open it anew.", name=self._name))

    def _ask(self, asked: Head, page: int = 0) -> tuple[Head, bytes]:
        assert self._process is not None
        if self._is_closed:
            self._process.end()
            raise StoppedError(_("Stopped"))
        try:
            head, data = self._process.ask(asked)
        except EndedError as ended:
            self._process = None
            self._deaths += 1
            if self._is_closed:
                raise StoppedError(_("Stopped")) from None
            page = page or (ended.page if 0 < ended.page <= len(self.sizes) else 0)
            if page:
                self._bad_pages[page] = str(ended)
            raise cannot(str(ended), self._name, page) from None
        if "cannot" in head:
            word = str(head["cannot"])
            raise cannot("password" if word == "locked" and self._password else word, self._name, page)
        return head, data

    @contextlib.contextmanager
    def _believing(self, page: int = 0) -> Iterator[None]:
        """The process reads what a stranger wrote: an answer of another shape than asked for is none."""
        try:
            yield
        except (KeyError, OverflowError, TypeError, ValueError):
            raise cannot("broke", self._name, page) from None


def _look(path: Path, name: str) -> tuple[int, int]:
    """What tells whether the file was changed; PdfError where it is no PDF."""
    with reading(path) as file:
        found = os.fstat(file.fileno())
        start = file.read(_SIGN_WITHIN)
    if _SIGN not in start:
        raise no_pdf(start, name)
    if found.st_size > LARGEST:
        size = LARGEST // 1_000_000
        raise PdfError(_("“{name}” is larger than {size} MB, the most that can be read", name=name, size=size))
    return found.st_size, found.st_mtime_ns
