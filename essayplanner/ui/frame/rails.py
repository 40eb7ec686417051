"""The panels beside the centre, and the rails that they fold to."""

from collections.abc import Callable, Sequence, Set

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QApplication, QHBoxLayout, QSizePolicy, QSplitter, QVBoxLayout, QWidget

from essayplanner.ui.look.plain import give_tip
from essayplanner.ui.look.theme import Theme

#: Pixels of the design: the width of a rail, and the width that a panel has until the student draws its edge.
RAIL, PANEL = 44, 330


class TurnedButton(QAbstractButton):
    """A button whose words run downwards."""

    def __init__(self, theme: Theme, text: str, act: Callable[[], object]) -> None:
        super().__init__()
        self.theme = theme
        self.setText(text)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.clicked.connect(lambda _=False: act())

    def sizeHint(self) -> QSize:
        """As high as its words are long."""
        self.setFont(self.theme.font(13))
        metrics, px = self.fontMetrics(), self.theme.px
        return QSize(metrics.height() + px(12), metrics.horizontalAdvance(self.text()) + px(20))

    def minimumSizeHint(self) -> QSize:
        """Room for a few letters; what is cut is in its name and its tip."""
        return QSize(self.sizeHint().width(), min(self.sizeHint().height(), self.theme.px(44)))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws the words, turned a quarter to the right."""
        px, box = self.theme.px, QRectF(self.rect())
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            if self.underMouse() or self.hasFocus():
                edge = QPen(self.theme.color("claim"), 2) if self.hasFocus() else Qt.PenStyle.NoPen
                painter.setPen(edge)
                painter.setBrush(self.theme.color("selection"))
                painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), px(6), px(6))
            painter.setFont(self.theme.font(13))
            painter.setPen(self.theme.color("ink" if self.underMouse() or self.hasFocus() else "muted"))
            painter.translate(box.width(), 0)
            painter.rotate(90)
            room = QRectF(px(10), 0, box.height() - px(20), box.width())
            words = painter.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, int(room.width()) + 1)
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)


class Rail(QWidget):
    """Stands for a folded panel: its words, each of which unfolds it, one below the other."""

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self.theme, self.buttons = theme, list[TurnedButton]()
        self.setAccessibleName(name)
        self.setObjectName("rail")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._column = QVBoxLayout(self)
        theme.wear(_rules)
        theme.changed.connect(self._restyle)
        self._restyle()

    def show_words(self, words: Sequence[tuple[str, str, Callable[[], object]]]) -> None:
        """Have a button for each of these: its words, its accessible name, and what it does."""
        while len(self.buttons) > len(words):
            self.buttons.pop().deleteLater()
        for place, (text, name, act) in enumerate(words):
            if place == len(self.buttons):
                self.buttons.append(TurnedButton(self.theme, text, act))
                self._column.insertWidget(place, self.buttons[place])
            button = self.buttons[place]
            button.setText(text)
            button.setAccessibleName(name)
            give_tip(button, name)
            button.updateGeometry()

    def _restyle(self) -> None:
        px = self.theme.px
        self.setFixedWidth(px(RAIL))
        self._column.setContentsMargins(px(6), px(8), px(6), px(8))
        self._column.setSpacing(px(4))
        self._column.setAlignment(Qt.AlignmentFlag.AlignTop)
        for button in self.buttons:
            button.updateGeometry()


class Sides(QWidget):
    """The centre between two panels, each of which folds to a rail; `folded` names what is folded when that changes."""

    folded = Signal()

    def __init__(self, theme: Theme, left: QWidget, centre: QWidget, right: QWidget, names: tuple[str, str]) -> None:
        super().__init__()
        self.theme = theme
        self.panels = {names[0]: left, names[1]: right}
        self.rails = {name: Rail(theme, f"Folded: {name}") for name in names}
        self._centre = centre
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setHandleWidth(1)
        self.splitter.setChildrenCollapsible(False)
        for widget in (left, centre, right):
            self.splitter.addWidget(widget)
        self.splitter.setStretchFactor(1, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.rails[names[0]])
        row.addWidget(self.splitter, 1)
        row.addWidget(self.rails[names[1]])
        for rail in self.rails.values():
            rail.hide()
        self._widths = [theme.px(PANEL), theme.px(760), theme.px(PANEL)]

    def fold(self, names: Set[str]) -> None:
        """Fold these panels, and unfold the others."""
        if names == self.folds():
            return
        self._widths = self.widths()
        for name, panel in self.panels.items():
            gone = name in names
            focus = QApplication.focusWidget()
            held = bool(focus and panel.isAncestorOf(focus))
            panel.setHidden(gone)
            self.rails[name].setVisible(gone)
            if gone and held:
                self._centre.setFocus()
        self.splitter.setSizes(self._widths)
        self.folded.emit()

    def toggle(self, name: str) -> None:
        """Fold a panel, or unfold it."""
        self.fold(self.folds() ^ {name})

    def unfold(self, name: str) -> None:
        """Have a panel in sight."""
        self.fold(self.folds() - {name})

    def folds(self) -> set[str]:
        """What is folded."""
        return {name for name, panel in self.panels.items() if panel.isHidden()}

    def widths(self) -> list[int]:
        """The widths of the three, those of folded ones as they were."""
        now = self.splitter.sizes()
        left, right = (not panel.isHidden() for panel in self.panels.values())
        return [
            width if there else before
            for width, there, before in zip(now, (left, True, right), self._widths, strict=True)
        ]

    def set_widths(self, widths: Sequence[int]) -> None:
        """Give the three these widths."""
        if len(widths) == len(self._widths):
            self._widths = list(widths)
            self.splitter.setSizes(self._widths)


def _rules(theme: Theme) -> str:
    return f"#rail {{ background: {theme.tokens.pane}; }}"
