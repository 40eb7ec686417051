"""A combo box that looks like text."""

from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QComboBox, QListView, QSizePolicy, QStyledItemDelegate

from essayplanner.ui.look.style import INSET, list_sheet
from essayplanner.ui.look.theme import Theme


def fit_list(combo: QComboBox, around: int) -> None:
    """Make the list of a combo box as wide as its words, with so many pixels around them: Qt cuts them to the box."""
    view = combo.view()
    words = max((view.fontMetrics().horizontalAdvance(combo.itemText(at)) for at in range(combo.count())), default=0)
    bar = view.verticalScrollBar().sizeHint().width() if combo.count() > combo.maxVisibleItems() else 0
    view.setMinimumWidth(words + bar + around)


class QuietCombo(QComboBox):
    """A combo box that looks like text, ignores the wheel, and never asks for more width than there is."""

    def __init__(self, theme: Theme, name: str, *, snug: bool = False) -> None:
        super().__init__()
        self.theme = theme
        self.setProperty("quiet", True)
        self.setProperty("snug", snug)
        self.setAccessibleName(name)
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
        if self.property("snug"):
            fit_list(self, self.theme.px(2 * INSET + 18))
        super().showPopup()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leaves the wheel to the panel: scrolling never changes a card."""
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws a small chevron at the right."""
        super().paintEvent(event)
        if not self.isEnabled():
            return
        unit = self.theme.px(8) / 2
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self.theme.color("muted"), self.theme.px(15) / 10))
        x, y = self.width() - self.theme.px(INSET + 2) - unit, self.height() / 2
        half = unit / 2
        painter.drawPolyline([QPointF(x - unit, y - half), QPointF(x, y + half), QPointF(x + unit, y - half)])
