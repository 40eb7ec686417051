"""A combo box that looks like text."""

from PySide6.QtCore import QCoreApplication, QEvent, QPointF, QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QComboBox, QListView, QSizePolicy, QStyledItemDelegate

from essayplanner.ui.look.plain import Label
from essayplanner.ui.look.style import INSET, list_sheet
from essayplanner.ui.look.theme import Theme


def fit_list(combo: QComboBox, around: int) -> None:
    """Make the list of a combo box as wide as its words, with so many pixels around them: Qt cuts them to the box."""
    view = combo.view()
    words = max((view.fontMetrics().horizontalAdvance(combo.itemText(at)) for at in range(combo.count())), default=0)
    bar = view.verticalScrollBar().sizeHint().width() if combo.count() > combo.maxVisibleItems() else 0
    view.setMinimumWidth(words + bar + around)


class NamedCombo(QComboBox):
    """A combo box that a screen reader is told the use of: where Qt gives its value as its name, its label is asked.

    The label is not seen, and stands beside it: Qt looks for it among its siblings.
    """

    def __init__(self, name: str) -> None:
        super().__init__()
        self._label: Label | None = None
        self.setAccessibleName(name)
        self._turn()

    def changeEvent(self, event: QEvent) -> None:
        """Turns round with the window."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self._turn()
            self.style().unpolish(self)
            self.style().polish(self)

    def _turn(self) -> None:
        self.setProperty("turned", self.isRightToLeft())

    def paint_chevron(self, colour: QColor, unit: float, width: float, from_edge: float) -> None:
        """Draw an angle that points down: at the right, or at the left where the window is laid out from the right."""
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(colour, width))
            x, y, half = self.width() - from_edge - unit, self.height() / 2, unit / 2
            x = self.width() - x if self.isRightToLeft() else x
            painter.drawPolyline([QPointF(x - unit, y - half), QPointF(x, y + half), QPointF(x + unit, y - half)])

    def setAccessibleName(self, name: str) -> None:
        """Be called this."""
        super().setAccessibleName(name)
        if self._label:
            self._label.setText(_unmarked(name))

    def event(self, event: QEvent) -> bool:
        """Has its label with it wherever it goes."""
        if event.type() == QEvent.Type.ParentChange and (parent := self.parentWidget()):
            if not self._label:
                self._label = Label(_unmarked(self.accessibleName()))
                self._label.hide()
                self._label.setBuddy(self)
                self.destroyed.connect(self._label.deleteLater)
            self._label.setParent(parent)
        return super().event(event)


def _unmarked(name: str) -> str:
    """A name for a label that belongs to something, where an “&” makes a key."""
    return name.replace("&", "&&")


class QuietCombo(NamedCombo):
    """A combo box that looks like text, ignores the wheel, and never asks for more width than there is."""

    def __init__(self, theme: Theme, name: str, *, snug: bool = False) -> None:
        super().__init__(name)
        self.theme = theme
        self.setProperty("quiet", True)
        self.setProperty("snug", snug)
        self.setMinimumWidth(1)
        self.setMinimumContentsLength(4)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)

        self.setMaxVisibleItems(24)
        self.setItemDelegate(QStyledItemDelegate(self))
        view = self.view()
        if isinstance(view, QListView):
            view.setWordWrap(True)
        theme.changed.connect(self.restyle)
        self.restyle()
        if snug:
            self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
            self.currentIndexChanged.connect(self.updateGeometry)

    def restyle(self) -> None:
        """Take on the colours and sizes in force."""
        self.view().setStyleSheet(list_sheet(self.theme))

    def sizeHint(self) -> QSize:
        """If snug, as wide as what is chosen."""
        hint = super().sizeHint()
        if self.property("snug"):
            wide = self.fontMetrics().horizontalAdvance(self.currentText()) + self.theme.px(2 * INSET + 18)
            return QSize(wide, hint.height())
        return hint

    def showPopup(self) -> None:
        """If snug, with a list as wide as its words need, and not as what is chosen."""
        if box := self.view().parentWidget():  # made before it had its style, it keeps room for another one's edges
            QCoreApplication.sendEvent(box, QEvent(QEvent.Type.StyleChange))
        if self.property("snug"):
            fit_list(self, self.theme.px(2 * INSET + 18))
        super().showPopup()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leaves the wheel to the panel: scrolling never changes a card."""
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws a small chevron at its end."""
        super().paintEvent(event)
        if self.isEnabled():
            px = self.theme.px
            self.paint_chevron(self.theme.color("muted"), px(8) / 2, px(15) / 10, px(INSET + 2))
