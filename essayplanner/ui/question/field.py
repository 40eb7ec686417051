"""The question: each part that was read is underlined, and the word below it opens a menu to correct it."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent, QTextBlockFormat, QTextCursor
from PySide6.QtWidgets import QMenu, QSizePolicy, QTextEdit

from essayplanner.domain.question import Part, Reading
from essayplanner.language import _
from essayplanner.ui.controls.texts import is_ctrl_enter
from essayplanner.ui.desk.text_fields import one_paragraph
from essayplanner.ui.look.targets import LEAST
from essayplanner.ui.look.theme import Theme, css_font
from essayplanner.ui.look.wrapping import x_of
from essayplanner.ui.question.parts import PartButton
from essayplanner.ui.question.underlines import BELOW, doubt, underline
from essayplanner.ui.question.words import CHOICES, below, title_of, told_apart

#: A question of more letters is none: it is cut where it is pasted.
LONGEST = 2_000
#: Pixels of the design: from the line below the letters to the words.
_APART = 1


class QuestionField(QTextEdit):
    """One paragraph in the serif. `typed` brings its text when that is another; `corrected` what a hand says that some
    words are, and these words; `chosen` the words that are selected."""

    typed = Signal(str)
    corrected = Signal(object, str)
    chosen = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme, self.reading = theme, Reading("")
        self.buttons: list[PartButton] = []
        self._laying_out = False
        #: Whether a key is the page’s.
        self.leaves: Callable[[QKeyEvent], bool] = lambda _event: False
        self.setObjectName("questionField")
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setAccessibleName(_("Essay question"))
        self.setPlaceholderText(_("Paste or type the question"))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(0)
        self.textChanged.connect(self._typed)
        self.selectionChanged.connect(lambda: self.chosen.emit(self.chosen_words()))
        self.document().documentLayout().documentSizeChanged.connect(lambda _size: self._fit())
        theme.wear(_rules)
        theme.changed.connect(self.restyle)
        self.restyle()

    def restyle(self) -> None:
        """Take the sizes in force: the lines leave room for the words below them."""
        self._laying_out = True
        self.document().setUndoRedoEnabled(False)  # it is nothing that was typed
        px, whole = self.theme.px, QTextCursor(self.document())
        whole.select(QTextCursor.SelectionType.Document)
        block = QTextBlockFormat()
        between = max(LEAST, px(18)) + px(BELOW + _APART + 4)
        block.setLineHeight(between, QTextBlockFormat.LineHeightTypes.LineDistanceHeight.value)
        whole.mergeBlockFormat(block)
        self.document().setUndoRedoEnabled(True)
        self._laying_out = False
        self._fit()

    # What stands in it

    def text(self) -> str:
        """The question as it is typed."""
        return self.toPlainText()

    def show_text(self, text: str) -> None:
        """Have this stand there, the caret at its end."""
        self.setPlainText(one_paragraph(text)[:LONGEST])
        self.restyle()
        self.moveCursor(QTextCursor.MoveOperation.End)

    def chosen_words(self) -> str:
        """The words that are selected, each whole though the hand stopped within it; empty where none are."""
        at, text = self.textCursor(), self.document().characterAt
        start, end = at.selectionStart(), at.selectionEnd()
        while start < end and text(start).isspace():
            start += 1
        while start < end and text(end - 1).isspace():
            end -= 1
        while start < end and text(start).isalnum() and text(start - 1).isalnum():
            start -= 1
        while start < end and text(end - 1).isalnum() and text(end).isalnum():
            end += 1
        at.setPosition(start)
        at.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        return at.selectedText()

    def _typed(self) -> None:
        if not self._laying_out:
            self.typed.emit(self.text())

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Takes in text alone, as one paragraph."""
        selected = self.textCursor().selectionEnd() - self.textCursor().selectionStart()
        room = LONGEST - self.document().characterCount() + 1 + selected
        self.textCursor().insertText(one_paragraph(source.text())[: max(0, room)])
        self.ensureCursorVisible()

    # What was read

    def show_reading(self, reading: Reading) -> None:
        """Underline the parts, each with its word below."""
        self.reading = reading
        marks = told_apart(reading.marks)
        last = self.buttons[-1] if self.buttons else self
        while len(self.buttons) < len(marks):
            button = PartButton(self.theme, self.viewport())
            button.clicked.connect(partial(self._open_of, button))
            self.setTabOrder(last, button)
            self.buttons.append(button)
            last = button
        for button, mark in zip(self.buttons, marks, strict=False):
            button.show_mark(mark, below(mark.part, reading))
        for button in self.buttons[len(marks) :]:
            button.show_mark(None, "")
        self._place()
        self.viewport().update()

    def _pieces(self, start: int, end: int) -> list[QRectF]:
        """Where the letters from one to another are: a box a line, as high as they are above and below their line."""
        layout, text, found = self.document().firstBlock().layout(), self.reading.question, []
        start, end = _units(text, start), _units(text, end)
        for number in range(layout.lineCount()):
            line = layout.lineAt(number)
            first, last = max(start, line.textStart()), min(end, line.textStart() + line.textLength())
            while first < last and self.document().characterAt(last - 1) == " ":  # where a line is broken
                last -= 1
            if first < last:
                x = sorted(x_of(line, at) for at in (first, last))
                top = layout.position() + QPointF(x[0], line.y())
                found.append(QRectF(top.x(), top.y(), x[1] - x[0], line.ascent() + line.descent()))
        return found

    def _place(self) -> None:
        """Put the word of each part below its beginning, or after the word before it, and before its middle."""
        there = []
        for button in self.buttons:
            if button.mark and (pieces := self._pieces(button.mark.start, button.mark.end)):
                there.append((button, pieces[0]))
            button.setVisible(bool(button.mark))
        free: dict[float, int] = {}
        for number, (button, box) in enumerate(there):
            left = max(int(box.left()), free.get(box.top(), 0))
            after = [
                each for _button, each in there[number + 1 :] if each.top() == box.top() and each.left() > box.left()
            ]
            room = min([*(each.center().x() for each in after), self.viewport().width()]) - left
            wide = min(button.sizeHint().width(), max(LEAST, int(room)))
            top = box.bottom() + self.theme.px(BELOW + _APART)
            button.setGeometry(left, int(top), wide, button.sizeHint().height())
            free[box.top()] = left + wide

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws the lines below the parts."""
        super().paintEvent(event)
        marks = [(button.mark, button.hasFocus()) for button in self.buttons if button.mark]
        with QPainter(self.viewport()) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            underline(painter, self.theme, marks, self._pieces)
            if wrong := self.reading.misspelt:
                doubt(painter, self.theme, self._pieces(wrong.start, wrong.end))

    # Correcting it

    def _open_of(self, button: PartButton) -> None:
        if button.mark:
            menu = self.menu(button.mark.text, button.mark.part)
            menu.popup(button.mapToGlobal(QPoint(0, button.height())))

    def menu(self, words: str, part: Part | None = None) -> QMenu:
        """What some words of the question can be said to be; `part` is what they are taken for."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for choice in CHOICES:
            self._offer(menu, title_of(choice), choice, words, now=choice is part)
        menu.addSeparator()
        self._offer(menu, title_of(Part.NOTHING), Part.NOTHING, words, now=False)
        if now := next((action for action in menu.actions() if action.isChecked()), None):
            menu.setActiveAction(now)
        return menu

    def _offer(self, menu: QMenu, title: str, choice: Part, words: str, *, now: bool) -> None:
        action = menu.addAction(title)
        action.setCheckable(True)
        action.setChecked(now)
        action.triggered.connect(lambda _checked: self.corrected.emit(choice, words))

    def respell(self) -> None:
        """Put the command that was meant in place of the one that is spelt wrongly."""
        if wrong := self.reading.misspelt:
            place = QTextCursor(self.document())
            place.setPosition(_units(self.reading.question, wrong.start))
            place.setPosition(_units(self.reading.question, wrong.end), QTextCursor.MoveMode.KeepAnchor)
            place.insertText(wrong.meant)
            self.setFocus()

    def open_at_caret(self) -> bool:
        """Open the menu of what is selected, or of the part at the caret, or spell that as it was meant; gives whether
        there is anything."""
        caret = self.cursorRect().bottomLeft()
        if words := self.chosen_words():
            same = next((each.mark.part for each in self.buttons if each.mark and each.mark.text == words), None)
            self.menu(words, same).popup(self.viewport().mapToGlobal(caret))
            return True
        at = len(self.text().encode("utf-16-le")[: 2 * self.textCursor().position()].decode("utf-16-le", "ignore"))
        if (wrong := self.reading.misspelt) and wrong.start <= at <= wrong.end:
            self.respell()
            return True
        marked = (each for each in self.buttons if each.mark and each.mark.start <= at <= each.mark.end)
        if button := next(marked, None):
            self._open_of(button)
            return True
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Alt+Down opens the menu at the caret; Enter goes on; Ctrl+Enter is the page's."""
        if event.key() == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.open_at_caret()
        elif is_ctrl_enter(event) or event.key() == Qt.Key.Key_Escape or self.leaves(event):
            event.ignore()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.focusNextChild()
        elif event.text().isprintable() and event.text() and self.document().characterCount() > LONGEST:
            event.accept()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Has its buttons and its lines at their places after another font or width."""
        done = super().event(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange, QEvent.Type.Polish):
            self._fit()
        return done

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width breaks the lines elsewhere."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Be as high as the question, of two lines at least, so that little moves while it is typed."""
        if not self.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
            return
        frame = self.height() - self.contentsRect().height()
        pitch = self.fontMetrics().height() + max(LEAST, self.theme.px(18)) + self.theme.px(BELOW + _APART + 4)
        high = int(max(self.document().size().height(), 2 * pitch)) + frame + 2
        if high != self.height():
            self.setFixedHeight(high)
        self._place()


def _units(text: str, at: int) -> int:
    """The place of a letter as Qt counts, which takes some letters for two."""
    return len(text[:at].encode("utf-16-le", "surrogatepass")) // 2


def _rules(theme: Theme) -> str:
    t, px = theme.tokens, theme.px
    shown = css_font(theme.font(22, serif=True, bold=True))
    return (
        f"QTextEdit#questionField {{ {shown} background: {t.card}; color: {t.ink}; border: 1px solid {t.link}; "
        f"border-radius: {px(8)}px; padding: {px(9)}px {px(16)}px {px(4)}px {px(16)}px; "
        f"placeholder-text-color: {t.muted}; }}"
        f"QTextEdit#questionField:focus {{ border: 2px solid {t.claim}; "
        f"padding: {px(9) - 1}px {px(16) - 1}px {px(4) - 1}px {px(16) - 1}px; }}"
    )
