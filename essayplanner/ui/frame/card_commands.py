"""What the actions of the Card menu do."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QAbstractItemView, QApplication

from essayplanner.domain.cards import Kind
from essayplanner.language import _, n_
from essayplanner.notebook import cards
from essayplanner.ui.desk import mime as drags
from essayplanner.ui.desk.actions import CARD, Scope, Spec, line
from essayplanner.ui.desk.fresh import Fresh
from essayplanner.ui.desk.screen import LIBRARY
from essayplanner.ui.frame.parts import Parts

if TYPE_CHECKING:
    from essayplanner.ui.sources.dialog import SourcesDialog

NEW = (
    Spec("new_claim", CARD, _("New &claim"), ("Ctrl+N",), changes=True),
    Spec("new_evidence", CARD, _("New &evidence"), ("Ctrl+Shift+P",), changes=True),
    Spec("new_historian", CARD, _("New &historian"), ("Ctrl+Shift+H",), changes=True),
    line(CARD),
)
IN_LIST = (
    Spec("edit_card", CARD, _("E&dit card"), ("Return", "F2"), changes=True),
    Spec("place", CARD, _("&Place in the current section"), ("Ctrl+Return", "Ctrl+Enter"), changes=True),
    Spec("place_under", CARD, _("Place &under the current card"), ("Ctrl+Shift+Return",), changes=True),
    Spec("duplicate_card", CARD, _("Dup&licate card"), ("Ctrl+D",), changes=True),
    Spec("merge_cards", CARD, _("Mer&ge with another card…"), changes=True),
    Spec("copy_cards", CARD, _("C&opy"), ("Ctrl+C",)),
    Spec("paste_cards", CARD, _("P&aste"), ("Ctrl+V",), changes=True),
    Spec("trash_card", CARD, _("Move to the &trash"), ("Delete",), changes=True),
    Spec("restore_card", CARD, _("&Restore from the trash"), changes=True),
)
REST = (
    Spec("empty_trash", CARD, _("Empt&y the trash"), changes=True),
    line(CARD),
    Spec("sources", CARD, _("&Sources…"), ("Ctrl+Shift+O",)),
    Spec("missing", CARD, _("What is &missing…"), ("Ctrl+Shift+K",)),
)
#: What the button for new cards offers.
NEW_CARDS = ("new_claim", "new_evidence", "new_historian")
#: The context menus of the list of cards: on a card, and below them; and while it shows the trash.
IN_CARDS = (
    (
        "place",
        "place_under",
        "",
        "edit_card",
        "duplicate_card",
        "merge_cards",
        "copy_cards",
        "paste_cards",
        "show_read",
        "",
        "trash_card",
        "",
        *NEW_CARDS,
    ),
    (*NEW_CARDS, "paste_cards", "", "bring_in", "sources", "", "undo", "redo"),
)
IN_TRASHES = (("restore_card", "edit_card", "copy_cards", "", "empty_trash"), ("empty_trash", "", "undo", "redo"))


class CardCommands:
    """New cards, those that are chosen, and the sources they cite; `keys_of` gives the keys of an action, and `paste`
    makes cards of what was copied."""

    def __init__(self, parts: Parts, keys_of: Callable[[str], str], paste: Callable[[], object]) -> None:
        self.parts, self.desk, self.book, self.library = parts, parts.desk, parts.desk.book, parts.library
        self._keys_of, self._paste = keys_of, paste
        #: Whether there is something in the trash, or may be.
        self.is_in_trash = True
        self._fresh, self._fresh_card = Fresh(self.desk), 0
        parts.card.left.connect(self._leave_card)
        parts.desk.selection.card_wanted.connect(self._begin_card)
        parts.card.source_wanted.connect(lambda source_id: self.sources().show_source(source_id))
        parts.card.card.tags.cards_wanted.connect(self.show_cards_with)

    def scopes(self) -> tuple[Scope, ...]:
        """The actions, and what each does."""
        return (
            Scope(
                NEW,
                {
                    "new_claim": lambda: self.new_card(Kind.CLAIM),
                    "new_evidence": lambda: self.new_card(Kind.EVIDENCE),
                    "new_historian": lambda: self.new_card(Kind.HISTORIAN),
                },
            ),
            Scope(
                IN_LIST,
                {
                    "edit_card": self.edit_card,
                    "place": self.place,
                    "place_under": lambda: self.parts.outline.place(self.chosen(), under_current=True),
                    "duplicate_card": self.duplicate_card,
                    "merge_cards": self.merge_cards,
                    "copy_cards": self.copy_cards,
                    "paste_cards": self._paste,
                    "trash_card": self.trash_card,
                    "restore_card": self.restore_card,
                },
                self.library.view,
                ready={
                    **dict.fromkeys(("edit_card", "copy_cards"), self._are_chosen),
                    **dict.fromkeys(("place", "place_under", "duplicate_card", "trash_card"), self._are_in_use),
                    "merge_cards": lambda: self._are_in_use() and len(self.desk.selection.cards) <= 2,
                    "restore_card": lambda: self._are_chosen() and not self._are_in_use(),
                },
            ),
            Scope(
                REST,
                {
                    "empty_trash": self.empty_trash,
                    "sources": self.sources,
                    "missing": lambda: self.sources().show_missing(),
                },
                ready={"empty_trash": lambda: self.is_in_trash},
            ),
        )

    def chosen(self) -> tuple[int, ...]:
        """The chosen cards: those of the list, where the keys go to it."""
        nothing = self.library.view.hasFocus() and not self.library.take_up()
        return () if nothing else self.desk.selection.cards

    def place(self) -> None:
        """Place the chosen cards where they go by a key: in the current section, or in that of what is planned."""
        page = self.parts.centre.page
        takes = (page.takes if page else None) or self.parts.outline.place
        takes(self.chosen())

    def _are_chosen(self) -> bool:
        """Whether there are cards that a command of theirs would be done to."""
        view = self.library.view
        return bool(view.selectedIndexes() if view.hasFocus() else self.desk.selection.cards)

    def _are_in_use(self) -> bool:
        """Whether the chosen cards lie in no trash."""
        trashed = self.library.filters.filter.trashed and set(self.desk.selection.cards) <= {*self.library.model.ids}
        return self._are_chosen() and not trashed

    def new_card(self, kind: Kind) -> None:
        """A new card, its title ready for typing."""
        self._begin_card(lambda: cards.add_card(self.book, kind))

    def _begin_card(self, make: Callable[[], int]) -> None:
        """Make a card, its title ready for typing."""
        self._fresh.look()
        if made := self.desk.do(make):
            self._fresh.begin(self._fresh.newest())
            self._fresh_card = made
            self.show_card(made)

    def _leave_card(self) -> None:
        """Take the focus from the card panel to where the card was chosen; a new card without a title is taken back."""
        now, untitled = self.desk.selection, not self.parts.card.title().strip()
        if self.parts.outline.take_back_begun(titled=untitled):
            return
        if now.card_id == self._fresh_card and self._fresh.take_back(titled=untitled):
            return
        if self.parts.centre.name != "outline":
            self.parts.centre.setFocus()
        else:
            (self.parts.outline.view if now.item else self.library.view).setFocus()

    def _choose(self, card_id: int) -> None:
        self.desk.selection.choose(card_id)
        self.library.show_card(card_id)

    def _turn_to(self, card_id: int) -> None:
        self._choose(card_id)
        self.parts.show_tab("card")

    def show_card(self, card_id: int) -> None:
        """Show a card in library and editor, its title ready for typing."""
        self._turn_to(card_id)
        self.parts.card.focus_title()

    def show_cards_with(self, tag: str) -> None:
        """Show every card with a tag in the library, and go there."""
        self.parts.sides.unfold(LIBRARY)
        self.library.show_cards_with(tag)
        self.desk.announcer.say(self.library.view, _("Showing all cards with the tag “{tag}”.", tag=tag))

    def _card_of_source(self, card_id: int, read_in: int, place: str) -> None:
        """Show a card that cites a source, or where it was read; the sources make room until they are asked for."""
        self.sources().hide()
        self.parts.window.activateWindow()
        if read_in:
            self.parts.card.reading_wanted.emit(card_id, read_in, place)
        else:
            self.show_card(card_id)
        self.desk.announcer.say(self.parts.window, _("{keys} goes back to the sources.", keys=self._keys_of("sources")))

    def mend_card(self, card_id: int, source_uid: str) -> None:
        """Show a card where it lacks a source, or a place in one; the sources make room until they are asked for."""
        self.sources().hide()
        self.parts.window.activateWindow()
        self._turn_to(card_id)
        if not self.parts.card.catch_up():
            return
        self.parts.card.card.citations.go_to_place(source_uid)
        self.desk.announcer.say(
            self.parts.window, _("{keys} goes back to the list of what is missing.", keys=self._keys_of("missing"))
        )

    def edit_card(self) -> None:
        """Edit the first of the chosen cards."""
        if ids := self.chosen():
            self.show_card(ids[0])

    def duplicate_card(self) -> None:
        """Copy the first of the chosen cards."""
        ids = self.chosen()
        if ids and (made := self.desk.do(lambda: cards.duplicate_card(self.book, ids[0]))):
            self.show_card(made)

    def merge_cards(self) -> None:
        """Ask with which card the chosen one is to be merged; of two, which is to be kept."""
        if ids := self.chosen()[:2]:
            from essayplanner.ui.dialogs.merging_cards import MergingCards

            window, hand = self.parts.window, QApplication.focusWidget()
            at = window.mapToGlobal(window.rect().center())
            if isinstance(hand, QAbstractItemView) and hand.currentIndex().isValid():
                at = hand.viewport().mapToGlobal(hand.visualRect(hand.currentIndex()).bottomLeft())
            if asking := self.desk.do(lambda: MergingCards(self.desk, window, ids, self._choose)):
                asking.open(at)

    def copy_cards(self) -> None:
        """Put the chosen cards on the clipboard as text."""
        if ids := self.chosen():
            self.desk.do(
                lambda: QApplication.clipboard().setMimeData(drags.cards_mime(self.book, ids)),
                n_("Copied {n} card.", "Copied {n} cards.", len(ids)),
            )

    def trash_card(self) -> None:
        """Move the chosen cards to the trash."""
        ids, rows = self.chosen(), [index.row() for index in self.library.view.selectedIndexes()]
        if not ids:
            return
        if self.desk.do(lambda: cards.trash_cards(self.book, ids), _trashed, undo=lambda moved: moved.cards):
            self.library.choose_row(min(rows, default=-1))

    def restore_card(self) -> None:
        """Take the chosen cards out of the trash."""
        if ids := self.chosen():
            self.desk.do(
                lambda: cards.restore_cards(self.book, ids),
                lambda restored: (
                    n_("Restored {n} card.", "Restored {n} cards.", restored)
                    if restored
                    else _("That isn’t in the trash.")
                ),
            )

    def empty_trash(self) -> None:
        """Delete what is in the trash."""
        self.desk.do(
            lambda: cards.empty_trash(self.book),
            lambda gone: (
                n_("Deleted {n} card for good.", "Deleted {n} cards for good.", gone)
                if gone
                else _("The trash is empty.")
            ),
            undo=bool,
        )

    def sources(self) -> "SourcesDialog":
        """Show the sources of the notebook, in a window beside this one."""
        from essayplanner.ui.sources.dialog import SourcesDialog

        for dialog in self.parts.window.findChildren(SourcesDialog):
            dialog.show()
            dialog.raise_()
            dialog.activateWindow()
            return dialog
        shown = SourcesDialog(self.desk, self.parts.window)
        shown.keep_size(self.desk.settings, "sources")
        shown.card_wanted.connect(self._card_of_source)
        shown.mend_wanted.connect(self.mend_card)
        shown.show()
        return shown


def _trashed(moved: cards.Trashed) -> str:
    if not moved.cards:
        return _("Already in the trash.")
    if not moved.placements:
        return n_("Moved {n} card to the trash.", "Moved {n} cards to the trash.", moved.cards)
    return _(
        "Moved {cards} to the trash and {placed} out of the outlines.",
        cards=n_("{n} card", "{n} cards", moved.cards),
        placed=n_("{n} card", "{n} cards", moved.placements),
    )
