"""Pages of two columns are read one column after the other, however the file writes them."""

from itertools import chain, zip_longest

import pytest

from essayplanner.domain.quoted_text import readable
from tests.pdf.conftest import Open
from tests.pdf.made import Pdf, column, written

LEFT = """The Seventeenth Party Congress met in
January 1934 and was called the Con-
gress of Victors. No fewer than 854,300
Party cards had been withdrawn in 1933,
and many who had lost them had a griev-
ance against the leadership. The leaders
knew, as Robert Conquest writes, that
resentment was deep and widespread."""
RIGHT = """Kirov was shot in the corridor of the
Smolny Institute in Leningrad. Within
hours a decree was signed that let the
NKVD arrest, try and execute those ac-
cused of terror without appeal. Stalin’s
train reached Leningrad on the next day,
and he took charge of the inquiry"""
HEAD, FOOT = "4. The first of December, and what came of it in the years that followed", "102"


def across(left: str, right: str, at: float) -> bytes:
    """Two columns between a heading and the number of the page, written row by row."""
    rows = zip_longest(column(left, top=690), column(right, left=at, top=690))
    lines = [line for line in chain.from_iterable(rows) if line]
    return written([(72, 740, HEAD), *lines, (295, 60, FOOT)])


def test_columns_that_are_written_row_by_row_are_read_one_after_the_other(opened: Open) -> None:
    pdf = Pdf([[(72, 740, HEAD), *column(LEFT, top=690), *column(RIGHT, left=320, top=690), (295, 60, FOOT)]])
    pdf.add_page(across(LEFT, RIGHT, 320))
    file = opened(pdf.data())
    meant = "\n".join((HEAD, LEFT, RIGHT, FOOT))
    for page in (1, 2):
        text, boxes, _has_images = file.text(page)
        assert text == meant
        assert len(boxes) == len(text)
        for words, left in (("January", 72), ("Smolny", 320)):
            assert abs(boxes[text.index(words)][0] - left) < 2
        passage = readable(text[text.index("854,300") : text.index("Kirov")])
        assert "had a grievance against the leadership. The leaders knew" in passage
    found = [(page, file.text(page).text[first:last]) for page, first, last in file.find("grievance")]
    assert found == [(1, "griev-\nance"), (2, "griev-\nance")]


@pytest.mark.parametrize(
    ("left", "right", "at"),
    [
        ("\n".join(str(year) for year in range(1930, 1938)), LEFT, 130),
        (LEFT, "\n".join(f"{number} men" for number in range(8)), 400),
        ("\n".join(LEFT.split("\n")[:4]), "\n".join(RIGHT.split("\n")[:4]), 320),
    ],
    ids=["a table of years", "a table of numbers", "a few rows"],
)
def test_what_are_no_columns_is_read_row_by_row(opened: Open, left: str, right: str, at: float) -> None:
    pdf = Pdf()
    pdf.add_page(across(left, right, at))
    rows = [f"{one} {two}" for one, two in zip(left.split("\n"), right.split("\n"), strict=True)]
    assert opened(pdf.data()).text(1).text.split("\n")[1:-1] == rows
