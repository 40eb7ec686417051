"""BibTeX as exporters, catalogues and students write it: what pandoc would lose or not end with is mended before."""

from typing import Any

import pytest

from essayplanner.formats.bibliography import read_bibliography


def read(text: str) -> list[dict[str, Any]]:
    return read_bibliography(text.encode(), "x.bib").items


@pytest.mark.parametrize(
    ("written", "title"),
    [
        (r"a{\textendash}b\textendash{}c\textendash d", "a–b–c–d"),
        (r"a \textemdash\ b{\textemdash}c---d--e", "a — b—c—d–e"),
        (r"{\th}{\TH} \th{}a {\dh}{\DH}{\dj}{\DJ}", "þÞ þa ðÐđĐ"),
        (r"Stalin\textquoteright s {\textquotedblleft}x{\textquotedblright}", "Stalin’s “x”"),
        (r"a\ldots{} b\dots{} {\textellipsis}", "a… b… …"),
        (r"\& \% \_ \# \$", "& % _ # $"),
        (r"Stra{\ss}e {\o}re {\l}odz {\L}{\O}{\ae}", "Straße øre łodz ŁØæ"),
        (r"fa\c{c}ade \v{z} \' {e} Garc{\'\i}a D{\'{\i}}az \u{g}", "façade ž é García Díaz ğ"),
        (r"{\textasciitilde} {\textbackslash} {\textbar} {\texteuro}", "~ \\ | €"),
        (r"20$^{th}$ Century, hy\-phen", "20th Century, hyphen"),
        (r"a\textendashes \\th", r"a\textendashes th"),
    ],
)
def test_what_exporters_write_for_a_sign_becomes_it(written: str, title: str) -> None:
    (item,) = read(f"@book{{x, author={{A}}, title={{{written}}}}}")
    assert item["title"].strip() == title


@pytest.mark.parametrize(
    "entry",
    [
        r"author={BBC}, howpublished={\url{https://bbc.co.uk/a_b%20c}}, note={Accessed: 2024-01-03}",
        r"howpublished={Available at \url{https://bbc.co.uk/a_b%20c}}, note={[Online; accessed 3-January-2024]}",
        r"url={https://bbc.co.uk/a_b%20c}, howpublished={Online}, note={Last accessed on 3rd January 2024.}",
        r"note={\url{https://bbc.co.uk/a_b%20c}, accessed January 3, 2024}",
        r"url={\url{https://bbc.co.uk/a_b%20c}}, urldate={2024-01-03}",
    ],
)
def test_a_misc_with_an_address_is_a_web_page(entry: str) -> None:
    (item,) = read(f"@misc{{a, title={{T}}, {entry}}}")
    assert (item["type"], item["URL"]) == ("webpage", "https://bbc.co.uk/a_b%20c")
    assert item["accessed"] == {"date-parts": [[2024, 1, 3]]}
    assert not item.keys() & {"publisher", "note"}


def test_other_miscs_stay() -> None:
    paper, kept = read(
        "@misc{a, title={T}, howpublished={Typescript}, note={Seen by few}}\n"
        "@misc{b, title={T}, url={https://x.org}, library={RGASPI}, note={Accessed 03/04/2024}}"
    )
    assert (paper["type"], paper["publisher"], paper["note"]) == ("document", "Typescript", "Seen by few")
    assert (kept["type"], kept["note"]) == ("document", "Accessed 03/04/2024")


@pytest.mark.timeout(20)
@pytest.mark.parametrize(
    ("text", "circular"),
    [
        ("@book{x, title={T}, crossref={y}}\n@book{y, title={U}, crossref={x}}", ["x", "y"]),
        ("@book{x, title={T}, crossref={x}}", ["x"]),
        (
            "@book{x, title={T}, crossref={y}}\n@book{y, title={T}, crossref={z}}\n@book{z, title={T}, crossref={y}}",
            ["y", "z"],
        ),
        ('@book{a, title={T}, xdata={b,x}}\n@xdata{x, xdata={z}}\n@xdata{z, xdata = "x"}\n@xdata{b, note={n}}', []),
    ],
)
def test_a_circle_keeps_out_only_the_entries_that_are_on_it(text: str, circular: list[str]) -> None:
    found = read_bibliography(f"{text}\n@book{{last, title={{L}}}}".encode(), "x.bib")
    assert [each.name for each in found.unread] == circular
    assert all("leads back to itself" in each.reason for each in found.unread)
    assert found.items[-1]["title"] == "L"
    assert len(found.items) + len(circular) == text.count("@book") + 1


def test_a_reference_without_a_circle_is_followed() -> None:
    found = read(
        "@incollection{a, title={T}, crossref={c}}\n@incollection{b, title={U}, crossref={c}}\n"
        "@book{c, title={Whole}, editor={E, F}, crossref={gone}}"
    )
    assert [item["editor"][0]["family"] for item in found] == ["E", "E", "E"]


@pytest.mark.parametrize(
    ("field", "word", "kept"),
    [
        ("month = foo, year = 1999", "foo", {"issued": {"literal": "foo 1999"}}),
        ("month = winter, year = 1988", "winter", {"issued": {"date-parts": [[1988]], "season": 4}}),
        ("publisher = undefinedstring", "undefinedstring", {"publisher": "undefinedstring"}),
        ("publisher = Harbour Press # { Ltd}", "Harbour Press", {"publisher": "Harbour Press Ltd"}),
        ("year = n.d.", "n.d.", {"issued": {"literal": "n.d."}}),
    ],
)
def test_an_abbreviation_that_nothing_explains_refuses_no_file(field: str, word: str, kept: dict[str, Any]) -> None:
    found = read_bibliography(f"@book{{x, title={{T}},\n{field}}}\n@book{{y, title={{U}}}}".encode(), "x.bib")
    assert found.items == [{"id": "x", "type": "book", "title": "T"} | kept, {"id": "y", "type": "book", "title": "U"}]
    (remark,) = found.remarks
    assert (remark.number, remark.line) == (1, 2)
    assert f"“{word}” has no braces" in remark.sentence


def test_abbreviations_that_are_explained_and_months() -> None:
    found = read(
        "@string{mac = {Macmillan}}\n@book{a, title={T}, publisher = MAC, month = March, year=1999, owner = me}\n"
        "@book{b, title={T}, month = {September}, year={1999}}\n@book{c, title={T}, month = sept, year={[c1999]}}\n"
        "% @book{d, title=nothing}\n"
    )
    assert found[0]["publisher"] == "Macmillan"
    assert [item["issued"]["date-parts"][0] for item in found] == [[1999, 3], [1999, 9], [1999, 9]]


def test_a_catalogue_card_loses_its_punctuation() -> None:
    (item,) = read(
        "@book{u, title={The Gulag archipelago, 1918-1956 : an experiment / Aleksandr I. Solzhenitsyn.},"
        "author={Solzhenitsyn, Aleksandr Isaevich, 1918-2008. and Whitney, Thomas P., translator. and Smith, Ann.},"
        "address={New York :}, publisher={Harper {\\&} Row,}, year={c1974.}, edition={1st ed.},"
        "isbn={0060803320 (pbk.) :}, pages={xii, 660 p. :}}"
    )
    assert item == {
        "id": "u",
        "type": "book",
        "title": "The Gulag archipelago, 1918-1956: an experiment",
        "author": [
            {"family": "Solzhenitsyn", "given": "Aleksandr Isaevich"},
            {"family": "Smith", "given": "Ann"},
        ],
        "translator": [{"family": "Whitney", "given": "Thomas P."}],
        "publisher-place": "New York",
        "publisher": "Harper & Row",
        "issued": {"date-parts": [[1974]]},
        "edition": "1",
        "ISBN": "0060803320",
        "number-of-pages": "660",
    }
    (plain,) = read("@book{u, title={Either / Or}, author={Jones, Chas.}, publisher={A, B \\& Co.}}")
    assert (plain["title"], plain["author"][0]["given"], plain["publisher"]) == ("Either / Or", "Chas.", "A, B & Co.")


def test_a_website_of_zotero_is_what_a_page_stands_in() -> None:
    (item,) = read(
        "@online{n, title = {Great Purge {\\textbar} Facts}, titleaddon = {Encyclopedia Britannica},"
        "shorttitle = {Purge},"
        "url = {https://e.org}, urldate = {2024-05-01}, langid = {english}, keywords = {a, b},"
        "file = {C\\:\\\\Users\\\\theo\\\\x.pdf:C\\:\\\\Users\\\\theo\\\\x.pdf:application/pdf}}"
    )
    assert (item["title"], item["container-title"]) == ("Great Purge | Facts", "Encyclopedia Britannica")
    assert (item["title-short"], item["keyword"]) == ("Purge", "a, b")
