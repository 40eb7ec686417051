"""The right side of the sources screen: the source that is chosen, where it is used, and what can be done with it."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from essayplanner.domain.errors import NotFoundError
from essayplanner.domain.text import shorten
from essayplanner.language import _, n_
from essayplanner.notebook.read_again import has_document
from essayplanner.notebook.sources import trash_sources
from essayplanner.ui.controls.buttons import quiet_button
from essayplanner.ui.controls.form_area import FormArea
from essayplanner.ui.controls.tab_order import TabOrder
from essayplanner.ui.desk.busy import unless_busy
from essayplanner.ui.desk.desk import Desk
from essayplanner.ui.look.mirroring import set_margins
from essayplanner.ui.look.push_button import PushButton
from essayplanner.ui.look.style import sheet
from essayplanner.ui.look.words import Words
from essayplanner.ui.sources.form import SourceForm
from essayplanner.ui.sources.model import Entry, SourcesModel
from essayplanner.ui.sources.uses import SourceUses

if TYPE_CHECKING:
    from essayplanner.ui.sources.merging import MergeDialog

NONE_YET = _(
    "The books, articles and documents that your cards cite appear here. Add one with New, or import yours from "
    "Zotero or a library catalogue."
)
CHOOSE = _("Choose a source in the list to read and change it here.")


class Twin(QWidget):
    """Says that another source looks like the same work, and offers to merge them."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setObjectName("twin")
        self.words = Words(desk.theme, size=12, color="caution")
        self.button = quiet_button(_("Merge…"), _("Merge with the source that looks the same"), lambda: None)
        self.row = QHBoxLayout(self)
        self.row.addWidget(self.words, 1)
        self.row.addWidget(self.button)

    def restyle(self) -> None:
        """Take on the colours and sizes in force."""
        theme, px = self.desk.theme, self.desk.theme.px
        self.setStyleSheet(f"#twin {{ background: {theme.tokens.chip}; border-radius: {px(7)}px; }}")
        self.row.setContentsMargins(px(4), px(5), px(4), px(5))


class SourceEditor(QWidget):
    """The chosen source. `card_wanted` gives a card that cites it (`SourceUses`), or 0 and the source whose document is
    to be read; `source_wanted` another source."""

    card_wanted = Signal(int, int, str)
    source_wanted = Signal(int)

    def __init__(self, desk: Desk, model: SourcesModel) -> None:
        super().__init__()
        self.desk, self.model, self.source_id = desk, model, 0
        self.hint = Words(desk.theme, size=13)
        self.twin = Twin(desk)
        self.twin.button.clicked.connect(lambda: self.merge(self._twin_id()))
        self.form = SourceForm(desk, model)
        self.uses = SourceUses(desk.book, desk.theme)
        self.uses.card_wanted.connect(self.card_wanted)
        self.read_button = PushButton(_("Read it"))
        self.read_button.setAccessibleName(_("Read the document of this source"))
        self.read_button.clicked.connect(lambda: self.card_wanted.emit(0, self.source_id, ""))
        self.merge_button = PushButton(_("Merge with…"))
        self.merge_button.setAccessibleName(_("Merge this source with another"))
        self.merge_button.clicked.connect(lambda: self.merge())
        self.delete_button = PushButton(_("Delete"))
        self.delete_button.setAccessibleName(_("Delete this source"))
        self.delete_button.clicked.connect(self.delete)
        self.merging: MergeDialog | None = None
        self._tabs = TabOrder(self, self._in_order)
        self._lay_out()
        self.form.rearranged.connect(self._tabs.find_soon)
        desk.theme.changed.connect(self.restyle)
        self.restyle()
        self.form.restyle()  # once more: a font given before there was a style sheet above is forgotten
        self.show_source(0)

    def _lay_out(self) -> None:
        """From the outside in: Qt gives all that a widget holds its style anew wherever it is put."""
        self.column = QVBoxLayout(self)
        for widget in (self.hint, self.twin):
            self.column.addWidget(widget)
        self.body = QWidget()
        self.area = FormArea(self.desk.theme, self.body)
        self.column.addWidget(self.area, 1)
        self.rule = QFrame()
        self.rule.setObjectName("rule")
        self.rule.setFixedHeight(1)
        self.column.addWidget(self.rule)
        self.column.addWidget(self.uses)
        self.foot = QWidget()
        self.column.addWidget(self.foot)
        self.inside = QVBoxLayout(self.body)
        self.inside.addWidget(self.form)
        self.inside.addStretch(1)
        self.buttons = QHBoxLayout(self.foot)
        self.buttons.setContentsMargins(0, 0, 0, 0)
        self.buttons.addWidget(self.read_button)
        self.buttons.addWidget(self.merge_button)
        self.buttons.addWidget(self.delete_button)
        self.buttons.addStretch(1)

    def restyle(self) -> None:
        """Take on the colours and sizes in force."""
        theme, px = self.desk.theme, self.desk.theme.px
        self.setStyleSheet(f"{sheet(theme)} #rule {{ background: {theme.tokens.line}; border: 0; }}")
        self.twin.restyle()
        set_margins(self.column, px(14), px(12), px(8), px(10))
        self.column.setSpacing(px(8))
        self.inside.setContentsMargins(0, 0, 0, px(8))
        self.inside.setSpacing(px(8))
        self.buttons.setSpacing(px(8))
        self._place_uses()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is little room, the uses and the buttons scroll with the fields."""
        super().resizeEvent(event)
        self._place_uses()

    def _place_uses(self) -> None:
        low = self.height() < self.desk.theme.px(470)
        place, other = (self.inside, self.column) if low else (self.column, self.inside)
        if place.indexOf(self.uses) < 0:
            at = 1 if low else self.column.indexOf(self.area) + 1
            for widget in (self.foot, self.uses, self.rule):
                other.removeWidget(widget)
                place.insertWidget(at, widget)
            self._tabs.find_soon()

    def _twin_id(self) -> int:
        entry = self.model.entry(self.source_id)
        return entry.twins[0][0] if entry and entry.twins else 0

    def show_source(self, source_id: int) -> None:
        """Turn to a source; 0 for none."""
        if source_id != self.source_id:
            self.desk.saving.let_go(self.form)
            self.area.verticalScrollBar().setValue(0)
        self.source_id = source_id
        self.refresh()

    def refresh(self) -> None:
        """Show the source as it is in the notebook."""
        entry = self.model.entry(self.source_id)
        writable = not self.desk.book.read_only
        if entry:
            try:
                self.form.show_source(entry)
                self.uses.show_source(entry.id)
            except NotFoundError:  # another program took it away just now; the list will hear of it
                entry = None
        self._say_twin(entry if writable else None)
        self.hint.setText(CHOOSE if self.model.rowCount() else NONE_YET)
        self.hint.setVisible(entry is None)
        for widget in (self.area, self.rule, self.uses):
            widget.setVisible(entry is not None)
        for button in (self.merge_button, self.delete_button):
            button.setVisible(entry is not None and writable)
        self.read_button.setVisible(entry is not None and bool(unless_busy(has_document)(self.desk.book, entry.id)))
        self.merge_button.setEnabled(self.model.rowCount() > 1)
        if entry is None:
            self.column.setAlignment(self.hint, Qt.AlignmentFlag.AlignTop)

    def _say_twin(self, entry: Entry | None) -> None:
        self.twin.setVisible(bool(entry and entry.twins))
        if entry and entry.twins:
            other = self.model.entry(entry.twins[0][0])
            title = shorten(other.title, 70) if other else ""
            short, more = shorten(entry.twins[0][1], 50), len(entry.twins) - 1
            name = _("“{source}”, {title}", source=short, title=title) if title else _("“{source}”", source=short)
            self.twin.words.setText(
                n_(
                    "Looks like {source}, and like {n} more.",
                    "Looks like {source}, and like {n} more.",
                    more,
                    source=name,
                )
                if more
                else _("Looks like {source}.", source=name)
            )

    def merge(self, other_id: int = 0) -> None:
        """Ask with which source to merge this one."""
        from essayplanner.ui.sources.merging import MergeDialog

        if not self.model.entry(self.source_id) or self.desk.book.read_only:
            return
        self.desk.book.settle()
        self.merging = MergeDialog(self.desk, self.model, self.source_id, other_id, self)
        self.merging.merged.connect(self.source_wanted)
        self.merging.open()

    def delete(self) -> None:
        """Put the source into the trash, or say where it is used."""
        self.delete_sources([self.source_id])

    def delete_sources(self, source_ids: Sequence[int]) -> None:
        """Put sources into the trash, all or none of them, or say where one is used."""
        found = [entry for id in source_ids if (entry := self.model.entry(id))]
        if not found:
            return
        said = n_("Deleted {n} source.", "Deleted {n} sources.", len(found))
        if len(found) == 1:
            said = _("Deleted “{source}”.", source=found[0].short)
        self.desk.do(lambda: trash_sources(self.desk.book, [entry.id for entry in found]), said, at=self, undo=True)

    def _in_order(self) -> list[QWidget]:
        below = [self.uses, self.foot] if self.column.indexOf(self.uses) >= 0 else []
        return [self.twin, self.body, *below]
