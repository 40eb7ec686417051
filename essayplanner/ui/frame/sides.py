"""The panels beside the centre, which fold to rails."""

from collections.abc import Sequence, Set
from functools import partial

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget

from essayplanner.language import _
from essayplanner.ui.controls.splitting import Edge, Panes
from essayplanner.ui.desk.screen import LIBRARY, RIGHT
from essayplanner.ui.frame.rails import GlyphButton, Rail
from essayplanner.ui.look.glyphs import paint_chevron
from essayplanner.ui.look.theme import Theme
from essayplanner.ui.look.words import with_keys

#: Pixels of the design: the width that a panel has until the student draws its edge, what the centre has before a panel
#: that nobody asked for may stay beside it, and what it has before panels are wider than they have to be.
PANEL, CENTRE, ROOMY = 330, 400, 460
#: Beside each is the bar with which a list scrolls, so that most of what can be pressed of them is at the other side.
EDGES = Edge(_("Width of the library"), 0, 23), Edge(_("Width of the side panel"), 10, 13)


class Sides(QWidget):
    """The centre between two panels, each of which folds to a rail; `folded` says that others are folded than were.

    Where there is no room for all three, panels fold by themselves, and unfold when there is; which ones the student
    folded is `chosen`.
    """

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
                RIGHT, _("The side panel, folded"), with_keys(_("Unfold the side panel"), "Shift+F9"), left=True
            ),
        }
        self.chosen: set[str] = set()
        #: The panel that was asked for last: the other one, and the centre, make room for it.
        self._asked = ""
        self._centre = centre
        self.splitter = Panes(theme)
        self.splitter.take((library, centre, right), EDGES)
        self.splitter.setMinimumWidth(1)  # panels fold before the window would have to be wider
        self.splitter.splitterMoved.connect(self._keep_widths)
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
        return Rail(self.theme, name, foot, left=left)

    def fold(self, names: Set[str]) -> None:
        """Fold these panels, and unfold the others."""
        if names != self.chosen:
            self.chosen = set(names)
            self._keep_widths()
            self._arrange(told=True)

    def toggle(self, name: str) -> None:
        """Fold a panel, or unfold it."""
        if name in self.folds():
            self.unfold(name)
        else:
            self._asked = "" if name == self._asked else self._asked
            self.fold(self.chosen | {name})

    def unfold(self, name: str) -> None:
        """Have a panel in sight."""
        self._asked = name
        self.chosen.discard(name)
        self._arrange(told=True)

    def folds(self) -> set[str]:
        """What is folded."""
        return {name for name, panel in self.panels.items() if panel.isHidden()}

    def showEvent(self, event: QShowEvent) -> None:
        """Folds what has no room: until it was seen, the width said nothing."""
        super().showEvent(event)
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Folds what has no room any more, and unfolds what has it again; panels give way to the centre."""
        super().resizeEvent(event)
        self._arrange()
        self._share()

    def changeEvent(self, event: QEvent) -> None:
        """The parts may need more room than they did, or less."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange):
            self._arrange()

    def _arrange(self, *, told: bool = False) -> None:
        """Fold what is to be folded, and what has no room; `told` says that the student chose it."""
        names = self.chosen | self._squeezed()
        if names == self.folds():
            if told:
                self.folded.emit()
            return
        focus = QApplication.focusWidget()
        for name, panel in self.panels.items():
            gone = name in names
            if gone and focus and panel.isAncestorOf(focus):
                self._centre.setFocus()  # first, or Qt would put it somewhere in passing, which is told
            panel.setHidden(gone)
            self.rails[name].setVisible(gone)
        self._share()
        self.folded.emit()

    def _share(self) -> None:
        """Give the panels the widths that they had, or less: the centre comes first unless it was made narrow."""
        folded = self.folds()
        left, centre, right = self._widths
        spare = max(0, self.width() - self._beside(folded) - min(centre, self.theme.px(ROOMY)))
        kept = {LIBRARY: left, RIGHT: right}
        for name, panel in self.panels.items():
            if not panel.isHidden():
                more = min(spare, max(0, kept[name] - panel.minimumWidth()))
                kept[name], spare = panel.minimumWidth() + more, spare - more
        there = sum(self.rails[name].minimumWidth() if name in folded else kept[name] for name in self.panels)
        self.splitter.setSizes([kept[LIBRARY], max(1, self.width() - there), kept[RIGHT]])

    def _squeezed(self) -> set[str]:
        """The panels for which there is no room: the one that was asked for last is the last of them."""
        there = [name for name in (RIGHT, LIBRARY) if name not in self.chosen]
        there.sort(key=lambda name: name == self._asked)
        gone = set[str]()
        for name in there:
            least = self._centre.minimumSizeHint().width() if name == self._asked else self.theme.px(CENTRE)
            if least + self._beside(gone | self.chosen) > self.width() > 0 and self.isVisible():
                gone.add(name)
        return gone

    def _beside(self, folded: Set[str]) -> int:
        """How wide all but the centre is with these panels folded."""
        sides = (self.rails[name] if name in folded else panel for name, panel in self.panels.items())
        return sum(each.minimumWidth() for each in sides)

    def _keep_widths(self) -> None:
        self._widths = self.widths()

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
