"""The line above the timeline: how many cards have a date, what the lanes are, and how much is in sight."""

from collections.abc import Callable

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from essayplanner.domain.timeline import Told
from essayplanner.domain.timeline_facts import outside, outside_words
from essayplanner.domain.timeline_lanes import By
from essayplanner.language import _, join_facts, n_, p_
from essayplanner.ui.canvas.view import STEP
from essayplanner.ui.controls.buttons import quiet_button
from essayplanner.ui.controls.segments import Choice, Segments
from essayplanner.ui.desk.desk import Desk
from essayplanner.ui.look.fields import ElidedLabel, FlowLayout
from essayplanner.ui.look.mirroring import set_margins
from essayplanner.ui.look.plain import Label, caption, give_tip
from essayplanner.ui.look.push_button import PushButton
from essayplanner.ui.look.targets import LEAST
from essayplanner.ui.look.theme import Theme, css_font
from essayplanner.ui.timeline.brush import Brush
from essayplanner.ui.timeline.drawing import FREE, INSET
from essayplanner.ui.timeline.legend import Legend
from essayplanner.ui.timeline.sight import Sight

_CHOICES = (
    Choice(By.THEME, p_("lanes by", "Theme"), _("Lanes by theme")),
    Choice(By.SECTION, p_("lanes by", "Section"), _("Lanes by section of the outline")),
    Choice(By.SIDE, p_("lanes by", "Side"), _("Lanes by side")),
    Choice(By.KIND, p_("lanes by", "Kind"), _("Lanes by kind of card")),
)


#: Pixels of the design that two lines take.
_TWO_LINES = 66


class Heading(QWidget):
    """What this is, the dates of the question, the years that are chosen, and how it is shown."""

    def __init__(
        self,
        desk: Desk,
        sight: Sight,
        brush: Brush,
        *,
        undated: Callable[[], object],
        dates: Callable[[], object],
        year: Callable[[], object],
        outside: Callable[[], object],
    ) -> None:
        super().__init__()
        self.theme, self.sight, self.brush = desk.theme, sight, brush
        self.title = Label(_("What happened when"))
        self.title.setObjectName("timelineTitle")
        self.counts = ElidedLabel()
        self.counts.setProperty("muted", "true")
        self.counts.setObjectName("timelineCounts")
        self.undated = quiet_button("", "", undated)
        self.dates = quiet_button("", "", dates)
        self.dates.setEnabled(not desk.book.read_only)
        self.outside = quiet_button("", "", outside)
        self.chosen = quiet_button("", "", brush.clear)
        self.lanes = Segments(desk.theme, _("Lanes"), _CHOICES, sight.part_by)
        self.lanes.show_chosen(sight.by)
        self.less, self.more = PushButton("−"), PushButton("+")
        self.length = quiet_button("", "", year)
        give_tip(self.length, _("Go to a year"))
        self._said: tuple[object, object] = (None, None)
        self._is_short = False
        self.all = PushButton(p_("years", "All"))
        self.less.clicked.connect(lambda: sight.zoom(1 / STEP, sight.width / 2))
        self.more.clicked.connect(lambda: sight.zoom(STEP, sight.width / 2))
        self.all.clicked.connect(sight.show_all)
        for button, name in ((self.less, _("Show more years")), (self.more, _("Show fewer years, larger"))):
            button.setAccessibleName(name)
            give_tip(button, name)
            button.setProperty("tight", "true")
        give_tip(self.all, _("Show all years"))
        self.all.setAccessibleName(_("Show all years"))
        self._flow = flow = FlowLayout(self, desk.theme.px(6), lead=desk.theme.px(2), ended=True)
        set_margins(flow, desk.theme.px(INSET), 0, desk.theme.px(FREE), 0)
        facts = (self.title, self.counts, self.undated, self.dates, self.outside, self.chosen)
        self.legend = Legend(desk.theme)
        for widget in (*facts, self.legend, self._controls()):
            flow.addWidget(widget)
        sight.changed.connect(self.follow)
        brush.changed.connect(self.follow)
        desk.theme.wear(_rules)
        desk.theme.changed.connect(self._restyle)
        self._restyle()
        self.follow()

    def _controls(self) -> QWidget:
        controls = QWidget()
        row = QHBoxLayout(controls)
        row.setContentsMargins(0, 0, 0, 0)
        for widget in (self.lanes, self.less, self.length, self.more, self.all):
            row.addWidget(widget)
            widget.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        return controls

    def _restyle(self) -> None:
        self.counts.setFont(self.theme.font(12))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Has the legend where there is room for it."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Have the legend where it costs no line, or no third one: the lanes need the room more."""
        without, all_of_it = (self._flow.height_with(self.width(), self.legend, shown) for shown in (False, True))
        self.legend.setHidden(self._is_short or all_of_it > max(without, self.theme.px(_TWO_LINES)))

    def be_short(self, short: bool) -> None:
        """Say no more than what can be pressed, in few words: the lanes need the room."""
        if short != self._is_short:
            self._is_short, self._said = short, (None, None)
            for label in (self.title, self.counts):
                label.setHidden(short)
            self.follow()

    def follow(self) -> None:
        """Say what is so now: how much is in sight, and what follows from the cards only where these are others."""
        self.length.setText(self.sight.words)
        self.length.setAccessibleName(_("{years} in sight. Go to a year", years=self.sight.words))
        line, now = self.sight.line, (self.sight.argument, self.brush.years)
        if now[0] is self._said[0] and now[1] == self._said[1]:
            return
        self._said = now
        dated = n_("{n} dated card", "{n} dated cards", len(line.items))
        used = n_("{n} in this outline", "{n} in this outline", line.used) if self.sight.argument.outline.id else ""
        self.counts.setText(join_facts((dated, used)))
        undated = len(line.undated)
        self._say(self.undated, n_("{n} without a date", "{n} without a date", undated) if undated else "")
        fence, dates = line.fence, self._dates()
        self._say(self.dates, fence.name if fence and dates and self._is_short else dates, dates)
        self._say(self.outside, outside_words(line))
        years = self.brush.name
        chosen = n_("{n} card in {years} ×", "{n} cards in {years} ×", self.brush.cards, years=years) if years else ""
        if years and self._is_short:
            chosen = f"{years} ×"
        self._say(self.chosen, chosen, _("Years {years} are chosen. Show all again", years=years))
        self._fit()

    def _dates(self) -> str:
        """What the dates of the question are."""
        if not self.sight.argument.outline.id:
            return ""
        fence = self.sight.line.fence
        if fence is None:
            return _("Set the dates of the question")
        if fence.told is Told.QUESTION:
            return _("Question: {years}, read from its words", years=fence.name)
        if fence.told is Told.NOTEBOOK:
            return _("Question: {years}, read from the title of the notebook", years=fence.name)
        return _("Question: {years}", years=fence.name)

    @staticmethod
    def _say(button: PushButton, words: str, name: str = "") -> None:
        button.setVisible(bool(words))
        if button.text() != caption(words):
            button.setText(caption(words))
            button.setAccessibleName(name or words)

    def outside_cards(self) -> list[int]:
        """The used cards that lie outside the dates of the question."""
        return [item.card.id for item in outside(self.sight.line)]


def _rules(theme: Theme) -> str:
    side = max(LEAST, theme.px(26))
    title = css_font(theme.font(20, serif=True, bold=True))
    return (
        f"#timelineTitle {{ {title} color: {theme.tokens.ink}; }}"
        f"#timelineCounts {{ padding: {theme.px(5)}px 0; }}"
        f'QPushButton[tight="true"] {{ padding: 0; min-width: {side}px; max-width: {side}px; }}'
    )
