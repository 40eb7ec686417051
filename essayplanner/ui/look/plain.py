"""What somebody wrote, shown as it is: none of it becomes markup, a key, or a file that is opened.

Qt's labels, tool tips and boxes guess whether a text is HTML and open what its pictures name. So labels are made here,
boxes in `boxes` and documents in `documents`, and nowhere else (tests/architecture/test_plain.py); `RULE` is for those
that Qt makes by itself.
"""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QToolTip, QWidget

from essayplanner.domain.text import clean_text, shorten
from essayplanner.ui.look.mirroring import write_lines

#: A rule of the application's style sheet: it holds for every label in a dialog of Qt's own, and for every tool tip.
RULE = "QLabel, QToolTip { qproperty-textFormat: PlainText; }"
#: No field takes a drop but those that know what to do with it: this holds for Qt’s own fields, and for those that
#: nobody has thought of (the line of an editable combo box is out of its reach: give it a OneLine). In force as part
#: of the style sheet of the application.
DROP_RULES = """
    QLineEdit, QPlainTextEdit, QTextEdit { qproperty-acceptDrops: false; }
    OneLine, Prose { qproperty-acceptDrops: true; }
"""

_SELECTABLE = Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard

#: Letters of a tool tip; a longer one would cover the window, and a book of them takes seconds to lay out.
LONGEST_TIP = 1_000
#: Letters of a line of one.
_TIP_LINE = 70
#: So many pixels, and a line of text, lie between where Qt is told to show a tool tip and the lower edge of it.
_BELOW = 34

#: Letters of a button or of a line in a menu, which are as wide as they are long.
LONGEST_CAPTION = 90


class Label(QLabel):
    """A label that shows its text as it is, but for signs that would turn round what stands after it."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        Label.setText(self, text)

    def setText(self, text: str) -> None:
        """Show this."""
        super().setText(clean_text(text))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Has words run as their own letters do, and stand where reading begins in the window."""
        if (self.text().isascii() and not self.isRightToLeft()) or self.textInteractionFlags() & _SELECTABLE:
            super().paintEvent(event)
            return
        with QPainter(self) as painter:
            self.drawFrame(painter)
            painter.setPen(self.palette().color(self.foregroundRole()))
            flags = self.alignment().value | (Qt.TextFlag.TextWordWrap.value if self.wordWrap() else 0)
            write_lines(painter, self.contentsRect(), self.text(), flags, self.isRightToLeft())


def tip(text: str) -> str:
    """A text as a tool tip, in lines, for Qt breaks none of a plain one; cut where it is too long."""
    cut = text if len(text) <= LONGEST_TIP else f"{text[: LONGEST_TIP - 1].rstrip()}…"
    return "\n".join(_in_lines(line) for line in clean_text(cut).split("\n"))


def _in_lines(text: str) -> str:
    lines: list[str] = []
    line = ""
    for word in text.split(" "):
        while len(word) > _TIP_LINE:
            lines += [line] if line else []
            line, word = word[:_TIP_LINE], word[_TIP_LINE:]
        if line and len(line) + len(word) >= _TIP_LINE:
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}" if line else word
    return "\n".join([*lines, line])


def give_tip(shown: QWidget | QAction, text: str) -> None:
    """Let a widget, or an entry of a menu that shows tips, have that tool tip."""
    shown.setToolTip(tip(text))


def show_tip_at(widget: QWidget, at: QPoint, text: str) -> None:
    """Show this as the tool tip of a part of a widget, at a point of the screen; none where it is empty."""
    QToolTip.showText(at, tip(text), widget)


def show_tip_above(widget: QWidget, text: str) -> None:
    """Show this at once as a tool tip above a widget."""
    shown = tip(text)
    high = QFontMetrics(QToolTip.font()).lineSpacing() * (shown.count("\n") + 1) + _BELOW
    QToolTip.showText(widget.mapToGlobal(QPoint(0, -high)), shown, widget)


def caption(text: str) -> str:
    """A text as buttons and menus are given it: for them an “&” makes a key, and what stands after a tab is one."""
    return shorten(text, LONGEST_CAPTION).replace("&", "&&")
