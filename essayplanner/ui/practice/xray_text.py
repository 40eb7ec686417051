"""The text of a model essay: written or pasted first, then read sentence by sentence."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QFrame, QTextEdit

from essayplanner.coach.xray import Does, Essay, Xray
from essayplanner.language import _
from essayplanner.ui.desk.text_fields import Prose
from essayplanner.ui.look.theme import Theme

_KEYS = {
    Qt.Key.Key_C: Does.CLAIM,
    Qt.Key.Key_E: Does.EVIDENCE,
    Qt.Key.Key_H: Does.HISTORIAN,
    Qt.Key.Key_X: Does.EXPLAINS,
    Qt.Key.Key_0: Does.NOTHING,
    Qt.Key.Key_Space: Does.NOTHING,
}
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_Line = QTextCharFormat.UnderlineStyle
#: By what a sentence does, the line below it and its colour: no two have the same line.
_LINES = {
    Does.CLAIM: (_Line.SingleUnderline, "claim"),
    Does.EVIDENCE: (_Line.DashUnderline, "evidence"),
    Does.HISTORIAN: (_Line.DotLine, "historian"),
    Does.EXPLAINS: (_Line.WaveUnderline, "muted"),
}


class EssayText(Prose):
    """Takes a text; while its sentences are read, keys say what each does. `said` brings that, `taken` says that the
    guess is right, `back` asks for the sentence before, `walked` for one further or nearer, `pressed` for the sentence
    at a place of the text."""

    said = Signal(Does)
    taken = Signal()
    back = Signal()
    walked = Signal(int)
    pressed = Signal(int)

    def __init__(self, theme: Theme) -> None:
        super().__init__(spelled=False)
        self.theme = theme
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabChangesFocus(True)
        self.setPlaceholderText(_("Paste the essay here, or open a file. Leave a blank line between paragraphs."))
        self._starts: list[int] = []
        self._ends: list[int] = []
        self._at = 0
        theme.changed.connect(self._restyle)
        self._restyle()

    def _restyle(self) -> None:
        self.setFont(self.theme.font(15, serif=True))
        self.document().setDocumentMargin(self.theme.px(14))

    def write(self) -> None:
        """Have it written in."""
        self.setReadOnly(False)
        self.setExtraSelections([])
        self.setAccessibleName(_("The essay"))
        self.setAccessibleDescription("")

    def put(self, text: str) -> None:
        """Have this text in the place of what stands there, which undo in the field brings back."""
        cursor = self.textCursor()
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.insertText(text)
        cursor.movePosition(QTextCursor.MoveOperation.Start)
        self.setTextCursor(cursor)

    def read(self, essay: Essay) -> None:
        """Have its sentences read."""
        self._starts = _units(essay.text, [each.start for each in essay.sentences])
        self._ends = _units(essay.text, [each.end for each in essay.sentences])
        if self.toPlainText() != essay.text:
            self.put(essay.text)
        self.setReadOnly(True)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)

    def show_xray(self, xray: Xray) -> None:
        """Show what was said, and light the sentence that is looked at."""
        shown = [
            self._selection(place, self._format(does, is_current=place == xray.at))
            for place, does in enumerate(xray.said)
            if does or place == xray.at
        ]
        self.setExtraSelections(shown)
        self._at = xray.at
        self._bring_into_sight()

    def _bring_into_sight(self) -> None:
        """Show the sentence that is looked at, its beginning where it is longer than the page."""
        for places in (self._ends, self._starts):
            if self.isReadOnly() and self._at < len(places):
                cursor = self.textCursor()
                cursor.setPosition(places[self._at])
                self.setTextCursor(cursor)
                self.ensureCursorVisible()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keeps the sentence in sight that is looked at."""
        super().resizeEvent(event)
        self._bring_into_sight()

    def _selection(self, place: int, look: QTextCharFormat) -> QTextEdit.ExtraSelection:
        cursor = QTextCursor(self.document())
        cursor.setPosition(self._starts[place])
        cursor.setPosition(self._ends[place], QTextCursor.MoveMode.KeepAnchor)
        selection = QTextEdit.ExtraSelection()
        selection.cursor, selection.format = cursor, look
        return selection

    def _format(self, does: Does | None, *, is_current: bool) -> QTextCharFormat:
        look = QTextCharFormat()
        if line := _LINES.get(does) if does else None:
            look.setUnderlineStyle(line[0])
            look.setUnderlineColor(self.theme.color(line[1]))
        if does is Does.NOTHING:
            look.setForeground(self.theme.color("muted"))
        if is_current:
            look.setBackground(self.theme.color("mark"))
            look.setForeground(self.theme.color("ink"))
        return look

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Sorts the sentence by a key while it is read."""
        if not self.isReadOnly():
            super().keyPressEvent(event)
            return
        key = Qt.Key(event.key())
        held = event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)
        if held or key == Qt.Key.Key_Escape:
            event.ignore()
        elif does := _KEYS.get(key):
            self.said.emit(does)
        elif step := _STEPS.get(key):
            self.walked.emit(step)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.taken.emit()
        elif key == Qt.Key.Key_Backspace:
            self.back.emit()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Looks at the sentence that was clicked."""
        super().mouseReleaseEvent(event)
        if self.isReadOnly() and event.button() == Qt.MouseButton.LeftButton:
            at = self.cursorForPosition(event.position().toPoint()).position()
            place = next((place for place, end in enumerate(self._ends) if at < end), -1)
            if place >= 0:
                self.pressed.emit(place)


def _units(text: str, places: Sequence[int]) -> list[int]:
    """Places in a text, in order, as Qt counts letters."""
    if text.isascii() or max(text) <= "\uffff":
        return list(places)
    found, before, units = [], 0, 0
    for place in places:
        units += len(text[before:place].encode("utf-16-le", "surrogatepass")) // 2
        found.append(units)
        before = place
    return found
