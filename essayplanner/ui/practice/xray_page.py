"""A model essay turned back into its plan: pasted or opened, sorted sentence by sentence, and beside a plan of one's
own."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from essayplanner.cite.pandoc import Pandoc
from essayplanner.coach.xray import planned
from essayplanner.domain.errors import EssayError
from essayplanner.language import _
from essayplanner.notebook.outlines import outlines
from essayplanner.notebook.xrays import make_xray
from essayplanner.ui.controls.buttons import quiet_button
from essayplanner.ui.controls.choosing import SourceChooser
from essayplanner.ui.controls.texts import is_ctrl_enter
from essayplanner.ui.desk.desk import Desk
from essayplanner.ui.desk.jobs import Job
from essayplanner.ui.desk.keys_here import name_keys
from essayplanner.ui.look.mirroring import set_margins
from essayplanner.ui.look.plain import Label
from essayplanner.ui.look.push_button import PushButton
from essayplanner.ui.practice.xray_plans import PlansBeside
from essayplanner.ui.practice.xray_sorting import XraySorting
from essayplanner.ui.practice.xray_words import hint, place_sentence
from essayplanner.work.essays_in import DOCUMENTS, TEXTS, essay_in


class XrayPage(QWidget):
    """Stands in the place of the outline. `left` asks that it be put away as it is, `wanted` for a section, by the ids
    of its outline and its own."""

    left = Signal()
    wanted = Signal(int, int)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk, self.theme, self.book = desk, desk.theme, desk.book
        self.title, self.progress = Label(), Label()
        self.progress.setProperty("muted", "true")
        self.sorting, self.plans = XraySorting(desk), PlansBeside(desk)
        self.stack = QStackedWidget()
        for page in (self.sorting, self.plans):
            self.stack.addWidget(page)
        self.open_button = quiet_button(_("Open a file…"), "", self._ask_for_file)
        self.edit_button = quiet_button(_("Change the text"), "", self.write)
        self.compare_button = quiet_button(_("Compare two plans"), "", lambda: self.compare(0))
        self.close_button, self.go_button = PushButton(_("Close")), PushButton()
        self.go_button.setProperty("primary", "true")
        self._lay_out()
        self.close_button.clicked.connect(self.left)
        self.go_button.clicked.connect(lambda _checked: self.go_on())
        self.sorting.changed.connect(self._follow)
        self.plans.wanted.connect(self.wanted)
        self._job = Job(self)
        self._job.done.connect(self._show_read)
        self._job.failed.connect(self._tell_failed)
        self.setFocusProxy(self.sorting)
        self.theme.changed.connect(self._restyle)
        self._restyle()
        self._follow()

    def _lay_out(self) -> None:
        outer = QVBoxLayout(self)
        self._head, self._foot = QHBoxLayout(), QHBoxLayout()
        outer.addLayout(self._head)
        self._head.addWidget(self.title)
        self._head.addStretch(1)
        self._head.addWidget(self.progress)
        outer.addWidget(self.stack, 1)
        outer.addLayout(self._foot)
        for button in (self.open_button, self.edit_button, self.compare_button):
            self._foot.addWidget(button)
        self._foot.addStretch(1)
        for button in (self.close_button, self.go_button):
            self._foot.addWidget(button)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)

    def _restyle(self) -> None:
        px = self.theme.px
        self.title.setFont(self.theme.font(16, bold=True, serif=True))
        for small in (self.progress, self.open_button, self.edit_button, self.compare_button):
            small.setFont(self.theme.font(12))
        set_margins(self._head, px(24), px(14), px(24), px(8))
        set_margins(self._foot, px(17), px(8), px(24), px(10))
        self._foot.setSpacing(px(8))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws the ground."""
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), self.theme.color("paper"))

    def _follow(self) -> None:
        reading, comparing = self.sorting.is_read, self.stack.currentWidget() is self.plans
        xray = self.sorting.xray
        self.title.setText(_("Two plans side by side") if comparing else _("X-ray of a model essay"))
        self.progress.setText(place_sentence(xray.at, len(xray.said)) if reading and not comparing else "")
        self.open_button.setHidden(reading or comparing)
        self.compare_button.setHidden(reading or comparing or len(outlines(self.book)) < 2)
        self.edit_button.setVisible(reading or comparing)
        self.edit_button.setText(_("Another essay") if comparing else _("Change the text"))
        self.go_button.setHidden(comparing)
        self.go_button.setText(_("Make the plan") if reading else _("Sort its sentences"))
        name_keys(self, hint() if reading and not comparing else "")
        self.desk.announcer.keys_named.emit()

    # From one part to the next

    def write(self) -> None:
        """Have the text typed, pasted or changed; after a plan was made, another one."""
        if self.stack.currentWidget() is self.plans:
            self.sorting.text.put("")
        self.stack.setCurrentWidget(self.sorting)
        self.setFocusProxy(self.sorting)
        self.sorting.write()

    def go_on(self) -> None:
        """Sort the sentences of what was pasted, or make the plan of what was sorted."""
        if self.stack.currentWidget() is self.plans:
            return
        if self.sorting.is_read:
            self._make()
        elif self.sorting.text.toPlainText().strip():
            self.sorting.read()
        else:
            self.desk.announcer.ask(self, _("Paste an essay first, or open a file."))

    def _make(self) -> None:
        sorting = self.sorting
        if not sorting.xray.done:
            self.desk.announcer.ask(self, _("Say what a sentence does first."))
            return
        sections = planned(sorting.essay, sorting.xray, sorting.historians)
        said = _("Made the plan of the essay: it is an outline.")
        if made := self.desk.do(lambda: make_xray(self.book, sorting.essay.title, sections), said, undo=True):
            self.compare(made)

    def compare(self, model_id: int) -> None:
        """Show the plan of a model essay, or with 0 the last outline, beside the student's own."""
        there = [each.id for each in outlines(self.book)]
        model = model_id or there[-1]
        own = self.desk.selection.outline_id
        if own == model:
            own = next((id for id in there if id != model), 0)
        self.plans.show_plans(model, own)
        self.stack.setCurrentWidget(self.plans)
        self.setFocusProxy(self.plans)
        self.plans.setFocus(Qt.FocusReason.OtherFocusReason)
        self._follow()

    # Files

    def _ask_for_file(self) -> None:
        folder = self.desk.settings.start_folder or self.book.path.parent
        endings = " ".join(f"*{ending}" for ending in (*TEXTS, *DOCUMENTS))
        words = _("Essays ({endings})", endings=endings)
        chooser = SourceChooser(self.window(), _("Open a model essay"), folder, words)
        chooser.chosen.connect(self.open_files)
        chooser.open()

    def open_files(self, paths: list[Path]) -> None:
        """Read the first of these files, while the window is free."""
        self._job.start(partial(essay_in, paths[0], Pandoc()))

    def _show_read(self, text: str) -> None:
        self.write()
        self.sorting.text.put(text)
        self.desk.announcer.work(self)
        self.desk.announcer.say(self, _("Opened. Look through it, then sort its sentences."))

    def _tell_failed(self, error: EssayError) -> None:
        self.desk.announcer.fail(error, self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter goes on, Escape leaves it for later."""
        if is_ctrl_enter(event):
            self.go_on()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
