"""The history panel: every step with its name and time, and the way back to any of them."""

from collections.abc import Callable
from datetime import datetime
from functools import partial

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from essayplanner.domain.changes import ChangeSet, StepInfo
from essayplanner.domain.errors import ReadOnlyError, Trouble
from essayplanner.language import N_, Plural, _
from essayplanner.ui.desk.busy import unless_busy
from essayplanner.ui.desk.desk import Desk
from essayplanner.ui.desk.timed import marks_of, runs
from essayplanner.ui.history.model import HistoryModel
from essayplanner.ui.history.view import HistoryView
from essayplanner.ui.look.fields import FlowLayout
from essayplanner.ui.look.mirroring import set_margins
from essayplanner.ui.look.plain import Label, give_tip
from essayplanner.ui.look.push_button import PushButton
from essayplanner.ui.look.when import Since, local

_STEPS = Since(
    Plural("{n} step", "{n} steps"),
    Plural("{n} step today", "{n} steps today"),
    Plural("{n} step, back to yesterday", "{n} steps, back to yesterday"),
    Plural("{n} step, back to {day}", "{n} steps, back to {day}"),
)


class HistoryPanel(QWidget):
    """Lists the steps of a notebook, newest on top, and brings the notebook to any of them.

    Nothing is read before the panel is first shown.
    """

    def __init__(self, desk: Desk, home: QWidget | None = None) -> None:
        super().__init__(home)
        self.desk = desk
        book, theme = self._book, self._theme = desk.book, desk.theme
        self.model = HistoryModel(book, self, partial(marks_of, desk.settings, book.uid))
        self.view = HistoryView(self.model, theme)
        self.view.jump_asked.connect(self.jump)
        self.view.allow_jumps(not book.read_only)
        self.heading = Label()
        self.undo_button, self.redo_button = PushButton(_("Undo")), PushButton(_("Redo"))
        for button in (self.undo_button, self.redo_button):
            button.setAccessibleName(button.text())
        self.undo_button.clicked.connect(self.undo)
        self.redo_button.clicked.connect(self.redo)
        self.reason = Label(book.read_only.sentence if book.read_only else "")
        self.reason.setWordWrap(True)
        self.reason.setProperty("caution", "true")
        self.reason.setVisible(bool(book.read_only))
        self._lay_out()
        self.destroyed.connect(book.subscribe(self._follow))
        theme.changed.connect(self._restyle)
        self._restyle()

    def _lay_out(self) -> None:
        buttons = QWidget()
        pair = QHBoxLayout(buttons)
        pair.setContentsMargins(0, 0, 0, 0)
        pair.setSpacing(6)
        pair.addWidget(self.undo_button)
        pair.addWidget(self.redo_button)
        self._column = QVBoxLayout(self)
        row = FlowLayout(gap=6, justified=True)
        self._column.addLayout(row)
        row.addWidget(self.heading)
        row.addWidget(buttons)
        self._column.addWidget(self.reason)
        self._column.addWidget(self.view, 1)

    def undo(self) -> None:
        "Undo the last step."
        self._replay(self._book.undo, N_("Undid: {step}."))

    def redo(self) -> None:
        """Do again what was undone."""
        self._replay(self._book.redo, N_("Redid: {step}."))

    def _replay(self, verb: Callable[[], StepInfo | None], said: str) -> None:
        self.desk.do(verb, lambda step: _(said, step=step.label.words) if step else "", at=self)

    def jump(self, step_id: int) -> None:
        """Bring the notebook to the state after a step; 0 is the state before the first one."""
        if self._book.read_only:
            self.desk.announcer.fail(ReadOnlyError(self._book.read_only))
            return
        row = self.model.row_of(step_id)
        index = self.model.index(row)
        label = str(index.data())
        if step_id and row == self.model.rowCount() - 1:
            self.desk.announcer.say(
                self, _("What you were typing is saved. The steps you had undone can no longer be redone.")
            )
            return
        forward = row < self.model.row_now()
        said = _("Went forward to: {step}.", step=label) if forward else _("Went back to: {step}.", step=label)
        self.desk.do(lambda: self._book.jump(step_id), said, at=self)

    def show_timed(self) -> None:
        """Go to where the last plan against the clock began."""
        self._load()
        last = next(reversed([*runs(self.desk.settings, self._book.uid)]), None)
        if last:
            self.view.setCurrentIndex(self.model.index(self.model.row_of_uid(last.begin)))
            self.view.setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        """Reads the history when it is first looked at."""
        super().showEvent(event)
        self._load()

    @unless_busy
    def _load(self) -> None:
        self.model.load()
        if not self.view.currentIndex().isValid():
            self.view.setCurrentIndex(self.model.index(self.model.row_now()))
        self._describe()

    def _follow(self, changed: ChangeSet) -> None:
        self.model.apply(changed)
        if self.isVisible():
            self._load()

    def _describe(self) -> None:
        """Say how much there is, and what the buttons would do."""
        steps, oldest = self.model.rowCount() - 1, self.model.oldest
        since = local(oldest.at) if oldest else None
        said = _STEPS.said(steps, since, datetime.now().astimezone()) if steps else _("Nothing done yet")
        self.heading.setText(said)
        undo, redo = self.model.next_steps()
        read_only = self._book.read_only
        what = _("Undo: {step}", step=undo.label.words) if undo else _("Nothing to undo")
        _offer(self.undo_button, bool(undo), what, read_only)
        what = _("Redo: {step}", step=redo.label.words) if redo else _("Nothing to redo")
        _offer(self.redo_button, bool(redo), what, read_only)

    def _restyle(self) -> None:
        self.heading.setFont(self._theme.font(13, bold=True))
        self.heading.setMinimumHeight(self.undo_button.sizeHint().height())
        px = self._theme.px
        set_margins(self._column, px(14), px(12), px(10), 0)
        self._column.setSpacing(px(8))
        self.view.restyle()


def _offer(button: QPushButton, there: bool, what: str, read_only: Trouble | None) -> None:
    what = read_only.sentence if read_only else what
    button.setEnabled(there and not read_only)
    give_tip(button, what)
    button.setAccessibleDescription(what)
