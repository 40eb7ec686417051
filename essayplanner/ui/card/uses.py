"""Where a card stands in the outlines of the notebook."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from essayplanner.language import _
from essayplanner.notebook.items import Item
from essayplanner.notebook.uses import Use, used_in
from essayplanner.ui.controls.buttons import TitleButton
from essayplanner.ui.controls.rows import Row, Rows
from essayplanner.ui.desk.desk import Desk
from essayplanner.ui.look.words import Words


class UseRow(Row[Use]):
    """One appearance; a click goes there."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk, self.value, self.card_id = desk, Use(0, 0, "", "", ""), 0
        self.title = TitleButton(desk.theme, self.go)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.title)

    def bind(self, value: Use, editable: bool) -> None:
        """Show an appearance."""
        self.value = value
        name = _(
            "Go to {question} › {section} ({number})",
            number=value.number,
            section=value.section,
            question=value.question,
        )
        self.title.show_title(f"{value.question} › {value.section}", name=name, number=value.number)

    def entry(self) -> QWidget:
        """The title."""
        return self.title

    def go(self) -> None:
        """Turn to that outline, and to the card in it."""
        selection = self.desk.selection
        selection.show_outline(self.value.outline_id)
        selection.see(self.card_id, "outline", Item("placement", self.value.placement_id))


class Uses(QWidget):
    """All appearances of a card."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.caption = Words(desk.theme, _("Used in"))
        self.unused = Words(desk.theme, _("No outline uses this card yet."), size=13)
        self.rows: Rows[Use] = Rows(desk.saving, lambda use: use.placement_id, lambda: UseRow(desk))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget in (self.caption, self.unused, self.rows):
            column.addWidget(widget)

    def show_card(self, card_id: int) -> None:
        """Show where a card stands."""
        found = used_in(self.desk.book, card_id)
        self.rows.show_values(found, True)
        self.unused.setVisible(not found)
        for row in self.rows.rows.values():
            if isinstance(row, UseRow):
                row.card_id = card_id
