"""Clocks, and how a figure is printed beside its limit and its target."""

import time
from collections.abc import Callable, Sequence
from typing import NamedTuple

#: Milliseconds of one picture at 60 a second.
FRAME = 16.7


class Times(NamedTuple):
    """Measured times in milliseconds, sorted."""

    values: tuple[float, ...]

    @property
    def median(self) -> float:
        """The middle one."""
        return self.at(0.5)

    @property
    def p99(self) -> float:
        """The one that 99 of 100 do not exceed."""
        return self.at(0.99)

    def at(self, share: float) -> float:
        """The time that a share of them does not exceed."""
        return self.values[min(len(self.values) - 1, int(len(self.values) * share))]

    def __str__(self) -> str:
        return f"{self.median:8.2f} ms median {self.p99:8.2f} ms p99"


def timed(work: Callable[[], object]) -> float:
    """Milliseconds that something takes."""
    began = time.perf_counter()
    work()
    return (time.perf_counter() - began) * 1000


def in_turn(runs: int, *works: Callable[[], object], warm: int = 1) -> list[Times]:
    """Each of several things measured so many times, in turn, so that a noisy neighbour meets all of them alike."""
    for _ in range(warm):
        for work in works:
            work()
    found: list[list[float]] = [[] for _ in works]
    for _ in range(runs):
        for times, work in zip(found, works, strict=True):
            times.append(timed(work))
    return [times_of(times) for times in found]


def times_of(values: Sequence[float]) -> Times:
    """Times sorted."""
    return Times(tuple(sorted(values)))


def show(what: str, times: Times) -> None:
    """Print the times of one thing."""
    print(f"  {what:<46} {times}")


def ratio(what: str, ours: float, limit: float, most: float) -> None:
    """Print how many times the limit ours takes, beside the target."""
    share = ours / limit
    print(f"  {what:<46} {share:8.2f} x  target <= {most:g} x       {_met(share <= most)}")


def under(what: str, ours: float, most: float) -> None:
    """Print a time beside a target in milliseconds."""
    print(f"  {what:<46} {ours:8.2f} ms target < {most:g} ms      {_met(ours < most)}")


def _met(met: bool) -> str:
    return "met" if met else "MISSED"
