"""The boards of the mark schemes, each a small button with a menu; one for all where there is no room."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from essayplanner.domain.structures import Scheme
from essayplanner.language import _
from essayplanner.ui.controls.buttons import quiet_button
from essayplanner.ui.look.plain import caption
from essayplanner.ui.look.push_button import PushButton
from essayplanner.ui.look.theme import Theme


class Boards(QWidget):
    """`chosen` brings the key of a scheme; it is empty for none."""

    chosen = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme, self._schemes, self._key = theme, tuple[Scheme, ...](), ""
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._all = quiet_button(_("boards ▾"), _("Mark schemes of the boards, menu"), self._open_all)
        self._row.addWidget(self._all)
        self._buttons: dict[str, PushButton] = {}
        theme.changed.connect(self._restyle)
        self._restyle()

    def _restyle(self) -> None:
        for button in (self._all, *self._buttons.values()):
            button.setFont(self.theme.font(12))

    def show_schemes(self, schemes: Sequence[Scheme], key: str) -> None:
        """Offer these, of which one may be chosen."""
        self._schemes, self._key = tuple(schemes), key
        for board in dict.fromkeys(scheme.board for scheme in schemes):
            if board not in self._buttons:
                name = _("Mark schemes of {board}, menu", board=board)
                button = quiet_button(caption(board), name, partial(self._open, board))
                self._buttons[board] = button
                self._row.addWidget(button)
        self._restyle()

    def fit(self, room: int) -> None:
        """Have a button a board where that takes no more than this."""
        wide = sum(button.sizeHint().width() for button in self._buttons.values())
        for button in self._buttons.values():
            button.setVisible(wide <= room)
        self._all.setVisible(wide > room)

    def _open(self, board: str) -> None:
        self._offer([each for each in self._schemes if each.board == board], self._buttons[board])

    def _open_all(self) -> None:
        self._offer(self._schemes, self._all)

    def _offer(self, schemes: Sequence[Scheme], button: PushButton) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        several = len({each.board for each in schemes}) > 1
        for scheme in schemes:
            self._add(menu, scheme, f"{scheme.board}: {scheme.title}" if several else scheme.title)
        menu.popup(button.mapToGlobal(QPoint(0, button.height())))

    def _add(self, menu: QMenu, scheme: Scheme, words: str) -> None:
        action = menu.addAction(caption(words))
        action.setCheckable(True)
        action.setChecked(scheme.key == self._key)
        action.triggered.connect(lambda on: self.chosen.emit(scheme.key if on else ""))
