"""The links of a card: what it does to others and why, another link, and what others do to it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from essayplanner.domain.cards import Kind, Relation
from essayplanner.domain.words import incoming_word, relation_word
from essayplanner.language import N_, _
from essayplanner.notebook import cards
from essayplanner.notebook.reading import LinkRow, find_card, links_of
from essayplanner.ui.controls.buttons import AddButton, Cross, TitleButton
from essayplanner.ui.controls.picker import CardPicker
from essayplanner.ui.controls.rows import Row, Rows
from essayplanner.ui.controls.texts import GrowingText
from essayplanner.ui.desk.desk import Desk
from essayplanner.ui.look.combo import QuietCombo
from essayplanner.ui.look.plain import give_tip
from essayplanner.ui.look.words import Words

#: Why one card does something to another.
_WHY = {
    Relation.SUPPORTS: N_("Because: why it supports “{title}”"),
    Relation.CHALLENGES: N_("Because: why it challenges “{title}”"),
    Relation.QUALIFIES: N_("Because: why it qualifies “{title}”"),
}
#: What a click on a card’s title does.
GO = {
    Kind.CLAIM: N_("Go to the claim “{title}”"),
    Kind.EVIDENCE: N_("Go to the evidence “{title}”"),
    Kind.HISTORIAN: N_("Go to the historian “{title}”"),
}
_FROM = {
    (Relation.SUPPORTS, Kind.CLAIM): N_("supported by the claim “{title}”"),
    (Relation.SUPPORTS, Kind.EVIDENCE): N_("supported by the evidence “{title}”"),
    (Relation.SUPPORTS, Kind.HISTORIAN): N_("supported by the historian “{title}”"),
    (Relation.CHALLENGES, Kind.CLAIM): N_("challenged by the claim “{title}”"),
    (Relation.CHALLENGES, Kind.EVIDENCE): N_("challenged by the evidence “{title}”"),
    (Relation.CHALLENGES, Kind.HISTORIAN): N_("challenged by the historian “{title}”"),
    (Relation.QUALIFIES, Kind.CLAIM): N_("qualified by the claim “{title}”"),
    (Relation.QUALIFIES, Kind.EVIDENCE): N_("qualified by the evidence “{title}”"),
    (Relation.QUALIFIES, Kind.HISTORIAN): N_("qualified by the historian “{title}”"),
}

_NO_LINK = LinkRow(0, Relation.SUPPORTS, "", True, 0, "", Kind.CLAIM)


def relation_combo(desk: Desk, name: str, *, snug: bool = False) -> QuietCombo:
    """A choice of the three relations."""
    combo = QuietCombo(desk.theme, name, snug=snug)
    for relation in Relation:
        combo.addItem(relation_word(relation), relation)
    return combo


class LinkEdit(Row[LinkRow]):
    """One link of the card: it reads as a sentence, and each part can be changed."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk, self.value = desk, _NO_LINK
        self.relation = relation_combo(desk, _("What this card does to the other"), snug=True)
        self.relation.activated.connect(self._relate)
        self.cross = Cross(desk.theme, self.remove)
        self.other = TitleButton(desk.theme, lambda: desk.selection.choose(self.value.other_id))
        self.because = GrowingText(_("Because"), _("Because …"), paragraph=True)
        self.bound = desk.bound(
            self.because, "because", lambda book, id, text, merge: cards.edit_link(book, id, merge, because=text)
        )
        self.column = QVBoxLayout(self)
        self.column.setSpacing(0)
        head = QHBoxLayout()
        self.column.addLayout(head)
        head.setContentsMargins(0, 0, 0, 0)
        head.addWidget(self.relation)
        head.addStretch(1)
        head.addWidget(self.cross)
        self.column.addWidget(self.other)
        self.column.addWidget(self.because)
        desk.theme.changed.connect(self.restyle)
        self.restyle()

    def restyle(self) -> None:
        """Take on the sizes in force."""
        self.column.setContentsMargins(0, 0, 0, self.desk.theme.px(8))

    def bind(self, value: LinkRow, editable: bool) -> None:
        """Show a link."""
        self.value = value
        title = value.other_title
        self.relation.setCurrentIndex(list(Relation).index(value.relation))
        self.relation.setAccessibleName(_("What this card does to “{title}”", title=title))
        self.relation.setEnabled(editable)
        self.cross.setAccessibleName(_("Remove the link to “{title}”", title=title))
        give_tip(self.cross, _("Remove this link; both cards stay"))
        self.cross.setVisible(editable)
        self.other.show_title(title, value.other_kind, _(GO[value.other_kind], title=title))
        self.because.setAccessibleName(_(_WHY[value.relation], title=title))
        self.because.set_editable(editable)
        self.because.setVisible(editable or bool(value.because))
        self.bound.show(self.desk.book.key("link", value.id), value.because)

    def entry(self) -> QWidget:
        """The why."""
        return self.because

    def _relate(self) -> None:
        relation = Relation(self.relation.currentData())
        self.desk.do(lambda: cards.edit_link(self.desk.book, self.value.id, relation=relation))

    def remove(self) -> None:
        """Take the link away; both cards stay."""
        said = _("Removed the link to “{title}”.", title=self.value.other_title)
        self.desk.do(lambda: cards.remove_link(self.desk.book, self.value.id), said, at=self)


class LinkedFrom(Row[LinkRow]):
    """What another card does to this one, to be read."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk, self.value = desk, _NO_LINK
        self.relation = Words(desk.theme, size=13, color="muted")
        self.other = TitleButton(desk.theme, lambda: desk.selection.choose(self.value.other_id))
        self.because = Words(desk.theme, size=13, color="muted")
        self.column = QVBoxLayout(self)
        self.column.setSpacing(0)
        for widget in (self.relation, self.other, self.because):
            self.column.addWidget(widget)
        desk.theme.changed.connect(self.restyle)
        self.restyle()

    def restyle(self) -> None:
        """Take on the sizes in force."""
        self.column.setContentsMargins(0, self.desk.theme.px(2), 0, self.desk.theme.px(8))

    def bind(self, value: LinkRow, editable: bool) -> None:
        """Show a link that comes in."""
        self.value = value
        self.relation.setText(incoming_word(value.relation))
        name = _(_FROM[value.relation, value.other_kind], title=value.other_title)
        self.other.show_title(value.other_title, value.other_kind, name)
        self.because.say(value.because)

    def entry(self) -> QWidget:
        """The other card's title."""
        return self.other


class NewLink(QWidget):
    """What the card does, and to which one."""

    def __init__(self, desk: Desk, linked: "Links") -> None:
        super().__init__()
        self.desk, self._links = desk, linked
        self.relation = relation_combo(desk, _("What this card does to the other, for the new link"))
        self.relation.setProperty("framed", True)
        self.picker = CardPicker(desk, _("Card to link to: type a few letters of its title"), linked.link_to)
        column = self.column = QVBoxLayout(self)
        column.addWidget(self.relation)
        column.addWidget(self.picker)
        desk.theme.changed.connect(self.restyle)
        self.restyle()

    def restyle(self) -> None:
        """Take on the sizes in force."""
        px = self.desk.theme.px
        self.column.setContentsMargins(0, px(4), 0, px(8))
        self.column.setSpacing(px(4))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes it."""
        if event.key() == Qt.Key.Key_Escape:
            self._links.add.setFocus(Qt.FocusReason.OtherFocusReason)
            self.hide()
        else:
            super().keyPressEvent(event)


class Links(QWidget):
    """All links of a card. `rearranged` says that Tab must go another way."""

    rearranged = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk, self.card_id = desk, 0
        self.caption = Words(desk.theme, _("Links"))
        self.add = AddButton(desk.theme, _("Add &link"), _("Add a link to another card"), self.open_new)
        self.new = NewLink(desk, self)
        self.new.hide()
        self.outgoing: Rows[LinkRow] = Rows(desk.saving, lambda row: row.id, lambda: LinkEdit(desk), self.add)
        self.from_caption = Words(desk.theme, _("Linked from"))
        self.incoming: Rows[LinkRow] = Rows(desk.saving, lambda row: row.id, lambda: LinkedFrom(desk), self.add)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(0)
        for widget in (self.caption, self.outgoing, self.add, self.new, self.from_caption, self.incoming):
            self.column.addWidget(widget)
        self.from_caption.keep_apart(12)

    def show_card(self, card_id: int, editable: bool) -> None:
        """Show the links of a card."""
        if card_id != self.card_id or not editable:
            self.new.hide()
        self.card_id = card_id
        links = links_of(self.desk.book, card_id)
        other = self.outgoing.show_values([link for link in links if link.outgoing], editable)
        coming = [link for link in links if not link.outgoing]
        other |= self.incoming.show_values(coming, editable)
        self.add.setVisible(editable)
        self.caption.setVisible(editable or not self.outgoing.isHidden())
        self.from_caption.setVisible(bool(coming))
        self.setVisible(editable or bool(links))
        if other:
            self.rearranged.emit()

    def open_new(self) -> None:
        """Ask for the card to link to; nothing is left of a link that was begun at another card."""
        if self.new.isHidden():
            self.new.relation.setCurrentIndex(0)
        self.new.picker.open_for(self.card_id)
        self.new.show()
        self.new.picker.setFocus(Qt.FocusReason.OtherFocusReason)

    def link_to(self, uid: str) -> None:
        """Link to the card that was picked, and ask for the why."""
        book, relation = self.desk.book, Relation(self.new.relation.currentData())
        if made := self.desk.do(lambda: cards.link_cards(book, self.card_id, find_card(book, uid), relation)):
            if row := self.outgoing.rows.get(made):
                row.entry().setFocus(Qt.FocusReason.OtherFocusReason)
            self.new.hide()
            self.desk.announcer.ask(self, _("Linked. Now say why."))
