"""What the actions do by which planning is practised."""

from typing import TYPE_CHECKING

from essayplanner.language import _
from essayplanner.notebook.items import Item
from essayplanner.notebook.sorting_cards import MadeIn
from essayplanner.ui.desk.actions import EXERCISES, OUTLINE, Scope, Spec, line
from essayplanner.ui.desk.screen import LIBRARY, RIGHT
from essayplanner.ui.frame.covering import Covering
from essayplanner.ui.frame.parts import Parts
from essayplanner.ui.frame.recalls import Recalls
from essayplanner.ui.frame.timing import NewOutline, Timing

if TYPE_CHECKING:
    from essayplanner.ui.practice.sort_page import SortPage
    from essayplanner.ui.practice.xray_page import XrayPage

SPECS = (
    Spec("sort", EXERCISES, _("&Sort cards for two questions…"), changes=True),
    Spec("xray", EXERCISES, _("&X-ray of a model essay…"), changes=True),
    Spec("recall", EXERCISES, _("&Recall the cards of this outline")),
    Spec("clock", EXERCISES, _("Plan against the &clock")),
    line(OUTLINE),
)


class PracticeCommands:
    """Pages that stand in the place of the outline while something is practised."""

    def __init__(self, parts: Parts, new_outline: NewOutline) -> None:
        """`new_outline` asks for the question of a new one."""
        self.parts, self.desk = parts, parts.desk
        self._sorting: Covering[SortPage] = Covering(parts, self._sort_page)
        self._xraying: Covering[XrayPage] = Covering(parts, self._xray_page)
        self.recalls = Recalls(parts)
        self.timing = Timing(parts, new_outline)

    def scope(self) -> Scope:
        """The actions, and what each does."""
        return Scope(
            SPECS,
            {"sort": self.sort, "xray": self.xray, "recall": self.recalls.show},
            fills={"clock": self.timing.fill},
            ready={"recall": lambda: self.desk.selection.outline_id},
        )

    def sort(self) -> None:
        """Sort cards for two questions; what was begun is shown again."""
        page, new = self._sorting.made()
        self._sorting.show(_("Sort for two questions"), page.moves.add, frozenset((RIGHT,)))
        if new:
            page.begin()

    def _sort_page(self) -> "SortPage":
        from essayplanner.ui.practice.sort_page import SortPage

        page = SortPage(self.desk)
        page.left.connect(self._sorting.leave)
        page.made.connect(self._show_sorted)
        page.face.opened.connect(lambda: self.parts.show_tab("card"))
        return page

    def _show_sorted(self, made: list[MadeIn]) -> None:
        """Show what was made, in the first outline where it is in both."""
        self._sorting.end()
        self._show_section(*made[0])

    def xray(self) -> None:
        """Turn a model essay back into its plan; what was begun is shown again."""
        self._xraying.made()
        self._xraying.show(_("X-ray"), folds=frozenset((LIBRARY, RIGHT)))

    def _xray_page(self) -> "XrayPage":
        from essayplanner.ui.practice.xray_page import XrayPage

        page = XrayPage(self.desk)
        page.left.connect(self._xraying.leave)
        page.wanted.connect(self._show_section)
        return page

    def _show_section(self, outline_id: int, section_id: int) -> None:
        """Show a section of an outline; the pages are kept."""
        self.parts.centre.uncover("outline")
        self.desk.selection.show_outline(outline_id)
        self.parts.outline.view.choose(Item("section", section_id))
        self.parts.outline.view.setFocus()
