"""Which source a document is: one of the notebook, a new one from what the file says of itself, or none yet."""

from collections.abc import Mapping
from enum import Enum
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from essayplanner.domain.csl import DATES, NAMES, text_of
from essayplanner.domain.people import name_text, people_of
from essayplanner.domain.source_dates import date_text
from essayplanner.domain.source_types import TYPES, lacking
from essayplanner.domain.text import shorten
from essayplanner.language import _
from essayplanner.notebook.sources import similar_sources, sources
from essayplanner.ui.controls.new_source import NewSource, Typed
from essayplanner.ui.controls.segments import Choice, Segments
from essayplanner.ui.desk.desk import Desk
from essayplanner.ui.look.combo import QuietCombo
from essayplanner.ui.look.words import Words


class Which(Enum):
    """Where the source of a document comes from."""

    THERE = "there"
    NEW = "new"
    NONE = "none"


class SourceChoice(QWidget):
    """Begins with what fits best; `entered` tells of Enter in a field, `rearranged` that Tab must go another way."""

    entered = Signal()
    rearranged = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk, self.which = desk, Which.NONE
        self._about: dict[str, Any] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        choices = (
            Choice(Which.THERE, _("One of this notebook"), _("A source of this notebook")),
            Choice(Which.NEW, _("A new source"), _("A new source")),
            Choice(Which.NONE, _("None yet"), _("No source yet")),
        )
        self.choice = Segments(desk.theme, _("The source of this document"), choices, self._choose, turns=True)
        self.hint = Words(desk.theme, size=12, inset=0)
        self.there = QuietCombo(desk.theme, _("Source"))
        self.there.setProperty("framed", True)
        self.form = NewSource(desk, _("Take it"), _("Take the source that is here already"))
        self.form.entered.connect(self.entered)
        self.form.rearranged.connect(self.rearranged)
        self.form.there_wanted.connect(self._take_there)
        for widget in (self.choice, self.hint, self.there, self.form):
            self._column.addWidget(widget)
        self._column.setSpacing(desk.theme.px(8))

    def begin(self, about: Mapping[str, Any]) -> None:
        """Offer the sources of the notebook, first those like what is known, and a new one filled with that."""
        self._about = {name: value for name, value in about.items() if value and name != "id"}
        alike = [row.id for row in similar_sources(self.desk.book, self._about)] if self._about.get("title") else []
        rows = sorted(sources(self.desk.book), key=lambda row: alike.index(row.id) if row.id in alike else len(alike))
        for row in rows:
            title = "" if row.source.short.startswith(row.source.title) else f" — {shorten(row.source.title, 60)}"
            self.there.addItem(f"{shorten(row.source.short, 40)}{title}", row.id)
        self.choice.segments[Which.THERE].setEnabled(bool(rows))
        self.form.begin(typed_of(self._about))
        fits = Which.THERE if alike else Which.NEW if not lacking(self._about) else Which.NONE
        self._hints = {
            Which.THERE: _("It seems to be this one.") if alike else "",
            Which.NEW: self._told_by_file(),
            Which.NONE: _("Its cards have no source until you say which it is."),
        }
        self.choice.show_chosen(fits)
        self._choose(fits)

    def _told_by_file(self) -> str:
        if not self._about:
            return ""
        if is_typed(self._about):
            return _("This is what the file says about itself: check it.")
        return _("The file does not say what kind of source it is: choose the type first, then check the rest.")

    def _choose(self, which: Which) -> None:
        self.which = which
        self.hint.say(self._hints[which])
        self.there.setVisible(which is Which.THERE)
        self.form.setVisible(which is Which.NEW)
        self.rearranged.emit()

    def _take_there(self, source_id: int) -> None:
        self.there.setCurrentIndex(self.there.findData(source_id))
        self.choice.show_chosen(Which.THERE)
        self._choose(Which.THERE)

    def chosen(self) -> int | dict[str, Any] | None:
        """The id of a source, the item of a new one, which may lack its title, or None for none."""
        if self.which is Which.THERE:
            return int(self.there.currentData())
        if self.which is Which.NEW:
            item = self.form.item()
            kept = {name: value for name, value in self._about.items() if name not in self._asked()}
            return kept | item
        return None

    def _asked(self) -> set[str]:
        """The fields that the form asks for: what is empty there was taken out."""
        return {name for name, entry in self.form.entries.items() if entry.isVisibleTo(self.form)} | {"type"}


def is_typed(about: Mapping[str, Any]) -> bool:
    """Whether an item tells what type of work it is."""
    kind = str(about.get("type") or "")
    return kind in TYPES and kind != "document"  # which is what files without a type of their own say


def typed_of(about: Mapping[str, Any]) -> Typed:
    """What stands in the fields of a new source at first, of an item; a book where no type of work is known."""
    texts: dict[str, str] = {}
    for name in about:
        if name in NAMES:
            texts[name] = "; ".join(name_text(person) for person in people_of(about, name))
        elif name in DATES:
            texts[name] = date_text(about.get(name))
        elif name not in ("id", "type") and isinstance(about[name], str | int):
            texts[name] = text_of(about[name])
    return Typed(
        str(about["type"]) if is_typed(about) else "book", {name: text for name, text in texts.items() if text}
    )
