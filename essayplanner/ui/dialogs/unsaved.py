"""The question that is asked where a window is to be closed and something typed in it cannot be saved."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMessageBox, QWidget

from essayplanner.domain.outline import counted
from essayplanner.ui.bound import Draft
from essayplanner.ui.boxes import MessageBox


class UnsavedBox(MessageBox):
    """Says what is not saved, and why. `again` asks for another attempt, `given_up` for closing all the same: then the
    texts lie on the clipboard."""

    again = Signal()
    given_up = Signal()

    def __init__(self, drafts: Sequence[Draft], why: str, parent: QWidget) -> None:
        first = drafts[0].called
        what = f"“{first}”" if len(drafts) == 1 else f"“{first}” and {counted(len(drafts) - 1, 'other field')}"
        super().__init__("EssayPlanner", f"What you typed in {what} is not saved yet.", why, parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setIcon(QMessageBox.Icon.Warning)
        self._texts = "\n\n".join(f"{draft.called}\n{draft.text}" for draft in drafts)
        self.setDetailedText(self._texts)
        self._again = self.addButton("Try again", QMessageBox.ButtonRole.AcceptRole)
        self._copy = self.addButton("Copy it and close", QMessageBox.ButtonRole.DestructiveRole)
        stay = self.addButton("Stay", QMessageBox.ButtonRole.RejectRole)
        self.setDefaultButton(self._again)
        self.setEscapeButton(stay)
        self.finished.connect(self._act)

    def _act(self) -> None:
        if self.clickedButton() is self._again:
            self.again.emit()
        elif self.clickedButton() is self._copy:
            QGuiApplication.clipboard().setText(self._texts)
            self.given_up.emit()
