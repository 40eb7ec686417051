"""The library: search field, filters and cards."""

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from essayplanner.domain.changes import ChangeSet
from essayplanner.notebook.library import Filter, first_ids
from essayplanner.notebook.notebook import Notebook
from essayplanner.notebook.search import Found
from essayplanner.ui.desk.selection import Selection
from essayplanner.ui.desk.text_fields import OneLine
from essayplanner.ui.library.filters import Filters
from essayplanner.ui.library.finding import Finder
from essayplanner.ui.library.model import LibraryModel
from essayplanner.ui.library.view import LibraryView
from essayplanner.ui.look.fields import Scrolled
from essayplanner.ui.look.plain import Label
from essayplanner.ui.look.theme import Theme

#: Tables whose changes may change what is found, or its counts.
_SHAPING = ("card", "card_tag", "citation", "link", "placement", "source", "tag", "side")


class LibraryPanel(QWidget):
    """Cards to find and to drag; `shown` is emitted when the list shows what was asked for."""

    shown = Signal()

    def __init__(self, book: Notebook, theme: Theme, selection: Selection) -> None:
        super().__init__()
        self.book, self.theme, self.selection = book, theme, selection
        self.field = OneLine()
        self.field.setPlaceholderText("Search cards")
        self.field.setAccessibleName("Search cards")
        self.field.setClearButtonEnabled(False)
        self._hint = Label("Ctrl+F", self.field)
        self._hint.setProperty("muted", "true")
        self._hint.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        inside = QHBoxLayout(self.field)
        inside.setContentsMargins(0, 0, 10, 0)
        inside.addStretch()
        inside.addWidget(self._hint)
        self.filters = Filters(book, theme)
        self.model = LibraryModel(book, self)
        self.view = LibraryView(self.model, theme)
        self.finder = Finder(book.file, self)
        column = QWidget()
        self._layout = QVBoxLayout(column)
        for widget in (self.field, self.filters):
            self._layout.addWidget(widget)
        self._layout.addWidget(self.view, 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(Scrolled(column))
        self._wanted_card, self._wanted_row = 0, -1
        self._shown_filter = Filter()
        self.field.textChanged.connect(self._typed)
        self.field.installEventFilter(self)
        self.filters.changed.connect(self._ask)
        self.finder.found.connect(self._found)
        self.view.chosen.connect(self._follow)
        self.view.pressed.connect(self._follow_click)
        selection.changed.connect(self._follow_selection)
        self.destroyed.connect(book.subscribe(self._apply))
        theme.changed.connect(self._restyle)
        self.model.show(first_ids(book, Filter()))
        self._restyle()

    def _restyle(self) -> None:
        px = self.theme.px
        self._layout.setContentsMargins(px(12), px(12), px(4), 0)
        self._layout.setSpacing(px(8))
        self._hint.setFont(self.theme.font(12))
        self.view.setMinimumHeight(px(130))

    def start(self) -> None:
        """Begin to index, after the first picture is on screen."""
        self.finder.start()
        self._ask()

    def close_file(self) -> None:
        """Let go of the file."""
        self.finder.close()

    def _typed(self, text: str) -> None:
        self._hint.setVisible(not text)
        self.filters.set_text(text)

    def _ask(self) -> None:
        self.finder.find(self.filters.filter)

    def _found(self, found: Found) -> None:
        if self.book.is_overwritten():
            return  # what was found is another notebook's
        wanted = self.filters.filter
        asked_anew = wanted != self._shown_filter
        self._shown_filter = wanted
        self.view.delegate.typed = wanted.text
        narrowed = wanted != Filter()
        self.view.empty_text = (
            "The trash is empty." if wanted.trashed and not wanted.text
            else "No card matches. Take a filter away, or press Ctrl+N to write the card." if narrowed
            else "No cards yet: press Ctrl+N for the first, or bring a pack in with File > Import pack."
        )  # fmt: skip
        self.model.show(found.ids)
        self.filters.show_counts(found)
        if asked_anew:
            self.view.scrollToTop()
        if self._wanted_card:
            self.view.choose(self._wanted_card)
            self._wanted_card = 0
        if self._wanted_row >= 0 and found.ids:
            self.view.choose(found.ids[min(self._wanted_row, len(found.ids) - 1)])
        self._wanted_row = -1
        self.view.viewport().update()
        self.shown.emit()

    def _apply(self, changed: ChangeSet) -> None:
        if changed.touches(*_SHAPING):
            self.finder.follow(changed)
            self._ask()

    def show_card(self, card_id: int) -> None:
        """Make a card current, taking filters away that hide it."""
        if card_id in self.model.ids:
            self.view.choose(card_id)
            return
        self._wanted_card = card_id
        if self.filters.filter != Filter():
            self.field.clear()
            self.filters.clear()
        else:
            self._ask()

    def choose_row(self, row: int) -> None:
        """Make the card of that row current when the list was found anew, or the last one."""
        self._wanted_row = row

    def _follow(self) -> None:
        index = self.view.currentIndex()
        if index.isValid() and self.view.hasFocus():
            self.selection.choose(self.model.ids[index.row()])

    def _follow_click(self, index: QModelIndex) -> None:
        """Turn to what was clicked, current or not, even where the click has yet to bring the window forward."""
        self.selection.choose(self.model.ids[index.row()])

    def _follow_selection(self) -> None:
        if self.selection.card_id and not self.view.hasFocus():
            self.view.choose(self.selection.card_id)

    def focus_search(self) -> None:
        """Put the focus into the search field, its text selected."""
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Down goes from the search field to the cards, Escape empties the field."""
        if watched is self.field and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Down and self.model.ids:
                self.view.setFocus(Qt.FocusReason.TabFocusReason)
                if not self.view.selectedIndexes():
                    self.view.choose(self.model.ids[0])
                return True
            if event.key() == Qt.Key.Key_Escape and self.field.text():
                self.field.clear()
                return True
        return super().eventFilter(watched, event)
