"""Maps laid out for the window: a small one at once, a large one in another thread; nothing holds the window."""

from typing import NamedTuple

from PySide6.QtCore import QObject, QTimer, Signal

from essayplanner.domain.argument import Argument, CardSeen
from essayplanner.domain.errors import EssayError, StoppedError
from essayplanner.domain.map.values import Shape
from essayplanner.language import _
from essayplanner.ui.desk.jobs import Job, Progress
from essayplanner.ui.look.theme import PaperTheme, Theme
from essayplanner.ui.map.drawing import MapDrawing
from essayplanner.ui.map.laid import Asked, lay
from essayplanner.ui.map.texts import Texts

#: So many cards and links together are put in order at once where nothing is known of them, and where an order is.
_AT_ONCE, _AT_ONCE_AGAIN = 50, 600
#: Milliseconds after which it is said that it takes longer.
PATIENCE = 200


class Made(NamedTuple):
    """A map, of what and as what it was asked for."""

    argument: Argument
    asked: Asked
    drawing: MapDrawing


class Laying(QObject):
    """Lays out one map at a time: what is asked for takes the place of what was under way, which nobody sees any more.

    `made` brings at once what was Made of a small one, `made_late` later that of a large one; `lasts` brings of how
    many cards it takes longer, and `failed` the EssayError because of which there is none.
    """

    made = Signal(object)
    made_late = Signal(object)
    lasts = Signal(int)
    failed = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        #: What is awaited of a large one.
        self.job = Job(self)
        self.job.done.connect(self._tell)
        self.job.failed.connect(self._fail)
        self._cards = 0
        self._theme: Theme | None = None
        self._texts: Texts | None = None
        self._waits = QTimer(self, singleShot=True, interval=PATIENCE)
        self._waits.timeout.connect(lambda: self.lasts.emit(self._cards))

    @property
    def running(self) -> bool:
        """Whether a map is awaited."""
        return self.job.running

    def cancel(self) -> None:
        """Wait for no map any more."""
        self.job.cancel()
        self._waits.stop()

    def ask(self, argument: Argument, asked: Asked, theme: Theme, texts: Texts, *, from_right: bool) -> None:
        """Lay a map out, in the look that the window has now."""
        self.cancel()
        self._theme, self._texts, self._cards = theme, texts, len(argument.cards)
        if not takes_long(argument, asked):
            self.made.emit(_made(argument, asked, theme, texts, from_right))
            return
        scale = theme.scale
        self._waits.start()
        self.job.start(lambda progress: _made_beside(argument, asked, scale, from_right, progress))

    def _tell(self, made: Made) -> None:
        self._waits.stop()
        assert self._theme is not None
        assert self._texts is not None
        made.drawing.theme, made.drawing.texts = self._theme, self._texts
        self.made_late.emit(made)

    def _fail(self, error: EssayError) -> None:
        self._waits.stop()
        self.failed.emit(error)


def takes_long(argument: Argument, asked: Asked) -> bool:
    """Whether the window would stand still while it is laid out."""
    if not asked.whole:
        return len(argument.outline.placed) > _AT_ONCE_AGAIN
    if asked.shown.touching:
        return False
    many = len(argument.cards) + len(argument.links)
    return many > (_AT_ONCE_AGAIN if asked.known else _AT_ONCE)


def _made(argument: Argument, asked: Asked, theme: Theme, texts: Texts, from_right: bool) -> Made:
    laid = lay(argument, theme, asked, texts)
    return Made(argument, asked, MapDrawing(laid, argument, theme, texts, from_right=from_right, is_down=asked.down))


class _Stopping(Texts):
    """Measures until it is told to stop."""

    def __init__(self, theme: Theme, progress: Progress, *, from_right: bool) -> None:
        super().__init__(theme, from_right=from_right)
        self._progress = progress

    def __call__(self, card: CardSeen, shape: Shape, width: float, before: str, hidden: int) -> float:
        if self._progress.cancelled():
            raise StoppedError(_("Stopped"), _("nothing was changed"))
        return super().__call__(card, shape, width, before, hidden)


def _made_beside(argument: Argument, asked: Asked, scale: int, from_right: bool, progress: Progress) -> Made:
    """With fonts and set words of its own: only numbers of them go to the window."""
    theme = PaperTheme()
    theme.scale = scale
    made = _made(argument, asked, theme, _Stopping(theme, progress, from_right=from_right), from_right)
    made.drawing.find_places()
    return made
