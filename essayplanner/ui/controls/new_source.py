"""A source that the notebook lacks, in four fields."""

import re
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from essayplanner.domain.labels import label
from essayplanner.domain.text import clean_line, shorten
from essayplanner.language import _, p_
from essayplanner.notebook import cards
from essayplanner.notebook.sources import add_source, new_cite_key
from essayplanner.ui.controls.buttons import quiet_button
from essayplanner.ui.controls.texts import LineField
from essayplanner.ui.desk.desk import Desk
from essayplanner.ui.look.combo import QuietCombo
from essayplanner.ui.look.words import Labelled, Words

#: The types offered, as CSL calls them and as a student does.
TYPES = (
    ("book", p_("type of source", "Book")),
    ("article-journal", _("Journal article")),
    ("chapter", _("Chapter in a book")),
    ("webpage", _("Web page")),
    ("article-newspaper", _("Newspaper article")),
    ("document", _("Document or archive")),
    ("speech", _("Speech or lecture")),
    ("motion_picture", _("Film or broadcast")),
)


def csl_of(kind: str, title: str, authors: str, year: str) -> dict[str, Any]:
    """A CSL-JSON item from what was typed; authors stand between semicolons, “Robert Service” or “Service, Robert”."""
    item: dict[str, Any] = {"type": kind, "title": clean_line(title)}
    people = [person for part in re.split(r";|\s+(?:and|&)\s+", authors) if (person := _person(clean_line(part)))]
    if people:
        item["author"] = people
    number = re.search(r"\d{3,4}", year)
    if number and number[0] == clean_line(year):
        item["issued"] = {"date-parts": [[int(number[0])]]}
    elif clean_line(year):
        item["issued"] = {"literal": clean_line(year)} | ({"date-parts": [[int(number[0])]]} if number else {})
    return item


def _person(name: str) -> dict[str, str]:
    family, comma, given = (part.strip() for part in name.partition(","))
    if not comma:
        given, _space, family = name.rpartition(" ")
    return {key: value for key, value in (("family", family), ("given", given)) if value}


class NewSource(QWidget):
    """The form; `added` is called with the id of the citation it made. Closing it keeps what was typed."""

    def __init__(self, desk: Desk, added: Callable[[int], object]) -> None:
        super().__init__()
        self.desk, self._added = desk, added
        self._opener: QWidget | None = None
        self.card_id = 0
        self.title = LineField(_("Title of the new source"))
        self.authors = LineField(_("Author or authors"), _("Robert Service; Moshe Lewin"))
        self.year = LineField(_("Year"), "1997")
        self.kind = QuietCombo(desk.theme, _("Type of source"))
        for value, name in TYPES:
            self.kind.addItem(name, value)
        for field in (self.title, self.authors, self.year, self.kind):
            field.setProperty("framed", True)
        for line in (self.title, self.authors, self.year):
            line.returnPressed.connect(self.add)
        self.hint = Words(desk.theme, color="caution")
        self.hint.hide()
        self.done = QPushButton(_("Add source"))
        self.done.setProperty("primary", True)
        self.done.setAccessibleName(_("Add the new source"))
        self.done.clicked.connect(self.add)
        self.cancel = quiet_button(_("Cancel"), _("Close the form of the new source"), self.leave)
        self.column = QVBoxLayout(self)
        for field, caption in (
            (self.title, p_("of a source", "Title")),
            (self.authors, _("Author or authors, between semicolons")),
            (self.year, _("Year")),
            (self.kind, _("Type")),
        ):
            self.column.addWidget(Labelled(desk.theme, caption, field))
        self.column.addWidget(self.hint)
        row = QHBoxLayout()
        self.column.addLayout(row)
        row.addWidget(self.done)
        row.addWidget(self.cancel)
        row.addStretch(1)
        desk.theme.changed.connect(self.restyle)
        self.restyle()

    def restyle(self) -> None:
        """Take on the sizes in force."""
        px = self.desk.theme.px
        self.column.setContentsMargins(0, px(4), 0, px(8))
        self.column.setSpacing(px(4))

    def open_form(self, opener: QWidget, card_id: int) -> None:
        """Show the form for a card; the focus goes back to `opener`."""
        self._opener, self.card_id = opener, card_id
        self.show()
        self.title.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_form(self) -> None:
        """Put the form away, with what was typed in it."""
        self.hide()

    def leave(self) -> None:
        """Put the form away, and go back to where it was opened."""
        if self._opener:
            self._opener.setFocus(Qt.FocusReason.OtherFocusReason)
        self.close_form()

    def add(self) -> None:
        """Add the source and let the card cite it, as one step."""
        item = csl_of(self.kind.currentData(), self.title.text(), self.authors.text(), self.year.text())
        if not item["title"]:
            self.hint.say(_("A source needs a title."))
            self.title.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        if made := self.desk.do(lambda: self._write(item)):
            for line in (self.title, self.authors, self.year):
                line.clear()
            self.hint.say("")
            self._added(made)
            self.close_form()

    def _write(self, item: dict[str, Any]) -> int:
        book = self.desk.book
        key = new_cite_key(book, item)
        with book.step(label("cite-new-source", title=shorten(item["title"], 40))):
            return cards.cite(book, self.card_id, add_source(book, key, item))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes the form."""
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)
