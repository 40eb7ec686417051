"""The export dialog: what to include, how it will read, and where it goes."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QMimeData, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QFontDatabase
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QDialog,
    QFileDialog,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)

from essayplanner.domain.errors import EssayError
from essayplanner.formats.essay import PLAIN_OPTIONS, ExportOptions
from essayplanner.notebook.notebook import Notebook
from essayplanner.notebook.outlines import outline_info, read_outline
from essayplanner.ui.announcing import Announcer
from essayplanner.ui.dialogs import export_layout
from essayplanner.ui.dialogs.check_box import CheckBox
from essayplanner.ui.dialogs.exporting import EXPORTERS, Exporter, save, suggested_name
from essayplanner.ui.theme import Theme
from essayplanner.ui.typing import flush_all

#: Letters of the export that the preview shows, and of one line of it: a line of a megabyte takes minutes to lay out.
SHOWN_AT_MOST = 300_000
LONGEST_LINE = 5_000


class ExportDialog(QDialog):
    """Exports one outline.

    `folder` is where the last export went (beside the notebook where there was none); `saved` tells the path of each
    file that was written, so that its folder and `options` can be remembered.
    """

    saved = Signal(object)

    def __init__(
        self,
        book: Notebook,
        outline_id: int,
        theme: Theme,
        announcer: Announcer,
        parent: QWidget | None = None,
        *,
        folder: Path | None = None,
        options: ExportOptions = PLAIN_OPTIONS,
        exporters: Sequence[Exporter] = EXPORTERS,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._book, self._outline_id, self._theme, self._announcer = book, outline_id, theme, announcer
        self._exporters = exporters
        self.folder = folder if folder and folder.is_dir() else book.path.parent
        self._written: Path | None = None
        if parent:
            flush_all(parent.window())
        self._make_controls(options)
        export_layout.lay_out(self, theme)
        theme.changed.connect(self._restyle)
        self._restyle()
        self._refresh()
        self.save_button.setFocus()

    def _make_controls(self, options: ExportOptions) -> None:
        self.question = QLabel()
        self.question.setWordWrap(True)
        self.question.setTextFormat(Qt.TextFormat.PlainText)
        self.headings_only = CheckBox("Headings only", self._theme)
        self.card_texts = CheckBox("Card texts", self._theme)
        self.word_targets = CheckBox("Word targets", self._theme)
        self.cautions = CheckBox("Cautions", self._theme)
        for name, box in self._boxes().items():
            box.setChecked(getattr(options, name))
            box.toggled.connect(self._refresh)
        self.format = QComboBox()
        self.format.setAccessibleName("Format")
        self.format.addItems([exporter.name for exporter in self._exporters])
        self.format.setVisible(len(self._exporters) > 1)
        self.format.currentIndexChanged.connect(self._refresh)
        self.preview = QPlainTextEdit(readOnly=True)
        self.preview.setAccessibleName("Preview of the file")
        self.preview.setTabChangesFocus(True)
        self.message = QLabel()
        self.message.setWordWrap(True)
        self.message.setTextFormat(Qt.TextFormat.PlainText)
        self.message.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.open_folder = QPushButton("Open the folder")
        self.open_folder.clicked.connect(self._open_folder)
        self.copy_button = QPushButton("Copy")
        self.copy_button.setToolTip("Copy the text to paste it elsewhere")
        self.copy_button.clicked.connect(self.copy)
        self.save_button = QPushButton("Save as…")
        self.save_button.setProperty("primary", "true")
        self.save_button.setDefault(True)
        self.save_button.clicked.connect(self.choose_place)
        self.close_button = QPushButton("Close")
        self.close_button.clicked.connect(self.reject)
        for button in (self.open_folder, self.copy_button, self.save_button, self.close_button):
            button.setAccessibleName(button.text().rstrip("…"))
            button.setAutoDefault(button is self.save_button)

    def _boxes(self) -> dict[str, CheckBox]:
        return {
            "headings_only": self.headings_only,
            "card_texts": self.card_texts,
            "word_targets": self.word_targets,
            "cautions": self.cautions,
        }

    @property
    def options(self) -> ExportOptions:
        """What was chosen."""
        return ExportOptions(**{name: box.isChecked() for name, box in self._boxes().items()})

    @property
    def exporter(self) -> Exporter:
        """The format that was chosen."""
        return self._exporters[max(0, self.format.currentIndex())]

    def _refresh(self) -> None:
        """Show what would be written now."""
        for box in (self.card_texts, self.cautions):
            box.setEnabled(not self.headings_only.isChecked())
        self.setWindowTitle("Export the outline" if len(self._exporters) > 1 else f"Export as {self.exporter.name}")
        try:
            self.question.setText(outline_info(self._book, self._outline_id).title)
            text = self.exporter.preview(read_outline(self._book, self._outline_id), self.options)
        except EssayError as error:
            self.preview.clear()
            self._say_failed(error)
            for button in (self.copy_button, self.save_button):
                button.setEnabled(False)
            return
        self._clear_message()
        bar = self.preview.verticalScrollBar()
        place = bar.value()
        self.preview.setPlainText(shown_text(text))
        bar.setValue(place)

    def copy(self) -> None:
        """Put the text on the clipboard."""
        try:
            text = self.exporter.preview(read_outline(self._book, self._outline_id), self.options)
        except EssayError as error:
            self._say_failed(error)
            return
        mime = QMimeData()
        mime.setText(text)
        if self.exporter.suffix == ".md":
            mime.setData("text/markdown", text.encode())
        QApplication.clipboard().setMimeData(mime)
        self._say(f"Copied as {self.exporter.name}.")

    def choose_place(self) -> None:
        """Ask for a file name; what is chosen is written at once."""
        dialog = QFileDialog(self, "Save the export", str(self.folder))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilters([f"{self.exporter.name} (*{self.exporter.suffix})", "All files (*)"])
        dialog.setDefaultSuffix(self.exporter.suffix.lstrip("."))
        dialog.selectFile(suggested_name(self.question.text(), self.exporter.suffix))
        dialog.fileSelected.connect(lambda name: self.save_to(Path(name)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def save_to(self, path: Path) -> None:
        """Write the export; what went wrong is said in the dialog, and what stood there stays."""
        try:
            save(self._book, self._outline_id, path, self.options, self.exporter)
        except EssayError as error:
            self._say_failed(error)
            return
        self.folder, self._written = path.parent, path
        self._say(f"Saved as “{path.name}” in {path.parent}.")
        self.open_folder.setVisible(True)
        self.saved.emit(path)

    def _open_folder(self) -> None:
        if self._written:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._written.parent)))

    def _clear_message(self) -> None:
        self.message.clear()
        self.message.setVisible(False)
        self.open_folder.setVisible(False)

    def _say(self, sentence: str) -> None:
        self._show_message(sentence, "good")
        self._announcer.say(self, sentence)

    def _say_failed(self, error: EssayError) -> None:
        self._show_message(str(error), "caution")

    def _show_message(self, sentence: str, colour: str) -> None:
        self._clear_message()
        self.message.setText(sentence)
        self.message.setStyleSheet(f"color: {getattr(self._theme.tokens, colour)};")
        self.message.setVisible(True)

    def _restyle(self) -> None:
        self.question.setFont(self._theme.font(18, serif=True, bold=True))
        mono = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        mono.setPixelSize(self._theme.px(12))
        self.preview.setFont(mono)


def shown_text(text: str) -> str:
    """As much of an export as can be laid out without a pause."""
    rest = "\n… the preview ends here; the file holds all of it.\n"
    text = text if len(text) <= SHOWN_AT_MOST else text[:SHOWN_AT_MOST] + rest
    if len(text) <= LONGEST_LINE:
        return text
    return "\n".join(
        line if len(line) <= LONGEST_LINE else f"{line[:LONGEST_LINE]}… (shortened here)" for line in text.split("\n")
    )
