"""The title of the notebook in the top bar: a double click renames it there."""

from PySide6.QtCore import QEvent, QObject, QRect, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QWidget

from essayplanner.domain.changes import RowKey
from essayplanner.domain.text import shorten
from essayplanner.language import _
from essayplanner.notebook.renaming import rename_notebook
from essayplanner.ui.desk.busy import unless_busy
from essayplanner.ui.desk.desk import Desk
from essayplanner.ui.desk.text_fields import OneLine
from essayplanner.ui.look.fields import ElidedLabel
from essayplanner.ui.look.plain import give_tip

#: Pixels of the design that a title has room for while it is typed.
_TYPED = 320


class Topic(ElidedLabel):
    """Shows the title, with a field over it while that is typed: Enter keeps what was typed, Escape the old title."""

    def __init__(self, desk: Desk, bar: QWidget) -> None:
        super().__init__()
        self.desk, self._before = desk, ""
        self.field = OneLine(bar)
        self.field.setAccessibleName(_("Title of the notebook"))
        self.field.hide()
        self.field.installEventFilter(self)
        self._bound = desk.bound(
            self.field, "title", lambda book, _id, text, merge: rename_notebook(book, text, merge), needed=True
        )

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
        high = self.field.sizeHint().height()
        wide = max(self.width() + self.desk.theme.px(40), self.desk.theme.px(_TYPED))
        self.field.setGeometry(QRect(self.x(), self.geometry().center().y() - high // 2, wide, high))
        self.field.show()
        self.field.raise_()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def _end(self) -> None:
        if not self.field.isHidden():
            self._bound.leave_row()
            self.field.hide()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Renames."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.rename()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Ends the typing by Enter, Escape, or where the focus goes."""
        if watched is self.field and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Escape:
                self.field.setText(self._before)
            if event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._end()
                return True
        elif watched is self.field and event.type() == QEvent.Type.FocusOut:
            self._end()
        return super().eventFilter(watched, event)
