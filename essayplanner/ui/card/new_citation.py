"""A source that the notebook lacks, for a card: a small form below the sources that the card cites."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from essayplanner.domain.cards import Source
from essayplanner.domain.labels import label
from essayplanner.domain.text import shorten
from essayplanner.language import _
from essayplanner.notebook import cards
from essayplanner.notebook.sources import add_source, new_cite_key
from essayplanner.ui.controls.buttons import quiet_button
from essayplanner.ui.controls.new_source import NewSource, Typed
from essayplanner.ui.desk.desk import Desk
from essayplanner.ui.look.fields import FlowLayout
from essayplanner.ui.look.push_button import PushButton
from essayplanner.ui.look.words import Words

#: Of more cards than these, what was begun and not added is forgotten.
MOST_KEPT = 20


class NewCitation(QWidget):
    """The form; `added` is called with the id of the citation that was made.

    It begins empty. What was begun at a card and not added is kept for that card alone, and the form says so when it is
    opened there again. `rearranged` says that Tab must go another way.
    """

    rearranged = Signal()

    def __init__(self, desk: Desk, added: Callable[[int], object]) -> None:
        super().__init__()
        self.desk, self._added = desk, added
        self._opener: QWidget | None = None
        self._begun: dict[str, Typed] = {}
        self.card_id, self._card = 0, ""
        self.goes_on = Words(desk.theme, _("You began this earlier. Carry on where you were, or start again."))
        self.anew = quiet_button(_("Start again"), _("Clear the form for the new source"), self.start_again)
        self.form = NewSource(desk, _("Cite it"), _("Cite the source that is already here"))
        self.form.entered.connect(self.add)
        self.form.there_wanted.connect(self._cite)
        self.form.rearranged.connect(self.rearranged)
        self.done = PushButton(_("Add source"))
        self.done.setProperty("primary", True)
        self.done.setAccessibleName(_("Add the new source"))
        self.done.clicked.connect(self.add)
        self.cancel = quiet_button(_("Cancel"), _("Close the form for the new source"), self.leave)
        self.column = QVBoxLayout(self)
        self.column.addWidget(self.goes_on)
        self.column.addWidget(self.anew, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addWidget(self.form)
        row = FlowLayout(gap=desk.theme.px(6))
        self.column.addLayout(row)
        row.addWidget(self.done)
        row.addWidget(self.cancel)
        desk.theme.changed.connect(self.restyle)
        self.restyle()

    def restyle(self) -> None:
        """Take on the sizes in force."""
        px = self.desk.theme.px
        self.column.setContentsMargins(0, px(4), 0, px(8))
        self.column.setSpacing(px(6))

    def open_form(self, opener: QWidget, card_id: int, title: str = "") -> None:
        """Show the form for a card, with what was typed of the title; the focus goes back to `opener`."""
        if not self.isHidden() and card_id == self.card_id:
            self.form.title.setText(title or self.form.title.text())
            self.form.title.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self._opener, self.card_id, self._card = opener, card_id, self.desk.book.key("card", card_id).uid
        begun = None if title else self._begun.pop(self._card, None)
        self._show_begun(begun)
        self.form.title.setText(title or self.form.title.text())
        self.show()
        self.form.title.setFocus(Qt.FocusReason.OtherFocusReason)
        if begun:
            self.desk.announcer.ask(self, self.goes_on.text())

    def _show_begun(self, begun: Typed | None) -> None:
        self.form.begin(begun)
        for widget in (self.goes_on, self.anew):
            widget.setVisible(bool(begun))

    def start_again(self) -> None:
        """Empty the form."""
        self._show_begun(None)
        self.form.title.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_form(self) -> None:
        """Put the form away; what was typed in it is kept for its card."""
        if self.isHidden():
            return
        if (typed := self.form.typed()).texts:
            self._begun[self._card] = typed
            while len(self._begun) > MOST_KEPT:
                del self._begun[next(iter(self._begun))]
        self.form.begin()
        self.hide()

    def leave(self) -> None:
        """Put the form away, and go back to where it was opened."""
        if self._opener:
            self._opener.setFocus(Qt.FocusReason.OtherFocusReason)
        self.close_form()

    def add(self) -> None:
        """Add the source and let the card cite it, as one step."""
        self._take(self.form.add(self._write))

    def _cite(self, source_id: int) -> None:
        """Let the card cite a source that is here already."""
        self._take(self.desk.do(lambda: cards.cite(self.desk.book, self.card_id, source_id)))

    def _take(self, made: int | None) -> None:
        if made:
            self.form.begin()
            self._added(made)
            self.close_form()

    def _write(self, item: dict[str, Any]) -> int:
        book = self.desk.book
        key = new_cite_key(book, item)
        title = str(item.get("title") or Source("", key, item).short)
        with book.step(label("cite-new-source", title=shorten(title, 40))):
            return cards.cite(book, self.card_id, add_source(book, key, item))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes the form."""
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)
