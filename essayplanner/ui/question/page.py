"""New outline from a question: the question as it is read, what follows from it, and the plan that a shape makes."""

from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from essayplanner.domain.changes import ChangeSet
from essayplanner.domain.dates import show_date
from essayplanner.domain.question import Part
from essayplanner.domain.slots import waiting
from essayplanner.domain.structures import Shape
from essayplanner.domain.text import shorten
from essayplanner.domain.typed_dates import stored_date, understood
from essayplanner.language import _, n_
from essayplanner.ui.controls.buttons import quiet_button
from essayplanner.ui.controls.form_area import FormArea
from essayplanner.ui.controls.texts import is_ctrl_enter
from essayplanner.ui.desk import mime as drags
from essayplanner.ui.desk.afterwards import AfterPicture
from essayplanner.ui.desk.desk import Desk
from essayplanner.ui.desk.keys_here import name_keys
from essayplanner.ui.desk.selection import Fitting
from essayplanner.ui.look.fields import ElidedLabel
from essayplanner.ui.look.mirroring import set_margins
from essayplanner.ui.look.plain import Label, caption
from essayplanner.ui.look.style import sheet
from essayplanner.ui.look.targets import LEAST
from essayplanner.ui.look.theme import Theme
from essayplanner.ui.question.draft import Draft
from essayplanner.ui.question.facts import ClaimRow, Fact, FactorRow, YearsRow
from essayplanner.ui.question.field import QuestionField
from essayplanner.ui.question.length import LengthBar, minutes_of, words_of
from essayplanner.ui.question.plan import Holds, PlanLook, PlanRow
from essayplanner.ui.question.shapes import Shapes, open_menu
from essayplanner.ui.question.words import lacking

#: Pixels of the design: nothing is wider, so that lines can be read; boards are named where there is more room than.
_WIDEST, _NARROW = 1000, 560


class QuestionPage(QWidget):
    """Stands in the place of the outline until it is done with.

    `done` asks that what is planned be made, `left` that nothing of it be; `added` asks for a file of structures,
    `kept` for a claim of these words.
    """

    done = Signal()
    left = Signal()
    added = Signal()
    kept = Signal(str)

    def __init__(self, desk: Desk, draft: Draft) -> None:
        super().__init__()
        self.desk, self.draft, self.theme = desk, draft, desk.theme
        #: Whether it is an outline that is there already: then there is no plan to be made.
        self.is_standing = False
        self._row_of_keys = 1
        self.setObjectName("questionPage")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.heading, self.advice = Label(), ElidedLabel()
        self.advice.setProperty("muted", "true")
        self.this_is = quiet_button(_("It is… ▾"), _("What the selected words are, menu"), self._say_what_it_is)
        self.this_is.hide()
        self.field = QuestionField(desk.theme)
        self.claim, self.factors, self.years = ClaimRow(desk.theme), FactorRow(desk.theme), YearsRow(desk.theme)
        self.shapes = Shapes(desk.theme)
        self.shape_title, self.plan_title = Label(_("Shape")), Label(_("The plan it makes"))
        self.more = quiet_button(_("more ▾"), _("More shapes, menu"), self._open_more)
        self.own = quiet_button("", "", self._open_own)
        self.plan_hint = ElidedLabel()
        self.plan_hint.setProperty("muted", "true")
        self.plan_hint.setText(_("titles can be changed here or later; slots fill by dropping cards"))
        self.rows: list[PlanRow] = []
        self.length = LengthBar(desk)
        self._plan = QVBoxLayout()
        self._lay_out()
        self._connect()
        name_keys(
            self, _("Tab walks the parts · Alt+Down corrects one · Ctrl+Enter creates · Esc leaves nothing behind")
        )
        self.setFocusProxy(self.field)
        self._showing = AfterPicture(self, self._show_plan)
        desk.theme.wear(_rules)
        desk.theme.changed.connect(self._restyle)
        self._restyle()
        self._follow()

    def _lay_out(self) -> None:
        px = self.theme.px
        body = QWidget()
        self._column = QVBoxLayout(body)
        head, shapes, plan = QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        for row, widgets in (
            (head, (self.heading, self.advice, self.this_is)),
            (shapes, (self.shape_title, self.more, self.own)),
            (plan, (self.plan_title, self.plan_hint)),
        ):
            row.setSpacing(px(6))
            self._column.addLayout(row)
            if row is head:
                self._column.addWidget(self.field)
                for fact in (self.claim, self.factors, self.years):
                    self._column.addWidget(fact)
            elif row is shapes:
                self._column.addWidget(self.shapes)
            for place, widget in enumerate(widgets):
                row.addWidget(widget, 1 if isinstance(widget, ElidedLabel) else 0)
                if row is shapes and place == 0:
                    row.addStretch(1)
        self._column.addLayout(self._plan)
        self._column.addStretch(1)
        self._plan.setSpacing(0)
        self._column.setSpacing(px(6))
        self.area = FormArea(self.theme, body)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self.area, 1)
        outer.addWidget(self.length)

    def _connect(self) -> None:
        draft, field = self.draft, self.field
        field.typed.connect(draft.ask)
        field.corrected.connect(self._correct)
        field.chosen.connect(self._follow_choice)
        self.claim.kept.connect(self.kept)
        self.factors.dropped.connect(lambda name: draft.weigh([each for each in draft.others if each != name]))
        self.factors.added.connect(lambda name: draft.weigh([*draft.others, name]))
        self.years.dated.connect(self._date)
        self.shapes.chosen.connect(draft.choose_shape)
        self.length.chosen.connect(draft.choose_length)
        self.length.done.connect(self.done)
        self.length.left.connect(self.left)
        draft.changed.connect(self._follow)

    def _restyle(self) -> None:
        px = self.theme.px
        self.setStyleSheet(sheet(self.theme))
        for label in (self.heading, self.shape_title, self.plan_title):
            label.setFont(self.theme.font(12, bold=True))
            label.setProperty("muted", "true")
        for small in (self.advice, self.plan_hint, self.more, self.own, self.this_is):
            small.setFont(self.theme.font(12))
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keeps the column narrow enough to read."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        px = self.theme.px
        spare = max(0, self.width() - px(_WIDEST)) // 2
        set_margins(self._column, px(24) + spare, px(12), max(0, px(24) - LEAST) + spare, px(16))

    # What is shown

    def begin(self) -> None:
        """Ask for the question of a new outline."""
        self.is_standing = False
        self.heading.setText(_("New outline from a question"))
        self.length.create.setText(_("Create outline"))
        self._turn()

    def show_standing(self, question: str) -> None:
        """Show the question of an outline that is there."""
        self.is_standing = True
        self.heading.setText(_("Question and marks"))
        self.length.create.setText(_("Save"))
        self.field.show_text(question)
        self._turn()

    def _turn(self) -> None:
        for widget in (self.shape_title, self.shapes, self.more, self.own, self.plan_title, self.plan_hint):
            widget.setHidden(self.is_standing)
        for row in self.rows:
            row.setHidden(self.is_standing)
        self._follow()

    def _follow(self) -> None:
        """Show the draft: the question at once, what is below it when that is painted."""
        draft = self.draft
        self.field.show_reading(draft.reading)
        self._advise()
        self._showing.begin()

    def _advise(self) -> None:
        advice = lacking(self.draft.reading)
        usual = _("Paste it or type it; correct what was read wrongly")
        self.advice.setText(advice or usual)
        self.field.setAccessibleDescription(advice or usual)

    def _follow_choice(self, words: str) -> None:
        self.this_is.setVisible(bool(words))
        if words:
            self.this_is.setText(caption(_("“{words}” is… ▾", words=shorten(words, 24))))
            self.this_is.setAccessibleName(_("“{words}” is, menu", words=shorten(words, 80)))

    def _show_plan(self) -> None:
        draft = self.draft
        self.claim.show_claim(draft.reading.claim)
        blank = not draft.reading.question.strip()
        for row in (self.factors, self.years):
            row.setHidden(blank)
        factors = [Fact(each, _cards(len(draft.fit(each)))) for each in draft.others]
        self.factors.show_factors(factors, draft.offered()[:12])
        places = [
            Fact(each, _cards(len(draft.fit(each))))
            for part in (Part.PLACE, Part.PERSON)
            for each in dict.fromkeys(draft.reading.texts(part))
        ]
        dated = draft.dated()
        count = n_("{n} dated card", "{n} dated cards", dated) if draft.years else ""
        self.years.show_years(show_date(draft.years), count, places)
        self.length.show_length(draft.words, draft.minutes, draft.scheme, shared=not self.is_standing)
        if not self.is_standing:
            self._show_shapes()
            self._show_rows()

    def _show_shapes(self) -> None:
        found = self.draft.shapes
        self.shapes.show_shapes([shape._replace(about=why) for shape, why in found], self.draft.plan.shape)
        own = [shape for shape, _why in found if shape.is_own]
        self.own.setVisible(bool(own))
        self.own.setText(_("yours {n} ▾", n=len(own)))
        self.own.setAccessibleName(n_("{n} shape of your own, menu", "{n} shapes of your own, menu", len(own)))

    def _show_rows(self) -> None:
        draft = self.draft
        sections = draft.plan.sections
        while len(self.rows) < len(sections):
            self._add_row()
        for place, (row, section) in enumerate(zip(self.rows, sections, strict=False)):
            held = [draft.seen.get(id) for id in draft.held(place)]
            holds = tuple(Holds(card.id, card.title, card.kind) for card in held if card)
            left = waiting(section.slots, [card.kind for card in holds], noted=False)
            row.show_look(
                PlanLook(
                    str(place + 1),
                    draft.title(place),
                    words_of(section.words) or minutes_of(section.minutes),
                    len(section.cards),
                    left,
                    section.hint,
                    holds,
                )
            )
            row.show()
        for row in self.rows[len(sections) :]:
            row.hide()

    def _add_row(self) -> None:
        place, row = len(self.rows), PlanRow(self.theme, lambda mime: drags.dragged_cards(self.desk.book, mime))
        row.retitled.connect(partial(self.draft.retitle, place))
        row.cards_dropped.connect(partial(self._hold, place))
        row.taken_out.connect(partial(self.draft.let_go, place))
        row.fitting_wanted.connect(partial(self._show_fitting, place))
        row.entered.connect(partial(self._enter, place))
        before = self.rows[-1].title if self.rows else None
        self.rows.append(row)
        self._plan.addWidget(row)
        if before:
            self.setTabOrder(before, row.title)

    # What a hand does

    def _correct(self, part: Part, words: str) -> None:
        self.draft.correct(part, words)
        caret = self.field.textCursor()
        caret.clearSelection()
        self.field.setTextCursor(caret)
        self.field.setFocus()

    def _say_what_it_is(self) -> None:
        menu = self.field.menu(self.field.chosen_words())
        menu.popup(self.this_is.mapToGlobal(QPoint(0, self.this_is.height())))

    def _date(self, typed: str) -> None:
        if typed and not understood(typed):
            self.desk.announcer.ask(self.years.years, _("“{typed}” is no year: write 1936–38.", typed=shorten(typed, 20)))
            return
        self.draft.date(stored_date(typed) if typed else "")

    def _enter(self, place: int) -> None:
        self._row_of_keys = place

    def _hold(self, place: int, card_ids: list[int]) -> None:
        self.draft.hold(place, card_ids)
        title = self.draft.title(place)
        said = n_(
            "“{title}” will hold {n} card.", "“{title}” will hold {n} cards.", len(self.draft.held(place)), title=title
        )
        self.desk.announcer.say(self, said)

    def hold(self, card_ids: list[int]) -> None:
        """Have the section that was gone to last hold cards."""
        sections = len(self.draft.plan.sections)
        if not card_ids or self.is_standing or not sections:
            said = _("Select a card in the library first.") if sections else _("Choose a shape first.")
            self.desk.announcer.ask(self, said)
            return
        self._hold(min(self._row_of_keys, sections - 1), card_ids)

    def _show_fitting(self, place: int) -> None:
        section = self.draft.plan.sections[place]
        title = self.draft.title(place)
        fitting = Fitting(_("Fits “{title}”", title=shorten(title, 24)), section.cards, title)
        self.desk.selection.show_fitting(fitting, narrow=True)

    def _open_more(self) -> None:
        menu = open_menu(self, self.more, self.shapes.others(), self.draft.plan.shape, self.draft.choose_shape)
        menu.addSeparator()
        menu.addAction(_("Add a structure…")).triggered.connect(lambda _checked: self.added.emit())

    def _open_own(self) -> None:
        own: list[Shape] = [shape for shape, _why in self.draft.shapes if shape.is_own]
        open_menu(self, self.own, own, self.draft.plan.shape, self.draft.choose_shape)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter makes it, Escape leaves it."""
        if is_ctrl_enter(event):
            self.done.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


def _cards(count: int) -> str:
    return n_("{n} card", "{n} cards", count)


def _rules(theme: Theme) -> str:
    t, px = theme.tokens, theme.px
    return (
        f"#questionPage {{ background: {t.paper}; }} #marksPanel {{ background: {t.pane}; }}"
        f"#questionPage QLineEdit#planTitle {{ background: transparent; border: 1px solid transparent; "
        f"border-radius: {px(5)}px; padding: {px(1)}px 0; color: {t.ink}; }}"
        f"#questionPage QLineEdit#planTitle:hover {{ border-color: {t.line}; background: {t.card}; }}"
        f"#questionPage QLineEdit#planTitle:focus {{ border: 2px solid {t.claim}; background: {t.card}; "
        f"padding: {px(1) - 1}px 0; }}"
    )
