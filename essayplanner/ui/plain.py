"""What somebody wrote, shown as it is: none of it becomes markup, a key, or a file that is opened.

Qt's labels, tool tips and boxes guess whether a text is HTML and open what its pictures name. So labels are made here,
boxes in `boxes` and documents in `documents`, and nowhere else (tests/architecture/test_plain.py); `RULE` is for those
that Qt makes by itself.
"""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from essayplanner.domain.text import clean_line

#: A rule of the application's style sheet: it holds for every label in a dialog of Qt's own, and for every tool tip.
RULE = "QLabel, QToolTip { qproperty-textFormat: PlainText; }"
#: Letters of a tool tip; a longer one would cover the window, and a book of them takes seconds to lay out.
LONGEST_TIP = 1_000


class Label(QLabel):
    """A label that shows its text as it is."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        super().setText(text)


def tip(text: str) -> str:
    """A text as a tool tip, cut where it is too long for one."""
    return text if len(text) <= LONGEST_TIP else f"{text[: LONGEST_TIP - 1].rstrip()}…"


def give_tip(widget: QWidget, text: str) -> None:
    """Let a widget have that tool tip."""
    widget.setToolTip(tip(text))


def caption(text: str) -> str:
    """A text as buttons and menus are given it: for them an “&” makes a key, and what stands after a tab is one."""
    return clean_line(text).replace("&", "&&")


def window_title(text: str) -> str:
    """A text as a window's title, in which Qt takes “[*]” for the place of a mark."""
    return clean_line(text).replace("[*]", "[*][*]")
