"""RIS, as library catalogues write it, mended where pandoc would lose a date or take an ISBN for an ISSN."""

import re
from collections.abc import Sequence
from typing import Any, NamedTuple

_LINE = re.compile(r"\s*([A-Z][A-Z0-9])  ?-(?: (.*)|)\Z")
_DATES = ("PY", "Y1", "DA")
_BOOKS = ("book", "chapter", "report", "thesis", "entry-encyclopedia", "entry-dictionary")


class Record(NamedTuple):
    """One record: its tags with their values, in order."""

    fields: tuple[tuple[str, str], ...]

    def first(self, *tags: str) -> str:
        """The first value under any of the tags, in the order of the tags."""
        return next((value for tag in tags for name, value in self.fields if name == tag and value), "")


def records(text: str) -> list[Record]:
    """Every record; lines that have no tag go on the field before them."""
    found: list[Record] = []
    fields: list[tuple[str, str]] = []
    for line in text.splitlines():
        match = _LINE.match(line)
        if not match:
            if fields and line.strip():
                fields[-1] = (fields[-1][0], f"{fields[-1][1]} {line.strip()}")
            continue
        tag, value = match[1], (match[2] or "").strip()
        if tag == "ER":
            found += [Record(tuple(fields))] if fields else []
            fields = []
        elif tag == "TY" and fields:
            found.append(Record(tuple(fields)))
            fields = [(tag, value)]
        else:
            fields.append((tag, value))
    return [*found, Record(tuple(fields))] if fields else found


def for_pandoc(found: Sequence[Record]) -> str:
    """The records in the one spelling that pandoc reads, a year alone as date."""
    lines = []
    for record in found:
        lines += [f"{tag}  - {value}" for tag, value in record.fields if tag not in _DATES and tag != "ID"]
        if year := re.search(r"\d{4}", record.first(*_DATES)):
            lines.append(f"PY  - {year[0]}")
        lines += ["ER  - ", ""]
    return "\n".join(lines)


def mended(item: dict[str, Any], record: Record) -> dict[str, Any]:
    """What pandoc read of a record, with its whole date, its ISBN and its own name."""
    item = item | {"id": record.first("ID")}
    best = max((_date(record.first(tag)) for tag in _DATES), key=len)
    if best:
        item["issued"] = {"date-parts": [best]}
    if item.get("type") in _BOOKS and "ISSN" in item and "ISBN" not in item:
        item["ISBN"] = item.pop("ISSN")
    return item


def _date(text: str) -> list[int]:
    match = re.match(r"(\d{4})(?:[-/](\d{1,2})(?:[-/](\d{1,2}))?)?", text)
    if not match:
        return []
    numbers = []
    for part, most in zip(match.groups(), (9999, 12, 31), strict=True):
        if part is None or not 1 <= int(part) <= most:
            break
        numbers.append(int(part))
    return numbers
