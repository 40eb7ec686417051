"""A sentence above the panes that stays until it is put away."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from essayplanner.ui.plain import Label
from essayplanner.ui.theme import Theme

#: What a sentence says where a copy helps; the banner then has a button for it.
_COPY = "save a copy"


class Banner(QWidget):
    """Says one thing; of many lines it shows the first, and the others on demand."""

    def __init__(self, theme: Theme, save_copy: Callable[[], object]) -> None:
        super().__init__()
        self.theme, self.sentence = theme, ""
        self.setObjectName("banner")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.text = Label()
        self.text.setWordWrap(True)
        self.rest, self.save, self.away = (
            QPushButton("Show all…"),
            QPushButton("Save a copy as…"),
            QPushButton("Put away"),
        )
        self.rest.clicked.connect(self._show_all)
        self.save.clicked.connect(lambda: save_copy())
        self.away.clicked.connect(self.hide)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self.text, 1)
        for button in (self.rest, self.save, self.away):
            button.setAutoDefault(False)
            self._row.addWidget(button)
        theme.changed.connect(self._restyle)
        self._restyle()
        self.hide()

    def show_sentence(self, sentence: str) -> None:
        """Show this in the place of what was said before."""
        self.sentence = sentence
        first, _, rest = sentence.strip().partition("\n")
        self.text.setText(first)
        self.rest.setVisible(bool(rest.strip()))
        self.save.setVisible(_COPY in sentence.casefold())
        self.show()

    def _show_all(self) -> None:
        dialog = QDialog(self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setWindowTitle("All that was said")
        text = QPlainTextEdit(self.sentence, readOnly=True)
        text.setAccessibleName("All that was said")
        text.setTabChangesFocus(True)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        copy = buttons.addButton("Copy", QDialogButtonBox.ButtonRole.ActionRole)
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.sentence))
        buttons.rejected.connect(dialog.reject)
        column = QVBoxLayout(dialog)
        column.addWidget(text)
        column.addWidget(buttons)
        dialog.resize(self.theme.px(640), self.theme.px(420))
        dialog.open()

    def _restyle(self) -> None:
        t, px = self.theme.tokens, self.theme.px
        self.setStyleSheet(f"#banner {{ background: {t.selection}; border-bottom: 1px solid {t.line}; }}")
        self._row.setContentsMargins(px(16), px(6), px(16), px(6))
        self._row.setSpacing(px(8))
