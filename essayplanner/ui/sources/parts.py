"""One field of a source each: a line, a date, a paragraph; saved as it is typed."""

from abc import abstractmethod
from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from essayplanner.domain.csl import text_of
from essayplanner.domain.source_dates import date_hint, date_text, read_date
from essayplanner.domain.source_fields import HINTS
from essayplanner.domain.source_types import label_of
from essayplanner.domain.text import clean_line, clean_text
from essayplanner.notebook.notebook import Notebook
from essayplanner.notebook.sources import change_source
from essayplanner.ui.controls.hints import FieldHint
from essayplanner.ui.controls.texts import GrowingText, LineField
from essayplanner.ui.desk.desk import Desk
from essayplanner.ui.look.words import Labelled
from essayplanner.ui.sources.model import SourcesModel

#: A longer text in a file from a stranger is shown cut and cannot be changed here; nothing longer is ever typed.
LONGEST = 20_000


class Part(QWidget):
    """A field under its caption; `rearranged` says that it has other stops for Tab now."""

    rearranged = Signal()

    def __init__(self, desk: Desk, model: SourcesModel, name: str) -> None:
        super().__init__()
        self.desk, self.model, self.name = desk, model, name

    @abstractmethod
    def show_source(self, source_id: int, csl: Mapping[str, Any], editable: bool) -> None:
        """Show what a source has in this field."""

    @abstractmethod
    def call_it(self, kind: str) -> None:
        """Take on the name that the field has for a type of source."""

    @abstractmethod
    def entry(self) -> QWidget:
        """What takes the focus."""


class TextPart(Part):
    """A text; with `wraps` as high as it needs, with `lines` of several lines."""

    def __init__(self, desk: Desk, model: SourcesModel, name: str, *, wraps: bool = False, lines: bool = False) -> None:
        super().__init__(desk, model, name)
        self.lines = lines
        hint = HINTS.get(name, "")
        self.field: LineField | GrowingText
        if wraps or lines:
            self.field = GrowingText(name, hint, paragraph=not lines, drops=lines, spelled=False)
        else:
            self.field = LineField(name, hint)
        self.field.setProperty("framed", True)
        self.bound = desk.bound(self.field, name, self._save)
        self.hint = FieldHint(desk.theme, self.field)
        self.hint.hide()
        self.labelled = Labelled(desk.theme, name, self.field, self.hint)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.labelled)

    def _stored(self, csl: Mapping[str, Any]) -> str:
        return text_of(csl.get(self.name), 10 * LONGEST if self.lines else LONGEST)

    def _save(self, book: Notebook, source_id: int, text: str, merge: str) -> None:
        value = clean_text(text).strip() if self.lines else clean_line(text)
        change_source(book, source_id, lambda _csl: {self.name: value}, merge)

    def show_source(self, source_id: int, csl: Mapping[str, Any], editable: bool) -> None:
        """Show the text."""
        text = self._stored(csl)
        whole = len(str(csl.get(self.name) or "")) <= LONGEST
        self.bound.show(self.desk.book.key("source", source_id), text if whole else text[:LONGEST] + "…")
        self.field.set_editable(editable and whole)

    def call_it(self, kind: str) -> None:
        """Take on the name that the field has for a type of source."""
        label = label_of(kind, self.name)
        self.labelled.caption.setText(label)
        self.field.setAccessibleName(label)

    def entry(self) -> QWidget:
        """The field."""
        return self.field


class DatePart(TextPart):
    """A year or date; one that is none is kept as it was typed, and a line says so."""

    def __init__(self, desk: Desk, model: SourcesModel, name: str) -> None:
        super().__init__(desk, model, name)
        self.field.textChanged.connect(self._say)
        self.field.left.connect(self._left)

    def _stored(self, csl: Mapping[str, Any]) -> str:
        return date_text(csl.get(self.name))

    def _save(self, book: Notebook, source_id: int, text: str, merge: str) -> None:
        def change(csl: Mapping[str, Any]) -> Mapping[str, Any]:
            return {self.name: read_date(text)} if clean_line(text) != date_text(csl.get(self.name)) else {}

        change_source(book, source_id, change, merge)

    def show_source(self, source_id: int, csl: Mapping[str, Any], editable: bool) -> None:
        """Show the date."""
        self.bound.show(self.desk.book.key("source", source_id), self._stored(csl))
        self.field.set_editable(editable)
        self._say()

    def _left(self) -> None:
        self._say(by_hand=True)

    def _say(self, *, by_hand: bool = False) -> None:
        typed = self.bound.text()
        words, caution = date_hint(typed, self.field.hasFocus() and not self._read_only())
        if caution and not self._read_only():
            self.hint.warn(words, by_hand=by_hand)
        else:
            self.hint.advise("" if self._read_only() else words)

    def _read_only(self) -> bool:
        return self.field.isReadOnly()
