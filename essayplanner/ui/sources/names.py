"""The people of a source: a row each, “Family, Given” or an institution; added, removed and put in order by keys."""

from collections.abc import Mapping
from functools import partial
from typing import Any, NamedTuple

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from essayplanner.domain.errors import EssayError
from essayplanner.domain.naming import Person
from essayplanner.domain.people import SHOWN, as_body, as_person, is_body, name_text, people_of, read_name
from essayplanner.language import _, n_
from essayplanner.notebook.notebook import Notebook
from essayplanner.notebook.sources import change_source
from essayplanner.ui.controls.buttons import Cross, TitleButton
from essayplanner.ui.controls.names_field import is_doubtful, say_reading
from essayplanner.ui.controls.rows import Row, Rows
from essayplanner.ui.controls.texts import LineField
from essayplanner.ui.desk.desk import Desk
from essayplanner.ui.look.plain import give_tip
from essayplanner.ui.look.soon import soon
from essayplanner.ui.look.words import Words, with_keys
from essayplanner.ui.sources.model import SourcesModel
from essayplanner.ui.sources.name_buttons import AddName, Up
from essayplanner.ui.sources.parts import Part
from essayplanner.ui.sources.people_words import person_words


class NameRow(NamedTuple):
    """A name at its place; the last place of all may be blank, for the next one."""

    place: int
    source_id: int
    text: str
    first: bool


class NameEdit(Row[NameRow]):
    """One name, with the arrow and the cross."""

    def __init__(self, part: "PeoplePart") -> None:
        super().__init__()
        self.part, self.value = part, NameRow(0, 0, "", True)
        self.field = LineField(_("Name"), _("Family, Given, or an institution"))
        self.field.setProperty("framed", True)
        self.field.installEventFilter(self)
        self.bound = part.desk.bound(self.field, part.name, partial(part.save, 0, ""))
        self.up = Up(part.desk.theme, lambda: part.shift(self.value.place, -1))
        self.cross = Cross(part.desk.theme, lambda: part.remove(self.value.place))
        #: What was typed here last, which a name that is no person's is as well.
        self.typed = ""
        self.reading = TitleButton(part.desk.theme, lambda: part.turn(self.value.place, self.typed))
        self.reading.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, part.desk.theme.px(3))
        column.setSpacing(0)
        row = QHBoxLayout()
        column.addLayout(row)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(part.desk.theme.px(2))
        row.addWidget(self.field, 1)
        row.addWidget(self.up)
        row.addWidget(self.cross)
        column.addWidget(self.reading)
        self.field.textChanged.connect(self._say)
        self.field.textEdited.connect(self._keep)
        self.field.left.connect(self._left)
        self.reading.installEventFilter(self)

    def bind(self, value: NameRow, editable: bool) -> None:
        """Show a name."""
        self.value = value
        said, say = self.part.words, partial(self.part.said, place=value.place)
        self.field.setAccessibleName(say(said.field))
        self.up.setAccessibleName(say(said.up))
        give_tip(self.up, with_keys(_("Move up"), "Alt+Up"))
        self.cross.setAccessibleName(say(said.remove))
        give_tip(self.cross, say(said.remove_this))
        key = self.part.desk.book.key("source", value.source_id)
        save = partial(self.part.save, value.place, value.text)
        self.bound.show(key, value.text, f"{self.part.name} {value.place}", save)
        self.field.set_editable(editable)
        self.cross.setVisible(editable)
        self.up.setVisible(editable and not self.part.alone)
        self.up.setEnabled(not value.first)
        self._say()

    def entry(self) -> QWidget:
        """The field."""
        return self.field

    def _say(self) -> None:
        """Say how the name is read, where it could be read otherwise and the hand is here."""
        typed = self.field.text()
        person = self.part.read(typed, self.value.place)
        hand = QApplication.focusWidget()
        here = bool(hand and self.isAncestorOf(hand)) and not self.field.isReadOnly()
        if person:
            say_reading(self.reading, person)
        self.reading.setVisible(here and bool(person) and is_doubtful(typed, person))

    def _keep(self, text: str) -> None:
        self.typed = text

    def _left(self) -> None:
        soon(self, self._say)
        if not self.field.text().strip() and self.isActiveWindow():
            self.part.drop_blank(self.value.place)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter goes on to the next name, Alt with an arrow moves this one, Backspace in a blank row removes it."""
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            soon(self, self._say)
        if watched is self.reading:
            return super().eventFilter(watched, event)
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and not self.field.isReadOnly():
            alt = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier == Qt.KeyboardModifier.AltModifier
            if alt and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
                self.part.shift(self.value.place, -1 if event.key() == Qt.Key.Key_Up else 1)
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
                self.part.go_on(self.value.place)
                return True
            if event.key() == Qt.Key.Key_Backspace and not self.field.text():
                self.part.remove(self.value.place)
                return True
        return super().eventFilter(watched, event)


class PeoplePart(Part):
    """All people of one role."""

    def __init__(self, desk: Desk, model: SourcesModel, name: str) -> None:
        super().__init__(desk, model, name)
        self.source_id, self.people = 0, list[Person]()
        self.label, self.words = person_words("", name)
        self._blank = self._editable = False
        self.caption = Words(desk.theme)
        self.more = Words(desk.theme)
        self.add = AddName(desk.theme, "", "", self.add_one)
        self.rows: Rows[NameRow] = Rows(desk.saving, lambda row: row.place, lambda: NameEdit(self), self.add)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget in (self.caption, self.rows, self.more, self.add):
            column.addWidget(widget)

    @property
    def alone(self) -> bool:
        """Whether there is no other name to change places with."""
        return len(self.people) < 2

    def call_it(self, kind: str) -> None:
        """Take on the name that the role has for a type of source."""
        self.label, self.words = person_words(kind, self.name)
        self.caption.setText(self.label)
        self.add.rename(self.said(self.words.add), self.said(self.words.add_aloud))

    def said(self, sentence: str, place: int = 0, name: str = "") -> str:
        """One of the sentences in `words`, of the name at a place, counted from 0."""
        return _(sentence, label=self.label, place=str(place + 1), name=name)

    def show_source(self, source_id: int, csl: Mapping[str, Any], editable: bool) -> None:
        """Show the people of a source."""
        if source_id != self.source_id:
            self._blank = False
        self.source_id, self._editable = source_id, editable
        self.people = people_of(csl, self.name)
        self._show_rows()

    def _show_rows(self) -> None:
        texts = [name_text(person) for person in self.people[:SHOWN]]
        if self._blank and len(texts) < SHOWN:
            texts.append("")
        other = self.rows.show_values(
            [NameRow(place, self.source_id, text, place == 0) for place, text in enumerate(texts)], self._editable
        )
        hidden = len(self.people) - SHOWN
        more = n_("and {n} more, which is kept", "and {n} more, which are kept", hidden)
        self.more.say(more if hidden > 0 else "")
        self.caption.setVisible(bool(texts) or not self._editable)
        self.add.setVisible(self._editable and not self._blank and len(self.people) < SHOWN)
        if other:
            self.rearranged.emit()

    def read(self, text: str, place: int) -> Person:
        """How a name at a place is read."""
        return read_name(text, self.people[place] if place < len(self.people) else None)

    def turn(self, place: int, typed: str = "") -> None:
        """Read the name of a person as that of a body, or the other way round: the student says so.

        A body is called as it was `typed`, where the person was read from that.
        """
        self.desk.book.settle()
        if place < len(self.people):
            person = self.people[place]
            name = typed if read_name(typed) == person else name_text(person)
            other = as_person(name) if is_body(person) else as_body(name)
            self._write([*self.people[:place], other, *self.people[place + 1 :]])

    def entry(self) -> QWidget:
        """The first name, or the button that adds one."""
        return self.rows.rows[0].entry() if self.rows.rows else self.add

    def save(self, place: int, before: str, book: Notebook, source_id: int, text: str, merge: str) -> bool:
        """Write a name in place of the one that stood `before` at its row, wherever that stands by now, or after all
        others where it is gone; gives whether that is another row. A blank one waits until it is left."""
        rows = [place]

        def change(csl: Mapping[str, Any]) -> Mapping[str, Any]:
            people = people_of(csl, self.name)
            names = [name_text(person) for person in people]
            at = place if names[place : place + 1] == [before] else len(names)
            if at != place and before in names:
                at = names.index(before)
            rows[:] = [at]
            person = read_name(text, people[at] if at < len(people) else None)
            return {self.name: [*people[:at], person, *people[at + 1 :]]} if person else {}

        if source_id == self.source_id and place >= len(self.people) and read_name(text):
            self._blank = False
        change_source(book, source_id, change, merge)
        return rows != [place]

    def _write(self, people: list[Person]) -> bool:
        seen = list(self.people)

        def change(csl: Mapping[str, Any]) -> Mapping[str, Any]:
            if people_of(csl, self.name) != seen:
                raise EssayError(
                    _("Another program has just changed these names"), _("nothing was changed"), _("look again")
                )
            return {self.name: people}

        return self.desk.do(lambda: change_source(self.desk.book, self.source_id, change))

    def add_one(self) -> None:
        """A blank row, ready for typing."""
        self.desk.book.settle()
        self._blank = True
        self._show_rows()
        if row := self.rows.rows.get(len(self.people)):
            row.entry().setFocus(Qt.FocusReason.OtherFocusReason)

    def go_on(self, place: int) -> None:
        """Go to the next name, or make a row for one."""
        self.desk.book.settle()
        if row := self.rows.rows.get(place + 1):
            row.entry().setFocus(Qt.FocusReason.TabFocusReason)
        elif place < len(self.people):
            self.add_one()

    def drop_blank(self, place: int) -> None:
        """Take away a row that was left blank."""
        if place < len(self.people):
            self._write([*self.people[:place], *self.people[place + 1 :]])
        elif self._blank:
            self._blank = False
            self._show_rows()

    def remove(self, place: int) -> None:
        """Take a name away; the focus goes to the one before it."""
        self.desk.book.settle()
        if place < len(self.people):
            gone = name_text(self.people[place])
            if self._write([*self.people[:place], *self.people[place + 1 :]]):
                self.desk.announcer.say(self, _("Removed {name}.", name=gone))
        else:
            self._blank = False
            self._show_rows()
        if row := self.rows.rows.get(max(0, place - 1)):
            row.entry().setFocus(Qt.FocusReason.OtherFocusReason)

    def shift(self, place: int, by: int) -> None:
        """Take a name one place up or down; the focus goes along."""
        self.desk.book.settle()
        to = place + by
        if not (0 <= to < len(self.people) and place < len(self.people)):
            return
        focused = QApplication.focusWidget()
        people = list(self.people)
        people.insert(to, people.pop(place))
        if self._write(people):
            self.desk.announcer.say(self, self.said(self.words.now_at, to, name_text(people[to])))
            row = self.rows.rows.get(to)
            if row and focused and self.rows.isAncestorOf(focused):
                row.entry().setFocus(Qt.FocusReason.OtherFocusReason)
