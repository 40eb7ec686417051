"""What a PDF says of itself as a source."""

from typing import Any

import pytest

from essayplanner.pdf.about import item_of
from tests.pdf.conftest import Open
from tests.pdf.made import Pdf, column, paged, written


@pytest.mark.parametrize(
    "title",
    [
        "Microsoft Word - chapter 3.doc",
        "untitled",
        "Untitled-1",
        "Document2",
        "chapter_03_final.indd",
        "PowerPoint Presentation",
        "0198221234_001",
        "PII: S0140-6736(05)12345-6",
        "...",
        "scan0012",
    ],
)
def test_what_programs_write_is_no_title(title: str) -> None:
    assert item_of({"Title": title}, []) == {}


@pytest.mark.parametrize(
    "title", ["1984", "The Untitled Document of Stalin", "Stalin", "Documents of 1917", "VII. What then?"]
)
def test_what_may_be_one_is(title: str) -> None:
    assert item_of({"Title": title}, []) == {"type": "document", "title": title}


BOB_AND_KIT = [{"family": "Rowe", "given": "Bob"}, {"family": "Hill", "given": "Kit B."}]


@pytest.mark.parametrize(
    ("author", "people"),
    [
        ("Ann Rowe", [{"family": "Rowe", "given": "Ann"}]),
        ("Rowe, Ann; Hill, Kate", [{"family": "Rowe", "given": "Ann"}, {"family": "Hill", "given": "Kate"}]),
        ("Ann Rowe and Kate Hill", [{"family": "Rowe", "given": "Ann"}, {"family": "Hill", "given": "Kate"}]),
        ("Bob Rowe; Kit Hill", [{"family": "Rowe", "given": "Bob"}, {"family": "Hill", "given": "Kit"}]),
        ("Bob Rowe, Kit Hill", [{"family": "Rowe", "given": "Bob"}, {"family": "Hill", "given": "Kit"}]),
        ("Bob Rowe, Kit B. Hill, and Zoë Orr", [*BOB_AND_KIT, {"family": "Orr", "given": "Zoë"}]),
        ("Rowe A, Hill B", [{"family": "Rowe", "given": "A"}, {"family": "Hill", "given": "B"}]),
        ("Kit van Loon", [{"family": "van Loon", "given": "Kit"}]),
        ("Department of History and Politics", [{"literal": "Department of History and Politics"}]),
        ("Voltaire", [{"literal": "Voltaire"}]),
        ("Administrator", None),
        ("Microsoft Office User", None),
        ("jsmith", None),
        ("jsmith42", None),
        ("a.rowe@example.org", None),
        ("", None),
    ],
)
def test_people(author: str, people: list[dict[str, str]] | None) -> None:
    assert item_of({"Author": author}, []).get("author") == people


@pytest.mark.parametrize(
    ("metadata", "starts", "doi"),
    [
        ({"Subject": "Past & Present, 2004, doi:10.1093/past/gth123."}, [], "10.1093/past/gth123"),
        ({"doi": "10.1000/182"}, ["10.1000/other"], "10.1000/182"),
        ({}, ["see https://doi.org/10.1017/S0018246X04003589)."], "10.1017/S0018246X04003589"),
        ({}, ["(doi: 10.1016/S0140-6736(05)12345-6)"], "10.1016/S0140-6736(05)12345-6"),
        ({}, ["nothing", "in notes 10.1000/182"], None),
        ({}, ["nothing", "doi 10.1000/182"], "10.1000/182"),
        ({}, ["10.10/1 and 110.1000/x"], None),
    ],
)
def test_a_doi(metadata: dict[str, str], starts: list[str], doi: str | None) -> None:
    assert item_of(metadata, starts).get("DOI") == doi


def test_an_imprint() -> None:
    imprint = (
        "Published in the United States by\nOxford University Press Inc., New York\n© Ann Rowe 1999\n"
        "First published 1998\nISBN 978-0-19-822123-4 (hbk)"
    )
    expected: dict[str, Any] = {
        "type": "book",
        "issued": {"date-parts": [[1998]]},
        "ISBN": "978-0-19-822123-4",
        "publisher": "Oxford University Press",
    }
    assert item_of({}, ["The plan", imprint]) == expected


def test_what_is_printed_largest_is_the_title_where_none_is_said(opened: Open) -> None:
    body = written(column("The plan was the work of\nmany hands, and of one\nthat nobody could see.", top=500))
    title = b"BT /F1 24 Tf 72 700 Td 28 TL (The Winter of Collect-) Tj T* (ivisation) Tj ET\n"
    chapter = b"BT /F1 40 Tf 300 760 Td (3) Tj ET\n"
    pdf = Pdf()
    pdf.add_page(chapter + title + body)
    assert opened(pdf.data()).about() == {"type": "document", "title": "The Winter of Collectivisation"}
    pdf.about(Title="Microsoft Word - winter.doc")
    assert opened(pdf.data()).about()["title"] == "The Winter of Collectivisation"
    pdf.about(Title="The Winter")
    assert opened(pdf.data()).about()["title"] == "The Winter"


def test_metadata_of_a_file(opened: Open) -> None:
    pdf = paged(["The plan\ndoi:10.1093/past/gth123", "It failed."])
    pdf.about(Title="Der Plan – und nach ihm\x00\x07", Author="Rowe, Ann", CreationDate="D:20150101")
    assert opened(pdf.data()).about() == {
        "type": "article-journal",
        "title": "Der Plan – und nach ihm",
        "author": [{"family": "Rowe", "given": "Ann"}],
        "DOI": "10.1093/past/gth123",
    }
    assert opened(paged(["nothing is said"]).data()).about() == {}
