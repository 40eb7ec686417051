"""The side a card takes in a debate."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from essayplanner.domain.labels import label
from essayplanner.domain.text import shorten
from essayplanner.language import _
from essayplanner.notebook import debates
from essayplanner.notebook.argument import read_debates
from essayplanner.notebook.cards import edit_card
from essayplanner.notebook.reading import CardFields, SideRow, sides
from essayplanner.ui.controls.asking import Asking
from essayplanner.ui.controls.buttons import AddButton
from essayplanner.ui.controls.texts import LineField
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
        self._side_id: int | None = None
        self.asked: Asking | None = None
        self.combo = QuietCombo(desk.theme, _("Side"))
        self.combo.activated.connect(self._chosen)
        self.says = Words(desk.theme)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self.new = AddButton(
            desk.theme, _("New side or de&bate"), _("Add a side or a debate, and put the card there"), self._offer
        )
        column.addWidget(Labelled(desk.theme, _("&Side"), self.combo, self.says))
        column.addWidget(self.new)
        desk.theme.changed.connect(self._fill)

    def show_card(self, fields: CardFields, editable: bool) -> None:
        """Show the side of a card."""
        self.card_id = fields.id
        self._side_id = fields.side_id
        known = sides(self.desk.book)
        if known != self._sides:
            self._sides = known
            self._fill()
        place = max(0, self.combo.findData(fields.side_id))
        if place != self.combo.currentIndex():
            self.combo.setCurrentIndex(place)
        self.combo.setEnabled(editable)
        self.new.setVisible(editable)
        self.combo.setPlaceholderText("")
        chosen = next((side for side in known if side.id == fields.side_id), None)
        self.says.say(" — ".join(part for part in (chosen.says, chosen.question) if part) if chosen else "")
        self.setVisible(editable or bool(known))

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

    def _offer(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if self._sides:
            menu.addAction(_("New &side…")).triggered.connect(lambda _checked=False: self._ask_side())
        menu.addAction(_("New &debate…")).triggered.connect(lambda _checked=False: self._ask_debate())
        menu.popup(self.new.mapToGlobal(QPoint(0, self.new.height())))

    def _ask_side(self) -> None:
        """Ask for another side of a debate, and put the card on it."""
        book, card_id = self.desk.book, self.card_id
        name, says = (
            LineField(_("Name"), _("Name of the side")),
            LineField(_("What it says"), _("What this side says, in one line")),
        )
        of = QuietCombo(self.desk.theme, _("Debate"))
        of.setProperty("framed", True)
        known = read_debates(book)
        for debate in known:
            of.addItem(debate.question, debate.id)
        mine = next((each.id for each in known if self._side_id in [side.id for side in each.sides]), known[0].id)
        of.setCurrentIndex(of.findData(mine))

        def add() -> bool:
            with book.step(label("add-side", title=shorten(name.text() or _("New side"), 40))):
                edit_card(book, card_id, side=debates.add_side(book, of.currentData(), name.text(), says.text()))
            return True

        fields = [name, says, *([of] if len(known) > 1 else [])]
        self._ask(_("New side"), fields, lambda: self.desk.do(add, _("Added a side; the card is on it."), at=self))

    def _ask_debate(self) -> None:
        """Ask for a debate and two sides, and put the card on the first."""
        book, card_id = self.desk.book, self.card_id
        question = LineField(_("Question"), _("What do historians disagree about?"))
        first = LineField(_("The side of this card"), _("The side of this card"))
        second = LineField(_("The other side"), _("The other side"))

        def add() -> bool:
            names = (first.text().strip() or _("First side"), second.text().strip() or _("Second side"))
            with book.step(label("add-debate", title=shorten(question.text() or _("New debate"), 40))):
                made = debates.add_debate(book, question.text(), names)
                side = next(each for debate in read_debates(book) if debate.id == made for each in debate.sides)
                edit_card(book, card_id, side=side.id)
            return True

        said = _("Added a debate; the card is on its first side.")
        self._ask(_("New debate"), [question, first, second], lambda: self.desk.do(add, said, at=self))

    def _ask(self, said: str, fields: list[QWidget], add: Callable[[], object]) -> None:
        self.asked = Asking(self.window(), self.desk.theme, said, fields, _("Add"), add)
        self.asked.open(self.new.mapToGlobal(QPoint(0, self.new.height())))
