"""When it happened, as the student types it, with what is made of it; and why it has no date."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from essayplanner.domain.cards import Kind
from essayplanner.domain.changes import RowKey
from essayplanner.domain.dates import parse_date, show_date
from essayplanner.domain.errors import RefusedError
from essayplanner.language import _
from essayplanner.notebook.cards import edit_card
from essayplanner.notebook.reading import CardFields
from essayplanner.ui.controls.texts import GrowingText, LineField
from essayplanner.ui.desk.desk import Desk
from essayplanner.ui.look.words import Labelled, Words

HOW = _("A year 1934, a month 1934-12, a day 1934-12-01 or a span 1934/1938.")


class Dating(QWidget):
    """The field of the date, a line that says how it will be shown or how to write it, and the reason for none."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.kind = Kind.CLAIM
        self.when = LineField(_("When"), _("No date"))
        self.when_text = desk.bound(
            self.when, "when", lambda book, id, text, merge: edit_card(book, id, merge, when_typed=text)
        )
        self.hint = Words(desk.theme, color="muted")
        self.undated = GrowingText(_("Why undated"), _("Why it has no date"), paragraph=True)
        self.undated_text = desk.bound(
            self.undated, "undated", lambda book, id, text, merge: edit_card(book, id, merge, undated=text)
        )
        self.why = Labelled(desk.theme, _("Why undated"), self.undated)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(Labelled(desk.theme, _("&When"), self.when, self.hint))
        column.addWidget(self.why)
        self.when.textChanged.connect(self.update_hint)
        self.when.left.connect(self.update_hint)
        self.undated.left.connect(self.update_hint)

    def show_card(self, key: RowKey, fields: CardFields, editable: bool) -> None:
        """Show the date of a card."""
        self.kind = fields.kind
        self.when.set_editable(editable)
        self.undated.set_editable(editable)
        self.when_text.show(key, fields.when)
        self.undated_text.show(key, fields.undated)
        self.update_hint()

    def update_hint(self) -> None:
        """Say what the date will be shown as, or how to write one; while it is typed, without reproach."""
        typed = self.when.text().strip()
        typing = self.when.hasFocus()
        try:
            parse_date(typed)
            shown = show_date(typed)
            words, color = shown if shown != typed else "", "muted"
        except RefusedError as error:
            words, color = (HOW, "muted") if typing else (str(error), "caution")
        self.hint.paint_in(color)
        self.hint.say(words or (HOW if typing and not typed else ""))
        blank = self.kind is Kind.EVIDENCE and not typed
        if not self.undated.hasFocus():
            self.why.setVisible(blank)
