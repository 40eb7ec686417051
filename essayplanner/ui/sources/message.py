"""The line at the foot of the sources screen: what was done, what is being done, and what went wrong."""

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from essayplanner.domain.errors import EssayError, Trouble
from essayplanner.language import _
from essayplanner.ui.controls.dialog import push_button
from essayplanner.ui.desk.announcing import Announcer
from essayplanner.ui.look.push_button import PushButton
from essayplanner.ui.look.theme import Theme
from essayplanner.ui.look.words import Words

if TYPE_CHECKING:
    from essayplanner.work.accounts import Account

HOW = _("To import sources, drop a .bib, .ris or .json file here, or paste its text. Everything is saved as you type.")

#: Milliseconds that a sentence stays; what went wrong stays until the next one.
STAYS = 20_000


class _Kept(NamedTuple):
    """A sentence that stays, and what is to be read and copied beside it."""

    sentence: str
    colour: str
    shown: str
    whole: str
    entries: str = ""


class MessageBar(QWidget):
    """Shows what its own `announcer` says, and hands it on; `stopped` says that the work under way should end."""

    stopped = Signal()

    def __init__(self, theme: Theme, announcer: Announcer, read_only: Trouble | None) -> None:
        super().__init__()
        self.theme, self._outer, self._usual = theme, announcer, read_only.sentence if read_only else HOW
        self.announcer = Announcer(self, outer=announcer)
        self.announcer.said.connect(self._said)
        self.announcer.failed.connect(self._failed)
        self.announcer.mended.connect(self.end)
        self.words = Words(theme, size=12)
        self.stop = PushButton(_("Stop"))
        self.stop.setAccessibleName(_("Stop reading sources"))
        self.stop.clicked.connect(self.stopped)
        self.stop.hide()
        self.rule = QFrame()
        self.rule.setFixedHeight(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.rule)
        self.row = QHBoxLayout()
        column.addLayout(self.row)
        self.row.addWidget(self.words, 1)
        self.row.addWidget(self.stop, 0, Qt.AlignmentFlag.AlignRight)
        self.full = self._button(_("Full message…"), self._show_all, _("Read all of the message"))
        self.away = self._button(_("Dismiss"), self._dismiss, _("Dismiss the message"))
        self._hinting = False
        self._kept: _Kept | None = None
        self._failure: Trouble | None = None
        self._time = QTimer(self, singleShot=True, interval=STAYS)
        self._time.timeout.connect(self._rest)
        theme.changed.connect(self.restyle)
        self.restyle()
        self._rest()

    def _button(self, text: str, act: Callable[[], None], name: str) -> PushButton:
        button = push_button(text, act, name)
        button.hide()
        self.row.addWidget(button, 0, Qt.AlignmentFlag.AlignRight)
        return button

    def restyle(self) -> None:
        """Take on the colours and sizes in force."""
        px = self.theme.px
        self.row.setContentsMargins(px(8), px(7), px(12), px(7))
        self.row.setSpacing(px(8))
        self.rule.setStyleSheet(f"background: {self.theme.tokens.line}; border: 0;")

    def show_work(self, words: str) -> None:
        """Say what is being done, with a way to stop it; nothing where it ended."""
        is_begun = bool(words) and not self.stop.isVisibleTo(self)
        self.stop.setVisible(bool(words))
        if is_begun:
            self.announcer.tell(self, words)
        if words:
            self._forget()
            self._show(words, "ink")
            self._time.stop()
        else:
            self._rest()

    def hint(self, words: str) -> None:
        """Say what would happen now; nothing goes back to the usual."""
        if words:
            self._show(words, "claim")
        elif self._hinting and not self.stop.isVisible():
            self._rest()

    def end(self, failure: Trouble) -> None:
        """Go back to the usual where this is what stands here: it is not true any more."""
        if failure == self._failure and not self.stop.isVisible():
            self._dismiss()

    def keep(self, account: "Account") -> None:
        """Keep what was just said until it is dismissed or something else is said, with all of its account."""
        words, colour = self.words.text(), "caution" if self._failure else "ink"
        self._kept = _Kept(words, colour, account.shown, account.whole, account.entries)
        self._time.stop()
        for button in (self.full, self.away):
            button.show()

    def _forget(self) -> None:
        self._failure = self._kept = None
        for button in (self.full, self.away):
            button.hide()

    def _dismiss(self) -> None:
        self._forget()
        self._rest()

    def _show_all(self) -> None:
        from essayplanner.ui.controls.long_text import LongTextDialog

        if not (kept := self._kept):
            return
        copy = _("Copy the entries that were not read")
        further = [push_button(copy, lambda: QGuiApplication.clipboard().setText(kept.entries))] if kept.entries else []
        shown, whole = (f"{kept.sentence}\n\n{rest}" for rest in (kept.shown, kept.whole))
        LongTextDialog(_("Full message"), shown, self, whole, further).open()

    def _show(self, words: str, colour: str) -> None:
        self._hinting = colour == "claim"
        self.words.paint_in(colour)
        self.words.setText(words)

    def _rest(self) -> None:
        if self._kept:
            self._show(self._kept.sentence, self._kept.colour)
        else:
            self._failure = None
            self._show(self._usual, "muted")

    def _said(self, sentence: str) -> None:
        self._forget()
        self._show(sentence, "ink")
        self._time.start()
        self._outer.said.emit(sentence)

    def _failed(self, error: EssayError) -> None:
        self._forget()
        self._failure = error.trouble
        self._show(error.trouble.sentence, "caution")
        self._time.stop()
        if more := error.trouble.more:
            self._kept = _Kept(error.trouble.sentence, "caution", more, more)
            self.full.show()
            self.away.show()
        self._outer.say(self, error.trouble.sentence)
