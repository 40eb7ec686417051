"""A file written whole or not at all."""

import os
from pathlib import Path

from essayplanner.domain.errors import EssayError
from essayplanner.domain.file_words import named, why
from essayplanner.domain.text import shorten
from essayplanner.domain.whole_files import real_path, whole_file
from essayplanner.language import _


class WriteError(EssayError):
    """The file could not be written; what stood there is as it was."""


def write_whole(path: Path, data: bytes) -> None:
    """Puts the bytes in the place of the file: a neighbour is written, flushed to disk, then swapped in.

    A symbolic link keeps leading where it led, and the file keeps its permissions. Raises WriteError, and leaves
    what stood there, where that fails, or where it is a notebook.
    """
    if real_path(path).suffix.lower() == ".essayplan":
        raise WriteError(
            _(
                "“{name}” is the name of a notebook, so nothing was written there; choose another name.",
                name=named(path),
            )
        )
    try:
        with whole_file(path) as file:
            file.write(data)
    except (OSError, ValueError) as error:
        said = _("“{name}” was not written, because {why}.", name=shorten(named(path), 80), why=why(error))
        kept = [_("The old file is unchanged.")] if os.path.exists(path) else []  # noqa: PTH110 - never raises
        raise WriteError(" ".join([said, *kept, _("Choose another place.")])) from error
