"""Where packs, icons and the sample lie: in a checkout, a wheel or an installed program."""

import os
import sys
from functools import cache
from pathlib import Path

from essayplanner.domain.errors import EssayError


@cache
def resources() -> Path:
    """The folder of resources."""
    here = Path(__file__).parent
    for folder in (Path(getattr(sys, "_MEIPASS", here)) / "resources", here / "_resources", here.parent / "resources"):
        if (folder / "packs").is_dir():
            return folder
    raise EssayError("EssayPlanner’s own files are missing; install it again.")


def pack_path(name: str) -> Path:
    """The bundled pack of that name, or the file at that path."""
    bundled = resources() / "packs" / f"{name}.toml"
    return bundled if os.path.isfile(bundled) else Path(name)  # noqa: PTH113 - never raises


def pack_names() -> list[str]:
    """The names of the bundled packs."""
    return sorted(path.stem for path in (resources() / "packs").glob("*.toml"))
