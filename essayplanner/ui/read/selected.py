"""What is selected in the pages, and what is offered of it once the hand has let go."""

from PySide6.QtCore import QEvent, QObject, QRect, Qt, QTimer, Slot
from PySide6.QtGui import QGuiApplication

from essayplanner.language import _
from essayplanner.notebook.read_again import Alike, says_already
from essayplanner.ui.desk.beside import Beside
from essayplanner.ui.desk.jobs import Job
from essayplanner.ui.read.deeds import Deeds
from essayplanner.ui.read.popover import Popover
from essayplanner.ui.read.reading import Reading

#: Milliseconds without another selection before something is offered of it.
_REST = 150


class Selected(QObject):
    """Has the popover beside what is selected, with the card that says it already."""

    def __init__(self, reading: Reading, deeds: Deeds) -> None:
        super().__init__(reading)
        self._reading, self._view, self._deeds = reading, reading.view, deeds
        self.alike: Alike | None = None
        self.popover = Popover(reading.theme, reading, deeds.make, lambda: self.add())
        self._rest = QTimer(self, singleShot=True, interval=_REST)
        self._rest.timeout.connect(self._offer)
        self._view.selection_changed.connect(self._changed)
        self._view.scrolled.connect(self._follow)
        self._view.zoomed.connect(self._follow)
        self._view.installEventFilter(self)
        self._is_add_wanted = False
        self._beside, self._job = Beside(deeds.book), Job(self)
        self._job.done.connect(self._found)
        self.destroyed.connect(deeds.book.before_writing(self._let_go))
        deeds.dragged.connect(self._dragged)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Offers nothing while the keys are elsewhere, as in what is asked over the pages."""
        if event.type() == QEvent.Type.FocusOut:
            self.popover.hide()
        elif event.type() == QEvent.Type.FocusIn and self._view.selection:
            self._rest.start()
        return super().eventFilter(watched, event)

    def add(self) -> None:
        """Add what is selected to the card that says it already, as soon as it is known which one does."""
        self._is_add_wanted = self._rest.isActive() or self._job.running
        if self._rest.isActive():
            self._rest.stop()
            self._offer()
        if not self._job.running:
            self._is_add_wanted = False
            self._deeds.add(self.alike)

    @Slot()
    def _changed(self) -> None:
        self.alike, self._is_add_wanted = None, False
        self._job.cancel()
        self.popover.hide()
        if self._view.selection:
            self._rest.start()
        else:
            self._rest.stop()

    @Slot()
    def _dragged(self) -> None:
        """It hangs at the pointer: offer nothing until it is let go, and again where it was dropped nowhere."""
        self.popover.hide()
        self._rest.start()

    @Slot()
    def _offer(self) -> None:
        """Offer the kinds at once, and the card that says it when it is found, beside the window."""
        if QGuiApplication.mouseButtons() & Qt.MouseButton.LeftButton:
            self._rest.start()  # it is still being drawn
            return
        selection = self._view.selection
        if selection is None or self._deeds.book.read_only or not self._view.hasFocus():
            return
        self.popover.offer(self.alike, self._deeds.place())
        self._follow(shown=True)
        if self.alike is None:
            beside, quoted = self._beside, selection.quoted
            self._job.start(lambda _progress: beside.read(lambda book: says_already(book, quoted)))

    @Slot(object)
    def _found(self, alike: object) -> None:
        if isinstance(alike, Alike) and self._view.selection:
            self.alike = alike
            self.popover.offer(alike, self._deeds.place())
            self._follow()
            said = _("C, E or H makes a card. A adds it to “{title}”.", title=alike.title)
        else:
            said = _("C, E or H makes a card of it.")
        if self._is_add_wanted:
            self._is_add_wanted = False
            self._deeds.add(self.alike)
        else:
            self._deeds.desk.announcer.tell_settled(self._view, said)

    def _let_go(self) -> None:
        """The file is to be written: nobody may read it now."""
        if self._beside.interrupt():
            self._job.cancel()
            self._rest.start()

    @Slot()
    def _follow(self, *, shown: bool = False) -> None:
        """Lie where the passage is now; out of sight with it."""
        if not shown and self.popover.isHidden():
            return
        selection, port = self._view.selection, self._view.viewport()
        lines = [rect.toAlignedRect() for rect in self._view.rects_of(selection.spot)] if selection else []
        around = QRect()
        for line in lines:
            around = around.united(line)
        room = QRect(port.mapTo(self._reading, port.rect().topLeft()), port.size())
        around.translate(room.topLeft())
        if not lines or not around.intersects(room):
            self.popover.hide()
            return
        self.popover.lie(around, room.adjusted(8, 4, -8, -4))
