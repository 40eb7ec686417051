"""The live preview: the outline as it will be exported, beside the outline."""

import threading
from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QObject, QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QVBoxLayout, QWidget

from essayplanner.domain.changes import ChangeSet
from essayplanner.domain.errors import EssayError
from essayplanner.domain.outline import Outline, Placed
from essayplanner.notebook.notebook import Notebook
from essayplanner.notebook.outlines import read_outline
from essayplanner.ui.announcing import Announcer
from essayplanner.ui.fields import FlowLayout
from essayplanner.ui.preview.page import Page
from essayplanner.ui.preview.paragraphs import Paragraph, Span
from essayplanner.ui.selection import Selection
from essayplanner.ui.theme import Theme

if TYPE_CHECKING:
    from essayplanner.formats.essay import ExportOptions

#: Milliseconds from a step to the preview that shows it; steps that follow sooner wait together.
REFRESH_AFTER = 150
#: Cards in an outline from which on it is prepared in another thread.
OFF_THREAD = 200

_OUTLINES = ("outline", "section", "placement")
_OTHERS = ("source", "side", "citation", "link")
_NOTHING = "There is no outline here yet. Make one, and it is shown as it will be exported."


class _Prepared(QObject):
    """Carries what another thread has prepared to the window's own."""

    ready = Signal(int, object)


class PreviewPanel(QWidget):
    """Shows the outline that is selected, follows every step, and copies it out.

    `export_requested` asks whoever owns the panel for the export dialog; `refreshed` says that what is shown is the
    notebook as it is.
    """

    export_requested = Signal()
    refreshed = Signal()

    def __init__(self, book: Notebook, theme: Theme, selection: Selection, announcer: Announcer) -> None:
        super().__init__()
        self._book, self._theme, self._selection, self._announcer = book, theme, selection, announcer
        self._options: ExportOptions | None = None
        self._dirty, self._number, self._outline_shown = True, 0, 0
        self._cards: frozenset[str] = frozenset()
        self.page = Page(theme)
        self.page.setter.finished.connect(self._settled)
        self._build()
        self._wait = QTimer(self, singleShot=True, interval=REFRESH_AFTER)
        self._wait.timeout.connect(self._refresh)
        self._prepared = _Prepared()
        self._prepared.ready.connect(self._show_prepared)
        self.destroyed.connect(book.subscribe(self._follow))
        selection.outline_changed.connect(self._turn)

    def _build(self) -> None:
        self.markdown_button = QPushButton("Markdown")
        self.markdown_button.setToolTip("Copy the outline as Markdown text, with its footnotes")
        self.markdown_button.setAccessibleName("Copy as Markdown")
        self.markdown_button.clicked.connect(self.copy_markdown)
        self.rich_button = QPushButton("Rich text")
        self.rich_button.setToolTip("Copy the outline with its headings and lists, for a word processor")
        self.rich_button.setAccessibleName("Copy as rich text")
        self.rich_button.clicked.connect(self.copy_rich_text)
        self.export_button = QPushButton("Export…")
        self.export_button.setToolTip("Choose what to include and save the outline as a file")
        self.export_button.setAccessibleName("Export the outline")
        self.export_button.clicked.connect(self.export_requested)
        self.buttons = (self.markdown_button, self.rich_button, self.export_button)
        self._copy_label = QLabel("Copy")
        self._copy_label.setProperty("muted", "true")
        row = FlowLayout(gap=5, justified=True)
        for widget in (self._copy_label, *self.buttons):
            row.addWidget(widget)
        self._column = QVBoxLayout(self)
        self._column.addLayout(row)
        self._column.addWidget(self.page, 1)
        self._theme.changed.connect(self._restyle)
        self._restyle()

    def _restyle(self) -> None:
        px = self._theme.px
        self._copy_label.setFixedHeight(self.rich_button.sizeHint().height())
        self._column.setContentsMargins(px(12), px(12), px(10), 0)
        self._column.setSpacing(px(8))

    @property
    def options(self) -> "ExportOptions":
        """What is shown and copied of an outline."""
        from essayplanner.formats.essay import PLAIN_OPTIONS

        return self._options or PLAIN_OPTIONS

    def show_options(self, options: "ExportOptions") -> None:
        """Show and copy more or less of the outline."""
        self._options = options
        self._mark_dirty()

    def copy_markdown(self) -> None:
        """Put the outline on the clipboard as Markdown."""
        from essayplanner.formats.markdown import export_markdown

        outline = self._read()
        if outline:
            text = export_markdown(outline, self.options)
            mime = QMimeData()
            mime.setText(text)
            mime.setData("text/markdown", text.encode())
            QApplication.clipboard().setMimeData(mime)
            self._announcer.say(self, "Copied the outline as Markdown.")

    def copy_rich_text(self) -> None:
        """Put the outline on the clipboard as HTML, Markdown and plain text: the other program takes what it can."""
        from essayplanner.formats.essay import freeze
        from essayplanner.formats.html import html_of
        from essayplanner.formats.markdown import markdown_of
        from essayplanner.formats.plain import plain_of

        outline = self._read()
        if outline:
            essay, named = freeze(outline, self.options), self.options.card_texts
            mime = QMimeData()
            mime.setHtml(html_of(essay, named))
            mime.setData("text/markdown", markdown_of(essay, named).encode())
            mime.setText(plain_of(essay))
            QApplication.clipboard().setMimeData(mime)
            self._announcer.say(self, "Copied the outline as rich text.")

    def _read(self) -> Outline | None:
        if not self._selection.outline_id:
            return None
        try:
            return read_outline(self._book, self._selection.outline_id)
        except EssayError as error:
            self._announcer.fail(error)
            return None

    def _turn(self) -> None:
        self._mark_dirty()
        if self.isVisible():
            self._wait.start(0)

    def _follow(self, changed: ChangeSet) -> None:
        if not self._dirty and not self._touches(changed):
            return
        self._mark_dirty()

    def _touches(self, changed: ChangeSet) -> bool:
        """Whether the outline that is shown may read otherwise after a step."""
        if changed.touches(*_OTHERS):
            return True
        for change in changed.of(*_OUTLINES, "card"):
            for row in (change.before, change.after):
                if row is None:
                    continue
                home = row["id"] if change.table == "outline" else row.get("outline_id")
                if row["uid"] in self._cards if change.table == "card" else home == self._outline_shown:
                    return True
        return False

    def _mark_dirty(self) -> None:
        self._dirty = True
        if self.isVisible():
            self._wait.start()

    def showEvent(self, event: QShowEvent) -> None:
        """Catches up with what happened while the panel was hidden."""
        super().showEvent(event)
        if self._dirty:
            self._wait.start(0)

    def hideEvent(self, event: QHideEvent) -> None:
        """Does no work while nobody looks."""
        super().hideEvent(event)
        self._wait.stop()

    def _refresh(self) -> None:
        self._wait.setInterval(REFRESH_AFTER)
        self._dirty = False
        self._number += 1
        outline = self._read_quietly()
        for button in self.buttons:
            button.setEnabled(outline is not None)
        if outline is None:
            self._cards = frozenset()
            self._show([Paragraph("aside", 0, (Span(_NOTHING),))])
            return
        number, options, carrier = self._number, self.options, self._prepared
        self._cards = frozenset(placed.card.uid for placed in _placements(outline))
        if len(self._cards) < OFF_THREAD:
            self._show(_prepare(outline, options))
            return
        threading.Thread(
            target=lambda: carrier.ready.emit(number, _prepare(outline, options)), name="preview", daemon=True
        ).start()

    def _read_quietly(self) -> Outline | None:
        try:
            return read_outline(self._book, self._selection.outline_id) if self._selection.outline_id else None
        except EssayError:
            return None

    def _show_prepared(self, number: int, prepared: object) -> None:
        """Show what another thread prepared, unless something newer has been asked for since."""
        if number == self._number and isinstance(prepared, list):
            self._show(prepared)

    def _show(self, paragraphs: list[Paragraph]) -> None:
        from_top = self._outline_shown != self._selection.outline_id
        self._outline_shown = self._selection.outline_id
        self.page.show_paragraphs(paragraphs, from_top=from_top)

    def _settled(self) -> None:
        if not self._dirty:
            self.refreshed.emit()


def _placements(outline: Outline) -> Iterator[Placed]:
    waiting = [placed for section in outline.walk() for placed in section.placements]
    while waiting:
        placed = waiting.pop()
        yield placed
        waiting.extend(placed.placements)


def _prepare(outline: Outline, options: "ExportOptions") -> list[Paragraph]:
    from essayplanner.formats.essay import freeze
    from essayplanner.ui.preview.paragraphs import paragraphs_of

    return paragraphs_of(freeze(outline, options), options.card_texts)
