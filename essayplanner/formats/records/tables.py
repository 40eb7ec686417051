"""Tables of text: what parts their cells, and their rows, as many as are read."""

import csv
import io
import re
from collections.abc import Iterator
from itertools import islice

from essayplanner.domain.text import clean_line, fold, shorten
from essayplanner.formats.records.gathering import MOST, UnreadableError
from essayplanner.language import _

#: No table of cards has more columns.
_MOST_COLUMNS = 200
_DELIMITERS = (",", ";", "\t", "|")
#: What parts the cells is found in so many rows and characters.
_ROWS_TRIED, _TRIED = 30, 100_000


def letters(head: str) -> str:
    """The head of a column in small letters, without what programs put between: “Book Title” is “booktitle”."""
    return re.sub(r"[\W_]", "", fold(head[:200]))


def delimiter_of(text: str) -> str:
    """What parts the cells of a table: comma, semicolon, tab or bar; a comma where there is one column."""
    start = text[:_TRIED]
    return max(_DELIMITERS, key=lambda each: _sense(start, each))


def _sense(text: str, delimiter: str) -> tuple[int, int]:
    """In how many rows there are as many cells as in the first, and how many these are."""
    try:
        rows = [row for row in islice(csv.reader(io.StringIO(text), delimiter=delimiter), _ROWS_TRIED) if row]
    except csv.Error:
        return (0, 0)
    if not rows or len(rows[0]) == 1:
        return (0, 0)
    return (sum(len(row) == len(rows[0]) for row in rows), len(rows[0]))


def rows_of(text: str, name: str, delimiter: str) -> Iterator[list[str]]:
    """The rows that are not blank, the head among them, each cell as it stands.

    Raises UnreadableError where there are more than are read, where the head has too many columns, or where a
    quotation mark that is never closed makes one cell of a whole file.
    """
    reader = csv.reader(io.StringIO(text), delimiter=delimiter)
    kept, said = _("nothing was imported"), shorten(name, 80)
    number = 0
    try:
        for row in reader:
            if not any(cell.strip() for cell in row):
                continue
            if not number and len(row) > _MOST_COLUMNS:
                what = _(
                    "“{name}” has more than {most} columns, so it is no table of cards", name=said, most=_MOST_COLUMNS
                )
                raise UnreadableError(what, kept)
            if number > MOST:
                what = _("“{name}” has more than {most} rows", name=said, most=MOST)
                raise UnreadableError(what, kept, _("save fewer in one file"))
            number += 1
            yield row
    except csv.Error:
        what = _(
            "“{name}” has a cell that is too long, on line {line} or before it", name=said, line=str(reader.line_num)
        )
        raise UnreadableError(what, kept, _("look there for a quotation mark that is never closed")) from None


def cell(row: list[str], column: int | None) -> str:
    """A cell of a row; empty where the row is too short, or where there is no such column."""
    return row[column].strip() if column is not None and column < len(row) else ""


def listed(text: str) -> tuple[str, ...]:
    """The words of a cell that holds several: parted by semicolons, else by commas."""
    between = ";" if ";" in text else ","
    return tuple(word for part in text.split(between) if (word := clean_line(part).lstrip("#")))
