"""The side a card takes in a debate."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from essayplanner.language import _
from essayplanner.notebook.cards import edit_card
from essayplanner.notebook.reading import CardFields, SideRow, sides
from essayplanner.ui.desk.desk import Desk
from essayplanner.ui.look.combo import QuietCombo
from essayplanner.ui.look.words import Labelled, Words

#: The role under which the model of a combo box keeps what may be done with an entry.
_FLAGS = Qt.ItemDataRole.UserRole - 1


class Siding(QWidget):
    """A choice of all sides under their questions, with what the chosen one says."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk, self.card_id = desk, 0
        self._sides: list[SideRow] | None = None
        self.combo = QuietCombo(desk.theme, _("Side"))
        self.combo.activated.connect(self._chosen)
        self.says = Words(desk.theme)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(Labelled(desk.theme, _("&Side"), self.combo, self.says))
        desk.theme.changed.connect(self._fill)

    def show_card(self, fields: CardFields, editable: bool) -> None:
        """Show the side of a card."""
        self.card_id = fields.id
        known = sides(self.desk.book)
        if known != self._sides:
            self._sides = known
            self._fill()
        place = max(0, self.combo.findData(fields.side_id))
        if place != self.combo.currentIndex():
            self.combo.setCurrentIndex(place)
        self.combo.setEnabled(editable)
        self.combo.setPlaceholderText("")
        chosen = next((side for side in known if side.id == fields.side_id), None)
        self.says.say(" — ".join(part for part in (chosen.says, chosen.question) if part) if chosen else "")
        self.setVisible(bool(known))

    def _fill(self) -> None:
        chosen = self.combo.currentData()
        self.combo.clear()
        self.combo.addItem(_("No side"), None)
        question = ""
        for side in self._sides or ():
            if side.question != question:
                question = side.question
                self.combo.addItem(question)
                place = self.combo.count() - 1
                self.combo.setItemData(place, -1)
                self.combo.setItemData(place, self.desk.theme.color("muted"), Qt.ItemDataRole.ForegroundRole)
                self.combo.setItemData(place, self.desk.theme.font(11), Qt.ItemDataRole.FontRole)
                self.combo.setItemData(place, Qt.ItemFlag.NoItemFlags.value, _FLAGS)
            self.combo.addItem(side.name, side.id)
        self.combo.setCurrentIndex(max(0, self.combo.findData(chosen)))

    def _chosen(self) -> None:
        side = self.combo.currentData()
        if side != -1:
            self.desk.do(lambda: edit_card(self.desk.book, self.card_id, side=side))
