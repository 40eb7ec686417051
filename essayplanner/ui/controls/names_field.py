"""Names in a line, between semicolons, and how each of them is read: as a person's, or as that of a body."""

import re
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from essayplanner.domain.naming import Person
from essayplanner.domain.people import as_body, as_person, is_body, name_text, names_in, read_name
from essayplanner.domain.text import shorten
from essayplanner.language import _
from essayplanner.ui.controls.buttons import TitleButton
from essayplanner.ui.controls.texts import LineField
from essayplanner.ui.look.plain import give_tip
from essayplanner.ui.look.theme import Theme

#: What is in the names of firms, and seldom in those of people.
_FIRM = re.compile(r"&|\b(?:and|Co|Ltd|Inc|Sons|Brothers)\b")


def say_reading(button: TitleButton, person: Person) -> None:
    """Let a button say how a name is read, and ask whether it is what a click would make of it."""
    name = name_text(person)
    if is_body(person):
        said = _("“{name}” is read as an institution. Is it a person?", name=shorten(name, 60))
        tip = _("Printed as it stands. Click if it is a person: “{other}”.", other=name_text(as_person(name)))
    else:
        said = _("“{name}” is read as a person. Is it an institution?", name=shorten(name, 60))
        tip = _("What comes before the comma is the family name. Click if it is an institution.")
    button.show_title(said)
    give_tip(button, tip)


def is_doubtful(typed: str, person: Person) -> bool:
    """Whether a name may well be read wrongly: a body's of several words, or a person's that was typed without a comma
    or looks like a firm's."""
    is_sure = not is_body(person) and "," in typed and not _FIRM.search(typed)
    return len(typed.split()) > 1 and not is_sure


class NamesField(QWidget):
    """The line, with a button for each name that may well be read wrongly; a click reads it the other way.

    What is typed stays as it is. `rearranged` says that buttons came or went.
    """

    rearranged = Signal()

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self.theme = theme
        self.field = LineField(name, _("Service, Robert; Lewin, Moshe"))
        self.field.setProperty("framed", True)
        #: What the student said of a name, by the name as it is typed: True for a body.
        self.said: dict[str, bool] = {}
        self.buttons: list[TitleButton] = []
        self._readings = QWidget()
        self._column = QVBoxLayout(self._readings)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._readings.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.field)
        column.addWidget(self._readings)
        self.field.textChanged.connect(self._show)

    def people(self) -> list[Person]:
        """The names, as CSL."""
        return [self._read(name) for name in names_in(self.field.text())]

    def _read(self, name: str) -> Person:
        body = self.said.get(name)
        return read_name(name) if body is None else as_body(name) if body else as_person(name)

    def _doubtful(self) -> list[str]:
        names = names_in(self.field.text())
        return [name for name in names if name in self.said or is_doubtful(name, self._read(name))][:12]

    def show_names(self, text: str, said: dict[str, bool]) -> None:
        """Show a line, and what was said of the names in it."""
        self.said = dict(said)
        self.field.setText(text)
        self._show()

    def _show(self) -> None:
        names = self._doubtful()
        before = len(self.buttons)
        while len(self.buttons) < len(names):
            button = TitleButton(self.theme, partial(self._turn, len(self.buttons)))
            self.buttons.append(button)
            self._column.addWidget(button)
        for button, name in zip(self.buttons, names, strict=False):
            say_reading(button, self._read(name))
            button.setVisible(True)
        for button in self.buttons[len(names) :]:
            button.hide()
        self._readings.setVisible(bool(names))
        if len(self.buttons) != before:
            self.rearranged.emit()

    def _turn(self, place: int) -> None:
        name = self._doubtful()[place]
        self.said[name] = not is_body(self._read(name))
        self._show()
