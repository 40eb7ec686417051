"""What stands in the place of the pages while there are none: in words, with what can be done."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from essayplanner.language import _
from essayplanner.ui.controls.texts import LineField
from essayplanner.ui.look.push_button import PushButton
from essayplanner.ui.look.theme import Theme
from essayplanner.ui.look.words import Words
from essayplanner.ui.read.shelf import Shelf, State

#: Pixels of the design: how wide the words are at most.
_WIDE = 460


class Instead(QWidget):
    """Says what is missing, and has one or two buttons; of a locked file it asks for the password."""

    def __init__(self, theme: Theme, shelf: Shelf, *, add: Callable[[], object], choose: Callable[[], object]) -> None:
        super().__init__()
        self._shelf, self._add, self._choose = shelf, add, choose
        self.title = Words(theme, size=20, color="ink", bold=True, inset=0, serif=True)
        self.words = Words(theme, size=13, inset=0)
        self.field = LineField(_("Password"), _("Password"))
        self.field.setProperty("quiet", False)
        self.field.setEchoMode(QLineEdit.EchoMode.Password)
        self.field.returnPressed.connect(self._do_first)
        self.first, self.second = PushButton(), PushButton()
        self.first.setProperty("primary", "true")
        self.first.clicked.connect(lambda _checked=False: self._do_first())
        self.second.clicked.connect(lambda _checked=False: choose())
        held = QWidget()
        held.setMaximumWidth(theme.px(_WIDE))
        theme.changed.connect(lambda: held.setMaximumWidth(theme.px(_WIDE)))
        column = QVBoxLayout(held)
        column.setSpacing(theme.px(10))
        for widget in (self.title, self.words, self.field):
            column.addWidget(widget)
        row = QHBoxLayout()
        column.addLayout(row)
        row.addWidget(self.first)
        row.addWidget(self.second)
        row.addStretch(1)
        outer = QHBoxLayout(self)
        outer.addStretch(1)
        outer.addWidget(held, 4, Qt.AlignmentFlag.AlignVCenter)
        outer.addStretch(1)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)

    def follow(self) -> None:
        """Say what is so now."""
        shelf, state = self._shelf, self._shelf.state
        name = shelf.current.name if shelf.current else ""
        title, words, first, second = {
            State.NOTHING: (_("There are no documents here"), shelf.book.read_only.sentence, "", "")
            if shelf.book.read_only
            else (
                _("Read here, and make cards of what you read"),
                _(
                    "Add a chapter, an article or notes of yours: PDF, DOCX, ODT, EPUB, HTML, Markdown or text. Select "
                    "a passage and press E, C or H: it becomes a card with its source and page."
                ),
                _("Add document…"),
                "",
            ),
            State.OPENING: (_("Opening “{name}”…", name=name), "", "", ""),
            State.MISSING: (
                _("Where is “{name}”?", name=name),
                _("It is not where it was, nor near this notebook. Its passages and cards are all here."),
                _("Choose…"),
                "",
            ),
            State.OTHER: (
                _("Is this still “{name}”?", name=name),
                _(
                    "What is in “{file}” is not what was in it when the document was added, so marks of passages may "
                    "not stand where they did.",
                    file=shelf.found.name if shelf.found else name,
                ),
                _("Use it as it is"),
                _("Choose another…"),
            ),
            State.LOCKED: (
                _("“{name}” opens with a password", name=name),
                _("That was not it. Try again.")
                if shelf.was_wrong
                else _("It is kept until you close EssayPlanner, and written nowhere."),
                _("Open"),
                "",
            ),
            State.BROKEN: (_("“{name}” cannot be read", name=name), shelf.why, _("Choose another…"), ""),
            State.OPEN: ("", "", "", ""),
        }[state]
        self.title.say(title)
        self.words.say(words)
        self.field.setVisible(state is State.LOCKED)
        self.field.clear()
        for button, text in ((self.first, first), (self.second, second)):
            button.setText(text)
            button.setAccessibleName(text)
            button.setVisible(bool(text))
        self.setAccessibleName(title)
        waits = state is State.OPENING  # there is nothing to press, and the focus is kept for the pages
        self.setFocusProxy(self.field if state is State.LOCKED else self.first)
        if waits:
            self.setFocusProxy(None)  # type: ignore[arg-type]

    def _do_first(self) -> None:
        shelf = self._shelf
        if shelf.state is State.NOTHING:
            self._add()
        elif shelf.state is State.LOCKED:
            shelf.unlock(self.field.text())
        elif shelf.state is State.OTHER and shelf.found:
            shelf.take_as_it_is(shelf.found)
        else:
            self._choose()
