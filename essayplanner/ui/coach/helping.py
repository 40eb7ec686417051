"""The cards that would help the claim or section that is chosen, below the findings."""

from PySide6.QtCore import QPoint, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from essayplanner.coach.findings import How, Mend
from essayplanner.coach.fitting import Cards
from essayplanner.coach.suggesting import helped, suggested
from essayplanner.domain.argument import CardSeen
from essayplanner.domain.outline import Role
from essayplanner.domain.plan import Plan, PlanPlaced, PlanSection
from essayplanner.domain.text import shorten
from essayplanner.language import _
from essayplanner.ui.coach.helpful_model import Helpful, HelpfulModel
from essayplanner.ui.coach.helpful_view import HelpfulView
from essayplanner.ui.coach.looking import Looking
from essayplanner.ui.coach.mending import Mending
from essayplanner.ui.coach.whom import Whom
from essayplanner.ui.desk.desk import Desk
from essayplanner.ui.look.mirroring import set_margins
from essayplanner.ui.look.words import Words


class HelpingPanel(QWidget):
    """What helps follows what is chosen in the outline, once that is still; while the hand is in the list it stays.

    `shown` brings the id of a card that is to be seen, `left` says that Escape was pressed.
    """

    shown = Signal(int)
    left = Signal()

    def __init__(self, desk: Desk, looking: Looking, mending: Mending) -> None:
        super().__init__()
        self.desk, self._looking, self._mending = desk, looking, mending
        self.model = HelpfulModel(desk.book)
        self.model.setParent(self)
        self.view = HelpfulView(self.model, desk.theme)
        self.heading = Words(desk.theme, _("Cards that would help"), size=11, bold=True, inset=0)
        self.whom, self.none = Whom(desk.theme), Words(desk.theme, inset=0)
        self._known: tuple[Plan, Cards] = (Plan(), Cards())
        self._layout = QVBoxLayout(self)
        self._above = QVBoxLayout()
        self._layout.addLayout(self._above)
        self._above.addWidget(self.heading)
        for line in (self.whom, self.none):
            self._above.addWidget(line)
        self._layout.addWidget(self.view)
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._show)
        self.view.placed.connect(self._place)
        self.view.shown.connect(lambda row: self.shown.emit(row.card.id))
        self.view.left.connect(self.left)
        self.view.menu_wanted.connect(self._offer)
        looking.looked.connect(self._follow)
        desk.selection.changed.connect(self._follow)
        desk.theme.changed.connect(self._restyle)
        self._restyle()

    def _restyle(self) -> None:
        px = self.desk.theme.px
        set_margins(self._layout, px(14), px(8), 0, px(4))
        set_margins(self._above, 0, 0, px(14), 0)
        for layout in (self._layout, self._above):
            layout.setSpacing(px(4))
        self.whom.setFont(self.desk.theme.font(12))

    @Slot()
    def _follow(self) -> None:
        if self.isVisible() and not self.view.hasFocus():
            self._soon.start()

    def showEvent(self, event: QShowEvent) -> None:
        """Catches up."""
        super().showEvent(event)
        self._soon.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Waits for nothing while nobody sees it."""
        super().hideEvent(event)
        self._soon.stop()

    def _cards(self, plan: Plan) -> Cards:
        """The cards of the plan made ready to be asked, once while they and their links stay as they are."""
        before, cards = self._known
        if plan.cards != before.cards or plan.links_to != before.links_to:
            cards = Cards(plan.cards, [link for links in plan.links_to.values() for link in links])
        self._known = plan, cards
        return cards

    def _show(self) -> None:
        plan, item = self._looking.seen.plan, self.desk.selection.item
        placement_id = item.id if item and item.what == "placement" else 0
        section_id = item.id if item and item.what == "section" else self.desk.selection.section_of_keys()
        section_id = 0 if placement_id else section_id
        whom = helped(plan, placement_id=placement_id, section_id=section_id)
        found = suggested(plan, self._cards(plan), placement_id=placement_id, section_id=section_id) if whom else ()
        self.model.show([Helpful(plan.cards[each.card_id], each) for each in found])
        of = plan.card(whom) if isinstance(whom, PlanPlaced) else whom
        title = of.title if of else ""
        self.whom.show_title(title, of.kind if isinstance(of, CardSeen) else None)
        nothing = _("Nothing in the library would help “{title}”.", title=shorten(title, 60))
        is_end = isinstance(whom, PlanSection) and whom.role in (Role.INTRODUCTION, Role.CONCLUSION)
        self.none.say("" if found else nothing if whom and not is_end else _("Choose a claim or a paragraph."))
        for part in (self.whom, self.view):
            part.setVisible(bool(found))
        if found and not self.view.currentIndex().isValid():
            self.view.setCurrentIndex(self.model.index(0))

    def _place(self, row: Helpful) -> None:
        """Place it where it would help, with the because as its note."""
        said = row.said
        help = Mend(How.PLACE, "", card_id=said.card_id, at=said.at, at_id=said.at_id, note=said.because)
        self._mending.mend(self._looking.seen, help)
        self._soon.start()

    def _offer(self, at: QPoint) -> None:
        row = self.model.row(self.view.indexAt(at))
        if row:
            menu = QMenu(self)
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            place = menu.addAction(_("Place it here"))
            place.setEnabled(not self.desk.book.read_only)
            place.triggered.connect(lambda _on=False: self._place(row))
            menu.addAction(_("Show the card")).triggered.connect(lambda _on=False: self.shown.emit(row.card.id))
            menu.popup(self.view.viewport().mapToGlobal(at))
