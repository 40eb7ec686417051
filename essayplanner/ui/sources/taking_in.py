"""Bibliographies that are dropped on the sources, or pasted."""

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget

from essayplanner.domain.errors import EssayError, ReadOnlyError
from essayplanner.language import _
from essayplanner.ui.desk import mime as drags
from essayplanner.ui.desk.desk import Desk
from essayplanner.ui.desk.text_fields import is_over_field
from essayplanner.ui.sources.bringing import Bringing
from essayplanner.ui.sources.message import MessageBar
from essayplanner.ui.sources.recognising import bibliography_files, bibliography_text

NO_CARDS_HERE = _("Cards cannot be dropped here. Drop them on a section or a card in the outline.")
NO_SOURCES = _("No BibTeX, RIS or CSL-JSON was found there, so nothing was imported.")


def may_write(desk: Desk) -> bool:
    """Whether the notebook may be changed; where not, it is said why."""
    if desk.book.read_only:
        desk.announcer.fail(ReadOnlyError(desk.book.read_only))
    return not desk.book.read_only


class TakingIn:
    """Takes files and text that hold sources, and says what cannot be taken; `window` is where they are dropped."""

    def __init__(self, desk: Desk, window: QWidget, bringing: Bringing, message: MessageBar) -> None:
        self._desk, self._window, self._bringing, self._message = desk, window, bringing, message

    def paste(self) -> None:
        """Import what lies on the clipboard."""
        self._take_in(QApplication.clipboard().mimeData())

    def enter(self, event: QDragEnterEvent) -> None:
        """Say what would become of what is dragged; fields take text for themselves."""
        mime = event.mimeData()
        if not drags.carries_files(mime) and is_over_field(self._window, event.position().toPoint()):
            return
        if self._desk.book.read_only:
            return
        if bibliography_files(mime) or bibliography_text(mime):
            event.acceptProposedAction()
            self._message.hint(_("Drop to import these sources."))
        elif drags.carries_files(mime):
            event.acceptProposedAction()  # to say why not, once it is let go
        else:
            self._desk.announcer.say(self._window, NO_CARDS_HERE if drags.carries_cards(mime) else NO_SOURCES)

    def leave(self) -> None:
        """Take nothing."""
        self._message.hint("")

    def drop(self, event: QDropEvent) -> None:
        """Import what is dropped."""
        event.acceptProposedAction()
        self._message.hint("")
        self._take_in(event.mimeData())

    def _take_in(self, mime: QMimeData | None) -> None:
        if files := bibliography_files(mime):
            if may_write(self._desk):
                self._bringing.read_files(files, len(mime.urls()) - len(files) if mime else 0)
        elif text := bibliography_text(mime):
            if may_write(self._desk):
                self._bringing.read_text(text)
        else:
            self._desk.announcer.fail(EssayError(NO_SOURCES))
