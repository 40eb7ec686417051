"""Small parts of the card panel: captions, quiet combo boxes, titles to click on, a cross that removes."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QPen, QTextLayout, QTextOption, QWheelEvent
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from essayplanner.domain.cards import Kind
from essayplanner.ui.card.style import INSET
from essayplanner.ui.glyphs import paint_glyph
from essayplanner.ui.theme import Theme


class Words(QLabel):
    """A few words that wrap; the colour is a token's, the text stands where the text of a field stands."""

    def __init__(self, theme: Theme, text: str = "", *, size: int = 11, color: str = "muted", bold: bool = False) -> None:
        super().__init__(text)
        self.theme, self._size, self._color, self._bold = theme, size, color, bold
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setMinimumWidth(1)
        theme.changed.connect(self.restyle)
        self.restyle()

    def restyle(self) -> None:
        """Take on the colours and sizes in force."""
        self.setFont(self.theme.font(self._size, bold=self._bold))
        self.setStyleSheet(f"color: {getattr(self.theme.tokens, self._color)}; background: transparent;")
        self.setContentsMargins(self.theme.px(INSET), 0, self.theme.px(INSET), 0)

    def paint_in(self, color: str) -> None:
        """Change to the colour of another token."""
        if color != self._color:
            self._color = color
            self.restyle()

    def say(self, text: str) -> None:
        """Show this, or nothing at all where it is empty."""
        self.setText(text)
        self.setVisible(bool(text))


class Labelled(QWidget):
    """A caption, with a mnemonic if it has one, above its field."""

    def __init__(self, theme: Theme, caption: str, field: QWidget, *below: QWidget) -> None:
        super().__init__()
        self.caption = Words(theme, caption)
        self.caption.setTextFormat(Qt.TextFormat.AutoText)
        self.caption.setWordWrap(False)
        self.caption.setBuddy(field)
        self.field = field
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget in (self.caption, field, *below):
            column.addWidget(widget)


class QuietCombo(QComboBox):
    """A combo box that looks like text, ignores the wheel, and never asks for more width than there is."""

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self.theme = theme
        self.setProperty("quiet", True)
        self.setAccessibleName(name)
        self.setMinimumWidth(1)
        self.setMinimumContentsLength(4)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)

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
        painter.drawPolyline([QPointF(x - unit, y - unit / 2), QPointF(x, y + unit / 2), QPointF(x + unit, y - unit / 2)])


def quiet_button(text: str, name: str, clicked: Callable[[], object]) -> QPushButton:
    """A flat button for the panel."""
    button = QPushButton(text)
    button.setFlat(True)
    button.setProperty("flat", True)
    button.setAccessibleName(name)
    button.setAutoDefault(False)
    button.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
    button.clicked.connect(lambda checked=False: clicked())
    return button


class Painted(QAbstractButton):
    """A button that is drawn by hand, with the focus ring and the tint under the mouse that all of them share."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        theme.changed.connect(self.updateGeometry)

    def begin(self) -> QPainter:
        """A painter on the button, tint and ring drawn already."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        round_ = self.theme.px(7)
        if self.underMouse() and self.isEnabled():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self.theme.color("selection"))
            painter.drawRoundedRect(QRectF(self.rect()), round_, round_)
        if self.hasFocus():
            painter.setPen(QPen(self.theme.color("claim"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), round_, round_)
        return painter


class Cross(Painted):
    """A small cross that takes something away."""

    def __init__(self, theme: Theme, clicked: Callable[[], object]) -> None:
        super().__init__(theme)
        self.clicked.connect(lambda checked=False: clicked())

    def sizeHint(self) -> QSize:
        """A square to hit with the mouse."""
        return QSize(self.theme.px(24), self.theme.px(24))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws the cross."""
        painter = self.begin()
        pen = QPen(self.theme.color("ink" if self.underMouse() else "muted"), self.theme.px(15) / 10)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        arm, middle = self.theme.px(35) / 10, QRectF(self.rect()).center()
        painter.drawLine(middle + QPointF(-arm, -arm), middle + QPointF(arm, arm))
        painter.drawLine(middle + QPointF(-arm, arm), middle + QPointF(arm, -arm))


class TitleButton(Painted):
    """A title to click on, wrapped to as many lines as it needs, with the shape of its kind if it is a card's."""

    def __init__(self, theme: Theme, clicked: Callable[[], object], *, bold: bool = False) -> None:
        super().__init__(theme)
        self._kind: Kind | None = None
        self._bold = bold
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.clicked.connect(lambda checked=False: clicked())

    def show_title(self, title: str, kind: Kind | None = None, name: str = "") -> None:
        """Show this title; `name` is what a screen reader says."""
        self._kind = kind
        self.setText(title)
        self.setAccessibleName(name or title)
        self.updateGeometry()
        self.update()

    def _font(self) -> QFont:
        return self.theme.font(13, bold=self._bold)

    def _left(self) -> int:
        return self.theme.px(INSET + (18 if self._kind else 0))

    def _lines(self, width: int) -> QTextLayout:
        layout = QTextLayout(self.text(), self._font())
        layout.setTextOption(QTextOption())
        option = layout.textOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.beginLayout()
        height = 0.0
        while (line := layout.createLine()).isValid():
            line.setLineWidth(max(1, width - self._left() - self.theme.px(INSET)))
            line.setPosition(QPointF(0, height))
            height += line.height()
        layout.endLayout()
        return layout

    def heightForWidth(self, width: int) -> int:
        """As high as the wrapped title."""
        return round(self._lines(width).boundingRect().height() + 0.49) + 2 * self.theme.px(4)

    def hasHeightForWidth(self) -> bool:
        """It wraps."""
        return True

    def sizeHint(self) -> QSize:
        """As it stands at its width."""
        return QSize(1, self.heightForWidth(max(1, self.width())))

    def minimumSizeHint(self) -> QSize:
        """Any width will do."""
        return QSize(1, self.theme.px(20))

    def event(self, event: QEvent) -> bool:
        """Enter clicks, as it does on a link."""
        if event.type() == QEvent.Type.FontChange:
            self.updateGeometry()
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws shape and title."""
        painter = self.begin()
        lines = self._lines(self.width())
        top = (self.height() - lines.boundingRect().height()) / 2
        if self._kind:
            size = self.theme.px(10)
            middle = top + lines.lineAt(0).height() / 2
            box = QRectF(self.theme.px(INSET), middle - size / 2, size, size)
            paint_glyph(painter, self._kind, box, self.theme.color(self._kind.value))
        painter.setPen(self.theme.color("ink" if self._kind else "claim"))
        lines.draw(painter, QPointF(self._left(), top))
