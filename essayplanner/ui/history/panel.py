"""The history panel: every step with its name and time, and the way back to any of them."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from essayplanner.domain.changes import ChangeSet, StepInfo
from essayplanner.domain.errors import ReadOnlyError, Trouble
from essayplanner.domain.outline import counted
from essayplanner.ui.desk.busy import unless_busy
from essayplanner.ui.desk.desk import Desk
from essayplanner.ui.history.model import HistoryModel
from essayplanner.ui.history.view import HistoryView
from essayplanner.ui.look.fields import FlowLayout
from essayplanner.ui.look.plain import Label, give_tip
from essayplanner.ui.look.when import day, local


class HistoryPanel(QWidget):
    """Lists the steps of a notebook, newest on top, and brings the notebook to any of them.

    Nothing is read before the panel is first shown.
    """

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        book, theme = self._book, self._theme = desk.book, desk.theme
        self.model = HistoryModel(book, self)
        self.view = HistoryView(self.model, theme)
        self.view.jump_asked.connect(self.jump)
        self.view.allow_jumps(not book.read_only)
        self.heading = Label()
        self.undo_button, self.redo_button = QPushButton("Undo"), QPushButton("Redo")
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
        """Take back the last step."""
        self._replay(self._book.undo, "Undid")

    def redo(self) -> None:
        """Do again what was undone."""
        self._replay(self._book.redo, "Did again")

    def _replay(self, verb: Callable[[], StepInfo | None], said: str) -> None:
        self.desk.do(verb, lambda step: f"{said}: {step.label.words}." if step else "", at=self)

    def jump(self, step_id: int) -> None:
        """Bring the notebook to the state after a step; 0 is the state before the first one."""
        if self._book.read_only:
            self.desk.announcer.fail(ReadOnlyError(self._book.read_only))
            return
        row = self.model.row_of(step_id)
        index = self.model.index(row)
        label = str(index.data())
        if step_id and row == self.model.rowCount() - 1:
            self.desk.announcer.say(self, "What was being typed is saved; the steps that had been undone are gone.")
            return
        forward = row < self.model.row_now()
        said = f"Went forward to: {label}." if forward else f"Went back to: {label}."
        self.desk.do(lambda: self._book.jump(step_id), said, at=self)

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
        said = day(since, datetime.now().astimezone()) if since else ""
        back = " today" if said == "today" else f", back to {said}" if said else ""
        self.heading.setText(f"{counted(steps, 'step')}{back}" if steps else "Nothing done yet")
        undo, redo = self._book.next_steps()
        _offer(self.undo_button, "Undo", undo, self._book.read_only)
        _offer(self.redo_button, "Redo", redo, self._book.read_only)

    def _restyle(self) -> None:
        self.heading.setFont(self._theme.font(13, bold=True))
        self.heading.setMinimumHeight(self.undo_button.sizeHint().height())
        t, px = self._theme.tokens, self._theme.px
        self._column.setContentsMargins(px(12), px(12), px(10), 0)
        self._column.setSpacing(px(8))
        self.view.setStyleSheet(f"QListView {{ background: {t.pane}; border: 0; outline: 0; }}")
        self.view.doItemsLayout()


def _offer(button: QPushButton, verb: str, step: StepInfo | None, read_only: Trouble | None) -> None:
    what = f"{verb}: {step.label.words}" if step else f"Nothing to {verb.lower()}"
    what = read_only.sentence if read_only else what
    button.setEnabled(bool(step) and not read_only)
    give_tip(button, what)
    button.setAccessibleName(verb)
    button.setAccessibleDescription(what)
