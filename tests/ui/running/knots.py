"""Garbage that is counted when it is freed."""

import threading


class Knot:
    """Garbage that only a collection frees; says in which thread it was."""

    freed_in: list[int] = []  # noqa: RUF012

    def __init__(self) -> None:
        self.itself = self

    def __del__(self) -> None:
        self.freed_in.append(threading.get_ident())


def tie(count: int) -> None:
    """Make so much garbage."""
    for _ in range(count):
        Knot()
