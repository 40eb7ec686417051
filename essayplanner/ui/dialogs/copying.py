"""The dialog in which a student says what of another notebook is to be copied into this one."""

from collections import Counter

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from essayplanner.domain.cards import Kind
from essayplanner.domain.pack_parts import Parts, part_of, uncited
from essayplanner.domain.text import shorten
from essayplanner.domain.words import kind_counted
from essayplanner.language import _, join_facts, n_, sentences
from essayplanner.ui.controls.dialog import Dialog, add_buttons, push_button
from essayplanner.ui.dialogs.ticked_parts import TickedParts, tick_boxes, ticked
from essayplanner.ui.look.plain import Label, caption
from essayplanner.ui.look.style import sheet
from essayplanner.ui.look.theme import Theme
from essayplanner.ui.look.words import Words
from essayplanner.work.copying import OtherNotebook, things_in


class CopyingDialog(Dialog):
    """Lists what another notebook holds, all of it ticked; `copy_wanted` gives what is to be copied, as a pack."""

    copy_wanted = Signal(object)

    def __init__(self, theme: Theme, other: OtherNotebook, parent: QWidget | None = None) -> None:
        super().__init__(_("Bring in"), (620, 560), parent)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setStyleSheet(sheet(theme))
        self._theme, self._other = theme, other
        self._make_boxes()
        for _key, box in (*self.kinds, *self.outlines, *self.debates, *self.sources):
            box.toggled.connect(self._refresh)
        self._lay_out()
        self._refresh()
        (self.copy_button if self.copy_button.isEnabled() else self.cancel_button).setFocus()

    def _make_boxes(self) -> None:
        pack, here = self._other.pack, self._other.here
        all_cards = Counter(card.kind for card in pack.cards)
        known = Counter(card.kind for card in pack.cards if card.key in here.cards)
        alone = uncited(pack)
        theme = self._theme
        self.kinds = tick_boxes(
            theme,
            (
                (kind, _with_known(kind_counted(kind, all_cards[kind]), known[kind], all_cards[kind]))
                for kind in Kind
                if all_cards[kind]
            ),
        )
        self.outlines = tick_boxes(
            theme, ((each.key, _with_known(each.title, each.key in here.outlines)) for each in pack.outlines)
        )
        self.debates = tick_boxes(
            theme, ((each.key, _with_known(each.question, each.key in here.debates)) for each in pack.debates)
        )
        lone = n_("{n} source that no card cites", "{n} sources that no card cites", len(alone))
        self.sources = tick_boxes(
            theme, [(True, _with_known(lone, len(alone & {*here.sources}), len(alone)))] if alone else []
        )

    def _lay_out(self) -> None:
        theme, px = self._theme, self._theme.px
        column = QVBoxLayout(self)
        column.setContentsMargins(px(20), px(16), px(20), px(16))
        column.setSpacing(px(10))
        heading = Label(_("Copy from “{title}”", title=shorten(self._other.title, 80)))
        heading.setWordWrap(True)
        heading.setFont(theme.font(18, serif=True, bold=True))
        column.addWidget(heading)
        lots = (
            (_("Cards"), self.kinds),
            (_("Outlines, with the cards in them"), self.outlines),
            (_("Debates"), self.debates),
            (_("Sources"), self.sources),
        )
        column.addWidget(TickedParts(theme, lots), 1)
        self.said = Words(theme)
        column.addWidget(self.said)
        self.copy_button = push_button(_("Copy"), self._copy, primary=True)
        self.cancel_button = push_button(_("Cancel"), self.reject)
        add_buttons(column, [self.cancel_button, self.copy_button])

    @property
    def parts(self) -> Parts:
        """What is ticked."""
        return Parts(ticked(self.kinds), ticked(self.outlines), ticked(self.debates), bool(ticked(self.sources)))

    def _refresh(self) -> None:
        parts = self.parts
        things = things_in(self._other.coming(parts))
        words = _("Copy {things}", things=things) if things else _("Copy")
        self.copy_button.setText(caption(words))
        self.copy_button.setAccessibleName(words)
        self.copy_button.setEnabled(bool(things))
        if things:
            come = _("The sources that the cards cite, and the links among them, come along.")
            self.said.say(sentences([come, _("What is here already stays as it is.")]))
        elif parts.kinds or parts.outlines or parts.debates or parts.sources:
            self.said.say(_("All of it is here already."))
        else:
            self.said.say(_("Tick what is to be copied."))

    def _copy(self) -> None:
        self.copy_wanted.emit(part_of(self._other.pack, self.parts))
        self.accept()


def _with_known(words: str, known: int, of: int = 1) -> str:
    """What is said of some things, and how many of them are here already."""
    if not known:
        return words
    some = n_("{n} is here already", "{n} are here already", known)
    return join_facts((words, some if known < of else _("here already")))
