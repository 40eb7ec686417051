"""The packs that come with the program."""

import os
from pathlib import Path

from essayplanner.domain.errors import EssayError
from essayplanner.language import _
from essayplanner.language.own_files import own_files


def resources() -> Path:
    """The folder of resources."""
    if found := own_files():
        return found
    raise EssayError(_("EssayPlanner’s own files are missing; install it again."))


def pack_path(name: str) -> Path:
    """The bundled pack of that name, or the file at that path."""
    bundled = resources() / "packs" / f"{name}.toml"
    return bundled if os.path.isfile(bundled) else Path(name)  # noqa: PTH113 - never raises


def pack_names() -> list[str]:
    """The names of the bundled packs."""
    return sorted(path.stem for path in (resources() / "packs").glob("*.toml"))
