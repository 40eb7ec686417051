"""What can be chosen of an export: only what its format honours is shown."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from essayplanner.formats.essay import ExportOptions
from essayplanner.formats.export import Exporter
from essayplanner.language import _, p_
from essayplanner.ui.controls.choosing import SourceChooser
from essayplanner.ui.controls.style_chooser import Combo, StyleChooser
from essayplanner.ui.look.check_box import CheckBox
from essayplanner.ui.look.fields import ElidedLabel, FlowLayout
from essayplanner.ui.look.plain import Label, give_tip
from essayplanner.ui.look.push_button import PushButton
from essayplanner.ui.look.theme import Theme
from essayplanner.work.choice import PLAIN, Choice, honours
from essayplanner.work.exporting import takes_template

_BOXES = {
    "card_texts": _("Card texts"),
    "word_targets": _("Word targets"),
    "cautions": _("Cautions"),
    "headings_only": _("Headings only"),
}
#: The sizes of paper by their names in a choice.
_PAPERS = {"A4": "A4", "A3": "A3", "Letter": p_("paper", "Letter")}
#: The kinds of pictures, by the ending of the file.
_KINDS = {".pdf": _("PDF, to print"), ".png": _("PNG, a picture"), ".svg": _("SVG, to edit")}
#: Whether a picture is fitted to one sheet.
_SHEETS = {False: _("Sheets to join"), True: _("One sheet")}


class ExportOptionsBox(QWidget):
    """The style, what to include, the paper and the template; `changed` after each choice of the student's.

    `refused` brings the EssayError of a style file that cannot be used.
    """

    changed = Signal()
    refused = Signal(object)

    def __init__(self, theme: Theme, choice: Choice, *, has_pandoc: bool) -> None:
        super().__init__()
        self._theme, self._has_pandoc = theme, has_pandoc
        self._kept = choice
        self._template = choice.template
        self._format: Exporter | None = None
        self.style_chooser = StyleChooser(theme)
        self.style_chooser.show_style(choice.style if has_pandoc else PLAIN)
        self.style_chooser.setEnabled(has_pandoc)
        self.style_chooser.chosen.connect(self.changed)
        self.style_chooser.refused.connect(self.refused)
        self.split = CheckBox(_("Separate primary sources"), theme)
        self.split.setChecked(choice.split)
        self.boxes = {name: CheckBox(text, theme) for name, text in _BOXES.items()}
        for name, box in self.boxes.items():
            box.setChecked(getattr(choice, name))
        for box in (self.split, *self.boxes.values()):
            box.toggled.connect(self._toggled)
        self.paper = Combo(theme, _("Paper"), letters=6)
        for name, called in _PAPERS.items():
            self.paper.addItem(called, name)
        self.paper.setCurrentIndex(self.paper.findData(choice.paper if choice.paper in _PAPERS else usual_paper()))
        self.paper.activated.connect(self.changed)
        self.kind, self.sheets = Combo(theme, _("Kind of file")), Combo(theme, _("Sheets"))
        for combo, entries in ((self.kind, _KINDS), (self.sheets, _SHEETS)):
            for value, called in entries.items():
                combo.addItem(called, value)
            combo.activated.connect(self.changed)
        self.sheets.setCurrentIndex(self.sheets.findData(choice.fit))
        self.template_name = ElidedLabel()
        self.choose_template = PushButton(_("Choose…"))
        self.choose_template.setAccessibleName(_("Choose a template"))
        give_tip(self.choose_template, _("A document whose heading and text styles are used"))
        self.choose_template.clicked.connect(self._ask_for_template)
        self.no_template = PushButton(p_("template", "Remove"))
        self.no_template.setAccessibleName(_("Export without a template"))
        self.no_template.clicked.connect(lambda: self.take_template(""))
        for button in (self.choose_template, self.no_template):
            button.setAutoDefault(False)
        self._lay_out()

    def _lay_out(self) -> None:
        self._rows: list[tuple[Label, list[QWidget]]] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        for label, widgets in (
            (_("Notes"), [self.style_chooser, self.split]),
            (p_("in an export", "Include"), [*self.boxes.values()]),
            (_("File"), [self.kind]),
            (_("Paper"), [self.paper, self.sheets]),
            (_("Template"), [self.template_name, self.choose_template, self.no_template]),
        ):
            title = Label(label)
            title.setProperty("muted", "true")
            row, flow = QHBoxLayout(), FlowLayout(gap=8, lead=0)
            self._column.addLayout(row)
            row.addWidget(title, 0, Qt.AlignmentFlag.AlignTop)
            row.addLayout(flow, 1)
            for widget in widgets:
                flow.addWidget(widget)
            self._rows.append((title, [*widgets]))
        self._theme.changed.connect(self.restyle)
        self.restyle()

    def restyle(self) -> None:
        """Take on the size of text in force."""
        px = self._theme.px
        self._column.setSpacing(px(6))
        labels = [title for title, _ in self._rows]
        wide = max(label.fontMetrics().horizontalAdvance(label.text()) for label in labels) + px(8)
        tall = self.style_chooser.sizeHint().height()
        for label in labels:
            label.setFixedSize(wide, tall)
        for box in (self.split, *self.boxes.values()):
            box.setFixedHeight(max(tall, px(24)))
        self.template_name.setFixedHeight(self.style_chooser.sizeHint().height())
        self._show_template()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Takes the height that its rows need at this width: they never lie on each other."""
        super().resizeEvent(event)
        self._keep_height()

    def _keep_height(self) -> None:
        self.setMinimumHeight(self._column.heightForWidth(self.width()))

    @property
    def choice(self) -> Choice:
        """What was chosen; what this computer cannot do now stays as it was."""
        return Choice(
            style=self.style_chooser.style_name if self._has_pandoc else self._kept.style,
            split=self.split.isChecked(),
            paper=self.paper.currentData(),
            template=self._template,
            fit=bool(self.sheets.currentData()),
            **self.options._asdict(),
        )

    @property
    def options(self) -> ExportOptions:
        """What to include."""
        return ExportOptions(**{name: box.isChecked() for name, box in self.boxes.items()})

    def show_for(self, kinds: Sequence[Exporter], name: str = "") -> Exporter:
        """Show what a format honours and give it: of several that one of that name, else the last that was chosen."""
        format = self._chosen(kinds, name)
        self._format = format
        visible: dict[QWidget, bool] = {
            self.style_chooser: honours(format, "style"),
            self.split: honours(format, "split") and self._has_pandoc,
            self.kind: len(kinds) > 1,
            self.paper: honours(format, "paper") and not takes_template(format, self._template),
            self.sheets: honours(format, "fit"),
            **{box: honours(format, name) for name, box in self.boxes.items()},
            **dict.fromkeys((self.template_name, self.choose_template), honours(format, "template")),
            self.no_template: takes_template(format, self._template),
        }
        for title, widgets in self._rows:
            for widget in widgets:
                widget.setVisible(visible[widget])
            title.setVisible(any(visible[widget] for widget in widgets))
        self._enable()
        self._show_template()
        self.updateGeometry()
        self._keep_height()
        return format

    def _chosen(self, kinds: Sequence[Exporter], name: str) -> Exporter:
        if len(kinds) == 1:
            return kinds[0]
        for each in kinds:
            if each.name == name:
                self.kind.setCurrentIndex(self.kind.findData(each.suffix))
        return next(each for each in kinds if each.suffix == self.kind.currentData())

    def _enable(self) -> None:
        alone = self.boxes["headings_only"].isVisibleTo(self) and self.boxes["headings_only"].isChecked()
        for name in ("card_texts", "cautions"):
            self.boxes[name].setEnabled(not alone)
        self.split.setEnabled(self.style_chooser.style_name != PLAIN)

    def _toggled(self) -> None:
        self._enable()
        self.changed.emit()

    # The template

    def _show_template(self) -> None:
        taken = self._format is not None and takes_template(self._format, self._template)
        self.template_name.setText(Path(self._template).name if taken else p_("template", "Default"))
        wide = self.template_name.fontMetrics().horizontalAdvance(self.template_name.text()) + self._theme.px(6)
        self.template_name.setFixedWidth(min(wide, self._theme.px(260)))

    def _ask_for_template(self) -> None:
        start = str(Path(self._template).parent) if self._template else str(Path.home())
        suffix = self._format.suffix if self._format else ""
        words = {".docx": _("Word documents"), ".odt": _("OpenDocument texts")}.get(suffix)
        filter = f"{words} (*{suffix})" if words else _("All files") + " (*)"
        chooser = SourceChooser(self, _("Choose a template"), start, filter, suffix)
        chooser.chosen.connect(lambda paths: self.take_template(str(paths[0])))
        chooser.open()

    def take_template(self, path: str) -> None:
        """Take over the styles of this document, or of none."""
        self._template = path
        self.no_template.setVisible(bool(path))
        self._show_template()
        self.changed.emit()


def usual_paper() -> str:
    """The paper of the student's country."""
    return "Letter" if QLocale.system().measurementSystem() == QLocale.MeasurementSystem.ImperialUSSystem else "A4"
