"""The one selection that every screen shares."""

from PySide6.QtCore import QObject, Signal

from essayplanner.notebook.outline_tree import Item


class Selection(QObject):
    """What the student is looking at: an outline, a card, and the item of the outline where it was chosen there."""

    outline_changed = Signal(int)
    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.outline_id = 0
        self.card_id = 0
        self.item: Item | None = None

    def show_outline(self, outline_id: int) -> None:
        """Turn to another outline."""
        if outline_id != self.outline_id:
            self.outline_id = outline_id
            self.choose(card_id=self.card_id)
            self.outline_changed.emit(outline_id)

    def choose(self, card_id: int = 0, item: Item | None = None) -> None:
        """Turn to a card, or to an item of the outline (with the card it shows, if it is a placement)."""
        if (card_id, item) != (self.card_id, self.item):
            self.card_id, self.item = card_id, item
            self.changed.emit()
