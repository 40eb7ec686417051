"""Which installation of the program this is."""

import contextlib
import re
from pathlib import Path

from essayplanner.domain.errors import EssayError, NotFoundError
from essayplanner.domain.reading_files import read_file
from essayplanner.domain.whole_files import make_folder, whole_file
from essayplanner.notebook.own_folder import data_folder

_UID = re.compile(rb"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


def device_id(fresh: str) -> str:
    """The random UUID that the app-data folder keeps; `fresh`, a new one, where it has none or none can be had."""
    with contextlib.suppress(EssayError, OSError, ValueError):
        place = data_folder() / "device"
        try:
            kept = read_file(place, 1000)
        except NotFoundError:
            make_folder(place.parent)
            kept = _written(place, fresh, replace=False)
        return (kept if _UID.fullmatch(kept) else _written(place, fresh, replace=True)).decode()
    return fresh


def _written(place: Path, uid: str, *, replace: bool) -> bytes:
    """What the file holds once a uid was written to it, unless another window wrote one just now."""
    another = contextlib.suppress(FileExistsError)
    with another, whole_file(place, mode=0o600, replace=replace) as file:
        file.write(uid.encode())
    return read_file(place, 1000)
