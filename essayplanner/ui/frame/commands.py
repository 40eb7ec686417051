"""What the actions of the window do."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtWidgets import QApplication, QInputDialog, QMenu

from essayplanner.domain.cards import Kind
from essayplanner.domain.outline import counted
from essayplanner.notebook import cards, outlines
from essayplanner.ui.desk import mime as drags
from essayplanner.ui.frame.actions import SPECS, fill_menu, fill_menu_bar, make_actions
from essayplanner.ui.frame.file_commands import FileCommands
from essayplanner.ui.look.theme import SCALES

if TYPE_CHECKING:
    from essayplanner.ui.frame.window import Window
    from essayplanner.ui.sources.dialog import SourcesDialog


class Commands:
    """The handlers of every action, and the menus that hold them."""

    def __init__(self, window: "Window") -> None:
        self.window = window
        self.book, self.desk, self.outline, self.library = window.book, window.desk, window.outline, window.library
        self.files = FileCommands(window)
        self.actions = make_actions(
            window, {"outline": self.outline.view, "library": self.library.view}, self._handlers()
        )
        self.menus = fill_menu_bar(window.menuBar(), self.actions)
        for spec in SPECS:
            if spec.name and spec.changes and self.book.read_only:
                self.actions[spec.name].setEnabled(False)
        window.top.undo_wanted.connect(self.undo)
        window.top.redo_wanted.connect(self.redo)
        window.top.export_wanted.connect(self.files.export)
        window.top.outline_menu_wanted.connect(lambda menu: fill_menu(menu, self.actions, _OUTLINE_CHOICES))
        self.outline.view.menu_wanted.connect(lambda at: self._popup(self.outline.view, at, _IN_OUTLINE))
        self.library.view.menu_wanted.connect(self._popup_library)

    def _handlers(self) -> dict[str, Callable[[], object]]:
        panel, library, window, files = self.outline, self.library, self.window, self.files
        return {
            "new_notebook": window.new_notebook_wanted.emit, "open": files.open,
            "open_sample": window.sample_wanted.emit,
            "save_as": files.save_as, "import_pack": files.import_pack, "export": files.export,
            "restore_backup": files.restore_backup, "close": window.close, "undo": self.undo, "redo": self.redo,
            "history": lambda: window.show_tab("history"), "copy_markdown": window.preview.copy_markdown,
            "copy_rich": window.preview.copy_rich_text, "find": library.focus_search, "next_pane": self.next_pane,
            "new_claim": lambda: self.new_card(Kind.CLAIM), "new_evidence": lambda: self.new_card(Kind.EVIDENCE),
            "new_historian": lambda: self.new_card(Kind.HISTORIAN), "edit_card": self.edit_card,
            "place": lambda: panel.place(library.view.selected_ids()),
            "place_under": lambda: panel.place(library.view.selected_ids(), under_current=True),
            "duplicate_card": self.duplicate_card, "copy_cards": self.copy_cards, "trash_card": self.trash_card,
            "restore_card": self.restore_card, "empty_trash": self.empty_trash, "new_outline": self.new_outline,
            "rename_outline": lambda: panel.header.question.setFocus(), "duplicate_outline": self.duplicate_outline,
            "delete_outline": self.delete_outline, "word_target": self.word_target, "add_section": panel.add_section,
            "add_subsection": lambda: panel.add_section(inside=True), "add_sibling": panel.add_sibling,
            "rename": panel.view.rename, "write_note": panel.view.write_note, "move_up": lambda: panel.shift(-1),
            "move_down": lambda: panel.shift(1), "indent": panel.indent, "outdent": panel.outdent,
            "place_again": panel.place_again, "copy_items": panel.copy_text, "remove": panel.remove,
            "fold_all": lambda: panel.view.fold_all(True), "unfold_all": lambda: panel.view.fold_all(False),
            "larger": lambda: self.scale(1), "smaller": lambda: self.scale(-1), "normal_size": lambda: self.scale(0),
            "theme_system": lambda: self.colours("system"), "theme_light": lambda: self.colours("light"),
            "theme_dark": lambda: self.colours("dark"), "show_card": lambda: window.show_tab("card"),
            "show_preview": lambda: window.show_tab("preview"), "show_history": lambda: window.show_tab("history"),
            "guide": self.guide, "sources": self.sources,
            "missing": lambda: self.sources().show_missing(), "shortcuts": self.shortcuts, "about": self.about,
        }  # fmt: skip

    def _popup_library(self, at: QPoint) -> None:
        in_trash = self.library.filters.filter.trashed
        self._popup(self.library.view, at, _IN_TRASH if in_trash else _IN_LIBRARY)

    def _popup(self, view: object, at: QPoint, names: list[str]) -> None:
        menu = QMenu(self.window)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        fill_menu(menu, self.actions, names)
        menu.popup(view.viewport().mapToGlobal(at))  # type: ignore[attr-defined]

    # Edit

    def undo(self) -> None:
        """Take back the last step."""
        self.desk.do(self.book.undo)

    def redo(self) -> None:
        """Do again what was undone."""
        self.desk.do(self.book.redo)

    def next_pane(self) -> None:
        """Take the focus to the next pane."""
        panes = [self.library.view, self.outline.view, self.window.tabs]
        focus = QApplication.focusWidget()
        at = next((number for number, pane in enumerate(panes) if focus and (pane is focus or pane.isAncestorOf(focus)
                   or (number == 0 and self.library.isAncestorOf(focus)))), 0 if focus is None else 2)  # fmt: skip
        target = panes[(at + 1) % 3]
        if target is self.window.tabs:
            self.window.tabs.tabBar().setFocus()
        else:
            target.setFocus()

    # Cards

    def new_card(self, kind: Kind) -> None:
        """A new card, its title ready for typing."""
        if made := self.desk.do(lambda: cards.add_card(self.book, kind)):
            self.show_card(made)

    def show_card(self, card_id: int) -> None:
        """Show a card in library and editor, its title ready for typing."""
        self.window.selection.choose(card_id)
        self.library.show_card(card_id)
        self.window.show_tab("card")
        self.window.card.focus_title()

    def mend_card(self, card_id: int, source_uid: str) -> None:
        """Show a card where it lacks a source, or a place in one; the sources make room until they are asked for."""
        self.sources().hide()
        self.window.activateWindow()
        self.window.selection.choose(card_id)
        self.library.show_card(card_id)
        self.window.show_tab("card")
        if not self.window.card.catch_up():
            return
        self.window.card.card.citations.go_to_place(source_uid)
        keys = self.actions["missing"].shortcut().toString()
        self.window.announcer.say(self.window, f"{keys} goes back to what is missing.")

    def edit_card(self) -> None:
        """Edit the current card of the library."""
        ids = self.library.view.selected_ids()
        if ids:
            self.show_card(ids[0])

    def duplicate_card(self) -> None:
        """Copy the current card of the library."""
        ids = self.library.view.selected_ids()
        if ids and (made := self.desk.do(lambda: cards.duplicate_card(self.book, ids[0]))):
            self.show_card(made)

    def copy_cards(self) -> None:
        """Put the selected cards on the clipboard as text."""
        ids = self.library.view.selected_ids()
        if ids:
            self.desk.do(
                lambda: QApplication.clipboard().setMimeData(drags.cards_mime(self.book, ids)),
                f"Copied {counted(len(ids), 'card')}.",
            )

    def trash_card(self) -> None:
        """Move the selected cards to the trash."""
        ids, rows = self.library.view.selected_ids(), [index.row() for index in self.library.view.selectedIndexes()]
        if not ids:
            return
        if self.desk.do(lambda: cards.trash_cards(self.book, ids), _trashed, undo=lambda moved: moved.cards):
            self.library.choose_row(min(rows))

    def restore_card(self) -> None:
        """Take the selected cards out of the trash."""
        ids = self.library.view.selected_ids()
        if ids:
            self.desk.do(
                lambda: cards.restore_cards(self.book, ids),
                lambda restored: (
                    f"Restored {counted(restored, 'card')}." if restored else "That does not lie in the trash."
                ),
            )

    def empty_trash(self) -> None:
        """Delete what is in the trash."""
        self.desk.do(
            lambda: cards.empty_trash(self.book),
            lambda gone: f"Deleted {counted(gone, 'card')} for good." if gone else "The trash is empty.",
            undo=bool,
        )

    def sources(self) -> "SourcesDialog":
        """Show the sources of the notebook, in a window beside this one."""
        from essayplanner.ui.sources.dialog import SourcesDialog

        for dialog in self.window.findChildren(SourcesDialog):
            dialog.show()
            dialog.raise_()
            dialog.activateWindow()
            return dialog
        shown = SourcesDialog(self.book, self.window.theme, self.window.announcer, self.window.saving, self.window)
        shown.card_wanted.connect(self.show_card)
        shown.mend_wanted.connect(self.mend_card)
        shown.show()
        return shown

    # Outlines

    def new_outline(self) -> None:
        """A blank outline, its question ready for typing."""
        if made := self.desk.do(lambda: outlines.new_outline(self.book, "New essay question")):
            self.window.selection.show_outline(made)
            self.outline.header.question.setFocus()
            self.outline.header.question.selectAll()

    def duplicate_outline(self) -> None:
        """Copy the current outline and turn to the copy."""
        id = self.window.selection.outline_id
        if id and (made := self.desk.do(lambda: outlines.duplicate_outline(self.book, id), "Duplicated the outline.")):
            self.window.selection.show_outline(made)

    def delete_outline(self) -> None:
        """Delete the current outline; its cards stay."""
        id = self.window.selection.outline_id
        if id:
            self.desk.do(
                lambda: outlines.delete_outline(self.book, id), "Deleted the outline; its cards stay.", undo=True
            )

    def word_target(self) -> None:
        """Ask for the number of words the essay should have."""
        id = self.window.selection.outline_id
        if id:
            now = outlines.outline_info(self.book, id).words
            words, given = QInputDialog.getInt(self.window, "Word target", "Words of the whole essay (0 for none):",
                                               now, 0, 100_000, 50)  # fmt: skip
            if given:
                self.desk.do(lambda: outlines.edit_outline(self.book, id, words=words))

    # View and help

    def scale(self, step: int) -> None:
        """Make text larger, smaller, or normal (0)."""
        theme = self.window.theme
        at = SCALES.index(theme.scale) if theme.scale in SCALES else 0
        theme.choose(scale=SCALES[min(max(at + step, 0), len(SCALES) - 1)] if step else 100)
        self.window.settings.text_scale = theme.scale
        self.window.settings.save()
        self.window.say(f"Text at {theme.scale} %")

    def colours(self, mode: str) -> None:
        """Follow the system's colours, or stay light or dark."""
        self.window.theme.choose(mode=mode)
        self.window.settings.theme = mode
        self.window.settings.save()

    def guide(self) -> None:
        """Show the manual."""
        from essayplanner.ui.dialogs.guide import GuideDialog

        GuideDialog(self.window.theme, self.window).open()

    def shortcuts(self) -> None:
        """Show all keys."""
        from essayplanner.ui.dialogs.shortcuts import ShortcutsDialog

        rows = [
            (spec.menu, spec.text.replace("&", "").rstrip("…"), " or ".join(spec.keys)) for spec in SPECS if spec.keys
        ]
        ShortcutsDialog(rows, self.window.theme, self.window).open()

    def about(self) -> None:
        """Say what this program is."""
        from essayplanner import __version__
        from essayplanner.ui.controls.boxes import MessageBox

        about = "Claims, evidence and historians, dragged into essay outlines. Offline, without an account.\n"
        about += f"This notebook: {self.book.path}"
        box = MessageBox("About EssayPlanner", f"EssayPlanner {__version__}", about, self.window)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setStandardButtons(box.StandardButton.Close)
        box.open()
        QTimer.singleShot(0, box, box.raise_)


def _trashed(moved: cards.Trashed) -> str:
    if not moved.cards:
        return "That lies in the trash already."
    if not moved.placements:
        return f"Moved {counted(moved.cards, 'card')} to the trash."
    out = counted(moved.placements, "card")
    return f"Moved {counted(moved.cards, 'card')} to the trash and {out} out of the outlines."


_OUTLINE_CHOICES = ["new_outline", "rename_outline", "duplicate_outline", "delete_outline", "word_target"]
_IN_OUTLINE = ["add_sibling", "add_section", "add_subsection", "rename", "write_note", "", "move_up", "move_down",
               "indent", "outdent", "place_again", "copy_items", "", "remove", "fold_all", "unfold_all"]  # fmt: skip
_IN_LIBRARY = ["place", "place_under", "", "edit_card", "duplicate_card", "copy_cards", "", "trash_card",
               "", "new_claim", "new_evidence", "new_historian"]  # fmt: skip
_IN_TRASH = ["restore_card", "edit_card", "copy_cards", "", "empty_trash"]
