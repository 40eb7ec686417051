"""Asking for files: which to read, and where to write, by a name with its ending and over nothing unasked."""

import os
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from essayplanner.domain.file_words import why
from essayplanner.language import _
from essayplanner.ui.controls.boxes import MessageBox


class SourceChooser(QFileDialog):
    """Asks for a file that is there, or for `several`; `chosen` gives their paths. A typed name may lack the ending."""

    chosen = Signal(list)

    def __init__(
        self,
        parent: QWidget,
        title: str,
        folder: Path | str,
        filter: str,
        ending: str = "",
        *,
        several: bool = False,
    ) -> None:
        super().__init__(parent, title, str(folder), filter)
        mode = QFileDialog.FileMode
        self.setFileMode(mode.ExistingFiles if several else mode.ExistingFile)
        self.setDefaultSuffix(ending.lstrip("."))
        self.finished.connect(self._settle)

    @Slot(int)
    def _settle(self, accepted: int) -> None:
        self.deleteLater()
        if accepted and (names := self.selectedFiles()):
            self.chosen.emit([Path(name) for name in names])


class TargetChooser(QFileDialog):
    """Asks where a file of one ending is to be written; `chosen` gives the path, which the student agreed to.

    The ending is added where it was not typed, and only then is it looked whether something is there: what would be
    replaced is named, and replaced only after a yes. `refusal` gives a sentence why a path cannot be chosen, if it
    cannot. Where the student takes another name, the chooser comes back.
    """

    chosen = Signal(object)

    def __init__(
        self,
        parent: QWidget,
        title: str,
        start: Path,
        words: str,
        ending: str,
        refusal: Callable[[Path], str] = lambda _path: "",
    ) -> None:
        super().__init__(parent, title, str(start.parent), f"{words} (*{ending})")
        self._ending, self._refusal = ending, refusal
        self.question: QMessageBox | None = None
        self.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        self.setFileMode(QFileDialog.FileMode.AnyFile)
        self.setOption(QFileDialog.Option.DontConfirmOverwrite)  # it asks before the ending is there
        self.selectFile(start.name)
        self.finished.connect(self._settle)

    @Slot(int)
    def _settle(self, accepted: int) -> None:
        names = self.selectedFiles()
        if not accepted or not names:
            self.deleteLater()
            return
        path = with_ending(names[0], self._ending)
        if sentence := self._why_not(path):
            self._ask(sentence)
        elif os.path.lexists(path):
            self._ask(_there_already(path), path)
        else:
            self._give(path)

    def _why_not(self, path: Path) -> str:
        if path.name.lower() == self._ending or "\0" in path.name:
            return _("The file needs a name.")
        try:
            if path.is_dir():
                return _("“{name}” is a folder. Choose another name.", name=path.name)
        except OSError as error:
            return _("Nothing can be saved there, because {reason}. Choose another name.", reason=why(error))
        return self._refusal(path)

    def _ask(self, sentence: str, path: Path | None = None) -> None:
        """Say what is in the way; with a path, offer to replace what is there."""
        box = MessageBox(self.windowTitle(), sentence, parent=self.parentWidget())
        box.setIcon(QMessageBox.Icon.Warning)
        replace = box.addButton(_("Replace"), QMessageBox.ButtonRole.DestructiveRole) if path else None
        other = box.addButton(_("Choose another name"), QMessageBox.ButtonRole.AcceptRole)
        cancel = box.addButton(_("Cancel"), QMessageBox.ButtonRole.RejectRole)
        for button in filter(None, (replace, other, cancel)):
            button.setAccessibleName(button.text())
        box.setDefaultButton(other)
        box.setEscapeButton(cancel)

        def answered() -> None:
            clicked, self.question = box.clickedButton(), None
            box.deleteLater()
            if path and clicked is replace:
                self._give(path)
            elif clicked is other:
                self.open()
            else:
                self.deleteLater()

        self.question = box
        box.finished.connect(answered)
        box.open()

    def _give(self, path: Path) -> None:
        self.chosen.emit(path)
        self.deleteLater()


def with_ending(name: str, ending: str) -> Path:
    """A path as it was typed, without spaces or dots at its end, and with the ending, in whatever case it was typed."""
    path = Path(name)
    last = path.name.strip().rstrip(" .")
    return path.with_name(last if last.lower().endswith(ending) else last + ending)


def _there_already(path: Path) -> str:
    """Whether to replace what is there, and where that leads if it is a link."""
    if not path.is_symlink():
        return _(
            "“{name}” already exists. Replace it? What is in it now will be lost.",
            name=path.name,
        )
    return _(
        "“{name}” already exists and is a shortcut to “{target}”. Replace it? What is in it now will be lost.",
        name=path.name,
        target=os.path.realpath(path),
    )
