"""What is offered of a selected passage: a card of each kind, and the card that says it already."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from essayplanner.domain.cards import Kind
from essayplanner.domain.words import kind_title
from essayplanner.language import _, p_
from essayplanner.notebook.read_again import Alike
from essayplanner.ui.canvas.pieces import paint_kind, paint_words
from essayplanner.ui.canvas.places import Box
from essayplanner.ui.controls.buttons import Painted
from essayplanner.ui.look.mirroring import write
from essayplanner.ui.look.plain import Label, give_tip
from essayplanner.ui.look.targets import grown
from essayplanner.ui.look.theme import Theme
from essayplanner.ui.look.words import with_keys

#: The keys of the kinds, and of the card that says it already.
KEYS = {Kind.CLAIM: "C", Kind.EVIDENCE: "E", Kind.HISTORIAN: "H"}
ADD = "A"
#: Pixels of the design: the widest title in it, its point, and how far it is from the passage.
_TITLE, _POINT, _APART = 190, 7, 10


class Keyed(Painted):
    """The shape of a kind, words, and the key that does the same."""

    def __init__(self, theme: Theme, keys: str, clicked: Callable[[], object]) -> None:
        super().__init__(theme)
        self._keys, self._kind, self._words, self._more = keys, Kind.CLAIM, "", ""
        self._bold = True
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the keys stay with the passage
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.clicked.connect(lambda checked=False: clicked())

    def show_words(self, kind: Kind, words: str, name: str, more: str = "", *, bold: bool = True) -> None:
        """Show a kind and words; `more` stands after them in a quieter colour."""
        self._kind, self._words, self._more, self._bold = kind, words, more, bold
        self.setText(words)
        self.setAccessibleName(name)
        give_tip(self, with_keys(name, self._keys))
        self.updateGeometry()
        self.update()

    def _wides(self) -> tuple[float, float, float]:
        words = QFontMetricsF(self.theme.font(13, bold=self._bold)).horizontalAdvance(self._words) + 2
        more = QFontMetricsF(self.theme.font(12)).horizontalAdvance(self._more) + 2 if self._more else 0
        return min(words, self.theme.px(_TITLE)), more, self.theme.px(20)

    def sizeHint(self) -> QSize:
        """Room for all of it."""
        px, (words, more, key) = self.theme.px, self._wides()
        return grown(QSize(round(words + more + key + px(46 if self._more else 40)), px(30)))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws shape, words and key."""
        painter, px = self.begin(), self.theme.px
        (words, more, key), high, from_right = self._wides(), float(self.height()), self.isRightToLeft()

        def placed(x: float, wide: float) -> Box:
            box = Box(x, 0, wide, high)
            return box.mirrored(self.width()) if from_right else box

        glyph = placed(px(8), px(9))
        paint_kind(painter, self.theme, glyph.x, high / 2, self._kind)
        at = placed(px(24), words)
        font = self.theme.font(13, bold=self._bold)
        paint_words(painter, self.theme, at, self._words, font, "ink", from_right=from_right)
        if self._more:
            beside = placed(px(30) + words, more)
            paint_words(painter, self.theme, beside, self._more, self.theme.font(12), "muted", from_right=from_right)
        side = placed(self.width() - px(7) - key, key)
        cap = QRectF(side.x + 0.5, (high - px(18)) / 2 + 0.5, key - 1, px(18) - 1)
        painter.setBrush(self.theme.color("card"))
        painter.setPen(QPen(self.theme.color("line"), 1))
        painter.drawRoundedRect(cap, px(4), px(4))
        small = self.theme.font(11)
        painter.setFont(small)
        painter.setPen(self.theme.color("muted"))
        wide = QFontMetricsF(small).horizontalAdvance(self._keys)
        write(painter, cap.adjusted((cap.width() - wide) / 2, 0, 2, 0), self._keys, from_right=False)


class Popover(QFrame):
    """Lies beside the passage that is selected; the keys stay with the passage."""

    def __init__(
        self, theme: Theme, parent: QWidget, make: Callable[[Kind], object], add: Callable[[], object]
    ) -> None:
        super().__init__(parent)
        self.theme = theme
        self._tip = QPoint()
        self._is_above = False
        self.setAccessibleName(_("Make a card from the passage"))
        self.make = Label(p_("a card of a kind", "Make"))
        self.make.setProperty("muted", "true")
        self.kinds = {kind: Keyed(theme, keys, lambda kind=kind: make(kind)) for kind, keys in KEYS.items()}  # type: ignore[misc]
        for kind, button in self.kinds.items():
            name = {
                Kind.CLAIM: _("Make a claim from the passage"),
                Kind.EVIDENCE: _("Make evidence from the passage"),
                Kind.HISTORIAN: _("Make a historian from the passage"),
            }[kind]
            button.show_words(kind, kind_title(kind), name, bold=False)
        self.or_ = Label(p_("make a card, or take one that is there", "or"))
        self.or_.setProperty("muted", "true")
        self.add = Keyed(theme, ADD, add)
        self.second = QWidget()
        column = QVBoxLayout(self)
        column.setSpacing(0)
        first = QHBoxLayout()
        column.addLayout(first)
        first.addWidget(self.make)
        for button in self.kinds.values():
            first.addWidget(button)
        first.addStretch(1)
        column.addWidget(self.second)
        below = QHBoxLayout(self.second)
        below.setContentsMargins(0, 0, 0, 0)
        below.addWidget(self.or_)
        below.addWidget(self.add)
        below.addStretch(1)
        theme.changed.connect(self._restyle)
        self._restyle()
        self.hide()

    def _restyle(self) -> None:
        px, layout = self.theme.px, self.layout()
        assert layout is not None
        layout.setContentsMargins(px(12), px(5 + _POINT), px(10), px(5 + _POINT))
        for label in (self.make, self.or_):
            label.setFont(self.theme.font(12))

    def offer(self, alike: Alike | None, place: str) -> None:
        """Offer the card that says it already, to which the place (“p. 3”) would be added; None where none does."""
        self.second.setVisible(alike is not None)
        if alike:
            does = _("says this already: add {place}", place=place) if place else _("says this already: add it")
            name = _("Add the passage to “{title}”, which says this already", title=alike.title)
            self.add.show_words(alike.kind, alike.title, name, does)

    def lie(self, lines: QRect, room: QRect) -> None:
        """Be shown below the lines of the passage, or above where there is no room, within a room of the parent."""
        px = self.theme.px
        for layout in (self.second.layout(), self.layout()):  # the inner one first: the row may be another just now
            assert layout is not None
            layout.invalidate()
            layout.activate()
        self.resize(self.sizeHint())
        below = lines.bottom() + px(_APART) - px(_POINT)
        above = lines.top() - px(_APART) + px(_POINT) - self.height()
        self._is_above = below + self.height() > room.bottom() and above >= room.top()
        left = max(room.left(), min(lines.center().x() - self.width() // 3, room.right() + 1 - self.width()))
        self.move(left, above if self._is_above else min(below, room.bottom() + 1 - self.height()))
        self._tip = QPoint(max(px(20), min(lines.center().x() - left, self.width() - px(20))), 0)
        self.show()
        self.raise_()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws the ground with a point to the passage, and a line between the rows."""
        px, t = self.theme.px, self.theme
        point = px(_POINT)
        box = QRectF(self.rect()).adjusted(1, point, -1, -point)
        path = QPainterPath()
        path.addRoundedRect(box, px(8), px(8))
        tip = QPainterPath()
        edge, to = (box.bottom() - 1, box.bottom() + point) if self._is_above else (box.top() + 1, box.top() - point)
        tip.moveTo(QPointF(self._tip.x() - point, edge))
        tip.lineTo(QPointF(self._tip.x(), to))
        tip.lineTo(QPointF(self._tip.x() + point, edge))
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setBrush(t.color("card"))
            painter.setPen(QPen(t.color("link"), 1))
            painter.drawPath(path.united(tip))
            if not self.second.isHidden():
                y = self.second.y() + 0.5
                painter.setPen(QPen(t.color("line"), 1))
                painter.drawLine(QPointF(box.left() + px(8), y), QPointF(box.right() - px(8), y))
