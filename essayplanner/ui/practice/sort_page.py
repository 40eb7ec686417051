"""The same cards sorted for two questions that look alike: one card after the other, onto four piles."""

from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from essayplanner.coach.sorting import Pile
from essayplanner.domain.changes import ChangeSet
from essayplanner.language import _
from essayplanner.ui.controls.buttons import quiet_button
from essayplanner.ui.controls.form_area import FormArea
from essayplanner.ui.controls.texts import is_ctrl_enter
from essayplanner.ui.desk import mime as drags
from essayplanner.ui.desk.afterwards import AfterPicture
from essayplanner.ui.desk.desk import Desk
from essayplanner.ui.desk.keys_here import name_keys
from essayplanner.ui.look.mirroring import set_margins
from essayplanner.ui.look.plain import Label
from essayplanner.ui.look.push_button import PushButton
from essayplanner.ui.practice.sort_card import hint
from essayplanner.ui.practice.sort_draft import QUESTIONS, Asked, SortDraft
from essayplanner.ui.practice.sort_menu import pile_menu
from essayplanner.ui.practice.sort_moves import SortMoves
from essayplanner.ui.practice.sort_row import CardRow
from essayplanner.ui.practice.sort_table import SortTable
from essayplanner.ui.practice.sort_words import made_sentence, progress

_LETTERS = {Qt.Key.Key_1: Pile.FIRST, Qt.Key.Key_2: Pile.SECOND, Qt.Key.Key_B: Pile.BOTH, Qt.Key.Key_N: Pile.NEITHER}


class SortPage(QWidget):
    """Stands in the place of the outline. `left` asks that it be put away as it is, `made` brings the outlines
    in which sections were made (`MadeIn`)."""

    left = Signal()
    made = Signal(list)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk, self.theme, self.book = desk, desk.theme, desk.book
        self.draft = SortDraft(desk.book)
        self.draft.setParent(self)
        self.title, self.progress = Label(_("Sort for two questions")), Label()
        self.table = SortTable(desk, self._carried)
        self.face, self.piles = self.table.face, self.table.piles
        self.moves = SortMoves(desk, self.face, self.draft)
        self.again = quiet_button(
            _("Start again"), _("Start again: all cards wait to be sorted"), lambda: self.moves.begin_anew()
        )
        self.close_button = PushButton(_("Close"))
        self.make_button = PushButton(_("Make sections"))
        self.make_button.setProperty("primary", "true")
        self.progress.setProperty("muted", "true")
        self._lay_out()
        self._connect()
        name_keys(self, hint())
        self.setFocusProxy(self.face)
        self._reading = AfterPicture(self, self.draft.read)
        self.destroyed.connect(desk.book.subscribe(self._apply))
        self.theme.changed.connect(self._restyle)
        self._restyle()

    def _lay_out(self) -> None:
        outer = QVBoxLayout(self)
        self._head, self._foot = QHBoxLayout(), QHBoxLayout()
        outer.addLayout(self._head)
        self._head.addWidget(self.title)
        self._head.addStretch(1)
        self._head.addWidget(self.progress)
        outer.addWidget(FormArea(self.theme, self.table), 1)
        outer.addLayout(self._foot)
        self._foot.addStretch(1)
        for button in (self.again, self.close_button, self.make_button):
            self._foot.addWidget(button)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)

    def _connect(self) -> None:
        for pile, box in self.piles.items():
            box.chosen.connect(partial(self._click, pile))
            box.menu_wanted.connect(partial(self._open_menu, pile))
            box.dropped.connect(self.moves.drop)
            box.renamed.connect(self.moves.rename)
            box.entered.connect(self.moves.open_group)
            box.joined.connect(self.moves.join)
            box.taken_back.connect(self.moves.take_back)
            box.headed.connect(self._back_to_card)
        for place, pile in enumerate(QUESTIONS):
            self.piles[pile].question_typed.connect(partial(self._ask, place))
        self.face.opened.connect(self._see)
        self.face.pushed.connect(self._click)
        self.table.added.connect(self.moves.add)
        self.close_button.clicked.connect(self.left)
        self.make_button.clicked.connect(lambda _checked: self.make())
        self.draft.changed.connect(self._follow)

    def _restyle(self) -> None:
        px = self.theme.px
        self.title.setFont(self.theme.font(16, bold=True, serif=True))
        for small in (self.progress, self.again):
            small.setFont(self.theme.font(12))
        set_margins(self._head, px(24), px(14), px(24), px(6))
        set_margins(self._foot, px(24), px(8), px(24), px(10))
        self._foot.setSpacing(px(10))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws the ground."""
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), self.theme.color("paper"))

    # What is shown

    def begin(self) -> None:
        """Begin with the current outline and the cards that are chosen in the library."""
        self.book.settle()
        self.draft.begin(self.desk.selection.outline_id, self.desk.selection.cards)
        unsaid = next((pile for pile, asked in zip(QUESTIONS, self.draft.questions, strict=True) if not asked), None)
        if unsaid:
            self.piles[unsaid].ask_for_question("")

    def _apply(self, changed: ChangeSet) -> None:
        if self.isVisible() and changed.touches("card", "outline"):
            self._reading.begin()

    def showEvent(self, event: QShowEvent) -> None:
        """Follows what happened meanwhile."""
        super().showEvent(event)
        self._reading.begin()

    def _follow(self) -> None:
        sorting = self.draft.sorting
        self.table.show_draft(self.draft)
        self.progress.setText(progress(sorting))
        self.again.setVisible(bool(sorting.done))

    # What a hand does

    def _click(self, pile: Pile) -> None:
        self.moves.put(self.draft.sorting.current, pile)

    def _carried(self, mime: object) -> list[int]:
        return drags.dragged_cards(self.book, mime)  # type: ignore[arg-type]

    def _see(self) -> None:
        self.desk.selection.choose(self.draft.sorting.current)

    def _ask(self, place: int, question: str) -> None:
        self.draft.ask(place, Asked(0, question))

    def _back_to_card(self) -> None:
        self.face.setFocus(Qt.FocusReason.OtherFocusReason)

    def split(self, pile: Pile) -> None:
        """Have one more group in a pile, with the hand in its heading."""
        if self.moves.turn(lambda now: now.split(pile)):
            key = next(group.key for group in self.draft.sorting.of(pile) if group.is_open)
            if box := self.piles[pile].group_box(key):
                box.heading.setFocus(Qt.FocusReason.OtherFocusReason)

    def _open_menu(self, pile: Pile, button: QWidget) -> None:
        menu = pile_menu(self, self.draft, pile, self.split, self._type_question)
        menu.popup(button.mapToGlobal(QPoint(0, button.height())))

    def _type_question(self, place: int) -> None:
        now = self.draft.asked[place]
        self.piles[QUESTIONS[place]].ask_for_question("" if now.outline_id else now.question)

    # What ends it

    def make(self) -> None:
        """Have the piles become sections, as one step."""
        draft = self.draft
        if not any(draft.sorting.sections(pile) for pile in QUESTIONS):
            self.desk.announcer.ask(self, _("Sort a card for one of the questions first."))
            return
        for place, pile in enumerate(QUESTIONS):
            if draft.sorting.sections(pile) and not draft.questions[place]:
                self.piles[pile].ask_for_question("")
                self.desk.announcer.ask(self, _("Say which question these cards serve first."))
                return
        made = self.desk.do(draft.made, made_sentence, undo=True)
        if made:
            self.made.emit(made)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Sorts the card by a key; Ctrl+Enter makes the sections, Escape leaves them for later."""
        key, focus = Qt.Key(event.key()), QApplication.focusWidget()
        held = event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)
        pile = None if held else _LETTERS.get(key)
        if is_ctrl_enter(event):
            self.make()
        elif key == Qt.Key.Key_Escape:
            self.left.emit()
        elif pile:
            row = focus.card if isinstance(focus, CardRow) else None
            self.moves.put(row.id if row else self.draft.sorting.current, pile)
        elif key == Qt.Key.Key_Backspace and not held:
            self.moves.take_back()
        else:
            super().keyPressEvent(event)
