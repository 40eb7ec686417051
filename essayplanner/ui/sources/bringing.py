"""Sources in and out of the notebook: files and pasted text in, as one step; BibTeX, BibLaTeX and CSL-JSON out.

What reads and writes them is imported when it is asked for: it is more than half of what the sources would wait for.
"""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMessageBox, QWidget

from essayplanner.cite.pandoc import Cancel, Pandoc
from essayplanner.domain.cards import Source
from essayplanner.domain.errors import EssayError, ReadOnlyError
from essayplanner.domain.text import shorten
from essayplanner.language import _, n_
from essayplanner.notebook.beside import opened_beside
from essayplanner.notebook.sources import sources
from essayplanner.ui.controls.boxes import MessageBox
from essayplanner.ui.controls.choosing import SourceChooser, TargetChooser
from essayplanner.ui.desk.desk import Desk
from essayplanner.ui.desk.jobs import Job, into
from essayplanner.ui.desk.mime import SOURCE_ENDINGS
from essayplanner.work.progress import Progress

if TYPE_CHECKING:
    from essayplanner.domain.brought import Writing
    from essayplanner.domain.source_lists import SourceList
    from essayplanner.work.bringing_in import Brought, Compared

_SOURCES, _EVERY = _("Sources"), _("All files")
FILES = f"{_SOURCES} ({' '.join(f'*{ending}' for ending in SOURCE_ENDINGS)});;{_EVERY} (*)"


#: So many of the sources that seem to be here already are named at once; the others on demand.
ASKED = 3


class Format(NamedTuple):
    """A format that sources are exported to."""

    words: str
    ending: str
    write: Callable[[Sequence[Source], Cancel], bytes]


def _as_bibtex(kind: Literal["bibtex", "biblatex"], found: Sequence[Source], cancel: Cancel) -> bytes:
    from essayplanner.formats.bibliography import write_bibtex

    return write_bibtex(found, Pandoc(), cancel, kind)


def _as_csl_json(found: Sequence[Source], _cancel: Cancel) -> bytes:
    from essayplanner.formats.bibliography import write_csl_json

    return write_csl_json(found)


FORMATS = {
    "bibtex": Format("BibTeX", ".bib", partial(_as_bibtex, "bibtex")),
    "biblatex": Format("BibLaTeX", ".bib", partial(_as_bibtex, "biblatex")),
    "csl": Format("CSL-JSON", ".json", _as_csl_json),
}


class Bringing(QObject):
    """Reads and writes bibliographies in the background. `working` says what is being done, empty when it ended;
    `brought` gives the ids of the sources that an import added, or that were here already; `accounted` brings the
    account of an import that has more to tell than its sentence, which was said, and `noted` the notes to sources
    that came in."""

    working = Signal(str)
    brought = Signal(object)
    accounted = Signal(object)
    noted = Signal(object)

    def __init__(self, desk: Desk, window: QWidget) -> None:
        super().__init__(window)
        self.desk, self.window = desk, window
        self._job, self._importing = Job(self), Job(self, into(desk.book))
        for job in (self._job, self._importing):
            job.failed.connect(self._failed)
            job.done.connect(self._arrived)
        self._then: Callable[[Any], object] = lambda _result: None
        self._left_out = 0
        self.question: MessageBox | None = None

    @property
    def busy(self) -> bool:
        """Whether something is being read or written."""
        return self._job.running or self._importing.running

    def stop(self) -> None:
        """Give up what is being read or written; nothing of it is kept."""
        if self._job.running and self._then == self._offer:  # nothing is changed by reading
            self._job.cancel()
            self.working.emit("")
            self.desk.announcer.say(self.window, _("Stopped; nothing was imported."))
        else:
            self._job.stop()
            self._importing.stop()

    def _start(self, job: Job, words: str, work: Callable[[Progress], object], then: Callable[[Any], object]) -> None:
        if self.busy:
            self.desk.announcer.fail(EssayError(_("Sources are still being read. Wait, or stop that first.")))
            return
        self._then = then
        self.working.emit(words)
        job.start(work)

    def _arrived(self, result: object) -> None:
        self.working.emit("")
        self._then(result)

    def _failed(self, error: EssayError) -> None:
        from essayplanner.work.accounts import NothingReadError

        self.working.emit("")
        self.desk.announcer.fail(error)
        if isinstance(error, NothingReadError):
            self.accounted.emit(error.account)

    # In

    def choose_file(self) -> None:
        """Ask for files and import them."""
        chooser = SourceChooser(self.window, _("Import sources"), self.desk.book.path.parent, FILES, several=True)
        chooser.chosen.connect(self.read_files)
        chooser.open()

    def read_files(self, paths: Sequence[Path], left_out: int = 0) -> None:
        """Import files as one step; `left_out` is the number of others that came with them and hold no sources."""
        from essayplanner.work.bringing_in import sources_of

        self._left_out = left_out
        name = shorten(paths[0].name, 60)
        words = (
            _("Reading “{file}”…", file=name)
            if len(paths) == 1
            else n_("Reading {n} file…", "Reading {n} files…", len(paths))
        )
        self._compare(words, partial(sources_of, list(paths)))

    def read_text(self, text: str) -> None:
        """Import a bibliography that was pasted or dropped as text."""
        from essayplanner.formats.bibliography import LARGEST
        from essayplanner.work.bringing_in import sources_in

        if len(text) > LARGEST:  # before it is copied to be read
            limit = _("The pasted text is larger than {n} MB", n=LARGEST // 1_000_000)
            self.desk.announcer.fail(EssayError(limit, _("nothing was imported")))
            return
        self._left_out, name = 0, _("The pasted text")
        self._compare(
            _("Reading the sources…"), lambda progress: [sources_in(text.encode("utf-8", "replace"), name, progress)]
        )

    def _compare(self, words: str, read: "Callable[[Progress], list[SourceList]]") -> None:
        from essayplanner.work.bringing_in import compared

        there = self.desk.do(self._there)
        if there is not None:
            self._start(self._job, words, lambda progress: compared(read(progress), there, progress), self._offer)

    def _there(self) -> dict[int, Source]:
        """The sources of the notebook by their ids; EssayError where nothing can be imported into it now."""
        book = self.desk.book
        if refusal := book.read_only or book.lost():
            raise ReadOnlyError(refusal)
        return {row.id: row.source for row in sources(book)}

    def _offer(self, read: "Compared") -> None:
        """Import what was read; first ask, where some of it seems to be here already."""
        if read.alike:
            self._ask(*read)
        else:
            self._import(read.lists, False)

    def _ask(self, lists: "list[SourceList]", alike: list[str]) -> None:
        said = (
            _("This source seems to be here already:")
            if _how_many(lists) == 1
            else n_(
                "{n} of {all} sources seems to be here already:",
                "{n} of {all} sources seem to be here already:",
                len(alike),
                all=_how_many(lists),
            )
        )
        names = "\n".join(f"•  {line}" for line in alike[:ASKED])
        if more := len(alike[ASKED:]):
            names += "\n" + n_("…and {n} more", "…and {n} more", more)
        stays = _("The sources already here stay as they are, with their cite keys and cards.")
        box = MessageBox(_("Import sources"), said, f"{names}\n\n{stays}", self.window)
        keep = box.addButton(_("Keep what is here"), QMessageBox.ButtonRole.AcceptRole)
        both = box.addButton(_("Add them anyway"), QMessageBox.ButtonRole.DestructiveRole)
        if more:
            box.add_reading(_("Full list…"), lambda: self._show_list(alike, box))
        cancel = box.addButton(_("Cancel"), QMessageBox.ButtonRole.RejectRole)
        for button in (keep, both, cancel):
            button.setAccessibleName(button.text())
        box.setDefaultButton(keep)
        box.setEscapeButton(cancel)
        self.question = box
        box.finished.connect(lambda _result: self._answered(lists, {keep: 1, both: 2}.get(box.clickedButton(), 0)))  # type: ignore[call-overload]
        box.open()

    def _show_list(self, alike: list[str], above: QWidget) -> None:
        from essayplanner.ui.controls.long_text import LongTextDialog

        LongTextDialog(_("Full list"), "\n".join(alike), above).open()

    def _answered(self, lists: "list[SourceList]", answer: int) -> None:
        box, self.question = self.question, None
        if box:
            box.deleteLater()
        if answer:
            self._import(lists, answer == 2)
        else:
            self.desk.announcer.say(self.window, _("Nothing was imported."))

    def _import(self, lists: "list[SourceList]", with_similar: bool) -> None:
        from essayplanner.work.bringing_in import bring_in_sources
        from essayplanner.work.bringing_notes import notes_of_lists

        book = self.desk.book
        if refusal := book.read_only or book.lost():
            self.desk.announcer.fail(ReadOnlyError(refusal))
            return
        opened, left_out = partial(opened_beside, book.path, book.uid), self._left_out

        def work(progress: Progress) -> "tuple[Brought, list[Writing]]":
            done = bring_in_sources(lists, opened, progress, with_similar=with_similar, other_files=left_out)
            return done, notes_of_lists(lists)

        words = n_("Importing {n} source…", "Importing {n} sources…", _how_many(lists))
        self._start(self._importing, words, work, self._imported)

    def _imported(self, done: "tuple[Brought, list[Writing]]") -> None:
        result, notes = done
        self.desk.book.look_for_changes()
        self.brought.emit([*result.added, *result.known])
        self.desk.announcer.say(self.window, result.sentence)
        if result.account.shown:
            self.accounted.emit(result.account)
        for each in notes:
            self.noted.emit(each)

    # Out

    def choose_target(self, kind: str) -> None:
        """Ask where to and export all sources: "bibtex", "biblatex" or "csl"."""
        form, book = FORMATS[kind], self.desk.book
        name = _("{notebook} – sources", notebook=book.path.stem)
        title = _("Export sources as {format}", format=form.words)
        start = book.path.with_name(f"{name}{form.ending}")
        chooser = TargetChooser(self.window, title, start, form.words, form.ending)
        chooser.chosen.connect(partial(self.write, kind))
        chooser.open()

    def write(self, kind: str, path: Path) -> None:
        """Write all sources to a file."""
        found = self.desk.do(lambda: [row.source for row in sources(self.desk.book)])
        if found is None:
            return
        form, say = FORMATS[kind], self.desk.announcer.say
        self._start(
            self._job,
            _("Writing “{file}”…", file=shorten(path.name, 60)),
            lambda progress: _written(form, found, path, progress),
            lambda said: say(self.window, said),
        )


def _how_many(lists: "list[SourceList]") -> int:
    return sum(len(each.listed) for each in lists)


def _written(form: Format, found: list[Source], path: Path, progress: Progress) -> str:
    """In the other thread: write the file; gives what is said of it."""
    from essayplanner.formats.files import write_whole

    data = form.write(found, progress.cancelled)
    progress.say(_("Writing the file…"))
    write_whole(path, data)
    return n_(
        "Exported {n} source to “{file}” as {format}.",
        "Exported {n} sources to “{file}” as {format}.",
        len(found),
        file=shorten(path.name, 60),
        format=form.words,
    )
