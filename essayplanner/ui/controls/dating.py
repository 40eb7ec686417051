"""When it happened, as the student types it, with what is made of it; and why it has no date."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from essayplanner.domain.cards import Kind
from essayplanner.domain.changes import RowKey
from essayplanner.domain.dates import parse_date, show_date
from essayplanner.domain.errors import RefusedError
from essayplanner.language import _
from essayplanner.notebook.cards import edit_card
from essayplanner.notebook.reading import CardFields
from essayplanner.ui.controls.hints import FieldHint
from essayplanner.ui.controls.texts import GrowingText, LineField
from essayplanner.ui.desk.desk import Desk
from essayplanner.ui.look.words import Labelled

HOW = _(
    "A year (1934), a month (1934-12), a day (1934-12-01), a span (1934/1938), only its end (../1929) "
    "or only its start (1934/..)."
)


class Dating(QWidget):
    """The field of the date, a line that says how it will be shown or how to write it, and the reason for none."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.kind = Kind.CLAIM
        self.when = LineField(_("When"), _("No date"))
        self.when_text = desk.bound(
            self.when, "when", lambda book, id, text, merge: edit_card(book, id, merge, when_typed=text)
        )
        self.hint = FieldHint(desk.theme, self.when)
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
        self.when.left.connect(self._left)
        self.undated.left.connect(self.update_hint)

    def show_card(self, key: RowKey, fields: CardFields, editable: bool) -> None:
        """Show the date of a card."""
        self.kind = fields.kind
        self.when.set_editable(editable)
        self.undated.set_editable(editable)
        self.when_text.show(key, fields.when)
        self.undated_text.show(key, fields.undated)
        self.update_hint()

    def _left(self) -> None:
        self.update_hint(by_hand=True)

    def update_hint(self, *, by_hand: bool = False) -> None:
        """Say what the date will be shown as, or how to write one; while it is typed, without reproach."""
        typed = self.when.text().strip()
        typing = self.when.hasFocus()
        try:
            parse_date(typed)
            shown = show_date(typed)
            words, wrong = shown if shown != typed else "", ""
        except RefusedError as error:
            words, wrong = (HOW, "") if typing else ("", str(error))
        if wrong:
            self.hint.warn(wrong, by_hand=by_hand)
        else:
            self.hint.advise(words or (HOW if typing and not typed else ""))
        blank = self.kind is Kind.EVIDENCE and not typed
        if not self.undated.hasFocus():
            self.why.setVisible(blank)
