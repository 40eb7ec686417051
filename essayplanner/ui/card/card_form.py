"""Every field of a card, the same wherever the card is used."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from essayplanner.domain.cards import Kind, Voice
from essayplanner.domain.changes import ChangeSet, RowKey, Table
from essayplanner.language import _
from essayplanner.notebook.cards import edit_card
from essayplanner.notebook.reading import CardFields, card_fields, tags_of
from essayplanner.ui.card.citations import Citations
from essayplanner.ui.card.links import Links
from essayplanner.ui.card.questioning import Questioning
from essayplanner.ui.card.seen_on import SeenOn
from essayplanner.ui.card.short_form import ShortForm
from essayplanner.ui.card.siding import Siding
from essayplanner.ui.card.uses import Uses
from essayplanner.ui.card.voices import Voices
from essayplanner.ui.controls.dating import Dating
from essayplanner.ui.controls.kind_switch import kind_switch
from essayplanner.ui.controls.tags import TagsField
from essayplanner.ui.controls.texts import BlankHint, GrowingText
from essayplanner.ui.desk.bound import Bound
from essayplanner.ui.desk.desk import Desk
from essayplanner.ui.desk.drafts import Save
from essayplanner.ui.look.words import Labelled


class CardForm(QWidget):
    """The form. `rearranged` says that rows came or went, so that Tab needs another way."""

    rearranged = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.fields: CardFields | None = None
        self.kind = kind_switch(desk.theme, self._set_kind)
        self.title = GrowingText(_("Title"), _("Title"), paragraph=True, drops=False)
        self.title_text = desk.bound(
            self.title, "title", lambda book, id, text, merge: edit_card(book, id, merge, title=text), needed=True
        )
        self.title_hint = BlankHint(desk.theme, self.title)
        self.voices = Voices(desk)
        self.text = self.title.onward = self.voices.field
        self.dating = Dating(desk)
        self.siding = Siding(desk)
        self.questioning = Questioning(desk)
        self.tags = TagsField(desk)
        self.citations = Citations(desk)
        self.links = Links(desk)
        self.caution, self.caution_text = self._text(
            _("Caution"),
            _("What to be careful about"),
            "caution",
            lambda book, id, text, merge: edit_card(book, id, merge, caution=text),
        )
        self.caution.setProperty("amber", True)
        self.short = ShortForm(desk)
        self.aliases, self.aliases_text = self._text(
            _("Also written as"),
            _("Other names and spellings"),
            "aliases",
            lambda book, id, text, merge: edit_card(book, id, merge, aliases=text),
            paragraph=True,
            spelled=False,
        )
        self.uses = Uses(desk)
        self.seen_on = SeenOn(desk)
        self.caution_part = Labelled(desk.theme, _("Caut&ion"), self.caution)
        self.caution.textChanged.connect(self._colour_caution)
        self.aliases_part = Labelled(desk.theme, _("&Also written as"), self.aliases)
        self.tags_part = Labelled(desk.theme, _("Ta&gs"), self.tags)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        for widget in (
            self.kind,
            self._heading(),
            self.dating,
            self.siding,
            self.questioning,
            self.caution_part,
            self.tags_part,
            self.citations,
            self.links,
            self.short,
            self.aliases_part,
            self.uses,
            self.seen_on,
        ):
            self.column.addWidget(widget)
        self.tags.rearranged.connect(self.rearranged)
        self.citations.rearranged.connect(self.rearranged)
        self.links.rearranged.connect(self.rearranged)
        self.questioning.rearranged.connect(self.rearranged)
        desk.theme.changed.connect(self.restyle)
        self.restyle()

    def _text(
        self, name: str, hint: str, field: str, save: Save, *, paragraph: bool = False, spelled: bool = True
    ) -> tuple[GrowingText, Bound]:
        widget = GrowingText(name, hint, paragraph=paragraph, spelled=spelled)
        return widget, self.desk.bound(widget, field, save)

    def _heading(self) -> QWidget:
        heading = QWidget()
        column = QVBoxLayout(heading)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget in (self.title, self.title_hint, self.voices):
            column.addWidget(widget)
        return heading

    def restyle(self) -> None:
        """Take on the fonts and sizes in force."""
        self.column.setSpacing(self.desk.theme.px(12))
        self.title.setFont(self.desk.theme.font(15, bold=True))

    def show_card(self, card_id: int, changed: ChangeSet | None = None) -> None:
        """Show a card as it is in the notebook; after a step, what of it that may have `changed`.

        NotFoundError where it is not there.
        """
        old = self.fields
        is_anew = changed is None or old is None or _is_of(changed, card_id)
        if is_anew:
            self._show_fields(card_id)
            if old is None or self.fields is None or (old.id, old.trashed) != (card_id, self.fields.trashed):
                changed = None

        def asks(*tables: Table) -> bool:
            return changed is None or changed.touches(*tables)

        assert self.fields is not None
        editable = self._is_editable(self.fields)
        if asks("side", "debate") and changed is not None:
            self.siding.show_card(self.fields, editable)
        if asks("reply") or (changed and changed.touches("card")):
            self.questioning.show_card(self.fields, editable)
        if asks("card_tag", "tag"):
            self._show_tags(card_id, editable)
        if asks("citation", "source", "document"):
            self.citations.show_card(card_id, editable)
        if not is_anew and asks("citation", "source", "passage"):
            self.voices.follow()
        if asks("link") or (changed and any(change.id != card_id for change in changed.of("card"))):
            self.links.show_card(card_id, editable)
        if asks("placement", "section", "outline"):
            self.uses.show_card(card_id)

    def _is_editable(self, fields: CardFields) -> bool:
        return not fields.trashed and not self.desk.book.read_only

    def _show_fields(self, card_id: int) -> None:
        fields = self.fields = card_fields(self.desk.book, card_id)
        key = RowKey("card", fields.uid)
        editable = self._is_editable(fields)
        self.kind.show_chosen(fields.kind)
        self.kind.setEnabled(editable)
        for bound, text in (
            (self.title_text, fields.title),
            (self.caution_text, fields.caution),
            (self.aliases_text, fields.aliases),
        ):
            bound.show(key, text)
            if isinstance(bound.field, GrowingText):
                bound.field.set_editable(editable)
        self.voices.show_card(key, fields, editable)
        self.caution_part.setVisible(editable or bool(fields.caution))
        self.aliases_part.setVisible(editable or bool(fields.aliases))
        self.short.show_card(key, fields, editable)
        self.dating.show_card(key, fields, editable)
        self.siding.show_card(fields, editable)
        self.seen_on.show_card(fields)
        self.title_hint.show_for(_("A card needs a title. Until you type one, it stays “{title}”.", title=fields.title))

    def _show_tags(self, card_id: int, editable: bool) -> None:
        assert self.fields is not None
        mine = tags_of(self.desk.book, card_id)
        self.tags.show_tags(RowKey("card", self.fields.uid), mine, editable)
        self.tags_part.setVisible(editable or bool(mine))

    def _colour_caution(self) -> None:
        self.caution_part.caption.paint_in("muted" if self.caution.document().isEmpty() else "caution")

    def _set_kind(self, kind: Kind) -> None:
        if self.fields and kind is not self.fields.kind:
            id = self.fields.id
            if not self.desk.do(lambda: edit_card(self.desk.book, id, kind=kind)):
                self.kind.show_chosen(self.fields.kind)

    def field_of(self, name: str) -> QWidget:
        """The field, or the button, where “sources”, “caution”, “links” or the “date” are given; else the text, for
        “text” that of the student's own words."""
        if name == "text":
            self.voices.show_voice(Voice.OWN_WORDS)
        fields: dict[str, QWidget] = {
            "sources": self.citations.add,
            "caution": self.caution,
            "links": self.links.add,
            "date": self.dating.when,
        }
        return fields.get(name, self.text)

    def focus_title(self) -> None:
        """Go to the title, all of it selected."""
        self.title.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.title.selectAll()


def _is_of(changed: ChangeSet, card_id: int) -> bool:
    return changed.everything or any(change.id == card_id for change in changed.of("card"))
