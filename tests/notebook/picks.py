"""Choices made by a row of numbers: the same numbers choose the same."""

from collections.abc import Iterator, Sequence
from itertools import cycle
from typing import TypeVar

from essayplanner.notebook.notebook import Notebook

T = TypeVar("T")


class NothingToDoError(Exception):
    """The notebook lacks what the verb needs."""


class Picks:
    """Choices made by a row of numbers."""

    def __init__(self, numbers: Sequence[int]) -> None:
        self._numbers: Iterator[int] = cycle(numbers)

    def number(self, below: int) -> int:
        return next(self._numbers) % below

    def one(self, choices: Sequence[T]) -> T:
        if not choices:
            raise NothingToDoError
        return choices[self.number(len(choices))]

    def some(self, choices: Sequence[T], most: int = 3) -> list[T]:
        return list(dict.fromkeys(self.one(choices) for _ in range(1 + self.number(most))))

    def text(self) -> str:
        return self.one(("", "Stalin", "Ёлка и ёж", "a\nb", "fin\u0000al", "œuvre", "  wide  ", "x" * 3000))


def ids(book: Notebook, table: str, where: str = "1") -> list[int]:
    return [row[0] for row in book.rows(f"SELECT id FROM {table} WHERE {where} ORDER BY id")]
