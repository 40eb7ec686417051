"""What the coach leads to: its findings by key, their places, and what the student then does himself."""

from collections.abc import Callable, Iterable
from functools import partial
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from essayplanner.coach.findings import Finding, How, Mend, Place
from essayplanner.language import _, n_
from essayplanner.notebook.items import Item
from essayplanner.ui.coach.places import item_of
from essayplanner.ui.desk.actions import EDIT, Scope, Spec, line
from essayplanner.ui.desk.screen import LIBRARY
from essayplanner.ui.desk.selection import Fitting
from essayplanner.ui.frame.parts import Parts
from essayplanner.ui.look.held_key import HeldKey

if TYPE_CHECKING:
    from essayplanner.ui.coach.panel import CoachPanel

SPECS = (
    line(EDIT),
    Spec("next_finding", EDIT, _("Ne&xt finding of the coach"), ("F8",)),
    Spec("last_finding", EDIT, _("Bac&k to the finding before"), ("Shift+F8",)),
)


class Preferences(Protocol):
    """Shows them; `rules` goes to what the coach asks."""

    def __call__(self, *, rules: bool = False) -> None: ...


class CoachCommands(QObject):
    """Goes from finding to finding, and wherever a mend leads; the tab says how many there are, and rows of the outline
    tell a screen reader what is asked of them."""

    def __init__(self, parts: Parts, preferences: Preferences, question: Callable[[], object]) -> None:
        """`question` leads to where the scheme of the outline is chosen."""
        super().__init__(parts.window)
        self.parts, self._preferences, self._question = parts, preferences, question
        #: Where the keys go, and where they went before they went to the panels at the right.
        self._now: QWidget | None = None
        self._before: QWidget | None = None
        self._is_quiet = False
        self._panel: CoachPanel | None = None
        self._held = HeldKey(self)
        parts.looking.looked.connect(self._count)
        QApplication.instance().focusChanged.connect(self._follow_hand)  # type: ignore[union-attr]

    def scope(self) -> Scope:
        """The actions, and what each does."""
        return Scope(
            SPECS,
            {"next_finding": partial(self.step, 1), "last_finding": partial(self.step, -1)},
            ready=dict.fromkeys(("next_finding", "last_finding"), lambda: self.parts.desk.selection.outline_id),
        )

    def serve(self, panel: "CoachPanel") -> None:
        """Do what a panel asks for, which was just made."""
        panel.place_wanted.connect(self._see)
        panel.led.connect(self._lead)
        panel.rules_wanted.connect(lambda: self._preferences(rules=True))
        panel.left.connect(self._give_back)
        panel.side_wanted.connect(self._show_side)
        panel.goals.question_wanted.connect(self._question)
        panel.helping.shown.connect(self._show_card)
        self._panel = panel
        panel.be_quiet(self._is_quiet)

    @Slot(bool)
    def be_quiet(self, quiet: bool) -> None:
        """Say nothing of what was found, on the tab and in the panel, or say it again."""
        self._is_quiet = quiet
        self._count()
        if self._panel:
            self._panel.be_quiet(quiet)

    @Slot()
    def _count(self) -> None:
        findings = () if self._is_quiet else self.parts.looking.seen.findings
        count = len(findings)
        title = _("Coach {n}", n=count) if count else _("Coach")
        spoken = n_("Coach, {n} finding", "Coach, {n} findings", count) if count else _("Coach")
        self.parts.tabs.rename("coach", title, spoken)
        self.parts.outline.model.show_asked(_asked(findings))

    def step(self, by: int) -> None:
        """Go to the next finding, or the last one."""
        self.parts.show_tab("coach")
        panel = self.parts.coach()
        if self._is_quiet:
            self.parts.desk.announcer.say(None, panel.waiting.text())
        else:
            panel.step(by)

    @Slot()
    def _follow_hand(self) -> None:
        now, tabs = QApplication.focusWidget(), self.parts.tabs
        if now and isValid(self.parts.window) and self.parts.window.isAncestorOf(now):
            if self._now and tabs.isAncestorOf(now) and not (isValid(self._now) and tabs.isAncestorOf(self._now)):
                self._before = self._now
            self._now = now

    def _give_back(self) -> None:
        hand = self._before
        (hand if hand and isValid(hand) and hand.isVisible() else self.parts.centre).setFocus()

    def _see(self, place: Place) -> None:
        """Choose a place where it is: on the outline, unless it is a card that stands nowhere there."""
        selection, panel = self.parts.desk.selection, self.parts.coach()
        plan = self.parts.looking.seen.plan
        item = item_of(place)
        placed = (each for part in plan.parts for each in part.placed)
        card_id = place.id if place.kind == "card" else 0
        if place.kind == "placement":
            card_id = next((each.card_id for each in placed if each.id == place.id), 0)
        if place.kind == "card" or self.parts.centre.name == "outline":
            selection.choose(card_id, item) if item or card_id else self.parts.outline.scrolled.bar.setValue(0)
            return
        selection.see(card_id, "outline", item)
        panel.view.setFocus()

    def _lead(self, help: Mend) -> None:
        self._held.begin()
        {How.WRITE: self._write, How.ASK: self._ask, How.OPEN: self._open, How.SHOW: self._show}[help.how](help)

    def _write(self, help: Mend) -> None:
        item = Item("section" if help.at == "section" else "placement", help.at_id)
        self.parts.centre.turn_to("outline")
        self.parts.outline.view.choose(item)
        self.parts.outline.view.write_note()

    def _ask(self, help: Mend) -> None:
        self.parts.centre.turn_to("outline")
        header = self.parts.outline.header
        header.write_thesis() if help.field == "thesis" else header.rename()

    def _show_card(self, card_id: int) -> None:
        self.parts.desk.selection.choose(card_id)
        self.parts.library.show_card(card_id)
        self.parts.show_tab("card")

    def _open(self, help: Mend) -> None:
        self._show_card(help.card_id)
        panel = self.parts.card
        panel.show_questions() if help.field == "questions" else panel.focus_field(help.field)

    def _show_side(self, side_id: int) -> None:
        filters = self.parts.library.filters
        self.parts.sides.unfold(LIBRARY)
        filters.take_over(filters.filter._replace(side_id=side_id))

    def _show(self, help: Mend) -> None:
        self.parts.sides.unfold(LIBRARY)
        fitting = Fitting(_("From the coach"), help.card_ids, stays=False, about="coach")
        self.parts.desk.selection.show_fitting(fitting, narrow=True)
        said = n_(
            "The library shows {n} card from the coach.",
            "The library shows {n} cards from the coach.",
            len(help.card_ids),
        )
        self.parts.desk.announcer.say(self.parts.library.view, said)


def _asked(findings: Iterable[Finding]) -> dict[Item, list[str]]:
    """The titles of findings by the rows of the outline that they are of."""
    asked: dict[Item, list[str]] = {}
    for finding in findings:
        for item in dict.fromkeys(map(item_of, finding.places)):
            if item:
                asked.setdefault(item, []).append(finding.title)
    return asked
