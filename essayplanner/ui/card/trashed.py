"""What the card panel says of a card in the trash."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from essayplanner.language import _
from essayplanner.notebook.cards import restore_cards
from essayplanner.ui.desk.desk import Desk
from essayplanner.ui.look.push_button import PushButton
from essayplanner.ui.look.words import Words


class Trashed(QWidget):
    """Says that a card is in the trash, and takes it out again."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk, self.card_id = desk, 0
        self.words = Words(desk.theme, _("This card is in the trash, so it can be read but not changed."), size=12)
        self.button = PushButton(_("Restore"))
        self.button.setAccessibleName(_("Restore this card from the trash"))
        self.button.clicked.connect(self.restore)
        self.column = QVBoxLayout(self)
        self.column.addWidget(self.words)
        self.column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        desk.theme.changed.connect(self.restyle)
        self.restyle()

    def restyle(self) -> None:
        """Take on the sizes in force."""
        px = self.desk.theme.px
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(px(6))
        self.button.setContentsMargins(px(7), 0, 0, 0)

    def restore(self) -> None:
        """Take the card out of the trash."""
        self.desk.do(
            lambda: restore_cards(self.desk.book, [self.card_id]), _("Restored the card to the library."), at=self
        )
