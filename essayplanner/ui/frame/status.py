"""The bar at the foot of the window: whether all is saved, the history, what was just said or what keys work where the
focus is, and how much there is."""

from collections.abc import Callable
from datetime import UTC, datetime

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication, QStatusBar, QWidget

from essayplanner.domain.changes import ChangeSet
from essayplanner.language import Plural, _, join_facts, n_
from essayplanner.notebook.counting import counts
from essayplanner.notebook.notebook import Notebook
from essayplanner.ui.desk.afterwards import AfterPicture
from essayplanner.ui.desk.announcing import Announcer
from essayplanner.ui.desk.keys_here import keys_at, places_at
from essayplanner.ui.frame.status_room import StatusRoom
from essayplanner.ui.look.fields import ElidedButton, ElidedLabel
from essayplanner.ui.look.plain import Label
from essayplanner.ui.look.theme import Theme
from essayplanner.ui.look.when import Since, local

#: Milliseconds that a sentence stays where nothing is done meanwhile (WCAG 2.2.1: long enough to read it twice).
_SAID_FOR = 20_000

_STEPS = Since(
    Plural("History: {n} step", "History: {n} steps"),
    Plural("History: {n} step today", "History: {n} steps today"),
    Plural("History: {n} step, back to yesterday", "History: {n} steps, back to yesterday"),
    Plural("History: {n} step, back to {day}", "History: {n} steps, back to {day}"),
)


class Status(QObject):
    """Fills a window's status bar."""

    history_wanted = Signal()

    def __init__(self, bar: QStatusBar, book: Notebook, theme: Theme) -> None:
        super().__init__(bar)
        self._bar, self._book, self._theme = bar, book, theme
        self._at_rest = _("● Read only") if book.read_only else _("● Saved")
        self.saved, self.steps = Label(self._at_rest), ElidedButton()
        self.said, self.counts = ElidedLabel(), ElidedLabel()
        self._saying = QTimer(self, singleShot=True, interval=_SAID_FOR)
        self._saying.timeout.connect(self._name_keys)
        self._keys = self._sentence = ""
        self._held_by: QWidget | None = None
        #: Gives the number of the section to which cards go by a key; blank where there is none.
        self.number_of_keys: Callable[[], str] = lambda: ""
        QApplication.instance().focusChanged.connect(self._follow_focus)  # type: ignore[union-attr]
        self.steps.setProperty("flat", "true")
        self.steps.clicked.connect(self.history_wanted)
        bar.setSizeGripEnabled(False)
        for widget in (self.saved, self.steps):
            bar.addWidget(widget)
        bar.addWidget(self.said, 1)
        bar.addPermanentWidget(self.counts)
        StatusRoom(bar, self.saved, self.steps, self.said, self.counts)
        self._numbers = counts(book)
        self._show_numbers()
        self._counting = AfterPicture(bar, self._show_numbers)
        theme.wear(_rules)
        theme.changed.connect(self._restyle)
        self._restyle()

    def _restyle(self) -> None:
        px = self._theme.px
        for label in (self.saved, self.steps, self.said, self.counts):
            label.setFont(self._theme.font(12))
        self._bar.setContentsMargins(px(12), 0, px(14), 0)

    def follow_announcer(self, announcer: Announcer) -> None:
        """Show what is said, until it is over."""
        announcer.said.connect(self.say)
        announcer.held.connect(self._hold)
        announcer.over.connect(self._end)
        announcer.keys_named.connect(self._follow_keys)

    def say(self, sentence: str) -> None:
        """Show a sentence instead of the keys: until the next step, or for a while."""
        self._held_by, self._sentence = None, sentence
        self.said.setText(sentence)
        self._saying.start()

    def _hold(self, sentence: str) -> None:
        """What was just said is over when the focus goes elsewhere."""
        if self._sentence == sentence:
            self._held_by = QApplication.focusWidget()

    def _end(self, sentence: str) -> None:
        """Show the keys again, where this is what is said."""
        if self._saying.isActive() and self._sentence == sentence:
            self._name_keys()

    def _follow_focus(self, _before: QWidget | None, now: QWidget | None) -> None:
        is_here = now is not None and self._bar.window().isAncestorOf(now)
        keys = keys_at(now) if is_here else ""
        if is_here and places_at(now) and (number := self.number_of_keys()):
            keys = join_facts((keys, _("Ctrl+Enter places in {number}", number=number)))
        is_left = self._held_by is not None and now is not None and now is not self._held_by
        if keys != self._keys or is_left:
            self._keys = keys
            if is_left or not self._saying.isActive():
                self._name_keys()

    def _follow_keys(self) -> None:
        self._follow_focus(None, QApplication.focusWidget())

    def _name_keys(self) -> None:
        self._held_by = None
        self._saying.stop()
        self.said.setText(self._keys)

    def show_state(self, *, busy: bool, unsaved: bool) -> None:
        """Say whether all that is on screen is on disk."""
        state = _("● In use by another program") if busy else self._at_rest
        self.saved.setText(_("● Not saved") if unsaved else state)

    @property
    def cards(self) -> int:
        """How many cards there are, as they were counted last."""
        return self._numbers.cards

    def follow(self, changed: ChangeSet) -> None:
        """Count what a step changed; the numbers are shown after its picture."""
        if changed.origin != "outside" and self._saying.isActive():
            self._name_keys()  # what was said is of a step before
        self._numbers = self._numbers.after(changed) or counts(self._book)
        self._counting.begin()

    def _show_numbers(self) -> None:
        cards, sources, essays = self._numbers
        self.counts.setText(
            join_facts(
                (
                    n_("{n} card", "{n} cards", cards),
                    n_("{n} source", "{n} sources", sources),
                    n_("{n} outline", "{n} outlines", essays),
                )
            )
        )
        number, first = self._book.history_span()
        said = _STEPS.said(number, local(first), datetime.now(UTC).astimezone())
        self.steps.show_words(said, short=_("History"))
        self.steps.setAccessibleName(said)


def _rules(theme: Theme) -> str:
    t, px = theme.tokens, theme.px
    return (
        f"Window > QStatusBar {{ border-top: 1px solid {t.line}; }} "
        f"Window > QStatusBar QLabel {{ padding: {px(3)}px; color: {t.muted}; }}"
        f'Window > QStatusBar QPushButton[flat="true"] {{ padding: {px(3)}px; color: {t.muted}; }}'
        f'Window > QStatusBar QPushButton[flat="true"]:focus {{ padding: {px(3) - 1}px; }}'
    )
