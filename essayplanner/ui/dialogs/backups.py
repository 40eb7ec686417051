"""The dialog in which a backup is chosen and put beside the notebook."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QVBoxLayout,
    QWidget,
)

from essayplanner.domain.errors import EssayError
from essayplanner.language import _
from essayplanner.notebook.backups import backups
from essayplanner.ui.controls.dialog import Dialog, add_buttons, push_button
from essayplanner.ui.desk.desk import Desk
from essayplanner.ui.desk.jobs import Job
from essayplanner.ui.dialogs.backups_model import BackupsModel
from essayplanner.ui.look.calm_lists import restyle_calm
from essayplanner.ui.look.choosing_rows import ChosenRows
from essayplanner.ui.look.plain import Label
from essayplanner.ui.look.two_lines import TwoLineDelegate
from essayplanner.work.restoring import restore_sound

EXPLAINED = _("The backup is put beside the notebook under a name of its own. The notebook itself is not changed.")
NONE_YET = _(
    "There is no backup of this notebook yet. One is made whenever you open the notebook and it has changed since "
    "the last one."
)


class _Backups(ChosenRows, QListView):
    """The list of them, of which one is selected."""


class BackupsDialog(Dialog):
    """Lists the backups of the notebook; `restored` gives the path of the copy that was made."""

    restored = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        there = backups(desk.book.path)
        super().__init__(_("Restore a backup"), (500, 460 if there else 170), parent)
        self._desk, self._theme = desk, desk.theme
        self.model = BackupsModel(there, self)
        self._restoring = Job(self)
        self._restoring.done.connect(self._restored)
        self._restoring.failed.connect(self._not_restored)
        self._make_controls()
        self._lay_out()
        self._theme.changed.connect(self._restyle)
        self._restyle()

    def _make_controls(self) -> None:
        there = self.model.rowCount() > 0
        self.heading = Label(_("Backups of “{notebook}”", notebook=self._desk.book.path.stem))
        self.heading.setWordWrap(True)
        self.explanation = Label(EXPLAINED if there else NONE_YET)
        self.explanation.setWordWrap(True)
        self.explanation.setProperty("muted", "true")
        self.view = _Backups()
        self.view.setAccessibleName(_("Backups, newest first"))
        self.view.setModel(self.model)
        self.view.setItemDelegate(TwoLineDelegate(self._theme, self.view))
        self.view.setUniformItemSizes(True)
        self.view.setFrameShape(QFrame.Shape.NoFrame)
        self.view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setVisible(there)
        self.view.doubleClicked.connect(self.restore)
        self.view.setCurrentIndex(self.model.index(0))
        self.message = Label()
        self.message.setWordWrap(True)
        self.message.setProperty("caution", "true")
        self.message.setVisible(False)
        self.restore_button = push_button(_("Restore as a copy"), self.restore, primary=True)
        self.restore_button.setVisible(there)
        self.cancel_button = push_button(_("Cancel") if there else _("Close"), self.reject)
        self.cancel_button.setAutoDefault(not there)

    def _lay_out(self) -> None:
        px = self._theme.px
        column = QVBoxLayout(self)
        column.setContentsMargins(px(16), px(16), px(16), px(16))
        column.setSpacing(px(10))
        column.addWidget(self.heading)
        column.addWidget(self.explanation)
        column.addWidget(self.view, 1)
        if not self.model.rowCount():
            column.addStretch(1)
        column.addWidget(self.message)
        add_buttons(column, [self.cancel_button, self.restore_button])

    def restore(self) -> None:
        """Make the copy of the chosen backup and close; where that fails, say why and stay."""
        index = self.view.currentIndex()
        if index.isValid() and not self._restoring.running:
            backup, path = self.model.backup(index.row()).path, self._desk.book.path
            self.restore_button.setEnabled(False)
            self._restoring.start(lambda _: restore_sound(backup, path))

    def reject(self) -> None:
        """Stays for the moment in which the copy is made."""
        if not self._restoring.running:
            super().reject()

    def _not_restored(self, error: EssayError) -> None:
        self.restore_button.setEnabled(True)
        self.message.setText(str(error))
        self.message.setVisible(True)

    def _restored(self, copy: Path) -> None:
        self._desk.announcer.say(self, _("Restored as “{name}”. The notebook itself is unchanged.", name=copy.name))
        self.restored.emit(copy)
        self.accept()

    def _restyle(self) -> None:
        self.heading.setFont(self._theme.font(18, serif=True, bold=True))
        restyle_calm(self.view, self._theme)
