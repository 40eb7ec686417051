"""Asking for the password of a file that is to be added."""

from collections.abc import Callable

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QLineEdit, QWidget

from essayplanner.language import _, p_
from essayplanner.ui.controls.asking import Asking
from essayplanner.ui.controls.texts import LineField
from essayplanner.ui.look.theme import Theme


def ask_password(over: QWidget, theme: Theme, name: str, wrong: str, given: Callable[[str], object]) -> None:
    """Ask over a widget for the password of a file, and hand it over; `wrong` is one that was tried."""
    field = LineField(_("Password of “{name}”", name=name))
    field.setProperty("quiet", False)
    field.setEchoMode(QLineEdit.EchoMode.Password)
    question = (
        _("That was not the password of “{name}”. Try again.", name=name)
        if wrong
        else _("“{name}” opens with a password.", name=name)
    )

    def answer() -> bool:
        if field.text():
            given(field.text())
        return bool(field.text())

    asking = Asking(over.window(), theme, question, (field,), p_("a locked file", "Open"), answer)
    asking.open(over.mapToGlobal(QPoint(over.width() // 3, over.height() // 4)))
