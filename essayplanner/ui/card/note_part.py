"""What the student says of a card at one place of an outline."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from essayplanner.domain.errors import NotFoundError
from essayplanner.language import _
from essayplanner.notebook.outline_rows import placement_rows
from essayplanner.notebook.outlining import edit_note
from essayplanner.ui.controls.texts import GrowingText
from essayplanner.ui.desk.desk import Desk
from essayplanner.ui.look.words import Labelled, Words


class NotePart(QWidget):
    """The note of a placement, set apart from the card's own fields."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.note = GrowingText(_("Your note here"), _("What this card does for your argument"))
        self.note.setProperty("framed", True)
        self.bound = desk.bound(self.note, "note", edit_note)
        self.here = Words(desk.theme, _("In this outline"), bold=True)
        self.line = QFrame()
        self.line.setFixedHeight(1)
        self.everywhere = Words(desk.theme, _("The card, wherever it is used"), bold=True)
        self.column = QVBoxLayout(self)
        for widget in (self.here, Labelled(desk.theme, _("Your &note here"), self.note), self.line, self.everywhere):
            self.column.addWidget(widget)
        desk.theme.changed.connect(self.restyle)
        self.restyle()

    def restyle(self) -> None:
        """Take on the fonts, colours and sizes in force."""
        theme = self.desk.theme
        self.note.setFont(theme.font(13, serif=True))
        self.line.setStyleSheet(f"background: {theme.tokens.line}; border: 0;")
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(theme.px(8))

    def show_placement(self, placement_id: int) -> None:
        """Show the note of a placement; NotFoundError where it is not there."""
        rows = placement_rows(self.desk.book, 0, placement_id)
        if not rows:
            raise NotFoundError(_("The card in the outline is no longer in this notebook"), _("nothing was changed"))
        self.bound.show(self.desk.book.key("placement", placement_id), rows[0].note)
        self.note.set_editable(not self.desk.book.read_only)

    def focus_note(self) -> None:
        """Go to the note."""
        self.note.setFocus(Qt.FocusReason.ShortcutFocusReason)
