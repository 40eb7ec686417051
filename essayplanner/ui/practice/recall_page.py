"""Recall: the cards of an outline, each hidden until it is asked for, gone through by keys."""

from collections.abc import Callable, Sequence
from random import shuffle

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from essayplanner.coach.recalling import Recall, begin, prompts
from essayplanner.domain.changes import ChangeSet, Table
from essayplanner.domain.plan import Plan
from essayplanner.language import _, sentences
from essayplanner.ui.desk.afterwards import AfterPicture
from essayplanner.ui.desk.desk import Desk
from essayplanner.ui.practice.recall_kept import keep_missed, missed_before
from essayplanner.ui.practice.recall_sheet import RecallSheet
from essayplanner.ui.practice.recall_words import progress, told_hidden, told_shown

#: The deeds, by their keys.
_KEYS: dict[int, str] = {
    Qt.Key.Key_Space: "show",
    Qt.Key.Key_Return: "show",
    Qt.Key.Key_Enter: "show",
    Qt.Key.Key_H: "hint",
    Qt.Key.Key_1: "knew",
    Qt.Key.Key_Right: "knew",
    Qt.Key.Key_2: "missed",
    Qt.Key.Key_Left: "missed",
    Qt.Key.Key_M: "mix",
    Qt.Key.Key_Backspace: "back",
    Qt.Key.Key_Escape: "leave",
}
#: What makes the plan another, and what is on its cards.
_ASKED_OF: tuple[Table, ...] = ("placement", "card", "section", "outline", "citation", "source", "link")


class RecallPage(RecallSheet):
    """Stands in the place of the outline that it is of. `left` says that the student is done with it, `place_wanted`
    brings the card and the placement that he wants to look at, `gone` that the outline is not there any more."""

    left = Signal()
    gone = Signal()
    place_wanted = Signal(int, int)

    def __init__(
        self, desk: Desk, plan: Callable[[], Plan | None], mix: Callable[[list[str]], object] = shuffle
    ) -> None:
        """`plan` reads the outline as it is now, None where there is none; `mix` puts cards into another order."""
        super().__init__(desk)
        self._read_plan, self._mix = plan, mix
        self.plan = plan() or Plan()
        self.prompts = prompts(self.plan)
        #: How it stood before each answer, the last one last.
        self._answers: list[Recall] = []
        self.asking.card.clicked.connect(lambda: self.do("show"))
        self.bar.wanted.connect(self.do)
        self.end.place_wanted.connect(self.place_wanted)
        self._deeds: dict[str, Callable[[], object]] = {
            "show": self._show_it,
            "hint": self._hint,
            "knew": lambda: self._answer(knew=True),
            "missed": lambda: self._answer(knew=False),
            "mix": self._turn_order,
            "back": self.take_back,
            "leave": self._leave,
            "done": self.left.emit,
            "these": lambda: self.begin(self._missed()),
            "all": lambda: self.begin(tuple(self.prompts)),
        }
        self._reading = AfterPicture(self, self._read)
        self.destroyed.connect(desk.book.subscribe(self._follow))
        self.begin(tuple(self.prompts))

    # What is asked

    def begin(self, order: Sequence[str]) -> None:
        """Go through these cards, those first that were missed last time."""
        self._before = missed_before(self.desk.settings, self.desk.book.uid, self.plan.uid)
        self.recall = begin(order, self._before)
        self._order, self.is_mixed = self.recall.waiting, False
        self._answers.clear()
        self._ask()

    def _ask(self) -> None:
        """Ask the next card, where there is one."""
        self.is_hinted = False
        if self.recall.asked:
            self.turn(self.asking, self.asking.card)
            self._show()
        else:
            self._list()

    def _show(self) -> None:
        """Show what is asked as it is now, and say it."""
        prompt, recall = self.prompts[self.recall.asked], self.recall
        hinted, was_missed = self.is_hinted, recall.asked in self._before
        self.asking.show_prompt(self.plan, prompt, shown=recall.is_shown, hinted=hinted, was_missed=was_missed)
        self.progress.setText(progress(recall))
        ready = {"knew", "missed"} if recall.is_shown else {"show"} if hinted else {"show", "hint"}
        self.bar.show_asking(ready | {"mix"} | ({"back"} if self._answers else set()), mixed=self.is_mixed)
        said = told_shown(self.plan, prompt) if recall.is_shown else told_hidden(self.plan, prompt, recall)
        self.asking.card.setAccessibleName(said)
        self.tell(self.asking.card.hint.text() if hinted and not recall.is_shown else said)

    def _list(self) -> None:
        """End with what was missed."""
        missed = self._missed()
        coming = self.recall.marked(self._before) if missed else self.recall.known
        self.end.show_missed(self.plan, [self.prompts[uid] for uid in missed], self._before, len(coming))
        self.progress.setText("")
        self.bar.show_ended(missed=bool(missed))
        self.turn(self.ended, self.end.rows[0] if self.end.rows else self.bar.buttons["done"])
        self.tell(sentences((self.end.heading.text(), self.end.remark.text())))
        self.desk.settings.save()

    def _missed(self) -> tuple[str, ...]:
        """What was missed, in reading order."""
        return tuple(uid for uid in self.prompts if uid in self.recall.missed)

    # What a hand does

    @Slot(str)
    def do(self, name: str) -> None:
        """Do what the bar calls by that name, where it can be done now."""
        if name == "leave" or self.bar.buttons[name].isEnabled():
            if not self.is_over and self.bar.isAncestorOf(QApplication.focusWidget() or self):
                self.asking.card.setFocus()  # Qt would give it to the next button when this one goes off
            self._deeds[name]()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Does what the keys stand for, once for each time that they are pressed."""
        name = _KEYS.get(event.key(), "")
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if not name or held or (self.is_over and name != "leave"):
            super().keyPressEvent(event)
        elif not event.isAutoRepeat():
            self.do(name)

    def _show_it(self) -> None:
        self.recall = self.recall.shown()
        self._show()

    def _hint(self) -> None:
        self.is_hinted = True
        self._show()

    def _answer(self, *, knew: bool) -> None:
        self._answers.append(self.recall)
        self.recall = self.recall.answered(knew=knew)
        self._keep()
        self._ask()

    def can_take_back(self) -> bool:
        """Whether a card was answered, and others still are."""
        return bool(self._answers) and not self.is_over

    def take_back(self) -> None:
        """Take the last answer back: its card is shown again."""
        self.recall = self._answers.pop()
        self._keep()
        self._ask()

    def _turn_order(self) -> None:
        self.is_mixed = not self.is_mixed
        order = list(self._order)
        if self.is_mixed:
            self._mix(order)
        self.recall = self.recall.in_order(order)
        self._show()
        self.desk.announcer.say(self, _("Mixed order.") if self.is_mixed else _("In reading order."))

    def _leave(self) -> None:
        """End with what was missed, where that is not listed already."""
        if self.is_over or not self.recall.missed:
            self.left.emit()
        else:
            self._list()

    def _keep(self) -> None:
        marked = self.recall.marked(self._before)
        keep_missed(self.desk.settings, self.desk.book.uid, self.plan.uid, marked)

    # What changes meanwhile

    @Slot(object)
    def _follow(self, changed: ChangeSet) -> None:
        if changed.touches(*_ASKED_OF):
            self._reading.begin()

    def _read(self) -> None:
        """Ask no more of what is not there any more, and show the rest as it is now."""
        plan, asked = self._read_plan(), self.recall.asked
        if plan is None:
            self.gone.emit()
            return
        self.plan = plan
        self.prompts = prompts(self.plan)
        self.recall = self.recall.among(self.prompts)
        self._answers = [each.among(self.prompts) for each in self._answers]
        if self.is_over:
            self._list()
        elif self.recall.asked == asked:
            self._show()
        else:
            self._ask()
