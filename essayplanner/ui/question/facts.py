"""What was read of the question, in lines below it: its claim, what is weighed, years and places."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from essayplanner.domain.dates import show_date
from essayplanner.domain.question import Known, Part
from essayplanner.domain.text import shorten
from essayplanner.domain.typed_dates import stored_date, understood
from essayplanner.language import _, n_
from essayplanner.ui.controls.buttons import quiet_button
from essayplanner.ui.desk.desk import Desk
from essayplanner.ui.look.plain import Label, caption
from essayplanner.ui.look.theme import Theme
from essayplanner.ui.question.draft import Draft
from essayplanner.ui.question.fact_rows import ClaimRow, Fact, FactRow, MeantRow
from essayplanner.ui.question.lines import PageLine

#: Pixels of the design: the captions at the left, and the fields that are typed in.
_CAPTION, _FIELD, _YEARS = 92, 190, 120
#: So many names are offered to be weighed.
_OFFERED = 12


class FactorRow(FactRow):
    """What the factor is weighed against; `dropped` and `added` bring a name."""

    dropped = Signal(str)
    added = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, _("Weigh against"))
        self._offered: Sequence[Known] = ()
        self._tail = QWidget()
        row = QHBoxLayout(self._tail)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(6))
        self.more = quiet_button(_("+ Factor"), _("Weigh against another factor, menu"), self._open)
        self.field = PageLine(_("Another factor"), _("Another factor"))
        self.field.setProperty("framed", True)
        self.field.setFixedWidth(theme.px(_FIELD))
        self.field.hide()
        self.field.returnPressed.connect(self._typed)
        self.field.left.connect(self._left)
        row.addWidget(self.field)
        row.addWidget(self.more)
        self.flow.addWidget(self._tail)

    def show_factors(self, factors: Sequence[Fact], offered: Sequence[Known]) -> None:
        """Show these, and offer those of the notebook."""
        self._offered = offered
        before = len(self._chips)
        self.show_facts(factors, removable=True)
        if len(self._chips) > before:  # the button stays at the end
            self.flow.removeWidget(self._tail)
            self.flow.addWidget(self._tail)

    def _removed(self, name: str) -> None:
        self.more.setFocus()
        self.dropped.emit(name)

    def _open(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for known in self._offered:
            fits = n_("{n} card", "{n} cards", known.cards)
            action = menu.addAction(caption(f"{known.name}  ({fits})"))
            action.triggered.connect(partial(self._add, known.name))
        menu.addSeparator()
        menu.addAction(_("Type another…")).triggered.connect(self._ask)
        menu.setActiveAction(menu.actions()[0] if self._offered else menu.actions()[-1])
        menu.popup(self.more.mapToGlobal(QPoint(0, self.more.height())))

    def _add(self, name: str, _checked: bool = False) -> None:
        self.added.emit(name)

    def _ask(self, _checked: bool = False) -> None:
        self.field.clear()
        self.field.show()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _typed(self) -> None:
        name = self.field.text().strip()
        self.field.clear()
        if name:
            self.added.emit(name)
        else:
            self.more.setFocus()

    def _left(self) -> None:
        if self.isActiveWindow():
            self._typed_and_left()

    def _typed_and_left(self) -> None:
        name = self.field.text().strip()
        self.field.clear()
        self.field.hide()
        if name:
            self.added.emit(name)


class YearsRow(FactRow):
    """The years that the question asks about, which can be typed, and its places; `dated` brings the years."""

    dated = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, _("Years, place"))
        self.years = PageLine(_("Years of the question"), _("years"))
        self.years.setProperty("framed", True)
        self.years.setFixedWidth(theme.px(_YEARS))
        self.years.left.connect(self._leave)
        self.years.returnPressed.connect(self._leave)
        self.count = Label()
        self.count.setProperty("muted", "true")
        head = QWidget()
        row = QHBoxLayout(head)
        row.setContentsMargins(0, 0, theme.px(8), 0)
        row.setSpacing(theme.px(6))
        row.addWidget(self.years)
        row.addWidget(self.count)
        self.flow.addWidget(head)
        self._shown = ""

    def show_years(self, years: str, count: str, places: Sequence[Fact]) -> None:
        """Show the years as people write them, how many cards are dated in them, and the places."""
        self._shown = years
        if not self.years.hasFocus():
            self.years.setText(years)
        self.count.setFont(self.theme.font(11))
        self.count.setText(count)
        self.count.setVisible(bool(count))
        self.years.setAccessibleDescription(count)
        self.show_facts(places, removable=False)

    def _leave(self) -> None:
        if (typed := self.years.text().strip()) != self._shown:
            self.dated.emit(typed)


class Facts(QWidget):
    """All of the lines; `kept` asks for a claim of these words, `respelt` for the command that was meant."""

    kept = Signal(str)
    respelt = Signal()

    def __init__(self, desk: Desk, draft: Draft) -> None:
        super().__init__()
        self.desk, self.draft = desk, draft
        theme = self.theme = desk.theme
        self.claim, self.factors, self.years = ClaimRow(theme), FactorRow(theme), YearsRow(theme)
        self.meant = MeantRow(theme)
        self._rows = (self.meant, self.claim, self.factors, self.years)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(4))
        for row in self._rows:
            column.addWidget(row)
        self.claim.kept.connect(self.kept)
        self.meant.chosen.connect(self.respelt)
        self.factors.dropped.connect(lambda name: draft.weigh([each for each in draft.others if each != name]))
        self.factors.added.connect(lambda name: draft.weigh([*draft.others, name]))
        self.years.dated.connect(self._date)
        theme.changed.connect(self._restyle)
        self._restyle()

    def _restyle(self) -> None:
        """Have all that is said begin at the same place."""
        fonts = [(QFontMetrics(row.caption.font()), row.caption.text()) for row in self._rows]
        wide = max(font.horizontalAdvance(text) + 2 for font, text in fonts)
        for row in self._rows:
            row.caption.setFixedWidth(max(self.theme.px(_CAPTION), wide))

    def follow(self) -> None:
        """Show what is so now; nothing where nothing is asked."""
        draft = self.draft
        self.setVisible(bool(draft.reading.question.strip()))
        self.claim.show_claim(draft.reading.claim)
        self.meant.show_meant(draft.reading.misspelt.meant if draft.reading.misspelt else "")
        self.factors.show_factors([self._fact(each) for each in draft.others], draft.offered()[:_OFFERED])
        places = [each for part in (Part.PLACE, Part.PERSON) for each in dict.fromkeys(draft.reading.texts(part))]
        dated = draft.dated()
        count = n_("{n} dated card", "{n} dated cards", dated) if draft.years else ""
        self.years.show_years(show_date(draft.years), count, [self._fact(each) for each in places])

    def _fact(self, name: str) -> Fact:
        found = len(self.draft.fit(name))
        return Fact(name, n_("{n} card", "{n} cards", found) if found else "")

    def _date(self, typed: str) -> None:
        if typed and not understood(typed):
            said = _("“{typed}” is no year. Write years such as 1936–38.", typed=shorten(typed, 20))
            self.desk.announcer.ask(self.years.years, said)
        else:
            self.draft.date(stored_date(typed))
