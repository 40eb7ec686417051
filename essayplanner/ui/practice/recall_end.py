"""What recall ends with: the cards that were missed, by section, each a click away from its place."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from essayplanner.coach.recalling import Prompt
from essayplanner.domain.plan import Plan
from essayplanner.domain.text import shorten
from essayplanner.domain.words import kind_word
from essayplanner.language import _, join_facts, n_
from essayplanner.ui.controls.buttons import TitleButton
from essayplanner.ui.look.style import INSET
from essayplanner.ui.look.theme import Theme
from essayplanner.ui.look.words import Words
from essayplanner.ui.practice.recall_words import called, cited

#: A longer list would be no help, and takes its time to build.
_MOST = 200


class RecallEnd(QWidget):
    """`place_wanted` brings the card, and the placement, of a title that was pressed."""

    place_wanted = Signal(int, int)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self.heading = Words(theme, size=15, color="ink", bold=True)
        self.remark = Words(theme, size=12)
        self.rows: list[TitleButton] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        for widget in (self.heading, self.remark):
            self._column.addWidget(widget)
        self._list: QWidget | None = None

    def show_missed(self, plan: Plan, missed: Sequence[Prompt], before: Sequence[str], count: int) -> None:
        """List these, in reading order; `before` were missed last time too. `count` is how many come first next time,
        or where none was missed how many were gone through."""
        self._begin_list()
        self.heading.setText(_("What to look at") if missed else _("Nothing was missed"))
        said = n_("{n} card was gone through.", "{n} cards were gone through.", count)
        self.remark.setText(
            n_("{n} card comes first next time.", "{n} cards come first next time.", count) if missed else said
        )
        section = 0
        for prompt in missed[:_MOST]:
            if prompt.section.id != section:
                section = prompt.section.id
                heading = Words(self.theme, called(prompt), size=12, bold=True)
                heading.keep_apart(12)
                self._rows.addWidget(heading)
            self._add(plan, prompt, is_again=plan.card(prompt.placed).uid in before)
        if len(missed) > _MOST:
            self._rows.addWidget(Words(self.theme, _("and {n} more", n=len(missed) - _MOST), size=12))

    def _add(self, plan: Plan, prompt: Prompt, *, is_again: bool) -> None:
        card, facts = plan.card(prompt.placed), plan.facts_of(prompt.placed.card_id)
        below = join_facts((cited(facts.citations) or _("no source"), _("missed last time too") if is_again else ""))
        wanted = partial(self.place_wanted.emit, card.id, prompt.placed.id)
        row = TitleButton(self.theme, wanted)
        name = join_facts((shorten(card.title, 200), kind_word(card.kind), called(prompt), below))
        row.show_title(card.title, card.kind, name)
        self.rows.append(row)
        self._rows.addWidget(row)
        self._rows.addWidget(Words(self.theme, below, size=12, inset=INSET + 18))
        self._rows.addSpacing(self.theme.px(6))

    def _begin_list(self) -> None:
        """Have an empty list in the place of the one that was there."""
        self.rows.clear()
        if self._list:
            self._list.hide()
            self._list.deleteLater()
        self._list = QWidget()
        self._rows = QVBoxLayout(self._list)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(0)
        self._column.addWidget(self._list)
