"""Which rules of the coach are asked, in the preferences."""

from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFormLayout

from essayplanner.coach.registry import RULES, Group
from essayplanner.language import _
from essayplanner.ui.desk.desk import Desk
from essayplanner.ui.look.check_box import WrappingBox
from essayplanner.ui.look.plain import Label


class RuleChoices(QObject):
    """A check box a rule, by group; each is in force, and kept, when it is clicked (`changed`)."""

    changed = Signal()

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._settings = desk.settings
        self.boxes: dict[str, WrappingBox] = {}
        for rule in RULES:
            box = self.boxes[rule.key] = WrappingBox(desk.theme, _(rule.asks))
            box.setChecked(rule.key not in desk.settings.rules_off)
            box.toggled.connect(partial(self._turn, rule.key))

    def fill(self, form: QFormLayout) -> None:
        """Put them into a form, each group under its name."""
        for group in Group:
            there = [self.boxes[rule.key] for rule in RULES if rule.group is group]
            if there:
                name = Label(group.word)
                name.setProperty("muted", "true")
                form.addRow(name)
            for box in there:
                form.addRow(box)

    def _turn(self, key: str, on: bool) -> None:
        off = {*self._settings.rules_off} - {key}
        self._settings.rules_off = sorted(off if on else off | {key})
        self._settings.save()
        self.changed.emit()
