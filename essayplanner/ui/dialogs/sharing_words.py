"""The question whether the targets that sections have are kept where the words of an essay are shared out."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QMessageBox, QWidget

from essayplanner.language import _, n_
from essayplanner.ui.controls.boxes import MessageBox
from essayplanner.work.sharing import Sharing


class SharingBox(MessageBox):
    """Says how many sections have a target; `wanted` says what is to be shared out."""

    wanted = Signal(object)

    def __init__(self, there: Sharing, parent: QWidget) -> None:
        have = n_("{n} section has a word target already.", "{n} sections have a word target already.", there.own)
        left = sum(there.rest.values())
        kept = n_(
            "The others share the {n} word that is left, or all words of the essay are shared out anew by cards.",
            "The others share the {n} words that are left, or all words of the essay are shared out anew by cards.",
            left,
        )
        anew = n_(
            "Its {n} word can be shared out anew by cards, in place of the targets there are.",
            "Its {n} words can be shared out anew by cards, in place of the targets there are.",
            there.words,
        )
        super().__init__(_("Share out the words"), have, kept if left else anew, parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._there = there
        self.keep = self.addButton(_("Keep the targets"), QMessageBox.ButtonRole.AcceptRole) if left else None
        self.share_anew = self.addButton(_("Share out anew"), QMessageBox.ButtonRole.AcceptRole)
        leaving = self.addButton(_("Cancel"), QMessageBox.ButtonRole.RejectRole)
        self.setDefaultButton(self.keep or self.share_anew)
        self.setEscapeButton(leaving)
        self.finished.connect(self._act)

    def _act(self) -> None:
        if self.keep and self.clickedButton() is self.keep:
            self.wanted.emit(self._there.rest)
        elif self.clickedButton() is self.share_anew:
            self.wanted.emit(self._there.anew)
