"""What recall asks: the question of the essay, where the card stands, and the card."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from essayplanner.coach.recalling import Prompt
from essayplanner.domain.plan import Plan
from essayplanner.ui.controls.form_area import FormArea
from essayplanner.ui.look.mirroring import set_margins
from essayplanner.ui.look.theme import Theme
from essayplanner.ui.look.words import Words
from essayplanner.ui.practice.recall_card import Heading, RecallCard
from essayplanner.ui.practice.recall_words import called, question_of

#: Pixels of the design: nothing is wider, so that lines can be read.
_WIDEST = 640


class _Area(FormArea):
    """Leaves the keys alone that would scroll it sideways."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Scrolls up and down."""
        if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            event.ignore()
        else:
            super().keyPressEvent(event)


class Column(QWidget):
    """Scrolls what stands in it, in the middle of a wide page."""

    def __init__(self, theme: Theme, *parts: QWidget) -> None:
        super().__init__()
        self.theme = theme
        body = QWidget()
        self.column = QVBoxLayout(body)
        for part in parts:
            self.column.addWidget(part)
        self.column.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(_Area(theme, body))
        theme.changed.connect(self._fit)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keeps it narrow enough to read."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        px = self.theme.px
        spare = max(0, self.width() - px(_WIDEST + 48)) // 2
        set_margins(self.column, px(24) + spare, px(12), px(24) + spare, px(16))
        self.column.setSpacing(px(8))


class Asking(Column):
    """Shows one card at a time."""

    def __init__(self, theme: Theme) -> None:
        self.question = Words(theme, size=18, color="ink", bold=True, inset=0, serif=True)
        self.section = Words(theme, size=13, color="ink", bold=True, inset=0)
        self.above, self.asks = Heading(theme, size=13, bold=False), Words(theme, size=13, inset=0)
        self.card = RecallCard(theme)
        super().__init__(theme, self.question, self.section, self.above, self.asks, self.card)
        self.section.keep_apart(8)

    def show_prompt(self, plan: Plan, prompt: Prompt, *, shown: bool, hinted: bool, was_missed: bool) -> None:
        """Show what is asked, and what is on the card only with `shown`, its first letters with `hinted`."""
        self.question.setText(plan.title)
        self.section.setText(called(prompt))
        above = plan.card(prompt.above) if prompt.above else None
        if above:
            self.above.show_kind(above.kind, above.title, "ink")
        self.above.setVisible(bool(above))
        self.asks.setText(question_of(prompt))
        self.card.show_prompt(plan, prompt, shown=shown, hinted=hinted, was_missed=was_missed)
