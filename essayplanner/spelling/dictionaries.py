"""The dictionaries of this computer, through Enchant, which may not be there."""

import os
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from essayplanner.domain.errors import EssayError
from essayplanner.domain.whole_files import make_folder
from essayplanner.language import _

if TYPE_CHECKING:
    from enchant import Broker

#: Letters of the longest word for which others are suggested: Enchant takes seconds over a line without a space.
_SUGGESTED_FOR = 40
_ON_LINUX: bool = sys.platform == "linux"
_LIBRARY, _NAMED_BY = "libenchant-2.so.2", "PYENCHANT_LIBRARY_PATH"


class Speller(Protocol):
    """A dictionary of one language."""

    def check(self, word: str) -> bool:
        """Whether the word is in it."""

    def suggest(self, word: str) -> list[str]:
        """Words that may have been meant, the likeliest first."""


class Dictionaries(Protocol):
    """What there is to check spelling by."""

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages there is a dictionary of: “en_GB”, “de_DE”."""

    def speller(self, language: str) -> Speller:
        """The dictionary of one of them; EssayError where it cannot be read."""


def open_dictionaries(folder: Path) -> Dictionaries:
    """Those of this computer, and what lies in `hunspell` in the folder, where Enchant keeps files of its own.

    EssayError where there is no Enchant. What is given back is used in one thread at a time.
    """
    try:
        make_folder(folder)
        os.environ["ENCHANT_CONFIG_DIR"] = str(folder)
        _name_library()
        import enchant
    except (ImportError, OSError) as error:
        raise EssayError(none_there()) from error
    return _Enchanted(enchant.Broker())


def none_there() -> str:
    """Why nothing can be checked where there is no dictionary."""
    if _ON_LINUX:
        return _(
            "Spelling cannot be checked: there is no spelling dictionary on this computer. Install the packages "
            "“{library}” and “{dictionary}”, then start EssayPlanner again.",
            library="libenchant-2-2",
            dictionary="hunspell-en-gb",
        )
    return _("Spelling cannot be checked: there is no spelling dictionary on this computer.")


def nearest(wanted: str, there: Iterable[str]) -> str:
    """The language, or where there is no dictionary of it another sort of the same (“en_GB” for “en_US”); else ""."""
    of_them = sorted(there)
    if wanted in of_them:
        return wanted
    return next((each for each in of_them if each.partition("_")[0] == wanted.partition("_")[0]), "")


def _name_library() -> None:
    """Tell pyenchant where the library is: on Linux it asks a compiler and a linker, which takes half a second."""
    if not _ON_LINUX or _NAMED_BY in os.environ:
        return
    import ctypes

    ctypes.CDLL(_LIBRARY)
    with Path("/proc/self/maps").open(encoding="utf-8", errors="replace") as maps:
        for line in maps:
            name = line.rstrip("\n").partition("/")[2]
            if Path(name).name.startswith(_LIBRARY):
                os.environ[_NAMED_BY] = f"/{name}"
                return


class _Enchanted:
    """One dictionary is held at a time: it takes 10 MB, and Enchant lets go of what nobody holds."""

    def __init__(self, broker: "Broker") -> None:
        self._broker = broker
        self._held: tuple[str, Speller] | None = None
        self.languages = tuple(sorted(broker.list_languages()))

    def speller(self, language: str) -> Speller:
        from enchant.errors import Error

        if self._held is None or self._held[0] != language:
            self._held = None
            try:
                self._held = language, _Bounded(self._broker.request_dict(language))
            except Error as error:
                raise EssayError(none_there()) from error
        return self._held[1]


class _Bounded:
    """A dictionary that is asked for no suggestions for what is no word."""

    def __init__(self, dictionary: Speller) -> None:
        self.check, self._dictionary = dictionary.check, dictionary

    def suggest(self, word: str) -> list[str]:
        return self._dictionary.suggest(word) if len(word) <= _SUGGESTED_FOR else []
