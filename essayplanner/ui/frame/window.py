"""The main window: layout and connections.

Next to nothing is imported at the top: a window shows its first picture before it is furnished.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QCoreApplication, QEvent, Signal

from essayplanner.language import _
from essayplanner.ui.frame.first_window import FirstWindow
from essayplanner.ui.look.soon import soon

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QPaintEvent
    from PySide6.QtWidgets import QMenu, QWidget

    from essayplanner.domain.changes import ChangeSet
    from essayplanner.domain.errors import Trouble
    from essayplanner.notebook.notebook import Notebook
    from essayplanner.ui.card.panel import CardPanel
    from essayplanner.ui.coach.looking import Looking
    from essayplanner.ui.coach.panel import CoachPanel
    from essayplanner.ui.desk.actions import Menu
    from essayplanner.ui.desk.announcing import Announcer
    from essayplanner.ui.desk.desk import Desk
    from essayplanner.ui.desk.marking import Marking
    from essayplanner.ui.desk.saving import Saving
    from essayplanner.ui.desk.screen import Screen
    from essayplanner.ui.desk.selection import Selection
    from essayplanner.ui.desk.settings import Settings
    from essayplanner.ui.frame.banner import Banner
    from essayplanner.ui.frame.commands import Commands
    from essayplanner.ui.frame.folding import Folding
    from essayplanner.ui.frame.leaving import Leaving
    from essayplanner.ui.frame.middle import Middle
    from essayplanner.ui.frame.panels import Panels
    from essayplanner.ui.frame.parts import Asked
    from essayplanner.ui.frame.screens import Centre
    from essayplanner.ui.frame.sides import Sides
    from essayplanner.ui.frame.status import Status
    from essayplanner.ui.frame.top_bar import TopBar
    from essayplanner.ui.frame.watching import Watch
    from essayplanner.ui.history.panel import HistoryPanel
    from essayplanner.ui.library.panel import LibraryPanel
    from essayplanner.ui.look.theme import Theme
    from essayplanner.ui.outline.whole import OutlineScreen
    from essayplanner.ui.preview.panel import PreviewPanel


class Window(FirstWindow):
    """One notebook. It may show a first picture before it is furnished; the right-hand panels and the actions are made
    after the first picture of the furnished window is on screen (`completed`).

    What it asks of the program is told by `asked`.
    """

    completed = Signal()

    book: "Notebook"
    whole: "QWidget"
    asked: "Asked"
    selection: "Selection"
    announcer: "Announcer"
    saving: "Saving"
    desk: "Desk"
    centre: "Centre"
    outline: "OutlineScreen"
    library: "LibraryPanel"
    tabs: "Panels"
    top: "TopBar"
    middle: "Middle"
    sides: "Sides"
    menus: "dict[Menu, QMenu]"
    banner: "Banner"
    status: "Status"
    watch: "Watch"
    leaving: "Leaving"
    folding: "Folding"
    commands: "Commands"
    card: "CardPanel"
    marking: "Marking"
    looking: "Looking"

    is_furnished = _is_complete = _is_closed = False

    def __init__(
        self,
        book: "Notebook | None",
        theme: "Theme",
        settings: "Settings",
        screens: "Sequence[Screen] | None" = None,
    ) -> None:
        """With these screens, by default all there are; without a notebook it is yet to be furnished."""
        super().__init__(theme, settings)
        if book:
            self.furnish(book, screens)

    def furnish(self, book: "Notebook", screens: "Sequence[Screen] | None" = None) -> None:
        """Put in what a window on this notebook holds. Whatever is on the screen stays until all of it is painted."""
        from essayplanner.ui.frame.furniture import furnish, outline_left

        theme, self.book, self._uid = self.theme, book, book.uid
        self.name_after(book.title)
        self.setAcceptDrops(True)
        self._made = made = furnish(self, book, theme, self.settings, screens, lambda: self.commands.files.save_as())
        for name, part in made._asdict().items():
            setattr(self, name, part)
        self.outline.view.files_dropped.connect(self._open_dropped)
        self.status.follow_announcer(self.announcer)
        self.status.history_wanted.connect(lambda: self.show_tab("history"))
        self.banner.plans_wanted.connect(lambda: self.commands.practice.timing.plans.show())
        self.centre.turned.connect(lambda: self.folding.follow_screen())
        self.sides.folded.connect(lambda: self.folding.remember())
        self.library.finder.damaged.connect(self.announcer.fail)
        self._unsubscribe = book.subscribe(self._apply)
        theme.changed.connect(self._restyle)
        self._restyle()
        if book.read_only:
            self.show_banner(book.read_only)
        self.selection.show_outline(outline_left(book, self.settings.outlines.get(self._uid, 0)))
        if not self.selection.outline_id:
            self.outline.show_outline(0)
        self.folding.follow_screen()
        self.folding.show_words(self.status.cards)
        self.centre.setFocus()
        self.is_furnished = True
        theme.dress()
        if self.isVisible():
            self._settle()

    def _settle(self) -> None:
        """Have all at its place before the next picture, which else comes before the events that bring it there."""
        self.menuBar().show()
        self.whole.show()
        self.statusBar().show()
        self._lay_out()

    def _lay_out(self) -> None:
        """Have what is yet to be laid out anew at its place now."""
        for _pass in range(3):  # a bar that scrolls makes lines shorter, and so texts higher
            QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)

    def _restyle(self) -> None:
        px = self.theme.px
        self.library.setMinimumWidth(min(px(250), 400))
        self.tabs.setMinimumWidth(min(px(290), 400))
        self.centre.setMinimumWidth(px(240))

    def paintEvent(self, event: "QPaintEvent") -> None:
        super().paintEvent(event)
        if self.is_furnished and not self._is_complete:
            self._is_complete = True
            soon(self, self._complete)

    def complete_now(self) -> None:
        """Make the window whole without waiting for its first picture."""
        if not hasattr(self, "commands"):
            self._is_complete = True
            self._complete()

    def _complete(self) -> None:
        """Make what the first picture did not need: menus, the card panel, search, watching the file."""
        if hasattr(self, "commands") or self._is_closed:
            return
        from essayplanner.ui.frame.completion import complete

        for name, part in complete(self, self._made, self.show_tab)._asdict().items():
            setattr(self, name, part)
        self.library.start()
        self.watch.begin()
        self.completed.emit()

    # What is shown

    def show_tab(self, name: str) -> None:
        """Bring a panel at the right forward: "coach", "card", "preview" or "history"."""
        from essayplanner.ui.desk.screen import RIGHT

        self.complete_now()
        self.sides.unfold(RIGHT)
        self.tabs.turn_to(name)

    @property
    def preview(self) -> "PreviewPanel":
        """The preview, which is made when it is first turned to."""
        return cast("PreviewPanel", self.tabs.panel("preview"))

    @property
    def coach(self) -> "CoachPanel":
        """The coach, whose panel is made when it is first turned to."""
        return cast("CoachPanel", self.tabs.panel("coach"))

    @property
    def history(self) -> "HistoryPanel":
        """The history, which is made when it is first turned to."""
        return cast("HistoryPanel", self.tabs.panel("history"))

    def show_banner(self, trouble: "Trouble") -> None:
        """Show something below the panes until it is put away."""
        self.banner.show_trouble(trouble)

    def _apply(self, changed: "ChangeSet") -> None:
        self.status.follow(changed)
        self.folding.show_words(self.status.cards)
        self.watch.follow(changed)
        if changed.touches("notebook"):
            self.name_after(self.book.title)
        if self.announcer.is_deed_said:
            return
        if changed.origin == "undo":
            self.announcer.say(self, _("Undid: {step}.", step=changed.label.words))
        elif changed.origin == "redo":
            self.announcer.say(self, _("Redid: {step}.", step=changed.label.words))

    def keep_places(self) -> bool:
        """Keep where all stands for the first picture of the next start; gives whether that is news."""
        from essayplanner.ui.frame.first_picture import keep_places

        if self.centre.name != "outline" or not self.isVisible():
            return False
        self._lay_out()
        return keep_places(self, self.outline, self.settings, self._uid)

    # Files

    def dragEnterEvent(self, event: "QDragEnterEvent") -> None:
        from essayplanner.ui.desk import mime as drags

        mime = event.mimeData()
        if drags.carries_files(mime) or (not self.book.read_only and drags.is_from_elsewhere(self.book, mime)):
            event.acceptProposedAction()

    def dropEvent(self, event: "QDropEvent") -> None:
        from essayplanner.ui.desk import mime as drags

        event.acceptProposedAction()
        if drags.is_from_elsewhere(self.book, event.mimeData()):
            self.complete_now()
            self.commands.files.take_copied(event.mimeData())
        elif files := drags.dragged_files(event.mimeData()):
            self._open_dropped(files)
        else:
            sentence = _("Only notebooks, packs, lists of sources and notes can be dropped here.")
            self.announcer.say(self, sentence)

    def _open_dropped(self, files: list[str]) -> None:
        from pathlib import Path

        self.complete_now()
        self.commands.files.bring([Path(file) for file in files])

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if self._is_complete and event.type() == QEvent.Type.ActivationChange and self.isActiveWindow():
            soon(self, self.watch.look)

    def closeEvent(self, event: "QCloseEvent") -> None:
        if not self.is_furnished:
            super().closeEvent(event)
            return
        from essayplanner.ui.frame.closing import keep_and_end, may_close

        if not may_close(self, self._made):
            event.ignore()
            return
        self._unsubscribe()
        keep_and_end(self, self._made, self._uid)
        self.keep_places()
        self.settings.save()
        super().closeEvent(event)
        self._is_closed = True
        self.book.close()
