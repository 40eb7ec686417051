"""The fields that text is written in. What is dropped on them: never a card, and text only where prose is written."""

import re
from typing import Protocol

from PySide6.QtCore import QEvent, QMimeData, QPoint, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QTextCursor,
)
from PySide6.QtWidgets import QLineEdit, QMenu, QPlainTextEdit, QTextEdit, QWidget

from essayplanner.language import _
from essayplanner.ui.desk import mime as drags
from essayplanner.ui.desk.announcing import announcer_above
from essayplanner.ui.look.plain import show_tip_above

NO_CARDS = _("Cards cannot be dropped into text. Drop them on a section or a card in the outline.")
NO_TEXT = _("Text cannot be dropped here. Paste it with Ctrl+V, or drop it into a note or a card’s text.")
TEXT_ALONE = _("Only text can be dropped here.")
#: Rich text that is longer, in characters with all its tags, is pasted as its words alone: it is read at once.
RICH_AT_MOST = 200_000
_BEGINS_BLOCK = re.compile(" *- |#{1,6} |> ")
_PLAIN_PASTE = "Ctrl+Shift+V"
ONLY_READ = _("This text cannot be changed, so nothing can be dropped into it.")


class OneLine(QLineEdit):
    """A line of text. Whatever is dropped on it is refused, and it is said why; files go on to the window."""

    def __init__(self) -> None:
        super().__init__()
        self._turn()

    def changeEvent(self, event: QEvent) -> None:
        """Turns round with the window."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self._turn()

    def _turn(self) -> None:
        self.setAlignment(_beginning(self) | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter)

    def event(self, event: QEvent) -> bool:
        """Leaves the window its key."""
        return _leave_window_key(event) or super().event(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Says, once, why nothing can be dropped here."""
        _refuse(self, event, ONLY_READ if self.isReadOnly() else NO_TEXT)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Shows that it cannot be dropped here."""
        event.ignore()

    def dropEvent(self, event: QDropEvent) -> None:
        """Takes nothing."""
        event.ignore()


class Speller(Protocol):
    """What checks the spelling of a field, as the field needs it."""

    def offer(self, field: "Prose", menu: QMenu, position: int) -> None:
        """Put what can be done about the word at a position at the head of the menu, if it is spelt wrongly."""


class Prose(QPlainTextEdit):
    """Text of any length. Text that is dropped on it is put in where the pointer is; with `drops` off it is refused.

    `paragraph` makes one paragraph of what is dropped or pasted. `parted` is emitted before and after a drop, which is
    a step of its own: what stands in the field is to be saved, and what comes next belongs to another step.

    Its spelling is checked unless `spelled` is off; `speller` is who does it, once there is somebody. Actions that it
    is given are in its menu.
    """

    parted = Signal()

    def __init__(
        self, parent: QWidget | None = None, *, paragraph: bool = False, drops: bool = True, spelled: bool = True
    ) -> None:
        super().__init__(parent)
        self.paragraph, self.drops, self.spelled = paragraph, drops, spelled
        self.speller: Speller | None = None
        self._turn()

    def changeEvent(self, event: QEvent) -> None:
        """Turns round with the window."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self._turn()

    def _turn(self) -> None:
        """Have lines begin where those of the window do, whichever way their letters run, as they do in rows."""
        option = self.document().defaultTextOption()
        option.setAlignment(_beginning(self))
        self.document().setDefaultTextOption(option)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Opens the menu of the word under the pointer; by the menu key, of the word at the caret."""
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            self._open_menu_at_caret()
        else:
            self._menu_at(event.pos(), self.cursorForPosition(event.pos())).popup(event.globalPos())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Shift+F10 is the menu key of keyboards that have none; not every system says so. Ctrl+Shift+V pastes words
        alone."""
        if _is_plain_paste(event) and not self.isReadOnly():
            self.paste_plain()
        elif event.key() == Qt.Key.Key_F10 and event.modifiers() == Qt.KeyboardModifier.ShiftModifier:
            self._open_menu_at_caret()
        else:
            super().keyPressEvent(event)

    def _open_menu_at_caret(self) -> None:
        place = self.cursorRect().bottomLeft()
        menu = self._menu_at(place, self.textCursor())
        menu.popup(self.viewport().mapToGlobal(place))
        menu.setActiveAction(menu.actions()[0])

    def _menu_at(self, place: QPoint, word: QTextCursor) -> QMenu:
        """The usual menu, with what there is to say of a misspelt word before it."""
        menu = self.createStandardContextMenu(place)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if self.speller:
            self.speller.offer(self, menu, word.position())
        if not self.paragraph and not self.isReadOnly() and _is_rich(drags.on_clipboard()):
            menu.addSeparator()
            plain = menu.addAction(_("Paste as plain text"), self.paste_plain)
            plain.setShortcut(QKeySequence(_PLAIN_PASTE))
        if self.actions():
            menu.addSeparator()
            menu.addActions(self.actions())
        return menu

    def _refusal(self, mime: QMimeData) -> str:
        if self.isReadOnly():
            return ONLY_READ
        if not self.drops:
            return NO_TEXT
        return "" if drags.dragged_text(mime) else TEXT_ALONE

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Shows where text would come in; says, once, why anything else cannot be dropped here."""
        if why := self._refusal(event.mimeData()):
            _refuse(self, event, why)
            return
        super().dragEnterEvent(event)
        self._copy(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Shows where it would come in, or that it cannot be dropped here."""
        if self._refusal(event.mimeData()):
            event.ignore()
            return
        super().dragMoveEvent(event)
        self._copy(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Puts text in, as a step of its own."""
        if self._refusal(event.mimeData()):
            event.ignore()
            return
        self.parted.emit()
        super().dropEvent(event)
        self._copy(event)
        self.parted.emit()

    def _copy(self, event: QDropEvent) -> None:
        """Within the field text is moved; the field or program that it comes from keeps it."""
        if event.isAccepted() and event.source() is not self.viewport():
            event.setDropAction(Qt.DropAction.CopyAction)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Takes in text alone; in a single paragraph, as one."""
        self.insertPlainText(self.text_in(source))

    def text_in(self, source: QMimeData) -> str:
        """What is taken in of what is pasted or dropped: rich text as Markdown, unless this is a single paragraph."""
        if self.paragraph:
            return one_paragraph(source.text())
        markdown = _as_markdown(source)
        return self._apart(markdown) if markdown else source.text()

    def _apart(self, markdown: str) -> str:
        """The Markdown, with a blank line before a heading, item or quotation that would go on with a line, and after
        one with which a line would go on."""
        at, find = self.textCursor(), self.document().findBlock
        first, last = find(at.selectionStart()), find(at.selectionEnd())
        lines = markdown.split("\n")
        before = _BEGINS_BLOCK.match(lines[0]) and first.text()[: at.selectionStart() - first.position()].strip()
        after = _BEGINS_BLOCK.match(lines[-1]) and last.text()[at.selectionEnd() - last.position() :].strip()
        return ("\n\n" if before else "") + markdown + ("\n\n" if after else "")

    def paste_plain(self) -> None:
        """Paste the words of what was copied, without italics, lists and links."""
        plain = QMimeData()
        plain.setText(QGuiApplication.clipboard().text())
        self.insertFromMimeData(plain)


def _is_plain_paste(event: QKeyEvent) -> bool:
    keys = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    return event.key() == Qt.Key.Key_V and event.modifiers() == keys


def one_paragraph(text: str) -> str:
    """The lines of a text as one."""
    lines = text.splitlines()
    return text if lines == [text] else " ".join(line.strip() for line in lines if line.strip())


def _is_rich(source: QMimeData | None) -> bool:
    """Whether it is rich text of another program."""
    return source is not None and source.hasHtml() and not drags.carries_cards(source)


def _as_markdown(source: QMimeData) -> str:
    """Rich text of another program as Markdown; empty where its words alone say as much, and where it is very long."""
    html = source.html() if _is_rich(source) else ""
    if not html or len(html) > RICH_AT_MOST:
        return ""
    from essayplanner.formats.texts.as_markdown import as_markdown, is_plain  # the first picture waits for no paste
    from essayplanner.formats.texts.pages import read_html

    writing = read_html(html)
    return "" if is_plain(writing) else as_markdown(writing)


def _beginning(field: QWidget) -> Qt.AlignmentFlag:
    """The side where lines of the window begin, whichever way letters run."""
    return Qt.AlignmentFlag.AlignRight if field.isRightToLeft() else Qt.AlignmentFlag.AlignLeft


def _leave_window_key(event: QEvent) -> bool:
    """Whether the key is the one of the export, which Qt takes for the end of the line under X11."""
    if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
        return False
    if event.key() != Qt.Key.Key_E or event.modifiers() != Qt.KeyboardModifier.ControlModifier:
        return False
    event.ignore()
    return True


def is_over_field(whole: QWidget, position: QPoint) -> bool:
    """Whether a point of a widget lies in a text field within it: what the field refused is not for the widget."""
    inside = whole.childAt(position)
    while inside is not None and inside is not whole:
        if isinstance(inside, QLineEdit | QPlainTextEdit | QTextEdit):
            return True
        inside = inside.parentWidget()
    return False


def _refuse(field: QWidget, event: QDropEvent, why: str) -> None:
    event.ignore()
    mime = event.mimeData()
    if drags.carries_files(mime):
        return
    said = NO_CARDS if drags.carries_cards(mime) else why
    announcer, above = announcer_above(field)
    if announcer:
        announcer.aim(field, said)
    if above is None or above.window() is not field.window():  # this window has no place where it is said
        show_tip_above(field, said)  # what is dragged hangs below the pointer
