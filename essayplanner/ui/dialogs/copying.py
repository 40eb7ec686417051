"""The dialog in which a student says what of another notebook is to be copied into this one."""

from collections import Counter
from collections.abc import Collection

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from essayplanner.domain.cards import Kind, Source
from essayplanner.domain.pack_parts import Parts, Sizes, uncited
from essayplanner.domain.packs import PackSource
from essayplanner.domain.text import shorten
from essayplanner.domain.words import kind_counted
from essayplanner.language import _, join_facts, n_, sentences
from essayplanner.notebook.copying import Keys
from essayplanner.ui.controls.dialog import Dialog, add_buttons, push_button
from essayplanner.ui.dialogs.ticked_parts import TickedParts, tick_boxes, ticked
from essayplanner.ui.look.plain import Label, caption
from essayplanner.ui.look.style import sheet
from essayplanner.ui.look.theme import Theme
from essayplanner.ui.look.words import Words
from essayplanner.work.accounts import called
from essayplanner.work.copying import OtherNotebook, things_in


class CopyingDialog(Dialog):
    """Lists what another notebook holds, all of it ticked but what the student deleted here.

    `copy_wanted` gives what is to be copied, as a pack, and the keys of the sources in it that are taken for those
    here that they look like.
    """

    copy_wanted = Signal(object, object)

    def __init__(self, theme: Theme, other: OtherNotebook, parent: QWidget | None = None) -> None:
        super().__init__(_("Bring in"), (620, 560), parent)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setStyleSheet(sheet(theme))
        self._theme, self._other = theme, other
        self._make_boxes()
        for boxes in (self.kinds, self.outlines, self.debates, self.sources, self.deleted):
            for _key, box in boxes:
                box.toggled.connect(self._refresh)
        self._lay_out()
        self._refresh()
        (self.copy_button if self.copy_button.isEnabled() else self.cancel_button).setFocus()

    def _make_boxes(self) -> None:
        theme, pack, (there, gone, alike) = self._theme, self._other.pack, self._other.here
        all_cards = Counter(card.kind for card in pack.cards)
        known = Counter(card.kind for card in pack.cards if card.key in there.cards)
        alone = uncited(pack)
        self.kinds = tick_boxes(
            theme,
            (
                (kind, _with_known(kind_counted(kind, all_cards[kind]), known[kind], all_cards[kind]))
                for kind in Kind
                if all_cards[kind]
            ),
        )
        self.outlines = tick_boxes(
            theme,
            (
                (each.key, _known_or_gone(each.title, each.key in there.outlines, each.key in gone.outlines))
                for each in pack.outlines
            ),
        )
        self.debates = tick_boxes(
            theme,
            (
                (each.key, _known_or_gone(each.question, each.key in there.debates, each.key in gone.debates))
                for each in pack.debates
            ),
        )
        lone = n_("{n} source that no card cites", "{n} sources that no card cites", len(alone))
        self.sources = tick_boxes(
            theme, [(True, _with_known(lone, len(alone & {*there.sources}), len(alone)))] if alone else []
        )
        self.alike = tick_boxes(
            theme, ((each.key, _taken(each, alike[each.key])) for each in pack.sources if each.key in alike)
        )
        self.deleted = tick_boxes(theme, [(True, words)] if (words := _gone(gone, alone)) else [])
        for boxes, unwanted in (
            (self.outlines, gone.outlines),
            (self.debates, gone.debates),
            (self.deleted, [True]),
        ):
            for key, box in boxes:
                box.setChecked(key not in unwanted)

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
            (_("Sources that look like ones you have; untick one to keep both"), self.alike),
            (_("Deleted here; tick it to bring it back"), self.deleted),
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
        return Parts(
            ticked(self.kinds),
            ticked(self.outlines),
            ticked(self.debates),
            bool(ticked(self.sources)),
            bool(ticked(self.deleted)),
        )

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
        elif self._other.coming(parts._replace(deleted=True)) != Sizes():
            self.said.say(_("What is not here already, you deleted here. Tick it to bring it back."))
        elif parts.kinds or parts.outlines or parts.debates or parts.sources:
            self.said.say(_("All of it is here already."))
        else:
            self.said.say(_("Tick what is to be copied."))

    def _copy(self) -> None:
        part = self._other.part(self.parts)
        taken = frozenset(ticked(self.alike)) & {each.key for each in part.sources}
        self.copy_wanted.emit(part, taken)
        self.accept()


def _with_known(words: str, known: int, of: int = 1) -> str:
    """What is said of some things, and how many of them are here already."""
    if not known:
        return words
    some = n_("{n} is here already", "{n} are here already", known)
    return join_facts((words, some if known < of else _("here already")))


def _known_or_gone(title: str, known: bool, gone: bool) -> str:
    """A title, and whether it is here already, or was."""
    return join_facts((title, _("deleted here"))) if gone else _with_known(title, known)


def _taken(source: PackSource, mine: Source) -> str:
    return _("{theirs}: taken for yours, {mine}", theirs=called(source.csl), mine=called(mine.csl))


def _gone(gone: Keys, alone: Collection[str]) -> str:
    """How many cards, and sources that no card cites, the student deleted."""
    return things_in(Sizes(cards=len(gone.cards))) or things_in(Sizes(sources=len({*gone.sources} & {*alone})))
