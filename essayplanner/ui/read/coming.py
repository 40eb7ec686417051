"""How documents come into the notebook: chosen or dropped, read beside the window, asked about, added as one step."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from essayplanner.cite.pandoc import Pandoc
from essayplanner.domain.documents import Passage
from essayplanner.domain.errors import EssayError, StoppedError
from essayplanner.language import _, n_
from essayplanner.ui.controls.choosing import SourceChooser
from essayplanner.ui.desk.desk import Desk
from essayplanner.ui.desk.jobs import Job
from essayplanner.ui.read.adding import DocumentDialog
from essayplanner.ui.read.copies import Copies, ToCopy
from essayplanner.ui.read.pages_readable import Readable
from essayplanner.ui.read.passwords import ask_password
from essayplanner.ui.read.places import place_of_passage
from essayplanner.ui.read.shelf import Shelf
from essayplanner.work.document_files import READABLE, seen
from essayplanner.work.opening_documents import Locked, Opened, SourceChosen, add_opened, close, open_or_locked, tie

_DOCUMENTS, _EVERY = _("Documents"), _("All files")
_FILES = f"{_DOCUMENTS} ({' '.join(f'*{ending}' for ending in READABLE)});;{_EVERY} (*)"


class Coming(QObject):
    """One document is asked about at a time; copies are made one after another."""

    def __init__(self, desk: Desk, shelf: Shelf, readable: Callable[[], Readable | None], parent: QWidget) -> None:
        super().__init__(parent)
        self.desk, self.shelf, self._readable, self._widget = desk, shelf, readable, parent
        self._reads, self._password = "", ""
        #: From which folder a document came last.
        self._folder: Path | None = None
        #: Files that wait, what was read while something else was asked, and what is asked about.
        self._others: list[Path] = []
        self._late: list[object] = []
        self._opened: Opened | None = None
        self.dialog: DocumentDialog | None = None
        self._reading, self.copies = Job(self), Copies(desk, parent)
        self._reading.done.connect(self._read)
        self._reading.failed.connect(self._fail)
        self.copies.made.connect(self._add_copy)
        self.copies.failed.connect(self._tell)

    # Files

    def choose(self, title: str, chosen: Callable[[Path], object]) -> None:
        """Ask for a file that can be read."""
        settings = self.desk.settings
        last = None if settings.always_folder else self._folder
        start = last or settings.start_folder or self.desk.book.path.parent
        chooser = SourceChooser(self._widget.window(), title, start, _FILES)

        def take(paths: list[Path]) -> None:
            self._folder = paths[0].parent
            chosen(paths[0])

        chooser.chosen.connect(take)
        chooser.open()

    def add(self) -> None:
        """Ask for a file, and add it."""
        if not self.desk.book.read_only:
            self.choose(_("Add a document"), self.begin)

    def find(self) -> None:
        """Ask for the file of the document that is turned to."""
        if (current := self.shelf.current) is None:
            return

        def take(path: Path) -> None:
            self.shelf.turn_to(current.id)  # another may have come to be read
            if self.shelf.current:
                self.shelf.take(path)

        self.choose(_("Where is “{name}”?", name=current.name), take)

    # Adding

    def begin(self, path: Path, *others: Path) -> None:
        """Read a file that is to be added, and when it was asked about the others, one after another."""
        self.desk.announcer.work(self)
        self._others = [*others, *self._others]
        self._begin(path)

    def _begin(self, path: Path, password: str = "") -> None:
        if self.desk.book.read_only:
            self._others = []
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
        if self.dialog:
            self._late.append(result)
            return
        if isinstance(result, Locked):
            self._read_locked(result.path)
            return
        assert isinstance(result, Opened)
        self.shelf.look()
        there = next((each for each in self.shelf.documents if each.digest == result.digest), None)
        if there or self.copies.holds(result.digest):
            close(result)
            said = _("“{name}” is being copied already.", name=result.path.name)
            if there:
                self.desk.settings.remember_document(there.digest, seen(result.path))
                self.shelf.turn_to(there.id)
                said = _("“{name}” is in this notebook already.", name=there.name)
            self.desk.announcer.say(self._widget, said)
            self._go_on()
            return
        self._leave()
        self._opened = result
        self.desk.announcer.say(self._widget, "")
        dialog = DocumentDialog(self.desk, result.path.name, result.about, self._answer, self._widget.window())
        dialog.rejected.connect(self._cancel)
        self._ask(dialog)

    def _read_locked(self, path: Path) -> None:
        if self._others:  # which would wait for good where it is not answered
            self._fail(EssayError(_("“{name}” opens with a password", name=path.name), mend=_("add it by itself")))
            return
        theme, was = self.desk.theme, self._password
        ask_password(self._widget, theme, path.name, was, lambda typed: self._begin(path, typed))

    def _ask(self, dialog: DocumentDialog) -> None:
        self.dialog = dialog
        dialog.finished.connect(self._end_dialog)
        dialog.open()

    @Slot()
    def _end_dialog(self) -> None:
        self.dialog = None
        if self._late:
            self._read(self._late.pop(0))
        else:
            self._go_on()

    def _go_on(self) -> None:
        """Read the next of several files."""
        if self._others and not self._reading.running:
            self._begin(self._others.pop(0))

    @Slot()
    def _cancel(self) -> None:
        self._leave()
        if n := len(self._others):
            self._others = []
            said = n_("{n} other file was not added either.", "{n} other files were not added either.", n)
            self.desk.announcer.say(self._widget, said)

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
        now = self.shelf.current.id if self.shelf.current else 0
        self.copies.add(ToCopy(opened, source, self._password, now))
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

    @Slot(object, str)
    def _add_copy(self, copied: ToCopy, lies_at: str) -> None:
        opened, source, password, beside = copied
        is_read = beside == (self.shelf.current.id if self.shelf.current else 0)  # else another is by now
        if not self._add(opened, lies_at, source, password, shows=is_read):
            close(opened)

    @Slot(object)
    def _fail(self, error: EssayError) -> None:
        self._tell(error)
        self._go_on()

    @Slot(object)
    def _tell(self, error: EssayError) -> None:
        self.desk.announcer.say(self._widget, "")
        if not isinstance(error, StoppedError):
            self.desk.announcer.fail(error, self)

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
                is_read = self.shelf.current and self.shelf.current.id == document.id
                return place_of_passage(document, self._readable() if is_read else None, passage)

            done = self.desk.do(lambda: tie(book, document.id, source, place), said, at=self._widget, undo=True)
            return done is not None

        self._ask(DocumentDialog(self.desk, document.name, about, answer, self._widget.window(), is_there=True))
