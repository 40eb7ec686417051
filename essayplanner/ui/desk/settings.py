"""What the program remembers between starts, in one small file."""

import contextlib
import json
import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from essayplanner.domain.errors import EssayError
from essayplanner.domain.reading_files import open_file
from essayplanner.domain.whole_files import make_folder, whole_file
from essayplanner.language import DATE_ORDERS, _
from essayplanner.ui.look.theme import SCALES

#: Files remembered under File > Open recent.
RECENT = 8

#: Documents of which it is remembered where they lie.
DOCUMENTS = 500

#: Bytes of the largest file that is read; hundreds of outlines take a tenth of it.
LARGEST = 1_000_000

#: Pixels of the widest pane that is believed.
_WIDEST = 100_000


class Settings:
    """Preferences and places; `save` writes them at once.

    `trouble` is what the student is to be told of the file, where not all of it could be read.
    """

    def __init__(self, file: Path) -> None:
        """The settings of a first start."""
        self.file = file
        self.trouble = ""
        self.theme = "system"
        self.text_scale = 100
        self.contrast = False
        self.language = ""
        self.dates = ""
        self.style = ""
        self.tab_leaves = False
        self.spelling = True
        self.rules_off: list[str] = []
        self.spelling_language = "en_GB"
        self.ignored_words: dict[str, list[str]] = {}
        self.recent: list[str] = []
        self.geometry = ""
        self.panes: list[int] = []
        self.folder = ""
        self.always_folder = ""
        self.export_folder = ""
        self.export_format = ""
        self.sort = ""
        self.budget = "words"
        self.outlines: dict[str, int] = {}
        self.places: dict[str, dict[str, list[int]]] = {}
        self.screens: dict[str, str] = {}
        self.folds: dict[str, list[str]] = {}
        self.left: dict[str, dict[str, Any]] = {}
        self.dialogs: dict[str, list[int]] = {}
        self.exports: dict[str, Any] = {}
        #: Where documents lie that are in no folder of a notebook, by the digests of their contents (`work.Seen`).
        self.documents: dict[str, list[Any]] = {}

    @classmethod
    def load(cls, file: Path) -> "Settings":
        """Read the settings kept in a file; each that is not what it can be is as at a first start."""
        settings = cls(file)
        try:
            kept = _read(file)
        except FileNotFoundError:
            return settings
        except (OSError, ValueError, RecursionError):
            kept = None
        sound = isinstance(kept, dict)
        for name, can_be in _CAN_BE.items():
            if isinstance(kept, dict) and name in kept:
                if can_be(kept[name]):
                    setattr(settings, name, kept[name])
                else:
                    sound = False
        if not sound:
            settings.trouble = _(
                "Some of your settings could not be read, so their defaults are used; your notebooks are not affected."
            )
        return settings

    def save(self) -> None:
        """Write the settings; a place that cannot be written is passed over."""
        kept = {name: getattr(self, name) for name in _CAN_BE}
        with contextlib.suppress(OSError, EssayError):
            make_folder(self.file.parent)
            with whole_file(self.file) as file:
                file.write(json.dumps(kept, indent=1).encode("ascii"))

    @property
    def start_folder(self) -> Path | None:
        """The folder in which files are asked for: the one that was chosen for it, or that was used last."""
        return _first_there(self.always_folder, self.folder)

    @property
    def export_start(self) -> Path | None:
        """The folder for exports: the one that was chosen, or into which the last export of all went."""
        return _first_there(self.always_folder, self.export_folder, self.folder)

    def remember(self, path: Path) -> None:
        """Put a notebook at the head of the recent ones."""
        self.recent = [str(path), *(other for other in self.recent if other != str(path))][:RECENT]
        self.save()

    def remember_document(self, digest: str, seen: Sequence[Any]) -> None:
        """Keep where a document lies on this computer; of many, those that were read last."""
        if list(seen) != self.documents.get(digest) or digest != next(reversed(self.documents)):
            others = {key: value for key, value in self.documents.items() if key != digest}
            for oldest in list(others)[: max(0, len(others) + 1 - DOCUMENTS)]:
                del others[oldest]
            self.documents = {**others, digest: list(seen)}
            self.save()

    def forget_recent(self) -> None:
        """Have no recent notebooks but the one that was opened last, which the next start opens."""
        self.recent = self.recent[:1]
        self.save()


def _first_there(*folders: str) -> Path | None:
    there = (folder for folder in folders if folder and os.path.isdir(folder))  # noqa: PTH112 - never raises
    return next(map(Path, there), None)


def _read(file: Path) -> Any:
    """What is in the file; OSError, ValueError or RecursionError where that is nothing that was written by us."""
    with open_file(file) as there:
        content = there.read(LARGEST + 1)
    if len(content) > LARGEST:
        raise ValueError(file)
    return json.loads(content)


def _is_path(value: Any) -> bool:
    return type(value) is str and "\0" not in value


def _is_names(value: Any) -> bool:
    return type(value) is list and all(type(each) is str for each in value)


def _is_size(value: Any) -> bool:
    return type(value) is list and len(value) == 2 and all(type(each) is int and 0 < each <= _WIDEST for each in value)


def _is_places(value: Any) -> bool:
    return type(value) is dict and all(
        type(each) is list and all(type(number) is int and abs(number) < 2**32 for number in each)
        for each in value.values()
    )


def _is_export(value: Any) -> bool:
    return type(value) is dict and all(type(each) in (str, bool) for each in value.values())


def _is_documents(value: Any) -> bool:
    return type(value) is dict and all(
        type(each) is list and len(each) == 3 and _is_path(each[0]) and {type(each[1]), type(each[2])} == {int}
        for each in value.values()
    )


def _is_left(value: Any) -> bool:
    return type(value) is dict and all(
        type(each) is dict and all(map(_is_small, each.values())) for each in value.values()
    )


def _is_small(value: Any) -> bool:
    return type(value) in (str, bool) or (type(value) is int and abs(value) < 2**32)


_CAN_BE: dict[str, Callable[[Any], bool]] = {
    "theme": lambda value: value in ("system", "light", "dark"),
    "contrast": lambda value: type(value) is bool,
    "language": lambda value: type(value) is str and value.isascii(),
    "dates": lambda value: value in ("", *DATE_ORDERS),
    "style": _is_path,
    "tab_leaves": lambda value: type(value) is bool,
    "spelling": lambda value: type(value) is bool,
    "rules_off": _is_names,
    "spelling_language": lambda value: type(value) is str and value.isascii() and "\0" not in value,
    "ignored_words": lambda value: type(value) is dict and all(map(_is_names, value.values())),
    "text_scale": lambda value: type(value) is int and value in SCALES,
    "recent": lambda value: type(value) is list and all(map(_is_path, value)),
    "geometry": lambda value: type(value) is str and value.isascii(),
    "panes": lambda value: type(value) is list and all(type(each) is int and 0 <= each <= _WIDEST for each in value),
    "folder": _is_path,
    "always_folder": _is_path,
    "export_folder": _is_path,
    "export_format": lambda value: type(value) is str,
    "sort": lambda value: type(value) is str and value.isascii(),
    "budget": lambda value: value in ("words", "minutes"),
    "outlines": lambda value: type(value) is dict and all(type(each) is int for each in value.values()),
    "places": lambda value: type(value) is dict and all(map(_is_places, value.values())),
    "screens": lambda value: type(value) is dict and all(type(each) is str for each in value.values()),
    "left": lambda value: type(value) is dict and all(map(_is_left, value.values())),
    "folds": lambda value: type(value) is dict and all(map(_is_names, value.values())),
    "dialogs": lambda value: type(value) is dict and all(map(_is_size, value.values())),
    "documents": _is_documents,
    "exports": lambda value: type(value) is dict and all(map(_is_export, value.values())),
}
