"""What a screen reader is told of the paragraphs of the preview, and of the links in them.

A null pointer is a `VoidPtr`: PySide dies of any other answer to `interface_cast`.
"""

from typing import Any

from PySide6.QtCore import QObject, QRect, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleActionInterface,
    QAccessibleAttributesInterface,
    QAccessibleInterface,
    QWindow,
)
from PySide6.QtWidgets import QTextBrowser
from shiboken6 import VoidPtr, getCppPointer, isValid

from essayplanner.language import _
from essayplanner.ui.look.spoken_as import keep
from essayplanner.ui.paper.paragraphs import Paragraph, Span

_TO_NOTE, _TO_TEXT = "#note-", "#mark-"
_SIGNS = ("•", "–")


class Spoken(QObject):
    """What all parts of a sheet have: the sheet, what is told of it, and what the reader was led to last.

    `link_pressed` brings where a link leads.
    """

    link_pressed = Signal(str)

    def __init__(self, page: QTextBrowser) -> None:
        super().__init__(page)
        self.page = page
        self.whole: QAccessibleInterface | None = None
        #: A paragraph, by a link, or a link, by a key.
        self.current: SpokenPart | None = None


class SpokenPart(QAccessibleInterface):
    """A piece of the sheet, in the paragraph of that place."""

    def __init__(self, reading: Spoken, role: QAccessible.Role, name: str, place: int) -> None:
        super().__init__()
        self.place = place
        self.reading, self._role, self._name = reading, role, name

    def isValid(self) -> bool:
        return isValid(self.reading) and isValid(self.reading.page)

    def object(self) -> QObject | None:  # type: ignore[override]
        return None

    def window(self) -> QWindow | None:  # type: ignore[override]
        return self.reading.page.window().windowHandle() if self.isValid() else None

    def role(self) -> QAccessible.Role:
        return self._role

    def text(self, t: QAccessible.Text) -> str:
        return self._name if t == QAccessible.Text.Name else ""

    def setText(self, t: QAccessible.Text, text: str) -> None:
        """It is read only."""

    def state(self) -> QAccessible.State:
        state = QAccessible.State()
        state.readOnly = True
        if not self.isValid() or not self.reading.page.isVisible():
            state.invisible = True
        elif not self.rect().isValid():
            state.offscreen = True
        if isValid(self.reading) and self.reading.current is self:
            state.focusable = state.focused = True
        return state

    def rect(self) -> QRect:
        """What is seen of it, on the screen."""
        if not self.isValid():
            return QRect()
        page, view = self.reading.page, self.reading.page.viewport()
        block = page.document().findBlockByNumber(self.place)
        box = page.document().documentLayout().blockBoundingRect(block).toAlignedRect()
        seen = box.translated(-page.horizontalScrollBar().value(), -page.verticalScrollBar().value()) & view.rect()
        return QRect(view.mapToGlobal(seen.topLeft()), seen.size()) if seen.isValid() else QRect()

    def childCount(self) -> int:
        return 0

    def child(self, index: int) -> QAccessibleInterface | None:  # type: ignore[override]
        return None

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        return -1

    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:  # type: ignore[override]
        return None

    def interface_cast(self, kind: QAccessible.InterfaceType) -> Any:
        more = self.more(kind)
        return VoidPtr(getCppPointer(more)[0] if more else 0)

    def more(self, kind: QAccessible.InterfaceType) -> "_Level | _Press | None":
        """What else there is to it."""
        return None


class SpokenParagraph(SpokenPart):
    """A paragraph, or a heading with its level."""

    def __init__(self, reading: Spoken, place: int, paragraph: Paragraph) -> None:
        level = level_of(paragraph)
        role = QAccessible.Role.Heading if level else QAccessible.Role.Paragraph
        super().__init__(reading, role if paragraph.spans else QAccessible.Role.Separator, spoken(paragraph), place)
        self._level = _Level(level) if level else None
        self.links = [_Link(self, span) for span in paragraph.spans if span.href]
        for link in self.links:
            keep(link)

    def move_to(self, place: int) -> None:
        """Be the paragraph of that place."""
        for part in (self, *self.links):
            part.place = place

    def parent(self) -> QAccessibleInterface | None:  # type: ignore[override]
        return self.reading.whole if self.isValid() else None

    def childCount(self) -> int:
        return len(self.links)

    def child(self, index: int) -> QAccessibleInterface | None:  # type: ignore[override]
        return self.links[index] if 0 <= index < len(self.links) else None

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        return next((place for place, link in enumerate(self.links) if link is child), -1)

    def more(self, kind: QAccessible.InterfaceType) -> "_Level | None":
        return self._level if kind == QAccessible.InterfaceType.AttributesInterface else None


class _Link(SpokenPart):
    """A link: to a note, back from it, or out of the program, after asking."""

    def __init__(self, above: SpokenParagraph, span: Span) -> None:
        super().__init__(above.reading, QAccessible.Role.Link, _link_name(span), above.place)
        self.above, self.href = above, span.href
        self._press = _Press(self)

    def parent(self) -> QAccessibleInterface | None:  # type: ignore[override]
        return self.above if isValid(self.above) else None

    def state(self) -> QAccessible.State:
        state = super().state()
        state.linked = True
        return state

    def more(self, kind: QAccessible.InterfaceType) -> "_Press | None":
        return self._press if kind == QAccessible.InterfaceType.ActionInterface else None


class _Level(QAccessibleAttributesInterface):
    """The level of a heading."""

    def __init__(self, level: int) -> None:
        super().__init__()
        self._level = level

    def attributeKeys(self) -> list[QAccessible.Attribute]:
        return [QAccessible.Attribute.Level]

    def attributeValue(self, key: QAccessible.Attribute) -> Any:
        return self._level if key == QAccessible.Attribute.Level else None


class _Press(QAccessibleActionInterface):
    """What can be done with a link."""

    def __init__(self, link: _Link) -> None:
        super().__init__()
        self._link = link

    def actionNames(self) -> list[str]:
        return [QAccessibleActionInterface.pressAction()]

    def doAction(self, action: str) -> None:
        if action == QAccessibleActionInterface.pressAction() and self._link.isValid():
            self._link.reading.link_pressed.emit(self._link.href)

    def keyBindingsForAction(self, action: str) -> list[str]:
        return []


def level_of(paragraph: Paragraph) -> int:
    """The level of a heading, from 1 for the question; 0 for any other paragraph."""
    if paragraph.style == "question":
        return 1
    return int(paragraph.style[-1]) + 1 if paragraph.style.startswith("heading") else 0


def spoken(paragraph: Paragraph) -> str:
    """A paragraph as it is read aloud: without the sign of an item, and with the numbers of notes as such."""
    said = []
    for span in paragraph.spans:
        if span.href.startswith((_TO_NOTE, _TO_TEXT)):
            said.append(_(" (note {number}) ", number=span.text.strip()))
        elif span.text.strip() not in _SIGNS:
            said.append(span.text)
    return " ".join("".join(said).split())


def _link_name(span: Span) -> str:
    if span.href.startswith(_TO_NOTE):
        return _("Note {number}", number=span.text.strip())
    if span.href.startswith(_TO_TEXT):
        return _("Back to the text of note {number}", number=span.text.strip())
    return span.text
