"""Work on a file that goes on beside the window, with its progress and Stop once it takes a while."""

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QWidget

from essayplanner.language import _
from essayplanner.ui.controls.boxes import ProgressDialog
from essayplanner.ui.desk.jobs import Job
from essayplanner.ui.look.titles import window_title

#: Milliseconds after which work that still goes on shows its progress.
_SHOWN_AFTER = 400
#: Pixels, so that the name of a file has room.
_WIDE = 420


class ShownJob(QObject):
    """A `job`, and the `dialog` that shows how far it came, called by a title. Stop works at once."""

    def __init__(self, window: QWidget, title: str, line: str = "") -> None:
        super().__init__(window)
        self._window, self._title = window, title
        self.dialog: ProgressDialog | None = None
        self.job = Job(self, line)
        self.job.went_on.connect(self._say)
        self.job.advanced.connect(self._advance)

    def show_soon(self, words: str) -> None:
        """Show these words, and how far the work came, if it goes on for a while."""
        self.dialog = ProgressDialog(words, _("Stop"), self._window)
        self.dialog.setWindowTitle(window_title(self._title))
        self.dialog.setRange(0, 0)
        self.dialog.setMinimumWidth(_WIDE)
        self.dialog.setWindowModality(Qt.WindowModality.WindowModal)
        self.dialog.setAutoClose(False)
        self.dialog.setAutoReset(False)
        QTimer.singleShot(_SHOWN_AFTER, self.dialog, self.dialog.show)  # by itself it looks at how far it came first
        self.dialog.canceled.connect(self.stop)

    def stop(self) -> None:
        """Stop the work, and show it no longer."""
        self.job.stop()
        self.close()

    def close(self) -> None:
        """Show it no longer."""
        dialog, self.dialog = self.dialog, None
        if dialog:
            dialog.canceled.disconnect(self.stop)
            dialog.close()
            dialog.deleteLater()

    def _say(self, words: str) -> None:
        if self.dialog:
            self.dialog.setLabelText(words)

    def _advance(self, done: int, of: int) -> None:
        if self.dialog:
            self.dialog.setRange(0, max(1, of))
            self.dialog.setValue(min(done, of))
