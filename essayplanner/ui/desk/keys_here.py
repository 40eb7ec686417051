"""The keys that work in a part of the window, in words; the status bar names them while the focus is in it."""

from PySide6.QtWidgets import QWidget

_WORDS, _PLACES = "keysHere", "placesCards"


def name_keys(part: QWidget, words: str) -> None:
    """Have these words said while the focus is in a part of a window."""
    part.setProperty(_WORDS, words)


def name_place(part: QWidget) -> None:
    """Have it said too, while the focus is in a part of a window, where Ctrl+Enter places its cards."""
    part.setProperty(_PLACES, True)


def places_at(focus: QWidget | None) -> bool:
    """Whether that is to be said where the focus is."""
    return bool(focus and focus.property(_PLACES))


def keys_at(focus: QWidget | None) -> str:
    """What is said of the keys where the focus is: of the innermost part that says something; empty where none does."""
    while focus:
        if words := focus.property(_WORDS):
            return str(words)
        focus = focus.parentWidget()
    return ""
