"""The dialog in which a pack is made of the notebook: what goes in, how it is called, and where it goes."""

from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from essayplanner.domain.errors import EssayError, StoppedError
from essayplanner.domain.file_words import suggested_name
from essayplanner.domain.text import clean_line
from essayplanner.language import Plural, _, n_
from essayplanner.notebook.argument import read_debates
from essayplanner.notebook.beside import opened_beside
from essayplanner.notebook.counting import counts
from essayplanner.notebook.outlines import outlines
from essayplanner.notebook.pack_making import Chosen, debates_of
from essayplanner.ui.controls.choosing import TargetChooser
from essayplanner.ui.controls.dialog import Dialog, add_buttons, push_button
from essayplanner.ui.controls.style_chooser import Combo
from essayplanner.ui.controls.texts import LineField
from essayplanner.ui.desk.desk import Desk
from essayplanner.ui.desk.jobs import Job
from essayplanner.ui.dialogs.export_result import ExportResult
from essayplanner.ui.dialogs.ticked_parts import TickedParts, tick_boxes, ticked
from essayplanner.ui.look.style import sheet
from essayplanner.ui.look.words import Labelled, Words
from essayplanner.work.packs import PackMade, head_of, make_pack_file
from essayplanner.work.progress import Progress

_ENDING = ".toml"

#: Which cards go in, by what the list says of them.
_ALL = Plural("The {n} card of this notebook", "All {n} cards of this notebook")
_CHOSEN = Plural("The {n} card that is chosen", "The {n} cards that are chosen")
_FOUND = Plural("The {n} card that the library shows", "The {n} cards that the library shows")


class PackMakingDialog(Dialog):
    """Makes a pack file of all cards, of those that are chosen, or of those that the library shows.

    The dialog stays, says what was written and offers to open its folder.
    """

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(_("Make a pack"), (560, 640), parent)
        self._desk, self._theme, self._book = desk, desk.theme, desk.book
        self.setStyleSheet(sheet(self._theme))
        self._making = Job(self)
        self._sets: list[frozenset[int] | None] = [None]  #: of each line of `which`, the cards; None is all
        self._make_fields()
        self._make_ticks()
        self._lay_out()
        self._making.went_on.connect(self.result_bar.say)
        self._making.done.connect(self._made)
        self._making.failed.connect(self._failed)
        self.result_bar.cancel_wanted.connect(self._making.stop)
        self.which.currentIndexChanged.connect(self._tick)
        self.title.textChanged.connect(self._refresh)
        self._refresh()
        self.title.setFocus()

    def _make_fields(self) -> None:
        selection = self._desk.selection
        self.title, self.about = LineField(_("Title of the pack")), LineField(_("What it is about"))
        self.licence, self.version = LineField(_("What others may do with it")), LineField(_("Version"))
        for field in (self.title, self.about, self.licence, self.version):
            field.setProperty("framed", True)
        self.title.setText(self._book.title)
        self.about.setPlaceholderText(_("Who made it, and what the students should know"))
        self.licence.setPlaceholderText(_("Such as CC BY 4.0"))
        self.version.setPlaceholderText(_("1, or next"))
        self.which = Combo(self._theme, _("Which cards go in"))
        self.which.addItem(n_(*_ALL, counts(self._book).cards))
        for words, ids in ((_CHOSEN, selection.cards), (_FOUND, selection.found)):
            if ids:
                self.which.addItem(n_(*words, len(ids)))
                self._sets.append(frozenset(ids))

    def _make_ticks(self) -> None:
        self.outlines = tick_boxes(self._theme, ((each.id, each.title) for each in outlines(self._book)))
        self.debates = tick_boxes(self._theme, ((each.id, each.question) for each in read_debates(self._book)))
        for _id, box in (*self.outlines, *self.debates):
            box.toggled.connect(self._refresh)

    def _lay_out(self) -> None:
        px = self._theme.px
        column = QVBoxLayout(self)
        column.setContentsMargins(px(20), px(16), px(20), px(16))
        column.setSpacing(px(10))
        both = QWidget()
        line = QHBoxLayout(both)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(px(10))
        line.addWidget(Labelled(self._theme, _("&Licence"), self.licence), 3)
        line.addWidget(Labelled(self._theme, _("&Version"), self.version), 1)
        fields = (
            Labelled(self._theme, _("&Title"), self.title),
            Labelled(self._theme, _("What it is a&bout"), self.about),
            both,
            Labelled(self._theme, _("&Cards"), self.which),
        )
        lots = ((_("Outlines, with the cards in them"), self.outlines), (_("Debates"), self.debates))
        column.addWidget(TickedParts(self._theme, lots, fields), 1)
        self.said = Words(self._theme, _("The sources that the cards cite, and the links among them, come along."))
        column.addWidget(self.said)
        self.result_bar = ExportResult(self._theme)
        column.addWidget(self.result_bar)
        self.make_button = push_button(_("Save as…"), self.choose_place, _("Save the pack as"), primary=True)
        self.close_button = push_button(_("Close"), self.reject)
        add_buttons(column, [self.close_button, self.make_button])

    @property
    def chosen(self) -> Chosen:
        """What goes in."""
        return Chosen(self._sets[self.which.currentIndex()], ticked(self.outlines), ticked(self.debates))

    def _tick(self) -> None:
        """Some cards bring no outline, for that would bring its cards; all bring everything."""
        some = self._sets[self.which.currentIndex()]
        debates = {id for id, _box in self.debates} if some is None else {*debates_of(self._book, some)}
        for _id, box in self.outlines:
            box.setChecked(some is None)
        for id, box in self.debates:
            box.setChecked(id in debates)
        self._refresh()

    def _refresh(self) -> None:
        chosen = self.chosen
        something = chosen.cards is None or bool(chosen.cards or chosen.outlines or chosen.debates)
        self.make_button.setEnabled(something and bool(clean_line(self.title.text())) and not self._making.running)

    def choose_place(self) -> None:
        """Ask for a file name; what is chosen is written at once."""
        folder = self._desk.settings.export_start or self._book.path.parent
        start = Path(folder) / suggested_name(self.title.text(), _ENDING)
        chooser = TargetChooser(self, _("Save the pack"), start, _("Packs"), _ENDING)
        chooser.chosen.connect(self.save_to)
        chooser.open()

    def save_to(self, path: Path) -> None:
        """Make the pack and write it, beside the window."""
        self.result_bar.clear()
        self._book.settle()
        chosen, place, uid = self.chosen, self._book.path, self._book.uid
        said = {"version": self.version.text(), "about": self.about.text(), "licence": self.licence.text()}
        title = self.title.text()

        def work(progress: Progress) -> PackMade:
            head = head_of(path, title, **said)
            with opened_beside(place, uid) as book:
                return make_pack_file(book, head, chosen, path, progress)

        self.result_bar.set_busy(True)
        self._making.start(work)
        self._refresh()

    def reject(self) -> None:
        """Escape stops what is under way; the next one closes."""
        if self._making.running:
            self._making.stop()
        else:
            super().reject()

    def done(self, result: int) -> None:
        """Leave no work behind."""
        self._making.cancel()
        super().done(result)

    def _made(self, made: PackMade) -> None:
        self.result_bar.set_busy(False)
        self._desk.settings.export_folder = str(made.path.parent)
        self._desk.settings.save()
        self.result_bar.say(" ".join((made.sentence, *made.remarks[:1])), "good")
        self.result_bar.offer(made.path)
        self._desk.announcer.said.emit(made.sentence)
        self._refresh()
        self.result_bar.open_folder.setFocus()

    def _failed(self, error: EssayError) -> None:
        self.result_bar.set_busy(False)
        stopped = isinstance(error, StoppedError)
        self.result_bar.say(_("Stopped; nothing was written.") if stopped else str(error), "caution")
        self._refresh()
