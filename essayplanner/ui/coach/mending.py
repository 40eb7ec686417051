"""What is done about a finding: it is mended, set aside, or not asked any more."""

from collections.abc import Callable

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QWidget

from essayplanner.coach.findings import Finding, How, Mend
from essayplanner.coach.looking import Aside
from essayplanner.coach.registry import BY_KEY
from essayplanner.domain.text import shorten
from essayplanner.language import _, p_
from essayplanner.notebook import coaching
from essayplanner.notebook.items import Item
from essayplanner.ui.coach.looking import Seen
from essayplanner.ui.controls.asking import Asking
from essayplanner.ui.controls.texts import LineField
from essayplanner.ui.desk.desk import Desk
from essayplanner.work import coaching as work


class Mending:
    """Does it for a pane; `lead` goes where the student mends something himself."""

    def __init__(self, desk: Desk, at: QWidget, lead: Callable[[Mend], object]) -> None:
        self._desk, self._at, self._lead = desk, at, lead
        self.asked: Asking | None = None

    def mend(self, seen: Seen, help: Mend) -> None:
        """Do what a mend does, as one step, or lead there; what is gone meanwhile is told."""
        book, outline_id = self._desk.book, seen.plan.id
        book.settle()
        if help.how not in (How.PLACE, How.REMOVE):
            if self._desk.do(lambda: work.refuse_gone(book, outline_id, help)):
                self._lead(help)
            return
        card = seen.plan.cards.get(help.card_id)
        title = shorten(card.title, 60) if card else ""
        said = _("Placed “{card}”.", card=title) if help.how is How.PLACE else _("Removed it from the outline.")
        made = self._desk.do(lambda: (work.mend(book, outline_id, help),), said, at=self._at, undo=True)
        if made and made[0]:
            self._desk.selection.choose(help.card_id, Item("placement", made[0]))

    def ask_aside(self, seen: Seen, finding: Finding, at: QPoint) -> None:
        """Ask why a finding is not to be asked here, near a point of the screen; then it is set aside, as a step."""
        reason = LineField(p_("of what is set aside", "Reason"), _("Because…"))
        reason.setProperty("quiet", False)
        said = _("Why not here? It comes back when what it rests on changes.")
        self.asked = Asking(
            self._at.window(),
            self._desk.theme,
            said,
            [reason],
            _("Not here"),
            lambda: self._set_aside(seen, finding, reason.text()),
        )
        self.asked.open(at)

    def _set_aside(self, seen: Seen, finding: Finding, reason: str) -> object:
        book = self._desk.book
        said = _("Set aside: {title}.", title=finding.title)
        return self._desk.do(lambda: work.set_aside(book, seen.plan.id, finding, reason), said, at=self._at, undo=True)

    def take_up(self, aside: Aside) -> None:
        """Have a finding that was set aside asked again."""
        book, title = self._desk.book, aside.finding.title
        said = _("Asked again: {title}.", title=title)
        self._desk.do(lambda: coaching.take_up(book, aside.said.id, title), said, at=self._at, undo=True)

    def turn_off(self, rule: str) -> None:
        """Ask what a rule asks no more, in any outline."""
        settings = self._desk.settings
        settings.rules_off = sorted({*settings.rules_off, rule})
        settings.save()
        asks = _(BY_KEY[rule].asks)
        said = _("No longer asked: “{question}” The preferences bring it back.", question=asks)
        self._desk.announcer.say(self._at, said)
