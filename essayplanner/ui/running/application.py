"""The Qt application: in our style and the reader's language, with bugs told and kept from ending the program."""

import os
import sys
import threading
from collections.abc import Callable

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

from essayplanner.domain.errors import BusyError, EssayError, Trouble
from essayplanner.language import _, code
from essayplanner.ui.frame.window import Window


def make_application() -> QApplication:
    """The application, of which there is one."""
    # As an argument: `setStyle` gives a QStyle back, and the enums of that class take 4 ms to make.
    mirrored = [word for word in sys.argv[1:] if word == "-reverse"]
    application = QApplication([*sys.argv[:1], "-style", "Fusion", *mirrored])
    application.setApplicationName("EssayPlanner")
    application.setApplicationDisplayName("EssayPlanner")
    application.setDesktopFileName("essayplanner")
    if not has_screen():
        qInstallMessageHandler(_without_platform_noise)
    if code != "en":
        from essayplanner.ui.look.qt_words import have_qt_speak

        have_qt_speak(application, code)
    sys.excepthook = _hook(sys.excepthook)
    return application


def _without_platform_noise(kind: QtMsgType, context: QMessageLogContext, message: str | None) -> None:
    """The offscreen platform says of every window what it cannot do; everything else is passed on."""
    if not (message or "").startswith("This plugin does not support"):
        print(message, file=sys.stderr)


def _hook(before: Callable[..., object]) -> Callable[..., None]:
    """The one place where anything that was raised is met: what a student may be told, told; a bug, reported."""

    def hook(kind: type[BaseException], error: BaseException, trace: object) -> None:
        if isinstance(error, BusyError):
            return  # nothing is broken: the status bar says it, and what was asked is asked again
        before(kind, error, trace)
        if not isinstance(error, Exception) or threading.current_thread() is not threading.main_thread():
            return  # what another thread was to do says itself that it failed; windows are shown from one alone
        if isinstance(error, EssayError):
            trouble = error.trouble
        else:
            trouble = Trouble(
                _(
                    "Something went wrong in EssayPlanner ({error}). Everything up to your last step is saved; "
                    "carry on, or close the notebook and open it again.",
                    error=kind.__name__,
                )
            )
        for window in QApplication.topLevelWidgets():
            if isinstance(window, Window) and window.is_furnished and window.isVisible():
                window.show_banner(trouble)

    return hook


def has_screen() -> bool:
    """Whether there is anything to show a window on."""
    named = os.environ.get("QT_QPA_PLATFORM", "")
    if named:
        return named.split(":")[0] not in ("offscreen", "minimal", "vnc")
    if sys.platform in ("win32", "darwin"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
