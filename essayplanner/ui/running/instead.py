"""What a student may have in place of a file that cannot be opened."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from essayplanner.domain.dates import show_date
from essayplanner.domain.errors import DamagedFileError, EssayError
from essayplanner.language import _
from essayplanner.notebook.backups import newest_sound
from essayplanner.ui.controls.boxes import MessageBox
from essayplanner.work.restoring import restore_sound, save_what_is_intact

if TYPE_CHECKING:
    from PySide6.QtWidgets import QAbstractButton


def ask_what_instead(error: EssayError, path: Path) -> Callable[[], Path] | None:
    """Say why a file cannot be opened; gives what makes the file that was chosen in its place, None for none."""
    box = MessageBox("EssayPlanner", str(error))
    box.setIcon(box.Icon.Warning)
    box.setStandardButtons(box.StandardButton.Close)
    ways: dict[QAbstractButton, Callable[[], Path]] = {}
    if isinstance(error, DamagedFileError):
        if kept := newest_sound(path):
            at = kept.at.astimezone()
            day, time = show_date(f"{at:%Y-%m-%d}"), f"{at:%H:%M}"
            box.setInformativeText(_("The newest backup is of {day}, {time}.", day=day, time=time))
            button = box.addButton(_("Open the backup as a copy"), box.ButtonRole.AcceptRole)
            ways[button] = lambda: restore_sound(kept.path, path)
        button = box.addButton(_("Save what is intact as a copy"), box.ButtonRole.ActionRole)
        ways[button] = lambda: save_what_is_intact(path)
    box.exec()
    return ways.get(box.clickedButton())
