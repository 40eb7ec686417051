"""An error of SQLite’s own, at the n-th instruction or page, in the way of a step."""

import random
from pathlib import Path
from typing import Any, NamedTuple

from essayplanner.notebook.notebook import Notebook
from tests.trials.deeds import Deed, do_step


class Hurdle:
    """An error of SQLite's own, in the connection of a notebook."""

    def __init__(self, error: str, number: int) -> None:
        self.error, self.left, self.met = error, number, False
        self.book: Notebook | None = None

    def stand(self, book: Notebook) -> None:
        """Wait in a notebook."""
        self.book = book
        if self.error == "full":
            pages = book.row("PRAGMA page_count")[0]
            book.connection.execute(f"PRAGMA max_page_count = {pages + self.left}")
        else:
            book.connection.set_progress_handler(self._count, 10)

    def _count(self) -> int:
        self.left -= 1
        self.met |= self.left == 0
        return int(self.left == 0)

    def fall(self) -> None:
        """Be gone."""
        if self.book and self.error == "full":
            self.book.connection.execute("PRAGMA max_page_count = 1000000")
        elif self.book:
            self.book.connection.set_progress_handler(None, 0)


class Step(NamedTuple):
    """A verb of an open notebook, as a deed."""

    verb: str
    choices: int
    book: list[Notebook]

    def __call__(self, home: Path, hurdle: Hurdle | None = None) -> None:
        self.close()
        self.book.append(Notebook.open(home / "essay.essayplan"))
        if hurdle:
            hurdle.stand(self.book[0])
        try:
            do_step(self.book[0], self.verb, random.Random(f"{self.choices}:{self.verb}"))
        finally:
            if hurdle:
                hurdle.fall()

    def close(self) -> None:
        """Close the notebook."""
        while self.book:
            self.book.pop().close()


def step_deed(verb: str, choices: int) -> Deed:
    """The deed of opening the notebook and doing one verb."""
    step: Any = Step(verb, choices, [])
    return Deed(f"{verb} {choices}", step)
