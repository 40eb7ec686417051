"""RIS of all programs: each record is read or told by number, and so is each field that has no place in a source."""

from pathlib import Path
from typing import Any

import pytest

from essayplanner.domain.source_lists import SourceList
from essayplanner.formats.accounts import BibliographyError
from essayplanner.formats.bibliography import read_bibliography

CASES = Path(__file__).parents[1] / "cases"


def listed(*lines: str, end: str = "\n") -> SourceList:
    return read_bibliography(end.join(lines).encode(), "x.ris")


def read(*lines: str) -> dict[str, Any]:
    (item,) = listed(*lines, "ER  - ").items
    return item


def case(name: str) -> list[dict[str, Any]]:
    return read_bibliography((CASES / name).read_bytes(), name).items


def test_newspapers_keep_their_day_and_page() -> None:
    papers = case("ris-newspapers-taken-for-one.ris")
    assert [(paper["issued"]["date-parts"], paper["page"]) for paper in papers] == [
        ([[1812, 3, 3]], "2"),
        ([[1812, 3, 10]], "4"),
        ([[1812, 3, 17]], "3"),
    ]


@pytest.mark.parametrize(
    ("days", "issued"),
    [
        (("DA  - 1936/Spring", "PY  - 1936"), {"date-parts": [[1936]], "season": 1}),
        (("DA  - 1936///Spring", "PY  - 1936"), {"date-parts": [[1936]], "season": 1}),
        (("Y1  - 1933/03/31/Friday",), {"date-parts": [[1933, 3, 31]]}),
        (("PY  - 1916/02/26/Late ed.",), {"date-parts": [[1916, 2, 26]]}),
        (("PY  - 1916///March 1916",), {"date-parts": [[1916, 3]]}),
        (("PY  - ///in press",), {"literal": "in press"}),
    ],
)
def test_what_a_date_says_besides_its_numbers_is_kept(days: tuple[str, ...], issued: dict[str, Any]) -> None:
    assert read("TY  - NEWS", "TI  - Salt", *days)["issued"] == issued


def test_words_behind_a_date_that_belong_to_no_date_go_into_the_note() -> None:
    item = read("TY  - NEWS", "TI  - Salt", "PY  - 1916/02/26/Late ed.", "N1  - Torn")
    assert item["note"] == "Torn\nLate ed."


def test_two_words_of_a_body_become_no_person() -> None:
    report, book = case("ris-two-word-body-becomes-person.ris")
    assert report["author"] == [{"literal": "Charity International"}]
    assert book["author"] == [{"family": "Rowe", "given": "Ann"}]


def test_a_catalogue_says_the_author_once_more_after_the_title() -> None:
    (item,) = case("ris-catalogue-statement-of-author.ris")
    assert item == {
        "id": "",
        "type": "book",
        "title": "The sociology of tolls",
        "author": [{"family": "Rowe", "given": "Ann"}, {"family": "Hill", "given": "Jane"}],
        "publisher-place": "New York",
        "publisher": "Harbour University Press",
        "issued": {"date-parts": [[2005]]},
        "number-of-pages": "349",
        "ISBN": "9780000000011",
    }


@pytest.mark.parametrize(
    ("lines", "wanted"),
    [
        (("TI  - Either / Or", "AU  - Jones, Chas."), {"title": "Either / Or"}),
        (("TI  - Roads : a history /", "PB  - Harbour,", "CY  - [London] :"), {"title": "Roads: a history"}),
        (("TI  - Roads :", "CY  - [London] ;", "PB  - [s.n.]"), {"publisher-place": "London", "publisher": None}),
        (("TI  - Roads /", "CY  - [S.l.] :", "PB  - [Harbour],"), {"publisher-place": None, "publisher": "Harbour"}),
        (("TI  - Wege = Roads / Ann Rowe", "AU  - Rowe, Ann"), {"title": "Wege", "note": "Parallel title: Roads"}),
        (("TI  - Roads [electronic resource] / by Ann Rowe.",), {"title": "Roads"}),
        (("TI  - Roads", "PB  - London : Harbour, 1990."), {"publisher": "Harbour", "publisher-place": "London"}),
        (("TI  - Roads", "PB  - London ; New York : Harbour"), {"publisher-place": "London; New York"}),
        (("TI  - Roads", "PB  - Institute of Tolls: Press"), {"publisher": "Institute of Tolls: Press"}),
        (("TI  - Roads", "PY  - c1974."), {"issued": {"date-parts": [[1974]]}}),
        (("TI  - Roads", "PY  - 1999, c1998"), {"issued": {"date-parts": [[1999]]}}),
        (("TI  - Roads", "PY  - [1850?]"), {"issued": {"date-parts": [[1850]], "literal": "[1850?]", "circa": True}}),
    ],
)
def test_the_signs_of_a_catalogue_are_taken_off(lines: tuple[str, ...], wanted: dict[str, Any]) -> None:
    item = read("TY  - BOOK", *lines)
    assert {name: item.get(name) for name in wanted} == wanted


def test_every_note_is_kept_and_nobody_stands_twice() -> None:
    item = read("TY  - CHAP", "TI  - T", "ED  - Moss, Jon", "A2  - Moss, Jon", "N1  - One", "N1  - Two", "RN  - Three")
    assert item["editor"] == [{"family": "Moss", "given": "Jon"}]
    assert item["note"] == "One\nTwo\nThree"


def test_the_word_beside_a_name_says_the_role() -> None:
    item = read(
        "TY  - BOOK", "TI  - T", "AU  - Rowe, Ann, author.", "AU  - Moss, Jon, 1950-, editor.", "A2  - Hill, J., tr."
    )
    assert (item["author"][0]["family"], item["editor"][0]["family"]) == ("Rowe", "Moss")
    assert item["translator"] == [{"family": "Hill", "given": "J."}]


@pytest.mark.parametrize(
    ("kind", "lines", "wanted"),
    [
        ("JOUR", ("TI  - T", "M1  - 4"), {"issue": "4"}),
        ("JOUR", ("TI  - T", "C2  - PMC1"), {"PMCID": "PMC1"}),
        ("JOUR", ("TI  - T", "M3  - doi:10.1234/a"), {"DOI": "10.1234/a"}),
        ("JOUR", ("TI  - T", "UR  - https://doi.org/10.1234/a"), {"DOI": "10.1234/a"}),
        ("JOUR", ("TI  - T", "DB  - JSTOR", "EP  - 9"), {"source": "JSTOR", "page": "9"}),
        ("JOUR", ("TI  - T", "SN  - 0000-0001", "SN  - 0000-0002"), {"ISSN": "0000-0001, 0000-0002"}),
        ("JOUR", ("TI  - T", "RI  - The Book"), {"reviewed-title": "The Book"}),
        ("NEWS", ("TI  - T", "SE  - B"), {"section": "B"}),
        ("CHAP", ("TI  - T", "C2  - Rowe, Ann"), {"container-author": [{"family": "Rowe", "given": "Ann"}]}),
        ("CHAP", ("TI  - T", "SE  - 3"), {"chapter-number": "3"}),
        (
            "CONF",
            ("TI  - T", "C1  - Ely", "C3  - Proceedings"),
            {"event-place": "Ely", "container-title": "Proceedings"},
        ),
        ("MAP", ("TI  - T", "C1  - 1:50000"), {"scale": "1:50000"}),
        ("BOOK", ("TI  - T", "OP  - 1848"), {"original-date": {"date-parts": [[1848]]}}),
        ("BOOK", ("TI  - T", "SP  - 12-30"), {"page": "12-30"}),
        ("BOOK", ("TI  - T", "TA  - Rowe, Ann"), {"translator": [{"family": "Rowe", "given": "Ann"}]}),
        ("BOOK", ("TI  - T", "T2  - Series", "M1  - 7"), {"collection-title": "Series", "collection-number": "7"}),
        ("THES", ("TI  - T", "A3  - Rowe, Ann"), {"contributor": [{"family": "Rowe", "given": "Ann"}]}),
        ("HEAR", ("TI  - T", "T3  - Senate", "M1  - 12"), {"authority": "Senate", "number": "12"}),
        (
            "GEN",
            ("TI  - T", "AN  - MS 3", "DB  - Record Office"),
            {"archive": "Record Office", "archive_location": "MS 3"},
        ),
        ("BOOK", ("TI  - T", "PY  - 2001", "DA  - FEB 3"), {"issued": {"date-parts": [[2001, 2, 3]]}}),
        ("BOOK", ("TI  - T", "PY  - 1812", "DA  - 3.4.1812"), {"issued": {"literal": "3.4.1812"}}),
        ("BOOK", ("TI  - T", "PY  - in press"), {"issued": {"literal": "in press"}}),
        ("BOOK", ("TI  - T", "PY  - 1999", "DA  - online"), {"issued": {"date-parts": [[1999]]}}),
    ],
)
def test_what_a_program_writes_is_kept(kind: str, lines: tuple[str, ...], wanted: dict[str, Any]) -> None:
    item = read(f"TY  - {kind}", *lines)
    assert {name: item.get(name) for name in wanted} == wanted


def test_what_has_no_place_in_a_source_is_told() -> None:
    one = listed("TY  - JOUR", "TI  - T", "UR  - https://e.org/1", "UR  - https://e.org/2", "ER  - ")
    assert [(each.number, each.line) for each in one.remarks] == [(1, 1)]
    assert "“UR - https://e.org/2” was left out" in one.remarks[0].sentence
    record = ("TY  - JOUR", "TI  - T", "L1  - file.pdf", "PY  - 1999", "DA  - 1999", "N1  - T", "ER  - ")
    two = listed(*record, *record)
    assert [each.sentence for each in two.remarks] == [
        "The field L1 was left out of 2 records: there is no field for it here."
    ]


def test_records_are_told_apart_however_they_are_written() -> None:
    found = listed(
        "Provider: a database",
        "",
        "TY  - BOOK",
        "TI  - First,",
        "   on two lines",
        "TY  - BOOK",
        "TI  - Second has no end",
        "ER  - ",
        "Record 3",
        "ty  - BOOK",
        "ti  - Third",
        "er  - ",
        "\x0c\ufeffTY - BOOK",
        "TI - Fourth",
        "ER -",
        "TI  - Fifth has no type",
        "AU  - Rowe, Ann",
        "ER  - ",
        "TY  - HOLOGRAM",
        "TI  - Sixth",
        "ER  - ",
        "TY  - BOOK",
        "PB  - Nothing but a publisher",
        "ER  - ",
        "TY  - BOOK",
        "TI  - Eighth",
        end="\r\n",
    )
    assert [each.item["title"].split()[0] for each in found.listed] == [
        *("First,", "Second", "Third", "Fourth", "Fifth", "Sixth", "Eighth")
    ]
    assert [each.number for each in found.listed] == [1, 2, 3, 4, 5, 6, 8]
    assert found.items[0]["title"] == "First, on two lines"
    (unread,) = found.unread
    assert (unread.number, unread.text) == (7, "TY  - BOOK\nPB  - Nothing but a publisher")
    assert [(each.number, each.sentence) for each in found.remarks] == [
        (0, "2 lines that belong to no record were left out."),
        (5, "It has no type (TY); it was read as a document."),
        (6, "EssayPlanner does not know the type “HOLOGRAM”; it was read as a document."),
    ]


def test_a_line_of_an_abstract_is_no_tag() -> None:
    item = read("TY  - BOOK", "TI  - T", "AB  - Two parts:", "UK - the islands", "of  - the fens", "PY  - 1999")
    assert item["abstract"] == "Two parts: UK - the islands of  - the fens"


def test_a_file_of_nothing_is_refused_in_one_sentence() -> None:
    with pytest.raises(BibliographyError, match="No sources could be read in"):
        listed("TY  - BOOK", "ER  - ")
