"""What a window does before it closes."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QMainWindow

from essayplanner.ui.desk.dragging import cancel_drag, is_dragging
from essayplanner.ui.desk.jobs import Job
from essayplanner.ui.desk.taking_up import keep_screens
from essayplanner.ui.frame.furniture import Furniture

#: Milliseconds until a window is closed that was to be closed within a drag.
_AFTER_DRAG = 20


def may_close(window: QMainWindow, made: Furniture) -> bool:
    """Whether a window can close now. A drag is ended first; over texts that cannot be saved the student is asked."""
    if is_dragging():  # the view that drags waits for the end of it
        cancel_drag()
        QTimer.singleShot(_AFTER_DRAG, window, window.close)
        return False
    if not made.desk.book.settle():
        made.leaving.ask()
        return False
    return True


def keep_and_end(window: QMainWindow, made: Furniture, uid: str) -> None:
    """Keep how a window was left, in settings that are yet to be saved, and end what goes on in it.

    `uid` is that of the notebook, which another program may hold by now.
    """
    from essayplanner.ui.practice.clock_run import PlanClock
    from essayplanner.ui.practice.kept_work import KeptWork

    made.saving.stop()
    settings = made.desk.settings
    settings.geometry = bytes(window.saveGeometry().toBase64().data()).decode()
    settings.panes = made.sides.widths()
    settings.screens[uid] = made.centre.name
    keep_screens(settings, uid, made.centre.left())
    settings.outlines[uid] = made.selection.outline_id
    made.watch.end()
    for clock in window.findChildren(PlanClock):
        clock.leave_off()
    for kept in window.findChildren(KeptWork):
        kept.keep()
    for job in window.findChildren(Job):
        job.cancel()
    made.library.close_file()
