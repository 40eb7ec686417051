"""What is printed on the pages of a document: page 9 of a file may be page xi of the book, or its pages 102 and 103."""

import re
from collections.abc import Sequence
from itertools import product, zip_longest
from typing import NamedTuple

from essayplanner.domain.numerals import figures, roman

_NONE = "none"
#: What is printed around a number.
_AROUND = " \t\r-–—·•|[]"
_NUMBER = re.compile(r"[1-9]\d{0,3}|[ivxlc]{1,7}")
_PART = re.compile(r"(?:chapter|part|unit|lesson|section|figure|table|fig\.)\b", re.IGNORECASE)
#: Words that a line above or below a page has at most, and figures that a number in it has not.
_SHORT, _YEAR = 9, 4
_RUN = re.compile(r"(\d{1,6})=(\d{1,6}|[ivxlcdm]{1,15})(/2)?")


class Run(NamedTuple):
    """From a page of the file on, counted from 1, the number that is printed; roman numbers are small letters.

    Of a scan of two pages a sheet it is the number of the first of the two.
    """

    page: int
    number: int
    is_roman: bool = False
    two_a_sheet: bool = False


class Printed(NamedTuple):
    """The runs of a document in order, and its text as the notebook keeps it: “1=i 13=1”, “1=102/2”.

    Before the first run its numbers are counted backwards. `has_none` says that it was asked, and nothing is printed on
    them: “none”.
    """

    runs: tuple[Run, ...] = ()
    has_none: bool = False

    @classmethod
    def parse(cls, text: str) -> "Printed":
        """The runs that a text says; what is none is left out."""
        if text.strip() == _NONE:
            return cls(has_none=True)
        found = {}
        for page, number, sheet in _RUN.findall(text):
            counted = figures(number)
            if int(page) and counted:
                found[int(page)] = Run(int(page), int(counted), not number.isdecimal(), bool(sheet))
        return cls(tuple(found[page] for page in sorted(found)))

    @property
    def text(self) -> str:
        """As the notebook keeps it; empty where nobody knows."""
        return _NONE * self.has_none or " ".join(
            f"{run.page}={_written(run.number, run)}{'/2' * run.two_a_sheet}" for run in self.runs
        )

    def with_page(self, page: int, printed: str, *, two_a_sheet: bool = False) -> "Printed":
        """The same, where that page of the file is printed as that: in figures, or in small roman numbers.

        ValueError where it is neither. An answer that the runs give already changes nothing.
        """
        number = figures(printed.strip().lower())
        if not number or (not printed.strip().isdecimal() and roman(number).lower() != printed.strip().lower()):
            raise ValueError(printed)
        run = Run(page, int(number), not printed.strip().isdecimal(), two_a_sheet)
        if self.of(page) == _written(run.number, run) and self._run(page).two_a_sheet == two_a_sheet:
            return self
        kept = [each for each in self.runs if each.page != page]
        return Printed(tuple(sorted([*kept, run])))

    def of(self, page: int, *, second: bool = False) -> str:
        """What is printed on a page of the file; on the `second` of the two on a sheet. Empty where nobody knows."""
        if not self.runs:
            return ""
        run = self._run(page)
        number = run.number + (page - run.page) * (2 if run.two_a_sheet else 1) + (second and run.two_a_sheet)
        return _written(number, run) if number > 0 else ""

    def page_of(self, printed: str) -> int:
        """The page of the file on which that number is printed; 0 where none is."""
        for run, after in zip_longest(self.runs, self.runs[1:]):
            is_roman, number = not printed.isdecimal(), figures(printed.lower())
            if number and is_roman == run.is_roman:
                page = run.page + (int(number) - run.number) // (2 if run.two_a_sheet else 1)
                is_here = page >= run.page or run is self.runs[0]
                if page > 0 and is_here and (after is None or page < after.page):
                    return page
        return 0

    def locator(self, first: int, last: int, *, second: bool = False, to_second: bool = False) -> str:
        """The place of a passage from one page of the file to another, as a note has it: “p. 15”, “pp. xi–xii”; empty
        where nobody knows. Of two pages on a sheet it is the first, unless it begins on the `second` or goes on to
        it."""
        begins = self.of(first, second=second)
        ends = self.of(last, second=to_second) if last > first or to_second else ""
        if not begins:
            return ""
        return f"pp. {begins}–{ends}" if ends and ends != begins else f"p. {begins}"

    def moved(self, locator: str, page: int, now: "Printed") -> str | None:
        """A place on a page of the file by other numbers, `now`; None where it is none by these, or where two pages are
        printed on that sheet by one of the two alone."""
        if self.is_two_a_sheet(page) != now.is_two_a_sheet(page):
            return None
        ends = self.page_of(locator.rpartition("–")[2])
        for last, second, to_second in product((page, page + 1, max(page, ends)), (False, True), (False, True)):
            if locator == self.locator(page, last, second=second, to_second=to_second):
                return now.locator(page, last, second=second, to_second=to_second)
        return None

    def is_two_a_sheet(self, page: int) -> bool:
        """Whether two pages are printed on that page of the file."""
        return bool(self.runs) and self._run(page).two_a_sheet

    def _run(self, page: int) -> Run:
        return next((run for run in reversed(self.runs) if run.page <= page), self.runs[0])


def offered(labels: Sequence[str]) -> Printed:
    """What the labels of a PDF say is printed, page by page; none where they only count the pages of the file."""
    if list(labels) == [str(number) for number in range(1, len(labels) + 1)]:
        return Printed()
    said = Printed()
    for page, name in enumerate(labels, start=1):
        if not name.isdecimal() and not re.fullmatch("[ivxlcdm]{1,15}", name):
            continue
        try:
            said = said.with_page(page, name)
        except ValueError:
            continue
    return said


def number_on(text: str) -> str:
    """The number that seems to be printed on a page of that text; empty where none does.

    It stands alone in the last or the first line, or at an end of a line above or below the page that is short.
    """
    lines = [line.strip(_AROUND) for line in text.split("\n") if line.strip(_AROUND)]
    ends = (lines[-1], lines[0]) if lines else ()
    for line in ends:
        number = figures(line) if _NUMBER.fullmatch(line) else ""
        if number and (line.isdecimal() or roman(number).lower() == line):
            return line
    for line in ends:
        words = line.split()
        if 1 < len(words) <= _SHORT and not _PART.match(line):
            for word in (words[0], words[-1]):
                if word.isdecimal() and len(word) < _YEAR:
                    return word
    return ""


def _written(number: int, run: Run) -> str:
    return roman(str(number)).lower() if run.is_roman else str(number)
