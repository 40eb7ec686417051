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
from essayplanner.language import _, n_
from essayplanner.ui.coach.helpful_model import Helpful, HelpfulModel
from essayplanner.ui.coach.helpful_view import HelpfulView
from essayplanner.ui.coach.laying import MARK
from essayplanner.ui.coach.looking import Looking
from essayplanner.ui.coach.mending import Mending
from essayplanner.ui.coach.whom import Whom
from essayplanner.ui.controls.buttons import TitleButton
from essayplanner.ui.desk.desk import Desk
from essayplanner.ui.desk.dragging import is_dragging
from essayplanner.ui.look.mirroring import set_margins
from essayplanner.ui.look.theme import LARGE
from essayplanner.ui.look.words import Words

#: Milliseconds until it is seen again whether a drag is over.
_LATER = 100


class HelpingPanel(QWidget):
    """What helps the place that is pointed to, of a finding; else what is chosen in the outline, once that is still.
    While a hand or the pointer is in the list, or a drag is on, it stays.

    `shown` brings the id of a card that is to be seen, `left` says that Escape was pressed, `folded` that it needs
    another `share` of the room. Where text is large it is one line that opens.
    """

    shown = Signal(int)
    left = Signal()
    folded = Signal()

    def __init__(self, desk: Desk, looking: Looking, mending: Mending) -> None:
        super().__init__()
        self.desk, self._looking, self._mending = desk, looking, mending
        self.model = HelpfulModel(desk.book)
        self.model.setParent(self)
        self.view = HelpfulView(self.model, desk.theme)
        self.heading = Words(desk.theme, _("Cards that would help"), size=12, bold=True, inset=0)
        self.fold = TitleButton(desk.theme, self._turn)
        self._is_open = self._is_placing = False
        self.whom, self.none = Whom(desk.theme), Words(desk.theme, inset=0)
        self._known: tuple[Plan, Cards] = (Plan(), Cards())
        #: What is helped: the ids of a placement and of a section.
        self._at = (0, 0)
        self._layout = QVBoxLayout(self)
        self._above = QVBoxLayout()
        self._layout.addLayout(self._above)
        for line in (self.heading, self.fold, self.whom, self.none):
            self._above.addWidget(line)
        self._layout.addWidget(self.view)
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._catch_up)
        self.view.let_go.connect(self.follow)
        self.view.placed.connect(self._place)
        self.view.shown.connect(lambda row: self.shown.emit(row.card.id))
        self.view.left.connect(self.left)
        self.view.menu_wanted.connect(self._offer)
        looking.looked.connect(self.follow)
        desk.selection.changed.connect(self.follow)
        desk.selection.pointed_changed.connect(self.follow)
        desk.theme.changed.connect(self._restyle)
        self._restyle()

    def _restyle(self) -> None:
        px = self.desk.theme.px
        set_margins(self._layout, px(8), px(8), 0, px(4))
        set_margins(self._above, px(MARK), 0, px(24), 0)
        for layout in (self._layout, self._above):
            layout.setSpacing(px(4))
        self.whom.setFont(self.desk.theme.font(12))
        self.follow()
        self.folded.emit()

    @property
    def is_large(self) -> bool:
        """Whether it is folded, or can be."""
        return self.desk.theme.scale >= LARGE

    @property
    def share(self) -> float:
        """The share of a pane that it may have."""
        return 0.6 if self.is_large and self._is_open else 1 / 3

    def _turn(self) -> None:
        self._is_open = not self._is_open
        self._arrange()
        self.folded.emit()

    @Slot()
    def follow(self) -> None:
        """Show what helps now, once what is done is over."""
        if self.isVisible():
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

    @property
    def has_hand(self) -> bool:
        """Whether the keys go to it."""
        return self.view.hasFocus() or self.fold.hasFocus()

    @property
    def _is_held(self) -> bool:
        """Whether nothing in it may change: but what the hand there did itself is followed."""
        is_under = self.view.isVisible() and self.view.viewport().underMouse()
        return not self._is_placing and bool(self.model.rows) and (self.has_hand or is_under or is_dragging())

    def _catch_up(self) -> None:
        if not self._is_held:
            self._show()
        elif is_dragging():
            QTimer.singleShot(_LATER, self, self.follow)

    def _chosen(self) -> tuple[int, int]:
        """The ids of the placement and of the section that are to be helped, of which one is 0."""
        selection = self.desk.selection
        item, pointed = selection.item, selection.pointed
        if pointed and item not in pointed.items:
            item = pointed.items[0]
        if item and item.what == "placement":
            return item.id, 0
        return 0, item.id if item and item.what == "section" else selection.section_of_keys()

    def _show(self) -> None:
        plan, (placement_id, section_id) = self._looking.seen.plan, self._chosen()
        is_other, self._at = self._at != (placement_id, section_id), (placement_id, section_id)
        self._is_placing = self._is_placing and plan is self._known[0]
        whom = helped(plan, placement_id=placement_id, section_id=section_id)
        found = suggested(plan, self._cards(plan), placement_id=placement_id, section_id=section_id) if whom else ()
        self.model.show([Helpful(plan.cards[each.card_id], each) for each in found])
        of = plan.card(whom) if isinstance(whom, PlanPlaced) else whom
        title = of.title if of else ""
        self.whom.show_title(title, of.kind if isinstance(of, CardSeen) else None)
        nothing = _("Nothing in the library would help “{title}”.", title=shorten(title, 60))
        is_end = isinstance(whom, PlanSection) and whom.role in (Role.INTRODUCTION, Role.CONCLUSION)
        self.none.setText(nothing if whom and not is_end else _("Choose a claim or a paragraph."))
        self._arrange()
        if found and (is_other or not self.view.currentIndex().isValid()):
            self.view.setCurrentIndex(self.model.index(0))
            self.view.scrollToTop()

    def _arrange(self) -> None:
        """Have those parts seen that have something to say."""
        count, is_large = len(self.model.rows), self.is_large
        words = n_("{n} card would help", "{n} cards would help", count)
        state = _("open") if self._is_open else _("closed")
        self.fold.show_title(f"{words} {'▴' if self._is_open else '▾'}", name=f"{words}, {state}")
        self.heading.setVisible(not is_large)
        self.fold.setVisible(is_large and count > 0)
        self.none.setVisible(not count and not is_large)
        for part in (self.whom, self.view):
            part.setVisible(count > 0 and (self._is_open or not is_large))

    def _place(self, row: Helpful) -> None:
        """Place it where it would help, with the because as its note."""
        said = row.said
        help = Mend(How.PLACE, "", card_id=said.card_id, at=said.at, at_id=said.at_id, note=said.because)
        self._is_placing = True
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
