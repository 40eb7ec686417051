"""Tables of text: what parts their cells, and their rows, as many as are read."""

import csv
import io
import re
from collections import Counter
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
#: A text is a table from so many rows on.
_FEWEST_ROWS = 3
#: What parts the cells where nothing does: a sign that no table has.
NOTHING = "\x1f"
_TOLD = re.compile(r'"?sep=([,;\t|])"?[ \t,;]*\n', re.IGNORECASE)


def letters(head: str) -> str:
    """The head of a column in small letters, without what programs put between: “Book Title” is “booktitle”."""
    return re.sub(r"[\W_]", "", fold(head[:200]))


def delimiter_of(text: str) -> tuple[str, str]:
    """What parts the cells of a table (comma, semicolon, tab or bar; `NOTHING` where there is one column), and the
    table without the line in which Excel is told of it."""
    if told := _TOLD.match(text):
        return told[1], text[told.end() :]
    sense = {each: _sense(text, each) for each in _DELIMITERS}
    best = max(_DELIMITERS, key=lambda each: sense[each])
    return best if sense[best] > (0, 0) else NOTHING, text


def is_table(text: str) -> bool:
    """Whether a text is what Excel saves as text: rows whose cells are parted by tabs, in each as many as in the first.

    Lines that are only set in by tabs are none.
    """
    rows = _tried(text, "\t")
    return len(rows) >= _FEWEST_ROWS and len({len(row) for row in rows}) == 1 < len(rows[0]) and rows[0][0] != ""


def _sense(text: str, delimiter: str) -> tuple[float, int]:
    """The share of the rows that have as many cells as most, and how many these are; zeros where most have one."""
    sizes = Counter(map(len, _tried(text, delimiter)))
    times, cells = max(((times, cells) for cells, times in sizes.items()), default=(0, 0))
    return (times / sizes.total(), cells) if cells > 1 else (0, 0)


def _tried(text: str, delimiter: str) -> list[list[str]]:
    """The first rows that are not blank; none where a cell is too long."""
    try:
        rows = islice(csv.reader(io.StringIO(text[:_TRIED]), delimiter=delimiter), _ROWS_TRIED)
        return [row for row in rows if row]
    except csv.Error:
        return []


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
