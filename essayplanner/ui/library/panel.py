"""The library: search field, filters and cards."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from essayplanner.domain.changes import ChangeSet, Table
from essayplanner.language import _, n_, p_
from essayplanner.notebook.library import Filter, first_ids
from essayplanner.notebook.search_answers import Found
from essayplanner.ui.desk.afterwards import AfterPicture
from essayplanner.ui.desk.desk import Desk
from essayplanner.ui.library.aside import PutAside
from essayplanner.ui.library.clips import take_clip
from essayplanner.ui.library.filters import Filters
from essayplanner.ui.library.finding import Finder
from essayplanner.ui.library.model import LibraryModel
from essayplanner.ui.library.search_field import SearchField
from essayplanner.ui.library.view import LibraryView
from essayplanner.ui.look.mirroring import set_margins
from essayplanner.ui.look.one_scroll import OneScroll
from essayplanner.ui.look.push_button import PushButton
from essayplanner.ui.look.targets import LEAST

#: Tables whose changes may change what is found, or its counts.
_SHAPING: tuple[Table, ...] = ("card", "card_tag", "citation", "link", "placement", "source", "tag", "side")


class LibraryPanel(QWidget):
    """Cards to find and to drag; `shown` is emitted when the list shows what was asked for, and `new_menu_wanted`
    brings a menu that is to offer new cards."""

    shown = Signal()
    new_menu_wanted = Signal(QMenu)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        book, theme = self.book, self.theme = desk.book, desk.theme
        self.selection, self._announcer = desk.selection, desk.announcer
        self.field = SearchField(theme)
        self.new = PushButton()
        self.new.setAccessibleName(_("New card, menu"))
        self.new.setDisabled(bool(book.read_only))
        self.new.clicked.connect(lambda: self._offer_new())
        self.filters = Filters(desk)
        self.model = LibraryModel(book, self)
        self.view = LibraryView(self.model, theme)
        self.finder = Finder(book.file, self)
        self._aside = PutAside(self.field, self.filters)
        column = QWidget()
        self._layout = QVBoxLayout(column)
        self._head = QHBoxLayout()
        self._layout.addLayout(self._head)
        self._head.addWidget(self.field, 1)
        self._head.addWidget(self.new)
        self._layout.addWidget(self.filters)
        self._layout.addWidget(self.view, 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        self._scrolled = OneScroll(column, self.view)
        outer.addWidget(self._scrolled)
        self._wanted_card, self._wanted_row, self._focus_wanted = 0, -1, False
        self._wanted_cards: tuple[int, ...] = ()
        #: A card that was chosen elsewhere and has yet to come into the list.
        self._late_card = 0
        self._shown_filter = self.filters.filter
        self._narrowed_to: Iterable[int] | None = None
        self._asking = AfterPicture(self, self._ask)
        self.field.textChanged.connect(self._typed)
        self.field.installEventFilter(self)
        self.filters.changed.connect(self._ask)
        self.finder.found.connect(self._found)
        self._showing = False
        self.view.chosen.connect(self._follow)
        self.view.clip_dropped.connect(lambda clip: take_clip(desk, clip, self.view))
        self._turning = AfterPicture(self, self._follow_selection)
        desk.selection.changed.connect(self._turn)
        self.destroyed.connect(book.subscribe(self._apply))
        self.destroyed.connect(book.before_writing(self.finder.let_go))
        theme.changed.connect(self._restyle)
        self.model.show(first_ids(book, self.filters.filter))
        self._restyle()

    def _restyle(self) -> None:
        px = self.theme.px
        set_margins(self._layout, px(12), px(12), 0, 0)
        self._layout.setSpacing(px(8))
        self._head.setSpacing(px(8))
        set_margins(self._head, 0, 0, LEAST, 0)
        set_margins(self.filters.layout(), 0, 0, px(4), 0)  # type: ignore[arg-type]
        self.field.restyle()
        self._name_new()
        self._scrolled.set_least(px(130))

    def showEvent(self, event: QShowEvent) -> None:
        """What it was narrowed to is what others see too."""
        super().showEvent(event)
        self._tell_found()

    def hideEvent(self, event: QHideEvent) -> None:
        """Narrows nothing while nobody sees to what."""
        super().hideEvent(event)
        self._tell_found()

    def _tell_found(self) -> None:
        self.selection.show_found(self._narrowed_to if self.isVisible() else None)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The button for new cards gives way to the search."""
        super().resizeEvent(event)
        self._name_new()

    def changeEvent(self, event: QEvent) -> None:
        """Turns round with the window."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self._restyle()

    def _name_new(self) -> None:
        whole, short = (f"{name}  ▾" for name in (_("New card"), p_("a card", "New")))
        advance = self.new.fontMetrics().horizontalAdvance
        wide = self.new.sizeHint().width() + advance(whole) - advance(self.new.text())
        around = self.theme.px(12 + 8) + 2 * LEAST  # the bar with which the cards scroll, and that of all of it
        name = whole if wide + self.field.least() + around <= self.width() else short
        if name != self.new.text():
            self.new.setText(name)

    def start(self) -> None:
        """Begin to index, after the first picture is on screen."""
        self.finder.start()
        self._ask()

    def close_file(self) -> None:
        """Let go of the file."""
        self.finder.close()

    def _offer_new(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.new_menu_wanted.emit(menu)
        menu.popup(self.new.mapToGlobal(self.new.rect().bottomLeft()))

    def _typed(self, text: str) -> None:
        self.filters.set_text(text)

    def _ask(self) -> None:
        self._asking.stop()
        self.finder.find(self.filters.filter)

    def _found(self, found: Found) -> None:
        if self.book.is_overwritten():
            return  # what was found is another notebook's
        wanted = self.filters.filter
        asked_anew = wanted != self._shown_filter
        self._shown_filter = wanted
        fitting = self.selection.fitting if wanted.among is not None else None
        self.view.mark(wanted.text or (fitting.words if fitting else ""))
        narrowed = wanted.narrows
        self.view.empty.say(
            _("The trash is empty.")
            if wanted.trashed and not wanted.text
            else _("No cards match. Clear a filter, or press Ctrl+N to write a new one.")
            if narrowed
            else _("No cards yet. Press Ctrl+N for the first, or bring in notes or a pack with File > Bring in.")
        )
        was_chosen_here = self._is_chosen_here()
        with self._showing_by_itself():
            self.model.show(found.ids)
        self.filters.show_counts(found)
        self._narrowed_to = found.ids if narrowed and not wanted.trashed else None
        self._tell_found()
        if asked_anew:
            self.view.scrollToTop()
            self._announcer.tell_settled(self.view, self._hits(found))
        if self._wanted_card and self._wanted_card not in found.ids and narrowed:
            self._aside.put(self._wanted_card)  # which asks anew
        elif self._wanted_card:
            self._show_chosen(self._wanted_card)
            self._wanted_card = 0
        elif self._wanted_row >= 0 and found.ids:
            self.view.choose(found.ids[min(self._wanted_row, len(found.ids) - 1)])
            self._follow()  # it may be the current one already, where those before it went
        elif self._focus_wanted:
            self._focus_wanted = False
            self._follow_selection()
            self.view.setFocus(Qt.FocusReason.OtherFocusReason)
        elif was_chosen_here and not asked_anew and self.selection.card_id not in found.ids:
            self._follow()  # it is gone: another stands in its place
        elif self._late_card in found.ids and self._late_card == self.selection.card_id:
            self._show_chosen(self._late_card)
        self._late_card, self._wanted_row = 0, -1
        self.shown.emit()

    def _hits(self, found: Found) -> str:
        if not found.ids:
            return self.view.empty.text
        if found.capped:
            return n_("The best {n} card found", "The best {n} cards found", len(found.ids))
        return n_("{n} card found", "{n} cards found", len(found.ids))

    def _apply(self, changed: ChangeSet) -> None:
        if changed.touches(*_SHAPING):
            gone = {change.id for change in changed.of("card") if not change.after}
            self._wanted_card = 0 if self._wanted_card in gone else self._wanted_card
            self._aside.let_go(gone)
            self.finder.follow(changed)
            self._asking.begin()

    def show_card(self, card_id: int) -> None:
        """Make a card current; filters are put aside where they hide it."""
        if card_id in self.model.ids:
            self._show_chosen(card_id)
            return
        self._wanted_card = card_id
        self._ask()

    def show_cards(self, card_ids: Sequence[int]) -> None:
        """Choose several cards, the first of them current; filters are put aside where they hide that one."""
        self._wanted_cards = tuple(card_ids)
        self.show_card(card_ids[0])

    def show_cards_with(self, tag: str) -> None:
        """Show every card with a tag, whatever was typed or set; the focus goes to them once they are found."""
        self._focus_wanted = True
        self.field.clear()
        self.filters.take_over(Filter(tag=tag, sort=self.filters.filter.sort))

    def choose_row(self, row: int) -> None:
        """Make the card of that row current when the list was found anew, or the last one."""
        self._wanted_row = row

    def _follow(self) -> None:
        """A hand made a card of the list the current one."""
        index = self.view.currentIndex()
        if self.view.hasFocus():
            self._scrolled.show_row()
        if index.isValid() and not self._showing:
            current, ids = self.model.ids[index.row()], self.view.selected_ids()
            self.selection.choose(current if current in ids or not ids else ids[0], cards=ids)

    def take_up(self) -> bool:
        """Have the cards that are chosen in the list be those that are chosen; gives whether there are any."""
        self._follow()
        return bool(self.view.selectedIndexes())

    def _turn(self) -> None:
        """Follow what is chosen elsewhere; what a step chooses that was just made, after its picture."""
        if self._asking.isActive() or self.book.is_telling:
            self._turning.begin()
        else:
            self._follow_selection()

    def _follow_selection(self) -> None:
        if self.selection.card_id:
            self._late_card = self.selection.card_id if self.selection.card_id not in self.model.ids else 0
            self._show_chosen(self.selection.card_id)

    def _is_chosen_here(self) -> bool:
        index = self.view.currentIndex()
        here = index.isValid() and index.row() < len(self.model.ids)
        return here and self.selection.item is None and self.model.ids[index.row()] == self.selection.card_id

    def _show_chosen(self, card_id: int) -> None:
        with self._showing_by_itself():
            self.view.choose(card_id)
            if self._wanted_cards[:1] == (card_id,) and card_id in self.model.ids:
                self.view.choose_more(self._wanted_cards)
                self._wanted_cards = ()

    @contextmanager
    def _showing_by_itself(self) -> Iterator[None]:
        """What is shown meanwhile is not what a hand chose."""
        self._showing = True
        try:
            yield
        finally:
            self._showing = False

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
