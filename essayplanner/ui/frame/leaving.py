"""A window that is to be closed waits for texts that cannot be saved, and for what the student says of them."""

from pathlib import Path

from PySide6.QtWidgets import QMainWindow

from essayplanner.language import _, p_
from essayplanner.ui.desk.desk import Desk


class Leaving:
    """Asks what becomes of texts that cannot be saved, and closes the window when that is settled."""

    def __init__(self, desk: Desk, window: QMainWindow) -> None:
        self._desk, self._window = desk, window

    def ask(self) -> None:
        """Say what is not saved and why, once; offers another attempt, or a text file of it."""
        from essayplanner.ui.dialogs.unsaved import UnsavedBox

        if self._window.findChild(UnsavedBox):
            return
        saving = self._desk.saving
        reasons = dict.fromkeys(str(told.why) for told in saving.told())
        box = UnsavedBox(saving.unsaved_drafts(), reasons, self._window)
        box.again.connect(self._window.close)
        box.text_wanted.connect(self._choose_text)
        box.open()

    def _choose_text(self) -> None:
        from essayplanner.ui.controls.choosing import TargetChooser

        path = self._desk.book.path
        name = _("{notebook}, not saved", notebook=path.stem)
        start = (self._desk.settings.start_folder or path.parent) / f"{name}.txt"
        chooser = TargetChooser(self._window, _("Save what you typed"), start, p_("kind of file", "Text"), ".txt")
        chooser.chosen.connect(self.close_over_text)
        chooser.open()

    def close_over_text(self, path: Path) -> None:
        """Write what cannot be saved to a text file, and close; where that fails, say why and stay."""
        from essayplanner.formats.files import write_whole
        from essayplanner.ui.dialogs.unsaved import as_text

        text = as_text(self._desk.saving.unsaved_drafts())
        if self._desk.do(lambda: write_whole(path, text.encode()), at=self._window):
            self._desk.saving.give_up()
            self._window.close()
