"""A number of words or minutes shared out by weight."""

from collections.abc import Sequence


def shared(total: int, weights: Sequence[int], unit: int = 1) -> list[int]:
    """The parts of a total, one for each weight, in whole units; what is left over goes to the heaviest.

    Their sum is the total. Units that the weights do not share out evenly go to those with the largest rest.
    """
    whole = sum(weights)
    if not whole:
        return [0 for _ in weights]
    units = total // unit
    parts = [units * weight // whole for weight in weights]
    by_rest = sorted(range(len(weights)), key=lambda place: (-(units * weights[place] % whole), -weights[place], place))
    for place in by_rest[: units - sum(parts)]:
        parts[place] += 1
    found = [part * unit for part in parts]
    heaviest = max(range(len(weights)), key=lambda place: (weights[place], -place))
    found[heaviest] += total - sum(found)
    return found
