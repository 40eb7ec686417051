"""A new source, in a window of its own."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from essayplanner.language import _
from essayplanner.notebook.sources import add_source, new_cite_key
from essayplanner.ui.controls.dialog import Dialog, add_buttons, push_button
from essayplanner.ui.controls.form_area import FormArea
from essayplanner.ui.controls.new_source import NewSource, Typed
from essayplanner.ui.controls.tab_order import TabOrder
from essayplanner.ui.desk.desk import Desk
from essayplanner.ui.look.style import sheet


class NewSourceDialog(Dialog):
    """Asks for what a note needs and adds the source; `chosen` gives the id of the new one, or of one here already."""

    chosen = Signal(int)

    def __init__(self, desk: Desk, kind: str, parent: QWidget | None = None) -> None:
        super().__init__(_("New source"), (460, 520), parent)
        self.desk = desk
        self.form = NewSource(desk, _("Open it"), _("Open the source that is here already"))
        self.form.begin(Typed(kind))
        self.form.entered.connect(self.accept)
        self.form.there_wanted.connect(self._open_there)
        self.cancel = push_button(_("Cancel"), self.reject)
        self.add = push_button(_("Add source"), self.accept, _("Add the new source"), primary=True)
        px = desk.theme.px
        self.setStyleSheet(sheet(desk.theme))
        column = QVBoxLayout(self)
        column.setContentsMargins(px(14), px(14), px(14), px(14))
        column.setSpacing(px(8))
        body = QWidget()
        inside = QVBoxLayout(body)
        inside.setContentsMargins(0, 0, px(6), 0)
        inside.addWidget(self.form)
        inside.addStretch(1)
        column.addWidget(FormArea(desk.theme, body), 1)
        add_buttons(column, [self.cancel, self.add])
        tabs = TabOrder(self, lambda: (self.form, self.cancel, self.add))
        self.form.rearranged.connect(tabs.find_soon)
        tabs.find()
        self.form.title.setFocus(Qt.FocusReason.OtherFocusReason)

    def _open_there(self, source_id: int) -> None:
        self.chosen.emit(source_id)
        self.reject()

    def accept(self) -> None:
        """Add the source as one step and close; stay where it lacks what it is known by."""
        book = self.desk.book
        made = self.form.add(lambda item: add_source(book, new_cite_key(book, item), item), _("Added the source."))
        if made:
            self.chosen.emit(made)
            super().accept()
