"""The composition root: opens notebooks and builds their windows."""

from essayplanner.ui import compiled_code  # first: it takes a hook away by which the imports below would be slow

# isort: split
import os
import sys
from pathlib import Path

from PySide6.QtCore import QEvent, QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from essayplanner.domain.errors import DamagedFileError, EssayError, Trouble
from essayplanner.domain.file_words import named
from essayplanner.domain.whole_files import real_path
from essayplanner.language import _
from essayplanner.notebook.own_folder import data_folder
from essayplanner.ui.desk.settings import Settings
from essayplanner.ui.frame.window import Window
from essayplanner.ui.look.theme import Theme
from essayplanner.ui.running.application import has_screen, make_application
from essayplanner.ui.running.collecting import Collector
from essayplanner.ui.running.doors import Doors
from essayplanner.ui.running.ending import Ending

#: Milliseconds that a first picture has to come to the screen.
_FIRST_PICTURE = 500


class Program:
    """The running program: its settings, its colours, and a window for every open notebook."""

    def __init__(self, application: QApplication) -> None:
        self.application = application
        self.settings = Settings.load(data_folder() / "settings.json")
        self.theme = Theme(self.settings.theme, self.settings.text_scale, contrast=self.settings.contrast, late=True)
        self.windows: dict[Path, Window] = {}
        self.failed = 0
        self._has_shown = False
        self.collector = Collector(application)
        self.doors = Doors(data_folder() / "open", lambda path: self._raise(self.windows.get(path)))

    def open(self, path: Path) -> Window | None:
        """Open a notebook, or bring its window forward, or of a damaged one what the student then chooses; None (after
        saying why) where nothing can be opened."""
        path = real_path(path)
        if path in self.windows:
            self._raise(self.windows[path])
            return self.windows[path]
        if not self.doors.enter(path):
            return None
        window = Window(None, self.theme, self.settings)
        if not self._show_first(window, path):
            self.doors.leave(path)
            return None
        from essayplanner.notebook.notebook import Notebook
        from essayplanner.ui.desk.busy import PATIENCE

        try:
            window.furnish(Notebook.open(path, PATIENCE))
        except EssayError as error:
            window.hide()
            window.deleteLater()
            self.doors.leave(path)
            return self._tell(error, path)
        self.windows[path] = window
        window.asked.why_in_use = lambda to: "" if real_path(to) == path else self._why_in_use(to)
        window.asked.file_wanted.connect(self.open)
        window.asked.file_moved.connect(lambda to: self._move(window, to))
        window.asked.sample_wanted.connect(self.open_sample)
        window.asked.new_notebook_wanted.connect(lambda: self.new_notebook(window))
        window.closed.connect(lambda: self._closed(path))
        window.completed.connect(lambda: self._completed(path))
        if self.settings.trouble:
            window.show_banner(Trouble(self.settings.trouble))
            self.settings.trouble = ""
        window.show()
        return window

    def _show_first(self, window: Window, path: Path) -> bool:
        """Show a picture of the notebook, if this is the first window; False where that was closed meanwhile."""
        if self._has_shown or not has_screen():
            return True
        self._has_shown = True
        from essayplanner.ui.frame.first_picture import first_picture

        picture = first_picture(path, window, self.theme, self.settings)
        if picture is None:
            return True
        waiting = QEventLoop()
        picture.painted.connect(waiting.quit)
        QTimer.singleShot(_FIRST_PICTURE, waiting, waiting.quit)
        window.show_first(picture)
        waiting.exec()
        return window.isVisible()

    def _move(self, window: Window, path: Path) -> None:
        """Go on in a copy of the file that the window has lost; the window is done when that is open.

        A copy that takes the very name of the lost file cannot be opened before the window is closed.
        """
        if self.windows.get(real_path(path)) is not window:
            if self.open(path):
                window.close()
            return
        self.application.setQuitOnLastWindowClosed(False)
        if window.close():
            self.open(path)
        self.application.setQuitOnLastWindowClosed(True)
        if not self.windows:  # it could not be opened, and that was said: nothing is left that could be closed
            self.application.quit()

    def _closed(self, path: Path) -> None:
        if window := self.windows.pop(path, None):
            window.deleteLater()  # else it would go on following the theme, on a closed notebook
            self.collector.thaw()
        self.doors.leave(path)

    def _completed(self, path: Path) -> None:
        self.collector.begin()
        compiled_code.keep()
        self.settings.remember(path)
        QTimer.singleShot(200, self.application, lambda: self._back_up(path))

    def _back_up(self, path: Path) -> None:
        """Keep where all stands, and copy the notebook in the background, if it changed since last time."""
        from essayplanner.notebook.backups import back_up
        from essayplanner.ui.desk.jobs import Job

        window = self.windows.get(path)
        if window and window.keep_places():
            self.settings.save()
        if window and not window.book.read_only:
            job = Job(window)
            job.failed.connect(lambda error: self._not_backed_up(path, error))
            job.start(lambda _: back_up(path))

    def _not_backed_up(self, path: Path, error: EssayError) -> None:
        """A large notebook is not checked whole before its backup is made: only now is it known to be damaged."""
        if isinstance(error, DamagedFileError):
            self._tell(error, path)
        elif window := self.windows.get(path):
            window.announcer.fail(error)

    def _raise(self, window: Window | None) -> None:
        if window is None:
            return  # it is being made, and comes forward by itself
        window.setWindowState(window.windowState() & ~window.windowState().WindowMinimized)
        window.show()
        window.raise_()
        window.activateWindow()

    def end(self) -> None:
        """Close what is open; all windows are gone, and work in other threads is over, when this returns."""
        from essayplanner.ui.desk.jobs import Jobs

        for path in list(self.windows):
            self.windows[path].close()
        Jobs.of_program().end()
        if not has_screen():
            # Without a screen Qt itself holds what was copied, which is ours, until Python is gone: it would die there.
            self.application.clipboard().clear()
        self.application.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        self.collector.end()

    # What to open

    def open_sample(self) -> Window | None:
        """Open the sample notebook, made from the bundled pack where it is not there yet."""
        from essayplanner.work.new_notebooks import make_sample

        return self.open(make_sample())

    def new_notebook(self, parent: Window) -> None:
        """Ask for a name and open a new notebook."""
        from essayplanner.ui.controls.choosing import TargetChooser

        start = (self.settings.start_folder or Path.home()) / (_("My topic") + ".essayplan")
        chooser = TargetChooser(parent, _("New notebook"), start, _("Notebooks"), ".essayplan", self._why_not_new)
        chooser.chosen.connect(self._make_and_open)
        chooser.open()

    def _why_not_new(self, path: Path) -> str:
        if os.path.lexists(path):
            return _("“{name}” already exists. Choose another name, or open it with File > Open.", name=path.name)
        return self._why_in_use(path)

    def _why_in_use(self, path: Path) -> str:
        """Why no notebook can be made at a path: a window has it open (it may have lost it); empty where none has."""
        is_open = self.doors.is_open(real_path(path))
        sentence = _(
            "“{name}” is open in another window. Close that window first, or choose another name.", name=path.name
        )
        return sentence if is_open else ""

    def _make_and_open(self, path: Path) -> None:
        from essayplanner.work.new_notebooks import make_blank

        try:
            make_blank(path)
        except EssayError as error:
            self._tell(error, path)
            return
        self.open(path)

    def open_last(self) -> Window | None:
        """Open the notebook used last or, the first time, the sample."""
        for recent in self.settings.recent[:1]:
            if os.path.isfile(recent):  # noqa: PTH113 - never raises
                return self.open(Path(recent))
        return self.open_sample()

    def _tell(self, error: EssayError, path: Path) -> Window | None:
        """Say why a file cannot be opened, and open what is offered in its place if that is chosen."""
        self.failed = 1
        if not has_screen():
            raise error
        from essayplanner.ui.running.instead import ask_what_instead

        self.theme.dress()
        if way := ask_what_instead(error, path):
            try:
                return self.open(way())
            except EssayError as failed:
                return self._tell(failed, path)
        return None


def run_window(path: Path | None) -> int:
    """Open a notebook (the last one or the sample without a path) and run until its window is closed.

    Gives the exit code: 1 where it could not be opened, that of a shell where a signal closed it.
    """
    screen = has_screen()
    if not screen:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    try:
        if path is not None and _is_missing(path):
            raise EssayError(_("There is no file “{path}”.", path=path))
        if path is not None and not screen:
            raise EssayError(
                _(
                    "There is no display to open “{name}” on. “{command}” lists what can be done without one.",
                    name=named(path),
                    command="essayplanner --help",
                )
            )
        program = Program(make_application())
        ending = Ending(program.application) if screen else None  # without, there is nothing that could close windows
        try:
            code = _open_and_run(program, path, screen)
            return ending.code or code if ending else code
        finally:
            program.end()
            if ending:
                ending.leave()
    except EssayError as error:
        print(error, file=sys.stderr)
        return 1


def _is_missing(path: Path) -> bool:
    try:
        path.stat()
    except (OSError, ValueError) as error:  # whoever opens it says what else is wrong
        return isinstance(error, FileNotFoundError)
    return False


def _open_and_run(program: Program, path: Path | None, screen: bool) -> int:
    window = program.open(path) if path else program.open_last() if screen else program.open_sample()
    if window is None:
        return program.failed
    return run(program.application) if screen else do_without_screen(program, window)


def run(application: QApplication) -> int:
    """Run until the last window is closed; work in other threads is over when this returns, with the exit code."""
    from essayplanner.ui.desk.jobs import Jobs

    code = application.exec()
    Jobs.of_program().end()
    return code


def do_without_screen(program: Program, window: Window) -> int:
    """The main job on an offscreen window, in light colours; says what was made and gives the exit code."""
    from essayplanner.ui.running.screenless import do_main_job

    print(_("There is no display, so EssayPlanner does its main job without a window."), flush=True)
    program.theme.choose(mode="light")
    exported, picture = do_main_job(window)
    sentence = _(
        "The notebook is {notebook},\nthe essay is    {essay},\nthe window is   {picture}.",
        notebook=window.book.path,
        essay=exported,
        picture=picture,
    )
    print(sentence)
    return 0
