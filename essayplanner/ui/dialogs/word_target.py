"""The word target of the whole essay, which may have none."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from essayplanner.domain.errors import RefusedError
from essayplanner.domain.word_targets import read_target
from essayplanner.language import _, n_, number
from essayplanner.notebook.outlines import edit_outline, outline_info
from essayplanner.ui.controls.dialog import Dialog, add_buttons, push_button
from essayplanner.ui.controls.texts import LineField
from essayplanner.ui.desk.desk import Desk
from essayplanner.ui.look.style import sheet
from essayplanner.ui.look.words import Labelled, Words


class WordTargetDialog(Dialog):
    """Asks for the words of an outline, and writes them; an empty field is no target."""

    def __init__(self, desk: Desk, outline_id: int, parent: QWidget | None = None) -> None:
        super().__init__(_("Word target of the essay"), (380, 170), parent)
        self._desk, self._outline_id = desk, outline_id
        self._now = outline_info(desk.book, outline_id).words
        theme, px = desk.theme, desk.theme.px
        self.setStyleSheet(sheet(theme))
        self.words = LineField(_("Words of the whole essay"))
        self.words.setProperty("framed", True)
        self.words.setText(number(self._now) if self._now else "")
        self.words.setAccessibleDescription(_("Leave this empty for no target."))
        self.words.selectAll()
        self.hint = Words(theme, _("Leave this empty for no target."))
        self.why_not = Words(theme, color="caution")
        self.why_not.hide()
        self.words.textChanged.connect(self._changed)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(20), px(16), px(20), px(16))
        column.setSpacing(px(6))
        column.addWidget(Labelled(theme, _("&Words of the whole essay"), self.words, self.hint, self.why_not))
        column.addStretch(1)
        self.set_button = push_button(_("Set the target"), self._set, primary=True)
        self.words.setFocus()
        add_buttons(column, [push_button(_("Cancel"), self.reject), self.set_button])

    def _changed(self) -> None:
        self.why_not.say("")

    def _set(self) -> None:
        try:
            words = read_target(self.words.text())
        except RefusedError as error:
            self.why_not.say(str(error))
            self._desk.announcer.say(self.words, str(error))
            self.words.setFocus()
            self.words.selectAll()
            return
        said = n_("The essay’s target is now {n} word.", "The essay’s target is now {n} words.", words)
        if not words:
            said = _("The essay now has no word target.")
        id, book = self._outline_id, self._desk.book
        if words == self._now or self._desk.do(lambda: edit_outline(book, id, words=words), said):
            self.accept()
