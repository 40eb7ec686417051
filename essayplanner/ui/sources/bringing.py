"""Sources in and out of the notebook: files and pasted text in, as one step; BibTeX, BibLaTeX and CSL-JSON out."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

from PySide6.QtCore import QMimeData, QObject, Signal
from PySide6.QtWidgets import QMessageBox, QWidget

from essayplanner.cite.pandoc import Pandoc
from essayplanner.domain.cards import Source
from essayplanner.domain.csl import tidy_item
from essayplanner.domain.errors import EssayError
from essayplanner.domain.file_words import why
from essayplanner.domain.outline import counted
from essayplanner.domain.sources import Likeness
from essayplanner.domain.text import shorten
from essayplanner.formats.bibliography import decoded, read_bibliography, sniff, write_bibtex, write_csl_json
from essayplanner.formats.files import write_whole
from essayplanner.notebook.sources import import_sources, sources
from essayplanner.ui.background import run_in_background
from essayplanner.ui.boxes import MessageBox
from essayplanner.ui.card.context import Context
from essayplanner.ui.choosing import SourceChooser, TargetChooser
from essayplanner.ui.mime import local_file

ENDINGS = (".bib", ".bibtex", ".ris", ".json", ".csljson")
#: Files that may hold sources, if their beginning says so.
_TEXTS = (".txt", ".text", "")
#: How much of such a file is looked at, in bytes.
_BEGINNING = 65_536
FILES = "Sources (*.bib *.bibtex *.ris *.json *.csljson);;All files (*)"

Item = dict[str, Any]


class Format(NamedTuple):
    """A format that sources are exported to."""

    words: str
    ending: str
    write: Callable[[Sequence[Source]], bytes]


FORMATS = {
    "bibtex": Format("BibTeX", ".bib", lambda found: write_bibtex(found, Pandoc(), dialect="bibtex")),
    "biblatex": Format("BibLaTeX", ".bib", lambda found: write_bibtex(found, Pandoc(), dialect="biblatex")),
    "csl": Format("CSL-JSON", ".json", write_csl_json),
}


class _Told(QObject):
    done = Signal(object)


class Bringing(QObject):
    """Reads and writes bibliographies in the background. `working` says what is being done, empty when it ended;
    `brought` gives the ids of the sources that an import added, or that were here already."""

    working = Signal(str)
    brought = Signal(object)

    def __init__(self, context: Context, window: QWidget) -> None:
        super().__init__(window)
        self.context, self.window = context, window
        self._busy = self._stopped = False
        self.question: MessageBox | None = None

    @property
    def busy(self) -> bool:
        """Whether something is being read or written."""
        return self._busy

    def stop(self) -> None:
        """Give up what is being read; nothing of it is kept."""
        self._stopped = True

    def _start(self, words: str, work: Callable[[], object], done: Callable[[object], object]) -> None:
        if self._busy:
            self.context.announcer.fail(EssayError("One file of sources is still being worked on: wait, or stop it."))
            return
        self._busy, self._stopped = True, False
        self.working.emit(words)
        told = _Told()
        told.done.connect(done)
        run_in_background(lambda: told.done.emit(work()), self._failed)

    def _end(self) -> None:
        self._busy = False
        self.working.emit("")

    def _failed(self, error: EssayError) -> None:
        self._end()
        self.context.announcer.fail(error)

    # In

    def choose_file(self) -> None:
        """Ask for files and import them."""
        chooser = SourceChooser(self.window, "Import sources", self.context.book.path.parent, FILES, several=True)
        chooser.chosen.connect(self.read_files)
        chooser.open()

    def read_files(self, paths: Sequence[Path]) -> None:
        """Import files as one step."""
        names = f"“{shorten(paths[0].name, 60)}”" if len(paths) == 1 else f"{len(paths)} files"
        self._start(f"Reading {names}…", partial(self._read_files, list(paths)), self._offer)

    def read_text(self, text: str, name: str = "What was pasted") -> None:
        """Import a bibliography that was pasted or dropped as text."""
        self._start("Reading the sources…", partial(self._read, text.encode("utf-8", "replace"), name), self._offer)

    def _read(self, data: bytes, name: str) -> list[Item]:
        """In the other thread: the items of one file."""
        pandoc = Pandoc()
        return read_bibliography(data, name, pandoc if pandoc.found else None, lambda: self._stopped)

    def _read_files(self, paths: list[Path]) -> list[Item]:
        """In the other thread: the items of all files."""
        items: list[Item] = []
        for path in paths:
            try:
                data = path.read_bytes()
            except OSError as error:
                raise EssayError(f"“{path.name}” cannot be read ({why(error)}); nothing was imported.") from None
            items += self._read(data, path.name)
        return items

    def _offer(self, found: object) -> None:
        """Import what was read; first ask, where some of it seems to be here already."""
        self._end()
        if self._stopped:  # by the student, or because the screen was closed, and the notebook perhaps with it
            self.context.announcer.say(self.window, "That was stopped; nothing was imported.")
            return
        items = [item for item in found if isinstance(item, dict)] if isinstance(found, list) else []
        there = {row.id: row.source for row in sources(self.context.book)}
        likeness = Likeness(there.items())
        alike = [id for item in items for id in likeness.like(Source("", "", tidy_item(item)))[:1]]
        if not alike or self.context.book.read_only:
            self._import(items, False)
            return
        names = "\n".join(f"•  {shorten(there[id].short, 60)}" for id in list(dict.fromkeys(alike))[:6])
        more = len(set(alike)) - 6
        self._ask(items, len(alike), names + (f"\n…and {more} more" if more > 0 else ""))

    def _ask(self, items: list[Item], alike: int, names: str) -> None:
        of = (
            "The source seems"
            if len(items) == 1
            else f"{alike} of {len(items)} sources {'seems' if alike == 1 else 'seem'}"
        )
        about = f"{names}\n\nWhat is here stays as it is, with its cite key and its cards."
        box = MessageBox("Import sources", f"{of} to be here already:", about, self.window)
        keep = box.addButton("Keep what is here", QMessageBox.ButtonRole.AcceptRole)
        both = box.addButton("Add them as well", QMessageBox.ButtonRole.DestructiveRole)
        cancel = box.addButton("Cancel", QMessageBox.ButtonRole.RejectRole)
        for button in (keep, both, cancel):
            button.setAccessibleName(button.text())
        box.setDefaultButton(keep)
        box.setEscapeButton(cancel)
        self.question = box
        box.finished.connect(lambda _: self._answered(items, {keep: 1, both: 2}.get(box.clickedButton(), 0)))  # type: ignore[call-overload]
        box.open()

    def _answered(self, items: list[Item], answer: int) -> None:
        box, self.question = self.question, None
        if box:
            box.deleteLater()
        if answer:
            self._import(items, answer == 2)
        else:
            self.context.announcer.say(self.window, "Nothing was imported.")

    def _import(self, items: list[Item], with_similar: bool) -> None:
        try:
            result = import_sources(self.context.book, items, with_similar=with_similar)
        except EssayError as error:
            self.context.announcer.fail(error)
            return
        self.brought.emit([*result.added, *result.known])
        self.context.announcer.say(self.window, result.sentence)

    # Out

    def choose_target(self, kind: str) -> None:
        """Ask where to and export all sources: "bibtex", "biblatex" or "csl"."""
        form, book = FORMATS[kind], self.context.book
        start = book.path.with_name(f"{book.path.stem} – sources{form.ending}")
        chooser = TargetChooser(self.window, f"Export sources as {form.words}", start, form.words, form.ending)
        chooser.chosen.connect(partial(self.write, kind))
        chooser.open()

    def write(self, kind: str, path: Path) -> None:
        """Write all sources to a file."""
        found = [row.source for row in sources(self.context.book)]
        self._start(f"Writing “{shorten(path.name, 60)}”…", partial(_written, FORMATS[kind], found, path), self._wrote)

    def _wrote(self, said: object) -> None:
        self._end()
        self.context.announcer.say(self.window, str(said))


def _written(form: Format, found: list[Source], path: Path) -> str:
    """In the other thread: write the file; gives what is said of it."""
    write_whole(path, form.write(found))
    return f"Exported {counted(len(found), 'source')} to “{shorten(path.name, 60)}” as {form.words}."


def bibliography_files(mime: QMimeData) -> list[Path]:
    """The files of sources that are dragged or pasted: by their endings, texts by what they begin with."""
    paths = [Path(local_file(url)) for url in mime.urls() if url.isLocalFile()]
    return [path for path in paths if path.suffix.lower() in ENDINGS or _begins_with_sources(path)]


def _begins_with_sources(path: Path) -> bool:
    try:
        if path.suffix.lower() not in _TEXTS or not path.is_file():
            return False
        with path.open("rb") as file:
            return bool(sniff(decoded(file.read(_BEGINNING))))
    except (OSError, ValueError):
        return False


def bibliography_text(mime: QMimeData) -> str:
    """The text that is dragged or pasted, where it is a bibliography; else nothing."""
    text = mime.text() if mime.hasText() and not mime.hasUrls() else ""
    return text if sniff(text[:2_000_000]) or sniff(text) else ""
