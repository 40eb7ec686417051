"""What is shown in plain letters, or is cut, in the language that nobody speaks."""

import re

import shiboken6
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QFileDialog,
    QLabel,
    QLineEdit,
    QScrollArea,
    QTabBar,
    QWidget,
)

from essayplanner.ui.look.fields import ElidedLabel
from tests.ui.seen import Walk, without_mnemonic

#: Names of programs, formats, keys and styles are alike in all languages; what a file holds is spelled as it must be.
_NAMES = re.compile(
    r"EssayPlanner|Markdown|HTML|LaTeX|Bib(La)?TeX|RIS|CSL(-JSON)?|JSON|OPML|DOCX|ODT|PDF|TOML|SVG|PNG|RTF|EPUB|Word"
    r"|LibreOffice|Zotero|EndNote|DOI|URL|ISBN|ISSN|MHRA|Harvard \(Cite Them Right\)|Chicago|Oxford|MLA|APA|OSCOLA"
    r"|SQLite|Qt|PySide\d?|Python|pandoc|libenchant-2-2|hunspell-en-gb|MIT|@string"
    r"|\b(Ctrl|Alt|Shift|Enter|Return|Esc|Escape|Tab|Del|Delete|Home|End|PgUp|PgDown|Space|Backspace|Up|Down|Left|Right|F\d+)\b"
    r"|\*?\.[a-z]{2,}(\.[a-z]+)?|https?://\S+|/\S+|&[a-z]+;|</?[a-z][^>]*>|`[^`]*`"
)
#: What Qt calls the line between choices, and the page, in which a style of citations has words of its own.
_NOT_OURS = ("UserRole", ": AccessibleDescriptionRole", ": Page")
_PLAIN = re.compile(r"[A-Za-z]{2,}")


class Odd(Walk):
    """Notes each text with plain letters in it, and each control that is too narrow for its own; each of them once."""

    def __init__(self) -> None:
        super().__init__()
        self._known: set[str] = set()

    def check(self, text: str, where: str) -> None:
        """Plain letters are English that went past the catalogue."""
        if text in self._known or any(part in where for part in _NOT_OURS):
            return
        self._known.add(text)
        if _PLAIN.search(_NAMES.sub("", without_mnemonic(text))):
            self.faults.add(f"English: {text[:160]!r} ({where})")

    def _widget(self, widget: QWidget, where: str) -> None:
        """What a folder holds is called as it is called."""
        if not (
            isinstance(widget.window(), QFileDialog) and isinstance(widget, QAbstractItemView | QComboBox | QLineEdit)
        ):
            super()._widget(widget, where)

    def look(self, where: str, within: QWidget | None = None) -> None:
        """Look at the texts, and at the room that they have."""
        super().look(where, within)
        if within is not None and not shiboken6.isValid(within):
            return  # a tip, which goes by itself
        QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)  # of what was said just now
        for widget in QApplication.allWidgets() if within is None else [within, *within.findChildren(QWidget)]:
            if shiboken6.isValid(widget) and widget.isVisible() and not widget.visibleRegion().isEmpty():
                self._room(widget, where)

    def look_at_others(self, where: str, window: QWidget) -> None:
        """Look at what stands before a window."""
        for other in QApplication.topLevelWidgets():
            if shiboken6.isValid(other) and other.isVisible() and other is not window:
                self.look(where, other)

    def _room(self, widget: QWidget, where: str) -> None:
        if isinstance(widget, QTabBar):
            for tab in range(widget.count()):
                if widget.tabRect(tab).width() < widget.fontMetrics().horizontalAdvance(widget.tabText(tab)):
                    self._narrow("cut", widget.tabText(tab), where)
            return
        if not isinstance(widget, QAbstractButton | QLabel | QComboBox) or isinstance(widget, ElidedLabel):
            return  # one that may be cut has its tip
        if isinstance(widget.window(), QFileDialog) or widget.windowType() == Qt.WindowType.ToolTip:
            return  # Qt's own; a tip is set for the size of text that was
        text = widget.currentText() if isinstance(widget, QComboBox) else widget.text()
        if not text or (isinstance(widget, QLabel) and widget.wordWrap()):
            return
        if widget.width() < widget.minimumSizeHint().width():
            self._narrow("cut", text, where)
        elif _clipped(widget):
            self._narrow("partly out of sight", text, where)

    def _narrow(self, what: str, text: str, where: str) -> None:
        if f"{what} {text}" not in self._known:
            self._known.add(f"{what} {text}")
            self.faults.add(f"{what}: {text[:80]!r} ({where})")


def _clipped(widget: QWidget) -> bool:
    """Whether what stands around a widget takes some of its width, which cannot be scrolled to."""
    if widget.isWindow():
        return False
    left = widget.mapTo(widget.window(), widget.rect().topLeft()).x()
    above = widget.parentWidget()
    while above is not None and not above.isWindow():
        if (
            isinstance(above, QScrollArea)
            and above.horizontalScrollBarPolicy() != Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        ):
            return False
        at = above.mapTo(above.window(), above.rect().topLeft()).x()
        if left < at - 1 or left + widget.width() > at + above.width() + 1:
            return True
        above = above.parentWidget()
    return False
