"""The process that reads a PDF: answers one request after the other, and ends with the program that started it."""

import contextlib
import os
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from queue import SimpleQueue
from typing import IO, Any

from essayplanner.pdf import NO_MEMORY
from essayplanner.pdf.messages import Head, receive, send
from essayplanner.pdf.pages import CannotError, Pages
from essayplanner.pdf.searching import Searched, Sought
from essayplanner.pdf.shared import given

#: What may be taken (on Linux; elsewhere the program waits for so long and no longer): memory beside the file, in
#: bytes, and of the processor for one request, in seconds.
_MEMORY = 1_500_000_000
_SECONDS = 20
#: After so long, in seconds, or where it has found so much, a search says what it found, so that a page can be drawn
#: meanwhile.
_SLICE, _MANY = 0.04, 2_000
#: No more characters of searched pages are kept for the next search.
_MOST_KEPT = 20_000_000
#: The first pages, in which a DOI and a year are looked for, and how much of them, in characters.
_FIRST_PAGES, _LONGEST_START = 4, 20_000


class _Reader:
    """What is done for each request; where that is for several pages, `tell` says each before it is read."""

    def __init__(self, tell: Callable[[Head], object]) -> None:
        self._pages: Any = None
        self._tell, self._shared = tell, given()
        self._searched: dict[int, Searched] = {}
        self._unread: set[int] = set()
        self._kept = 0

    def answer(self, asked: Head) -> tuple[Head, bytes | bytearray | memoryview]:
        """The answer to a request."""
        return getattr(self, f"_{asked.pop('do')}")(**asked)  # type: ignore[no-any-return]

    def _open(self, path: str, password: str) -> tuple[Head, bytes]:
        _limit_memory(Path(path).stat().st_size)
        self._pages = Pages(Path(path), password)
        return {"sizes": self._pages.sizes}, b""

    def _draw(self, page: int, scale: float) -> tuple[Head, bytes | bytearray]:
        room = self._shared.room if self._shared else bytearray
        width, height, data = self._pages.draw(page, scale, room)
        head = {"width": width, "height": height}
        return (head | {"shared": 4 * width * height}, b"") if self._shared else (head, data)

    def _text(self, page: int) -> tuple[Head, memoryview]:
        text, boxes, has_images = self._pages.text(page)
        return {"text": text, "has_images": has_images}, memoryview(boxes).cast("B")

    def _headings(self) -> tuple[Head, bytes]:
        return {"headings": self._pages.headings()}, b""

    def _labels(self) -> tuple[Head, bytes]:
        return {"labels": self._pages.labels()}, b""

    def _about(self, without: list[int]) -> tuple[Head, bytes]:
        starts = []
        for page in range(1, min(self._pages.count, _FIRST_PAGES) + 1):
            if page in without:
                continue
            self._tell({"at": page})
            with contextlib.suppress(CannotError):
                starts.append(self._pages.words(page)[:_LONGEST_START])
        return {"metadata": self._pages.metadata(), "starts": starts}, b""

    def _find(self, words: str, page: int, without: list[int]) -> tuple[Head, bytes]:
        sought, found, begun = Sought(words), list[tuple[int, int, int]](), page
        ends = time.monotonic() + _SLICE
        while page <= self._pages.count:
            for place in sought.within(self._page(page)) if page not in without else ():
                found.append((page, *place))
            page += 1
            if time.monotonic() > ends or len(found) > _MANY:
                break
        unread = [each for each in self._unread if begun <= each < page]
        return {"found": found, "next": page if page <= self._pages.count else 0, "unread": unread}, b""

    def _page(self, page: int) -> Searched:
        if page in self._searched:
            return self._searched[page]
        self._tell({"at": page})
        try:
            text = self._pages.words(page)
        except CannotError:
            self._unread.add(page)
            text = ""
        searched = Searched(text)
        if self._kept < _MOST_KEPT:
            self._kept += len(text)
            self._searched[page] = searched
        return searched


def run() -> None:
    """Answer requests until no more can come."""
    with os.fdopen(os.dup(sys.stdout.fileno()), "wb") as answers:
        os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # what pdfium might print is no message
        requests: SimpleQueue[Head] = SimpleQueue()
        threading.Thread(target=_listen, args=(sys.stdin.buffer, requests), daemon=True).start()
        reader = _Reader(lambda head: send(answers, head))
        while True:
            asked = requests.get()
            _limit_time()
            try:
                said, data = reader.answer(asked)
            except (CannotError, OSError) as error:
                said, data = {"cannot": str(error) if isinstance(error, CannotError) else "read"}, b""
            except MemoryError:
                os._exit(NO_MEMORY)
            send(answers, said, data)


def _listen(pipe: IO[bytes], requests: "SimpleQueue[Head]") -> None:
    """Take requests in. Where nobody can ask any more, the program is gone, and all ends, whatever is being read."""
    try:
        while True:
            requests.put(receive(pipe)[0])
    except (EOFError, OSError, ValueError):
        os._exit(0)


def _limit_memory(size: int) -> None:
    """No more memory than that beside a file of that size; no file is written, and nothing of what was read is left."""
    if sys.platform == "linux":
        import resource

        _lower(resource.RLIMIT_AS, _MEMORY + size)
        _lower(resource.RLIMIT_FSIZE, 0)
        _lower(resource.RLIMIT_CORE, 0)


def _limit_time() -> None:
    """From now on the processor may be used for so long."""
    if sys.platform == "linux":
        import resource

        used = resource.getrusage(resource.RUSAGE_SELF)
        most = int(used.ru_utime + used.ru_stime) + 1 + _SECONDS
        _soft, hard = resource.getrlimit(resource.RLIMIT_CPU)
        resource.setrlimit(resource.RLIMIT_CPU, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))


def _lower(what: int, most: int) -> None:
    import resource

    _soft, hard = resource.getrlimit(what)
    most = most if hard == resource.RLIM_INFINITY else min(most, hard)
    resource.setrlimit(what, (most, most))
