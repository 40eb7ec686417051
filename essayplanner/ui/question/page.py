"""New outline from a question: the question as it is read, what follows from it, and the plan that a shape makes."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from essayplanner.coach.fitting import stems
from essayplanner.domain.changes import ChangeSet
from essayplanner.domain.question import Part
from essayplanner.domain.structures import Structures
from essayplanner.language import _
from essayplanner.notebook.argument import read_cards_seen, read_debates, read_links_seen
from essayplanner.notebook.known_names import known_names
from essayplanner.ui.controls.form_area import FormArea
from essayplanner.ui.controls.texts import is_ctrl_enter
from essayplanner.ui.desk.afterwards import AfterPicture
from essayplanner.ui.desk.desk import Desk
from essayplanner.ui.desk.keys_here import name_keys
from essayplanner.ui.desk.selection import Fitting
from essayplanner.ui.look.fields import ElidedLabel
from essayplanner.ui.look.mirroring import set_margins
from essayplanner.ui.look.plain import Label
from essayplanner.ui.look.style import sheet
from essayplanner.ui.look.targets import LEAST
from essayplanner.ui.look.theme import Theme
from essayplanner.ui.question.draft import Draft
from essayplanner.ui.question.facts import Facts
from essayplanner.ui.question.field import QuestionField
from essayplanner.ui.question.heading import Heading
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
        self.heading = Heading(desk.theme)
        self.field = QuestionField(desk.theme)
        self.facts = Facts(desk, draft)
        self.choice, self.plan = ShapeChoice(desk.theme, draft), PlanList(desk, draft)
        self.plan_title, self.plan_hint = Label(_("The plan it makes")), ElidedLabel()
        self.length = LengthBar(desk)
        for label in (self.plan_title, self.plan_hint):
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
        self._column.addWidget(self.heading)
        self._column.addWidget(self.field)
        self._column.addWidget(self.facts)
        self._column.addWidget(self.choice)
        row = QHBoxLayout()
        self._column.addLayout(row)
        row.setSpacing(px(8))
        row.setContentsMargins(0, px(6), 0, 0)
        row.addWidget(self.plan_title)
        row.addStretch(1)
        row.addWidget(self.plan_hint)
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

    def _connect(self) -> None:
        self.field.typed.connect(self.draft.ask)
        self.field.leaves = self._takes_back
        self.field.corrected.connect(self._correct)
        self.field.chosen.connect(self.heading.show_chosen)
        self.heading.asked.connect(self._say_what_it_is)
        self.facts.kept.connect(self.kept)
        self.facts.respelt.connect(self.field.respell)
        self.length.chosen.connect(self.draft.choose_length)
        self.length.done.connect(self.done)
        self.length.left.connect(self.left)
        self.draft.changed.connect(self._follow)

    def _restyle(self) -> None:
        self.setStyleSheet(sheet(self.theme))
        self.plan_title.setFont(self.theme.font(12, bold=True))
        self.plan_hint.setFont(self.theme.font(12))
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
        self.heading.title.setText(_("New outline from a question"))
        self._turn(is_standing=False)

    def show_standing(self, question: str) -> None:
        """Show the question of an outline that is there."""
        self.heading.title.setText(_("Question and marks"))
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
        lacks = lacking(reading)
        said = lacks or _("Paste it or type it; correct what was read wrongly")
        meant = _("Did you mean “{words}”?", words=reading.misspelt.meant) if reading.misspelt else ""
        self.heading.show_advice(said, urgent=bool(lacks))
        self.field.setAccessibleDescription(" ".join(filter(None, (said, meant))))
        self._showing.begin()

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
        self.heading.open(self.field.menu(self.field.chosen_words()))

    def hold(self, card_ids: Sequence[int]) -> None:
        """Have the section of the plan that was gone to last hold cards."""
        self.plan.hold(list(card_ids))

    def _takes_back(self, event: QKeyEvent) -> bool:
        return self.draft.takes_back and event.matches(QKeySequence.StandardKey.Undo)

    def event(self, event: QEvent) -> bool:
        """Undoes a correction before a step."""
        if event.type() == QEvent.Type.ShortcutOverride and self._takes_back(event):  # type: ignore[arg-type]
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter makes it, Escape leaves it, Ctrl+Z undoes a correction."""
        if is_ctrl_enter(event):
            self.done.emit()
        elif self._takes_back(event):
            self.draft.take_back()
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
