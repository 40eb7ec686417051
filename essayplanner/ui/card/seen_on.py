"""The screens on which a card can be seen, one click away."""

from collections.abc import Callable
from functools import partial
from typing import NamedTuple

from PySide6.QtWidgets import QVBoxLayout, QWidget

from essayplanner.language import _
from essayplanner.notebook.reading import CardFields
from essayplanner.ui.controls.buttons import quiet_button
from essayplanner.ui.desk.desk import Desk
from essayplanner.ui.look.fields import FlowLayout
from essayplanner.ui.look.words import Words, with_keys


class Offer(NamedTuple):
    """A screen: by what it is known, its title and keys, and whether a card can be seen on it."""

    name: str
    title: str
    keys: str
    sees: Callable[[CardFields], bool]


class SeenOn(QWidget):
    """A button for each; nothing at all where there is no other screen."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.buttons: dict[str, QWidget] = {}
        self._offers: tuple[Offer, ...] = ()
        self._fields: CardFields | None = None
        self._row = QWidget()
        FlowLayout(self._row)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(Words(desk.theme, _("See it on")))
        column.addWidget(self._row)
        self.hide()

    def offer(self, screens: tuple[Offer, ...]) -> None:
        """Have these screens."""
        self._offers = screens
        for each in screens:
            name = _("See this card on {screen}", screen=with_keys(each.title, each.keys))
            button = quiet_button(each.title, name, partial(self._go, each.name))
            self.buttons[each.name] = button
            layout = self._row.layout()
            assert layout is not None
            layout.addWidget(button)
        if self._fields:
            self.show_card(self._fields)

    def show_card(self, fields: CardFields) -> None:
        """Show on which of them a card can be seen."""
        self._fields = fields
        seen = [each.name for each in self._offers if not fields.trashed and each.sees(fields)]
        for name, button in self.buttons.items():
            button.setVisible(name in seen)
        self.setVisible(bool(seen))

    def _go(self, name: str) -> None:
        if self._fields:
            self.desk.selection.see(self._fields.id, name)
