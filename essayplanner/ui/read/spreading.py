"""Where things lie that want to be at certain heights and may not overlap."""

from collections.abc import Sequence


def spread(wanted: Sequence[float], heights: Sequence[float], gap: float, top: float = float("-inf")) -> list[float]:
    """The upper edges of things in their order, as near to where each wants to be as all together can be.

    None is above `top`, and there are `gap` pixels between them. Those that would overlap move apart around the middle
    of what they want.
    """
    #: Runs of things that touch: where the run wants to begin on the average, how high it is, how many it has.
    runs: list[tuple[float, float, int]] = []
    for want, high in zip(wanted, heights, strict=True):
        run = (max(top, want), high + gap, 1)
        while runs and runs[-1][0] + runs[-1][1] > run[0]:
            begin, before, number = runs.pop()
            # Each of the later ones would have the run begin as much higher as there is above it.
            mean = (begin * number + (run[0] - before) * run[2]) / (number + run[2])
            run = (max(top, mean), before + run[1], number + run[2])
        runs.append(run)
    tops: list[float] = []
    left = iter(heights)
    for begin, _high, number in runs:
        at = begin
        for _each in range(number):
            tops.append(at)
            at += next(left) + gap
    return tops
