"""When it happened, as the student types it, with what is made of it; and why it has no date."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from essayplanner.domain.cards import Kind
from essayplanner.domain.changes import RowKey
from essayplanner.domain.dates import show_date, show_extent, shown_or_typed
from essayplanner.domain.edtf import When
from essayplanner.domain.text import shorten
from essayplanner.language import _
from essayplanner.notebook.cards import edit_card
from essayplanner.notebook.reading import CardFields
from essayplanner.ui.controls.hints import FieldHint
from essayplanner.ui.controls.texts import GrowingText, LineField
from essayplanner.ui.desk.desk import Desk
from essayplanner.ui.look.words import Labelled

HOW = _("For example 1934, Dec 1934, 1 Dec 1934, 1936–38, c. 1935, before 1917, early 1953, 1920s or 44 BC.")


class Dating(QWidget):
    """The field of the date, a line that says how it was understood or how to write it, and the reason for none."""

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
        self.when_text.show(key, shown_or_typed(fields.when))
        self.undated_text.show(key, fields.undated)
        self.update_hint()

    def _left(self) -> None:
        self.update_hint(by_hand=True)

    def update_hint(self, *, by_hand: bool = False) -> None:
        """Say how what is typed was understood, or how to write a date; while it is typed, without reproach."""
        from essayplanner.domain.typed_dates import understood

        typed = self.when.text().strip()
        when, typing = understood(typed), self.when.hasFocus()
        if typing and when and self.when.isModified():
            self.hint.advise(understood_as(when), by_hand=True)
        elif typed and not when and not typing:
            self.hint.warn(_not_understood(typed), by_hand=by_hand)
        else:
            self.hint.advise(how_to_write(typed) if typing and not when else "")
        blank = self.kind is Kind.EVIDENCE and not typed
        if not self.undated.hasFocus():
            self.why.setVisible(blank)


def how_to_write(typed: str) -> str:
    """How to write a date, or what may be meant by one that is typed, to stand below its field."""
    if two := _two_meanings(typed):
        return _("This may be {first} or {second}. Write which you mean.", first=two[0], second=two[1])
    if span := _turned_round(typed):
        return _("This ends before it begins. Write {dates} if you mean that.", dates=span)
    return HOW


def _not_understood(typed: str) -> str:
    date = shorten(typed, 60)
    if two := _two_meanings(typed):
        first, second = two
        return _(
            "“{date}” may be {first} or {second}. It is kept as you wrote it. Write which you mean.",
            date=date,
            first=first,
            second=second,
        )
    return _("“{date}” is not understood as a date. It is kept as you wrote it. {how}", date=date, how=HOW)


def _two_meanings(typed: str) -> tuple[str, str] | None:
    from essayplanner.domain.two_dates import two_meanings

    return two_meanings(typed)


def _turned_round(typed: str) -> str:
    from essayplanner.domain.two_dates import turned_round

    return turned_round(typed)


def understood_as(when: When) -> str:
    """How what was typed was understood, to stand below its field."""
    shown, extent = show_date(str(when)), show_extent(when)
    if extent:
        return _("Understood as {date} ({extent})", date=shown, extent=extent)
    return _("Understood as {date}", date=shown)
