"""A sentence below the panes that stays until it is dismissed, or its reason ends."""

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QHBoxLayout,
    QWidget,
)

from essayplanner.domain.errors import Offer, Trouble
from essayplanner.domain.text import clean_line
from essayplanner.language import _
from essayplanner.ui.desk.announcing import tell_of
from essayplanner.ui.look.plain import Label
from essayplanner.ui.look.push_button import PushButton
from essayplanner.ui.look.theme import Theme

#: Milliseconds in which a sentence that has just come takes no click: the hand meant what was there before.
DEAF = 500
#: Milliseconds between two looks at whether the room of a sentence that went can be given back.
_AGAIN = 200


class Banner(QWidget):
    """Says one thing; of many lines it shows the first, and the others on demand. `plans_wanted` asks for that.

    It comes at the foot of the panes (`above`), where nothing moves by it. Where they are scrolled to their end, and
    the pointer is over them, they would move when it goes: it then stays, empty, until the pointer has left.
    """

    plans_wanted = Signal()

    def __init__(self, theme: Theme, above: QWidget, save_copy: Callable[[], object]) -> None:
        super().__init__()
        self.theme = theme
        self.trouble: Trouble | None = None
        self._above = above
        self._holds: Callable[[], bool] | None = None
        self.setObjectName("banner")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.text = Label()
        self.text.setWordWrap(True)
        self.rest, self.save, self.plans, self.away = (
            PushButton(_("Full message…")),
            PushButton(_("Save a copy as…")),
            PushButton(_("See what came of it")),
            PushButton(_("Dismiss")),
        )
        self.rest.clicked.connect(self._show_all)
        self.save.clicked.connect(lambda: save_copy())
        self.plans.clicked.connect(self._see_plans)
        self.away.clicked.connect(self.put_away)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self.text, 1)
        for button in (self.rest, self.save, self.plans, self.away):
            button.setAutoDefault(False)
            self._row.addWidget(button)
        self._deaf = QTimer(self, singleShot=True, interval=DEAF)
        self._deaf.timeout.connect(self._hear)
        self._going = QTimer(self, interval=_AGAIN)
        self._going.timeout.connect(self._give_room_back)
        theme.changed.connect(self._restyle)
        self._restyle()
        self.hide()

    @property
    def sentence(self) -> str:
        """All that is said just now; empty for nothing."""
        return str(self.trouble) if self.trouble else ""

    def show_trouble(self, trouble: Trouble, holds: Callable[[], bool] | None = None) -> None:
        """Show this in the place of what was said before; `holds` tells, asked again, whether it is still true."""
        self.trouble, self._holds = trouble, holds
        line = clean_line(trouble.sentence)
        self._going.stop()
        if not self.isHidden():
            self.setMinimumHeight(self.height())
        self.text.setText(line)
        self.rest.setVisible(bool(trouble.more))
        self.save.setVisible(trouble.offer is Offer.SAVE_A_COPY)
        self.plans.setVisible(trouble.offer is Offer.SEE_PLANS)
        self.away.setText(_("Keep going") if trouble.offer is Offer.SEE_PLANS else _("Dismiss"))
        self.away.show()
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._deaf.start()
        self.show()
        tell_of(self, line)

    def end_if_over(self) -> bool:
        """Take the sentence away where it is no longer true; gives whether it was."""
        if not self._holds or self._holds():
            return False
        self.trouble = self._holds = None
        self.text.clear()
        for button in (self.rest, self.save, self.plans, self.away):
            button.hide()
        self.setMinimumHeight(self.height())
        self._going.start()
        self._give_room_back()
        return True

    def put_away(self) -> None:
        """Be gone."""
        self.trouble = self._holds = None
        self._going.stop()
        self.hide()
        self.setMinimumHeight(0)

    def _see_plans(self) -> None:
        self.put_away()
        self.plans_wanted.emit()

    def _give_room_back(self) -> None:
        bars = [area.verticalScrollBar() for area in self._above.findChildren(QAbstractScrollArea) if area.isVisible()]
        room = self.height() if self.isVisible() else 0
        moves = any(bar.value() > max(bar.minimum(), bar.maximum() - room) for bar in bars)
        if not (moves and self._above.rect().contains(self._above.mapFromGlobal(QCursor.pos()))):
            self.put_away()

    def _hear(self) -> None:
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents, False)

    def _show_all(self) -> None:
        from essayplanner.ui.controls.long_text import LongTextDialog

        LongTextDialog(_("Full message"), self.sentence, self).open()

    def _restyle(self) -> None:
        t, px = self.theme.tokens, self.theme.px
        self.setStyleSheet(f"#banner {{ background: {t.selection}; border-top: 1px solid {t.line}; }}")
        self.setMinimumHeight(0)
        self._row.setContentsMargins(px(16), px(6), px(16), px(6))
        self._row.setSpacing(px(8))
