"""Choosing a citation style: those offered, a file of the student's own, or plain notes."""

from pathlib import Path

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox

from essayplanner.cite.styles import load_style
from essayplanner.domain.errors import EssayError
from essayplanner.language import _
from essayplanner.ui.controls.choosing import SourceChooser
from essayplanner.ui.look.combo import NamedCombo, fit_list
from essayplanner.ui.look.plain import give_tip
from essayplanner.ui.look.theme import Theme
from essayplanner.work.choice import PLAIN
from essayplanner.work.citing import style_labels

_OTHER = "\0other"


class Combo(NamedCombo):
    """A combo box with a chevron in the theme's colours, which the wheel does not turn by accident.

    `is_passing` while a key goes through its entries: one that opens a dialog is for the open list alone.
    """

    def __init__(self, theme: Theme, name: str, *, letters: int = 12) -> None:
        super().__init__(name)
        self._theme, self.is_passing = theme, False
        self.setMaxVisibleItems(24)
        self.setMinimumContentsLength(letters)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setStyleSheet("QComboBox { combobox-popup: 0; } QComboBox::down-arrow { image: none; }")

    def showPopup(self) -> None:
        """With a list as wide as its words."""
        fit_list(self, self._theme.px(18))
        super().showPopup()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Notes that a key goes through the entries."""
        self.is_passing = True
        super().keyPressEvent(event)
        self.is_passing = False

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leaves the wheel to what scrolls."""
        event.ignore()

    def sizeHint(self) -> QSize:
        """As wide as what is chosen, within reason."""
        wide = self.fontMetrics().horizontalAdvance(self.currentText()) + self._theme.px(42)
        most = self.fontMetrics().averageCharWidth() * 30
        return QSize(max(self._theme.px(72), min(wide, most)), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """May be cut where there is no room: the list shows it whole."""
        return QSize(self._theme.px(72), super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws the chevron."""
        super().paintEvent(event)
        px = self._theme.px
        colour = self._theme.color("muted" if self.isEnabled() else "line")
        self.paint_chevron(colour, px(8) / 2, px(15) / 10, px(12))


class StyleChooser(Combo):
    """Shows the style in force; `chosen` tells the name or path of another, `refused` why a file cannot be used."""

    chosen = Signal(str)
    refused = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, _("Citation style"))
        self._style = PLAIN
        give_tip(self, _("The citation style of the notes"))
        self.activated.connect(self._activated)

    @property
    def style_name(self) -> str:
        """The name or path of the style that is chosen."""
        return self._style

    def show_style(self, name: str) -> None:
        """Show this style as chosen."""
        self._style = name
        self.blockSignals(True)
        self.clear()
        for style, label in style_labels(name).items():
            if style == PLAIN:
                self.insertSeparator(self.count())
            self.addItem(label, style)
        self.addItem(_("Other style (.csl)…"), _OTHER)
        self.setCurrentIndex(self.findData(name))
        self.blockSignals(False)
        self.updateGeometry()

    def _activated(self, index: int) -> None:
        name = self.itemData(index)
        if name == _OTHER:
            self.setCurrentIndex(self.findData(self._style))
            if not self.is_passing:
                self._ask_for_file()
        elif name and name != self._style:
            self.show_style(name)
            self.chosen.emit(name)

    def _ask_for_file(self) -> None:
        start = Path(self._style).parent if self._style.endswith(".csl") else Path.home()
        chooser = SourceChooser(self, _("Choose a citation style"), start, _("Citation styles") + " (*.csl)", ".csl")
        chooser.chosen.connect(lambda paths: self.take_file(str(paths[0])))
        chooser.open()

    def take_file(self, path: str) -> None:
        """Choose the style in a file, if it holds one."""
        try:
            load_style(path)
        except EssayError as error:
            self.refused.emit(error)
            return
        self.show_style(path)
        self.chosen.emit(path)
