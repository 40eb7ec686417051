"""What the program remembers between starts, in one small file."""

import contextlib
import json
from pathlib import Path
from typing import Any

#: Files remembered under File > Open recent.
RECENT = 8


class Settings:
    """Preferences and places; `save` writes them at once. A file that cannot be read counts as none."""

    def __init__(self, file: Path) -> None:
        """The settings of a first start."""
        self.file = file
        self.theme = "system"
        self.text_scale = 100
        self.recent: list[str] = []
        self.geometry = ""
        self.panes: list[int] = []
        self.folder = ""
        self.outlines: dict[str, int] = {}
        self.exports: dict[str, Any] = {}

    @classmethod
    def load(cls, file: Path) -> "Settings":
        """Read the settings kept in a file."""
        settings = cls(file)
        with contextlib.suppress(OSError, ValueError):
            kept = json.loads(file.read_text("utf-8"))
            for name, value in kept.items() if isinstance(kept, dict) else ():
                if name != "file" and type(value) is type(getattr(settings, name, None)):
                    setattr(settings, name, value)
        return settings

    def save(self) -> None:
        """Write the settings; a place that cannot be written is passed over."""
        kept: dict[str, Any] = {name: value for name, value in vars(self).items() if name != "file"}
        with contextlib.suppress(OSError):
            self.file.parent.mkdir(parents=True, exist_ok=True)
            partial = self.file.with_suffix(".new")
            partial.write_text(json.dumps(kept, ensure_ascii=False, indent=1), "utf-8")
            partial.replace(self.file)

    def remember(self, path: Path) -> None:
        """Put a notebook at the head of the recent ones."""
        self.recent = [str(path), *(other for other in self.recent if other != str(path))][:RECENT]
        self.save()
