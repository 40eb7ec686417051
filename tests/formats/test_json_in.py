"""JSON with sources: what is not CSL is mapped, authors and years included, or refused; never titles alone."""

import json
from typing import Any

import pytest

from essayplanner.domain.source_lists import SourceList
from essayplanner.formats.bibliography import read_bibliography

ROWE = {"family": "Rowe", "given": "Ann"}
WHOLE: dict[str, Any] = {
    "type": "article-journal",
    "title": "Corn",
    "author": [ROWE, {"family": "Moss", "given": "Jon"}],
    "container-title": "Fen Studies",
    "volume": "4",
    "page": "1-20",
    "issued": {"date-parts": [[1988, 5]]},
}
ZOTERO: dict[str, Any] = {
    "key": "ABCD1234",
    "version": 12,
    "itemType": "journalArticle",
    "title": "Corn",
    "creators": [
        {"creatorType": "author", "firstName": "Ann", "lastName": "Rowe"},
        {"creatorType": "author", "firstName": "Jon", "lastName": "Moss"},
    ],
    "publicationTitle": "Fen Studies",
    "volume": "4",
    "pages": "1-20",
    "date": "1988-05",
    "tags": [],
    "collections": ["X"],
    "relations": {},
    "dateAdded": "2024-01-01T00:00:00Z",
}


def read(value: Any) -> SourceList:
    return read_bibliography(json.dumps(value).encode(), "x.json")


@pytest.mark.parametrize(
    "value",
    [
        [ZOTERO],
        {"config": {"id": "x"}, "items": [ZOTERO]},
        [{"key": "ABCD1234", "version": 12, "library": {"id": 1}, "links": {}, "data": ZOTERO}],
        [
            {
                "title": "Corn",
                "type": "journal",
                "authors": [{"first_name": "Ann", "last_name": "Rowe"}, {"first_name": "Jon", "last_name": "Moss"}],
                "year": 1988,
                "month": 5,
                "source": "Fen Studies",
                "volume": "4",
                "pages": "1-20",
                "created": "2020-01-01",
                "file_attached": False,
            }
        ],
        {
            "status": "ok",
            "message": {
                "items": [
                    {
                        "type": "journal-article",
                        "title": ["Corn"],
                        "container-title": ["Fen Studies"],
                        "author": [
                            {"given": "Ann", "family": "Rowe", "sequence": "first", "affiliation": []},
                            {"given": "Jon", "family": "Moss", "sequence": "additional"},
                        ],
                        "issued": {"date-parts": [[None]]},
                        "published-print": {"date-parts": [[1988, 5]]},
                        "created": {"date-parts": [[2002, 1, 1]]},
                        "volume": "4",
                        "page": "1-20",
                        "reference-count": 3,
                    }
                ]
            },
        },
        [
            {
                "resource_type": "Journal Article",
                "Title": "Corn",
                "authors": ["Rowe, Ann", "Jon Moss"],
                "year": 1988,
                "month": "May",
                "journal": "Fen Studies",
                "vol": 4,
                "page_range": "1-20",
            }
        ],
        {"records": [WHOLE | {"author": "Rowe, Ann and Moss, Jon", "issued": "1988-05"}]},
        [WHOLE | {"author": [ROWE, {"family": "Moss", "given": "Jon"}, ROWE]}],
        WHOLE,
    ],
    ids=["Zotero", "Better BibTeX", "Zotero API", "Mendeley", "Crossref", "own", "texts", "the same twice", "one"],
)
def test_what_is_not_csl_is_mapped_with_authors_and_years(value: Any) -> None:
    found = read(value)
    assert found.items == [{"id": ""} | WHOLE]
    assert not found.unread
    assert not found.remarks


def test_catalogues_of_books() -> None:
    volume = {
        "title": "Stalin",
        "subtitle": "A Biography",
        "authors": ["Robert Service"],
        "publisher": "Macmillan",
        "publishedDate": "2004-10",
        "industryIdentifiers": [{"type": "ISBN_13", "identifier": "9780333726273"}],
        "printType": "BOOK",
    }
    edition = {
        "title": "Stalin: A Biography",
        "authors": [{"name": "Robert Service", "key": "/authors/1"}],
        "publish_date": "October 2004",
        "publishers": ["Macmillan"],
        "isbn_13": ["9780333726273"],
    }
    data = {
        "id": "10.5/x",
        "type": "dois",
        "attributes": {
            "creators": [{"name": "Service, Robert", "givenName": "Robert", "familyName": "Service"}],
            "titles": [{"title": "Stalin: A Biography"}],
            "publisher": "Macmillan",
            "publicationYear": 2004,
            "types": {"citeproc": "book"},
        },
    }
    books = [
        read({"items": [{"id": "x", "volumeInfo": volume}]}).items[0],
        read(edition).items[0],
        read({"data": data}).items[0],
    ]
    for book in books:
        assert (book["type"], book["title"], book["publisher"]) == ("book", "Stalin: A Biography", "Macmillan")
        assert book["author"] == [{"family": "Service", "given": "Robert"}]
        assert book["issued"]["date-parts"][0][0] == 2004
    assert [book.get("ISBN") for book in books] == ["9780333726273", "9780333726273", None]


def test_people_and_bodies() -> None:
    names = [
        "Rowe, Ann",
        "Jon Moss",
        "Amnesty International",
        "United Nations",
        "Ludwig van Beethoven",
        "Office of Salt",
        "BBC",
    ]
    assert read([{"title": "T", "authors": names}]).items[0]["author"] == [
        ROWE,
        {"family": "Moss", "given": "Jon"},
        {"literal": "Amnesty International"},
        {"literal": "United Nations"},
        {"given": "Ludwig", "family": "van Beethoven"},
        {"literal": "Office of Salt"},
        {"literal": "BBC"},
    ]


def test_roles_of_zotero() -> None:
    roles = (
        "author",
        "editor",
        "translator",
        "seriesEditor",
        "bookAuthor",
        "recipient",
        "interviewee",
        "castMember",
        "odd",
    )
    creators = [{"creatorType": role, "firstName": "A", "lastName": role.title()} for role in roles]
    (item,) = read([{"itemType": "bookSection", "title": "T", "creators": creators}]).items
    assert {
        name: [person["family"] for person in people] for name, people in item.items() if isinstance(people, list)
    } == {
        "author": ["Author", "Interviewee"],
        "editor": ["Editor"],
        "translator": ["Translator"],
        "collection-editor": ["Serieseditor"],
        "container-author": ["Bookauthor"],
        "recipient": ["Recipient"],
        "performer": ["Castmember"],
        "contributor": ["Odd"],
    }


@pytest.mark.parametrize(
    ("name", "variable"),
    [
        ("shortTitle", "title-short"),
        ("title-short", "title-short"),
        ("journalAbbreviation", "container-title-short"),
        ("container-title-short", "container-title-short"),
        ("event", "event-title"),
        ("event-title", "event-title"),
        ("publisher-place", "publisher-place"),
        ("numberOfVolumes", "number-of-volumes"),
        ("archiveLocation", "archive_location"),
    ],
)
def test_older_and_camel_case_names_of_csl_variables_are_kept(name: str, variable: str) -> None:
    assert read([{"type": "book", "title": "T", name: "Kept"}]).items[0][variable] == "Kept"


@pytest.mark.parametrize(
    "doi", ["https://doi.org/10.1000/x", "doi:10.1000/x", "http://dx.doi.org/10.1000/x", "10.1000/x"]
)
def test_a_doi_is_no_address(doi: str) -> None:
    assert read([WHOLE | {"DOI": doi}]).items[0]["DOI"] == "10.1000/x"


def test_a_date_in_a_table_of_words_is_read() -> None:
    item = read([WHOLE | {"issued": {"year": 1923, "month": 4, "day": "5"}, "accessed": {"year": "2024"}}]).items[0]
    assert (item["issued"], item["accessed"]) == ({"date-parts": [[1923, 4, 5]]}, {"date-parts": [[2024]]})


def test_lines_of_the_note_that_name_a_field_are_used() -> None:
    note = "original-date: 1848\nCitation Key: rowe1988\nOriginal Publisher: Harbour\neditor: Moss || Jon\nSeen by: few"
    (item,) = read([{"id": 3, "type": "book", "title": "T", "note": note}]).items
    assert item == {
        "id": "rowe1988",
        "type": "book",
        "title": "T",
        "original-date": {"date-parts": [[1848]]},
        "original-publisher": "Harbour",
        "editor": [{"family": "Moss", "given": "Jon"}],
        "note": "Seen by: few",
    }


def test_one_odd_item_keeps_no_other_out() -> None:
    two = '{"type": "book", "title": "Two", "colour": "red"}'
    text = f'[\n {{"type": "book", "title": "One"}},\n 5,\n {{"foo": "bar"}},\n {two}\n]'
    found = read_bibliography(text.encode(), "x.json")
    assert [(each.number, each.line, each.item["title"]) for each in found.listed] == [(1, 2, "One"), (4, 5, "Two")]
    assert [(each.number, each.line, each.text) for each in found.unread] == [(2, 3, "5"), (3, 4, '{"foo": "bar"}')]
    (remark,) = found.remarks
    assert "foo (in 1 record) and colour (in 1 record)" in remark.sentence


def test_attachments_are_no_sources_and_unknown_kinds_are_told() -> None:
    found = read(
        [ZOTERO, {"itemType": "attachment", "title": "PDF"}, {"type": "scroll", "title": "T", "publisher": "P"}]
    )
    assert [item["type"] for item in found.items] == ["article-journal", "book"]
    assert [remark.sentence for remark in found.remarks] == [
        "1 attachment or note is not a source and was left out.",
        "“scroll” is not a type of source that EssayPlanner knows; it was imported as “book”.",
    ]


@pytest.mark.parametrize(
    ("fields", "kept"),
    [
        ({"issued": {"date-time": "1937-05-03T00:00:00Z"}}, {"issued": {"date-parts": [[1937, 5, 3]]}}),
        ({"author": [["Ann", "Rowe"]]}, {"author": [{"family": "Rowe", "given": "Ann"}]}),
        ({"author": [{"given": "Ann Rowe"}]}, {"author": [{"family": "Rowe", "given": "Ann"}]}),
        ({"author": [{"family": "Rowe", "given": "Ann (ed.)"}]}, {"editor": [{"family": "Rowe", "given": "Ann"}]}),
        (
            {"author": [{"family": "van Rowe", "given": "Ann", "non-dropping-particle": "van"}]},
            {"author": [{"family": "Rowe", "given": "Ann", "non-dropping-particle": "van"}]},
        ),
    ],
)
def test_dates_and_people_in_odd_shapes(fields: dict[str, Any], kept: dict[str, Any]) -> None:
    assert read([{"type": "book", "title": "T"} | fields]).items[0] == {"id": "", "type": "book", "title": "T"} | kept


def test_a_date_that_no_reader_knows_is_told() -> None:
    (remark,) = read([{"type": "book", "title": "T", "issued": {"timestamp": 1}}]).remarks
    assert "issued (in 1 record)" in remark.sentence


def test_signs_of_html_are_letters() -> None:
    (item,) = read([{"title": ["Corn &amp; Bread &#233; AT&T; <i>x</i>"], "type": "book"}]).items
    assert item["title"] == "Corn & Bread é AT&T; x"
