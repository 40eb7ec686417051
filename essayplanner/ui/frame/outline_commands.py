"""What the actions do that stand for a whole outline."""

from collections.abc import Mapping

from essayplanner.language import _, n_
from essayplanner.notebook import outlines
from essayplanner.ui.desk.actions import OUTLINE, Scope, Spec, line
from essayplanner.ui.frame.parts import Parts
from essayplanner.ui.frame.questions import Questions

SPECS = (
    Spec("new_outline", OUTLINE, _("&New outline"), ("Ctrl+Shift+L",), changes=True),
    Spec("question", OUTLINE, _("&Question and marks…"), changes=True),
    Spec("save_structure", OUTLINE, _("&Keep as a structure…")),
    Spec("rename_outline", OUTLINE, _("&Rename outline"), changes=True),
    Spec("duplicate_outline", OUTLINE, _("&Duplicate outline"), changes=True),
    Spec("delete_outline", OUTLINE, _("De&lete outline"), changes=True),
    Spec("word_target", OUTLINE, _("Length of the essa&y…"), changes=True),
    Spec("share_words", OUTLINE, _("Share out the words &by cards…"), changes=True),
    Spec("section_words", OUTLINE, _("Word tar&get of the section"), changes=True),
    line(OUTLINE),
)
#: What the chooser of outlines offers below them.
MENU = ("new_outline", "question", "rename_outline", "duplicate_outline", "delete_outline", "word_target")


class OutlineCommands:
    """Outlines that are begun, copied, renamed and deleted."""

    def __init__(self, parts: Parts) -> None:
        self.parts, self.desk, self.book, self.selection = parts, parts.desk, parts.desk.book, parts.desk.selection
        self.questions = Questions(parts, self.begin_outline)
        parts.outline.wanted.connect(lambda: parts.centre.uncover("outline"))
        parts.outline.view.title_wanted.connect(self._type_title)
        parts.outline.view.note_wanted.connect(self._type_note)

    def scope(self) -> Scope:
        """The actions, and what each does."""
        return Scope(
            SPECS,
            {
                "new_outline": self.questions.new_outline,
                "question": self.questions.of_outline,
                "save_structure": self.questions.files.keep_outline,
                "rename_outline": self.rename_outline,
                "duplicate_outline": self.duplicate_outline,
                "delete_outline": self.delete_outline,
                "word_target": self.word_target,
                "share_words": self.share_words,
                "section_words": self.section_words,
            },
            ready={
                **dict.fromkeys((*MENU[1:], "share_words"), lambda: self.selection.outline_id),
                "save_structure": lambda: self.parts.outline.model.root.children,
                "section_words": self.parts.outline.view.selectedIndexes,
            },
        )

    def begin_outline(self) -> None:
        """A blank outline, its question ready for typing."""
        if made := self.desk.do(lambda: outlines.new_outline(self.book, _("New essay question"))):
            self.parts.centre.uncover("outline")
            self.parts.outline.ask_for_question(made)

    def rename_outline(self) -> None:
        """Go to the question of the current outline."""
        self.parts.centre.uncover("outline")
        self.parts.outline.header.rename()

    def duplicate_outline(self) -> None:
        """Copy the current outline and turn to the copy."""
        id = self.selection.outline_id
        if id and (
            made := self.desk.do(lambda: outlines.duplicate_outline(self.book, id), _("Duplicated the outline."))
        ):
            self.selection.show_outline(made)

    def delete_outline(self) -> None:
        """Delete the current outline; its cards stay."""
        id = self.selection.outline_id
        if id:
            self.desk.do(
                lambda: outlines.delete_outline(self.book, id), _("Deleted the outline. Its cards are kept."), undo=True
            )

    def word_target(self, timed: bool = False) -> None:
        """Ask for the words, and the minutes, the essay should have; with `timed` for the minutes first."""
        id = self.selection.outline_id
        if id:
            from essayplanner.ui.dialogs.word_target import WordTargetDialog

            WordTargetDialog(self.desk, id, self.parts.window, timed=timed).open()

    def share_words(self) -> None:
        """Make the shares of the sections their word targets; where some have one already, it is asked what of them."""
        id = self.selection.outline_id
        if not id:
            return
        from essayplanner.work.sharing import sharing

        self.book.settle()
        there = self.desk.do(lambda: sharing(self.book, id))
        if there is None:
            return
        if not there.words:
            self.word_target()
        elif there.own and there.anew:
            from essayplanner.ui.dialogs.sharing_words import SharingBox

            box = SharingBox(there, self.parts.window)
            box.wanted.connect(lambda shares: self._share(id, shares))
            box.open()
        else:
            self._share(id, there.rest)

    def _share(self, outline_id: int, shares: Mapping[int, int]) -> None:
        from essayplanner.work.sharing import share_out

        self.desk.do(
            lambda: share_out(self.book, outline_id, shares),
            lambda count: n_(
                "Shared out the words: {n} section has its target.",
                "Shared out the words: {n} sections have their targets.",
                count,
            ),
            undo=True,
        )

    def _type_title(self) -> None:
        self.parts.show_tab("card")
        self.parts.card.focus_title()

    def _type_note(self) -> None:
        self.parts.show_tab("card")
        self.parts.card.focus_note()

    def section_words(self) -> None:
        """Go to the word target of the section where the current row stands."""
        if section := self.parts.outline.view.current_node().section():
            self.parts.outline.view.choose(section.item)
            self.parts.show_tab("card")
            self.parts.card.focus_words()
