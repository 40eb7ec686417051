"""What can be done with debates and sides: the menus, and what they ask."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QCheckBox, QMenu, QWidget

from essayplanner.domain.argument import DebateSeen, SideSeen
from essayplanner.domain.text import shorten
from essayplanner.language import _
from essayplanner.notebook import debates
from essayplanner.ui.controls.asking import Asking
from essayplanner.ui.controls.texts import LineField
from essayplanner.ui.debate.order_menu import add_order
from essayplanner.ui.desk.desk import Desk
from essayplanner.ui.look.plain import caption


class DebateMenus:
    """The menus of a screen; `turn` shows another debate, `known` gives all of them and the one that is shown.

    `rename` has its question typed anew, `came` is told of a side that is new.
    """

    def __init__(
        self,
        desk: Desk,
        screen: QWidget,
        known: Callable[[], tuple[tuple[DebateSeen, ...], DebateSeen | None]],
        turn: Callable[[int], object],
        rename: Callable[[], object],
        came: Callable[[int], object],
    ) -> None:
        self.desk, self._screen, self._known, self._turn = desk, screen, known, turn
        self._rename, self._came = rename, came
        self.asked: Asking | None = None

    # Debates

    def open_debates(self, at: QPoint) -> None:
        """Open the menu of debates."""
        menu, (every, shown) = self._menu(), self._known()
        group = QActionGroup(menu)
        for debate in every:
            action = menu.addAction(caption(shorten(debate.question, 70)))
            action.setCheckable(True)
            action.setChecked(debate is shown)
            group.addAction(action)
            action.triggered.connect(lambda _checked=False, id=debate.id: self._turn(id))
        menu.addSeparator()
        self._add(menu, _("&New debate…"), lambda: self.ask_debate(at))
        others = [debate for debate in every if debate is not shown]
        if shown and others:
            within = menu.addMenu(_("&Merge another debate into this one"))
            for debate in others:
                self._add(within, caption(shorten(debate.question, 70)), partial(self._merge, shown, debate))
            place = every.index(shown)
            if place:
                self._add(menu, _("Move &up"), lambda: self._move(shown, every[place - 1].id))
            if place < len(every) - 1:
                after = every[place + 2].id if place + 2 < len(every) else None
                self._add(menu, _("Move d&own"), lambda: self._move(shown, after))
        if shown:
            self._add(menu, _("&Rename this debate"), self._rename)
            self._add(menu, _("&Delete this debate"), lambda: self._delete(shown))
        menu.popup(at)

    def ask_debate(self, at: QPoint) -> None:
        """Ask for a question and two sides, and make a debate of them."""
        question = LineField(_("Question"), _("What do historians disagree about?"))
        sides = [LineField(_("First side"), _("First side")), LineField(_("Second side"), _("Second side"))]

        def add() -> object:
            names = [field.text() for field in sides]
            usual = (_("First side"), _("Second side"))
            named = [name.strip() or other for name, other in zip(names, usual, strict=True)]
            new = self.desk.do(
                lambda: debates.add_debate(self.desk.book, question.text(), named),
                _("Added a debate."),
                at=self._screen,
            )
            if new:
                self._turn(new)
            return new

        self._ask(_("New debate"), [question, *sides], _("Add"), add, at)

    def _merge(self, shown: DebateSeen, gone: DebateSeen) -> None:
        said = _("Merged “{gone}” into this debate.", gone=shorten(gone.question, 60))
        self._do(lambda: debates.merge_debates(self.desk.book, shown.id, gone.id), said)

    def _move(self, debate: DebateSeen, before: int | None) -> None:
        self._do(lambda: debates.move_debate(self.desk.book, debate.id, before), _("Moved the debate in the list."))

    def _delete(self, debate: DebateSeen) -> None:
        self._do(
            lambda: debates.delete_debate(self.desk.book, debate.id),
            _("Deleted the debate. Its cards are kept, without a side."),
        )

    # Sides

    def rename_side(self, side_id: int, at: QPoint) -> None:
        """Ask how a side is called."""
        _every, shown = self._known()
        side = next((each for each in shown.sides if each.id == side_id), None) if shown else None
        if side and not self.desk.book.read_only:
            self.ask_side(at, side)

    def open_side(self, side_id: int, at: QPoint) -> None:
        """Open the menu of a side."""
        _every, shown = self._known()
        side = next((each for each in shown.sides if each.id == side_id), None) if shown else None
        if shown is None or side is None or self.desk.book.read_only:
            return
        menu = self._menu()
        self._add(menu, _("&Rename…"), lambda: self.ask_side(at, side))
        outer = [each for each in shown.sides if not each.is_between]
        if side in outer:
            place = outer.index(side)
            if place:
                before = _("Move &before “{name}”", name=outer[place - 1].name)
                self._add(menu, before, lambda: self._put(side, outer[place - 1].id))
            if place < len(outer) - 1:
                after = _("Move &after “{name}”", name=outer[place + 1].name)
                self._add(menu, after, lambda: self._put(side, outer[place + 2].id if place + 2 < len(outer) else None))
        add_order(menu, self.desk, shown, side, self._do)
        within = menu.addMenu(_("&Merge with"))
        for other in shown.sides:
            if other is not side:
                self._add(within, caption(other.name), partial(self._merge_sides, other, side))
        turned = _("Make this a s&ide of its own") if side.is_between else _("Make this the middle &ground")
        self._add(menu, turned, lambda: self._turn_between(side))
        menu.addSeparator()
        self._add(menu, _("&Delete this side"), lambda: self._delete_side(side))
        menu.popup(at)
        menu.setActiveAction(menu.actions()[0])

    def ask_side(self, at: QPoint, side: SideSeen | None = None) -> None:
        """Ask how a side is called and what it says; a new one, without a side."""
        _every, shown = self._known()
        if shown is None:
            return
        name, says = (
            LineField(_("Name"), _("Name of the side")),
            LineField(_("What it says"), _("What this side says, in one line")),
        )
        fields: list[QWidget] = [name, says]
        between = QCheckBox(_("Middle ground: both sides are right in part"))
        if side is not None:
            name.setText(side.name)
            says.setText(side.says)
            name.selectAll()
        elif not any(each.is_between for each in shown.sides):
            fields.append(between)

        def write() -> object:
            book = self.desk.book
            if side is not None:
                return self.desk.do(
                    lambda: debates.edit_side(book, side.id, name=name.text(), says=says.text()), at=self._screen
                )
            new = self.desk.do(
                lambda: debates.add_side(
                    book, shown.id, name.text(), says.text(), is_between=between.isChecked() and between in fields
                ),
                _("Added a side."),
                at=self._screen,
            )
            if new:
                self._came(new)
            return new

        said, answer = (_("New side"), _("Add")) if side is None else (_("Rename the side"), _("Change"))
        self._ask(said, fields, answer, write, at)

    def _put(self, side: SideSeen, before: int | None) -> None:
        said = _("Moved “{name}”.", name=side.name)
        self._do(lambda: debates.move_side(self.desk.book, side.id, before), said)

    def _merge_sides(self, kept: SideSeen, gone: SideSeen) -> None:
        said = _("Moved the cards of “{gone}” to “{kept}”.", gone=gone.name, kept=kept.name)
        self._do(lambda: debates.merge_sides(self.desk.book, kept.id, gone.id), said)

    def _turn_between(self, side: SideSeen) -> None:
        self._do(lambda: debates.edit_side(self.desk.book, side.id, is_between=not side.is_between), "")

    def _delete_side(self, side: SideSeen) -> None:
        said = _("Deleted “{name}”. Its cards are kept, without a side.", name=side.name)
        self._do(lambda: debates.delete_side(self.desk.book, side.id), said)

    # What they are made of

    def _do(self, verb: Callable[[], object], said: str) -> None:
        self.desk.do(verb, said, at=self._screen, undo=bool(said))

    def _menu(self) -> QMenu:
        menu = QMenu(self._screen)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        return menu

    def _add(self, menu: QMenu, words: str, does: Callable[[], object]) -> QAction:
        action = menu.addAction(words)
        action.triggered.connect(lambda _checked=False: does())
        action.setEnabled(not self.desk.book.read_only)
        return action

    def _ask(self, said: str, fields: list[QWidget], answer: str, does: Callable[[], object], at: QPoint) -> None:
        self.asked = Asking(self._screen.window(), self.desk.theme, said, fields, answer, does)
        self.asked.open(at)
