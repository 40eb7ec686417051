"""The sections of the plan, one below the other, and which of them cards go to by a key."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from essayplanner.domain.slots import waiting
from essayplanner.domain.text import shorten
from essayplanner.language import _, n_
from essayplanner.ui.desk import mime as drags
from essayplanner.ui.desk.desk import Desk
from essayplanner.ui.desk.selection import Fitting
from essayplanner.ui.question.draft import Draft
from essayplanner.ui.question.length import minutes_of, words_of
from essayplanner.ui.question.plan import Holds, PlanLook, PlanRow


class PlanList(QWidget):
    """Has a row for each section of the plan; `rearranged` says that rows came or went."""

    rearranged = Signal()

    def __init__(self, desk: Desk, draft: Draft) -> None:
        super().__init__()
        self.desk, self.draft = desk, draft
        self.rows: list[PlanRow] = []
        #: The section that was gone to last: the first that argues, until one is.
        self._current = 1
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)

    def follow(self) -> None:
        """Show the plan of the draft."""
        sections = self.draft.plan.sections
        while len(self.rows) < len(sections):
            self._add_row()
        for place, row in enumerate(self.rows):
            if place < len(sections):
                row.show_look(self._look(place))
            row.setVisible(place < len(sections))

    def _look(self, place: int) -> PlanLook:
        draft, section = self.draft, self.draft.plan.sections[place]
        there = [card for id in draft.filled.held(place) if (card := draft.seen.get(id))]
        return PlanLook(
            str(place + 1),
            draft.filled.title(place),
            words_of(section.words) or minutes_of(section.minutes),
            len(section.cards),
            waiting(section.slots, [card.kind for card in there], noted=False),
            section.hint,
            tuple(Holds(card.id, card.title, card.kind) for card in there),
        )

    def _add_row(self) -> None:
        place, row = len(self.rows), PlanRow(self.desk.theme, self._carried)
        row.retitled.connect(partial(self.draft.filled.retitle, place))
        row.cards_dropped.connect(partial(self._hold, place))
        row.taken_out.connect(partial(self.draft.filled.let_go, place))
        row.fitting_wanted.connect(partial(self._show_fitting, place))
        row.entered.connect(partial(self._enter, place))
        self.rows.append(row)
        self._column.addWidget(row)

    def _carried(self, mime: object) -> list[int]:
        return drags.dragged_cards(self.desk.book, mime)  # type: ignore[arg-type]

    def _enter(self, place: int) -> None:
        self._current = place

    def hold(self, card_ids: list[int]) -> None:
        """Have the section that was gone to last hold cards."""
        sections = len(self.draft.plan.sections)
        if card_ids and sections:
            self._hold(min(self._current, sections - 1), card_ids)
        else:
            self.desk.announcer.ask(
                self, _("Select a card in the library first.") if sections else _("Choose a shape first.")
            )

    def _hold(self, place: int, card_ids: list[int]) -> None:
        self.draft.filled.hold(place, card_ids)
        count, title = len(self.draft.filled.held(place)), self.draft.filled.title(place)
        said = n_("“{title}” will hold {n} card.", "“{title}” will hold {n} cards.", count, title=title)
        self.desk.announcer.say(self, said)

    def _show_fitting(self, place: int) -> None:
        title = self.draft.filled.title(place)
        fitting = Fitting(_("Fits “{title}”", title=shorten(title, 24)), self.draft.plan.sections[place].cards, title)
        self.desk.selection.show_fitting(fitting, narrow=True)
