"""What the actions of the File menu do."""

import contextlib
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QStandardPaths, Qt
from PySide6.QtWidgets import QMenu

from essayplanner.domain.text import shorten
from essayplanner.domain.whole_files import are_one
from essayplanner.language import _
from essayplanner.notebook.notebook import Notebook
from essayplanner.ui.desk import mime as drags
from essayplanner.ui.desk.actions import FILE, Scope, Spec, line
from essayplanner.ui.frame.copied import take_copied
from essayplanner.ui.frame.parts import Parts
from essayplanner.ui.look.plain import caption, give_tip

if TYPE_CHECKING:
    from essayplanner.ui.frame.bringing_in import BringingIn
    from essayplanner.ui.frame.importing import PackImport
    from essayplanner.ui.frame.printing import Printing
    from essayplanner.ui.sources.dialog import SourcesDialog

SPECS = (
    Spec("new_notebook", FILE, _("&New notebook…"), ("Ctrl+Shift+N",)),
    Spec("open", FILE, _("&Open…"), ("Ctrl+O",)),
    Spec("open_recent", FILE, _("Open &recent")),
    Spec("open_sample", FILE, _("Open the &sample")),
    Spec("save", FILE, _("Sa&ve"), ("Ctrl+S",)),
    Spec("save_as", FILE, _("Save a copy &as…"), ("Ctrl+Shift+S",)),
    Spec("rename_notebook", FILE, _("Rena&me notebook"), changes=True),
    line(FILE),
    Spec("bring_in", FILE, _("Br&ing in…"), ("Ctrl+I",), changes=True),
    Spec("bring_in_folder", FILE, _("Bring in a fo&lder…"), changes=True),
    Spec("make_pack", FILE, _("Make a pac&k…")),
    Spec("export", FILE, _("&Export…"), ("Ctrl+E",)),
    Spec("print", FILE, _("&Print…"), ("Ctrl+P",)),
    Spec("restore_backup", FILE, _("Restore &backup…")),
    line(FILE),
    Spec("close", FILE, _("&Close"), ("Ctrl+W", "Ctrl+Q")),
)


class FileCommands:
    """Files that are opened, brought in, written and restored."""

    def __init__(self, parts: Parts, rename: Callable[[], object], sources: "Callable[[], SourcesDialog]") -> None:
        self._rename, self._sources = rename, sources
        self.parts, self.desk, self.book, self.settings = parts, parts.desk, parts.desk.book, parts.desk.settings
        self.window, self.asked = parts.window, parts.asked
        self.importing: PackImport | None = None
        self.bringing: BringingIn | None = None
        self.printing: Printing | None = None

    def scope(self) -> Scope:
        """The actions, and what each does."""
        return Scope(
            SPECS,
            {
                "new_notebook": self.asked.new_notebook_wanted.emit,
                "open": self.open,
                "open_sample": self.asked.sample_wanted.emit,
                "save": self.save,
                "save_as": self.save_as,
                "rename_notebook": self._rename,
                "bring_in": self.bring_in,
                "bring_in_folder": self.bring_in_folder,
                "make_pack": self.make_pack,
                "export": self.export,
                "print": self.print_outline,
                "restore_backup": self.restore_backup,
                "close": self.window.close,
            },
            fills={"open_recent": self.fill_recent},
            ready={"print": lambda: self.desk.selection.outline_id},
        )

    def _folder(self) -> str:
        documents = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
        there = (
            documents if documents.is_dir() else Path.home()
        )  # a chooser takes a folder that is not there for a name
        return str(self.settings.start_folder or there)

    def _remember_folder(self, path: str) -> None:
        self.settings.folder = str(Path(path).parent)
        self.settings.save()

    def open(self) -> None:
        """Ask for a notebook and open it in a window of its own."""
        self._ask_for(_("Open notebook"), _("Notebooks"), ".essayplan", self.asked.file_wanted.emit)

    def fill_recent(self, menu: QMenu) -> None:
        """List the notebooks that were open before, each with its folder."""
        others = [Path(each) for each in self.settings.recent if each != str(self.book.path)]
        for number, path in enumerate(others, start=1):
            name = _("{notebook} in {folder}", notebook=shorten(path.stem, 60), folder=shorten(path.parent.name, 40))
            action = menu.addAction(f"&{number}  {caption(name)}")
            give_tip(action, str(path))
            action.triggered.connect(lambda _checked=False, path=path: self.asked.file_wanted.emit(path))
        menu.setToolTipsVisible(True)
        if others:
            menu.addSeparator()
        clear = menu.addAction(_("&Clear this list"))
        clear.setEnabled(bool(others))
        clear.triggered.connect(lambda _checked=False: self.settings.forget_recent())

    def save(self) -> None:
        """Save what is being typed, and say that everything is saved: nothing else ever waits for it."""
        if self.book.read_only:
            self.desk.announcer.say(self.window, _("This notebook is read only, so there is nothing to save."))
        elif self.book.settle():
            self.desk.announcer.say(self.window, _("Everything is saved. EssayPlanner saves as you work."))
        else:
            self.desk.announcer.say(
                self.window,
                _("Something you typed is not saved yet. It is kept, and will be saved as soon as possible."),
            )

    def save_as(self) -> None:
        """Write the notebook as it is now to another file and open that."""
        from essayplanner.ui.controls.choosing import TargetChooser

        start = Path(self._folder()) / self.book.path.name
        chooser = TargetChooser(self.window, _("Save a copy as"), start, _("Notebooks"), ".essayplan", self._why_not)
        chooser.chosen.connect(self._save_as)
        chooser.open()

    def _why_not(self, path: Path) -> str:
        if not self.book.lost() and are_one(path, self.book.path):
            return _("This notebook is saved already. Choose another name for the copy.")
        return self.asked.why_in_use(path)

    def _save_as(self, target: Path) -> None:
        if self.desk.do(lambda: self._save_copy(target), _("Saved a copy as “{name}”.", name=target.name)):
            self._remember_folder(str(target))
            (self.asked.file_moved if self.book.lost() else self.asked.file_wanted).emit(target)

    def _save_copy(self, target: Path) -> None:
        """The copy holds what was typed too, and nothing waits any more for a file that is lost."""
        saved = self.book.settle()
        self.book.save_copy(target)
        if not saved:
            with contextlib.closing(Notebook.open(target)) as copy:
                places = self.desk.saving.save_into(copy)
            if self.book.lost():
                self.desk.saving.give_up(places)

    def _ask_for(self, title: str, words: str, ending: str, use: Callable[[Path], object]) -> None:
        from essayplanner.ui.controls.choosing import SourceChooser

        def take(paths: list[Path]) -> None:
            self._remember_folder(str(paths[0]))
            use(paths[0])

        chooser = SourceChooser(self.window, title, self._folder(), f"{words} (*{ending})", ending)
        chooser.chosen.connect(take)
        chooser.open()

    def _bringing(self) -> "BringingIn":
        from essayplanner.ui.frame.bringing_in import BringingIn

        if self.bringing is None:
            self.bringing = BringingIn(
                self.desk,
                self.window,
                self.parts.library,
                pack=self.import_file,
                sources=self._read_sources,
                in_use=lambda path: self.asked.why_in_use(path),
            )
        return self.bringing

    def _read_sources(self, paths: Sequence[Path]) -> None:
        """Import lists of sources; the notes in them are offered as cards once they came in."""
        sources = self._sources().bringing
        sources.noted.connect(self._bringing().offer, Qt.ConnectionType.UniqueConnection)
        sources.read_files(paths)

    def bring_in(self) -> None:
        """Ask for notes, documents, lists of sources, packs or notebooks, and bring them in."""
        self._bringing().choose(self._folder(), self._remember_folder)

    def bring_in_folder(self) -> None:
        """Ask for a folder of notes, and bring them in."""
        self._bringing().choose(self._folder(), self._remember_folder, is_folder=True)

    def bring(self, paths: Sequence[Path]) -> None:
        """Bring in files that were dropped by what they are; a notebook is opened."""
        rest = [path for path in paths if path.suffix.lower() != ".essayplan"]
        for path in paths:
            if path not in rest:
                self.asked.file_wanted.emit(path)
        if rest:
            self._bringing().bring(rest)

    def paste(self) -> None:
        """Take in cards that were copied in another notebook; of any other text, show the cards that it would make."""
        mime = drags.on_clipboard()
        if drags.carries_cards(mime):
            self.take_copied(mime)
        elif mime.hasText() or mime.hasHtml():
            self._bringing().paste(mime)
        else:
            self.desk.announcer.ask(self.window, _("The clipboard holds no text."))

    def take_copied(self, mime: QMimeData) -> None:
        """Take in what was copied in another notebook, or dragged from it; of very much, ask first what is wanted."""
        if picked := drags.picked_elsewhere(self.book, mime):
            self._bringing().pick(picked)
        else:
            take_copied(self.desk, self.parts.library, mime)

    def import_file(self, path: Path) -> None:
        """Bring a pack in, with progress and Stop."""
        from essayplanner.ui.frame.importing import PackImport

        self.book.settle()
        self.importing = self.importing or PackImport(self.desk, self.window)
        self.importing.start(path)

    def make_pack(self) -> None:
        """Open the dialog in which a pack is made of this notebook."""
        from essayplanner.ui.dialogs.pack_making import PackMakingDialog

        dialog = PackMakingDialog(self.desk, self.window)
        dialog.keep_size(self.settings, "pack")
        dialog.open()

    def export(self) -> None:
        """Open the export dialog for the current outline and the screens."""
        from essayplanner.formats.registry import PICTURES
        from essayplanner.ui.dialogs.export import ExportDialog
        from essayplanner.ui.frame.pictures import read_shown

        centre = self.parts.centre
        dialog = ExportDialog(
            self.desk,
            self.desk.selection.outline_id,
            self.window,
            citer=self.parts.preview().citer,
            pictures=PICTURES,
            read_screen=partial(read_shown, centre),
            screen=centre.name,
        )
        dialog.keep_size(self.settings, "export")
        dialog.finished.connect(lambda _: self.parts.preview().show_choice())
        dialog.open()

    def print_outline(self) -> None:
        """Print the current outline."""
        from essayplanner.ui.frame.printing import Printing

        if not (outline_id := self.desk.selection.outline_id):
            self.desk.announcer.ask(self.window, _("There is no outline yet. Press Ctrl+Shift+L to start one."))
        else:
            self.printing = self.printing or Printing(self.desk, self.window, self.parts.preview().citer)
            self.printing.ask(outline_id)

    def restore_backup(self) -> None:
        """Show the backups of this notebook."""
        from essayplanner.ui.dialogs.backups import BackupsDialog

        dialog = BackupsDialog(self.desk, self.window)
        dialog.restored.connect(self.asked.file_wanted)
        dialog.open()
