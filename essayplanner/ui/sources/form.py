"""The editor of a source: the fields that matter for its type, all of them on disk as they are typed."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from essayplanner.domain.csl import DATES, NAMES
from essayplanner.domain.source_types import TYPES, label_of, lines_of, others_of, type_of, type_word
from essayplanner.domain.text import shorten
from essayplanner.language import _, n_, p_
from essayplanner.ui.controls.buttons import quiet_button
from essayplanner.ui.controls.field_lines import FieldLines
from essayplanner.ui.controls.texts import LineField
from essayplanner.ui.desk.desk import Desk
from essayplanner.ui.look.combo import QuietCombo
from essayplanner.ui.look.fields import FlowLayout
from essayplanner.ui.look.plain import Label, give_tip
from essayplanner.ui.look.words import Words
from essayplanner.ui.sources.model import Entry, SourcesModel
from essayplanner.ui.sources.names import PeoplePart
from essayplanner.ui.sources.parts import DatePart, Part, TextPart

#: Their words in the list, and what is said where one is chosen.
CLASSES = (
    ("", _("Primary or secondary?"), _("Neither primary nor secondary.")),
    ("primary", _("Primary source"), _("Primary source.")),
    ("secondary", _("Secondary source"), _("Secondary source.")),
)
_WRAPPING = ("title", "container-title", "URL", "publisher", "archive_collection", "archive_location", "event-title")


class SourceForm(QWidget):
    """The form. `rearranged` says that fields came or went, so that Tab needs another way."""

    rearranged = Signal()

    def __init__(self, desk: Desk, model: SourcesModel) -> None:
        super().__init__()
        self.desk, self.model = desk, model
        self.source_id, self._kind = 0, ""
        self._others: list[str] = []
        self._opened = False
        self.parts: dict[str, Part] = {}
        self._names: list[str] = []
        self.type = QuietCombo(desk.theme, _("Type of source"), snug=True)
        self.type.activated.connect(self._set_type)
        self.klass = QuietCombo(desk.theme, _("Primary or secondary source"), snug=True)
        for value, words, _said in CLASSES:
            self.klass.addItem(words, value)
        self.klass.activated.connect(self._set_class)
        self.key = LineField(_("Cite key: it is kept, whatever else changes"))
        self.key.set_editable(False)
        give_tip(self.key, _("Cite key: it is kept, whatever else changes"))
        self.more = quiet_button("", "", self._toggle_others)
        self.kept = Words(desk.theme, _("From another type of source, or from the file it came in"))
        self.column = QVBoxLayout(self)
        self.key_caption = Label(_("Cite key"))
        self.key_caption.setProperty("muted", "true")
        self.key_caption.setContentsMargins(desk.theme.px(7), 0, 0, 0)
        named = QWidget()
        pair = QHBoxLayout(named)
        pair.setContentsMargins(0, 0, 0, 0)
        pair.setSpacing(0)
        pair.addWidget(self.key_caption)
        pair.addWidget(self.key)
        head = FlowLayout(gap=desk.theme.px(4), justified=True)
        self.column.addLayout(head)
        for widget in (self.type, self.klass, named):
            head.addWidget(widget)
        for name in ("title", "note"):
            self.column.addWidget(self._part(name))
        self.column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addWidget(self.kept)
        self.lines = FieldLines(desk.theme, self, self.column, self.parts["title"])
        self.further = FieldLines(desk.theme, self, self.column, self.kept)
        self.kept.hide()
        desk.theme.changed.connect(self.restyle)
        self.restyle()

    def restyle(self) -> None:
        """Take on the fonts and sizes in force."""
        theme = self.desk.theme
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(theme.px(9))
        self.parts["title"].entry().setFont(theme.font(15, bold=True))
        for widget in (self.key, self.key_caption):
            widget.setFont(theme.font(11))
        self._show_key(self.key.text())

    def _part(self, name: str) -> Part:
        if name not in self.parts:
            if name in NAMES:
                part: Part = PeoplePart(self.desk, self.model, name)
            elif name in DATES:
                part = DatePart(self.desk, self.model, name)
            elif name in ("note", "abstract", "annote"):
                part = TextPart(self.desk, self.model, name, lines=True)
            else:
                part = TextPart(self.desk, self.model, name, wraps=name in _WRAPPING)
            part.setParent(self)
            part.rearranged.connect(self.rearranged)
            self.parts[name] = part
        return self.parts[name]

    def show_source(self, entry: Entry) -> None:
        """Show a source as it is in the notebook."""
        if entry.id != self.source_id:
            self._opened = False
        csl, editable = entry.source.csl, not self.desk.book.read_only
        others = others_of(csl)
        kind = type_of(csl)
        turned = entry.id != self.source_id
        self.source_id = entry.id
        focused = QApplication.focusWidget()
        if kind != self._kind or others != self._others or turned:
            self._arrange(kind, others)
        for part in self._shown():
            part.show_source(entry.id, csl, editable)
        self._show_choices(entry, kind, editable)
        self._show_key(shorten(entry.source.cite_key, 200))
        if focused and self.isAncestorOf(focused) and focused.isVisibleTo(self):
            focused.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_key(self, key: str) -> None:
        px = self.desk.theme.px
        self.key.setText(key)
        self.key.setCursorPosition(0)
        wide = QFontMetrics(self.desk.theme.font(11)).horizontalAdvance(key) + px(20)
        self.key.setFixedWidth(min(wide, px(170)))

    def _show_choices(self, entry: Entry, kind: str, editable: bool) -> None:
        if self.type.count() != len(TYPES) or self.type.findData(kind) < 0:
            self.type.clear()
            for value, known in TYPES.items():
                self.type.addItem(known.word, value)
            if kind not in TYPES:
                self.type.addItem(type_word(kind), kind)
        self.type.setCurrentIndex(self.type.findData(kind))
        self.klass.setCurrentIndex(max(0, self.klass.findData(entry.source.source_class)))
        for combo in (self.type, self.klass):
            combo.setEnabled(editable)

    def _shown(self) -> list[Part]:
        return [self.parts[name] for name in ("title", "note", *self._names)]

    def _arrange(self, kind: str, others: list[str]) -> None:
        """Put the fields of a type into their lines, and below them those that it does not show, if they are wanted."""
        self._kind, self._others = kind, others
        wanted = lines_of(kind)
        further = [name for name in others if not any(name in line for line in wanted)] if self._opened else []
        self._names = [name for line in (*wanted, further) for name in line]
        for name in ("title", "note", *self._names):
            self._named(kind, name)
        self.lines.show_lines([[self.parts[name] for name in line] for line in wanted])
        self.further.show_lines([[self.parts[name]] for name in further])
        self._say_others(kind, others)
        self.rearranged.emit()

    def _named(self, kind: str, name: str) -> None:
        self._part(name).call_it(kind)

    def _say_others(self, kind: str, others: list[str]) -> None:
        names = [label_of(kind, name) for name in others]
        comma, more = p_("between parts of a list", ", "), len(names) - 4
        some, every = comma.join(names[:4]), comma.join(names)
        if self._opened:
            hide = n_("Hide: {fields} and {n} more", "Hide: {fields} and {n} more", more, fields=some)
            self.more.setText(hide if more > 0 else _("Hide: {fields}", fields=some))
            self.more.setAccessibleName(_("Hide the other fields: {fields}", fields=every))
        else:
            kept = n_("Other fields: {fields} and {n} more", "Other fields: {fields} and {n} more", more, fields=some)
            self.more.setText(kept if more > 0 else _("Other fields: {fields}", fields=some))
            self.more.setAccessibleName(_("Show the other fields: {fields}", fields=every))
        self.more.setVisible(bool(names))
        self.kept.setVisible(bool(names) and self._opened)

    def _toggle_others(self) -> None:
        self._opened = not self._opened
        self._arrange(self._kind, self._others)
        if entry := self.model.entry(self.source_id):
            self.show_source(entry)

    def _set_type(self) -> None:
        said = _("The type is now “{type}”.", type=self.type.currentText())
        self._choose({"type": self.type.currentData()}, None, said)

    def _set_class(self) -> None:
        klass, _words, said = CLASSES[self.klass.currentIndex()]
        self._choose({}, klass, said)

    def _choose(self, fields: Mapping[str, Any], klass: str | None, said: str) -> None:
        self.desk.book.settle()
        id, before = self.source_id, self.model.entry(self.source_id)
        if self.desk.do(lambda: self.model.change(id, fields, source_class=klass)):
            if self.model.entry(id) != before:
                self.desk.announcer.say(self, said)
        elif before:
            self._show_choices(before, type_of(before.source.csl), not self.desk.book.read_only)

    def focus_field(self, name: str) -> None:
        """Go to a field, all of it selected; to the title where the source has no such field."""
        shown = {part.name: part for part in self._shown()}
        part = shown.get(name) or shown["title"]
        if isinstance(part, PeoplePart) and not part.people:
            part.add_one()
            return
        field = part.entry()
        field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        if hasattr(field, "selectAll"):
            field.selectAll()
