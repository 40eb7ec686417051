"""The export dialog: the format, the style, what to include, how it will look, and where it goes."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from essayplanner.cite.pandoc import PandocMissingError
from essayplanner.domain.errors import EssayError, StoppedError
from essayplanner.domain.file_words import suggested_name
from essayplanner.formats.essay import ExportOptions
from essayplanner.formats.export import Exporter
from essayplanner.language import _
from essayplanner.notebook.outlines import outlines
from essayplanner.ui.controls.choosing import TargetChooser
from essayplanner.ui.controls.dialog import Dialog, push_button
from essayplanner.ui.desk.desk import Desk
from essayplanner.ui.desk.jobs import Job
from essayplanner.ui.desk.remembering import remember, remembered
from essayplanner.ui.dialogs.export_formats import FIRST_FORMAT, FORMATS, FormatList
from essayplanner.ui.dialogs.export_layout import Parts, lay_out
from essayplanner.ui.dialogs.export_options import ExportOptionsBox
from essayplanner.ui.dialogs.export_preview import ExportPreview, Shown
from essayplanner.ui.dialogs.export_result import ExportResult
from essayplanner.ui.look.plain import Label
from essayplanner.ui.paper.copying_pictures import PictureCopying
from essayplanner.ui.paper.pdf import typeset
from essayplanner.work.choice import Choice
from essayplanner.work.citing import Citer
from essayplanner.work.exporting import Export, ReadScreen, Written, export_to, read_export, takes_template


class ExportDialog(Dialog):
    """Exports one outline (without one, 0), and as `pictures` the screens that `read_screen` reads, which need none;
    first the `screen` of that name.

    `folder` is where the last export went (beside the notebook where there was none); `saved` tells the path of each
    file that was written, `previewed` that the preview shows what would be written now. The settings remember the
    choice of each outline, and for others the format and the folder of the last export; a format counts when it was
    written.
    """

    saved = Signal(object)
    previewed = Signal()

    def __init__(
        self,
        desk: Desk,
        outline_id: int,
        parent: QWidget | None = None,
        *,
        citer: Citer | None = None,
        pictures: Sequence[Exporter] = (),
        read_screen: ReadScreen | None = None,
        screen: str = "",
    ) -> None:
        super().__init__(_("Export"), (960, 720), parent)
        self._desk, self._outline_id, self._theme = desk, outline_id, desk.theme
        self._citer, self._read_screen = citer or Citer(), read_screen
        self.folder = desk.settings.export_start or desk.book.path.parent
        desk.book.settle()
        self._saving = Job(self)
        self._copying = PictureCopying(self)
        self._make_controls(pictures, screen)
        buttons = (self.close_button, self.copy_button, self.save_button)
        lay_out(
            self,
            Parts(self.question, self.formats, self.missing, self.options_box, self.preview, self.result_bar, buttons),
            self._theme,
        )
        self._connect()
        self._restyle()
        self._refresh()
        self.formats.setFocus()

    def _make_controls(self, pictures: Sequence[Exporter], screen: str) -> None:
        book, has_pandoc = self._desk.book, self._citer.has_pandoc
        outline = next((each for each in outlines(book) if each.id == self._outline_id), None)
        self._uid = outline.uid if outline else book.uid
        choice = remembered(self._desk.settings, self._uid)
        self.question = Label(outline.title if outline else book.title)
        no_outline = "" if outline else _("Only screens can be exported: documents need an outline, and there is none.")
        no_pandoc = "" if has_pandoc else str(PandocMissingError())
        last = choice.format or self._desk.settings.export_format or FIRST_FORMAT
        of_screen = [each.name for each in pictures if each.screen == screen]
        first = last if last in of_screen or not of_screen else of_screen[0]
        self.formats = FormatList(
            self._theme,
            (*FORMATS, *pictures),
            lambda each: ("" if each.screen else no_outline) or (no_pandoc if each.needs_pandoc else ""),
        )
        self.formats.choose(first)
        self.options_box = ExportOptionsBox(self._theme, choice, has_pandoc=has_pandoc)
        self._format = self.options_box.show_for(self.formats.kinds, first)
        self.missing = Label(no_outline or no_pandoc)
        self.missing.setProperty("muted", "true")
        self.missing.setVisible(bool(self.missing.text()))
        self.preview = ExportPreview(self._theme)
        self.result_bar = ExportResult(self._theme)
        for label in (self.question, self.missing):
            label.setWordWrap(True)
        self.copy_button = push_button(_("Copy"), self.copy, tip=_("Copy it so that you can paste it elsewhere"))
        self.save_button = push_button(_("Save as…"), self.choose_place, _("Save as"), primary=True)
        self.close_button = push_button(_("Close"), self.reject)

    def _connect(self) -> None:
        self._theme.changed.connect(self._restyle)
        self.formats.chosen.connect(self._refresh)
        self.options_box.changed.connect(self._refresh)
        self.options_box.refused.connect(self._say_failed)
        self.preview.prepared.connect(self._show_remark)
        self.preview.failed.connect(self._show_failed)
        self._saving.went_on.connect(self.result_bar.say)
        self._saving.done.connect(self._finished)
        self._saving.failed.connect(self._save_failed)
        self.result_bar.cancel_wanted.connect(self.cancel)
        self._copying.copied.connect(self._say)
        self._copying.failed.connect(self._say_failed)

    @property
    def options(self) -> ExportOptions:
        """What is included."""
        return self.options_box.options

    @property
    def format(self) -> Exporter:
        """The format that was chosen."""
        return self._format

    @property
    def choice(self) -> Choice:
        """All that was chosen."""
        return self.options_box.choice._replace(format=self.format.name)

    def _refresh(self) -> None:
        """Prepare what would be written now, in another thread, and show it when it is there."""
        self._format = self.options_box.show_for(self.formats.kinds)
        self.result_bar.clear()
        export = self._read()
        for control in (self.copy_button, self.save_button):
            control.setEnabled(export is not None)
        if export:
            self.question.setText(export.outline.title)
        self.preview.prepare(export, self._citer)

    def _read(self) -> Export | None:
        choice = self.choice
        if not takes_template(self.format, choice.template):
            choice = choice._replace(template="")  # it is kept for the format that takes it
        try:
            return read_export(self._desk.book, self._outline_id, self.format, choice, self._read_screen)
        except EssayError as error:
            self._say_failed(error)
            return None

    def _show_remark(self, shown: Shown) -> None:
        if shown.remark:
            self.result_bar.say(shown.remark)
        self.previewed.emit()

    def _show_failed(self, error: EssayError) -> None:
        self.copy_button.setEnabled(False)
        self._say_failed(error)

    def copy(self) -> None:
        """Put what the preview shows, the whole of it, on the clipboard."""
        shown = self.preview.whole
        if shown is None:
            self.result_bar.say(_("The outline is still being prepared. Copy again in a moment."))
            return
        if shown.drawn:
            self._copying.copy(shown.drawn, shown.essay.title)
            return
        shown.copy(self.options, markdown=self.format.suffix == ".md")
        as_text = _("Copied as {format}.", format=self.format.label)
        self._say(as_text if shown.text else _("Copied as rich text."))

    # Saving

    def choose_place(self) -> None:
        """Ask for a file name; what is chosen is written at once."""
        suffix = self.format.suffix
        start = self.folder / suggested_name(self.question.text(), suffix)
        chooser = TargetChooser(self, _("Save the export"), start, self.format.label, suffix)
        chooser.chosen.connect(self.save_to)
        chooser.open()

    def save_to(self, path: Path) -> None:
        """Write the export in another thread; what went wrong is said in the dialog, and what stood there stays."""
        self.result_bar.clear()
        export = self._read()
        if export is None:
            return
        citer = self._citer
        self._set_busy(True)
        self._saving.start(
            lambda progress: export_to(export, path, citer, lambda pages: typeset(pages, progress.say), progress)
        )

    def cancel(self) -> None:
        """Stop the export that is under way; it says itself whether it was too late for that."""
        if self._saving.running:
            self.result_bar.say(_("Stopping…"))
            self._saving.stop()

    def reject(self) -> None:
        """Escape stops an export that is under way; the next one closes."""
        if self._saving.running:
            self.cancel()
        else:
            super().reject()

    def done(self, result: int) -> None:
        """Remember the choice, but for a format in which nothing was written, and leave no work behind."""
        self.preview.stop()
        self._saving.cancel()
        settings = self._desk.settings
        remember(settings, self._uid, self.options_box.choice._replace(format=remembered(settings, self._uid).format))
        super().done(result)

    def _finished(self, written: Written) -> None:
        self._set_busy(False)
        path = written.path
        self.folder = path.parent
        settings = self._desk.settings
        settings.export_folder, settings.export_format = str(self.folder), self.format.name
        remember(settings, self._uid, self.choice)
        self._say(f"{written.sentence} {written.remark}".strip())
        if written.files:
            self.result_bar.offer(path)
            self.result_bar.open_file.setFocus()
        self.saved.emit(path)

    def _save_failed(self, error: EssayError) -> None:
        self._set_busy(False)
        self.save_button.setFocus()
        if isinstance(error, StoppedError):
            self._say(_("Export stopped; nothing was written."))
        else:
            self._say_failed(error)

    def _set_busy(self, busy: bool) -> None:
        for control in (self.formats, self.options_box, self.copy_button, self.save_button):
            control.setEnabled(not busy)
        self.result_bar.set_busy(busy)

    def _say(self, sentence: str) -> None:
        self.result_bar.say(sentence, "good")
        self._desk.announcer.said.emit(sentence)  # aloud the line below the preview says it

    def _say_failed(self, error: EssayError) -> None:
        self.result_bar.say(str(error), "caution")

    def _restyle(self) -> None:
        self.question.setFont(self._theme.font(18, serif=True, bold=True))
