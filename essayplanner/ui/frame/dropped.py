"""What becomes of files that are dropped on a window."""

from collections.abc import Callable, Sequence
from pathlib import Path

from essayplanner.ui.desk.mime import SOURCE_FILES
from essayplanner.ui.frame.commands import Commands


def open_dropped(files: Sequence[str], commands: Commands, open_notebook: Callable[[Path], object]) -> None:
    """Read lists of sources, import packs, and open what else there is as notebooks."""
    if sources := [Path(file) for file in files if file.lower().endswith(SOURCE_FILES)]:
        commands.cards.sources().bringing.read_files(sources)
    for file in files:
        if Path(file) in sources:
            continue
        if file.lower().endswith(".toml"):
            commands.files.import_file(Path(file))
        else:
            open_notebook(Path(file))
