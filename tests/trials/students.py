"""Students of whom a trial sees what they did: at the notebook itself, in a window, at the command line."""

import contextlib
import random
from pathlib import Path
from typing import Protocol

from essayplanner.domain.errors import EssayError
from essayplanner.notebook.notebook import Notebook
from tests.trials.deeds import STEPS, act, command

#: What is done to the notebook itself, and how often: everything, and the commonest more often.
_MIX = (*STEPS, *("place", "move", "edit card", "undo") * 3, "import", "redo", "type once", "copy")


class Student(Protocol):
    """Someone who works on the notebook of a home."""

    def act(self, seed: int, number: int) -> None:
        """Do step `number`: the same in every home in which the steps before were done."""

    def close(self) -> None:
        """Go home."""


class AtNotebook:
    """Works with the verbs of the notebook."""

    def __init__(self, home: Path) -> None:
        self.book = Notebook.open(home / "essay.essayplan")

    def act(self, seed: int, number: int) -> None:
        """Do step `number`."""
        act(self.book, seed, number, _MIX)

    def close(self) -> None:
        """Close the notebook."""
        self.book.close()


class AtCommandLine:
    """Works with commands, each of which opens the notebook and closes it again."""

    def __init__(self, home: Path) -> None:
        self.home = home

    def act(self, seed: int, number: int) -> None:
        """Give command `number`."""
        chance = random.Random(f"{seed}:{number}")
        self._give(chance.choice(self._commands(f"sample card {chance.randrange(12)}", number)))

    def warm(self) -> None:
        """Give every command once."""
        for words in self._commands("sample card 1", 0):
            self._give(words)

    def _commands(self, card: str, number: int) -> list[tuple[str, ...]]:
        book, outline = "~/essay.essayplan", ("--outline", "Why")
        return [
            ("place", book, *outline, "--section", "Another section", "--card", card),
            ("place", book, *outline, "--section", "Another section", "--card", card),
            ("undo", book),
            ("redo", book),
            ("import", book, "~/pack.toml"),
            ("import", book, "~/books.ris"),
            ("new", f"~/new {number}.essayplan"),
            ("new", f"~/made {number}.essayplan", "--pack", "~/pack.toml"),
            ("check", book, "--save-intact", f"~/saved {number}.essayplan"),
            *(
                ("export", book, *outline, "--to", name, "-o", f"~/essay.{name}", "--style", "plain")
                for name in ("markdown", "html", "opml")
            ),
        ]

    def _give(self, words: tuple[str, ...]) -> None:
        with contextlib.suppress(EssayError):
            command(self.home, *words)

    def close(self) -> None:
        """Nothing is open."""


def student(where: str, home: Path) -> Student:
    """Someone who works there."""
    if where == "window":
        from tests.trials.windows import CardAtWork

        return CardAtWork(home / "essay.essayplan")
    return AtNotebook(home) if where == "notebook" else AtCommandLine(home)
