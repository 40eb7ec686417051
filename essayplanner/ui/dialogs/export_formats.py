"""The list of formats; those that cannot be made are there, grey, and say what they need."""

from collections.abc import Callable, Sequence
from itertools import groupby

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem

from essayplanner.formats.export import Exporter
from essayplanner.formats.registry import EXPORTERS, ON_PAPER
from essayplanner.language import _
from essayplanner.ui.look.plain import tip
from essayplanner.ui.look.theme import Theme
from essayplanner.ui.look.told_rows import ToldRows

#: What most schools ask for: the choice before anything was exported.
FIRST_FORMAT = "docx"

#: Every format that is offered: documents, then PDF, then those for other programs.
FORMATS: tuple[Exporter, ...] = (*EXPORTERS[:4], *ON_PAPER, *EXPORTERS[4:])


class FormatList(ToldRows, QListWidget):
    """One row for each format, and one for each screen, of which a picture can be of several; `chosen` when another one
    is. `lacks` says in a sentence what a format needs that is not there, and nothing where it can be made."""

    chosen = Signal()

    def __init__(self, theme: Theme, formats: Sequence[Exporter], lacks: Callable[[Exporter], str]) -> None:
        super().__init__()
        self._theme = theme
        self._rows = [tuple(kinds) for _row, kinds in groupby(formats, lambda each: each.screen or each.name)]
        self.setObjectName("formatList")
        self.setAccessibleName(_("Format"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        for format, *_others in self._rows:
            item = QListWidgetItem(format.of_screen or format.label)
            item.setData(Qt.ItemDataRole.UserRole, format.name)
            if lacking := lacks(format):
                item.setFlags(Qt.ItemFlag.NoItemFlags)
                item.setToolTip(tip(lacking))
                item.setData(Qt.ItemDataRole.AccessibleDescriptionRole, lacking)
            self.addItem(item)
        self.currentRowChanged.connect(lambda _: self.chosen.emit())
        theme.changed.connect(self._restyle)
        self._restyle()

    @property
    def kinds(self) -> tuple[Exporter, ...]:
        """The format that is chosen; of a screen, all in which there is a picture of it."""
        return self._rows[max(0, self.currentRow())]

    def choose(self, name: str) -> None:
        """Choose a format by its name; the first that can be made where there is none of that name or it cannot."""
        rows = [row for row in range(self.count()) if self.item(row).flags() & Qt.ItemFlag.ItemIsEnabled]
        named = [row for row in rows if name in [each.name for each in self._rows[row]]]
        self.setCurrentRow((named or rows or [0])[0])

    def sizeHint(self) -> QSize:
        """As wide as its longest name, as tall as all of them."""
        metrics = self.fontMetrics()
        wide = max(metrics.horizontalAdvance(row[0].of_screen or row[0].label) for row in self._rows) + self._theme.px(
            34
        )
        return QSize(wide, self.count() * (metrics.height() + self._theme.px(11)) + self._theme.px(12))

    def minimumSizeHint(self) -> QSize:
        """May scroll."""
        return QSize(min(self._theme.px(150), 280), self._theme.px(120))

    def _restyle(self) -> None:
        t, px = self._theme.tokens, self._theme.px
        self.setStyleSheet(
            "#formatList { background: transparent; border: 0; outline: 0; }"
            f"#formatList::item {{ padding: {px(5)}px {px(9)}px; border-radius: {px(6)}px; color: {t.ink}; "
            "border: 2px solid transparent; }"
            f"#formatList::item:selected {{ background: {t.selection}; color: {t.ink}; border: 1px solid {t.link}; "
            f"padding: {px(5) + 1}px {px(9) + 1}px; }}"
            f"#formatList::item:selected:focus {{ border: 2px solid {t.claim}; padding: {px(5)}px {px(9)}px; }}"
            f"#formatList::item:disabled {{ color: {t.muted}; }}"
        )
        self.updateGeometry()
