"""What came of plans against the clock, in the place of the outline, and the way back to what was planned before."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from essayplanner.language import _
from essayplanner.notebook.as_it_was import steps_there
from essayplanner.notebook.items import Item
from essayplanner.notebook.outlines import outlines
from essayplanner.ui.desk.screen import LIBRARY, RIGHT
from essayplanner.ui.desk.timed import Timed, runs
from essayplanner.ui.frame.covering import Covering
from essayplanner.ui.frame.parts import Parts

if TYPE_CHECKING:
    from essayplanner.ui.history.panel import HistoryPanel
    from essayplanner.ui.practice.timed_page import TimedPage


class TimedPlans:
    """Shows those on the current outline, or on the one that was planned against the clock last."""

    def __init__(self, parts: Parts) -> None:
        self.parts, self.desk = parts, parts.desk
        self._covering: Covering[TimedPage] = Covering(parts, self._page)
        self._runs: Sequence[Timed] = ()
        self._outline_id = 0

    @property
    def is_ready(self) -> bool:
        """Whether there is anything to show."""
        return any(self._found())

    def show(self) -> None:
        """Show them; where nothing is left of them in the history, that is said."""
        self._outline_id, self._runs = self._found()
        if not self._outline_id:
            self.desk.announcer.ask(None, _("The history holds no plan against the clock any more."))
            return
        if self._outline_id != self.desk.selection.outline_id:
            self.desk.selection.show_outline(self._outline_id)
        self._covering.forget()
        self._covering.made()
        self._covering.show(_("Against the clock"), folds=frozenset((LIBRARY, RIGHT)))

    def _found(self) -> tuple[int, Sequence[Timed]]:
        """The outline, 0 for none, and the plans on it of which the history has the end; the last one first."""
        book = self.desk.book
        kept = [*runs(self.desk.settings, book.uid)][::-1]
        there = steps_there(book, [timed.end for timed in kept]) if kept else {}
        ids = {each.uid: each.id for each in outlines(book)} if there else {}
        left = [timed for timed in kept if timed.end in there and timed.outline in ids]
        current = self.desk.selection.outline_id
        outline = next((ids[timed.outline] for timed in left if ids[timed.outline] == current), 0)
        outline = outline or next((ids[timed.outline] for timed in left), 0)
        return outline, [timed for timed in left if ids[timed.outline] == outline]

    def _page(self) -> "TimedPage":
        from essayplanner.ui.practice.timed_page import TimedPage

        page = TimedPage(self.desk, self._outline_id, self._runs)
        page.left.connect(self._leave)
        page.wanted.connect(self._show_section)
        page.history_wanted.connect(self._show_history)
        return page

    def _leave(self) -> None:
        self._covering.leave()
        self._covering.forget()

    def _show_section(self, section_id: int) -> None:
        self._covering.end()
        self.parts.outline.view.choose(Item("section", section_id))
        self.parts.outline.view.setFocus()

    def _show_history(self) -> None:
        self._covering.end()
        self.parts.show_tab("history")
        panel: HistoryPanel = self.parts.tabs.panel("history")  # type: ignore[assignment]
        panel.show_timed()
