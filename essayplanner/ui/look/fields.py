"""Small controls that several screens share."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QFrame,
    QLayout,
    QLayoutItem,
    QScrollArea,
    QScrollBar,
    QSizePolicy,
    QWidget,
)

from essayplanner.ui.look.mirroring import mirrored, write
from essayplanner.ui.look.plain import Label, caption, give_tip
from essayplanner.ui.look.push_button import Checkable, PushButton


class Scrolled(QScrollArea):
    """Holds a column that scrolls as a whole where the window is too low for it; its width is the window's."""

    def __init__(self, column: QWidget) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(column)


def give_viewport(view: QAbstractScrollArea) -> None:
    """A viewport that was made here, like Qt's own: that one is a stranger to PySide, which takes 8 ms to name it."""
    viewport = QWidget()
    viewport.setBackgroundRole(QPalette.ColorRole.Base)
    viewport.setAutoFillBackground(True)
    view.setViewport(viewport)


class StandingBar(QScrollBar):
    """A scroll bar whose room stays where there is nothing to scroll, and nothing is seen of it then.

    It `rests` where another bar scrolls for it.
    """

    rests = False

    def let_rest(self, rests: bool) -> None:
        """Have another bar scroll for it, or not."""
        self.rests = rests
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents, rests)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws it where there is something to scroll with it."""
        if self.minimum() < self.maximum() and not self.rests:
            super().paintEvent(event)


def keep_width(view: QAbstractScrollArea) -> None:
    """Let what a view shows be as wide with little in it as with much: in line with what stands above it."""
    view.setVerticalScrollBar(StandingBar(Qt.Orientation.Vertical))
    view.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)


class ElidedLabel(Label):
    """A line that is cut with an ellipsis where there is no room, and whole in its tool tip."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)

    def setText(self, text: str) -> None:
        super().setText(text)
        give_tip(self, text)

    def minimumSizeHint(self) -> QSize:
        least = min(self.fontMetrics().horizontalAdvance("Mmmmm…"), self.sizeHint().width())
        return QSize(least, super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            shown = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
            write(painter, self.rect(), shown, self.isRightToLeft())


class ElidedButton(PushButton):
    """A button whose words are cut with an ellipsis where there is no room, and whole in its tool tip."""

    def __init__(self) -> None:
        super().__init__()
        self.words = self._ending = self._short = ""
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def show_words(self, words: str, ending: str = "", *, short: str = "") -> None:
        """Have these words, and after them what is never cut; `short` is shown where there is no room for them."""
        self.words, self._ending, self._short = words, ending, short
        give_tip(self, words)
        self._fit()
        self.updateGeometry()

    def _fit(self) -> None:
        if self.text() != (shown := self._cut(self.width())):
            self.setText(shown)

    def _cut(self, width: int) -> str:
        """The text of the button where it is so wide."""
        if width >= self._wide(whole := self.words + self._ending):
            return caption(whole)
        if self._short:
            return caption(self._short + self._ending)
        room = width - self._wide(self._ending)
        return caption(self.fontMetrics().elidedText(self.words, Qt.TextElideMode.ElideRight, room) + self._ending)

    def _wide(self, text: str) -> int:
        """How wide the button is with a text."""
        metrics = self.fontMetrics()
        more = metrics.horizontalAdvance(text) - metrics.horizontalAdvance(self.text().replace("&&", "&"))
        return PushButton.sizeHint(self).width() + more

    def sizeHint(self) -> QSize:
        return QSize(self._wide(self.words + self._ending), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(self.least(), super().minimumSizeHint().height())

    def least(self) -> int:
        """The width that it has at least."""
        return min(self._wide(f"{self._short or 'Mmmmm…'}{self._ending}"), self.sizeHint().width())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()


class Chip(Checkable, PushButton):
    """A filter that is on or off, as a rounded label."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setProperty("chip", "true")
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)


class FlowLayout(QLayout):
    """Lays controls out in lines, as words are; `lead` is the room between lines, and `justified`
    puts the last of several in a line at its end, `ended` the last of all even where it is alone in its line."""

    def __init__(
        self,
        parent: QWidget | None = None,
        gap: int = 6,
        *,
        lead: int | None = None,
        justified: bool = False,
        ended: bool = False,
    ) -> None:
        super().__init__(parent)
        self._justified, self._ended = justified or ended, ended
        self._items: list[QLayoutItem] = []
        self._gap, self._lead = gap, gap if lead is None else lead
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._arrange(QRect(0, 0, width, 0), move=False)

    def height_with(self, width: int, widget: QWidget, shown: bool) -> int:
        """How high it would be, were one of its widgets shown, or hidden."""
        return self._arrange(QRect(0, 0, width, 0), move=False, supposed=(widget, shown))

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._arrange(rect, move=True)

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        return size.grownBy(self.contentsMargins())

    def _arrange(self, rect: QRect, *, move: bool, supposed: tuple[QWidget | None, bool] = (None, True)) -> int:
        margins, parent = self.contentsMargins(), self.parentWidget()
        rect = rect.marginsRemoved(margins)
        from_right = parent is not None and parent.isRightToLeft()
        x, y, height = rect.x(), rect.y(), 0
        for item in self._items:
            widget = item.widget()
            is_it = widget is not None and widget is supposed[0]
            if widget and (not supposed[1] if is_it else widget.isHidden()):
                continue
            size = widget.sizeHint() if widget and is_it else item.sizeHint()  # of what is hidden the item says none
            size.setWidth(max(1, min(size.width(), rect.width())))
            if x + size.width() > rect.right() + 1 and x > rect.x():
                x, y, height = rect.x(), y + height + self._lead, 0
            if move and self._justified and item is self._items[-1] and (x > rect.x() or self._ended):
                x = rect.right() + 1 - size.width()
            if move:
                item.setGeometry(mirrored(rect, QRect(QPoint(x, y), size), from_right))
            x += size.width() + self._gap
            height = max(height, size.height())
        return y + height - rect.y() + margins.top() + margins.bottom()
