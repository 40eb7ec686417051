"""The outline that is selected, on the clipboard."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from essayplanner.language import _
from essayplanner.notebook.outlines import read_outline
from essayplanner.ui.desk.desk import Desk
from essayplanner.ui.paper.copying import copy_markdown, copy_rich_text
from essayplanner.ui.preview.preparing import How
from essayplanner.ui.preview.styling import prepare

if TYPE_CHECKING:
    from essayplanner.formats.essay import Essay


class Copying:
    """Puts the outline on the clipboard as it is now, its notes in the style where they are there.

    `how` gives how the outline of a uid is prepared; what was done is said `at` a widget.
    """

    def __init__(self, desk: Desk, at: QWidget, how: Callable[[str], How]) -> None:
        self._desk, self._at, self._how = desk, at, how

    def markdown(self) -> None:
        """As Markdown."""
        self._copy(copy_markdown, _("Copied the outline as Markdown."))

    def rich_text(self) -> None:
        """As HTML, Markdown and plain text: the other program takes what it can."""
        self._copy(copy_rich_text, _("Copied the outline as rich text."))

    def _copy(self, copy: "Callable[[Essay, bool], None]", said: str) -> None:
        from essayplanner.formats.essay import freeze

        book, outline_id = self._desk.book, self._desk.selection.outline_id
        if not outline_id:
            return
        book.settle()
        outline = self._desk.do(lambda: read_outline(book, outline_id))
        if outline is None:
            return
        how = self._how(outline.uid)
        essay = prepare(freeze(outline, how.options), how.style, how.split, how.before, True).essay
        copy(essay, how.options.card_texts)
        self._desk.announcer.say(self._at, said)
