"""Notes in citation styles for the window: which style an outline has, and work with pandoc beside the window."""

import threading
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from PySide6.QtCore import QCoreApplication, QObject, QRunnable, QThreadPool, Signal

from essayplanner.cite.engine import CitationEngine
from essayplanner.cite.pandoc import Cancel, Pandoc, StoppedError
from essayplanner.cite.styles import DEFAULT_STYLE, STYLES, Style, load_style
from essayplanner.domain.cards import Citation
from essayplanner.domain.cited import Cited
from essayplanner.domain.errors import EssayError
from essayplanner.ui.settings import Settings

#: The name of the notes that need no citation engine.
PLAIN = "plain"
#: Outlines whose last export is remembered.
REMEMBERED = 300


class Choice(NamedTuple):
    """How an outline was exported last; `style` is a name in cite.styles, a `.csl` file's path, or PLAIN."""

    format: str = ""
    style: str = DEFAULT_STYLE
    split: bool = False
    paper: str = ""
    template: str = ""
    headings_only: bool = False
    card_texts: bool = True
    word_targets: bool = False
    cautions: bool = False


def remembered(settings: Settings | None, uid: str) -> Choice:
    """The last choice for an outline; what is missing or cannot be understood is as it was at first."""
    kept: Any = settings.exports.get(uid) if settings else None
    first = Choice()._asdict()
    known = kept.items() if isinstance(kept, dict) else ()
    return Choice(**first | {name: value for name, value in known if type(value) is type(first.get(name))})


def remember(settings: Settings | None, uid: str, choice: Choice) -> None:
    """Keep the choice for an outline, and write it down."""
    if settings and uid:
        others = {key: value for key, value in settings.exports.items() if key != uid}
        for oldest in list(others)[: max(0, len(others) + 1 - REMEMBERED)]:
            del others[oldest]
        settings.exports = {**others, uid: choice._asdict()}
        settings.save()


class Citer:
    """pandoc, its engine and the styles that were read; every method but `has_pandoc` is for other threads too."""

    def __init__(self, pandoc: Pandoc | None = None) -> None:
        """`pandoc` is the one to run; None looks for it."""
        self.pandoc = pandoc or Pandoc()
        self._engine = CitationEngine(self.pandoc)
        self._styles: dict[tuple[str, float], Style] = {}

    @property
    def has_pandoc(self) -> bool:
        """Whether citation styles and documents can be made on this computer."""
        return self.pandoc.found

    def style(self, name: str) -> Style:
        """A style by name or path, read once; EssayError where it is not there or cannot be used."""
        own = all(name != info.name for info in STYLES)
        key = (name, _changed_at(Path(name)) if own else 0.0)
        if key not in self._styles:
            self._styles[key] = load_style(name)
        return self._styles[key]

    def cited(
        self, clusters: Sequence[Sequence[Citation]], style: str, *, split: bool = False, cancel: Cancel | None = None
    ) -> Cited:
        """The notes and works in a style; may take long. Raises EssayError, StoppedError where `cancel` gave True."""
        return self._engine.format_citations(clusters, [], self.style(style), split_bibliography=split, cancel=cancel)


def style_labels(extra: str = "") -> Mapping[str, str]:
    """Every style that can be chosen, by name: plain notes last; `extra` may be the path of a style file."""
    labels = {info.name: info.label for info in STYLES}
    if extra and extra not in labels and extra != PLAIN:
        labels[extra] = Path(extra).stem.replace("-", " ")
    return {**labels, PLAIN: "Plain notes"}


def _changed_at(path: Path) -> float:
    try:
        return path.stat().st_mtime
    except (OSError, ValueError):
        return 0.0


class Errand(QObject):
    """A piece of work in the thread pool: one at a time, and what is superseded or cancelled is never heard of.

    `done` brings what the work gave back, `failed` its EssayError, `went_on` what it says of itself meanwhile.
    """

    done = Signal(object)
    failed = Signal(object)
    went_on = Signal(str)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._number, self._running = 0, False
        self._stop = threading.Event()
        if application := QCoreApplication.instance():
            application.aboutToQuit.connect(self.cancel)

    @property
    def running(self) -> bool:
        """Whether something is awaited."""
        return self._running

    def start(self, work: "Callable[[Progress], object]") -> None:
        """Do this instead of whatever was under way."""
        self.cancel()
        self._running, self._stop = True, threading.Event()
        carrier = _Carrier()
        carrier.arrived.connect(self._arrived)
        carrier.said.connect(self._said)
        progress = Progress(self._stop, carrier, self._number)
        QThreadPool.globalInstance().start(_Work(work, progress))

    def stop(self) -> None:
        """Ask what is under way to end; it tells what became of it all the same."""
        self._stop.set()

    def cancel(self) -> None:
        """End what is under way; nothing is heard of it any more."""
        self._stop.set()
        self._number += 1
        self._running = False

    def _arrived(self, number: int, result: object) -> None:
        if number == self._number:
            self._running = False
            (self.failed if isinstance(result, EssayError) else self.done).emit(result)

    def _said(self, number: int, sentence: str) -> None:
        if number == self._number:
            self.went_on.emit(sentence)


class Progress:
    """What a piece of work asks and says while it runs."""

    def __init__(self, stop: threading.Event, carrier: "_Carrier", number: int) -> None:
        self.cancelled: Cancel = stop.is_set
        self._carrier, self._number = carrier, number

    def say(self, sentence: str) -> None:
        """Say what is being done, and stop (StoppedError) where that was asked for."""
        if self.cancelled():
            raise StoppedError("That was stopped; nothing was written.")
        self._carrier.said.emit(self._number, sentence)

    def arrive(self, result: object) -> None:
        """Hand the result, or the EssayError, to the thread of the window."""
        self._carrier.arrived.emit(self._number, result)


class _Carrier(QObject):
    arrived = Signal(int, object)
    said = Signal(int, str)


class _Work(QRunnable):
    def __init__(self, work: Callable[[Progress], object], progress: Progress) -> None:
        super().__init__()
        self._work, self._progress = work, progress

    def run(self) -> None:
        try:
            result = self._work(self._progress)
        except EssayError as error:
            result = error
        self._progress.arrive(result)
