"""The items of a numbered list keep what stands before them, however its file tells of it."""

import pytest

from essayplanner.cite.pandoc import Pandoc
from essayplanner.domain.brought import Writing
from essayplanner.domain.cutting import Rule, Way
from essayplanner.domain.known_people import Known
from essayplanner.domain.proposals import propose
from essayplanner.formats.texts.as_markdown import as_markdown
from essayplanner.formats.texts.numbering import Numbering
from essayplanner.formats.texts.pages import read_html
from essayplanner.formats.texts.plain import read_plain
from essayplanner.formats.texts.reading import read_text

HTML = """<ol type="a" start="3"><li>one<ul><li>dash</li></ul></li><li>two<ol type="I"><li>deep</li></ol></li></ol>
<ol start="x"><li>again</li></ol>"""


def marks(writing: Writing) -> list[str]:
    return [block.number for block in writing.blocks]


def test_of_a_web_page() -> None:
    writing = read_html(HTML)
    assert marks(writing) == ["c.", "", "d.", "I.", "1."]
    assert as_markdown(writing).startswith("c. one\n  - dash\nd. two\n  I. deep")


def test_of_a_document_by_pandoc() -> None:
    data = Pandoc()(
        ["-f", "markdown", "-t", "docx", "-o", "-"], b"4. four\n5. five\n\n    (ii) deep\n    (iii) deeper\n"
    )
    writing = read_text(data, "notes.docx", Pandoc())
    assert marks(writing) == ["4.", "5.", "(ii)", "(iii)"]
    made = propose(writing, Rule(Way.ITEM, 1), Known([], []))
    assert made[1].text == "five\n\n(ii) deep\n(iii) deeper"


def test_of_notes_that_were_typed() -> None:
    writing = Writing("", "", read_plain("1. one\n2) two\n(iv) four\n- dash\no  bullet\nwords"))
    assert marks(writing) == ["1.", "2)", "(iv)", "", "", ""]


@pytest.mark.parametrize(
    ("numbering", "place", "mark"),
    [
        (Numbering(), 0, "1."),
        (Numbering(26, "a", "", ")"), 1, "aa)"),
        (Numbering(1993, "I", "(", ")"), 1, "(MCMXCIV)"),
        (Numbering(0, "i"), 0, "0."),
        (Numbering(9_999_999, "a"), 0, "9999999."),
    ],
)
def test_numbers_as_they_are_written(numbering: Numbering, place: int, mark: str) -> None:
    assert numbering.mark(place) == mark
