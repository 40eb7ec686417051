"""Which language the program speaks, and its catalogue."""

import os
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

from essayplanner.language.own_files import own_files

if TYPE_CHECKING:
    from gettext import NullTranslations
    from pathlib import Path

#: The language that is made of English to find what cannot be translated (language/pseudo.py).
PSEUDO = "qps"

#: How a reader may have days written instead of as the language does it: the month first, or the year.
DATE_ORDERS = ("month-first", "year-first")


def wanted() -> list[str]:
    """The languages that the reader asks for, best first, as in “de_AT”, “de”."""
    if asked := os.environ.get("ESSAYPLANNER_LANGUAGE"):
        names = [asked]
    else:
        # In gettext's order; Windows has no such settings.
        named = (os.environ.get(name) for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"))
        names = (next(filter(None, named), "") or _of_the_system()).split(":")
    plain = [name.partition(".")[0].partition("@")[0].replace("-", "_") for name in names]
    return [each for name in plain for each in dict.fromkeys((name, name.partition("_")[0]))]


def _of_the_system() -> str:
    if sys.platform == "win32":
        import ctypes
        import locale

        return locale.windows_locale.get(ctypes.windll.kernel32.GetUserDefaultUILanguage(), "")
    return ""


def load(names: list[str], folder: "Callable[[], Path | None]") -> "tuple[str, NullTranslations | None]":
    """The first language of `names` that there is, and its catalogue; English has none and asks for no `folder`."""
    for name in names:
        if name == PSEUDO:
            from essayplanner.language.pseudo import Pseudo

            return name, Pseudo()
        if name.partition("_")[0] in ("", "en", "C", "POSIX"):
            break
        if (own := folder()) and (path := own / "languages" / name / "LC_MESSAGES" / "essayplanner.mo").is_file():
            from gettext import GNUTranslations

            with path.open("rb") as file:
                return name, GNUTranslations(file)
    return "en", None


def languages(folder: "Path | None") -> list[str]:
    """The languages that there are: English, and those whose catalogues lie in the program's own files."""
    found = (
        sorted(each.parent.parent.name for each in folder.glob("languages/*/LC_MESSAGES/essayplanner.mo"))
        if folder
        else []
    )
    return ["en", *found]


code, catalogue = load(wanted(), own_files)
dates = next((order for order in DATE_ORDERS if order == os.environ.get("ESSAYPLANNER_DATES")), "")
