"""The page of a question: opened in the place of the outline, and what becomes of it when it is done with."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from essayplanner.domain.cards import Kind
from essayplanner.domain.text import clean_line
from essayplanner.language import _
from essayplanner.notebook import cards
from essayplanner.notebook.demands import demands
from essayplanner.notebook.outlines import outline_info, outlines
from essayplanner.ui.frame.parts import Parts
from essayplanner.ui.frame.screens import Page
from essayplanner.ui.frame.structure_files import StructureFiles

if TYPE_CHECKING:
    from essayplanner.ui.question.page import QuestionPage

#: The panels that have no tab beside the page.
_ASIDE = ("history", "coach")
_MARKS = "marks"
#: Under this name a question that is not an outline yet is kept with the screens.
_KEPT = "question"


def _nothing() -> None:
    """Nothing is waiting for the outline."""


class Questions:
    """Opens one page at a time. One that the student leaves for something else, with a question in it, is shown again;
    Escape throws it away. `begin_blank` makes an outline without anything in it."""

    def __init__(self, parts: Parts, begin_blank: Callable[[], object]) -> None:
        self.parts, self.desk, self.book = parts, parts.desk, parts.desk.book
        self._begin_blank = begin_blank
        self.files = StructureFiles(parts)
        self.files.changed.connect(self._show_structures)
        self.page: QuestionPage | None = None
        #: The outline that the page is of; 0 for a new one; and what was stored of it when the page read it.
        self._outline_id = 0
        self._stored: object = None
        self._before: tuple[str, QWidget | None, str] = ("outline", None, "")
        self._is_shown = False
        #: What is done once a new outline is made.
        self._then: Callable[[], object] = _nothing
        parts.centre.turned.connect(self._follow_centre)
        parts.desk.selection.outline_changed.connect(self._leave_for_another)

    def new_outline(self, shape: str = "", then: Callable[[], object] | None = None) -> None:
        """Ask for the question of a new outline; what was begun is shown again. It is to have that shape, by its key,
        and `then` is done once it is made."""
        if self.page and self._outline_id == 0:
            self._show(self.page, _("New outline"))
        elif page := self._made():
            if outline_id := self.desk.selection.outline_id:
                info = outline_info(self.book, outline_id)
                page.draft.begin_like(info.scheme, info.words, info.minutes)
            page.begin()
            self._outline_id, self._stored = 0, None
            kept = self.desk.settings.left.get(self.book.uid, {}).get(_KEPT, {}).get("text")
            page.field.show_text(kept if isinstance(kept, str) else "")
            page.field.typed.connect(self._keep)
            self._show(page, _("New outline"))
        self._then = then or _nothing
        if shape and self.page:
            self.page.draft.choose_shape(shape)

    def _keep(self, question: str) -> None:
        """Keep a question that is typed, as the way a screen is left: a window that is closed does not ask of it."""
        self.desk.settings.left.setdefault(self.book.uid, {})[_KEPT] = {"text": question}

    def of_outline(self) -> None:
        """Show the question of the current outline, how it is read, and what is asked of it."""
        outline_id = self.desk.selection.outline_id
        if not outline_id:
            return
        self.book.settle()
        stored = outline_info(self.book, outline_id), demands(self.book, outline_id)
        if self.page and self._stored == stored:
            self._show(self.page, "")
        elif page := self._made():
            from essayplanner.ui.question.storing import read_draft

            page.show_standing(read_draft(self.book, outline_id, page.draft))
            self._outline_id, self._stored = outline_id, stored
            self._show(page, "")

    def _made(self) -> "QuestionPage | None":
        """A page on a new draft, in the place of one that was there; None where structures cannot be read."""
        from essayplanner.ui.question.draft import Draft
        from essayplanner.ui.question.page import QuestionPage
        from essayplanner.work.structures import structures

        there = self.desk.do(structures)
        if there is None:
            return None
        self._throw_away()
        page = self.page = QuestionPage(self.desk, Draft(there))
        page.draft.setParent(page)
        page.done.connect(self.done)
        page.left.connect(self.leave)
        page.kept.connect(self._keep_claim)
        page.choice.added.connect(self.files.add)
        page.choice.shared.connect(self.files.share)
        page.choice.removed.connect(self.files.remove)
        return page

    def _show(self, page: "QuestionPage", called: str) -> None:
        now = self.parts.tabs.current()
        if not self._is_shown:
            self._before = (self.parts.centre.name, QApplication.focusWidget(), now)
        self.parts.centre.cover("outline", Page(page, called, page.hold if called else None))

    # Beside the page

    def _follow_centre(self) -> None:
        """Have the marks at the right, and what fits in the library, while the page is shown."""
        page = self.page
        shown = page is not None and self.parts.centre.currentWidget() is page
        if shown == self._is_shown or page is None:
            return
        self._is_shown = shown
        if shown:
            self._show_marks(page)
        else:
            self._put_away_marks()

    def _show_marks(self, page: "QuestionPage") -> None:
        from essayplanner.ui.question.marks import MarksPanel

        tabs = self.parts.tabs

        def made(home: QWidget) -> QWidget:
            marks = MarksPanel(self.desk, page.draft, home)
            marks.done.connect(self.done)
            marks.left.connect(self.leave)
            return marks

        tabs.offer(_MARKS, _("Marks"), made, first=True)
        tabs.turn_to(_MARKS)
        tabs.show_tabs(without=_ASIDE)
        page.tell_fitting()

    def _put_away_marks(self) -> None:
        tabs = self.parts.tabs
        tabs.show_tabs()
        tabs.withdraw(_MARKS)
        if self._before[2]:
            tabs.turn_to(self._before[2])
        self.desk.selection.show_fitting(None)

    def _leave_for_another(self, outline_id: int) -> None:
        """Another outline is shown: it is to be seen."""
        if self._is_shown:
            self.parts.centre.uncover("outline")

    # What ends it

    def leave(self) -> None:
        """Throw away what was planned, and go back to where it was asked for."""
        if self.page is None:
            return
        name, hand, _tab = self._before
        centre = self.parts.centre
        centre.uncover("outline")
        if name != centre.name:
            centre.turn_to(name)
        self._throw_away()
        if hand and isValid(hand) and hand.isVisible():
            hand.setFocus()

    def _throw_away(self) -> None:
        page, self.page, self._then = self.page, None, _nothing
        if page is None:
            return
        if not self._outline_id:
            self._keep("")
        if self._is_shown:
            self._is_shown = False
            self._put_away_marks()
        self.parts.centre.removeWidget(page)
        page.deleteLater()

    def done(self) -> None:
        """Make what is planned, or keep what was changed, as one step."""
        page = self.page
        if page is None:
            return
        if self._outline_id:
            self._save(page)
        elif page.draft.is_blank:
            then = self._then
            self.leave_quietly()
            self._begin_blank()
            then()
        else:
            self._make(page)

    def _make(self, page: "QuestionPage") -> None:
        from essayplanner.ui.question.storing import make

        then, question = self._then, clean_line(page.draft.reading.question)
        again = any(outline.title == question for outline in outlines(self.book))
        said = _("Made the outline. You have another on the same question.") if again else _("Made the outline.")
        made = self.desk.do(lambda: make(self.book, page.draft), said, undo=True)
        if not made:
            return
        self.leave_quietly()
        self.desk.selection.show_outline(made)
        outline = self.parts.outline
        first = outline.model.index(0, 0)
        if first.isValid():
            outline.view.setCurrentIndex(first)
        outline.view.setFocus()
        if not page.draft.reading.question.strip():
            outline.header.rename()
        then()

    def _save(self, page: "QuestionPage") -> None:
        from essayplanner.ui.question.storing import save

        outline_id = self._outline_id
        if self.desk.do(lambda: save(self.book, outline_id, page.draft), _("Saved the question and its marks.")):
            self.leave_quietly()

    def leave_quietly(self) -> None:
        """Show the outline again; the page is done with."""
        self.parts.centre.uncover("outline")
        self._throw_away()

    # What is made at once

    def _keep_claim(self, claim: str) -> None:
        self.desk.do(
            lambda: cards.add_card(self.book, Kind.CLAIM, claim),
            _("Kept as a claim: it is in the library."),
            undo=True,
        )

    def _show_structures(self) -> None:
        from essayplanner.work.structures import structures

        if self.page:
            self.page.show_structures(structures())
