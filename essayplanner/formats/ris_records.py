"""Records of RIS told apart: their tags and values, and the lines that stand in none.

Not by `rispy`, which loses records that have no `ER` (docs/adr).
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from essayplanner.domain.source_lists import Remark
from essayplanner.formats.ris_types import KNOWN
from essayplanner.language import n_

_LINE = re.compile(r"\s*([A-Za-z][A-Za-z0-9])(\s*)[-–](?:\s(.*)|\s*|(?<=-)(\S.*))\Z")


class Record(NamedTuple):
    """One record: its tags with their values, in order, the line where it begins, and its text."""

    fields: tuple[tuple[str, str], ...]
    line: int = 1
    text: str = ""

    def all(self, *tags: str) -> list[str]:
        """The values under any of the tags, in their order."""
        return [value for tag, value in self.fields if tag in tags and value]

    def first(self, *tags: str) -> str:
        """The first value under any of the tags, in the order of the tags."""
        return next((value for tag in tags for value in self.all(tag)), "")


class _Line(NamedTuple):
    """A line of the file; its tag is blank where it has none."""

    number: int
    tag: str
    value: str
    text: str


def _lines(text: str) -> Iterator[_Line]:
    """Every line that is not blank, with its tag in capitals."""
    for number, line in enumerate(text.splitlines(), start=1):
        found = _LINE.match(line.lstrip("\ufeff"))
        tag = found[1] if found else ""
        is_exact = found is not None and found[2] == "  " and tag.isupper()
        if found and (is_exact or (tag.upper() in KNOWN and (tag.isupper() or found[2] == "  "))):
            yield _Line(number, tag.upper(), (found[3] or found[4] or "").strip(), line)
        elif line.strip("\ufeff\f \t"):
            yield _Line(number, "", line.strip(), line)


def records(text: str) -> Iterator[Record]:
    """Every record, one after the other; lines that have no tag go on the field before them.

    A record begins with `TY` or, where that is missing, with the first tag after an `ER`.
    """
    lines: list[_Line] = []
    for line in _lines(text):
        if lines and line.tag == "TY":
            yield _record(lines)
            lines = []
        if lines and line.tag == "ER":
            yield _record(lines)
            lines = []
        elif (line.tag and line.tag != "ER") or lines:
            lines.append(line)
    if lines:
        yield _record(lines)


def _record(lines: list[_Line]) -> Record:
    fields: list[tuple[str, list[str]]] = []
    for line in lines:
        if line.tag:
            fields.append((line.tag, [line.value]))
        else:
            fields[-1][1].append(line.value)
    values = tuple((tag, " ".join(filter(None, parts))) for tag, parts in fields)
    return Record(values, lines[0].number, "\n".join(line.text for line in lines))


def outside(text: str) -> list[Remark]:
    """What is to be said of the lines that stand in no record: before the first, or between two."""
    lines, inside = [], False
    for line in _lines(text):
        if line.tag == "ER":
            inside = False
        elif line.tag:
            inside = True
        elif not inside:
            lines.append(line.number)
    if not lines:
        return []
    sentence = n_(
        "{n} line that belongs to no record was left out.",
        "{n} lines that belong to no record were left out.",
        len(lines),
    )
    return [Remark(0, lines[0], sentence)]
