"""Every field that BibTeX, BibLaTeX or a well-known program writes is kept and used, or told."""

from typing import Any

import pytest

from essayplanner.formats.bibliography import read_bibliography
from essayplanner.formats.bibtex_fields import SAME, WORTHLESS
from essayplanner.formats.word_lists import word_set

#: The fields of BibLaTeX's standard data model (manual, section 2.2.2), and those of the classic styles.
STANDARD = word_set(
    """abstract addendum afterword annotation annotator author bookauthor bookpagination booksubtitle booktitle
    booktitleaddon chapter commentator date doi edition editor editora editorb editorc eid entrysubtype
    eprint eprintclass eprinttype eventdate eventtitle eventtitleaddon file foreword holder howpublished
    indextitle institution introduction isan isbn ismn isrn issn issue issuesubtitle issuetitle
    issuetitleaddon iswc journalsubtitle journaltitle journaltitleaddon label language library location
    mainsubtitle maintitle maintitleaddon month nameaddon note number organization origdate origlanguage
    origlocation origpublisher origtitle pages pagetotal pagination part publisher pubstate reprinttitle
    series shortauthor shorteditor shorthand shorthandintro shortjournal shortseries shorttitle subtitle
    title titleaddon translator type url urldate venue version volume volumes year address annote journal
    key school crossref"""
)


def item_of(text: str) -> dict[str, Any]:
    (item,) = read_bibliography(text.encode(), "x.bib").items
    return item


@pytest.mark.parametrize(
    "name", sorted(name for name in STANDARD | SAME.keys() if SAME.get(name, name) not in WORTHLESS)
)
def test_every_field_is_used_or_told(name: str) -> None:
    value = "1848" if "date" in name or name in ("year", "origyear", "accessed", "visited", "retrieved") else "Qqq"
    plain = f"@book{{k, {'subtitle' if name == 'title' else 'title'} = {{T}}}}"
    found = read_bibliography(plain.replace("}}", f"}}, {name} = {{{value}}}}}").encode(), "x.bib")
    told = " ".join(remark.sentence for remark in found.remarks)
    values = str([text for field, text in found.items[0].items() if field != "id"])
    assert value in values or SAME.get(name, name) in told


@pytest.mark.parametrize(
    ("kind", "type"),
    [
        ("article", "article-journal"),
        ("Article", "article-journal"),
        ("book_section", "chapter"),
        ("book-section", "chapter"),
        ("inbook", "chapter"),
        ("web_page", "webpage"),
        ("electronic", "webpage"),
        ("newspaper_article", "article-newspaper"),
        ("magazine_article", "article-magazine"),
        ("encyclopedia_article", "entry-encyclopedia"),
        ("conference_proceedings", "paper-conference"),
        ("phdthesis", "thesis"),
        ("techreport", "report"),
        ("working_paper", "article"),
        ("letter", "personal_communication"),
        ("film", "motion_picture"),
        ("legal", "treaty"),
        ("jurisdiction", "legal_case"),
        ("mvcollection", "book"),
        ("misc", "document"),
        ("generic", "document"),
    ],
)
def test_kinds_of_all_programs_are_known(kind: str, type: str) -> None:
    found = read_bibliography(f"@{kind}{{k, title = {{T}}}}".encode(), "x.bib")
    assert found.items[0]["type"] == type
    assert not found.remarks


def test_an_unknown_kind_is_guessed_from_its_fields_and_told() -> None:
    for field, type in (
        ("journal", "article-journal"),
        ("booktitle", "chapter"),
        ("isbn", "book"),
        ("note", "document"),
    ):
        found = read_bibliography(f"@fen{{k, title = {{T}}, {field} = {{0}}}}".encode(), "x.bib")
        assert found.items[0]["type"] == type
        assert "“@fen” is not a type of source" in found.remarks[0].sentence


@pytest.mark.parametrize(
    ("written", "people"),
    [
        ("Rowe, Ann and Moss, Jon", ["Rowe|Ann", "Moss|Jon"]),
        ("Ann Rowe AND Jon\nMoss", ["Rowe|Ann", "Moss|Jon"]),
        ("{Chapman and Hall} and {Amnesty International}", ["Chapman and Hall", "Amnesty International"]),
        ("{{Rowe, Ann and Moss, Jon}}", ["Rowe|Ann", "Moss|Jon"]),
        ("Rowe, Ann; Moss, Jon", ["Rowe|Ann", "Moss|Jon"]),
        ("Rowe, Ann \\& Moss, Jon", ["Rowe|Ann", "Moss|Jon"]),
        ("Ann Rowe, Jon Moss, Jane Hill", ["Rowe|Ann", "Moss|Jon", "Hill|Jane"]),
        ("Rowe, A., Moss, J. B.", ["Rowe|A.", "Moss|J. B."]),
        ("Ludwig van Beethoven", ["Beethoven|Ludwig|van"]),
        ("de la Cruz, Juana", ["Cruz|Juana|de la"]),
        ("{\\'E}mile Zola", ["Zola|Émile"]),
        ("King, Jr, Martin Luther", ["King|Martin Luther||Jr"]),
        ("Martin Luther King, Jr.", ["King|Martin Luther||Jr."]),
        ("family=Berg, given=Ann, prefix=van den", ["Berg|Ann|van den"]),
        ("Rowe, Ann and others", ["Rowe|Ann", "others"]),
        ("Rowe, Ann and Rowe, Ann", ["Rowe|Ann"]),
        ("Voltaire", ["Voltaire|"]),
        ("King, Martin Luther, Jr.", ["King|Martin Luther||Jr."]),
        ("Martin Luther King Jr.", ["King|Martin Luther||Jr."]),
        ("Rowe, Ann, PhD", ["Rowe|Ann||PhD"]),
        ("Толстой Л. Н. and Kov{\\'a}cs J.~K.", ["Толстой|Л. Н.", "Kovács|J. K."]),
        ("and Rowe, Ann and", ["Rowe|Ann"]),
        ("Yale Law School and Moss, Jon", ["Yale Law School", "Moss|Jon"]),
        ("Ministry of Food", ["Ministry of Food"]),
        ("Rowe, Ann, 1950- author and Moss, Jon, 1901-1980", ["Rowe|Ann", "Moss|Jon"]),
        ('Universit{\\"a}t T{\\"u}bingen', ["Universität Tübingen"]),
        ("U.S. Congress and U.S. Grant", ["U.S. Congress", "Grant|U.S."]),
        ("BBC News and AJP Taylor", ["BBC News", "Taylor|AJP"]),
        ("Geoffrey of Monmouth and George Church", ["Monmouth|Geoffrey|of", "Church|George"]),
        ("Zadie Church and Thomas Parliament", ["Church|Zadie", "Parliament|Thomas"]),
    ],
)
def test_names_as_people_write_them(written: str, people: list[str]) -> None:
    found = item_of(f"@book{{k, title = {{T}}, editor = {{{written}}}}}")["editor"]
    parts = ("family", "given", "dropping-particle", "suffix")
    said = [each.get("literal") or "|".join(each.get(part, "") for part in parts) for each in found]
    assert [each.rstrip("|") for each in said] == [each.rstrip("|") for each in people]


@pytest.mark.parametrize(
    ("fields", "issued"),
    [
        ("year = {1898--1900}", {"date-parts": [[1898], [1900]]}),
        ("year = {c. 1850}", {"date-parts": [[1850]], "circa": True}),
        ("year = {1849-50}", {"date-parts": [[1849], [1850]], "literal": "1849–50"}),
        ("year = {1909-10}", {"date-parts": [[1909], [1910]], "literal": "1909–10"}),
        ("date = {1909-10}", {"date-parts": [[1909, 10]]}),
        ("year = {[1999?]}", {"date-parts": [[1999]], "literal": "[1999?]", "circa": True}),
        ("date = {1999~}", {"date-parts": [[1999]], "circa": True}),
        ("date = {1999-05/1999-07}", {"date-parts": [[1999, 5], [1999, 7]]}),
        ("date = {1999-22}", {"date-parts": [[1999]], "season": 2}),
        ("date = {1999/}", {"date-parts": [[1999]], "literal": "1999–"}),
        ("date = {2005-07-01T12:30:00Z}", {"date-parts": [[2005, 7, 1]]}),
        ("year = 1914, month = aug, day = 4", {"date-parts": [[1914, 8, 4]]}),
        ("year = 1914, month = 8, day = 04", {"date-parts": [[1914, 8, 4]]}),
        ('year = 1914, month = jun # "~12"', {"date-parts": [[1914, 6, 12]]}),
        ("year = 1914, month = {6~12}", {"date-parts": [[1914, 6, 12]]}),
        ("year = 1914, month = {5/6}", {"date-parts": [[1914, 5], [1914, 6]]}),
        ("year = 1914, month = {May/June}", {"date-parts": [[1914, 5], [1914, 6]]}),
        ("year = 1914, month = may, day = {3--5}", {"date-parts": [[1914, 5, 3], [1914, 5, 5]]}),
        ("year = 1914, month = {Spring}", {"date-parts": [[1914]], "season": 1}),
        ("year = 1914, month = {Michaelmas}", {"date-parts": [[1914]], "literal": "Michaelmas 1914"}),
        ("year = {forthcoming}", {"literal": "forthcoming"}),
        ("year = {1997 [1953]}", {"date-parts": [[1997]], "literal": "1997 [1953]"}),
    ],
)
def test_no_day_month_or_year_is_lost(fields: str, issued: dict[str, Any]) -> None:
    assert item_of(f"@book{{k, title = {{T}}, {fields}}}")["issued"] == issued


def test_bibtex_and_biblatex_stand_in_one_file_and_on_one_line() -> None:
    found = read_bibliography(
        b"@book{a, title={T}, location={London}, date={1901}}@book{b, title={U}, address={Leeds}, year=1902} "
        b"@article{c, title={V}, journaltitle={J}, date={1903-02}}"
        b"@article{d, title={W}, journal={K}, year=1904, month=mar}",
        "x.bib",
    ).items
    assert [item.get("publisher-place") for item in found[:2]] == ["London", "Leeds"]
    assert [item["issued"]["date-parts"][0] for item in found] == [[1901], [1902], [1903, 2], [1904, 3]]
    assert [item.get("container-title") for item in found[2:]] == ["J", "K"]


def test_lists_of_places_and_publishers_stay_as_they_are_written() -> None:
    item = item_of("@book{k, title={T}, publisher={{Chapman and Hall} and Harbour}, location={London and New York}}")
    assert (item["publisher"], item["publisher-place"]) == ("Chapman and Hall and Harbour", "London and New York")


def test_the_same_editor_is_named_once() -> None:
    item = item_of("@book{k, title={T}, editor={Moss, Jon}, editor={Moss, Jon}, editora={Moss, Jon and Hill, Jane}}")
    assert [person["family"] for person in item["editor"]] == ["Moss", "Hill"]


def test_those_who_wrote_beside_the_author_stand_in_the_note() -> None:
    item = item_of("@book{k, title={T}, note={Rare}, introduction={Hill, Jane}, afterword={{A Body} and van Dam, Jan}}")
    assert item["note"] == "Rare. Introduction by Jane Hill. Afterword by A Body and Jan van Dam"


def test_a_main_title_that_begins_the_title_is_said_once() -> None:
    item = item_of("@book{k, title={The Fens}, subtitle={Salt}, maintitle={The Fens}}")
    assert item["title"] == "The Fens: Salt"


@pytest.mark.parametrize(
    ("entry", "kind", "genre"),
    [
        ("misc{k, type={Web Page}", "webpage", None),
        ("unpublished{k, type={Personal Communication}", "personal_communication", None),
        ("misc{k, type={Email}", "personal_communication", "Email"),
        ("letter{k, type={E-mail}", "personal_communication", "E-mail"),
        ("unpublished{k, type={Diary}", "manuscript", "Diary"),
        ("misc{k, type={Pamphlet}", "document", "Pamphlet"),
    ],
)
def test_the_field_type_says_the_kind_where_the_entry_does_not(entry: str, kind: str, genre: str | None) -> None:
    item = item_of(f"@{entry}, title={{T}}}}")
    assert (item["type"], item.get("genre")) == (kind, genre)


@pytest.mark.parametrize(
    ("entry", "variable"),
    [
        ("book_section{k, book_title={X}", "container-title"),
        ("newspaper_article{k, newspaper={X}", "container-title"),
        ("magazine_article{k, magazine={X}", "container-title"),
        ("phd_thesis{k, university={X}", "publisher"),
    ],
)
def test_what_a_work_stands_in_is_kept_under_the_names_of_other_programs(entry: str, variable: str) -> None:
    assert item_of(f"@{entry}, title={{T}}}}")[variable] == "X"


def test_library_and_shelfmark_are_where_a_document_is_kept() -> None:
    fields = "title={T}, library={Ely Library}, shelfmark={MS 1}"
    item = item_of(f"@unpublished{{k, {fields}}}")
    assert (item["archive"], item["archive_location"]) == ("Ely Library", "MS 1")
    found = read_bibliography(f"@book{{k, {fields}}}".encode(), "x.bib")
    assert found.items[0]["call-number"] == "Ely Library"
    assert "shelfmark" in found.remarks[0].sentence


def test_titles_are_put_together() -> None:
    item = item_of(
        "@incollection{k, title={Why?}, subtitle={An Essay}, titleaddon={Part One}, maintitle={Works},"
        "booktitle={Letters}, booksubtitle={Early: Letters}, volume=3, part=2, series={Fen Classics}, number=4}"
    )
    assert (item["title"], item["container-title"]) == ("Why? An Essay. Part One", "Works: Letters: Early: Letters")
    assert (item["volume"], item["collection-number"]) == ("3.2", "4")
    assert item_of("@mvbook{k, maintitle={Works}, title={Letters}, volume=5}")["title"] == "Works: Letters"
    assert item_of("@book{k, title={Salt: A Tax}, subtitle={A Tax}}")["title"] == "Salt: A Tax"


def test_what_a_child_takes_from_its_parent() -> None:
    found = read_bibliography(
        b"@inbook{a, title={One}, crossref={B}, pages={1--9}}\n@article{two, title={Two}, crossref={p}}\n"
        b"@book{b, title={Whole}, subtitle={Of It}, author={Moss, Jon}, publisher={P}, year=1950, shorttitle={W}}\n"
        b"@periodical{p, title={Fen Studies}, subtitle={A Journal}, issuetitle={Salt}, volume=4, year=1999}\n"
        b"@book{c, title={Three}, xdata={x}}\n@xdata{x, publisher={Harbour}, location={Ely}}\n",
        "x.bib",
    )
    one, two, whole, journal, three = found.items
    assert (one["container-title"], one["container-author"], one["publisher"]) == ("Whole: Of It", whole["author"], "P")
    assert "title-short" not in one
    assert (two["container-title"], two["volume"], two["volume-title"]) == ("Fen Studies: A Journal", "4", "Salt")
    assert (three["publisher"], three["publisher-place"], journal["title"]) == (
        "Harbour",
        "Ely",
        "Fen Studies: A Journal",
    )
    assert [each.number for each in found.listed] == [1, 2, 3, 4, 5]


def test_what_is_left_out_is_told_once_for_the_file() -> None:
    entry = "@book{{k{n}, title={{T}}, file={{x.pdf}}, owner={{me}}, groups={{g}}, mendeley-tags={{a}}, {more}}}\n"
    text = "".join(entry.format(n=n, more="abstract-lang={en}" if n else "") for n in range(3))
    (remark,) = read_bibliography(text.encode(), "x.bib").remarks
    assert (remark.number, remark.line) == (0, 0)
    assert "mendeley-tags (in 3 records) and abstract-lang (in 2 records)" in remark.sentence


def test_numbers_of_services_become_addresses() -> None:
    item = item_of("@article{k, title={T}, eprint={12345}, eprinttype={jstor}}")
    assert item["URL"] == "https://www.jstor.org/stable/12345"
    item = item_of("@article{k, title={T}, eprint={2001.01234}, archivePrefix={arXiv}, url={http://x.org}}")
    assert item["URL"] == "http://x.org"
    item = item_of("@article{k, title={T}, eprint={https://academic.oup.com/x.pdf}}")
    assert item["URL"] == "https://academic.oup.com/x.pdf"


def test_endnote_says_the_kind_again_and_no_one_prints_it() -> None:
    assert "genre" not in item_of("@article{k, title={T}, type={Journal Article}}")
    assert item_of("@misc{k, title={T}, type={Typescript}}")["genre"] == "Typescript"
    assert item_of("@mastersthesis{k, title={T}}")["genre"] == "Master’s thesis"
