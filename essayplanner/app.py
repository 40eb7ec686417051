"""The composition root: opens notebooks and builds their windows."""

import contextlib
import hashlib
import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QLockFile, QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox

from essayplanner.domain.errors import DamagedFileError, EssayError
from essayplanner.notebook.backups import back_up, backups, data_folder
from essayplanner.notebook.notebook import Notebook
from essayplanner.ui.settings import Settings
from essayplanner.ui.theme import Theme
from essayplanner.ui.window import Window

SAMPLE_PACK = "stalin"
SAMPLE_NAME = "Stalin and the USSR.essayplan"


class Program:
    """The running program: its settings, its colours, and a window for every open notebook."""

    def __init__(self, application: QApplication) -> None:
        self.application = application
        self.settings = Settings.load(data_folder() / "settings.json")
        self.theme = Theme(self.settings.theme, self.settings.text_scale)
        self.windows: dict[Path, Window] = {}
        self._locks: dict[Path, QLockFile] = {}
        self._doors: dict[Path, object] = {}

    def open(self, path: Path) -> Window | None:
        """Open a notebook, or bring its window forward; None (after saying why) where neither can be."""
        path = path.resolve()
        if path in self.windows:
            self._raise(self.windows[path])
            return self.windows[path]
        if not self._lock(path):
            return None
        try:
            window = Window(Notebook.open(path), self.theme, self.settings)
        except EssayError as error:
            self._unlock(path)
            self._tell(error, path)
            return None
        self.windows[path] = window
        window.file_wanted.connect(self.open)
        window.sample_wanted.connect(self.open_sample)
        window.new_notebook_wanted.connect(lambda: self.new_notebook(window))
        window.closed.connect(lambda: self._closed(path))
        window.completed.connect(lambda: self._completed(path))
        window.show()
        return window

    def _closed(self, path: Path) -> None:
        self.windows.pop(path, None)
        self._unlock(path)

    def _completed(self, path: Path) -> None:
        self.settings.remember(path)
        self._listen(path)
        QTimer.singleShot(200, lambda: self._back_up(path))

    def _back_up(self, path: Path) -> None:
        """Copy the notebook in the background, if it changed since last time."""
        from essayplanner.ui.background import run_in_background

        window = self.windows.get(path)
        if window and not window.book.read_only:
            run_in_background(lambda: back_up(path), window.announcer.fail)

    # One window for one file

    def _key(self, path: Path) -> str:
        return "essayplanner-" + hashlib.sha256(os.fsencode(path)).hexdigest()[:24]

    def _lock(self, path: Path) -> bool:
        folder = data_folder() / "open"
        with contextlib.suppress(OSError):
            folder.mkdir(parents=True, exist_ok=True)
        lock = QLockFile(str(folder / f"{self._key(path)}.lock"))
        lock.setStaleLockTime(0)
        if lock.tryLock(0) or lock.error() != QLockFile.LockError.LockFailedError:
            self._locks[path] = lock
            return True
        return not self._hand_over(path)

    def _hand_over(self, path: Path) -> bool:
        """Ask the program that has the file open to bring its window forward; gives whether it answered."""
        from PySide6.QtNetwork import QLocalSocket

        socket = QLocalSocket()
        socket.connectToServer(self._key(path))
        if not socket.waitForConnected(1000):
            return False
        socket.write(b"raise")
        socket.flush()
        socket.waitForReadyRead(1000)
        socket.disconnectFromServer()
        return True

    def _listen(self, path: Path) -> None:
        from PySide6.QtNetwork import QLocalServer

        server = QLocalServer()
        server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        QLocalServer.removeServer(self._key(path))

        def answer() -> None:
            socket = server.nextPendingConnection()
            if path in self.windows:
                self._raise(self.windows[path])
            socket.write(b"raised")
            socket.flush()
            socket.disconnected.connect(socket.deleteLater)

        server.newConnection.connect(answer)
        if path in self._locks and server.listen(self._key(path)):
            self._doors[path] = server

    def _unlock(self, path: Path) -> None:
        door = self._doors.pop(path, None)
        if door is not None:
            door.close()  # type: ignore[attr-defined]
        lock = self._locks.pop(path, None)
        if lock:
            lock.unlock()

    def _raise(self, window: Window) -> None:
        window.setWindowState(window.windowState() & ~window.windowState().WindowMinimized)
        window.show()
        window.raise_()
        window.activateWindow()

    # What to open

    def open_sample(self) -> Window | None:
        """Open the sample notebook, made from the bundled pack where it is not there yet."""
        return self.open(make_sample())

    def new_notebook(self, parent: Window | None = None) -> None:
        """Ask for a name and open a new notebook."""
        start = str(Path(self.settings.folder or Path.home()) / "My topic.essayplan")
        chosen, _ = QFileDialog.getSaveFileName(parent, "New notebook", start, "Notebooks (*.essayplan)")
        if chosen:
            path = Path(chosen if chosen.endswith(".essayplan") else chosen + ".essayplan")
            try:
                make_notebook(path)
            except EssayError as error:
                self._tell(error, path)
                return
            self.open(path)

    def open_last(self) -> Window | None:
        """Open the notebook used last or, the first time, the sample."""
        for recent in self.settings.recent[:1]:
            if Path(recent).is_file():
                return self.open(Path(recent))
        return self.open_sample()

    def _tell(self, error: EssayError, path: Path) -> None:
        box = QMessageBox(QMessageBox.Icon.Warning, "EssayPlanner", str(error), QMessageBox.StandardButton.Close)
        kept = backups(path) if isinstance(error, DamagedFileError) else []
        restore = None
        if kept:
            box.setInformativeText(f"The newest backup is of {kept[0].at.astimezone():%d %b %Y, %H:%M}.")
            restore = box.addButton("Open the backup as a copy", QMessageBox.ButtonRole.AcceptRole)
        box.exec()
        if restore and box.clickedButton() is restore:
            from essayplanner.notebook.backups import restore as restore_copy

            self.open(restore_copy(kept[0].path, path))


def make_notebook(path: Path) -> None:
    """Make a new notebook with a blank outline, named after its file."""
    from essayplanner.notebook.outlines import new_outline

    book = Notebook.create(path, path.stem)
    new_outline(book, "New essay question")
    book.close()


def make_sample() -> Path:
    """The sample notebook in the student's documents, made from the bundled pack where it is not there yet."""
    from essayplanner.notebook.packing import import_pack

    path = documents_folder() / SAMPLE_NAME
    if not path.exists():
        from essayplanner.formats.packs import read_pack
        from essayplanner.resources import pack_path

        source = pack_path(SAMPLE_PACK)
        pack = read_pack(source.read_bytes(), source.name)
        path.parent.mkdir(parents=True, exist_ok=True)
        partial = path.with_name(f".{os.getpid()}.{path.name}")
        try:
            book = Notebook.create(partial, pack.title)
            import_pack(book, pack)
            book.close()
            partial.replace(path)
        finally:
            partial.unlink(missing_ok=True)
    return path


def documents_folder() -> Path:
    """Where the sample is put: the folder for documents, or the one that `ESSAYPLANNER_DATA` names."""
    if os.environ.get("ESSAYPLANNER_DATA"):
        return data_folder()
    from platformdirs import user_documents_path

    return user_documents_path() / "EssayPlanner"


def run_window(path: Path | None) -> int:
    """Open a notebook (the last one or the sample without a path) and run until its window is closed.

    Gives the exit code: 1 where it could not be opened.
    """
    if not has_screen():
        from essayplanner.screenless import run_without_screen

        return run_without_screen(path, make_sample)
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    application = make_application()
    program = Program(application)
    if path is not None and not path.exists():
        print(f"There is no file “{path}”.", file=sys.stderr)
        return 1
    try:
        window = program.open(path) if path else program.open_last()
    except EssayError as error:
        print(error, file=sys.stderr)
        return 1
    if window is None:
        return 0
    return application.exec()


def make_application() -> QApplication:
    """The Qt application, in our style, with bugs told and kept from ending the program."""
    QApplication.setStyle("Fusion")
    application = QApplication(sys.argv[:1])
    application.setApplicationName("EssayPlanner")
    application.setApplicationDisplayName("EssayPlanner")
    application.setDesktopFileName("essayplanner")
    sys.excepthook = _hook(sys.excepthook)
    return application


def _hook(before: Callable[..., object]) -> Callable[..., None]:
    """The one place where anything that was raised is met: what a student may be told, told; a bug, reported."""

    def hook(kind: type[BaseException], error: BaseException, trace: object) -> None:
        before(kind, error, trace)
        if not isinstance(error, Exception):
            return
        told = str(error) if isinstance(error, EssayError) else (
            f"Something went wrong inside EssayPlanner ({kind.__name__}). Everything up to your last step is saved; "
            "you can go on, or close and open the notebook again."
        )  # fmt: skip
        for window in QApplication.topLevelWidgets():
            if isinstance(window, Window) and window.isVisible():
                window.show_banner(told)

    return hook


def has_screen() -> bool:
    """Whether there is anything to show a window on."""
    named = os.environ.get("QT_QPA_PLATFORM", "")
    if named:
        return named.split(":")[0] not in ("offscreen", "minimal", "vnc")
    if sys.platform in ("win32", "darwin"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


