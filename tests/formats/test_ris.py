"""RIS as reference managers and catalogues write it: every field a student sees comes in, as what it is."""

from typing import Any

import pytest

from essayplanner.formats.bibliography import read_bibliography


def read(*lines: str) -> dict[str, Any]:
    (item,) = read_bibliography("\r\n".join([*lines, "ER  - ", ""]).encode("utf-8-sig"), "x.ris").items
    return item


ZOTERO = """TY  - BOOK
TI  - Stalin: paradoxes of power
AU  - Kotkin, Stephen
AU  - Lenin, V. I., 1870-1924.
AU  - Smith, John, Jr.
AU  - Central Committee,
AU  - British Museum
AU  - Robert Service
A2  - Series, Ed
A3  - Book, Ed
A4  - Trans, Lator
CY  - New York
PB  - Penguin Press
DA  - 2014/03//
PY  - 2014
SP  - 949
SN  - 978-1-59420-379-4 (pbk.)
ST  - Stalin
T3  - Great Lives
N1  - <p>Read chapter 2.</p>
AB  - About
KW  - Biography
KW  - USSR
DO  - https://doi.org/10.1/x
Y2  - 2024/05/01/10:00:00"""


def test_no_field_is_lost() -> None:
    assert read(*ZOTERO.splitlines()) == {
        "id": "",
        "type": "book",
        "title": "Stalin: paradoxes of power",
        "title-short": "Stalin",
        "author": [
            {"family": "Kotkin", "given": "Stephen"},
            {"family": "Lenin", "given": "V. I."},
            {"family": "Smith", "given": "John", "suffix": "Jr."},
            {"literal": "Central Committee"},
            {"literal": "British Museum"},
            {"family": "Service", "given": "Robert"},
        ],
        "collection-editor": [{"family": "Series", "given": "Ed"}],
        "editor": [{"family": "Book", "given": "Ed"}],
        "translator": [{"family": "Trans", "given": "Lator"}],
        "publisher-place": "New York",
        "publisher": "Penguin Press",
        "issued": {"date-parts": [[2014, 3]]},
        "number-of-pages": "949",
        "ISBN": "978-1-59420-379-4",
        "collection-title": "Great Lives",
        "note": "Read chapter 2.",
        "abstract": "About",
        "keyword": "Biography, USSR",
        "DOI": "10.1/x",
        "accessed": {"date-parts": [[2024, 5, 1]]},
    }


@pytest.mark.parametrize(
    ("tag", "kind"),
    [
        ("ELEC", "webpage"),
        ("EJOUR", "article-journal"),
        ("GEN", "document"),
        ("UNPB", "manuscript"),
        ("EDBOOK", "book"),
        ("ECHAP", "chapter"),
        ("LETT", "personal_communication"),
        ("MPCT", "motion_picture"),
        ("thes", "thesis"),
        ("XYZ", "document"),
    ],
)
def test_types(tag: str, kind: str) -> None:
    assert read(f"TY  - {tag}", "TI  - T")["type"] == kind


def test_people_by_type() -> None:
    assert read("TY  - EDBOOK", "TI  - T", "AU  - Davies, Sarah")["editor"] == [{"family": "Davies", "given": "Sarah"}]
    assert read("TY  - ELEC", "TI  - T", "AU  - BBC")["author"] == [{"literal": "BBC"}]
    assert read("TY  - ELEC", "TI  - T", "AU  - Spartacus Educational")["author"] == [
        {"literal": "Spartacus Educational"}
    ]
    assert read("TY  - LETT", "TI  - T", "A2  - Molotov, V. M.")["recipient"][0]["family"] == "Molotov"
    assert read("TY  - MPCT", "TI  - T", "AU  - Eisenstein, S.")["director"][0]["family"] == "Eisenstein"
    assert read("TY  - BOOK", "TI  - T", "A2  - Getty, A.")["editor"][0]["family"] == "Getty"


def test_an_archive_and_what_is_none() -> None:
    paper = read("TY  - GEN", "TI  - T", "DB  - RGASPI", "AV  - f. 17, op. 162")
    assert (paper["archive"], paper["archive_location"]) == ("RGASPI", "f. 17, op. 162")
    assert "archive" not in read("TY  - JOUR", "TI  - T", "DB  - JSTOR", "AV  - Available online")


def test_where_it_stands() -> None:
    article = read(
        "TY  - JOUR", "TI  - T", "T2  - Slavic Review", "J2  - Slav. R.", "SP  - 12-34", "EP  - 34", "SN  - 0036"
    )
    assert (article["container-title"], article["container-title-short"]) == ("Slavic Review", "Slav. R.")
    assert (article["page"], article["ISSN"]) == ("12-34", "0036")
    assert read("TY  - BOOK", "TI  - T", "T2  - Series")["collection-title"] == "Series"
    thesis = read("TY  - THES", "TI  - T", "M3  - PhD thesis", "PY  - 1999", "DA  - Jan 15")
    assert (thesis["genre"], thesis["issued"]) == ("PhD thesis", {"date-parts": [[1999, 1, 15]]})
    assert read("TY  - RPRT", "TI  - T", "SN  - WP 12")["number"] == "WP 12"


def test_numbers_of_endnote_are_no_keys() -> None:
    assert read("TY  - BOOK", "TI  - T", "ID  - 12")["id"] == ""
    assert read("TY  - BOOK", "TI  - T", "ID  - kotkin2014")["id"] == "kotkin2014"
