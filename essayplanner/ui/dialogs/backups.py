"""The dialog in which a backup is chosen and put beside the notebook."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QFrame,
    QHBoxLayout,
    QListView,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from essayplanner.domain.errors import EssayError
from essayplanner.notebook.backups import backups
from essayplanner.ui.desk.announcing import Announcer
from essayplanner.ui.desk.jobs import Job
from essayplanner.ui.dialogs.backups_model import BackupsModel
from essayplanner.ui.look.plain import Label
from essayplanner.ui.look.theme import Theme
from essayplanner.ui.look.two_lines import TwoLineDelegate
from essayplanner.work.restoring import restore_sound

EXPLAINED = "The backup is put beside the notebook under a name of its own; the notebook stays as it is."
NONE_YET = (
    "There is no backup of this notebook yet. One is made whenever it is opened and has changed since the last one."
)


class BackupsDialog(QDialog):
    """Lists the backups of the notebook at a path; `restored` gives the path of the copy that was made."""

    restored = Signal(object)

    def __init__(self, path: Path, theme: Theme, announcer: Announcer, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._path, self._theme, self._announcer = path, theme, announcer
        self.setWindowTitle("Restore a backup")
        self.model = BackupsModel(backups(path), self)
        self._restoring = Job(self)
        self._restoring.done.connect(self._restored)
        self._restoring.failed.connect(self._not_restored)
        self._make_controls()
        self._lay_out()
        theme.changed.connect(self._restyle)
        self._restyle()

    def _make_controls(self) -> None:
        there = self.model.rowCount() > 0
        self.heading = Label(f"Backups of “{self._path.stem}”")
        self.heading.setWordWrap(True)
        self.explanation = Label(EXPLAINED if there else NONE_YET)
        self.explanation.setWordWrap(True)
        self.explanation.setProperty("muted", "true")
        self.view = QListView()
        self.view.setAccessibleName("Backups, newest first")
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
        self.restore_button = QPushButton("Restore as a copy")
        self.restore_button.setAccessibleName("Restore as a copy")
        self.restore_button.setProperty("primary", "true")
        self.restore_button.setDefault(True)
        self.restore_button.setVisible(there)
        self.restore_button.clicked.connect(self.restore)
        self.cancel_button = QPushButton("Cancel" if there else "Close")
        self.cancel_button.setAccessibleName(self.cancel_button.text())
        self.cancel_button.setAutoDefault(not there)
        self.cancel_button.clicked.connect(self.reject)

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
        row = QHBoxLayout()
        column.addLayout(row)
        row.addStretch(1)
        row.addWidget(self.cancel_button)
        row.addWidget(self.restore_button)
        room = self.screen().availableSize()
        height = px(460) if self.model.rowCount() else px(170)
        self.resize(min(px(500), room.width() * 9 // 10), min(height, room.height() * 9 // 10))

    def restore(self) -> None:
        """Make the copy of the chosen backup and close; where that fails, say why and stay."""
        index = self.view.currentIndex()
        if index.isValid() and not self._restoring.running:
            backup, path = self.model.backup(index.row()).path, self._path
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
        self._announcer.say(self, f"Restored as “{copy.name}”; the notebook is as it was.")
        self.restored.emit(copy)
        self.accept()

    def _restyle(self) -> None:
        self.heading.setFont(self._theme.font(18, serif=True, bold=True))
        t = self._theme.tokens
        self.view.setStyleSheet(f"QListView {{ background: {t.pane}; border: 0; outline: 0; }}")
        self.view.doItemsLayout()
