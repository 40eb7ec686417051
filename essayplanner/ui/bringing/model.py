"""The notes as rows, each with the card that begins there."""

from typing import Any

from PySide6.QtCore import QAbstractListModel, QObject, Qt, Signal

from essayplanner.domain.brought import What
from essayplanner.domain.note_words import plain_words
from essayplanner.domain.words import kind_word
from essayplanner.language import _, n_, p_
from essayplanner.ui.bringing.draft import Draft, Shown
from essayplanner.ui.look.told_rows import Index

CardRole = int(Qt.ItemDataRole.UserRole)
#: The card of which the note is a part, whether or not it begins there.
PartRole = CardRole + 1
#: Whether the note is a heading above cards, and whether it could be cut before it, or not.
HeadingRole, MayCutRole = CardRole + 2, CardRole + 3
#: What stands before the note where it is an item of a list: its number, or a dash.
MarkRole = CardRole + 4

#: So much of a note is drawn.
_SHOWN = 600


class NotesModel(QAbstractListModel):
    """A row for each piece of the notes; `changed` says that the cards are others, or other things are done with
    them."""

    changed = Signal()

    def __init__(self, draft: Draft, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.draft = draft

    def rowCount(self, parent: Index | None = None) -> int:
        """The number of pieces."""
        return 0 if parent is not None and parent.isValid() else len(self.draft.writing.blocks)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """A heading above cards cannot be chosen; the title of a card that begins can be edited."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemNeverHasChildren
        if self.draft.card_at(index.row()):
            flags |= Qt.ItemFlag.ItemIsSelectable
        if self.draft.begins(index.row()):
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The words of a piece, and the card that it makes."""
        if not index.isValid():
            return None
        row = index.row()
        block, card = self.draft.writing.blocks[row], self.draft.card_at(row)
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return " – ".join(filter(None, map(plain_words, (block.title[:_SHOWN], block.text[:_SHOWN]))))
            case Qt.ItemDataRole.EditRole:
                return card.title if card else ""
            case Qt.ItemDataRole.ToolTipRole:
                return self._tip(row, card)
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._aloud(row, card)
        if role == CardRole:
            return card if self.draft.begins(row) else None
        if role == PartRole:
            return card
        if role == HeadingRole:
            return card is None
        if role == MayCutRole:
            return self.draft.may_cut(row)
        if role == MarkRole and block.what is What.ITEM:
            return block.number or "–"
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Give a card another title; a blank one is the one that was proposed."""
        card = self.draft.card_at(index.row()) if index.isValid() else None
        if role != Qt.ItemDataRole.EditRole or card is None or not self.draft.begins(index.row()):
            return False
        self.draft.change([card], title=str(value))
        self.tell()
        return True

    def tell(self) -> None:
        """Say that any row may be another."""
        self.dataChanged.emit(self.index(0), self.index(self.rowCount() - 1))
        self.changed.emit()

    def _tip(self, row: int, card: Shown | None) -> str:
        words = str(self.index(row).data())
        if card is None or not self.draft.begins(row):
            return words
        here = _("Here it is “{title}”.", title=card.met.title) if card.met.title else ""
        why = _("{kind}: {why}.", kind=kind_word(card.kind), why=card.proposal.why)
        chosen = card.kind is not card.proposal.kind
        facts = [card.title, "" if chosen else why, here, card.proposal.text or card.proposal.quotation or words]
        return "\n".join(filter(None, facts))

    def _aloud(self, row: int, card: Shown | None) -> str:
        words = str(self.index(row).data())
        if card is None:
            return _("heading: {words}", words=words)
        if not self.draft.begins(row):
            return _("part of card {n}: {words}", n=str(card.number), words=words)
        proposal = card.proposal
        facts = [str(card.number), kind_word(card.kind), card.title, card.facts, card.words]
        facts += [_("tags: {tags}", tags=", ".join(proposal.tags))] if proposal.tags else []
        more = len(proposal.blocks) - 1
        facts += [n_("with {n} more line of the notes", "with {n} more lines of the notes", more)] if more else []
        return p_("between parts of a list", ", ").join(filter(None, facts))
