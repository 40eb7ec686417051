"""What is asked of a source that the notebook lacks: the few fields that a note needs of its type."""

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple, TypeVar

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from essayplanner.domain.csl import DATES, NAMES
from essayplanner.domain.source_dates import date_hint, read_date
from essayplanner.domain.source_fields import HINTS
from essayplanner.domain.source_types import TYPES, asked_of, label_of, lacking
from essayplanner.domain.text import clean_line, shorten
from essayplanner.language import _
from essayplanner.notebook.sources import similar_sources
from essayplanner.ui.controls.buttons import quiet_button
from essayplanner.ui.controls.field_lines import FieldLines
from essayplanner.ui.controls.hints import FieldHint
from essayplanner.ui.controls.names_field import NamesField
from essayplanner.ui.controls.texts import LineField
from essayplanner.ui.desk.busy import unless_busy
from essayplanner.ui.desk.desk import Desk
from essayplanner.ui.look.combo import QuietCombo
from essayplanner.ui.look.theme import Theme
from essayplanner.ui.look.words import Labelled, Words

#: Milliseconds without a letter before it is looked whether the source is here already.
REST = 200

Result = TypeVar("Result")


class Typed(NamedTuple):
    """What stands in the fields: the type, the text of each by its name, and which names the student said are a
    body's (True) or a person's."""

    kind: str = "book"
    texts: Mapping[str, str] = {}
    said: Mapping[str, bool] = {}


class _Entry(QWidget):
    """One field under its caption. A date that is none stays as it is typed, and a line says so."""

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self.name = name
        self.names = NamesField(theme, name) if name in NAMES else None
        self.field = self.names.field if self.names else LineField(name, HINTS.get(name, ""))
        self.field.setProperty("framed", True)
        self.hint = FieldHint(theme, self.field)
        self.hint.hide()
        self.labelled = Labelled(theme, name, self.names or self.field, self.hint)
        self.labelled.caption.setBuddy(self.field)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.labelled)
        if name in DATES:
            self.field.textChanged.connect(self._say)
            self.field.left.connect(self._say)

    def call_it(self, kind: str) -> None:
        """Take on the name that the field has for a type of source."""
        label = label_of(kind, self.name)
        said = _("{field}, separated by semicolons", field=label) if self.names else label
        self.labelled.caption.setText(said)
        self.field.setAccessibleName(said)

    def value(self) -> Any:
        """What was typed, as CSL; empty for nothing."""
        if self.names:
            return self.names.people()
        return read_date(self.field.text()) if self.name in DATES else clean_line(self.field.text())

    def _say(self) -> None:
        words, caution = date_hint(self.field.text(), self.field.hasFocus())
        if caution:
            self.hint.warn(words, by_hand=self.isVisible())
        else:
            self.hint.advise(words)


class NewSource(QWidget):
    """The form. Enter in a field is `entered`; `there_wanted` gives the source that is here already, where the student
    takes that instead. `rearranged` says that Tab must go another way."""

    entered = Signal()
    there_wanted = Signal(int)
    rearranged = Signal()

    def __init__(self, desk: Desk, take_there: str, take_there_aloud: str) -> None:
        """`take_there` is on the button beside a source that is here already."""
        super().__init__()
        self.desk, self._there, self._refused = desk, 0, False
        self.kind = QuietCombo(desk.theme, _("Type of source"))
        for value, known in TYPES.items():
            self.kind.addItem(known.word, value)
        self.kind.setProperty("framed", True)
        self.entries: dict[str, _Entry] = {}
        self.hint = Words(desk.theme, color="caution")
        self.twin = FieldHint(desk.theme, self)
        self.take = quiet_button(take_there, take_there_aloud, lambda: self.there_wanted.emit(self._there))
        self.column = QVBoxLayout(self)
        for widget in (Labelled(desk.theme, _("Type"), self.kind), self._entry("title")):
            self.column.addWidget(widget)
        self.lines = FieldLines(desk.theme, self, self.column, self.entries["title"])
        for words in (self.hint, self.twin):
            self.column.addWidget(words)
            words.hide()
        self.column.addWidget(self.take, 0, Qt.AlignmentFlag.AlignLeft)
        self.title = self.entries["title"].field
        self._rest = QTimer(self, singleShot=True, interval=REST)
        self._rest.timeout.connect(self._look_for_twin)
        self.kind.currentIndexChanged.connect(self._arrange)
        desk.theme.changed.connect(self.restyle)
        self.restyle()
        self.begin()

    def restyle(self) -> None:
        """Take on the sizes in force."""
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(self.desk.theme.px(6))

    def _entry(self, name: str) -> _Entry:
        if name not in self.entries:
            entry = self.entries[name] = _Entry(self.desk.theme, name)
            entry.setParent(self)
            entry.field.returnPressed.connect(self.entered)
            entry.field.textChanged.connect(self._changed)
            if entry.names:
                entry.names.rearranged.connect(self.rearranged)
        return self.entries[name]

    def _arrange(self) -> None:
        """Ask for what the type needs; what was typed in other fields stays, should they be asked for again."""
        kind = self.kind.currentData()
        for name in ("title", *(name for line in asked_of(kind) for name in line)):
            self._entry(name).call_it(kind)
        self.lines.show_lines([[self.entries[name] for name in line] for line in asked_of(kind)])
        self._changed()
        self.rearranged.emit()

    def begin(self, typed: Typed | None = None) -> None:
        """Begin anew, or go on with what was typed."""
        kind, texts, said = typed or Typed()
        self._refused = False
        self.kind.setCurrentIndex(max(0, self.kind.findData(kind)))
        for name in texts:
            self._entry(name)
        for name, entry in self.entries.items():
            if entry.names:
                entry.names.show_names(texts.get(name, ""), dict(said))
            else:
                entry.field.setText(texts.get(name, ""))
        self._arrange()
        self._there = 0
        self.twin.hide()
        self.take.hide()

    def typed(self) -> Typed:
        """What stands in the fields."""
        texts = {name: text for name, entry in self.entries.items() if (text := entry.field.text()).strip()}
        said = {name: body for each in self.entries.values() if each.names for name, body in each.names.said.items()}
        return Typed(self.kind.currentData(), texts, said)

    def item(self) -> dict[str, Any]:
        """What was typed in the fields that are asked for, as CSL."""
        kind = self.kind.currentData()
        names = ("title", *(name for line in asked_of(kind) for name in line))
        return {"type": kind} | {name: value for name in names if (value := self.entries[name].value())}

    def _changed(self) -> None:
        if self._refused:
            self.hint.say(lacking(self.item()))
        else:
            self.hint.say("")
        self._rest.start()

    @unless_busy
    def _look_for_twin(self) -> None:
        """Say which source looks the same."""
        if not self.isVisible():
            return  # the notebook may be closed by now
        item = self.item()
        alike = similar_sources(self.desk.book, item) if item.get("title") else []
        self._there = alike[0].id if alike else 0
        twin = shorten(alike[0].source.short, 60) if alike else ""
        self.twin.warn(_("Looks like “{source}”, which is here already.", source=twin) if twin else "", by_hand=True)
        self.take.setVisible(bool(alike))

    def add(self, write: Callable[[dict[str, Any]], Result], said: str = "") -> Result | None:
        """Do something with the source, or say what it lacks and give None."""
        item = self.item()
        if lack := lacking(item):
            self._refused = True
            self.hint.say(lack)
            self.title.setFocus(Qt.FocusReason.OtherFocusReason)
            self.desk.announcer.say(self, lack)
            return None
        return self.desk.do(lambda: write(item), said, at=self)
