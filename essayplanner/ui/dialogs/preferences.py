"""The preferences: looks, notes, spelling, language, where files go. Each is in force, and kept, when it is chosen."""

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QFormLayout, QScrollArea, QVBoxLayout, QWidget

from essayplanner.cite.styles import DEFAULT_STYLE
from essayplanner.domain.months import MONTHS
from essayplanner.language import _, p_
from essayplanner.language.choosing import languages
from essayplanner.language.own_files import own_files
from essayplanner.notebook.backups import DAYS_KEPT, NEWEST_KEPT, backup_folder
from essayplanner.ui.controls.dialog import Dialog, add_buttons, push_button
from essayplanner.ui.controls.places import open_place
from essayplanner.ui.controls.style_chooser import Combo, StyleChooser
from essayplanner.ui.desk.desk import Desk
from essayplanner.ui.desk.looks import choose_looks
from essayplanner.ui.dialogs.rule_choices import RuleChoices
from essayplanner.ui.dialogs.spelling_choices import SpellingChoices
from essayplanner.ui.look.check_box import CheckBox
from essayplanner.ui.look.plain import Label
from essayplanner.ui.look.theme import SCALES
from essayplanner.ui.look.words import Words

_COLOURS = {"system": _("Same as this computer"), "light": _("Light"), "dark": _("Dark")}
_DECEMBER = MONTHS[11].in_date
_DATES = {
    "": p_("a day, the month in full", "{day} {month} {year}", day="1", month=_DECEMBER, year="1934"),
    "month-first": f"{_DECEMBER} 1, 1934",
    "year-first": "1934-12-01",
}


class PreferencesDialog(Dialog):
    """What can be chosen for every notebook."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(_("Preferences"), (540, 620), parent)
        self._desk, self._theme, self._settings = desk, desk.theme, desk.settings
        self._headings: list[Label] = []
        self._form = QFormLayout()
        self._form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        self._form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.FieldsStayAtSizeHint)
        self._form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft)
        self._add_looks()
        self._add_notes()
        self._add_spelling()
        self._add_keys()
        self._add_rules()
        self._add_language()
        self._add_files()
        self._lay_out()
        self._theme.changed.connect(self._restyle)
        self._restyle()

    def _add_looks(self) -> None:
        self._head(_("Appearance"))
        sizes = {scale: _("{size} %", size=scale) for scale in SCALES}
        self.text_size = self._choice(_("Text size"), sizes, self._theme.scale, self._scale)
        self.colours = self._choice(_("Colours"), _COLOURS, self._theme.mode, self._colour)
        self.contrast = CheckBox(_("High contrast"), self._theme)
        self.contrast.setChecked(self._theme.contrast)
        self.contrast.toggled.connect(lambda on: choose_looks(self._theme, self._settings, contrast=on))
        self._form.addRow(self.contrast)

    def _add_notes(self) -> None:
        self._head(_("Notes"))
        self.citation_style = StyleChooser(self._theme)
        self.citation_style.show_style(self._settings.style or DEFAULT_STYLE)
        self.citation_style.chosen.connect(partial(self._keep, "style"))
        self.citation_style.refused.connect(self._desk.announcer.fail)
        self._row(_("Citation style"), self.citation_style)
        self._say(_("For outlines that have no style of their own yet."))

    def _add_spelling(self) -> None:
        self._head(_("Spelling"))
        self.spelling = SpellingChoices(self._desk, self)
        self._form.addRow(self.spelling.on)
        self._row(_("Language of your texts"), self.spelling.language)
        self._form.addRow(self.spelling.why_not)
        self._row(_("Your own words"), self.spelling.words)

    def _add_keys(self) -> None:
        self._head(_("Keyboard"))
        self.tab_leaves = CheckBox(_("Tab leaves the outline instead of indenting"), self._theme)
        self.tab_leaves.setChecked(self._settings.tab_leaves)
        self.tab_leaves.toggled.connect(partial(self._keep, "tab_leaves"))
        self._form.addRow(self.tab_leaves)

    def _add_rules(self) -> None:
        self._head(_("What the coach asks"))
        self.rules = RuleChoices(self._desk, self)
        self.rules.fill(self._form)

    def go_to_rules(self) -> None:
        """Have the rules of the coach in sight, with the focus in the first."""
        first = next(iter(self.rules.boxes.values()))
        first.setFocus()
        self._area.verticalScrollBar().setValue(max(0, first.y() - self._theme.px(70)))

    def _add_language(self) -> None:
        self._head(_("Language and dates"))
        names = {"": _("Same as this computer")} | {code: _called(code) for code in languages(own_files())}
        self.language = self._choice(_("Language"), names, self._settings.language, partial(self._keep, "language"))
        self.dates = self._choice(_("Dates"), _DATES, self._settings.dates, partial(self._keep, "dates"))
        self._say(_("Both change the next time EssayPlanner starts."))

    def _add_files(self) -> None:
        self._head(_("Files"))
        self.folder = Combo(self._theme, _("Folder for new files"), letters=18)
        self.folder.activated.connect(self._choose_folder)
        self._show_folder()
        self._row(_("New notebooks and exports"), self.folder)
        there = backup_folder(self._desk.book.path)
        self._backups = next((each for each in (there, *there.parents) if each.is_dir()), there)
        self.show_backups = push_button(_("Show backups"), self._open_backups, tip=str(self._backups))
        self._row(_("Backups"), self.show_backups)
        self._say(
            _(
                "The {newest} newest backups of each notebook are kept, and the last one made on each of the "
                "{days} most recent days with a backup.",
                newest=NEWEST_KEPT,
                days=DAYS_KEPT,
            )
        )

    def _lay_out(self) -> None:
        within = QWidget()
        within.setLayout(self._form)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setWidget(within)
        column = QVBoxLayout(self)
        column.addWidget(self._area, 1)
        self.close_button = push_button(_("Close"), self.accept, primary=True)
        add_buttons(column, [self.close_button])

    def _head(self, text: str) -> None:
        heading = Label(text)
        self._headings.append(heading)
        self._form.addRow(heading)

    def _row(self, text: str, control: QWidget) -> None:
        self._form.addRow(Label(text), control)

    def _say(self, text: str) -> None:
        self._form.addRow(Words(self._theme, text, size=13, inset=0))

    def _choice(self, text: str, choices: Mapping[Any, str], chosen: object, choose: Callable[[Any], object]) -> Combo:
        combo = Combo(self._theme, text, letters=18)
        for value, called in choices.items():
            combo.addItem(called, value)
        combo.setCurrentIndex(max(0, combo.findData(chosen)))
        combo.activated.connect(lambda place: choose(combo.itemData(place)))
        self._row(text, combo)
        return combo

    def _scale(self, scale: int) -> None:
        choose_looks(self._theme, self._settings, scale=scale)

    def _colour(self, mode: str) -> None:
        choose_looks(self._theme, self._settings, mode=mode)

    def _keep(self, name: str, value: str | bool) -> None:
        setattr(self._settings, name, value)
        self._settings.save()

    def _show_folder(self) -> None:
        always = self._settings.always_folder
        self.folder.clear()
        self.folder.addItem(_("In the folder used last"), "")
        if always:
            self.folder.addItem(_("Always in “{folder}”", folder=Path(always).name or always), always)
        self.folder.addItem(_("Always in another folder…"), None)
        self.folder.setCurrentIndex(1 if always else 0)

    def _choose_folder(self, place: int) -> None:
        chosen = self.folder.itemData(place)
        if chosen is None:
            self._show_folder()
            if self.folder.is_passing:
                return
            chooser = QFileDialog(self, _("Folder for new files"), str(self._settings.start_folder or Path.home()))
            chooser.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            chooser.setFileMode(QFileDialog.FileMode.Directory)
            chooser.setOption(QFileDialog.Option.ShowDirsOnly)
            chooser.fileSelected.connect(self.take_folder)
            chooser.open()
        else:
            self.take_folder(chosen)

    def take_folder(self, folder: str) -> None:
        """Have files asked for in this folder always; with "" in the one that was used last."""
        self._keep("always_folder", folder)
        self._show_folder()

    def _open_backups(self) -> None:
        open_place(self._backups)

    def _restyle(self) -> None:
        px = self._theme.px
        self._form.setHorizontalSpacing(px(16))
        self._form.setVerticalSpacing(px(8))
        for heading in self._headings:
            heading.setFont(self._theme.font(13, bold=True))
            heading.setContentsMargins(0, px(8), 0, 0)


def _called(code: str) -> str:
    """What a language calls itself."""
    if code == "en":
        return p_("the language", "English")
    from PySide6.QtCore import QLocale

    return QLocale(code).nativeLanguageName().capitalize()
