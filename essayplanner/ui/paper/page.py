"""The sheet of the preview: a column of serif text that is never too wide to read."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, QUrl
from PySide6.QtGui import QKeyEvent, QResizeEvent, QTextCursor
from PySide6.QtWidgets import QFrame

from essayplanner.language import _
from essayplanner.ui.look.theme import Theme
from essayplanner.ui.paper.browser import SafeBrowser
from essayplanner.ui.paper.paragraphs import Paragraph
from essayplanner.ui.paper.spoken_page import Reading
from essayplanner.ui.paper.typesetting import Typesetter

#: Pixels of the design: the widest column (about seventy letters) and the paper beside it.
WIDEST = 560
MARGIN = 4


class Page(SafeBrowser):
    """Shows paragraphs in the theme's colours; where the reader is, and what is marked, stays through an edit."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(_("Preview of the outline"))
        self.setAccessibleDescription(_("N goes to the next note, Enter opens it"))
        self.document().setDocumentMargin(0)
        self.setter = Typesetter(self.document(), theme)
        self.setter.finished.connect(self._settled)
        self.reading = Reading(self, self.setter)
        self._line, self._from_top = 0, True
        self.verticalScrollBar().valueChanged.connect(self._note_line)
        self.verticalScrollBar().rangeChanged.connect(self._go_back)
        theme.changed.connect(self._restyle)
        self._restyle()
        self.reading.stand()

    def show_paragraphs(self, paragraphs: Sequence[Paragraph], *, from_top: bool) -> None:
        """Show these instead; `from_top` is for another outline, else the reader stays where they are."""
        if from_top:
            self.verticalScrollBar().setValue(0)
            self._line, self._from_top = 0, True
        self.setter.show(paragraphs)

    def focusNextPrevChild(self, next: bool) -> bool:
        """Tab leaves the sheet at once: an essay has more notes than anyone wants to walk through."""
        return bool(QFrame.focusNextPrevChild(self, next))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """N and Shift+N go to the next and the last note or link; Enter follows it."""
        if event.key() == Qt.Key.Key_N and not event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier:
            super().focusNextPrevChild(not event.modifiers())
            self.reading.tell_link()
        else:
            super().keyPressEvent(event)

    def follow(self, url: QUrl) -> None:
        """As in other browsers; who follows a link within the sheet goes on from where it leads."""
        super().follow(url)
        if url.isRelative() and url.hasFragment():
            self.reading.lead_to(url.fragment())

    def _settled(self) -> None:
        """Put the cursor, which setting pushed to the end, where reading begins: being shown, Qt scrolls to it."""
        if self._from_top:
            self._from_top = False
            self.setTextCursor(QTextCursor(self.document()))

    def _note_line(self, line: int) -> None:
        """Remember where the reader went; a sheet that got short for a moment (a change of font or of most of the
        text does that) moves them to its end, which is none of their doing."""
        if line > self._line or line < self.verticalScrollBar().maximum():
            self._line = line

    def _go_back(self) -> None:
        """Bring the reader back to where they were as the sheet gets long again; long texts are laid out by and by."""
        if self.verticalScrollBar().value() < self._line:
            self.verticalScrollBar().setValue(self._line)

    def _restyle(self) -> None:
        t, px = self._theme.tokens, self._theme.px
        self.setStyleSheet(
            f"QTextBrowser {{ background: {t.pane}; border: 2px solid transparent; border-radius: {px(7)}px; "
            "padding: 0; }"
            f"QTextBrowser:focus {{ border-color: {t.claim}; padding: 0; }}"
        )
        self.setter.restyle()
        self._set_margins()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keeps the column narrow enough to read."""
        super().resizeEvent(event)
        self._set_margins()

    def _set_margins(self) -> None:
        px = self._theme.px
        bar = self.verticalScrollBar().sizeHint().width()
        side = max(px(MARGIN), (self.width() - bar - px(WIDEST)) // 2)
        self.setViewportMargins(side, px(8), max(px(MARGIN), side - bar), 0)

    def changeEvent(self, event: QEvent) -> None:
        """Margins follow the font."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "setter"):
            self._set_margins()
