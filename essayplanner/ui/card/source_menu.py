"""What “Add source” offers: the sources of the notebook below a field that finds them, and a new one."""

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget, QWidgetAction

from essayplanner.domain.text import fold, shorten
from essayplanner.language import _, n_
from essayplanner.notebook.sources import SourceRow, sources
from essayplanner.ui.card.citation_edit import offer_sources
from essayplanner.ui.controls.picker import OFFERED, best
from essayplanner.ui.controls.texts import LineField
from essayplanner.ui.desk.busy import unless_busy
from essayplanner.ui.desk.desk import Desk
from essayplanner.ui.look.plain import caption


class _Known(NamedTuple):
    folded: str
    row: SourceRow


class SourceMenu(QMenu):
    """Keys go to the field from the moment the menu is open; Enter takes the first that is found, or a new one where
    none is. `chosen` is called with the id of a source, `new` with what was typed, as its title."""

    def __init__(
        self, desk: Desk, opener: QWidget, chosen: Callable[[int], object], new: Callable[[str], object]
    ) -> None:
        super().__init__(opener)
        self.desk, self._opener, self._chosen, self._new = desk, opener, chosen, new
        self.setAccessibleName(_("Sources of this notebook"))
        self.field = LineField(
            _("Find a source: type a few letters of its author or title"), _("Find a source, or name a new one")
        )
        self.field.setProperty("framed", True)
        self.field.textChanged.connect(self._offer)
        self.field.installEventFilter(self)
        held = QWidget()
        self._column = QVBoxLayout(held)
        self._column.addWidget(self.field)
        self.holder = QWidgetAction(self)
        self.holder.setDefaultWidget(held)
        self.addAction(self.holder)
        self.new = self.addAction(_("New source…"), self._make)
        self.addSeparator()
        self._known: list[_Known] = []
        self.found: list[QAction] = []

    @unless_busy
    def open(self) -> None:
        """Read the sources, and wait for letters."""
        px = self.desk.theme.px
        self._known = [
            _Known(fold(" ".join((row.source.short, *row.source.names, row.source.title))), row)
            for row in sources(self.desk.book)
        ]
        self._column.setContentsMargins(px(4), px(4), px(4), px(4))
        self.field.setMinimumWidth(px(300))
        self.field.clear()
        self._offer()
        self.popup(self._opener.mapToGlobal(QPoint(0, self._opener.height())))
        self.field.setFocus(Qt.FocusReason.PopupFocusReason)

    def _offer(self) -> None:
        """Offer what holds all that was typed; what begins with it comes first."""
        self.setActiveAction(None)  # type: ignore[arg-type]
        for action in self.found:
            self.removeAction(action)
            action.deleteLater()
        typed, others = self.field.text().strip(), len(self.actions())
        found = best(self._known, typed)
        offer_sources(self, [known.row for known in found], self._chosen)
        more = len(self._known) - len(found)
        if len(found) == OFFERED and more:
            words = n_("{n} more: type to find it", "{n} more: type to find them", more)
            self.addAction(words).setEnabled(False)
        self.found = self.actions()[others:]
        title = caption(shorten(typed, 40))
        self.new.setText(_("New source “{title}”…", title=title) if typed else _("New source…"))
        if typed:
            self.setActiveAction(self.found[0] if self.found else self.new)

    def _make(self) -> None:
        self._new(self.field.text().strip())

    def _take(self) -> None:
        """What Enter does: what is pointed at; the first that is found is, as soon as something is typed."""
        action = self.activeAction()
        if action not in (None, self.holder):
            self.close()
            action.trigger()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter takes, Down goes from the field to what stands below."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._take()
                return True
            if event.key() == Qt.Key.Key_Down and self.activeAction() in (None, self.holder):
                self.setActiveAction(self.new)
                return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What is typed beside the field goes into it."""
        if event.text().isprintable() and event.text() and not self.field.hasFocus():
            self.field.setFocus(Qt.FocusReason.PopupFocusReason)
            self.field.insert(event.text())
        else:
            super().keyPressEvent(event)
