"""How formats ask for pandoc: they are given something to call, for the program itself is another floor's."""

from collections.abc import Callable, Mapping, Sequence
from typing import Protocol


class RunPandoc(Protocol):
    """`cite.pandoc.Pandoc` is one: arguments and bytes in, bytes out, EssayError where that fails."""

    def __call__(
        self,
        arguments: Sequence[str],
        data: bytes,
        files: Mapping[str, bytes] | None = None,
        cancel: Callable[[], bool] | None = None,
    ) -> bytes:
        """What pandoc makes of the data; `files` lie where it runs."""
        ...

    def __hash__(self) -> int:
        """What is made with one pandoc is kept for it."""
        ...
