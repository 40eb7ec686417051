"""The folder in which the program keeps its own files."""

import os
from pathlib import Path

from essayplanner.domain.errors import EssayError
from essayplanner.language import N_, _

#: Where the app keeps its own files, and why it cannot.
_NAMED = N_(
    "ESSAYPLANNER_DATA names “{folder}”, which is not a folder: name a folder, or move that file out of the way."
)
_USUAL = N_("EssayPlanner keeps its own files in “{folder}”, which is not a folder: move that file out of the way.")


def data_folder() -> Path:
    """The folder in which the app keeps its own files; `ESSAYPLANNER_DATA` names another one.

    EssayError where that is something else than a folder.
    """
    named = os.environ.get("ESSAYPLANNER_DATA")
    if named:
        folder, what = Path(named), _NAMED
    else:
        from platformdirs import user_data_path

        folder, what = user_data_path("EssayPlanner", appauthor=False), _USUAL
    if os.path.lexists(folder) and not os.path.isdir(folder):  # noqa: PTH112 - never raises
        raise EssayError(_(what, folder=folder))
    return folder
