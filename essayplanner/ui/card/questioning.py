"""What kind of claim a claim is, and the questions that would break it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from essayplanner.domain.cards import Kind
from essayplanner.domain.claim_kinds import ClaimKind
from essayplanner.domain.critical_questions import KEYS
from essayplanner.language import N_, _, n_
from essayplanner.notebook.answering import Asked, asked_of
from essayplanner.notebook.cards import edit_card
from essayplanner.notebook.reading import CardFields
from essayplanner.ui.card.question_row import QuestionRow
from essayplanner.ui.controls.buttons import quiet_button
from essayplanner.ui.controls.rows import Rows
from essayplanner.ui.desk.desk import Desk
from essayplanner.ui.look.combo import QuietCombo
from essayplanner.ui.look.words import Labelled

_KINDS = {
    ClaimKind.CAUSE: N_("Cause"),
    ClaimKind.CONSEQUENCE: N_("Consequence"),
    ClaimKind.COMPARISON: N_("Comparison"),
    ClaimKind.CHANGE: N_("Change and continuity"),
    ClaimKind.SIGNIFICANCE: N_("Significance"),
    ClaimKind.AUTHORITY: N_("Authority"),
    ClaimKind.EXAMPLE: N_("Example"),
    ClaimKind.MOTIVE: N_("Motive"),
}


class Questioning(QWidget):
    """A choice of kinds; below it, where one is chosen, a line that opens and closes its questions. They open when a
    kind is chosen, and stay open or closed from card to card. `rearranged` says that Tab must go another way."""

    rearranged = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.fields: CardFields | None = None
        self._asked: list[Asked] = []
        self._is_open = self._editable = False
        self.kind = QuietCombo(desk.theme, _("What kind of claim it is"))
        self.kind.addItem(_("Not said"), "")
        for kind, words in _KINDS.items():
            self.kind.addItem(_(words), kind.value)
        self.kind.activated.connect(self._chosen)
        self.fold = quiet_button("", "", self.turn)
        self.rows: Rows[Asked] = Rows(desk.saving, lambda asked: KEYS.index(asked.question.key), self._row, self.fold)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(Labelled(desk.theme, _("What &kind of claim?"), self.kind))
        column.addWidget(self.fold)
        column.addWidget(self.rows)

    def _row(self) -> QuestionRow:
        row = QuestionRow(self.desk, self)
        row.rearranged.connect(self.rearranged)
        return row

    def show_card(self, fields: CardFields, editable: bool) -> None:
        """Show what kind of claim a card is, with its questions; nothing of what is no claim."""
        self.fields, self._editable = fields, editable
        is_claim = fields.kind is Kind.CLAIM
        self._asked = asked_of(self.desk.book, fields.id) if is_claim else []
        place = max(0, self.kind.findData(fields.claim_kind))
        if place != self.kind.currentIndex():
            self.kind.setCurrentIndex(place)
        self.kind.setEnabled(editable)
        self._show_questions()
        self.setVisible(is_claim and (editable or place > 0))

    def _show_questions(self) -> None:
        left = sum(not asked.reply for asked in self._asked)
        if self._is_open:
            words, name = _("Hide its questions"), _("Hide the questions that would break this claim")
        elif left:
            words = n_("{n} question is still open", "{n} questions are still open", left)
            name = _("{words}: show what would break this claim", words=words)
        else:
            words = _("All its questions are answered")
            name = _("{words}: show what would break this claim", words=words)
        self.fold.setText(words)
        self.fold.setAccessibleName(name)
        self.fold.setVisible(bool(self._asked))
        if self.rows.show_values(self._asked if self._is_open else (), self._editable):
            self.rearranged.emit()

    def _chosen(self) -> None:
        kind = self.kind.currentData()
        if self.fields and kind != self.fields.claim_kind:
            id, self._is_open = self.fields.id, True
            self.desk.do(lambda: edit_card(self.desk.book, id, claim_kind=ClaimKind(kind) if kind else None))

    def turn(self) -> None:
        """Open the questions, or close them."""
        self._is_open = not self._is_open
        self._show_questions()

    def field_of(self, key: str = "") -> QWidget:
        """Open the questions, and give what takes the focus for the one of that key, or for the first that is open;
        where nothing is asked, the kind."""
        self._is_open = True
        self._show_questions()
        left = [asked.question.key for asked in self._asked if not asked.reply]
        rows = [row for row in self.rows.rows.values() if isinstance(row, QuestionRow)]
        wanted = key or next(iter(left), "")
        found = next((row for row in rows if row.value.question.key == wanted), next(iter(rows), None))
        return found.entry() if found else self.kind
