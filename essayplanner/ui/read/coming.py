"""How documents come into the notebook: chosen or dropped, read beside the window, asked about, added as one step."""

from collections import deque
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QObject, QPoint, Slot
from PySide6.QtWidgets import QLineEdit, QWidget

from essayplanner.cite.pandoc import Pandoc
from essayplanner.domain.documents import Passage
from essayplanner.domain.errors import EssayError, StoppedError
from essayplanner.language import _, n_, p_
from essayplanner.ui.controls.asking import Asking
from essayplanner.ui.controls.choosing import SourceChooser
from essayplanner.ui.controls.texts import LineField
from essayplanner.ui.desk.desk import Desk
from essayplanner.ui.desk.jobs import Job
from essayplanner.ui.read.adding import DocumentDialog
from essayplanner.ui.read.pages_readable import Readable
from essayplanner.ui.read.places import place_of_passage
from essayplanner.ui.read.shelf import Shelf
from essayplanner.work.document_files import READABLE, copy_beside, seen
from essayplanner.work.opening_documents import Locked, Opened, SourceChosen, add_opened, close, open_or_locked, tie

_DOCUMENTS, _EVERY = _("Documents"), _("All files")
_FILES = f"{_DOCUMENTS} ({' '.join(f'*{ending}' for ending in READABLE)});;{_EVERY} (*)"


class _ToCopy(NamedTuple):
    """A document that is added once its file is copied: its source, its password, and what was read meanwhile."""

    opened: Opened
    source: SourceChosen
    password: str
    beside: int


class Coming(QObject):
    """One document is asked about at a time; copies are made one after another."""

    def __init__(self, desk: Desk, shelf: Shelf, readable: Callable[[], Readable | None], parent: QWidget) -> None:
        super().__init__(parent)
        self.desk, self.shelf, self._readable, self._widget = desk, shelf, readable, parent
        self._reads, self._password = "", ""
        #: What is asked about, and what is copied: the first of them now.
        self._opened: Opened | None = None
        self._copies: deque[_ToCopy] = deque()
        self.dialog: DocumentDialog | None = None
        #: The line in which copies are made.
        self.line = f"copies-for-{desk.book.uid}"
        self._reading, self._copying = Job(self), Job(self, self.line)
        self._reading.done.connect(self._read)
        self._reading.failed.connect(self._fail)
        self._copying.done.connect(self._add_copy)
        self._copying.failed.connect(self._fail_copy)

    # Files

    def choose(self, title: str, chosen: Callable[[Path], object]) -> None:
        """Ask for a file that can be read."""
        start = self.desk.settings.start_folder or self.desk.book.path.parent
        chooser = SourceChooser(self._widget.window(), title, start, _FILES)
        chooser.chosen.connect(lambda paths: chosen(paths[0]))
        chooser.open()

    def add(self) -> None:
        """Ask for a file, and add it."""
        if not self.desk.book.read_only:
            self.choose(_("Add a document"), self.begin)

    def find(self) -> None:
        """Ask for the file of the document that is turned to."""
        if current := self.shelf.current:
            self.choose(_("Where is “{name}”?", name=current.name), self.shelf.take)

    # Adding

    def begin(self, path: Path, password: str = "") -> None:
        """Read a file that is to be added."""
        if self.desk.book.read_only:
            self.desk.announcer.ask(self._widget, self.desk.book.read_only.sentence)
            return
        pandoc, other = Pandoc(), self._reads if self._reading.running else path.name
        self._reads, self._password = path.name, password
        said = (
            _("Reading “{name}”…", name=path.name)
            if other == path.name
            else _("Reading “{name}” instead of “{other}”…", name=path.name, other=other)
        )
        self.desk.announcer.say(self._widget, said)
        self._reading.start(lambda progress: open_or_locked(path, pandoc, password, progress.cancelled))

    def _read(self, result: object) -> None:
        self.desk.announcer.work(self)
        if isinstance(result, Locked):
            self._ask_password(result.path)
            return
        assert isinstance(result, Opened)
        self.shelf.look()
        if any(each.opened.digest == result.digest for each in self._copies):
            close(result)
            self.desk.announcer.say(self._widget, _("“{name}” is being copied already.", name=result.path.name))
            return
        if there := next((each for each in self.shelf.documents if each.digest == result.digest), None):
            close(result)
            self.desk.settings.remember_document(there.digest, seen(result.path))
            self.shelf.turn_to(there.id)
            self.desk.announcer.say(self._widget, _("“{name}” is in this notebook already.", name=there.name))
            return
        self._leave()
        self._opened = result
        self.desk.announcer.say(self._widget, "")
        self._ask(DocumentDialog(self.desk, result.path.name, result.about, self._answer, self._widget.window()))

    def _ask(self, dialog: DocumentDialog) -> None:
        self.dialog = dialog
        dialog.finished.connect(self._end_dialog)
        dialog.rejected.connect(self._leave)
        dialog.open()

    @Slot()
    def _end_dialog(self) -> None:
        self.dialog = None

    @Slot()
    def _leave(self) -> None:
        if opened := self._opened:
            self._opened = None
            close(opened)

    def _answer(self, copies: bool, source: SourceChosen) -> bool:
        opened = self._opened
        if opened is None:
            return False
        if not copies:
            if not self._add(opened, "", source, self._password):
                return False
            self._opened = None
            self._widget.setFocus()
            return True
        self._opened = None
        self._widget.setFocus()
        self._copies.append(_ToCopy(opened, source, self._password, self.shelf.current.id if self.shelf.current else 0))
        if len(self._copies) == 1:
            self._copy()
        return True

    def _add(self, opened: Opened, lies_at: str, source: SourceChosen, password: str, *, shows: bool = True) -> bool:
        book = self.desk.book
        said = (
            _("Added “{name}”. Select a passage, then press E, C or H.", name=opened.path.name)
            if shows
            else _("Added “{name}”.", name=opened.path.name)
        )
        made = self.desk.do(lambda: add_opened(book, opened, lies_at, source), said, at=self._widget)
        if not made:
            return False
        if password:
            self.shelf.passwords[opened.digest] = password
        if shows:
            self.shelf.show_opened(made, opened)
        else:
            close(opened)
        return True

    # Copies

    def _copy(self) -> None:
        """Copy the first of those that wait, if any does."""
        if not self._copies:
            return
        (path, digest, *_rest), notebook = self._copies[0].opened, self.desk.book.path
        self.desk.announcer.say(self._widget, _("Copying “{name}” beside this notebook…", name=path.name))
        self._copying.start(lambda progress: copy_beside(path, notebook, digest, progress.cancelled))

    @Slot(object)
    def _add_copy(self, lies_at: object) -> None:
        opened, source, password, beside = self._copies.popleft()
        now = self.shelf.current.id if self.shelf.current else 0
        if not self._add(opened, str(lies_at), source, password, shows=now == beside):  # else another is read by now
            close(opened)
        self._copy()

    @Slot(object)
    def _fail_copy(self, error: EssayError) -> None:
        close(self._copies.popleft().opened)
        self._tell(error)
        self._copy()

    @Slot(object)
    def _fail(self, error: EssayError) -> None:
        self._tell(error)

    def _tell(self, error: EssayError) -> None:
        self.desk.announcer.say(self._widget, "")
        if not isinstance(error, StoppedError):
            self.desk.announcer.fail(error, self)

    def _ask_password(self, path: Path) -> None:
        """Ask for the password of a file that is to be added."""
        field = LineField(_("Password of “{name}”", name=path.name))
        field.setProperty("quiet", False)
        field.setEchoMode(QLineEdit.EchoMode.Password)
        question = (
            _("That was not the password of “{name}”. Try again.", name=path.name)
            if self._password
            else _("“{name}” opens with a password.", name=path.name)
        )

        def answer() -> bool:
            self.begin(path, field.text())
            return bool(field.text())

        asking = Asking(self._widget.window(), self.desk.theme, question, (field,), p_("a locked file", "Open"), answer)
        asking.open(self._widget.mapToGlobal(QPoint(self._widget.width() // 3, self._widget.height() // 4)))

    # Sources

    def complete(self) -> None:
        """Ask which source the document is that is turned to."""
        document, opened, book = self.shelf.current, self.shelf.opened, self.desk.book
        if document is None or book.read_only:
            return
        about = opened.about if opened else {}

        def answer(_copies: bool, source: SourceChosen) -> bool:
            def said(cards: int) -> str:
                if not source:
                    return _("The document has no source yet.")
                told = _("Cards made here now cite this source.")
                before = n_("{n} card made before does too.", "{n} cards made before do too.", cards)
                return f"{told} {before}" if cards else told

            def place(passage: Passage) -> str:
                return place_of_passage(document, self._readable(), passage)

            done = self.desk.do(lambda: tie(book, document.id, source, place), said, at=self._widget, undo=True)
            return done is not None

        self._ask(DocumentDialog(self.desk, document.name, about, answer, self._widget.window(), is_there=True))
