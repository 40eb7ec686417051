"""The same cards sorted for two questions that look alike: one card after the other, onto four piles."""

from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QWidget

from essayplanner.coach.sorting import Pile
from essayplanner.domain.changes import ChangeSet
from essayplanner.language import _
from essayplanner.ui.controls.buttons import quiet_button
from essayplanner.ui.controls.form_area import FormArea
from essayplanner.ui.desk import mime as drags
from essayplanner.ui.desk.afterwards import AfterPicture
from essayplanner.ui.desk.desk import Desk
from essayplanner.ui.desk.keys_here import name_keys
from essayplanner.ui.look.push_button import PushButton
from essayplanner.ui.practice.kept_work import KeptWork
from essayplanner.ui.practice.page import PracticePage
from essayplanner.ui.practice.sort_card import hint
from essayplanner.ui.practice.sort_draft import QUESTIONS, Asked, SortDraft
from essayplanner.ui.practice.sort_kept import as_kept, from_kept
from essayplanner.ui.practice.sort_menu import pile_menu
from essayplanner.ui.practice.sort_moves import SortMoves
from essayplanner.ui.practice.sort_row import CardRow
from essayplanner.ui.practice.sort_table import SortTable
from essayplanner.ui.practice.sort_words import made_sentence, progress

_LETTERS = {Qt.Key.Key_1: Pile.FIRST, Qt.Key.Key_2: Pile.SECOND, Qt.Key.Key_B: Pile.BOTH, Qt.Key.Key_N: Pile.NEITHER}


class SortPage(PracticePage):
    """`made` brings the outlines in which sections were made (`MadeIn`)."""

    made = Signal(list)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Sort for two questions"))
        self.draft = SortDraft(desk.book)
        self.draft.setParent(self)
        self.table = SortTable(desk, self._carried)
        self.face, self.piles = self.table.face, self.table.piles
        self.moves = SortMoves(desk, self.face, self.draft)
        self.again = quiet_button(
            _("Start again"), _("Start again: all cards wait to be sorted"), lambda: self.moves.begin_anew()
        )
        self.close_button = PushButton(_("Close"))
        self.make_button = PushButton(_("Make sections"))
        self.make_button.setProperty("primary", "true")
        self.lay_out(FormArea(self.theme, self.table), [self.again], [self.close_button, self.make_button])
        self._connect()
        self.kept = KeptWork(self, desk, "sort", lambda: as_kept(self.draft))
        name_keys(self, hint())
        self.setFocusProxy(self.face)
        self._reading = AfterPicture(self, self.draft.read)
        self.destroyed.connect(desk.book.subscribe(self._apply))

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
        self.make_button.clicked.connect(lambda _checked: self.go_on())
        self.draft.changed.connect(self._follow)

    # What is shown

    def begin(self) -> None:
        """Go on with what was left when the window was closed; where there is nothing, begin with the current outline
        and the cards that are chosen in the library."""
        self.book.settle()
        self.draft.read()
        kept = self.kept.taken_up()
        if kept and (left := from_kept(self.draft, kept)):
            self.draft.take_up(*left)
            self.desk.announcer.say(self, _("The cards lie where you left them. Start again has all of them wait."))
            return
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
        self.kept.change()

    # What a hand does

    def _click(self, pile: Pile) -> None:
        self.moves.put(self.draft.sorting.current, pile)

    def _carried(self, mime: object) -> list[int]:
        return drags.dragged_cards(self.book, mime)  # type: ignore[arg-type]

    def _see(self) -> None:
        self.desk.selection.choose(self.draft.sorting.current)

    def _ask(self, place: int, question: str) -> None:
        self.moves.ask(place, Asked(0, question))

    def _back_to_card(self) -> None:
        self.face.setFocus(Qt.FocusReason.OtherFocusReason)

    def split(self, pile: Pile) -> None:
        """Have one more group in a pile, with the hand in its heading."""
        if self.moves.turn(lambda now: now.split(pile)):
            key = next(group.key for group in self.draft.sorting.of(pile) if group.is_open)
            if box := self.piles[pile].group_box(key):
                box.heading.setFocus(Qt.FocusReason.OtherFocusReason)

    def _open_menu(self, pile: Pile, button: QWidget) -> None:
        menu = pile_menu(self, self.draft, pile, self.moves.ask, self.split, self._type_question)
        menu.popup(button.mapToGlobal(QPoint(0, button.height())))

    def _type_question(self, place: int) -> None:
        now = self.draft.asked[place]
        self.piles[QUESTIONS[place]].ask_for_question("" if now.outline_id else now.question)

    def can_take_back(self) -> bool:
        """Whether a card was put somewhere, or all began anew."""
        return self.draft.can_go_back

    def take_back(self) -> None:
        """Have the cards lie where they lay before the last move."""
        self.moves.go_back()

    # What ends it

    def go_on(self) -> None:
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
            draft.end()
            self.kept.keep()
            self.made.emit(made)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Sorts the card by a key."""
        key, focus = Qt.Key(event.key()), QApplication.focusWidget()
        held = event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)
        pile = None if held else _LETTERS.get(key)
        if pile:
            row = focus.card if isinstance(focus, CardRow) else None
            self.moves.put(row.id if row else self.draft.sorting.current, pile)
        elif key == Qt.Key.Key_Backspace and not held:
            self.moves.take_back()
        else:
            super().keyPressEvent(event)
