"""Text fields of the card panel: they grow with what is written, and save as it is typed."""

from functools import partial
from math import ceil

from PySide6.QtCore import QEvent, QMimeData, QObject, QRect, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QResizeEvent,
    QShowEvent,
    QTextCursor,
    QTextOption,
    QWheelEvent,
)
from PySide6.QtWidgets import QScrollArea, QSizePolicy, QWidget

from essayplanner.language import Plural, n_
from essayplanner.ui.controls.hints import FieldHint
from essayplanner.ui.desk.text_fields import OneLine, Prose
from essayplanner.ui.look.style import INSET
from essayplanner.ui.look.targets import LEAST
from essayplanner.ui.look.theme import Theme

#: A text of more letters keeps one height and scrolls: laying it all out at every key would be felt.
GROWS_TO = 20_000
#: A text of more letters is shown to be read, its beginning alone: one of a million takes a second to lay out, each
#: time. A line of more than 32,767 would be cut by Qt, and the rest of it lost.
EDITED_AT_MOST = 200_000
LINE_AT_MOST = 30_000
#: How much of such a text is shown.
_BEGINNING = 2_000
_CUT = Plural(
    "Only the beginning is shown: at {n} character this text is too long to edit here. Press Enter or "
    "double-click to read all of it.",
    "Only the beginning is shown: at {n} characters this text is too long to edit here. Press Enter or "
    "double-click to read all of it.",
)

#: The focus comes by a key, not by a click, which says where to write.
_BY_KEY = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason, Qt.FocusReason.ShortcutFocusReason)

_TO_READ = Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard


def is_ctrl_enter(event: QEvent) -> bool:
    """Whether the key places cards elsewhere in the window; in a text field it does nothing."""
    return (
        isinstance(event, QKeyEvent)
        and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        and bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
    )


def be_still(field: QWidget, still: bool) -> None:
    """Let the field show, or not, that it can be written in."""
    if bool(field.property("still")) != still:
        field.setProperty("still", still)
        field.style().unpolish(field)
        field.style().polish(field)


class LineField(OneLine):
    """One line; `left` says that the focus went. Where `is_cut`, it shows the beginning of a text that is too long."""

    left = Signal()

    def __init__(self, name: str, hint: str = "") -> None:
        super().__init__()
        self.setProperty("quiet", True)
        self.setAccessibleName(name)
        self.setPlaceholderText(hint)
        self.setMinimumWidth(1)
        self._editable, self.is_cut = True, False

    def set_editable(self, editable: bool) -> None:
        """Let it be written in, or only read and selected; a text that is cut is never written in."""
        self._editable = editable
        self.setReadOnly(not editable or self.is_cut)
        be_still(self, self.isReadOnly())

    def setText(self, text: str | None) -> None:
        """Show a text; of one that is too long its beginning, to be read."""
        text = text or ""
        was_cut, self.is_cut = self.is_cut, len(text) > LINE_AT_MOST
        super().setText(f"{text[:_BEGINNING]}…" if self.is_cut else text)
        if self.is_cut != was_cut:
            self.set_editable(self._editable)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keeps Ctrl+Enter from the window, and from the field."""
        if event.type() in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress) and is_ctrl_enter(event):
            event.accept()
            return True
        return super().eventFilter(watched, event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Keys come from now on."""
        super().focusInEvent(event)
        self.installEventFilter(self)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Says that the focus went."""
        super().focusOutEvent(event)
        self.removeEventFilter(self)
        self.left.emit()


class GrowingText(Prose):
    """Text as high as what it holds; `left` says that the focus went.

    With `paragraph` it is one paragraph: Enter goes on to the next field, and lines that are pasted become one. With
    `drops` off no text can be dropped into it; with `spelled` off it is no text whose spelling is checked.
    """

    left = Signal()

    def __init__(
        self, name: str, hint: str = "", *, paragraph: bool = False, drops: bool = True, spelled: bool = True
    ) -> None:
        super().__init__(paragraph=paragraph, drops=drops, spelled=spelled)
        self._editable, self._whole = True, ""
        self.onward: QWidget | None = None  # where Enter goes from a single paragraph, if not where Tab does
        self.setProperty("quiet", True)
        self.setAccessibleName(name)
        self.setPlaceholderText(hint)
        self.setTabChangesFocus(True)
        self.setMinimumWidth(1)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.horizontalScrollBar().rangeChanged.connect(self._stay)
        self.document().setDocumentMargin(0)
        self.document().documentLayout().documentSizeChanged.connect(self.adjust)
        self.textChanged.connect(self.adjust)
        self.cursorPositionChanged.connect(self._show_caret)

    def set_editable(self, editable: bool) -> None:
        """Let it be written in, or only read and selected, by keys too; a text that is cut is never written in."""
        self._editable, may = editable, editable and not self.is_cut
        self.setReadOnly(not may)
        if not may:
            self.setTextInteractionFlags(_TO_READ)
        be_still(self, not may)

    @property
    def is_cut(self) -> bool:
        """Whether the text is too long to be changed here, so that its beginning alone is shown."""
        return bool(self._whole)

    def setPlainText(self, text: str) -> None:
        """Show a text; of one that is too long its beginning, to be read, and the way to all of it."""
        was_cut = self.is_cut
        self._whole = text if len(text) > EDITED_AT_MOST else ""
        super().setPlainText(f"{n_(*_CUT, len(text))}\n\n{text[:_BEGINNING]}…" if self.is_cut else text)
        if self.is_cut != was_cut:
            self.set_editable(self._editable)

    def show_all(self) -> None:
        """Show all of a text that is too long for the field."""
        from essayplanner.ui.controls.long_text import LongTextDialog

        LongTextDialog(self.accessibleName(), self._whole, self).open()

    def _room(self) -> int:
        """How many letters more the field takes."""
        selected = self.textCursor().selectionEnd() - self.textCursor().selectionStart()
        return EDITED_AT_MOST - self.document().characterCount() + 1 + selected

    def adjust(self) -> None:
        """Become as high as the text, or as the hint that stands in its place."""
        if not self.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
            return  # not shown yet: fonts and frames are still to come
        long = self.document().characterCount() > GROWS_TO
        policy = Qt.ScrollBarPolicy.ScrollBarAsNeeded if long else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.setVerticalScrollBarPolicy(policy)
        line = self.fontMetrics().lineSpacing()
        height = 24.0 * line if long else max(line, self._laid_out())
        frame = self.height() - self.contentsRect().height()
        high = ceil(height) + frame + 2  # Qt takes a pixel off before it decides whether the last line is seen
        high = max(LEAST, high)
        if self.height() != high:
            self.setFixedHeight(high)

    def _laid_out(self) -> float:
        if self.document().isEmpty():
            room = QRect(0, 0, max(1, self.maximumViewportSize().width()), 10_000)
            return self.fontMetrics().boundingRect(room, Qt.TextFlag.TextWordWrap, self.placeholderText()).height()
        layout, block, height = self.document().documentLayout(), self.document().begin(), 0.0
        while block.isValid():
            height += layout.blockBoundingRect(block).height()
            block = block.next()
        return height

    def _stay(self, _least: int, most: int) -> None:
        """Lines are broken, so there is nothing to scroll to beside them: a caret at the right would cut the left."""
        if most:
            self.horizontalScrollBar().setRange(0, 0)

    def _show_caret(self) -> None:
        if not self.hasFocus():
            return
        area: QObject | None = self.parent()
        while area is not None and not isinstance(area, QScrollArea):
            area = area.parent()
        inside = area.widget() if area is not None else None
        if area is not None and inside is not None:
            place = self.viewport().mapTo(inside, self.cursorRect().center())
            area.ensureVisible(place.x(), place.y(), 0, self.cursorRect().height() * 2)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width makes another height."""
        super().resizeEvent(event)
        self.adjust()

    def showEvent(self, event: QShowEvent) -> None:
        """Finds its height."""
        super().showEvent(event)
        self.adjust()

    def changeEvent(self, event: QEvent) -> None:
        """Another font or style makes another height."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.adjust()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keeps Ctrl+Enter from the window."""
        if event.type() == QEvent.Type.ShortcutOverride and is_ctrl_enter(event):
            event.accept()
            return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter leaves a single paragraph; Ctrl+Enter does nothing."""
        if is_ctrl_enter(event):
            return
        if self.is_cut and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.show_all()
            return
        if len(event.text()) > self._room() and event.text().isprintable():
            return
        if self.paragraph and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            go_on = partial(self.onward.setFocus, Qt.FocusReason.TabFocusReason) if self.onward else self.focusNextChild
            go_on()
            return
        super().keyPressEvent(event)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Takes in as much as there is room for."""
        room = QMimeData()
        room.setText(self.text_in(source)[: max(0, self._room())])
        super().insertFromMimeData(room)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Shows all of a text that is cut."""
        if self.is_cut:
            self.show_all()
        else:
            super().mouseDoubleClickEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leaves the wheel to the panel, unless the text scrolls by itself."""
        if self.verticalScrollBarPolicy() == Qt.ScrollBarPolicy.ScrollBarAlwaysOff:
            event.ignore()
        else:
            super().wheelEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Keys come from now on, and go on at its end where nobody said where to write."""
        super().focusInEvent(event)
        self.installEventFilter(self)
        if event.reason() in _BY_KEY and self.textCursor().atStart() and not self.textCursor().hasSelection():
            self.moveCursor(QTextCursor.MoveOperation.End)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Says that the focus went."""
        super().focusOutEvent(event)
        self.removeEventFilter(self)
        self.left.emit()


class BlankHint(FieldHint):
    """Says, as long as a text that is needed is blank, what stands in its place."""

    def __init__(self, theme: Theme, text: GrowingText, *, inset: int = INSET) -> None:
        super().__init__(theme, text, inset=inset)
        self._text, self._sentence = text, ""
        text.textChanged.connect(self._look)

    def show_for(self, sentence: str) -> None:
        """Say this from now on."""
        self._sentence = sentence
        self._look()

    def _look(self) -> None:
        blank = not self._text.toPlainText().strip()
        self.warn(self._sentence if blank else "", by_hand=self._text.hasFocus())
