"""The title of the notebook in the top bar: a double click renames it there."""

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from essayplanner.domain.changes import RowKey
from essayplanner.domain.text import shorten
from essayplanner.language import _
from essayplanner.notebook.renaming import rename_notebook
from essayplanner.ui.desk.busy import unless_busy
from essayplanner.ui.desk.desk import Desk
from essayplanner.ui.desk.text_fields import Prose
from essayplanner.ui.look.fields import ElidedLabel
from essayplanner.ui.look.mirroring import write
from essayplanner.ui.look.plain import give_tip
from essayplanner.ui.look.wrapping import cut_lines

#: Pixels of the design that a title has room for while it is typed, where the bar has it, and at least.
_TYPED, _LEAST = 320, 150


class Topic(ElidedLabel):
    """Shows the title, in two lines where the bar is narrow, with a field over it while that is typed: Enter keeps what
    was typed, Escape the old title."""

    def __init__(self, desk: Desk, bar: QWidget) -> None:
        super().__init__()
        self.desk, self._before = desk, ""
        self.field = Prose(bar, paragraph=True, drops=False)  # a line of Qt's cannot mark a misspelt word
        self.field.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.field.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.field.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.field.setTabChangesFocus(True)
        self.field.document().setDocumentMargin(0)
        self.field.setAccessibleName(_("Title of the notebook"))
        self.field.hide()
        self.field.installEventFilter(self)
        self._bound = desk.bound(
            self.field, "title", lambda book, _id, text, merge: rename_notebook(book, text, merge), needed=True
        )

    def minimumSizeHint(self) -> QSize:
        """The width at which a title of usual length is whole in two lines."""
        wide = self.fontMetrics().horizontalAdvance
        half = max([round(wide(self.text()) * 0.6), *map(wide, self.text().split())])
        return QSize(max(super().minimumSizeHint().width(), min(half, self.desk.theme.px(_LEAST))), self._high())

    def _high(self) -> int:
        return self.fontMetrics().lineSpacing() * len(self.lines())

    def lines(self) -> list[str]:
        """The title as it is drawn."""
        if self.fontMetrics().horizontalAdvance(self.text()) <= self.width():
            return [self.text()]
        return cut_lines(self.text(), self.font(), self.width(), 2)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws the lines."""
        lines, high = self.lines(), self.fontMetrics().lineSpacing()
        top = (self.height() - high * len(lines)) // 2
        with QPainter(self) as painter:
            for number, text in enumerate(lines):
                line = QRect(0, top + number * high, self.width(), high)
                write(painter, line, text, self.isRightToLeft())

    def show_title(self) -> None:
        """Show it as it is in the notebook."""
        title = self.desk.book.title
        self.setText(shorten(title, 80))
        if not self.desk.book.read_only:
            give_tip(self, _("{title} (double-click to rename the notebook)", title=title))
        if self._bound.row:
            self._bound.show(self._bound.row, title)

    @unless_busy
    def rename(self) -> None:
        """Have it typed anew."""
        book = self.desk.book
        if book.read_only or not self.field.isHidden():
            return
        self._before = book.title
        self._bound.show(RowKey("notebook", book.uid), self._before)
        self.field.setFont(self.font())
        self.field.show()
        self._make_room()
        self.field.raise_()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def _make_room(self) -> None:
        """Have the bar laid out anew, as the title is typed or is no longer."""
        self.updateGeometry()
        if (bar := self.parentWidget()) and (layout := bar.layout()):
            layout.activate()
        self._cover()

    def _cover(self) -> None:
        px, line = self.desk.theme.px, self.field.fontMetrics().lineSpacing()
        high = line + 2 * px(5) + 4  # Qt takes a pixel off before it decides whether a line is seen
        self.field.setGeometry(QRect(self.x(), self.geometry().center().y() - high // 2, self.width(), high))

    def sizeHint(self) -> QSize:
        """One line, or two where it is so narrow; room for more than the title while another one is typed."""
        wide, px = super().sizeHint().width(), self.desk.theme.px
        return QSize(wide if self.field.isHidden() else max(wide + px(40), px(_TYPED)), self._high())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The field is where the title is; another width may need another number of lines."""
        super().resizeEvent(event)
        self.updateGeometry()
        if not self.field.isHidden():
            self._cover()

    def _end(self) -> None:
        if not self.field.isHidden():
            self._bound.leave_row()
            self.field.hide()
            self._make_room()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Renames."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.rename()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Ends the typing by Enter, Escape, or where the focus goes."""
        if watched is self.field and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Escape:
                self.field.setPlainText(self._before)
            if event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._end()
                return True
        elif watched is self.field and isinstance(event, QFocusEvent) and event.lostFocus():
            self._end() if event.reason() != Qt.FocusReason.PopupFocusReason else None  # its own menu is open
        return super().eventFilter(watched, event)
