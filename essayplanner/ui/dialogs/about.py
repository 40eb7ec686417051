"""What this program is, and where the notebook lies."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from essayplanner import __version__
from essayplanner.language import _
from essayplanner.ui.controls.dialog import Dialog, add_buttons, push_button
from essayplanner.ui.controls.places import open_place
from essayplanner.ui.look.plain import Label
from essayplanner.ui.look.theme import Theme


class AboutDialog(Dialog):
    """Names the program, its version and its licence, and the file of the notebook at `path`."""

    def __init__(self, theme: Theme, path: Path, parent: QWidget | None = None) -> None:
        super().__init__(_("About EssayPlanner"), (440, 260), parent)
        px = theme.px
        self.name = Label(f"EssayPlanner {__version__}")
        self.name.setFont(theme.font(22, serif=True, bold=True))
        self.words = Label(
            _("Claims, evidence and historians, dragged into essay outlines. Offline, without an account.")
        )
        self.licence = Label(_("Free software under the MIT licence."))
        self.place = Label(_("This notebook: {path}", path=path))
        for label in (self.licence, self.place):
            label.setProperty("muted", "true")
        self.place.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(px(24), px(20), px(24), px(16))
        column.setSpacing(px(10))
        for label in (self.name, self.words, self.licence, self.place):
            label.setWordWrap(True)
            column.addWidget(label)
        column.addStretch(1)
        self.close_button = push_button(_("Close"), self.accept, primary=True)
        self.folder_button = push_button(_("Open the folder"), lambda: open_place(path.parent))
        add_buttons(column, [self.close_button], [self.folder_button])
        self.close_button.setFocus()
