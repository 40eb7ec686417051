"""The panels beside the centre, and the rails that they fold to."""

from collections.abc import Callable, Sequence, Set
from functools import partial

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QApplication, QHBoxLayout, QSizePolicy, QSplitter, QVBoxLayout, QWidget

from essayplanner.language import _
from essayplanner.ui.desk.screen import LIBRARY, RIGHT
from essayplanner.ui.look.glyphs import paint_chevron
from essayplanner.ui.look.plain import give_tip
from essayplanner.ui.look.push_button import clicked_by_enter
from essayplanner.ui.look.theme import Theme
from essayplanner.ui.look.words import with_keys

#: Pixels of the design: the width of a rail, and the width that a panel has until the student draws its edge.
RAIL, PANEL = 44, 330


class _RailButton(QAbstractButton):
    """A button of a rail, lit under the pointer and framed where it has the focus."""

    def __init__(self, theme: Theme, act: Callable[[], object]) -> None:
        super().__init__()
        self.theme = theme
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.clicked.connect(lambda _=False: act())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter clicks as the space bar does."""
        if not clicked_by_enter(self, event):
            super().keyPressEvent(event)

    def show_name(self, name: str) -> None:
        """Have this as its accessible name and its tip."""
        self.setAccessibleName(name)
        give_tip(self, name)

    def paint_ground(self, painter: QPainter) -> QColor:
        """Draw what lies below its sign, and give the colour of that."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        lit = self.underMouse() or self.hasFocus()
        if lit:
            painter.setPen(QPen(self.theme.color("claim"), 2) if self.hasFocus() else QPen(Qt.PenStyle.NoPen))
            painter.setBrush(self.theme.color("selection"))
            corner = self.theme.px(6)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), corner, corner)
        return self.theme.color("ink" if lit else "muted")


class TurnedButton(_RailButton):
    """A button whose words run downwards."""

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
        inset = self.theme.px(10)
        with QPainter(self) as painter:
            ink = self.paint_ground(painter)
            painter.setFont(self.theme.font(13))
            painter.setPen(ink)
            painter.translate(self.width(), 0)
            painter.rotate(90)
            room = QRectF(inset, 0, self.height() - 2 * inset, self.width())
            words = painter.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, int(room.width()) + 1)
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)


class GlyphButton(_RailButton):
    """A button with a sign, which `paint` draws into a box in a colour."""

    def __init__(
        self, theme: Theme, paint: Callable[[QPainter, QRectF, QColor], object], name: str, act: Callable[[], object]
    ) -> None:
        super().__init__(theme, act)
        self._paint = paint
        self.show_name(name)

    def sizeHint(self) -> QSize:
        """A square."""
        side = self.theme.px(30)
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws the sign."""
        side = self.theme.px(14)
        box = QRectF((self.width() - side) / 2, (self.height() - side) / 2, side, side)
        with QPainter(self) as painter:
            self._paint(painter, box, self.paint_ground(painter))


class Rail(QWidget):
    """Stands for a folded panel: its words one below the other, each of which unfolds it, and an angle at the foot."""

    def __init__(self, theme: Theme, name: str, foot: GlyphButton) -> None:
        super().__init__()
        self.theme, self.buttons = theme, list[TurnedButton]()
        self.setAccessibleName(name)
        self.setObjectName("rail")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.head: GlyphButton | None = None
        self._foot = foot
        self._column = QVBoxLayout(self)
        self._column.addStretch(1)
        self._column.addWidget(foot)
        theme.wear(_rules)
        theme.changed.connect(self._restyle)
        self._restyle()

    def put_at_head(self, button: GlyphButton) -> None:
        """Have a button above the words."""
        self.head = button
        self._column.insertWidget(0, button)

    def show_words(self, words: Sequence[tuple[str, str, Callable[[], object]]]) -> None:
        """Have a button for each of these: its words, its accessible name, and what it does."""
        while len(self.buttons) > len(words):
            self.buttons.pop().deleteLater()
        for place, (text, name, act) in enumerate(words):
            if place == len(self.buttons):
                self.buttons.append(TurnedButton(self.theme, act))
                self._column.insertWidget(place + bool(self.head), self.buttons[place])
            button = self.buttons[place]
            if button.text() != text:
                button.setText(text)
                button.show_name(name)
                button.updateGeometry()

    def _restyle(self) -> None:
        px = self.theme.px
        self.setFixedWidth(px(RAIL))
        self._column.setContentsMargins(px(6), px(8), px(6), px(8))
        self._column.setSpacing(px(4))
        for button in (*self.buttons, self.head, self._foot):
            if button:
                button.updateGeometry()


class Sides(QWidget):
    """The centre between two panels, each of which folds to a rail; `folded` names what is folded when that changes."""

    folded = Signal()

    def __init__(self, theme: Theme, library: QWidget, centre: QWidget, right: QWidget) -> None:
        super().__init__()
        self.theme = theme
        self.panels = {LIBRARY: library, RIGHT: right}
        self.rails = {
            LIBRARY: self._rail(
                LIBRARY, _("The library, folded"), with_keys(_("Unfold the library"), "F9"), left=False
            ),
            RIGHT: self._rail(
                RIGHT, _("The right panel, folded"), with_keys(_("Unfold the right panel"), "Shift+F9"), left=True
            ),
        }
        self._centre = centre
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setHandleWidth(1)
        self.splitter.setChildrenCollapsible(False)
        for widget in (library, centre, right):
            self.splitter.addWidget(widget)
        self.splitter.setStretchFactor(1, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.rails[LIBRARY])
        row.addWidget(self.splitter, 1)
        row.addWidget(self.rails[RIGHT])
        for rail in self.rails.values():
            rail.hide()
        self._widths = [theme.px(PANEL), theme.px(760), theme.px(PANEL)]

    def _rail(self, panel: str, name: str, unfold: str, *, left: bool) -> Rail:
        foot = GlyphButton(self.theme, partial(paint_chevron, left=left), unfold, lambda: self.unfold(panel))
        rail = Rail(self.theme, name, foot)
        rail.setProperty("edge", "left" if left else "right")
        return rail

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
    t = theme.tokens
    return "".join(
        f'#rail[edge="{edge}"] {{ background: {t.pane}; border-{edge}: 1px solid {t.line}; }}'
        for edge in ("left", "right")
    )
