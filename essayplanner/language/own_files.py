"""Where the program's own files lie: in a checkout, a wheel or an installed program."""

import sys
from functools import cache
from pathlib import Path


@cache
def own_files() -> Path | None:
    """The folder of packs, languages and help; None where the installation is broken."""
    here = Path(__file__).parent.parent
    places = (Path(getattr(sys, "_MEIPASS", here)) / "resources", here / "_resources", here.parent / "resources")
    return next((folder for folder in places if (folder / "packs").is_dir()), None)
