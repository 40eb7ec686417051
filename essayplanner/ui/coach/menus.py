"""The menus of the coach: what can be done with a finding, and which findings are shown."""

from collections.abc import Callable
from functools import partial
from typing import Protocol

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from essayplanner.coach.findings import Finding, Mend
from essayplanner.coach.registry import BY_KEY, Group
from essayplanner.language import _
from essayplanner.ui.coach.goals import GoalsBox
from essayplanner.ui.coach.looking import Seen
from essayplanner.ui.coach.model import FindingsModel
from essayplanner.ui.coach.rows import Row
from essayplanner.ui.coach.view import FindingsView
from essayplanner.ui.desk.desk import Desk
from essayplanner.ui.look.plain import caption
from essayplanner.ui.look.push_button import PushButton


class Panel(Protocol):
    """What a panel shows, and what is done for it."""

    desk: Desk
    seen: Seen
    goals: GoalsBox
    group: Group | None
    model: FindingsModel
    view: FindingsView
    choice: PushButton

    def mend(self, help: Mend) -> None: ...

    def go(self, row: Row) -> None: ...

    def ask_aside(self, row: Row) -> None: ...

    def turn_off(self, rule: str) -> None: ...

    def show_group(self, group: Group | None) -> None: ...


class FindingMenus:
    """Opens them over a panel; `choose_rules` leads to all that may be asked."""

    def __init__(self, panel: Panel, choose_rules: Callable[[], object]) -> None:
        self._panel, self._choose_rules = panel, choose_rules

    def offer(self, at: QPoint) -> None:
        """Offer what can be done with the finding at a point of the list."""
        panel = self._panel
        row = panel.model.row(panel.view.indexAt(at))
        if row and row.finding and not row.is_gone:
            menu = self._menu()
            self._fill(menu, row, row.finding)
            menu.popup(panel.view.viewport().mapToGlobal(at))

    def _fill(self, menu: QMenu, row: Row, finding: Finding) -> None:
        panel = self._panel
        for help in finding.mends:
            card = panel.seen.plan.cards.get(help.card_id)
            words = f"{help.words}: {card.called(40)}" if card else help.words
            _add(menu, caption(words), partial(panel.mend, help))
        if finding.places:
            _add(menu, _("Show where"), lambda: panel.go(row))
        menu.addSeparator()
        aside = _add(menu, _("Not here…"), lambda: panel.ask_aside(row))
        aside.setEnabled(not panel.desk.book.read_only)
        _add(menu, _("Do not ask this"), lambda: panel.turn_off(finding.rule))
        _add(menu, _("Choose what is asked…"), self._choose_rules)

    def choose(self) -> None:
        """Offer to see the findings of one group alone."""
        panel, menu = self._panel, self._menu()
        for group in (None, *Group):
            found = [each for each in panel.seen.findings if group is None or BY_KEY[each.rule].group is group]
            words = _("{group} {n}", group=group.word if group else _("All"), n=len(found))
            action = _add(menu, words, partial(panel.show_group, group))
            action.setCheckable(True)
            action.setChecked(group is panel.group and not panel.goals.chosen)
        menu.addSeparator()
        _add(menu, _("Choose what is asked…"), self._choose_rules)
        menu.popup(panel.choice.mapToGlobal(panel.choice.rect().bottomLeft()))

    def _menu(self) -> QMenu:
        menu = QMenu(self._panel.view)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        return menu


def _add(menu: QMenu, words: str, does: Callable[[], object]) -> QAction:
    action = menu.addAction(words)
    action.triggered.connect(lambda _on=False: does())
    return action
