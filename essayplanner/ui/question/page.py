"""New outline from a question: the question as it is read, what follows from it, and the plan that a shape makes."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from essayplanner.coach.fitting import stems
from essayplanner.domain.changes import ChangeSet
from essayplanner.domain.question import Part
from essayplanner.domain.structures import Structures
from essayplanner.domain.text import shorten
from essayplanner.language import _
from essayplanner.notebook.argument import read_cards_seen, read_debates, read_links_seen
from essayplanner.notebook.known_names import known_names
from essayplanner.ui.controls.form_area import FormArea
from essayplanner.ui.controls.texts import is_ctrl_enter
from essayplanner.ui.desk.afterwards import AfterPicture
from essayplanner.ui.desk.desk import Desk
from essayplanner.ui.desk.keys_here import name_keys
from essayplanner.ui.desk.selection import Fitting
from essayplanner.ui.look.fields import ElidedButton, ElidedLabel
from essayplanner.ui.look.mirroring import set_margins
from essayplanner.ui.look.plain import Label
from essayplanner.ui.look.style import sheet
from essayplanner.ui.look.targets import LEAST
from essayplanner.ui.look.theme import Theme
from essayplanner.ui.question.draft import Draft
from essayplanner.ui.question.facts import Facts
from essayplanner.ui.question.field import QuestionField
from essayplanner.ui.question.length import LengthBar
from essayplanner.ui.question.plan_list import PlanList
from essayplanner.ui.question.shape_choice import ShapeChoice
from essayplanner.ui.question.words import lacking

#: Pixels of the design: nothing is wider, so that lines can be read.
_WIDEST = 1000
#: The room of the edge of the panel beside it, which is taken hold of there.
_EDGE = 10


class QuestionPage(QWidget):
    """Stands in the place of the outline until it is done with.

    `done` asks that what is planned be made, `left` that nothing of it be, and `kept` for a claim of these words.
    """

    done = Signal()
    left = Signal()
    kept = Signal(str)

    def __init__(self, desk: Desk, draft: Draft) -> None:
        super().__init__()
        self.desk, self.draft, self.theme = desk, draft, desk.theme
        #: Whether it is of an outline that is there already: then there is no plan to be made.
        self.is_standing = False
        #: Whether the library was narrowed to what fits; afterwards that is up to the student.
        self._is_told = False
        self.setObjectName("questionPage")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.heading, self.advice = Label(), ElidedLabel()
        self.this_is = ElidedButton()
        self.this_is.setFlat(True)
        self.this_is.setProperty("flat", True)
        self.this_is.clicked.connect(self._say_what_it_is)
        self.this_is.hide()
        self.field = QuestionField(desk.theme)
        self.facts = Facts(desk, draft)
        self.choice, self.plan = ShapeChoice(desk.theme, draft), PlanList(desk, draft)
        self.plan_title, self.plan_hint = Label(_("The plan it makes")), ElidedLabel()
        self.length = LengthBar(desk)
        for label in (self.heading, self.advice, self.plan_title, self.plan_hint):
            label.setProperty("muted", "true")
        self._lay_out()
        self._connect()
        self.setFocusProxy(self.field)
        self._reading, self._showing = AfterPicture(self, self._read), AfterPicture(self, self._show_rest)
        self.destroyed.connect(desk.book.subscribe(self._apply))
        desk.theme.wear(_rules)
        desk.theme.changed.connect(self._restyle)
        self._restyle()
        self._reading.begin()

    def _lay_out(self) -> None:
        body, px = QWidget(), self.theme.px
        self._column = QVBoxLayout(body)
        self._column.setSpacing(px(6))
        self._line(self.heading, None, self.advice, self.this_is)
        self._column.addWidget(self.field)
        self._column.addWidget(self.facts)
        self._column.addWidget(self.choice)
        self._line(self.plan_title, None, self.plan_hint)
        self._column.addWidget(self.plan)
        self._column.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        beside = QHBoxLayout()
        outer.addLayout(beside, 1)
        outer.addWidget(self.length)
        beside.addWidget(FormArea(self.theme, body))
        set_margins(beside, 0, 0, px(_EDGE), 0)

    def _line(self, *widgets: QWidget | None) -> None:
        """A line of small words; None is the room between them."""
        row = QHBoxLayout()
        self._column.addLayout(row)
        row.setSpacing(self.theme.px(8))
        row.setContentsMargins(0, self.theme.px(6), 0, 0)
        for widget in widgets:
            if widget is None:
                row.addStretch(1)
            else:
                row.addWidget(widget)

    def _connect(self) -> None:
        self.field.typed.connect(self.draft.ask)
        self.field.corrected.connect(self._correct)
        self.field.chosen.connect(self._follow_choice)
        self.facts.kept.connect(self.kept)
        self.facts.respelt.connect(self.field.respell)
        self.length.chosen.connect(self.draft.choose_length)
        self.length.done.connect(self.done)
        self.length.left.connect(self.left)
        self.draft.changed.connect(self._follow)

    def _restyle(self) -> None:
        self.setStyleSheet(sheet(self.theme))
        for label in (self.heading, self.plan_title):
            label.setFont(self.theme.font(12, bold=True))
        self.heading.setMinimumHeight(self.this_is.sizeHint().height())  # nothing moves where words are selected
        for small in (self.advice, self.plan_hint, self.this_is):
            small.setFont(self.theme.font(12))
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keeps the column narrow enough to read."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        px = self.theme.px
        spare = max(0, self.width() - px(_WIDEST)) // 2
        set_margins(self._column, px(24) + spare, px(12), max(0, px(34) - LEAST - px(_EDGE)) + spare, px(16))

    # What the notebook holds

    def _read(self) -> None:
        book = self.desk.book
        seen = read_cards_seen(book)
        self.draft.show_notebook(known_names(book), seen, read_links_seen(book, seen), read_debates(book))

    def _apply(self, changed: ChangeSet) -> None:
        if changed.touches("card", "card_tag", "tag", "side", "debate", "link"):
            self._reading.begin()

    def show_structures(self, structures: Structures) -> None:
        """Have these to choose from."""
        self.draft.show_structures(structures)

    # What is shown

    def begin(self) -> None:
        """Ask for the question of a new outline."""
        self.heading.setText(_("New outline from a question"))
        self._turn(is_standing=False)

    def show_standing(self, question: str) -> None:
        """Show the question of an outline that is there."""
        self.heading.setText(_("Question and marks"))
        self.field.show_text(question)
        self._turn(is_standing=True)

    def _turn(self, *, is_standing: bool) -> None:
        self.is_standing = is_standing
        name_keys(
            self,
            _("Tab walks the parts · Alt+Down corrects one · Ctrl+Enter saves · Esc leaves all as it was")
            if is_standing
            else _("Tab walks the parts · Alt+Down corrects one · Ctrl+Enter creates · Esc leaves nothing behind"),
        )
        for widget in (self.choice, self.plan_title, self.plan_hint, self.plan):
            widget.setHidden(is_standing)
        self._follow()

    def _follow(self) -> None:
        """Show the draft: the question at once, what is below it when that is painted."""
        reading = self.draft.reading
        self.field.show_reading(reading)
        said = lacking(reading) or _("Paste it or type it; correct what was read wrongly")
        meant = _("Did you mean “{words}”?", words=reading.misspelt.meant) if reading.misspelt else ""
        self.advice.setText(said)
        self.field.setAccessibleDescription(" ".join(filter(None, (said, meant))))
        self._showing.begin()

    def _follow_choice(self, words: str) -> None:
        self.this_is.setVisible(bool(words))
        self.advice.setHidden(bool(words))  # it has its place
        self.this_is.show_words(_("“{words}” is…", words=shorten(words, 24)), " ▾")
        self.this_is.setAccessibleName(_("“{words}” is, menu", words=shorten(words, 80)))

    def _show_rest(self) -> None:
        draft, blank = self.draft, self.draft.is_blank
        self.facts.follow()
        self.length.show_length(draft.words, draft.minutes, draft.scheme, shared=not self.is_standing)
        empty = _("Create empty outline") if blank else _("Create outline")
        self.length.make.setText(_("Save") if self.is_standing else empty)
        if not self.is_standing:
            self.choice.follow()
            for widget in (self.plan_title, self.plan):
                widget.setHidden(blank)
            self.plan_hint.setText(
                _("Type the question, or choose a shape; without either, the outline begins empty.")
                if blank
                else _("titles can be changed here or later; slots fill by dropping cards")
            )
            self.plan.follow()
        self.tell_fitting()

    def tell_fitting(self) -> None:
        """Tell the library what fits the question."""
        if not self.isVisible():
            return
        reading, fitting = self.draft.reading, self.draft.fitting()
        named = (text for part in (Part.FACTOR, Part.TOPIC) for text in reading.texts(part))
        words = " ".join(word for text in named for word in text.split() if stems(word))
        narrow, self._is_told = bool(fitting) and not self._is_told, self._is_told or bool(fitting)
        shown = Fitting(_("Fits the question"), fitting, words) if fitting else None
        self.desk.selection.show_fitting(shown, narrow=narrow)

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

    def hold(self, card_ids: Sequence[int]) -> None:
        """Have the section of the plan that was gone to last hold cards."""
        self.plan.hold(list(card_ids))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter makes it, Escape leaves it."""
        if is_ctrl_enter(event):
            self.done.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


def _rules(theme: Theme) -> str:
    t = theme.tokens
    return (
        f"#questionPage {{ background: {t.paper}; }} #marksPanel {{ background: {t.pane}; }}"
        "QLineEdit#planTitle { qproperty-acceptDrops: false; }"  # a card that is dropped there is for the section
    )
