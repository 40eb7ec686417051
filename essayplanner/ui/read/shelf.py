"""The documents of the notebook, and the one that is read: its file is found and opened beside the window."""

from collections.abc import Callable
from enum import Enum, auto
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from essayplanner.cite.pandoc import Pandoc
from essayplanner.domain.changes import ChangeSet, Table
from essayplanner.domain.documents import Document, Passage
from essayplanner.domain.errors import EssayError, StoppedError
from essayplanner.notebook.documents import documents, edit_document, passages
from essayplanner.ui.desk.busy import unless_busy
from essayplanner.ui.desk.desk import Desk
from essayplanner.ui.desk.jobs import Job
from essayplanner.work.document_files import Found, Seen, digest_of, find, place_beside, seen
from essayplanner.work.opening_documents import Locked, Opened, close, open_or_locked
from essayplanner.work.progress import Progress

#: Tables whose changes may change what is said of documents, their sources, passages and cards.
_SHAPING: tuple[Table, ...] = ("document", "passage", "card", "link", "source", "placement")


class State(Enum):
    """What is to be seen of the document that was turned to."""

    #: The notebook has no document, or none was turned to.
    NOTHING = auto()
    #: Its file is looked for, or opened.
    OPENING = auto()
    OPEN = auto()
    #: Its file is not where it was, nor near.
    MISSING = auto()
    #: A file is where it was, or was chosen, and has another content.
    OTHER = auto()
    #: It opens with a password; `was_wrong` says that one was given.
    LOCKED = auto()
    #: It cannot be read; `why` says why.
    BROKEN = auto()


class Shelf(QObject):
    """`closing` says that what is open is about to be closed; `turned` that another document is read, or that it comes
    to be seen otherwise; `told` that something may be known otherwise of it, its cards or the others; `marked`, after
    that, that other passages are in it."""

    closing = Signal()
    turned = Signal()
    told = Signal()
    marked = Signal()

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self.desk, self.book = desk, desk.book
        self.documents: list[Document] = []
        self.current: Document | None = None
        self.passages: list[Passage] = []
        self.state, self.why, self.was_wrong = State.NOTHING, "", False
        #: What was read of the current document, while it is open; and the file that is another, or locked.
        self.opened: Opened | None = None
        self.found: Path | None = None
        #: By digest, the passwords that were given, while the program runs.
        self.passwords: dict[str, str] = {}
        self._is_stale, self._is_shown, self._has_begun = True, False, False
        self._gone = 0  # the id of the document that was taken away while it was read: it may come back
        self._is_said = False  # that the file is the document, whatever is in it
        self._job = Job(self)
        self._job.done.connect(self._open)
        self._job.failed.connect(self._fail)
        opened: list[Opened | None] = [None]
        self._kept = opened  # what is open when this goes is let go of
        self.destroyed.connect(partial(_close_all, opened))
        self.destroyed.connect(desk.book.subscribe(self._follow))

    # Following the notebook

    def _follow(self, changed: ChangeSet) -> None:
        if changed.touches(*_SHAPING):
            self._is_stale = True
            if self._is_shown:
                self.look()

    def show(self, shown: bool) -> None:
        """The screen comes into sight, or goes out of it and nothing is read any more."""
        self._is_shown = shown
        if shown:
            self.look()

    @unless_busy
    def look(self) -> None:
        """Read what changed since."""
        if not self._is_stale:
            return
        self.documents = documents(self.book)
        self._is_stale = False
        there = {each.id: each for each in self.documents}
        if self.current and self.current.id not in there:
            gone = self.current.id
            self.turn_to(self.documents[0].id if self.documents else 0)
            self._gone = gone
        elif self._gone in there:
            self.turn_to(self._gone)
        elif self.current is None and self.documents and self._has_begun:
            self.turn_to(self.documents[-1].id)  # one came back
        else:
            self.current = there[self.current.id] if self.current else None
            before = self.passages
            self._read_passages()
            self.told.emit()
            if self.passages != before:
                self.marked.emit()
            return
        self.told.emit()

    @unless_busy
    def _read_passages(self) -> None:
        self.passages = passages(self.book, self.current.id) if self.current else []

    # Turning to a document

    def turn_to(self, document_id: int) -> None:
        """Read a document; 0 is none. One that is open already stays so."""
        self._has_begun, self._gone = True, 0
        current = next((each for each in self.documents if each.id == document_id), None)
        if current and self.current and current.id == self.current.id and self.state is State.OPEN:
            return
        self._let_go()
        self.current, self.passages = current, []
        self._read_passages()
        if current is None:
            self._be(State.NOTHING)
        else:
            notebook, known = self.book.path, self._known()
            folders = self._folders()
            self._be(State.OPENING)
            self._start(lambda progress: find(current, notebook, known, folders, progress.cancelled))

    def take(self, path: Path) -> None:
        """Read this file as the current document, where its content is that of the document; else ask first."""
        digest = self.current.digest if self.current else ""
        self._take(path, lambda progress: Found(path, not digest or digest_of(path, progress.cancelled) == digest))

    def take_as_it_is(self, path: Path) -> None:
        """Read this file as the current document, whatever is in it: the student says that it is it."""
        self._take(path, lambda progress: Found(path))
        self._is_said = True

    def _take(self, path: Path, look: Callable[[Progress], Found]) -> None:
        self._let_go()
        self.found = path
        self._be(State.OPENING)
        self._start(look)

    def unlock(self, password: str) -> None:
        """Try a password."""
        if self.current and self.found:
            self.passwords[self.current.digest] = password
            self.take_as_it_is(self.found)

    def show_opened(self, document_id: int, opened: Opened) -> None:
        """Have a document that was just added, which is open already."""
        self._is_stale = True
        self.look()
        self._let_go()
        self.current = next((each for each in self.documents if each.id == document_id), None)
        self._read_passages()
        self._open(opened)

    def _known(self) -> dict[str, Seen]:
        return {digest: Seen(*kept) for digest, kept in self.desk.settings.documents.items()}

    def _folders(self) -> list[Path]:
        """The folders in which other documents of this notebook lie."""
        known = self._known()
        places = [place_beside(self.book.path, each.lies_at) for each in self.documents]
        places += [Path(known[each.digest].path) for each in self.documents if each.digest in known]
        return list(dict.fromkeys(place.parent for place in places if place))

    def _start(self, look: Callable[[Progress], Found | None]) -> None:
        document, pandoc = self.current, Pandoc()
        password = self.passwords.get(document.digest, "") if document else ""

        def work(progress: Progress) -> Opened | Found | Locked | None:
            found = look(progress)
            if found is None or not found.is_same:
                return found
            return open_or_locked(found.path, pandoc, password, progress.cancelled)

        self._job.start(work)

    def _open(self, result: object) -> None:
        if result is None:
            self._be(State.MISSING)
        elif isinstance(result, Found):
            self.found = result.path
            self._be(State.OTHER)
        elif isinstance(result, Locked):
            self.found = result.path
            self.was_wrong = bool(self.current and self.passwords.pop(self.current.digest, ""))
            self._be(State.LOCKED)
        elif isinstance(result, Opened):
            self.opened = self._kept[0] = result
            self.found = result.path
            self._take_for_it(result)
            self._remember(result)
            self._be(State.OPEN)

    def _take_for_it(self, opened: Opened) -> None:
        """Where the student says that a file of other content is the document, it is that from now on."""
        now = self.current
        if self._is_said and now and now.digest not in ("", opened.digest) and not self.book.read_only:
            self.desk.do(lambda: edit_document(self.book, now.id, digest=opened.digest, pages=opened.pages))

    def _remember(self, opened: Opened) -> None:
        """Keep where it lies on this computer."""
        if self.current and self.current.digest:
            self.desk.settings.remember_document(self.current.digest, seen(opened.path))

    def _fail(self, error: EssayError) -> None:
        if not isinstance(error, StoppedError):
            self.why = str(error)
            self._be(State.BROKEN)

    def _let_go(self) -> None:
        self._job.cancel()
        self.found, self._is_said = None, False
        if opened := self.opened:
            self.closing.emit()
            self.opened = self._kept[0] = None
            close(opened)

    def _be(self, state: State) -> None:
        self.state = state
        self.turned.emit()


def _close_all(opened: list[Opened | None], _gone: object = None) -> None:
    for each in opened:
        if each:
            close(each)
