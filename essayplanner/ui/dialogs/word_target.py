"""How long the essay is to be, in words and in minutes; either may be left open."""

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from essayplanner.coach.budgets import planning_of
from essayplanner.domain.errors import RefusedError
from essayplanner.domain.word_targets import read_minutes, read_target
from essayplanner.language import _, join_and, n_, number
from essayplanner.notebook.outlines import OutlineEdits, edit_outline, outline_info
from essayplanner.ui.controls.dialog import Dialog, add_buttons, push_button
from essayplanner.ui.controls.texts import LineField
from essayplanner.ui.desk.desk import Desk
from essayplanner.ui.look.style import sheet
from essayplanner.ui.look.words import Labelled, Words


class WordTargetDialog(Dialog):
    """Asks for the words and minutes of an outline, and writes them as one step; an empty field is no target.

    With `timed` the hand is in the field of the minutes first.
    """

    def __init__(self, desk: Desk, outline_id: int, parent: QWidget | None = None, *, timed: bool = False) -> None:
        super().__init__(_("Length of the essay"), (380, 250), parent)
        self._desk, self._outline_id = desk, outline_id
        info = outline_info(desk.book, outline_id)
        self._now = OutlineEdits(words=info.words, minutes=info.minutes)
        theme, px = desk.theme, desk.theme.px
        self.setStyleSheet(sheet(theme))
        self.words, self.minutes = LineField(_("Words of the whole essay")), LineField(_("Minutes for the essay"))
        self.hint = Words(theme, _("Leave this empty for no target."))
        self.planning = Words(theme)
        self.no_words, self.no_minutes = Words(theme, color="caution"), Words(theme, color="caution")
        column = QVBoxLayout(self)
        column.setContentsMargins(px(20), px(16), px(20), px(16))
        column.setSpacing(px(10))
        for field, label, now, *below in (
            (self.words, _("&Words of the whole essay"), info.words, self.hint, self.no_words),
            (self.minutes, _("&Minutes for planning and writing"), info.minutes, self.planning, self.no_minutes),
        ):
            field.setProperty("framed", True)
            field.setText(number(now) if now else "")
            field.selectAll()
            column.addWidget(Labelled(theme, label, field, *below))
        for refusal in (self.no_words, self.no_minutes):
            refusal.hide()
        self.words.setAccessibleDescription(_("Leave this empty for no target."))
        self.words.textChanged.connect(self._words_changed)
        self.minutes.textChanged.connect(self._minutes_changed)
        self._minutes_changed()
        column.addStretch(1)
        self.set_button = push_button(_("Set the length"), self._set, primary=True)
        (self.minutes if timed else self.words).setFocus()
        add_buttons(column, [push_button(_("Cancel"), self.reject), self.set_button])

    def _words_changed(self) -> None:
        self.no_words.say("")

    def _minutes_changed(self) -> None:
        """Says how much of the time is kept for planning."""
        self.no_minutes.say("")
        try:
            planning = planning_of(read_minutes(self.minutes.text()))
        except RefusedError:
            planning = 0
        kept = n_("{n} minute of it is kept for planning.", "{n} minutes of it are kept for planning.", planning)
        said = kept if planning else _("Leave this empty where there is no exam time.")
        self.planning.setText(said)
        self.minutes.setAccessibleDescription(said)

    def _set(self) -> None:
        try:
            words = self._read(read_target, self.words, self.no_words)
            minutes = self._read(read_minutes, self.minutes, self.no_minutes)
        except RefusedError:
            return
        wanted = OutlineEdits(words=words, minutes=minutes)
        length = [n_("{n} word", "{n} words", words)] if words else []
        length += [n_("{n} minute", "{n} minutes", minutes)] if minutes else []
        said = _("The essay is now to have {length}.", length=join_and(length)) if length else ""
        said = said or _("The essay now has no target of words or minutes.")
        id, book = self._outline_id, self._desk.book
        if wanted == self._now or self._desk.do(lambda: edit_outline(book, id, **wanted), said):
            self.accept()

    def _read(self, read: Callable[[str], int], field: LineField, refusal: Words) -> int:
        """What was typed in a field; where that is refused, it is said below, and the hand goes there."""
        try:
            return read(field.text())
        except RefusedError as error:
            refusal.say(str(error))
            self._desk.announcer.say(field, str(error))
            field.setFocus()
            field.selectAll()
            raise
