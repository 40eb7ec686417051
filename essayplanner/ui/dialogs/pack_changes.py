"""What is asked before a newer version of a pack is imported: of what the student changed, whose is kept."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from essayplanner.domain.pack_changes import PackChanges, things
from essayplanner.domain.packs import Pack
from essayplanner.domain.text import shorten
from essayplanner.language import _, n_, sentences
from essayplanner.ui.controls.dialog import Dialog, add_buttons, push_button
from essayplanner.ui.dialogs.pack_changes_rows import PackChangesModel, PackChangesView
from essayplanner.ui.look.plain import Label
from essayplanner.ui.look.theme import Theme
from essayplanner.work.bringing_in import older


class PackChangesDialog(Dialog):
    """Lists what is asked; what the student has is kept unless he says otherwise. `decided` gives the keys of the
    changes in which he takes what the pack says."""

    decided = Signal(object)

    def __init__(self, theme: Theme, pack: Pack, changes: PackChanges, parent: QWidget | None = None) -> None:
        super().__init__(_("Import pack"), (620, 560 if changes.asked else 190), parent)
        self._theme = theme
        self.model = PackChangesModel(changes.asked, self)
        self.heading = Label(_("Update “{title}”", title=shorten(pack.title, 80)))
        self.said = Label(_said(pack, changes))
        for label in (self.heading, self.said):
            label.setWordWrap(True)
        self.said.setProperty("muted", "true")
        self.view = PackChangesView(theme)
        self.view.setModel(self.model)
        self.view.setCurrentIndex(self.model.index(0, 0))
        asks = bool(changes.asked)
        self.view.setVisible(asks)
        self.all_mine = push_button(_("Keep all mine"), lambda: self.model.take_all(theirs=False))
        self.all_theirs = push_button(_("Take all of the pack’s"), lambda: self.model.take_all(theirs=True))
        for button in (self.all_mine, self.all_theirs):
            button.setVisible(asks)
        self.import_button = push_button(_("Import"), self._import, primary=True)
        self.cancel_button = push_button(_("Cancel"), self.reject)
        px = theme.px
        column = QVBoxLayout(self)
        column.setContentsMargins(px(16), px(16), px(16), px(16))
        column.setSpacing(px(10))
        column.addWidget(self.heading)
        column.addWidget(self.said)
        column.addWidget(self.view, 1)
        if not asks:
            column.addStretch(1)
        add_buttons(column, [self.cancel_button, self.import_button], [self.all_mine, self.all_theirs])
        theme.changed.connect(self._restyle)
        self._restyle()
        (self.view if asks else self.cancel_button).setFocus()

    def _import(self) -> None:
        self.decided.emit(frozenset(self.model.taken))
        self.accept()

    def _restyle(self) -> None:
        self.heading.setFont(self._theme.font(18, serif=True, bold=True))
        self.view.restyle()


def _said(pack: Pack, changes: PackChanges) -> str:
    """What comes of it, in a few sentences."""
    said = [f"{older(pack, changes.newer)}."] if changes.newer else []
    if changes.asked:
        said.append(
            n_(
                "{n} thing that you changed or deleted differs in the pack. Yours is kept unless you choose "
                "the pack’s.",
                "{n} things that you changed or deleted differ in the pack. Yours are kept unless you choose "
                "the pack’s.",
                len(changes.asked),
            )
        )
    if changes.new:
        said.append(n_("{n} thing is new.", "{n} things are new.", len(changes.new)))
    if changes.updated:
        count = things(changes.updated)
        said.append(n_("{n} that you did not change is updated.", "{n} that you did not change are updated.", count))
    if changes.gone:
        said.append(
            n_(
                "{n} thing is no longer in the pack, and stays.",
                "{n} things are no longer in the pack, and stay.",
                len(changes.gone),
            )
        )
    return sentences(said)
