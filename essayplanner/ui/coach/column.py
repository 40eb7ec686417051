"""The findings, and what stands above them."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from essayplanner.language import _
from essayplanner.ui.coach.laying import MARK
from essayplanner.ui.coach.looking import Above
from essayplanner.ui.coach.model import Index
from essayplanner.ui.coach.rows import What
from essayplanner.ui.coach.strips import PAD, BalanceStrip, YearsStrip
from essayplanner.ui.coach.view import FindingsView
from essayplanner.ui.look.mirroring import set_margins
from essayplanner.ui.look.one_scroll import OneScroll
from essayplanner.ui.look.push_button import PushButton
from essayplanner.ui.look.soon import soon
from essayplanner.ui.look.theme import LARGE, Theme
from essayplanner.ui.look.words import Words

#: What the findings need at least, and beside one that is open. In pixels of the design.
_LEAST, _BESIDE = 230, 10


class FindingsColumn(QWidget):
    """The list with its heading and the choice of a group, below the strips and the goals; they scroll with it where it
    has little room. Where text is large there are no strips: the list itself ends in what they say."""

    def __init__(self, theme: Theme, view: FindingsView, goals: QWidget) -> None:
        super().__init__()
        self.theme, self.view = theme, view
        self.heading = Words(theme, _("What an examiner would ask"), size=12, bold=True, inset=0)
        self.choice = PushButton()
        self.choice.setProperty("flat", "true")
        self.choice.setProperty("quiet", "true")
        self.choice.setProperty("small", "true")
        self.balance, self.years = BalanceStrip(theme), YearsStrip(theme)
        self.strips = QWidget()
        above, inner = QVBoxLayout(self.strips), QWidget()
        for strip in (self.balance, self.years):
            above.addWidget(strip)
        self._above, self._column = above, QVBoxLayout(inner)
        self._head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._column.addWidget(self.strips)
        self._column.addWidget(goals)
        self._column.addLayout(self._head)
        self._head.addWidget(self.heading, 1)
        self._head.addWidget(self.choice, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addWidget(view, 1)
        #: Where it stood when the current row was brought into sight.
        self._stands = (0, 0)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        self.scrolled = OneScroll(inner, view, over=True)
        outer.addWidget(self.scrolled)
        view.buttons.reached.connect(self._show_buttons)

    @property
    def has_strips(self) -> bool:
        """Whether balance and years are drawn above the findings."""
        return self.theme.scale < LARGE

    def restyle(self) -> None:
        """Take on the sizes in force."""
        px = self.theme.px
        set_margins(self._column, px(8), px(12), 0, 0)
        self._column.setSpacing(px(6))
        self.strips.setVisible(self.has_strips)
        beside, under = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._head.setDirection(beside if self.has_strips else under)
        self._head.setSpacing(0)
        set_margins(self._above, px(MARK - PAD), 0, px(24 - PAD), px(6))
        self._above.setSpacing(px(10))
        set_margins(self._head, px(MARK), 0, px(24), 0)
        self.fit()

    def fit(self) -> None:
        """Have room for the finding that is open: where there is little, what stands above it makes way."""
        row, px = self.view.open_row_now(), self.theme.px
        high = self.view.delegate.laid(row).height if row else 0
        self.scrolled.set_least(max(px(_LEAST), high + px(_BESIDE)))

    def show_above(self, above: Above) -> None:
        """Show what stands above the findings."""
        self.balance.show_shares(above.debate, above.shares)
        self.years.show_years(above.years, above.themes)

    def show_current(self) -> None:
        """Bring the current row into sight, its buttons too where there is room for all of it."""
        self.fit()
        self._show(self.view.currentIndex())
        self._stands = self._standing()

    def _show(self, index: Index) -> None:
        self.view.executeDelayedItemsLayout()
        self.view.scrollTo(index)
        self.scrolled.show_row(index)

    @Slot()
    def _show_buttons(self) -> None:
        """Bring the buttons of the open finding into sight, which may be higher than there is room."""
        bar, view = self.view.verticalScrollBar(), self.view
        lower = view.buttons.geometry().bottom() + self.theme.px(_BESIDE) - view.viewport().height()
        bar.setValue(bar.value() + max(0, lower))
        self.scrolled.show_part(view.buttons.geometry())

    def show_under(self, head: What) -> None:
        """Bring what stands under a head into sight, as far as there is room, and the head."""
        under = [place for place, row in enumerate(self.view.findings.rows) if row.head is head]
        if under:
            self._show(self.view.findings.index(under[-1]))
        self.show_current()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A finding that has the keys, or that nobody scrolled away, stays in sight where there is less room."""
        super().resizeEvent(event)
        if self.view.has_hand or self._standing() == self._stands:
            soon(self, self.show_current)

    def _standing(self) -> tuple[int, int]:
        """How far all of it is scrolled."""
        return self.scrolled.gone, self.view.verticalScrollBar().value()
