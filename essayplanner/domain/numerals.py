"""Numbers of volumes and editions, in figures and as Roman numerals."""

import re

_LETTERS = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}
_LARGEST_ROMAN = 3999
_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_EDITION = re.compile(
    rf"(?:(\d+)(?:\.|st|nd|rd|th|e|ème)?|({'|'.join(_ORDINALS)}))(?:\s*(?:ed(?:n|ition)?|aufl(?:age)?|éd(?:ition)?)\b)?\.?",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    r"(?:(?:vols?|volumes?|bd|band|tome?|t|nos?|nr|number|issue|heft|ch|chap|chapter)\b\.?\s*)?"
    r"(\d+|[ivxlcdm]+)(?:\s*(?:vols?|volumes?|bde)\b\.?)?",
    re.IGNORECASE,
)
#: Single letters that number volumes; others, “Series C”, are letters.
_ALONE = ("i", "v", "x")
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


def edition_number(value: str) -> str:
    """The figures of an edition, “1” for “First edition.” and “2nd ed.”; empty where it is no number or says more."""
    found = _EDITION.fullmatch(value.strip())
    if not found:
        return ""
    return found[1] or str(_ORDINALS.index(found[2].lower()) + 1)


def number_of(value: str) -> str:
    """The figures of a volume or chapter, “3” for “III” and “Vol. 3”; empty where it is no number or says more."""
    found = _COUNTED.fullmatch(value.strip())
    if not found or (len(found[1]) == 1 and found[1].isalpha() and found[1].lower() not in _ALONE):
        return ""
    number = figures(found[1])
    return number if found[1].isdecimal() or roman(number) == found[1].upper() else ""


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
