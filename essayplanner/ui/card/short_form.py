"""The short form of a card, with what its room takes."""

from essayplanner.domain.cards import SHORT_AT_MOST
from essayplanner.domain.changes import RowKey
from essayplanner.domain.text import clean_line
from essayplanner.language import Plural, _, n_
from essayplanner.notebook.cards import edit_card
from essayplanner.notebook.reading import CardFields
from essayplanner.ui.controls.hints import FieldHint
from essayplanner.ui.controls.texts import GrowingText
from essayplanner.ui.desk.desk import Desk
from essayplanner.ui.look.words import Labelled

_ROOM = Plural(
    "Up to {n} character, for where there is little room", "Up to {n} characters, for where there is little room"
)
_OVER = Plural(
    "{n} character over {most}. All of it is kept, but its end may be cut off where there is little room.",
    "{n} characters over {most}. All of it is kept, but its end may be cut off where there is little room.",
)


class ShortForm(Labelled):
    """The field. What is too long for it is kept, and a line says by how much: nobody counts letters while typing, and
    a word that is longer for a moment must not vanish."""

    def __init__(self, desk: Desk) -> None:
        self.text = GrowingText(_("Short form"), n_(*_ROOM, SHORT_AT_MOST), paragraph=True)
        self.bound = desk.bound(
            self.text, "short", lambda book, id, text, merge: edit_card(book, id, merge, short=text)
        )
        self.hint = FieldHint(desk.theme, self.text)
        super().__init__(desk.theme, _("Shor&t form"), self.text, self.hint)
        self.text.textChanged.connect(self._count)
        self._count()

    def show_card(self, key: RowKey, fields: CardFields, editable: bool) -> None:
        """Show the short form of a card; where it has none and none can be written, nothing."""
        self.bound.show(key, fields.short)
        self.text.set_editable(editable)
        self.setVisible(editable or bool(fields.short))

    def _count(self) -> None:
        over = len(clean_line(self.bound.text())) - SHORT_AT_MOST
        if over > 0:
            self.hint.warn(n_(*_OVER, over, most=SHORT_AT_MOST), by_hand=self.text.hasFocus())
        else:
            self.hint.advise("")
