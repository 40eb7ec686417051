"""Where the controls of the export dialog stand."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout

from essayplanner.ui.fields import FlowLayout
from essayplanner.ui.theme import Theme

if TYPE_CHECKING:
    from essayplanner.ui.dialogs.export import ExportDialog


def lay_out(dialog: "ExportDialog", theme: Theme) -> None:
    """The question above, what to include on one line, the preview, and the buttons below."""
    gap = theme.px(8)
    column = QVBoxLayout(dialog)
    column.setContentsMargins(gap * 2, gap * 2, gap * 2, gap * 2)
    column.setSpacing(gap + gap // 2)
    column.addWidget(dialog.question)
    include = QLabel("Include")
    include.setProperty("muted", "true")
    include.setMinimumHeight(dialog.headings_only.sizeHint().height())
    choices = FlowLayout(gap=gap)
    boxes = (dialog.card_texts, dialog.word_targets, dialog.cautions, dialog.headings_only)
    for widget in (dialog.format, include, *boxes):
        choices.addWidget(widget)
    column.addLayout(choices)
    column.addWidget(dialog.preview, 1)
    result = QHBoxLayout()
    result.setSpacing(gap)
    result.addWidget(dialog.message, 1)
    result.addWidget(dialog.open_folder)
    column.addLayout(result)
    buttons = QHBoxLayout()
    buttons.setSpacing(gap)
    buttons.addWidget(dialog.close_button)
    buttons.addStretch(1)
    buttons.addWidget(dialog.copy_button)
    buttons.addWidget(dialog.save_button)
    column.addLayout(buttons)
    room = dialog.screen().availableSize()
    dialog.resize(min(theme.px(760), room.width() * 9 // 10), min(theme.px(640), room.height() * 9 // 10))
