"""One question that would break a claim, and the student's answer to it: a note, a card, or why it is set aside."""

from functools import partial
from typing import Protocol

from PySide6.QtCore import QPoint, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from essayplanner.domain.cards import Relation
from essayplanner.domain.critical_questions import Question
from essayplanner.language import N_, _
from essayplanner.notebook import coaching
from essayplanner.notebook.answering import Asked, answer_with
from essayplanner.notebook.reading import CardFields, find_card
from essayplanner.ui.card.links import GO
from essayplanner.ui.controls.asking import Asking
from essayplanner.ui.controls.buttons import Cross, TitleButton, quiet_button
from essayplanner.ui.controls.picker import CardPicker
from essayplanner.ui.controls.rows import Row
from essayplanner.ui.controls.texts import GrowingText, LineField
from essayplanner.ui.desk.desk import Desk
from essayplanner.ui.desk.drafts import Save
from essayplanner.ui.look.combo import QuietCombo
from essayplanner.ui.look.fields import FlowLayout
from essayplanner.ui.look.plain import give_tip
from essayplanner.ui.look.words import Words

#: What a card may do besides answering.
_DOES: tuple[tuple[Relation | None, str], ...] = (
    (None, N_("Only answers")),
    (Relation.SUPPORTS, N_("Answers, and supports the claim")),
    (Relation.CHALLENGES, N_("Answers, and challenges the claim")),
    (Relation.QUALIFIES, N_("Answers, and qualifies the claim")),
)


_NO_QUESTION = Asked(Question("", "", ""))


def _saving(key: str) -> Save:
    """What saves a note as the answer to that question, whichever the row shows by then."""
    return lambda book, id, text, merge: coaching.reword_reply(book, id, key, text, merge)


class Claim(Protocol):
    """What the row is part of: it knows the claim that is shown."""

    @property
    def fields(self) -> CardFields | None:
        """The claim."""


class WithCard(QWidget):
    """What the card that answers does, and which one it is; Escape is `left`."""

    left = Signal()

    def __init__(self, desk: Desk, row: "QuestionRow") -> None:
        super().__init__()
        self.desk = desk
        self.does = QuietCombo(desk.theme, _("What the card does"))
        self.does.setProperty("framed", True)
        for relation, words in _DOES:
            self.does.addItem(_(words), relation)
        self.picker = CardPicker(desk, _("Card that answers: type a few letters of its title"), row.answer_with)
        self.column = QVBoxLayout(self)
        self.column.addWidget(self.does)
        self.column.addWidget(self.picker)
        desk.theme.changed.connect(self.restyle)
        self.restyle()

    def restyle(self) -> None:
        """Take on the sizes in force."""
        px = self.desk.theme.px
        self.column.setContentsMargins(0, px(4), 0, px(4))
        self.column.setSpacing(px(4))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes it."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class QuestionRow(Row[Asked]):
    """The question, and either what a good answer is made of with three ways to answer, or the answer. `rearranged`
    says that Tab must go another way."""

    rearranged = Signal()

    def __init__(self, desk: Desk, claim: Claim) -> None:
        super().__init__()
        self.desk, self._claim, self.value = desk, claim, _NO_QUESTION
        self._card_id, self._editable, self._writes = 0, False, False
        self.asked: Asking | None = None
        self.question = Words(desk.theme, size=13, color="ink")
        self.hint = Words(desk.theme, size=12)
        self.cross = Cross(desk.theme, self.take_back)
        give_tip(self.cross, _("Take this answer back"))
        self.card = TitleButton(desk.theme, self.go)
        self.note = GrowingText(_("Your answer"), _("Your answer"))
        self.bound = desk.bound(self.note, "reply", _saving(""), needed=True)
        self.note.left.connect(self._left)
        self.write = quiet_button(_("Answer…"), "", self.begin_note)
        self.with_card = quiet_button(_("With a card…"), "", self.open_picker)
        self.not_here = quiet_button(_("Not here…"), "", self.ask_why_not)
        self.not_here.setProperty("faint", True)
        #: What asks for a card, made when it is first asked for.
        self.choosing: WithCard | None = None
        self.ways = QWidget()
        ways = FlowLayout(self.ways, 0)
        self.column = QVBoxLayout(self)
        self.column.setSpacing(0)
        head = QHBoxLayout()
        self.column.addLayout(head)
        head.setContentsMargins(0, 0, 0, 0)
        head.addWidget(self.question, 1)
        head.addWidget(self.cross, 0, Qt.AlignmentFlag.AlignTop)
        for part in (self.hint, self.card, self.note, self.ways):
            self.column.addWidget(part)
        for way in (self.write, self.with_card, self.not_here):
            ways.addWidget(way)
        desk.theme.changed.connect(self.restyle)
        self.restyle()

    def restyle(self) -> None:
        """Take on the fonts and sizes in force."""
        theme = self.desk.theme
        self.note.setFont(theme.font(13, serif=True))
        self.column.setContentsMargins(0, theme.px(4), 0, theme.px(6))

    def bind(self, value: Asked, editable: bool) -> None:
        """Show a question about the claim."""
        claim, question = self._claim.fields, value.question
        assert claim is not None
        if (claim.id, question.key) != (self._card_id, self.value.question.key) or not editable:
            self._writes = False
            self._close_picker()
        self._card_id, self.value, self._editable = claim.id, value, editable
        words = question.words
        self.question.setText(words)
        self.cross.setAccessibleName(_("Take back the answer to “{question}”", question=words))
        self.write.setAccessibleName(_("Answer “{question}” in your own words", question=words))
        self.with_card.setAccessibleName(_("Answer “{question}” with a card", question=words))
        self.not_here.setAccessibleName(_("Set “{question}” aside, with a reason", question=words))
        for way in (self.write, self.with_card, self.not_here):
            way.setAccessibleDescription(question.hint)
        self._show_answer(claim)

    def _show_answer(self, claim: CardFields) -> None:
        value, words = self.value, self.value.question.words
        reply, answer = value.reply, value.answer
        if answer:
            self.card.show_title(answer.title, answer.kind, _(GO[answer.kind], title=answer.title))
        if reply and reply.is_aside:
            name, hint = _("Why “{question}” is set aside", question=words), _("Why it does not matter here")
        elif answer:
            name, hint = _("How the card answers “{question}”", question=words), _("How it answers")
        else:
            name, hint = _("Your answer to “{question}”", question=words), _("Your answer")
        self.note.setAccessibleName(name)
        self.note.setAccessibleDescription(value.question.hint)
        self.note.setPlaceholderText(hint)
        self.note.set_editable(self._editable)
        self.bound.needed = not answer
        key = value.question.key
        self.bound.show(
            self.desk.book.key("card", claim.id),
            reply.note if reply else "",
            f"reply {key}",
            _saving(key),
        )
        self._show_parts()

    def _show_parts(self) -> None:
        """Show what belongs to the state of the answer; while the first note is typed nothing moves under the hands."""
        reply = self.value.reply
        writes = self._writes and self._editable
        if reply and reply.is_aside:
            self.hint.say(_("Set aside:"))
        else:
            self.hint.say("" if reply and not writes else self.value.question.hint)
        self.card.setVisible(self.value.answer is not None)
        self.note.setVisible(writes or bool(reply and (reply.note or self._editable)))
        self.cross.setVisible(bool(reply) and self._editable and not writes)
        self.ways.setVisible(self._editable and not (reply or writes))

    def entry(self) -> QWidget:
        """The first way to answer, or the answer."""
        if not self.value.reply and not self._writes and self._editable:
            return self.write
        return self.card if self.value.answer else self.note

    def begin_note(self) -> None:
        """Let the answer be typed."""
        self._writes = True
        self._close_picker()
        self._show_parts()
        self.note.setFocus(Qt.FocusReason.OtherFocusReason)

    def _left(self) -> None:
        """Where nothing was typed, the question is as open as before."""
        if self._writes:
            self._writes = False
            self._show_parts()

    def open_picker(self) -> None:
        """Ask for the card that answers."""
        if self.choosing is None:
            self.choosing = WithCard(self.desk, self)
            self.choosing.hide()
            self.choosing.left.connect(partial(self._close_picker, back=True))
            self.column.addWidget(self.choosing)
            self.rearranged.emit()
        if self.choosing.isHidden():
            self.choosing.does.setCurrentIndex(0)
        self.choosing.picker.setAccessibleDescription(self.value.question.hint)
        self.choosing.picker.open_for(self._card_id)
        self.choosing.show()
        self.choosing.picker.setFocus(Qt.FocusReason.OtherFocusReason)

    def _close_picker(self, *, back: bool = False) -> None:
        if self.choosing:
            if back:
                self.with_card.setFocus(Qt.FocusReason.OtherFocusReason)
            self.choosing.hide()

    def answer_with(self, uid: str) -> None:
        """Answer with the card that was picked, and link it where the student said what it does."""
        assert self.choosing is not None
        book, claim, key, relation = self.desk.book, self._card_id, self.value.question.key, None
        if chosen := self.choosing.does.currentData():
            relation = Relation(chosen)
        said = _("Answered, and linked.") if relation else _("Answered.")
        if self.desk.do(lambda: answer_with(book, claim, key, find_card(book, uid), relation), said, at=self):
            self._close_picker()
            self.entry().setFocus(Qt.FocusReason.OtherFocusReason)

    def ask_why_not(self) -> None:
        """Ask why the question does not matter here, and set it aside; a second click asks no second time."""
        if self.asked:
            self.asked.open(self._under_ways())
            return
        book, claim, key = self.desk.book, self._card_id, self.value.question.key
        why = LineField(_("Reason"), _("Why it does not matter here"))

        def set_aside() -> bool:
            return self.desk.do(
                lambda: coaching.reply(book, claim, key, note=why.text(), is_aside=True), _("Set aside."), at=self
            )

        asked = _("Why leave “{question}” aside?", question=self.value.question.words)
        self.asked = Asking(self.window(), self.desk.theme, asked, [why], _("Set aside"), set_aside)
        self.asked.destroyed.connect(self._asked_gone)
        self.asked.open(self._under_ways())

    def _under_ways(self) -> QPoint:
        return self.not_here.mapToGlobal(QPoint(0, self.not_here.height()))

    @Slot()
    def _asked_gone(self) -> None:
        self.asked = None

    def take_back(self) -> None:
        """Take the answer back; a card that answered stays, and its link."""
        book, claim, key = self.desk.book, self._card_id, self.value.question.key
        if self.desk.do(lambda: coaching.remove_reply(book, claim, key), _("Took the answer back."), at=self):
            self.entry().setFocus(Qt.FocusReason.OtherFocusReason)

    def go(self) -> None:
        """Turn to the card that answers."""
        if self.value.reply:
            self.desk.selection.choose(self.value.reply.answer_id)
