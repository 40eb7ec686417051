"""The sheet of the preview as a screen reader has it: headings, paragraphs and notes, and the links in them.

Qt tells of a text browser as of one label. Here each paragraph is told for itself, made when it is asked for; nothing
is done while nobody asks. What is made belongs to Qt and is deleted by its number, for a child has no widget that goes;
Python keeps it as long. A null pointer is a `VoidPtr`: PySide dies of any other answer to `interface_cast`.
"""

from typing import Any, cast

from PySide6.QtCore import QObject, QPoint, QRect, QUrl
from PySide6.QtGui import (
    QAccessible,
    QAccessibleActionInterface,
    QAccessibleAttributesInterface,
    QAccessibleEvent,
    QAccessibleInterface,
    QTextCursor,
    QWindow,
)
from PySide6.QtWidgets import QAccessibleWidget, QTextBrowser
from shiboken6 import VoidPtr, getCppPointer, isValid

from essayplanner.language import _
from essayplanner.ui.look.spoken_as import register
from essayplanner.ui.paper.paragraphs import Paragraph, Span, same_ends
from essayplanner.ui.paper.typesetting import Typesetter

#: Paragraphs that come at a time and are told one by one; of more it is told that there are others.
TOLD_AT_ONCE = 100

_TO_NOTE, _TO_TEXT = "#note-", "#mark-"
_SIGNS = ("•", "–")


class Reading(QObject):
    """What is told of a sheet: a part for each of its paragraphs."""

    def __init__(self, page: QTextBrowser, setter: Typesetter) -> None:
        super().__init__(page)
        self.page, self._setter = page, setter
        self.whole: _Sheet | None = None
        self._shown: list[Paragraph] = []
        self._parts: list[_Text | None] = []
        self._is_asked = False
        self._sheets: list[_Sheet] = []  # Qt has them all
        #: What the reader was led to: a paragraph by a link, or a link by a key.
        self.current: _Part | None = None
        setter.finished.connect(self._follow)
        page.destroyed.connect(self._end)

    def stand(self) -> None:
        """Be what is told of the page. Qt forgets that where the page has become of another class to it, as PySide
        makes it with each slot that it comes to know."""
        if QAccessible.queryAccessibleInterface(self.page) is not self.whole:
            register(whole := _Sheet(self.page, self), self.page)
            self._sheets.append(whole)
            self.whole = whole

    @property
    def paragraphs(self) -> list[Paragraph]:
        """The paragraphs that are told; once they are asked for, their parts follow what is set."""
        if not self._is_asked:
            self._is_asked = True
            self._take_over()
        return self._shown

    def part(self, place: int) -> "_Text | None":
        """What is told of a paragraph."""
        if not 0 <= place < len(self.paragraphs):
            return None
        made = self._parts[place]
        if made is None:
            made = self._parts[place] = _Text(self, place, self._shown[place])
            QAccessible.registerAccessibleInterface(made)
        return made

    def follow_link(self, href: str) -> None:
        """Do what a click on it does; within the sheet, the reader is led to where it leads."""
        page = cast(Any, self.page)
        page.follow(QUrl(href))
        for place, paragraph in enumerate(self.paragraphs):
            if href[:1] == "#" and any(span.anchor == href[1:] for span in paragraph.spans):
                self.page.setTextCursor(QTextCursor(self.page.document().findBlockByNumber(place)))
                self.page.ensureCursorVisible()
                self._lead_to(self.part(place))
                return

    def tell_link(self) -> None:
        """The keys led to another link."""
        cursor = self.page.textCursor()
        part = self.part(cursor.blockNumber()) if QAccessible.isActive() and cursor.hasSelection() else None
        href = cursor.charFormat().anchorHref()
        self._lead_to(next((link for link in part.links if link.href == href), None) if part else None)

    def _lead_to(self, part: "_Part | None") -> None:
        self.current = part
        if part:
            self._tell(part, QAccessible.Event.Focus)

    def _follow(self) -> None:
        self.stand()
        if self._is_asked:
            self._take_over()

    def _take_over(self) -> None:
        """Keep the parts of the paragraphs that stayed; end those of the others, and tell of what came instead."""
        old, new = self._shown, self._setter.shown
        first, last = same_ends(old, new)
        gone = [part for part in self._parts[first : len(old) - last] if part]
        coming = len(new) - last - first
        if not gone and not coming and len(old) == len(new):
            return
        for part in gone:
            self._tell(part, QAccessible.Event.ObjectDestroyed)
        self._parts[first : len(old) - last] = [None] * coming
        self._shown = list(new)
        for place, kept in enumerate(self._parts):
            if kept:
                kept.move_to(place)
        self._delete(gone)
        if QAccessible.isActive():
            for place in range(first, first + min(coming, TOLD_AT_ONCE)):
                if came := self.part(place):
                    self._tell(came, QAccessible.Event.ObjectCreated)

    def _tell(self, part: "_Part", what: QAccessible.Event) -> None:
        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleEvent(part, what))

    def _delete(self, parts: "list[_Text]") -> None:
        for part in parts:
            if self.current in (part, *part.links):
                self.current = None
            for each in (*part.links, part):
                if isValid(each):
                    QAccessible.deleteAccessibleInterface(QAccessible.uniqueId(each))

    def _end(self) -> None:
        """The sheet is gone: what was told of it goes too."""
        self._delete([part for part in self._parts if part])
        self._parts, self._shown = [], []


class _Sheet(QAccessibleWidget):
    """The sheet: a document of paragraphs."""

    def __init__(self, page: QTextBrowser, reading: Reading) -> None:
        super().__init__(page, QAccessible.Role.Document)
        self._reading = reading

    def childCount(self) -> int:
        return len(self._reading.paragraphs)

    def child(self, index: int) -> QAccessibleInterface | None:  # type: ignore[override]
        return self._reading.part(index)

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        return child.place if isinstance(child, _Text) else -1

    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:  # type: ignore[override]
        page = self._reading.page
        at = page.viewport().mapFromGlobal(QPoint(x, y))
        return self._reading.part(page.cursorForPosition(at).blockNumber())

    def focusChild(self) -> QAccessibleInterface | None:  # type: ignore[override]
        return self._reading.current if self._reading.page.hasFocus() else None


class _Part(QAccessibleInterface):
    """A piece of the sheet, in the paragraph of that place."""

    def __init__(self, reading: Reading, role: QAccessible.Role, name: str, place: int) -> None:
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


class _Text(_Part):
    """A paragraph, or a heading with its level."""

    def __init__(self, reading: Reading, place: int, paragraph: Paragraph) -> None:
        level = level_of(paragraph)
        role = QAccessible.Role.Heading if level else QAccessible.Role.Paragraph
        super().__init__(reading, role if paragraph.spans else QAccessible.Role.Separator, spoken(paragraph), place)
        self._level = _Level(level) if level else None
        self.links = [_Link(self, span) for span in paragraph.spans if span.href]
        for link in self.links:
            QAccessible.registerAccessibleInterface(link)

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


class _Link(_Part):
    """A link: to a note, back from it, or out of the program, after asking."""

    def __init__(self, above: _Text, span: Span) -> None:
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
            self._link.reading.follow_link(self._link.href)

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
