"""A model essay turned back into its plan: pasted or opened, sorted sentence by sentence, and beside a plan of one's
own."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QStackedWidget

from essayplanner.cite.pandoc import Pandoc
from essayplanner.coach.xray import LONGEST, planned
from essayplanner.domain.errors import EssayError
from essayplanner.language import _, n_
from essayplanner.notebook.outlines import outlines
from essayplanner.notebook.xrays import make_xray
from essayplanner.ui.controls.buttons import quiet_button
from essayplanner.ui.controls.choosing import SourceChooser
from essayplanner.ui.desk import mime as drags
from essayplanner.ui.desk.desk import Desk
from essayplanner.ui.desk.jobs import Job
from essayplanner.ui.desk.keys_here import name_keys
from essayplanner.ui.look.push_button import PushButton
from essayplanner.ui.practice.kept_work import Kept, KeptWork
from essayplanner.ui.practice.page import PracticePage
from essayplanner.ui.practice.xray_plans import PlansBeside
from essayplanner.ui.practice.xray_sorting import XraySorting
from essayplanner.ui.practice.xray_words import hint, place_sentence
from essayplanner.work.essays_in import DOCUMENTS, TEXTS, essay_in


class XrayPage(PracticePage):
    """`wanted` asks for a section, by the ids of its outline and its own."""

    wanted = Signal(int, int)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, "")
        self.sorting, self.plans = XraySorting(desk), PlansBeside(desk)
        self.stack = QStackedWidget()
        for page in (self.sorting, self.plans):
            self.stack.addWidget(page)
        self.open_button = quiet_button(_("Open a file…"), "", self._ask_for_file)
        self.edit_button = quiet_button(_("Change the text"), "", self.write)
        self.compare_button = quiet_button(_("Compare two plans"), "", lambda: self.compare(0))
        self.close_button, self.go_button = PushButton(_("Close")), PushButton()
        self.go_button.setProperty("primary", "true")
        self.back_button = quiet_button(_("Back to its sentences"), "", self.sort_again)
        starts = [self.open_button, self.back_button, self.edit_button, self.compare_button]
        self.lay_out(self.stack, starts, [self.close_button, self.go_button])
        self.close_button.clicked.connect(self.left)
        self.go_button.clicked.connect(lambda _checked: self.go_on())
        self.sorting.changed.connect(self._follow)
        self.plans.wanted.connect(self.wanted)
        self._made_of = ""
        self.kept = KeptWork(self, desk, "xray", self._as_kept)
        self._job = Job(self)
        self._job.done.connect(self._show_read)
        self._job.failed.connect(self._tell_failed)
        self.setFocusProxy(self.sorting)
        self.setAcceptDrops(True)
        if kept := self.kept.taken_up():
            self.sorting.take_up(kept)
        self._follow()

    def _as_kept(self) -> Kept | None:
        """The essay, until its plan is made."""
        kept = self.sorting.as_kept()
        return kept if kept["text"].strip() and kept["text"] != self._made_of else None

    def _follow(self) -> None:
        self.kept.change()
        reading, comparing = self.sorting.is_read, self.stack.currentWidget() is self.plans
        xray = self.sorting.xray
        self.title.setText(_("Two plans side by side") if comparing else _("X-ray of a model essay"))
        self.progress.setText(place_sentence(xray.at, len(xray.said)) if reading and not comparing else "")
        self.open_button.setHidden(reading or comparing)
        self.compare_button.setHidden(reading or comparing or len(outlines(self.book)) < 2)
        self.back_button.setVisible(reading and comparing)
        self.edit_button.setVisible(reading or comparing)
        self.edit_button.setText(_("Another essay") if comparing else _("Change the text"))
        self.go_button.setHidden(comparing)
        self.go_button.setText(_("Make the plan") if reading else _("Sort its sentences"))
        name_keys(self, hint() if reading and not comparing else "")
        self.desk.announcer.keys_named.emit()

    def can_take_back(self) -> bool:
        """Whether something was said of a sentence."""
        is_sorting = self.stack.currentWidget() is self.sorting and self.sorting.is_read
        return is_sorting and bool(self.sorting.xray.before)

    def take_back(self) -> None:
        """Have the sentence of which something was said last sorted again."""
        self.sorting.take_back()

    # From one part to the next

    def write(self) -> None:
        """Have the text typed, pasted or changed; after a plan was made, another one."""
        if self.stack.currentWidget() is self.plans:
            self.sorting.text.put("")
        self.stack.setCurrentWidget(self.sorting)
        self.setFocusProxy(self.sorting)
        self.sorting.write()

    def sort_again(self) -> None:
        """Have the sentences of the essay as they were sorted."""
        self.stack.setCurrentWidget(self.sorting)
        self.setFocusProxy(self.sorting)
        self.sorting.setFocus(Qt.FocusReason.OtherFocusReason)
        self._made_of = ""
        self._follow()

    def go_on(self) -> None:
        """Sort the sentences of what was pasted, or make the plan of what was sorted."""
        if self.stack.currentWidget() is self.plans:
            return
        if self.sorting.is_read:
            self._make()
        elif len(self.sorting.text.toPlainText()) > LONGEST:
            said = n_(
                "It has more than {n} letter: keep the part that you want.",
                "It has more than {n} letters: keep the part that you want.",
                LONGEST,
            )
            self.desk.announcer.ask(self, said)
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
        if left := len(sorting.xray.said) - sorting.xray.done:
            unsaid = n_("{n} sentence is left out.", "{n} sentences of which you said nothing are left out.", left)
            said = f"{said} {unsaid}"
        if made := self.desk.do(lambda: make_xray(self.book, sorting.essay.title, sections), said, undo=True):
            self._made_of = sorting.essay.text
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

    def _dropped(self, mime: QMimeData) -> list[Path]:
        """The essays that a drag carries, where one is to be typed or pasted."""
        if self.sorting.is_read or self.stack.currentWidget() is self.plans or not drags.carries_files(mime):
            return []
        paths = [Path(drags.local_file(url)) for url in mime.urls() if url.isLocalFile()]
        return [path for path in paths if path.suffix.lower() in (*TEXTS, *DOCUMENTS)]

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Takes an essay; the window has any other file."""
        event.setAccepted(bool(self._dropped(event.mimeData())))

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Takes it anywhere in it."""
        event.setAccepted(bool(self._dropped(event.mimeData())))

    def dropEvent(self, event: QDropEvent) -> None:
        """Reads the essay."""
        paths = self._dropped(event.mimeData())
        event.setAccepted(bool(paths))
        if paths:
            self.open_files(paths)

    def _show_read(self, text: str) -> None:
        self.write()
        self.sorting.text.put(text)
        self.desk.announcer.work(self)
        self.desk.announcer.say(self, _("Opened. Look through it, then sort its sentences."))

    def _tell_failed(self, error: EssayError) -> None:
        self.desk.announcer.fail(error, self)
