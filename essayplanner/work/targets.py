"""Where a document goes: a file, or a pipe or terminal, but never a notebook."""

import errno
import os
import stat
from pathlib import Path

from essayplanner.domain.errors import RefusedError
from essayplanner.domain.file_words import named, why
from essayplanner.domain.whole_files import are_one, real_path
from essayplanner.formats.export import Exported, write_exported
from essayplanner.formats.files import WriteError
from essayplanner.language import _


def refuse_notebook(path: Path, notebook: Path) -> None:
    """RefusedError where a path is that of this notebook, by whatever name, or has the name of one."""
    there = real_path(path)
    if there.suffix.lower() == ".essayplan" or are_one(there, notebook):
        raise RefusedError(
            _(
                "“{name}” is the name of a notebook, so nothing was written there; choose another name.",
                name=named(path),
            )
        )


def write_out(path: Path, exported: Exported) -> list[Path]:
    """Write a document: the files that were written, the document's last; into a pipe or a terminal, none."""
    if not _takes_a_stream(path):
        return write_exported(path, exported)
    _write_through(path, exported.data)
    return []


def _takes_a_stream(path: Path) -> bool:
    """Whether this is a pipe, a terminal or the like; never a disk, which is a device too."""
    try:
        mode = path.stat().st_mode
    except (OSError, ValueError):
        return False
    return stat.S_ISFIFO(mode) or stat.S_ISCHR(mode)


def _write_through(path: Path, data: bytes) -> None:
    """Write to a pipe or a terminal, where nothing is kept or swapped in; it may be standard output itself."""
    try:
        # a pipe that nobody reads would be waited for, for ever; once it is open, its reader may take its time
        with open(path, "wb", opener=lambda name, flags: os.open(name, flags | getattr(os, "O_NONBLOCK", 0))) as stream:
            if hasattr(os, "O_NONBLOCK"):
                os.set_blocking(stream.fileno(), True)
            stream.write(data)
    except OSError as error:
        reason = _("nothing is reading from that pipe") if error.errno == errno.ENXIO else why(error)
        what = _("“{name}” was not written, because {reason}. Choose another place.", name=named(path), reason=reason)
        raise WriteError(what) from None
