"""Structures of one's own: files that are added, kept of an outline, shared and removed."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Signal

from essayplanner.language import _, n_, p_
from essayplanner.ui.frame.parts import Parts

if TYPE_CHECKING:
    from essayplanner.domain.plan import Plan
    from essayplanner.domain.structures import Shape


class StructureFiles(QObject):
    """`changed` says that there are others to choose from."""

    changed = Signal()

    def __init__(self, parts: Parts) -> None:
        super().__init__(parts.window)
        self.parts, self.desk = parts, parts.desk

    def add(self) -> None:
        """Ask for a file of structures, and take it in."""
        from essayplanner.ui.controls.choosing import SourceChooser

        chooser = SourceChooser(
            self.parts.window, _("Add a structure"), self._folder(), _("Structures (*.toml)"), ".toml"
        )
        chooser.chosen.connect(self._add)
        chooser.open()

    def _folder(self) -> Path:
        return self.desk.settings.start_folder or self.desk.book.path.parent

    def _add(self, paths: list[Path]) -> None:
        from essayplanner.work.structures import add_file

        if added := self.desk.do(partial(add_file, paths[0])):
            many = len(added.shapes) + len(added.schemes)
            self._tell(n_("Added {n} structure.", "Added {n} structures.", many))

    def share(self, shape: "Shape") -> None:
        """Ask for a file to write a shape to, which others can add."""
        from essayplanner.ui.controls.choosing import TargetChooser

        words = p_("kind of file", "Structure")
        start = self._folder() / f"{shape.key}.toml"
        chooser = TargetChooser(self.parts.window, _("Share a structure"), start, words, ".toml")
        chooser.chosen.connect(partial(self._export, shape.key))
        chooser.open()

    def _export(self, key: str, path: Path) -> None:
        from essayplanner.work.structures import export

        self.desk.do(lambda: export(key, path), _("Saved as “{name}”.", name=path.name))

    def remove(self, shape: "Shape") -> None:
        """Remove a shape of one's own."""
        from essayplanner.work.structures import remove

        if self.desk.do(lambda: remove(shape.key)):
            self._tell(_("Removed the structure “{title}”.", title=shape.title))

    def keep_outline(self) -> None:
        """Ask for a name, and keep the sections of the current outline as a shape of one's own."""
        from essayplanner.coach.shaping import shape_of
        from essayplanner.notebook.plans import read_plan
        from essayplanner.ui.controls.asking import Asking
        from essayplanner.ui.controls.texts import LineField

        self.desk.book.settle()
        plan = read_plan(self.desk.book, self.desk.selection.outline_id)
        field = LineField(_("Name of the structure"))
        field.setProperty("quiet", False)
        field.setText(shape_of(plan).title)
        field.selectAll()
        said = _("What is this structure called?")
        asked = Asking(
            self.parts.window, self.desk.theme, said, [field], _("Keep"), lambda: self._keep(plan, field.text())
        )
        header = self.parts.outline.header
        asked.open(header.mapToGlobal(QPoint(0, header.height())))

    def _keep(self, plan: "Plan", called: str) -> object:
        from essayplanner.coach.asked import reading_of
        from essayplanner.coach.shaping import shape_of
        from essayplanner.work.structures import save_shape

        kept = self.desk.do(lambda: save_shape(shape_of(plan, reading_of(plan), called)))
        if kept:
            self._tell(_("Kept as a structure: “{title}” is among yours when you begin an outline.", title=kept.title))
        return kept

    def _tell(self, said: str) -> None:
        self.changed.emit()
        self.desk.announcer.say(None, said)
