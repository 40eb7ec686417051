"""The left side of the sources screen: search, New, Import, Export, and the list."""

from functools import partial

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QMenu, QPushButton, QVBoxLayout, QWidget

from essayplanner.domain.source_types import TYPES
from essayplanner.language import _
from essayplanner.ui.desk.announcing import tell_settled_of
from essayplanner.ui.desk.desk import Desk
from essayplanner.ui.desk.text_fields import OneLine
from essayplanner.ui.look.fields import FlowLayout
from essayplanner.ui.look.mirroring import set_margins
from essayplanner.ui.look.push_button import PushButton
from essayplanner.ui.sources.bringing import FORMATS, Bringing
from essayplanner.ui.sources.delegate import SourceDelegate
from essayplanner.ui.sources.model import FoundSources, Role, SourcesModel, found_in_words
from essayplanner.ui.sources.recognising import bibliography_text
from essayplanner.ui.sources.view import SourcesView

NONE = _("No sources yet.")
NOT_FOUND = _("No source contains these words.")


class SourceList(QWidget):
    """The sources, and the buttons above them. `chosen` gives the id of the current one, 0 for none; `delete_wanted`
    those of all that are selected."""

    chosen = Signal(int)
    new_wanted = Signal(str)
    delete_wanted = Signal(list)
    merge_wanted = Signal()

    def __init__(self, desk: Desk, model: SourcesModel, bringing: Bringing) -> None:
        super().__init__()
        self.desk, self.model, self.bringing = desk, model, bringing
        self._following = False
        self.search = OneLine()
        self.search.setPlaceholderText(_("Search sources"))
        self.search.setAccessibleName(_("Search sources"))
        self.found = FoundSources(model, self)
        self.view = SourcesView(desk.theme, self.found, SourceDelegate(desk.theme))
        self.view.empty.say(NONE)
        self.new_menu, self.new = self._menu_button(_("New"), _("New source"))
        for kind, known in TYPES.items():
            self.new_menu.addAction(known.word).triggered.connect(partial(self._new, kind))
        self.import_menu, self.bring = self._menu_button(_("Import"), _("Import sources"))
        self.import_menu.addAction(_("From a file…")).triggered.connect(bringing.choose_file)
        self.paste = self.import_menu.addAction(_("From the clipboard"))
        self.paste.triggered.connect(self._paste)
        self.import_menu.aboutToShow.connect(self._look_at_clipboard)
        self.export_menu, self.export = self._menu_button(_("Export"), _("Export all sources"))
        for kind, form in FORMATS.items():
            self.export_menu.addAction(_("As {format}…", format=form.words)).triggered.connect(
                partial(self._export, kind)
            )
        self.column = QVBoxLayout(self)
        self.column.addWidget(self.search)
        self.flow = FlowLayout(gap=desk.theme.px(6))
        self.column.addLayout(self.flow)
        for button in (self.new, self.bring, self.export):
            self.flow.addWidget(button)
        self.column.addWidget(self.view, 1)
        self._connect()
        self.restyle()

    def _connect(self) -> None:
        self.search.textChanged.connect(self._look)
        self.search.installEventFilter(self)
        self.view.selectionModel().currentChanged.connect(self._turn)
        self.view.delete_wanted.connect(self._delete)
        self.view.menu_wanted.connect(self._popup)
        self.desk.theme.changed.connect(self.restyle)
        writable = not self.desk.book.read_only
        for button in (self.new, self.bring):
            button.setEnabled(writable)

    def _menu_button(self, text: str, name: str) -> tuple[QMenu, QPushButton]:
        button = PushButton(f"{text} ▾")
        button.setStyleSheet("QPushButton::menu-indicator { image: none; width: 0; }")
        button.setAccessibleName(name)
        menu = QMenu(text, button)
        menu.setAccessibleName(name)
        button.setMenu(menu)
        return menu, button

    def restyle(self) -> None:
        """Take on the colours and sizes in force."""
        px = self.desk.theme.px
        set_margins(self.column, px(12), px(12), px(10), 0)
        self.column.setSpacing(px(8))

    def _new(self, kind: str, checked: bool = False) -> None:
        self.new_wanted.emit(kind)

    def _export(self, kind: str, checked: bool = False) -> None:
        self.bringing.choose_target(kind)

    def _look_at_clipboard(self) -> None:
        self.paste.setEnabled(bool(bibliography_text(QApplication.clipboard().mimeData())))

    def _paste(self) -> None:
        self.bringing.read_text(bibliography_text(QApplication.clipboard().mimeData()))

    def _popup(self, at: QPoint) -> None:
        """Offer what can be done to a source; below them, what brings others or writes all."""
        writable = not self.desk.book.read_only
        menu = QMenu(self.view)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if not self.view.indexAt(at).isValid():
            for more in (self.new_menu, self.import_menu, self.export_menu):
                menu.addMenu(more).setEnabled(writable or more is self.export_menu)
        elif writable:
            merge = menu.addAction(_("Merge with…"))
            merge.setEnabled(len(self.view.selectedIndexes()) == 1)
            merge.triggered.connect(lambda: self.merge_wanted.emit())
            menu.addAction(_("Delete")).triggered.connect(self._delete)
        else:
            return
        menu.popup(self.view.viewport().mapToGlobal(at))

    def _delete(self) -> None:
        self.delete_wanted.emit([index.data(Role.ID) for index in self.view.selectedIndexes()])

    # Which source

    def _turn(self, index: QModelIndex) -> None:
        if not self._following:
            self.chosen.emit(index.data(Role.ID) if index.isValid() else 0)

    def _look(self, typed: str) -> None:
        self.found.look_for(typed)
        self.view.empty.say(NOT_FOUND if typed.strip() else NONE)
        if not self.view.currentIndex().isValid() and self.found.rowCount():
            self.choose_first()
        tell_settled_of(self.view, found_in_words(self.found) or self.view.empty.text)

    def choose_first(self) -> None:
        """Turn to the first source of the list."""
        self.view.setCurrentIndex(self.found.index(0, 0))
        if not self.found.rowCount():
            self.chosen.emit(0)

    def show_source(self, source_id: int) -> None:
        """Turn to a source; the search is emptied where it hides it."""
        index = self.found.mapFromSource(self.model.index_of(source_id))
        if not index.isValid() and self.search.text():
            self.search.clear()
            index = self.found.mapFromSource(self.model.index_of(source_id))
        if index.isValid():
            self.view.setCurrentIndex(index)
            self.view.scrollTo(index)

    def follow(self, source_id: int) -> None:
        """After a change: stay at the source, or turn to the one that stands where it stood."""
        index = self.found.mapFromSource(self.model.index_of(source_id))
        if index.isValid():
            if self.view.currentIndex() != index:
                self.view.setCurrentIndex(index)
            return
        if not self.model.entry(source_id):
            current = self.view.currentIndex()
            if current.isValid():
                self.chosen.emit(current.data(Role.ID))
            else:
                self.choose_first()

    def focus_search(self) -> None:
        """Go to the search field, its text selected."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Down goes from the search field to the list."""
        pressed = event.key() if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress else None
        if watched is self.search and pressed == Qt.Key.Key_Down and self.found.rowCount():
            self.view.setFocus(Qt.FocusReason.TabFocusReason)
            return True
        return super().eventFilter(watched, event)
