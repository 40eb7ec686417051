"""The sources of a notebook, in a window of their own beside the essay."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from essayplanner.domain.changes import ChangeSet, StepInfo
from essayplanner.domain.errors import Trouble
from essayplanner.language import N_, _
from essayplanner.ui.controls.dialog import Dialog
from essayplanner.ui.controls.splitting import Edge, Panes
from essayplanner.ui.desk.desk import Desk
from essayplanner.ui.desk.selection import Selection
from essayplanner.ui.look.titles import window_title
from essayplanner.ui.sources.bringing import Bringing
from essayplanner.ui.sources.editor import SourceEditor
from essayplanner.ui.sources.library import SourceList
from essayplanner.ui.sources.message import MessageBar
from essayplanner.ui.sources.missing import MissingPanel
from essayplanner.ui.sources.model import SourcesModel
from essayplanner.ui.sources.taking_in import TakingIn, may_write

if TYPE_CHECKING:
    from essayplanner.ui.sources.adding import NewSourceDialog


class SourcesDialog(Dialog):
    """Lists, edits, imports, exports and merges the sources of a notebook, and shows what is missing.

    It is not modal and follows the notebook. `card_wanted` gives a card that the student wants to see (`SourceUses`),
    `mend_wanted` that of a card that lacks a source, or a place in the source of that uid.
    """

    card_wanted = Signal(int, int, str)
    mend_wanted = Signal(int, str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        title = desk.book.title  # before there is a dialog: another program may hold the notebook
        super().__init__(_("Sources — {title}", title=title), (1020, 720), parent)
        self.setSizeGripEnabled(False)
        self.setAcceptDrops(True)
        book, theme = self.book, self.theme = desk.book, desk.theme
        self._owner = parent.window() if parent else None
        if self._owner:
            self._owner.installEventFilter(self)
        self.message = MessageBar(theme, desk.announcer, book.read_only)
        self.announcer = self.message.announcer
        self.desk = desk._replace(selection=Selection(), announcer=self.announcer)
        self.model = SourcesModel(book, self)
        self.bringing = Bringing(self.desk, self)
        self.taking_in = TakingIn(self.desk, self, self.bringing, self.message)
        self.list = SourceList(self.desk, self.model, self.bringing)
        self.editor = SourceEditor(self.desk, self.model)
        self.missing = MissingPanel(self.desk)
        self._told: set[Trouble] = set()
        self.adding: NewSourceDialog | None = None
        self._lay_out()
        self._connect()
        self._unsubscribe = book.subscribe(self._apply)
        self.destroyed.connect(self._unsubscribe)
        theme.changed.connect(self._restyle)
        self._restyle()
        self.list.choose_first()
        self.list.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        """From the outside in: Qt gives all that a widget holds its style anew wherever it is put."""
        px = self.theme.px
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(0)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.setAccessibleName(_("Sources and what is missing"))
        self.tabs.tabBar().setAccessibleName(_("Sources and what is missing"))
        self.tabs.tabBar().setDrawBase(False)
        self.column.addWidget(self.tabs, 1)
        self.column.addWidget(self.message)
        self.splitter = Panes(self.theme)
        self.tabs.addTab(self.splitter, _("Sources"))
        self.tabs.addTab(self.missing, _("Missing"))
        self.splitter.take((self.list, self.editor), (Edge(_("Width of the list of sources"), 10, 13),))
        left = min(px(340), self.width() * 2 // 5)
        self.splitter.setSizes([left, self.width() - left])

    def _connect(self) -> None:
        self.list.chosen.connect(self.editor.show_source)
        self.list.new_wanted.connect(self.new_source)
        self.list.delete_wanted.connect(self.editor.delete_sources)
        self.list.merge_wanted.connect(self.editor.merge)
        self.editor.card_wanted.connect(self.card_wanted)
        self.editor.source_wanted.connect(self.show_source)
        self.missing.card_wanted.connect(self.mend_wanted)
        self.missing.source_wanted.connect(self.mend)
        self.missing.totalled.connect(self._count)
        self.desk.saving.unsaved.connect(self._end_message)
        self.bringing.working.connect(self.message.show_work)
        self.bringing.brought.connect(self._show_brought)
        self.bringing.accounted.connect(self.message.keep)
        self.message.stopped.connect(self.bringing.stop)
        standard = QKeySequence.StandardKey
        for keys, act in (
            (standard.Undo, self.undo),
            (QKeySequence("Ctrl+Shift+Z"), self.redo),
            (QKeySequence("Ctrl+Y"), self.redo),
            (standard.Paste, self.taking_in.paste),
            (standard.Find, self.list.focus_search),
            (standard.New, self.new_source),
        ):
            QShortcut(keys, self).activated.connect(act)

    def _restyle(self) -> None:
        px = self.theme.px
        self.list.setMinimumWidth(min(px(230), 420))
        self.editor.setMinimumWidth(min(px(280), 480))

    def _apply(self, changed: ChangeSet) -> None:
        if changed.touches("notebook"):
            self.setWindowTitle(window_title(_("Sources — {title}", title=self.book.title)))
        if changed.touches("source", "citation", "card", "document", "passage"):
            chosen = self.editor.source_id
            self.model.apply(changed)
            self.list.follow(chosen)
            self.editor.refresh()
        self.missing.apply(changed)

    @Slot()
    def _end_message(self) -> None:
        """What was said of a text that could not be saved goes when that is not true any more."""
        before, self._told = self._told, {told.trouble for told in self.desk.saving.told()}
        for trouble in before - self._told:
            self.message.end(trouble)

    def _count(self, number: int) -> None:
        self.tabs.setTabText(1, _("Missing {n}", n=number) if number else _("Missing"))

    # What is shown

    def show_source(self, source_id: int) -> None:
        """Turn to a source."""
        self.tabs.setCurrentWidget(self.splitter)
        self.list.show_source(source_id)

    def mend(self, source_id: int, field: str) -> None:
        """Turn to a source, and to the field of it that lacks."""
        self.show_source(source_id)
        self.editor.form.focus_field(field)

    def show_missing(self) -> None:
        """Turn to what is missing."""
        self.tabs.setCurrentWidget(self.missing)

    def _show_brought(self, ids: list[int]) -> None:
        if ids:
            self.show_source(ids[0])

    # What is done

    def new_source(self, kind: str = "book") -> None:
        """Ask for the title, authors and year of a new source."""
        from essayplanner.ui.sources.adding import NewSourceDialog

        if may_write(self.desk):
            self.adding = NewSourceDialog(self.desk, kind, self)
            self.adding.chosen.connect(self.show_source)
            self.adding.open()

    def undo(self) -> None:
        "Undo the last step."
        self._replay(self.book.undo, N_("Undid: {step}."))

    def redo(self) -> None:
        """Do again what was undone."""
        self._replay(self.book.redo, N_("Redid: {step}."))

    def _replay(self, verb: Callable[[], StepInfo | None], said: str) -> None:
        self.desk.do(verb, lambda step: _(said, step=step.label.words) if step else "", at=self)

    # Events

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Takes files and text that hold sources."""
        self.taking_in.enter(event)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Takes nothing."""
        self.taking_in.leave()

    def dropEvent(self, event: QDropEvent) -> None:
        """Imports what is dropped."""
        self.taking_in.drop(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter in a field closes nothing; Escape empties the search first."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            return
        if event.key() == Qt.Key.Key_Escape and self.list.search.text():
            self.list.search.clear()
            return
        super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Closes with the window that the notebook belongs to: what is typed is saved before the file is closed."""
        if event.type() == QEvent.Type.Close and watched is self._owner:
            self.close()
        return super().eventFilter(watched, event)

    def done(self, result: int) -> None:
        """Saves what is being typed, and lets go of the notebook."""
        self.desk.saving.let_go(self)
        self.missing.stop()
        self.model.stop()
        self.bringing.stop()
        self._unsubscribe()
        super().done(result)
