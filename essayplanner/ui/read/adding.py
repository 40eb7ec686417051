"""A document comes into the notebook: where its file is to lie, and which source it is."""

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from essayplanner.domain.source_types import lacking
from essayplanner.language import _
from essayplanner.ui.controls.dialog import Dialog, add_buttons, push_button
from essayplanner.ui.controls.form_area import FormArea
from essayplanner.ui.controls.segments import Choice, Segments
from essayplanner.ui.controls.tab_order import TabOrder
from essayplanner.ui.desk.desk import Desk
from essayplanner.ui.look.style import sheet
from essayplanner.ui.look.words import Words
from essayplanner.ui.read.source_choice import SourceChoice

#: What is given back: whether the file is copied, and the source: an id, the item of a new one, None for none.
Answered = Callable[[bool, int | dict[str, Any] | None], object]

_LEAVE, _COPY = False, True


class DocumentDialog(Dialog):
    """Asks about a document; `answered` gives what is not false where it was done, and then it closes.

    Of one that is in the notebook already (`is_there`) only the source is asked.
    """

    def __init__(
        self,
        desk: Desk,
        name: str,
        about: Mapping[str, Any],
        answered: Answered,
        parent: QWidget,
        *,
        is_there: bool = False,
    ) -> None:
        super().__init__(_("Source of a document") if is_there else _("Add a document"), (520, 560), parent)
        self.desk, self._answered, self._copies = desk, answered, _LEAVE
        theme, px = desk.theme, desk.theme.px
        self.setStyleSheet(sheet(theme))
        column = QVBoxLayout(self)
        column.setContentsMargins(px(16), px(14), px(16), px(14))
        column.setSpacing(px(10))
        self.name = Words(theme, name, size=13, color="ink", bold=True, inset=0)
        places = (
            Choice(_LEAVE, _("Leave it where it is"), _("Leave the file where it is")),
            Choice(_COPY, _("Copy it beside this notebook"), _("Copy the file into the folder of this notebook")),
        )
        self.place = Segments(theme, _("Where the file is to lie"), places, self._place, turns=True)
        self.place_hint = Words(theme, size=12, inset=0)
        self.source = SourceChoice(desk)
        body = QWidget()
        inside = QVBoxLayout(body)
        inside.setContentsMargins(0, 0, px(6), 0)
        inside.setSpacing(px(8))
        asked = QWidget()
        about_file = QVBoxLayout(asked)
        about_file.setContentsMargins(0, 0, 0, 0)
        for widget in (Words(theme, _("The file"), inset=0), self.place, self.place_hint):
            about_file.addWidget(widget)
        inside.addWidget(asked)
        asked.setHidden(is_there)
        inside.addWidget(Words(theme, _("Its source"), inset=0))
        inside.addWidget(self.source)
        inside.addStretch(1)
        self.cancel = push_button(_("Cancel"), self.reject)
        self.add = push_button(_("Keep it") if is_there else _("Add and read"), self.accept, primary=True)
        column.addWidget(self.name)
        column.addWidget(FormArea(theme, body), 1)
        add_buttons(column, [self.cancel, self.add])
        self.source.entered.connect(self.accept)
        tabs = TabOrder(self, lambda: (body, self.cancel, self.add))
        self.source.rearranged.connect(tabs.find_soon)
        self.place.show_chosen(_LEAVE)
        self._place(_LEAVE)
        self.source.begin(about)
        tabs.find()
        first = self.source.choice.segments[self.source.which] if is_there else self.add
        first.setFocus()  # what the file says of itself is mostly right: Enter adds it

    def _place(self, copies: bool) -> None:
        self._copies = copies
        self.place_hint.say(
            _("A copy lies beside the notebook, and goes with it to another computer.")
            if copies
            else _("Nothing is copied. If you move the file, EssayPlanner looks for it, or asks you.")
        )

    def accept(self) -> None:
        """Do it as one step and close; stay where the new source lacks what it is known by."""
        source = self.source.chosen()
        if isinstance(source, dict) and (lack := lacking(source)):
            self.source.form.hint.say(lack)
            self.source.form.title.setFocus()
            self.desk.announcer.say(self, lack)
            return
        if self._answered(self._copies, source):
            super().accept()
