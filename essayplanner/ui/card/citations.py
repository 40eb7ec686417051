"""The sources of a card: where in each, another one, and a new one."""

from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from essayplanner.domain.text import shorten
from essayplanner.notebook import cards
from essayplanner.notebook.reading import CitationRow, citations_of
from essayplanner.notebook.sources import sources
from essayplanner.ui.card.buttons import AddButton, Cross
from essayplanner.ui.card.context import Context
from essayplanner.ui.card.new_source import NewSource
from essayplanner.ui.card.rows import Row, Rows
from essayplanner.ui.card.texts import BoundText, GrowingText
from essayplanner.ui.card.words import Words


class CitationEdit(Row[CitationRow]):
    """One source with the place in it."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context, self.value = context, CitationRow(0, 0, "", "")
        self.name = Words(context.theme, size=13, color="ink")
        self.locator = GrowingText("Place in the source", "page, chapter or section", paragraph=True)
        self.cross = Cross(context.theme, self.remove)
        self.bound = BoundText(
            context, self.locator, lambda id, text, merge: cards.edit_citation(context.book, id, text, merge)
        )
        head = QHBoxLayout()
        head.setContentsMargins(0, 0, 0, 0)
        head.addWidget(self.name, 1)
        head.addWidget(self.cross, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.locator)

    def bind(self, value: CitationRow, editable: bool) -> None:
        """Show a citation."""
        self.value = value
        if self.name.text() != value.short:
            self.name.setText(value.short)
        self.locator.setAccessibleName(f"Place in {value.short}: page, chapter or section")
        self.cross.setAccessibleName(f"Remove {value.short} from this card")
        self.cross.setToolTip("Take this source off the card")
        self.bound.show(value.id, value.locator)
        self.locator.set_editable(editable)
        self.locator.setVisible(editable or bool(value.locator))
        self.cross.setVisible(editable)

    def release(self) -> None:
        """Save the place being typed."""
        self.bound.release()

    def entry(self) -> QWidget:
        """The place in the source."""
        return self.locator

    def remove(self) -> None:
        """Take the source off the card; the source stays in the notebook."""
        short = self.value.short
        self.release()
        if self.context.attempt(lambda: cards.remove_citation(self.context.book, self.value.id)):
            self.context.announcer.say(self, f"Removed {short} from the card.")


class Citations(QWidget):
    """All sources of a card. `rearranged` says that rows came or went."""

    rearranged = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context, self.card_id = context, 0
        self.caption = Words(context.theme, "Sources")
        self.add = AddButton(context.theme, "Add sou&rce", "Add a source to this card", self.open_menu)
        self.menu = QMenu(self.add)
        self.menu.setAccessibleName("Sources of this notebook")
        self.menu.aboutToShow.connect(self._fill_menu)
        self.new = NewSource(context, self._added)
        self.rows: Rows[CitationRow] = Rows(lambda row: row.id, lambda: CitationEdit(context), self.add)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget in (self.caption, self.rows, self.add, self.new):
            column.addWidget(widget)
        self.new.hide()

    def show_card(self, card_id: int, editable: bool) -> None:
        """Show the sources of a card."""
        if card_id != self.card_id:
            self.new.close_form()
        self.card_id = card_id
        before = list(self.rows.rows)
        found = citations_of(self.context.book, card_id)
        self.rows.show_values(found, editable)
        self.add.setVisible(editable)
        if not editable:
            self.new.close_form()
        self.setVisible(editable or bool(found))
        if before != list(self.rows.rows):
            self.rearranged.emit()

    def release(self) -> None:
        """Save what is being typed."""
        self.rows.release()

    def open_menu(self) -> None:
        """Offer the sources of the notebook, and a new one."""
        self.menu.popup(self.add.mapToGlobal(QPoint(0, self.add.height())))

    def _fill_menu(self) -> None:
        self.menu.clear()
        self.menu.addAction("New source…", self.open_new)
        known = sources(self.context.book)
        if known:
            self.menu.addSeparator()
        for row in known:
            title = "" if row.source.short.startswith(row.source.title) else f" — {shorten(row.source.title, 44)}"
            text = f"{shorten(row.source.short, 40)}{title}".replace("&", "&&")
            self.menu.addAction(text).triggered.connect(partial(self._cite_chosen, row.id))

    def open_new(self) -> None:
        """Open the small form for a source that the notebook lacks."""
        self.new.open_form(self.add, self.card_id)

    def _cite_chosen(self, source_id: int, checked: bool = False) -> None:
        self.cite(source_id)

    def cite(self, source_id: int) -> None:
        """Let the card cite a source, and ask for the place in it."""
        made: list[int] = []
        if self.context.attempt(lambda: made.append(cards.cite(self.context.book, self.card_id, source_id))):
            self._ask_for_place(made[0])

    def _added(self, citation_id: int) -> None:
        self._ask_for_place(citation_id)

    def _ask_for_place(self, citation_id: int) -> None:
        row = self.rows.rows.get(citation_id)
        if row:
            row.entry().setFocus(Qt.FocusReason.OtherFocusReason)
        self.context.announcer.say(self, "Added a source to the card; write the page or section.")
