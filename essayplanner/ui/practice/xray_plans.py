"""The plan of a model essay beside the student's own, and what it does that the own one does not."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction

from essayplanner.coach.xray_plans import differences, skeleton
from essayplanner.domain.changes import ChangeSet
from essayplanner.language import _
from essayplanner.notebook.outlines import outlines
from essayplanner.notebook.plans import read_bare_plan
from essayplanner.ui.desk.afterwards import AfterPicture
from essayplanner.ui.desk.desk import Desk
from essayplanner.ui.practice.two_plans import Shown, TwoPlans


class PlansBeside(TwoPlans):
    """Two outlines; `wanted` asks for a section, by its outline and its own id."""

    wanted = Signal(int, int)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, (_("The model essay"), _("Your plan")))
        self._ids = [0, 0]
        self.menu_wanted.connect(self._offer)
        self.pressed.connect(lambda place, section_id: self.wanted.emit(self._ids[place], section_id))
        self._reading = AfterPicture(self, self.read)
        self.destroyed.connect(desk.book.subscribe(self._apply))

    def _apply(self, changed: ChangeSet) -> None:
        if self.isVisible() and changed.touches("outline", "section", "placement", "card"):
            self._reading.begin()

    def show_plans(self, model_id: int, own_id: int) -> None:
        """Show these two outlines; 0 stands for one that is yet to be chosen."""
        self._ids = [model_id, own_id]
        self.desk.announcer.tell(self, self.read())

    def read(self) -> str:
        """Read both anew; gives where they differ."""
        titles = {each.id: each.title for each in outlines(self.book)}
        self._ids = [id if id in titles else 0 for id in self._ids]
        plans = [Shown(titles[id], skeleton(read_bare_plan(self.book, id))) if id else Shown() for id in self._ids]
        said = differences(*(plan.bones for plan in plans)) if all(self._ids) else ()
        alike = _("The two are built alike.") if all(self._ids) else _("Choose two plans to see where they differ.")
        lines = "\n".join(said) or alike
        self.show_two(plans, lines)
        return lines

    def _offer(self, place: int) -> None:
        there = ((each.title, each.id, each.id == self._ids[place]) for each in outlines(self.book))
        self.open_menu(place, there).triggered.connect(lambda chosen: self._choose(place, chosen))

    def _choose(self, place: int, chosen: QAction) -> None:
        ids = [*self._ids]
        ids[place] = chosen.data()
        self.show_plans(*ids)
