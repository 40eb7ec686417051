"""What became of an export: its progress with Cancel, a sentence, and the ways to the file."""

from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from essayplanner.language import _
from essayplanner.ui.controls.dialog import push_button
from essayplanner.ui.controls.places import open_place
from essayplanner.ui.desk.announcing import tell_settled_of
from essayplanner.ui.look.plain import Label
from essayplanner.ui.look.theme import Theme

#: Milliseconds after which work that still goes on shows its progress.
PATIENCE = 250


class ExportResult(QWidget):
    """A line below the preview; `cancel_wanted` when the student stops what is under way."""

    cancel_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._written: Path | None = None
        self._colour = "muted"
        self.message = Label()
        self.message.setWordWrap(True)
        self.message.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.progress = QProgressBar()
        self.progress.setRange(0, 0)
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName(_("Progress of the export"))
        self.open_file = push_button(_("Open the file"), lambda: self._open(self._written))
        self.open_folder = push_button(_("Open the folder"), lambda: self._open(self._written and self._written.parent))
        self.cancel_button = push_button(
            _("Cancel"), self.cancel_wanted.emit, tip=_("Stop and leave the file as it was")
        )
        self._patience = QTimer(self, singleShot=True, interval=PATIENCE)
        self._patience.timeout.connect(self._show_progress)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.progress)
        self._row = QHBoxLayout()
        column.addLayout(self._row)
        self._row.addWidget(self.message, 1)
        for button in (self.open_file, self.open_folder, self.cancel_button):
            self._row.addWidget(button)
        theme.changed.connect(self._restyle)
        self._restyle()
        self.set_busy(False)
        self.clear()

    def clear(self) -> None:
        """Say nothing."""
        self.message.clear()
        for widget in (self.message, self.open_file, self.open_folder, self):
            widget.hide()

    def say(self, sentence: str, colour: str = "muted") -> None:
        """Say this, in a colour of the theme."""
        self.clear()
        self._colour = colour
        self._restyle()
        self.message.setText(sentence)
        tell_settled_of(self, sentence)
        for widget in (self.message, self):
            widget.show()

    def offer(self, written: Path) -> None:
        """Offer to open what was written."""
        self._written = written
        self.open_file.show()
        self.open_folder.show()

    def set_busy(self, busy: bool) -> None:
        """Show progress and Cancel where it takes long, and hide them when it is over."""
        if busy:
            self._patience.start()
        else:
            self._patience.stop()
            self.progress.hide()
            self.cancel_button.hide()

    def _show_progress(self) -> None:
        for widget in (self.progress, self.cancel_button, self):
            widget.show()
        self.cancel_button.setFocus()

    def _open(self, place: Path | None) -> None:
        if place:
            open_place(place)

    def _restyle(self) -> None:
        t, px = self._theme.tokens, self._theme.px
        self._row.setSpacing(px(8))
        self.message.setStyleSheet(f"color: {getattr(t, self._colour)};")
        self.progress.setFixedHeight(px(6))
        self.progress.setStyleSheet(
            f"QProgressBar {{ background: {t.chip}; border: 0; border-radius: {px(3)}px; }}"
            f"QProgressBar::chunk {{ background: {t.claim}; border-radius: {px(3)}px; }}"
        )
