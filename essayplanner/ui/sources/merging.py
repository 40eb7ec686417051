"""Choosing the source with which another is made one."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from essayplanner.domain.text import shorten
from essayplanner.language import _, n_
from essayplanner.notebook.sources import merge_sources
from essayplanner.ui.controls.dialog import Dialog, add_buttons, push_button
from essayplanner.ui.desk.announcing import tell_settled_of
from essayplanner.ui.desk.desk import Desk
from essayplanner.ui.desk.text_fields import OneLine
from essayplanner.ui.look.mirroring import set_margins
from essayplanner.ui.look.words import Words
from essayplanner.ui.sources.delegate import SourceDelegate
from essayplanner.ui.sources.model import Entry, FoundSources, Role, SourcesModel, found_in_words
from essayplanner.ui.sources.view import PlainList


class MergeDialog(Dialog):
    """Makes a source one with another that is picked here; `merged` gives the id of the one that was kept."""

    merged = Signal(int)

    def __init__(
        self, desk: Desk, model: SourcesModel, source_id: int, other_id: int = 0, parent: QWidget | None = None
    ) -> None:
        super().__init__(_("Merge two sources"), (520, 560), parent)
        self.desk, self.model = desk, model
        self.source_id, self._swapped = source_id, False
        entry = model.entry(source_id)
        self.heading = Words(
            desk.theme,
            _("Which source is the same as “{source}”?", source=entry.short if entry else ""),
            size=15,
            color="ink",
            bold=True,
        )
        self.search = OneLine()
        self.search.setAccessibleName(_("Search the other sources"))
        self.search.setPlaceholderText(_("Search sources"))
        self.found = FoundSources(model, self, source_id)
        self.view = PlainList(_("Other sources"), desk.theme, self.found, SourceDelegate(desk.theme))
        self.view.empty.say(_("No other source contains these words."))
        self.said = Words(desk.theme, size=13, color="ink")
        self.swap = push_button(_("Keep the other one"), self._swap, _("Keep the other of the two"))
        self.cancel = push_button(_("Cancel"), self.reject)
        self.merge = push_button(_("Merge"), self.accept, _("Merge the two sources"), primary=True)
        self._lay_out()
        self.search.textChanged.connect(self._look)
        self.view.selectionModel().currentChanged.connect(self._say)
        self.found.rowsRemoved.connect(self._say)
        self._point_at(other_id or (entry.twins[0][0] if entry and entry.twins else 0))
        self._say()
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        px = self.desk.theme.px
        column = QVBoxLayout(self)
        set_margins(column, px(14), px(16), px(12), px(14))
        column.setSpacing(px(10))
        for widget in (self.heading, self.search):
            column.addWidget(widget)
        column.addWidget(self.view, 1)
        column.addWidget(self.said)
        add_buttons(column, [self.cancel, self.merge], [self.swap])

    def _point_at(self, source_id: int) -> None:
        index = self.found.mapFromSource(self.model.index_of(source_id))
        if index.isValid():
            self.view.setCurrentIndex(index)
            self.view.scrollTo(index)

    def _look(self, typed: str) -> None:
        self.found.look_for(typed)
        if not self.view.currentIndex().isValid() and self.found.rowCount():
            self.view.setCurrentIndex(self.found.index(0, 0))
        tell_settled_of(self.view, found_in_words(self.found) or self.view.empty.text)
        self._say()

    def _pair(self) -> tuple[Entry, Entry] | None:
        """The one that is kept, by itself the one that more cards cite, and the one that goes."""
        own = self.model.entry(self.source_id)
        other = self.view.currentIndex().data(Role.ENTRY) if self.view.currentIndex().isValid() else None
        if own is None or not isinstance(other, Entry):
            return None
        return (other, own) if (other.used > own.used) != self._swapped else (own, other)

    def _swap(self) -> None:
        self._swapped = not self._swapped
        self._say()

    def _say(self) -> None:
        pair = self._pair()
        self.merge.setEnabled(bool(pair))
        self.swap.setEnabled(bool(pair))
        if pair is None:
            self.said.setText(_("Choose the source that is the same work."))
            return
        keep, gone = pair
        name, lost = (shorten(f"{each.short}, {each.title}".rstrip(", "), 80) for each in pair)
        keeps = _("Keeps “{source}” ({key}).", source=name, key=keep.source.cite_key)
        takes = (
            n_(
                "Removes “{source}” ({key}); {n} card that cites it will cite this one, and its extra details are "
                "kept.",
                "Removes “{source}” ({key}); {n} cards that cite it will cite this one, and its extra details are "
                "kept.",
                gone.used,
                source=lost,
                key=gone.source.cite_key,
            )
            if gone.used
            else _(
                "Removes “{source}” ({key}), which no card cites; its extra details are kept.",
                source=lost,
                key=gone.source.cite_key,
            )
        )
        self.said.setText(f"{keeps}\n{takes}")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter in the search field goes to the list: it is looked at before anything is merged."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.focusWidget() is self.search:
            self.view.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            super().keyPressEvent(event)

    def accept(self) -> None:
        """Make the two one, as one step, and close."""
        pair = self._pair()
        if pair is None:
            return
        keep, gone = pair
        said = _("Merged “{gone}” into “{kept}”.", gone=gone.short, kept=keep.short)
        if self.desk.do(lambda: merge_sources(self.desk.book, keep.id, gone.id), said, at=self, undo=True):
            self.merged.emit(keep.id)
        super().accept()
