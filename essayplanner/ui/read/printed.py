"""What is printed on the pages of a document: asked once, where it is first needed."""

from collections.abc import Callable

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QWidget

from essayplanner.domain.documents import Document
from essayplanner.domain.printed_pages import Printed
from essayplanner.language import _, n_
from essayplanner.notebook.citing_passages import reprint
from essayplanner.ui.controls.asking import Asking
from essayplanner.ui.controls.buttons import quiet_button
from essayplanner.ui.controls.texts import LineField
from essayplanner.ui.desk.desk import Desk
from essayplanner.ui.look.check_box import CheckBox
from essayplanner.ui.look.words import Words

_COUNTED = _("All cards made here get their pages from this one.")


def is_to_be_asked(document: Document) -> bool:
    """Whether it has pages, and nobody said yet what is printed on them."""
    return bool(document.pages) and not document.printed


class PrintedAsking:
    """Asks over the window what is printed on a page, and keeps the answer with the document; `then` is called where
    there is one."""

    def __init__(self, desk: Desk, window: QWidget, document: Document, page: int, then: Callable[[], object]) -> None:
        self._desk, self._document, self._page, self._then = desk, document, page, then
        self._printed, self._offered = Printed.parse(document.printed), Printed()
        self.field = LineField(_("Number printed on this page"))
        self.field.setProperty("quiet", False)
        self.two = CheckBox(_("Two pages are printed on a sheet; this is the first"), desk.theme)
        self.hint = Words(desk.theme, inset=0)
        self.none = quiet_button(
            _("Nothing is printed on its pages"), _("Nothing is printed on the pages of this document"), self._say_none
        )
        self.asking = Asking(
            window,
            desk.theme,
            _("What is printed on page {page} of the file?", page=page),
            (self.field, self.two, self.hint, self.none),
            _("Keep it"),
            self._answer,
        )

    def open(self, at: QPoint, offered: Printed, on_page: str, *, is_wide: bool) -> None:
        """Ask near a point of the screen; what the file says, or seems to have `on_page`, is offered, not trusted."""
        self._offered = offered
        said = self._printed.of(self._page)
        proposed = said or offered.of(self._page) or on_page
        self.field.setText(proposed or str(self._page))
        self.two.setChecked(self._printed.is_two_a_sheet(self._page))
        self.two.setVisible(is_wide or self.two.isChecked())
        self.hint.setText(self._hint() if not said and proposed else _COUNTED)
        self.asking.open(at)
        self.field.selectAll()

    def _hint(self) -> str:
        """What is said of what the file says; where its numbers begin anew these hold too, once one of them is true."""
        runs = self._offered.runs
        if len(runs) < 2:
            return _("The file says so itself: check that it is right. All cards made here get their pages from it.")
        other = next((run for run in runs if run.page > self._page), None) or runs[0]
        return _(
            "The file says so itself, and that page {other} is p. {printed}: check that it is right. All cards made "
            "here get their pages from it.",
            other=other.page,
            printed=self._offered.of(other.page),
        )

    def _answer(self) -> bool:
        typed = self.field.text().strip().lower().removeprefix("p.").strip()
        try:
            printed = self._known(typed).with_page(self._page, typed, two_a_sheet=self.two.isChecked())
        except ValueError:
            self.hint.paint_in("caution")
            self.hint.setText(_("Type a number such as 15 or xii. If none is printed, choose that below."))
            self.asking.settle()
            self._desk.announcer.ask(self.field, self.hint.text())
            return False
        return self._keep(printed.text, _("Page {page} of the file is p. {printed}.", page=self._page, printed=typed))

    def _known(self, typed: str) -> Printed:
        """What is known of the other pages: what was said, else what the file says, where that is true of this one."""
        agrees = typed == self._offered.of(self._page) and not self.two.isChecked()
        return self._offered if agrees and not self._printed.runs else self._printed

    def _say_none(self) -> None:
        if self._keep("none", _("Nothing is printed on the pages of this document.")):
            self.asking.leave()

    def _keep(self, text: str, said: str) -> bool:
        document = self._document
        if text == document.printed:
            self._then()
            return True

        def told(cards: int) -> str:
            follow = n_("{n} card made before cites it by that.", "{n} cards made before cite it by that.", cards)
            return f"{said} {follow}" if cards else said

        done = self._desk.do(lambda: reprint(self._desk.book, document.id, text), told, undo=True)
        if done is not None:
            self._then()
        return done is not None
