"""The keys that work in a part of the window, in words; the status bar names them while the focus is in it."""

from PySide6.QtWidgets import QWidget

_WORDS = "keysHere"


def name_keys(part: QWidget, words: str) -> None:
    """Have these words said while the focus is in a part of a window."""
    part.setProperty(_WORDS, words)


def keys_at(focus: QWidget | None) -> str:
    """What is said of the keys where the focus is: of the innermost part that says something; empty where none does."""
    while focus:
        if words := focus.property(_WORDS):
            return str(words)
        focus = focus.parentWidget()
    return ""
