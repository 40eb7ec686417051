"""Notes that come along in a list of sources are pieces with their sources; the sources stay as they are read."""

import json

import pytest

from essayplanner.domain.brought import Writing
from essayplanner.formats.bibliography import read_bibliography
from essayplanner.formats.records.listed_notes import notes_in_list

RIS = "TY  - BOOK\nAU  - Service, Robert\nTI  - Stalin\nPY  - 2004\nN1  - <p>A <em>fine</em> book.</p>\nN1  - Reprint\n"
BIBTEX = (
    "@book{service2004, author={Robert Service}, title={Stalin}, year=2004, note={Reprint}, annote={Fine.\n\nLong.}}"
)
ZOTERO: list[dict[str, object]] = [
    {
        "itemType": "book",
        "title": "Stalin",
        "date": "2004",
        "citationKey": "service2004",
        "creators": [{"creatorType": "author", "firstName": "Robert", "lastName": "Service"}],
        "notes": [{"note": "<p>One</p>"}, {"note": "<h2>Two</h2><p>of <b>several</b></p><p>parts</p>"}],
        "extra": "tex.ids: robert2004",
    },
    {"itemType": "book", "title": "Without notes", "date": "1999"},
]
CSL = [{"id": "a", "type": "book", "title": "Stalin", "annote": "First", "note": "Second"}]


def notes(text: str) -> Writing:
    return notes_in_list(read_bibliography(text.encode(), "list"))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (RIS, [("A *fine* book.", "Stalin note"), ("Reprint", "Stalin note (2)")]),
        (BIBTEX, [("Fine.", "service2004 note 1"), ("Long.", "service2004 note 2")]),
        (
            json.dumps(ZOTERO),
            [
                ("One", "service2004 note"),
                ("Two", "service2004 note 1"),
                ("of **several**", "service2004 note 2"),
                ("parts", "service2004 note 3"),
            ],
        ),
        (json.dumps(CSL), [("First", "a note"), ("Second", "a note (2)")]),
    ],
)
def test_the_notes_of_a_list_come_with_their_source(text: str, said: list[tuple[str, str]]) -> None:
    found = notes(text)
    assert [(block.text, block.place) for block in found.blocks] == said
    assert {block.source for block in found.blocks if not block.level} == {0}
    assert [item["title"] for item in found.sources] == ["Stalin"]


def test_a_list_without_notes_gives_none() -> None:
    assert notes("@book{a, title={Stalin}, note={Reprint}}").blocks == ()


def test_annotations_in_a_note_are_highlights() -> None:
    data = json.dumps({"annotationKey": "ANN1", "pageLabel": "210", "color": "#ffd400"}).replace('"', "&quot;")
    note = f'<p><span class="highlight" data-annotation="{data}">“So it was”</span> indeed</p>'
    found = notes(json.dumps([{**ZOTERO[0], "notes": [{"note": note}]}]))
    (block,) = found.blocks
    assert (block.what.value, block.text, block.comment) == ("highlight", "So it was", "indeed")
    assert (block.place, block.locator, block.source, block.colour) == ("ANN1", "p. 210", 0, "#ffd400")
