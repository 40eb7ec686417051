"""The question that is asked where a window is to be closed and something typed in it cannot be saved."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QMessageBox, QWidget

from essayplanner.language import _, n_
from essayplanner.ui.controls.boxes import MessageBox
from essayplanner.ui.desk.drafts import Draft


class UnsavedBox(MessageBox):
    """Says what is not saved, and why. `again` asks for another attempt, `text_wanted` for a text file of it (what lies
    on the clipboard may be gone with the program)."""

    again = Signal()
    text_wanted = Signal()

    def __init__(self, drafts: Sequence[Draft], why: Iterable[str], parent: QWidget) -> None:
        first, others = drafts[0].called, len(drafts) - 1
        said = _("What you typed in “{field}” is not saved yet.", field=first)
        if others:
            said = n_(
                "What you typed in “{field}” and {n} other field is not saved yet.",
                "What you typed in “{field}” and {n} other fields is not saved yet.",
                others,
                field=first,
            )
        super().__init__("EssayPlanner", said, " ".join(why), parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setIcon(QMessageBox.Icon.Warning)
        self.setDetailedText(as_text(drafts))
        self._again = self.addButton(_("Try again"), QMessageBox.ButtonRole.AcceptRole)
        self._text = self.addButton(_("Save as text and close…"), QMessageBox.ButtonRole.DestructiveRole)
        stay = self.addButton(_("Stay"), QMessageBox.ButtonRole.RejectRole)
        self.setDefaultButton(self._again)
        self.setEscapeButton(stay)
        self.finished.connect(self._act)

    def _act(self) -> None:
        if self.clickedButton() is self._again:
            self.again.emit()
        elif self.clickedButton() is self._text:
            self.text_wanted.emit()


def as_text(drafts: Sequence[Draft]) -> str:
    """What was typed, each under the name of its field."""
    return "\n\n".join(f"{draft.called}\n{draft.text}" for draft in drafts)
