"""Numbers of volumes, in figures and as Roman numerals."""

import re

_LETTERS = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}
_LARGEST_ROMAN = 3999
_SIGNS = tuple(
    zip(
        (1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1),
        ["M", "CM", "D", "CD", "C", "XC", "L", "XL", "X", "IX", "V", "IV", "I"],
        strict=True,
    )
)


def figures(value: str) -> str:
    """The numbers of a volume in figures, “2” for “II”; empty where one is no number."""
    parts = [_figure(part) for part in re.split(r"([-–,]\s*)", value.strip())]
    return "".join(parts) if all(parts) else ""


def roman(value: str) -> str:
    """The numbers of a volume as Roman capitals, “II” for “2”; empty where one is no number."""
    parts = [_roman(part) for part in re.split(r"([-–,]\s*)", figures(value))]
    return "".join(parts) if all(parts) else ""


def _figure(part: str) -> str:
    if part.isdecimal() or not part or part[0] in "-–,":
        return part
    numbers = [_LETTERS.get(letter, 0) for letter in part.lower()]
    pairs = zip(numbers, [*numbers[1:], 0], strict=True)
    return str(sum(-one if one < after else one for one, after in pairs)) if all(numbers) else ""


def _roman(part: str) -> str:
    if not part.isdecimal():
        return part
    number, signs = int(part) if len(part) < 5 else 0, ""
    if not 0 < number <= _LARGEST_ROMAN:
        return ""
    for worth, sign in _SIGNS:
        signs += sign * (number // worth)
        number %= worth
    return signs
