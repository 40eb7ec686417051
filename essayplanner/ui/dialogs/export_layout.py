"""Where the controls of the export dialog stand."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout

from essayplanner.ui.theme import Theme

if TYPE_CHECKING:
    from essayplanner.ui.dialogs.export import ExportDialog


def lay_out(dialog: "ExportDialog", theme: Theme) -> None:
    """The question above; formats at the left, and beside them what to include and the preview; the buttons below."""
    gap = theme.px(8)
    column = QVBoxLayout(dialog)
    column.setContentsMargins(gap * 2, gap * 2, gap * 2, gap * 2)
    column.setSpacing(gap + gap // 2)
    column.addWidget(dialog.question)
    body = QHBoxLayout()
    body.setSpacing(gap * 2)
    left = QVBoxLayout()
    left.setSpacing(gap)
    left.addWidget(dialog.formats, 1)
    left.addWidget(dialog.missing)
    dialog.formats.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Expanding)
    dialog.missing.setMaximumWidth(dialog.formats.sizeHint().width())
    body.addLayout(left)
    line = QFrame()
    line.setFixedWidth(1)
    line.setStyleSheet(f"background: {theme.tokens.line};")
    body.addWidget(line)
    right = QVBoxLayout()
    right.setSpacing(gap + gap // 2)
    right.addWidget(dialog.options_box)
    right.addWidget(dialog.preview, 1)
    body.addLayout(right, 1)
    column.addLayout(body, 1)
    column.addWidget(dialog.result_bar)
    buttons = QHBoxLayout()
    buttons.setSpacing(gap)
    buttons.addWidget(dialog.close_button)
    buttons.addStretch(1)
    buttons.addWidget(dialog.copy_button)
    buttons.addWidget(dialog.save_button)
    column.addLayout(buttons)
    room = dialog.screen().availableSize()
    frame = 40  # pixels of the window's own title and edges
    dialog.resize(min(theme.px(960), room.width() - frame // 2), min(theme.px(720), room.height() - frame))
