"""What the preferences show of spelling."""

from PySide6.QtCore import QObject, QSignalBlocker, Qt, Slot
from PySide6.QtWidgets import QWidget

from essayplanner.language import _, n_
from essayplanner.ui.controls.boxes import MessageBox
from essayplanner.ui.controls.dialog import push_button
from essayplanner.ui.controls.style_chooser import Combo
from essayplanner.ui.desk.desk import Desk
from essayplanner.ui.desk.spelling import Spelling, called
from essayplanner.ui.look.check_box import CheckBox
from essayplanner.ui.look.words import Words


class SpellingChoices(QObject):
    """Whether and in which language it is checked, why it is not, and the student's own words to be removed."""

    def __init__(self, desk: Desk, dialog: QWidget) -> None:
        super().__init__(dialog)
        self._desk, self._dialog = desk, dialog
        self._spelling = Spelling.of_program(desk.settings)
        self.on = CheckBox(_("Underline misspelt words"), desk.theme)
        self.on.toggled.connect(self._spelling.want)
        self.language = Combo(desk.theme, _("Language of your texts"), letters=18)
        self.language.activated.connect(lambda place: self._spelling.choose(self.language.itemData(place)))
        self.why_not = Words(desk.theme, size=13, inset=0)
        self.words = push_button("", self.ask)
        self._spelling.changed.connect(self._show)
        self._spelling.begin()
        self._show()

    @Slot()
    def _show(self) -> None:
        spelling = self._spelling
        with QSignalBlocker(self.on):
            self.on.setChecked(spelling.is_wanted)
        self.why_not.say(spelling.why_not)
        self.language.clear()
        for language in spelling.languages:
            self.language.addItem(called(language), language)
        self.language.setCurrentIndex(self.language.findData(spelling.language))
        self.language.setEnabled(bool(spelling.languages))
        self.language.updateGeometry()
        count = spelling.kept
        self.words.setText(n_("Remove {n} word…", "Remove {n} words…", count) if count else _("None yet"))
        self.words.setAccessibleName(_("Your own words: {what}", what=self.words.text()))
        self.words.setEnabled(bool(count))

    def ask(self) -> None:
        """Remove the student's own words, if that is meant."""
        count = self._spelling.kept
        box = MessageBox(
            _("Your own words"),
            n_("Remove the {n} word you added or ignored?", "Remove all {n} words you added or ignored?", count),
            n_("It will be underlined again.", "They will be underlined again.", count),
            self._dialog,
        )
        self.remove = box.addButton(_("Remove"), box.ButtonRole.AcceptRole)
        box.addButton(box.StandardButton.Cancel)
        box.accepted.connect(lambda: self._desk.do(self._spelling.clear))
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.open()
