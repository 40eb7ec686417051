"""Small lists as programs and catalogues really write them, from the file to the note."""

from typing import Any, NamedTuple

import pytest

from essayplanner.cite.engine import CitationEngine
from essayplanner.cite.pandoc import find_pandoc
from essayplanner.cite.styles import load_style
from essayplanner.domain.cards import Citation, Source
from essayplanner.domain.cited import plain_text
from essayplanner.domain.source_lists import Item
from essayplanner.formats.bibliography import read_bibliography, write_csl_json

pytestmark = pytest.mark.skipif(find_pandoc() is None, reason="pandoc is not here")


def ris(kind: str, *lines: str) -> str:
    return "\n".join((f"TY  - {kind}", *lines, "ER  - ", ""))


ROWE = "AU  - Rowe, Ann"


class Written(NamedTuple):
    """A list with one source as a program writes it, of which nothing is left out, and its note in MHRA."""

    text: str
    note: str


#: By the program or catalogue and the oddity.
TABLE = {
    "EndNote, editors of book and series": Written(
        ris(
            "EDBOOK",
            ROWE,
            "TI  - Papers",
            "T2  - Fen Studies",
            "VL  - 3",
            "NV  - 5",
            "PB  - Harbour",
            "PY  - 1937",
            "OP  - 1901",
        ),
        "Papers, ed. by Ann Rowe, Fen Studies, 5 vols (1901; Harbour, 1937), iii.",
    ),
    "ProQuest, words behind a date": Written(
        ris("NEWS", ROWE, "TI  - Salt", "T2  - The Fen Post", "PY  - 1916/02/26/Late ed."),
        "Ann Rowe, ‘Salt’, The Fen Post, 26 February 1916.",
    ),
    "Open Library, a search": Written(
        '{"numFound": 1, "docs": [{"key": "/works/OL1W", "title": "Salt", "author_name": ["Ann Rowe", "Jon Moss"], '
        '"author_key": ["OL1A"], "first_publish_year": 1867, "edition_count": 9, "cover_i": 4, "ia": ["x"]}]}',
        "Ann Rowe and Jon Moss, Salt (1867).",
    ),
    "Open Library, a book that was asked for": Written(
        '{"ISBN:9780980200447": {"key": "/books/OL1M", "title": "Salt", "authors": [{"name": "Ann Rowe", "url": "x"}], '
        '"publishers": [{"name": "Harbour"}], "publish_date": "March 2009"}}',
        "Ann Rowe, Salt (Harbour, 2009).",
    ),
    "Open Library, its details": Written(
        '{"OLID:OL1M": {"bib_key": "OLID:OL1M", "details": {"title": "Salt", "publishers": ["Harbour"], '
        '"authors": [{"name": "Ann Rowe"}], "publish_date": "2009"}}}',
        "Ann Rowe, Salt (Harbour, 2009).",
    ),
    "Crossref, marks written twice": Written(
        '{"message": {"type": "journal-article", "title": ["The &lt;i&gt;Fen Chronicle&lt;/i&gt; &amp; Salt"], '
        '"container-title": ["Fens"], "issued": {"date-parts": [[2005]]}}}',
        "‘The Fen Chronicle & Salt’, Fens, 2005.",
    ),
    "Zotero, a data set": Written(
        '[{"itemType": "dataset", "title": "Wages", "repository": "Fen Data", "date": "2001"}]',
        "‘Wages’, Fen Data, 2001.",
    ),
    "JSTOR, the date in C1": Written(
        ris("JOUR", ROWE, "TI  - Salt", "T2  - Fens", "C1  - Full publication date: Mar., 1937", "PY  - 1937"),
        "Ann Rowe, ‘Salt’, Fens, March 1937.",
    ),
    "JSTOR, who was reviewed": Written(
        "@article{10.2307/123, author = {Ann Rowe}, journal = {Fens}, volume = {8}, title = {Salt}, year = {1937},"
        "reviewed-author = {Hill, Kate}}",
        "Ann Rowe, review of Kate Hill, Salt, Fens, 8 (1937).",
    ),
    "Google Scholar, open pages": Written(
        "@article{x, title={Salt}, author={Rowe, A and others}, journal={Fens \\& Roads}, pages={1--}, year={1990}}",
        "A. Rowe and others, ‘Salt’, Fens & Roads, 1990, p. 1.",
    ),
    "WorldCat, a card in BibTeX": Written(
        "@book{rowe, place={London :}, edition={1st ed.}, series={Fen history ; no. 7}, author={Rowe, Ann.},"
        "title={Fen roads : a study / Ann Rowe ; with a preface by Jon Moss.}, publisher={Harbour,}, year={c1979}}",
        "Ann Rowe, Fen roads: a study, Fen history, 7, 1st edn (Harbour, 1979).",
    ),
    "Primo, roles without commas": Written(
        ris(
            "BOOK",
            "TI  - Fen roads : a study",
            "AU  - Rowe, Ann 1950- author.",
            "A2  - Hill, Kate editor.",
            "PB  - London : Harbour",
            "PY  - [1979]",
            "T3  - Fen history ; v. 7",
            "ET  - Second edition.",
        ),
        "Ann Rowe, Fen roads: a study, ed. by Kate Hill, Fen history, 7, 2nd edn (Harbour, [1979]).",
    ),
    "COPAC, nothing known": Written(
        ris(
            "BOOK",
            "A1  - [Rowe, Ann.]",
            "TI  - Fen roads / by Ann Rowe.",
            "Y1  - [1924]",
            "PP  - [London]",
            "PB  - [s.n.]",
        ),
        "Ann Rowe, Fen roads (London, [1924]).",
    ),
    "RefWorks, a note that begins with a field": Written(
        ris(
            "JOUR",
            "A1  - Rowe,Ann",
            "T1  - Salt",
            "JF  - Fens",
            "VL  - 8",
            "Y1  - 1979/05//",
            "N1  - id: 1\ntype: book",
        ),
        "Ann Rowe, ‘Salt’, Fens, 8 (1979).",
    ),
    "words beside numbers": Written(
        "@article{a, author={Rowe, Ann}, title={Salt}, journal={Fens}, volume={Vol. 8}, number={No. 2},"
        "pages={pp. 12--14}, year={1979}}",
        "Ann Rowe, ‘Salt’, Fens, 8.2 (1979), pp. 12–14.",
    ),
    "the issue beside the volume": Written(
        ris("JOUR", ROWE, "TI  - Salt", "T2  - Fens", "VL  - 8(2)", "SP  - pp. 12", "EP  - 14", "PY  - 1979//"),
        "Ann Rowe, ‘Salt’, Fens, 8.2 (1979), pp. 12–14.",
    ),
    "a season": Written(
        ris("JOUR", ROWE, "TI  - Salt", "JO  - Fens", "VL  - VIII", "Y1  - 1979/05//Spring"),
        "Ann Rowe, ‘Salt’, Fens, 8 (1979).",
    ),
    "a season as a month": Written(
        "@book{k, author={Rowe, Ann}, title={Roads}, year=1986, month=13}", "Ann Rowe, Roads (1986)."
    ),
    "no year": Written("@book{k, author={Rowe, Ann}, title={Roads}, year={0000}}", "Ann Rowe, Roads (n.d.)."),
    "no author": Written("@book{k, author={N/A}, title={Roads.}, year={1979}}", "Roads (1979)."),
    "the last full stop": Written(
        "@book{f, author={Rowe, Ann}, title={Roads.}, subtitle={A study.}, year={1979}, series={Fens}, number={7}}",
        "Ann Rowe, Roads. A study, Fens, 7 (1979).",
    ),
    "a letter in an archive": Written(
        "@unpublished{i, author={Rowe, Ann}, title={On Salt}, date={1899-01-02}, note={BL, Add. MS 1}}",
        "Ann Rowe, ‘On Salt’, 2 January 1899, BL, Add. MS 1.",
    ),
    "Zotero, a letter without its recipient": Written(
        "@letter{r, title={Letter to Jon Moss}, author={Rowe, Ann}, date={1899-01-02}, note={Fen Record Office}}",
        "Ann Rowe, letter to Jon Moss, 2 January 1899, Fen Record Office.",
    ),
    "a book with the title that its chapters take from it": Written(
        "@book{f, editor={Rowe, Ann}, title={Roads}, booktitle={Roads}, year={1981}}", "Roads, ed. by Ann Rowe (1981)."
    ),
    "a series with a place": Written(
        ris("BOOK", ROWE, "TI  - Roads", "PY  - 1979", "T3  - Fen books (Ely) ; 12"),
        "Ann Rowe, Roads, Fen books (Ely), 12 (1979).",
    ),
    "a series that ends in a number of its own": Written(
        ris("BOOK", ROWE, "TI  - Roads", "PY  - 1979", "T2  - Fens 2000"), "Ann Rowe, Roads, Fens 2000 (1979)."
    ),
}


@pytest.fixture(scope="module")
def items() -> list[Item]:
    found = []
    for written in TABLE.values():
        listed = read_bibliography(written.text.encode(), "x")
        assert not listed.remarks
        found += listed.items
    return found


@pytest.fixture(scope="module")
def notes(items: list[Item]) -> dict[str, str]:
    cited = [[Citation(Source(f"u{place}", f"k{place}", item), "")] for place, item in enumerate(items)]
    said = CitationEngine().format_citations(cited, [], load_style("mhra")).notes
    return dict(zip(TABLE, map(plain_text, said), strict=True))


@pytest.mark.parametrize("name", TABLE)
def test_a_list_comes_out_as_a_librarian_would_cite_it(name: str, notes: dict[str, str]) -> None:
    assert notes[name] == TABLE[name].note


def test_marks_that_are_words_of_a_title_go_out_and_come_back() -> None:
    csl: dict[str, Any] = {
        "id": "k",
        "type": "book",
        "title": "The <i> tag, &amp; and &lt;b>",
        "publisher": "A <b>c</b>",
    }
    assert read_bibliography(write_csl_json([Source("u", "k", csl)]), "x.json").items == [csl]
