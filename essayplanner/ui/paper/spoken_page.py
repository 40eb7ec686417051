"""The sheet of the preview as a screen reader has it: headings, paragraphs and notes, and the links in them.

Qt tells of a text browser as of one label. Here each paragraph is told for itself, made when it is asked for; nothing
is done while nobody asks. What is made is kept until it is deleted by its number, for a child has no widget that goes.
"""

from typing import Any, cast

from PySide6.QtCore import QPoint, QUrl
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QAccessibleInterface,
    QTextCursor,
)
from PySide6.QtWidgets import QAccessibleWidget, QTextBrowser

from essayplanner.ui.look.spoken_as import keep, let_go, register
from essayplanner.ui.paper.paragraphs import Paragraph, same_ends
from essayplanner.ui.paper.spoken_parts import Spoken, SpokenParagraph, SpokenPart
from essayplanner.ui.paper.typesetting import Typesetter

#: So many paragraphs that came are told one by one; the others are found when the reader goes on.
TOLD_AT_ONCE = 100


class Reading(Spoken):
    """What is told of a sheet: a part for each of its paragraphs."""

    def __init__(self, page: QTextBrowser, setter: Typesetter) -> None:
        super().__init__(page)
        self._setter = setter
        self._shown: list[Paragraph] = []
        self._parts: list[SpokenParagraph | None] = []
        self._is_asked = False
        self._sheets: list[_Sheet] = []  # Qt has them all
        setter.finished.connect(self._follow)
        self.link_pressed.connect(self.follow_link)
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

    def part(self, place: int) -> "SpokenParagraph | None":
        """What is told of a paragraph."""
        if not 0 <= place < len(self.paragraphs):
            return None
        made = self._parts[place]
        if made is None:
            made = self._parts[place] = SpokenParagraph(self, place, self._shown[place])
            keep(made)
        return made

    def follow_link(self, href: str) -> None:
        """Do what a click on it does."""
        cast(Any, self.page).follow(QUrl(href))

    def lead_to(self, anchor: str) -> None:
        """A link within the sheet was followed, by whatever means: the reader is where it leads, and there is the link
        that leads back, from which N and Enter go on."""
        for place, paragraph in enumerate(self._setter.shown):
            if any(span.anchor == anchor for span in paragraph.spans):
                block = self.page.document().findBlockByNumber(place)
                cursor = QTextCursor(block)
                for each in cast(Any, block):  # its types do not say that it has pieces
                    piece = each.fragment()
                    if anchor in piece.charFormat().anchorNames():
                        cursor.setPosition(piece.position())
                        cursor.setPosition(piece.position() + piece.length(), QTextCursor.MoveMode.KeepAnchor)
                self.page.setTextCursor(cursor)
                self.page.ensureCursorVisible()
                if self._is_asked or QAccessible.isActive():
                    self._lead_to(self.part(place))
                return

    def tell_link(self) -> None:
        """The keys led to another link."""
        cursor = self.page.textCursor()
        has_link = cursor.hasSelection() and (self._is_asked or QAccessible.isActive())
        cursor.setPosition(cursor.selectionEnd())  # who goes back has its beginning
        part = self.part(cursor.blockNumber()) if has_link else None
        href = cursor.charFormat().anchorHref()
        self._lead_to(next((link for link in part.links if link.href == href), None) if part else None)

    def _lead_to(self, part: "SpokenPart | None") -> None:
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

    def _tell(self, part: "SpokenPart", what: QAccessible.Event) -> None:
        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleEvent(part, what))

    def _delete(self, parts: "list[SpokenParagraph]") -> None:
        for part in parts:
            if self.current in (part, *part.links):
                self.current = None
            for each in (*part.links, part):
                let_go(each)

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
        return child.place if isinstance(child, SpokenParagraph) else -1

    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:  # type: ignore[override]
        page = self._reading.page
        at = page.viewport().mapFromGlobal(QPoint(x, y))
        return self._reading.part(page.cursorForPosition(at).blockNumber())

    def focusChild(self) -> QAccessibleInterface | None:  # type: ignore[override]
        return self._reading.current if self._reading.page.hasFocus() else None
