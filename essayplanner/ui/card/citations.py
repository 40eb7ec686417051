"""The sources of a card: those it cites, another one, and a new one."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from essayplanner.language import _
from essayplanner.notebook import cards
from essayplanner.notebook.reading import CitationRow, citations_of
from essayplanner.notebook.sources import sources
from essayplanner.ui.card.citation_edit import CitationEdit
from essayplanner.ui.controls.buttons import AddButton
from essayplanner.ui.controls.rows import Rows
from essayplanner.ui.desk.busy import unless_busy
from essayplanner.ui.desk.desk import Desk
from essayplanner.ui.look.words import Words

if TYPE_CHECKING:
    from essayplanner.ui.card.new_citation import NewCitation
    from essayplanner.ui.card.source_menu import SourceMenu


class Citations(QWidget):
    """All sources of a card. `rearranged` says that Tab must go another way, `source_wanted` gives the id of one that
    the student wants to see, `reading_wanted` the card, the source and the place where it is to be seen where it was
    read."""

    rearranged = Signal()
    source_wanted = Signal(int)
    reading_wanted = Signal(int, int, str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk, self.card_id = desk, 0
        self.caption = Words(desk.theme, _("Sources"))
        self.add = AddButton(desk.theme, _("Add so&urce"), _("Add a source to this card"), self.open_menu)
        self._menu: SourceMenu | None = None
        #: The form for a source that the notebook lacks; made when it is first asked for.
        self.new: NewCitation | None = None
        self.rows: Rows[CitationRow] = Rows(desk.saving, lambda row: row.id, self._row, self.add)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(0)
        for widget in (self.caption, self.rows, self.add):
            self.column.addWidget(widget)

    def show_card(self, card_id: int, editable: bool) -> None:
        """Show the sources of a card."""
        if self.new and (card_id != self.card_id or not editable):
            self.new.close_form()
        self.card_id = card_id
        found = citations_of(self.desk.book, card_id)
        other = self.rows.show_values(found, editable)
        self.add.setVisible(editable)
        self.setVisible(editable or bool(found))
        if other:
            self.rearranged.emit()

    def _row(self) -> CitationEdit:
        return CitationEdit(self.desk, self.source_wanted.emit, self._read)

    def _read(self, source_id: int, place: str) -> None:
        self.reading_wanted.emit(self.card_id, source_id, place)

    @property
    def menu(self) -> "SourceMenu":
        """What the button offers, made when it is first asked for."""
        if self._menu is None:
            from essayplanner.ui.card.source_menu import SourceMenu

            self._menu = SourceMenu(self.desk, self.add, self.cite, self.open_new)
        return self._menu

    def open_menu(self) -> None:
        """Offer the sources of the notebook, and a new one."""
        self.menu.open()

    def open_new(self, title: str = "") -> None:
        """Open the small form for a source that the notebook lacks, of which the title may be typed already."""
        if self.new is None:
            from essayplanner.ui.card.new_citation import NewCitation

            self.new = NewCitation(self.desk, self._added)
            self.new.hide()
            self.column.addWidget(self.new)
            self.new.rearranged.connect(self.rearranged)
        self.new.open_form(self.add, self.card_id, title)
        self.rearranged.emit()

    def cite(self, source_id: int) -> None:
        """Let the card cite a source, and ask for the place in it."""
        if made := self.desk.do(lambda: cards.cite(self.desk.book, self.card_id, source_id)):
            self._ask_for_place(made)

    @unless_busy
    def go_to_place(self, source_uid: str) -> None:
        """Go to the first place in that source that is not written yet; without a source, to where one is added."""
        ids = [row.id for row in sources(self.desk.book) if row.source.uid == source_uid]
        for row in self.rows.rows.values():
            if isinstance(row, CitationEdit):
                for id, field in ((row.value.source_id, row.locator), (row.value.via_source_id, row.via_locator)):
                    if id in ids and not field.toPlainText().strip():
                        field.setFocus(Qt.FocusReason.OtherFocusReason)
                        return
        self.add.setFocus(Qt.FocusReason.OtherFocusReason)

    def _added(self, citation_id: int) -> None:
        self._ask_for_place(citation_id)

    def _ask_for_place(self, citation_id: int) -> None:
        row = self.rows.rows.get(citation_id)
        if row:
            row.entry().setFocus(Qt.FocusReason.OtherFocusReason)
        self.desk.announcer.ask(self, _("Source added. Now type the page or section."))
