"""The sources that a question names: “Sources A and B”, “the two extracts”."""

import re

_ONE = r"(?<!\w)(?:[A-H]|[1-9]|I{1,3}|IV|VI{0,3})(?!\w)"
_AND = r"(?:\s*,\s*|\s*,?\s+(?:and|or|with)\s+)"
_NAMED = re.compile(
    rf"(?<!\w)(?P<kind>(?i:source|extract|passage|document|interpretation))s?\s+"
    rf"(?:(?P<first>{_ONE})\s*(?:to|–|-)\s*(?P<last>{_ONE})|(?P<names>{_ONE}(?:{_AND}{_ONE})*))"
)
_COUNTED = re.compile(
    r"(?<!\w)(?P<count>two|three|four|both)\s+(?:of\s+)?(?:the\s+|these\s+)?"
    r"(?P<kind>source|extract|passage|document|interpretation)s(?!\w)",
    re.IGNORECASE,
)
_COUNTS = {"two": 2, "both": 2, "three": 3, "four": 4}
_LETTERS = "ABCDEFGH"


def sources_named(question: str) -> tuple[str, ...]:
    """What each of them is called, in order: as the question has it, else by letters; none where it says neither."""
    found = [name for named in _NAMED.finditer(question) for name in _names(named)]
    if not found and (counted := _COUNTED.search(question)):
        found = [f"{counted['kind'].capitalize()} {letter}" for letter in _LETTERS[: _COUNTS[counted["count"].lower()]]]
    return tuple(dict.fromkeys(found))


def _names(named: re.Match[str]) -> list[str]:
    kind = named["kind"].capitalize()
    if named["names"]:
        return [f"{kind} {one}" for one in re.findall(_ONE, named["names"])]
    first, last = named["first"], named["last"]
    row = next((row for row in (_LETTERS, "123456789") if first in row and last in row), "")
    between = row[row.index(first) : row.index(last) + 1] if row else (first, last)
    return [f"{kind} {one}" for one in between]
