"""A new source, by title, authors and year; one that is here already is noticed while it is typed."""

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from essayplanner.domain.csl import NAMES
from essayplanner.domain.source_dates import read_date
from essayplanner.domain.text import clean_line, shorten
from essayplanner.language import _, p_
from essayplanner.notebook.sources import add_source, new_cite_key, similar_sources
from essayplanner.ui.controls.buttons import quiet_button
from essayplanner.ui.controls.dialog import Dialog, add_buttons, push_button
from essayplanner.ui.controls.new_source import csl_of
from essayplanner.ui.controls.texts import LineField
from essayplanner.ui.desk.busy import unless_busy
from essayplanner.ui.desk.desk import Desk
from essayplanner.ui.look.combo import QuietCombo
from essayplanner.ui.look.style import sheet
from essayplanner.ui.look.words import Labelled, Words
from essayplanner.ui.sources.people_words import who
from essayplanner.domain.source_types import TYPES, lines_of

#: How to write the people that come first in a type of source.
_NAMES = {
    "author": _("Authors, between semicolons"),
    "director": _("Directors, between semicolons"),
    "sender": _("From, between semicolons"),
    "speaker": _("Speakers, between semicolons"),
}


def new_item(kind: str, title: str, names: str, year: str) -> dict[str, Any]:
    """A CSL item from what was typed; the names take the role that comes first for the type."""
    item = csl_of(kind, title, names, "")
    role = lines_of(kind)[0][0]
    if "author" in item and role in NAMES and role != "author":
        item[role] = item.pop("author")
    return item | ({"issued": date} if (date := read_date(year)) else {})


class NewSourceDialog(Dialog):
    """Asks for what names a source and adds it; `chosen` gives the id of the new one, or of the one that was here."""

    chosen = Signal(int)

    def __init__(self, desk: Desk, kind: str, parent: QWidget | None = None) -> None:
        super().__init__(_("New source"), (440, 345), parent)
        self.desk, self._there = desk, 0
        self.kind = QuietCombo(desk.theme, _("Type of source"))
        for value, known in TYPES.items():
            self.kind.addItem(known.word, value)
        self.kind.setCurrentIndex(max(0, self.kind.findData(kind)))
        self.title = LineField(p_("of a source", "Title"))
        self.names = LineField(_NAMES["author"], _("such as Robert Service; Lewin, Moshe"))
        self.year = LineField(_("Year or date"), _("such as 1997"))
        self.hint = Words(desk.theme, color="caution")
        self.open_there = quiet_button(_("Open that one"), _("Open the source that is here already"), self._open_there)
        self.cancel = push_button(_("Cancel"), self.reject)
        self.add = push_button(_("Add source"), self.accept, _("Add the new source"), primary=True)
        self._lay_out()
        for line in (self.title, self.names, self.year):
            line.textChanged.connect(self._look)
        self.kind.currentIndexChanged.connect(self._look)
        self._look()
        self.title.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        theme = self.desk.theme
        px = theme.px
        self.setStyleSheet(sheet(theme))
        column = QVBoxLayout(self)
        column.setContentsMargins(px(14), px(14), px(14), px(14))
        column.setSpacing(px(8))
        for field in (self.kind, self.title, self.names, self.year):
            field.setProperty("framed", True)
        column.addWidget(Labelled(theme, _("Type"), self.kind))
        column.addWidget(Labelled(theme, p_("of a source", "Title"), self.title))
        self.named = Labelled(theme, _NAMES["author"], self.names)
        column.addWidget(self.named)
        column.addWidget(Labelled(theme, _("Year or date"), self.year))
        column.addWidget(self.hint)
        column.addWidget(self.open_there, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        add_buttons(column, [self.cancel, self.add])

    def item(self) -> dict[str, Any]:
        """What was typed, as CSL."""
        return new_item(self.kind.currentData(), self.title.text(), self.names.text(), self.year.text())

    def _look(self) -> None:
        """Say which source looks the same."""
        kind = self.kind.currentData()
        role = lines_of(kind)[0][0]
        names = _NAMES[who(kind, role if role in NAMES else "author")]
        self.named.caption.setText(names)
        self.names.setAccessibleName(names)
        alike = None
        if clean_line(self.title.text()):
            alike = unless_busy(similar_sources)(self.desk.book, self.item())
        self._there = alike[0].id if alike else 0
        twin = alike[0].source if alike else None
        said = _("Looks like “{source}”, which is here already.", source=shorten(twin.short, 60)) if twin else ""
        self.hint.say(said)
        self.open_there.setVisible(bool(alike))

    def _open_there(self) -> None:
        self.chosen.emit(self._there)
        self.reject()

    def accept(self) -> None:
        """Add the source as one step and close; stay where it has no title."""
        item = self.item()
        if not item["title"]:
            self.hint.say(_("A source needs a title."))
            self.title.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        book = self.desk.book
        if made := self.desk.do(
            lambda: add_source(book, new_cite_key(book, item), item), _("Added the source."), at=self
        ):
            self.chosen.emit(made)
            super().accept()
