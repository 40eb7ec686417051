"""A section of the essay: its title, what it does, how many words it is to have, and the student's note."""

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtGui import QFocusEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QSpinBox, QVBoxLayout, QWidget

from essayplanner.domain.outline import Role
from essayplanner.domain.text import words_of
from essayplanner.domain.word_targets import MOST_WORDS
from essayplanner.language import Plural, _, code, form, join_facts, n_
from essayplanner.notebook.items import Item
from essayplanner.notebook.outline_rows import SectionRow, section_rows
from essayplanner.notebook.outline_tree import below, outline_of
from essayplanner.notebook.outlines import totals
from essayplanner.notebook.outlining import edit_section
from essayplanner.ui.controls.texts import BlankHint, GrowingText, be_still
from essayplanner.ui.desk.desk import Desk
from essayplanner.ui.desk.text_fields import OneLine
from essayplanner.ui.look.combo import QuietCombo
from essayplanner.ui.look.style import INSET
from essayplanner.ui.look.words import Labelled, Words

ROLES = {
    Role.INTRODUCTION: _("Introduction"),
    Role.PARAGRAPH: _("Paragraph"),
    Role.CONCLUSION: _("Conclusion"),
    Role.HEADING: _("Heading only"),
}


_WORDS = Plural("{n} word", "{n} words")


class _NumberLine(OneLine):
    """The line of a word target: a click that brings the hand selects the number, and a double click always does."""

    number_wanted = Signal()
    came = False

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Selects the number once."""
        super().mouseReleaseEvent(event)
        if self.came and not self.hasSelectedText():
            self.number_wanted.emit()
        self.came = False

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Selects the number, wherever in the line it is."""
        self.number_wanted.emit()


class WordTarget(QSpinBox):
    """A number of words, 0 for none; the wheel is the panel's.

    What is typed is always typed into the number: Qt refuses a digit in the words around it.
    """

    def __init__(self) -> None:
        super().__init__()
        self._line = _NumberLine()
        self.setLineEdit(self._line)
        self._line.number_wanted.connect(self.selectAll)
        self._line.cursorPositionChanged.connect(self._stay_in_number)
        self.setProperty("quiet", True)
        self.setProperty("framed", True)
        self.setAccessibleName(_("Word target, 0 for none"))
        self.setRange(0, MOST_WORDS)
        self.setSingleStep(10)
        self.setGroupSeparatorShown(True)
        self.setSpecialValueText(_("No target"))
        self.setLocale(QLocale(code))
        self.valueChanged.connect(self._say_words)
        self._say_words(self.value())
        self.setMinimumWidth(1)

    def _say_words(self, number: int) -> None:
        """Let the word around the number go with it."""
        before, _number, after = form(*_WORDS, number).partition("{n}")
        if (before, after) != (self.prefix(), self.suffix()):  # Qt would write anew what is being typed
            self.setPrefix(before)
            self.setSuffix(after)

    def _stay_in_number(self) -> None:
        """Keep the caret out of the words around the number; where words stand for it they are all selected."""
        line = self._line
        if line.hasSelectedText() or not self.hasFocus():
            return
        if line.text() == self.specialValueText():
            line.selectAll()
            return
        first, last = len(self.prefix()), len(line.text()) - len(self.suffix())
        if line.text().endswith(self.suffix()) and not first <= line.cursorPosition() <= last:
            line.setCursorPosition(min(max(first, line.cursorPosition()), last))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """What is typed takes the place of the number."""
        super().focusInEvent(event)
        self._line.came = event.reason() == Qt.FocusReason.MouseFocusReason

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leaves the wheel to the panel."""
        event.ignore()


class SectionForm(QWidget):
    """The form of a section."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.section: SectionRow | None = None
        self.title = GrowingText(_("Title of the section"), _("Title"), paragraph=True, drops=False)
        self.title_text = desk.bound(
            self.title, "title", lambda book, id, text, merge: edit_section(book, id, merge, title=text), needed=True
        )
        self.title_hint = BlankHint(desk.theme, self.title)
        self.role = QuietCombo(desk.theme, _("What this section does"))
        self.role.setProperty("framed", True)
        for role, name in ROLES.items():
            self.role.addItem(name, role)
        self.role.activated.connect(self._set_role)
        self.words = WordTarget()
        self.bound_words = desk.bound(
            self.words, "words", lambda book, id, text, merge: edit_section(book, id, merge, words=int(text))
        )
        self.note = GrowingText(_("Your note"), _("What this part of the essay should say"))
        self.note.setProperty("framed", True)
        self.note_text = desk.bound(
            self.note, "note", lambda book, id, text, merge: edit_section(book, id, merge, note=text)
        )
        self.summary = Words(desk.theme, size=12)
        self.whole = Words(desk.theme, size=12)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        for widget in (
            Labelled(desk.theme, _("Section"), self.title, self.title_hint),
            Labelled(desk.theme, _("Ro&le"), self.role),
            Labelled(desk.theme, _("&Word target"), self.words),
            Labelled(desk.theme, _("Your &note"), self.note),
            Labelled(desk.theme, _("So far"), self.summary, self.whole),
        ):
            self.column.addWidget(widget)
        desk.theme.changed.connect(self.restyle)
        self.restyle()

    def restyle(self) -> None:
        """Take on the fonts and sizes in force."""
        theme = self.desk.theme
        self.column.setSpacing(theme.px(12))
        self.title.setFont(theme.font(15, bold=True))
        self.note.setFont(theme.font(13, serif=True))
        self.words.lineEdit().setTextMargins(theme.px(INSET) - 2, 0, 0, 0)

    def show_section(self, section_id: int) -> None:
        """Show a section as it is in the notebook; NotFoundError where it is not there."""
        book, item = self.desk.book, Item("section", section_id)
        outline_id = outline_of(book, item)
        section = section_rows(book, outline_id, section_id)[0]
        self.section = section
        key = book.key("section", section_id)
        self.title_text.show(key, section.title)
        self.note_text.show(key, section.note)
        self.bound_words.show(key, str(section.words))
        self.role.setCurrentIndex(list(ROLES).index(Role(section.role)))
        editable = not book.read_only
        self.title.set_editable(editable)
        self.note.set_editable(editable)
        self.role.setEnabled(editable)
        self.words.setReadOnly(not editable)
        be_still(self.words, not editable)
        sections, placements = below(book, [item])
        parts = [
            n_("{n} card", "{n} cards", len(placements)) if placements else _("No cards yet"),
            n_("{n} word in your note", "{n} words in your note", words_of(section.note)),
        ]
        if sections:
            parts.insert(0, n_("{n} section below", "{n} sections below", len(sections)))
        self.summary.setText(join_facts(parts))
        essay = totals(book, outline_id)
        planned = (
            n_(
                "Whole essay: {planned} of {n} word planned",
                "Whole essay: {planned} of {n} words planned",
                essay.target,
                planned=essay.planned,
            )
            if essay.target
            else n_("Whole essay: {n} word planned", "Whole essay: {n} words planned", essay.planned)
        )
        self.whole.setText(join_facts((planned, n_("{n} card", "{n} cards", essay.cards))))
        said = _("A section needs a title. Until you type one, it stays “{title}”.", title=section.title)
        self.title_hint.show_for(said)

    def _set_role(self) -> None:
        if self.section:
            id, role = self.section.id, Role(self.role.currentData())
            self.desk.do(lambda: edit_section(self.desk.book, id, role=role))

    def focus_title(self) -> None:
        """Go to the title, all of it selected."""
        self.title.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.title.selectAll()

    def focus_note(self) -> None:
        """Go to the note."""
        self.note.setFocus(Qt.FocusReason.ShortcutFocusReason)
