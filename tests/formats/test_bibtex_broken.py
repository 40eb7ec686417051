"""Files of BibTeX of which a part is broken: what is sound comes in, and of the rest is said what it is and why."""

import re
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from essayplanner.domain.source_lists import SourceList
from essayplanner.formats.bibliography import read_bibliography

SOUND = "@book{first,\n  author = {Moss, Jon},\n  title = {First},\n  year = {1979}\n}\n\n"
LAST = "\n\n@article{last,\n  author = {Rowe, Ann},\n  title = {Last},\n  journal = {Fen Studies},\n  year = 1988\n}\n"


def read(text: str) -> SourceList:
    return read_bibliography(text.encode(), "x.bib")


@pytest.mark.parametrize(
    ("broken", "line", "reason"),
    [
        ("@book{b,\n  title = {Never closed,\n  author = {X, Y},\n}", 7, "The brace on line 8 is never closed."),
        ("@book{b,\n  title = {Never closed", 7, "The brace on line 8 is never closed."),
        ('@book{b,\n  author = {X},\n  title = "Never closed,\n  year = 1999\n}', 7, "quotation mark on line 9"),
        ("@book{b}", 7, "neither title nor author"),
        ("@book{b, year = 1999}", 7, "neither title nor author"),
        ("@book{b, title = {T}, crossref = {b}}", 7, "leads back to itself"),
    ],
)
def test_one_bad_entry_refuses_no_file(broken: str, line: int, reason: str) -> None:
    found = read(SOUND + broken + LAST)
    assert [(each.number, each.line, each.item["title"]) for each in found.listed] == [
        (1, 1, "First"),
        (3, 7 + broken.count("\n") + 2, "Last"),
    ]
    (unread,) = found.unread
    assert (unread.number, unread.line, unread.name, unread.text) == (2, line, "b", broken)
    assert reason in unread.reason


@pytest.mark.parametrize(
    ("entry", "told"),
    [
        ("@book{b,\n title = {B},\n author = {Hill, Jane}", "Its last brace is missing"),
        ("@book{b,\n title = {B}\n author = {Hill, Jane}\n}", ""),
        ("@book{b\n title = {B},\n author = {Hill, Jane}\n}", ""),
        ("@book{b,\n title = {B},,\n author = {Hill, Jane};\n}", ""),
        ("@book{b,\n title = {B}},\n author = {Hill, Jane}\n}", ""),
        ("@book{b,\n title = {B}\n}\n, author = {Hill, Jane}\n}", ""),
        ("@book(b,\n title = {B},\n author = {Hill, Jane}\n)", ""),
        ("@ Book { b ,\n TITLE = {B},\n % author = {Nobody},\n Author = {Hill, Jane}\n}", ""),
        ('@book{b, title = "B", author = "Hill, Jane" }', ""),
        ("@book{b, title = {B}, author = {Hill, Jane}, file = {C:\\pdf\\}, owner = me}", ""),
        ("@book{b, title = {B}, author = {Hill, Jane}, some words here }", "“some words here” belongs to no field"),
        ("@book{b, title = {B}, title = {Other}, author = {Hill, Jane}}", "the field “title” twice; only the first"),
        ("@book{b, title = {B}, author = {Hill, Jane}, crossref = {gone}}", "“gone”, which could not be found"),
        ("@fen_record{b, title = {B}, author = {Hill, Jane}, publisher = {P}}", "“@fen_record” is not a type"),
        ("@book{b, title = {B}, author = {Hill, Jane}, year = {}}", ""),
    ],
)
def test_an_entry_that_can_be_read_is_read(entry: str, told: str) -> None:
    found = read(SOUND + entry + LAST)
    assert [item["title"] for item in found.items] == ["First", "B", "Last"]
    assert found.items[1]["author"] == [{"family": "Hill", "given": "Jane"}]
    assert [remark.number for remark in found.remarks] == [2] * bool(told)
    assert all(told in remark.sentence and remark.line >= 7 for remark in found.remarks)
    assert not found.unread


@pytest.mark.parametrize(
    ("key", "is_kept"),
    [
        ("", ""),
        ("rowe 1999", "rowe 1999"),
        ("müller_1999", "müller_1999"),
        ('O\'Neil "x"', 'O\'Neil "x"'),
        ("Rowe, 1999", "Rowe, 1999"),
        ('mu{\\"u}ller', 'mu{\\"u}ller'),
        ("a=b", ""),
        ("first", "first"),
    ],
)
def test_no_key_keeps_an_entry_out(key: str, is_kept: str) -> None:
    found = read(SOUND + f"@book{{{key},\n  title = {{Second}},\n  year = 1999\n}}" + LAST)
    assert [item["title"] for item in found.items] == ["First", "Second", "Last"]
    assert found.items[1]["id"] == is_kept or key == "a=b"
    assert found.items[1]["issued"] == {"date-parts": [[1999]]}


def test_an_entry_without_a_key_and_its_comma() -> None:
    found = read("@article{title = {T}, author = {A, B}}\n@article{\n title = {U}, year = 1999}\n" + SOUND)
    assert [(item["id"], item["title"]) for item in found.items] == [("", "T"), ("", "U"), ("first", "First")]


def test_comments_are_no_entries_and_hide_none() -> None:
    found = read(
        "% Encoding: UTF-8\nWords, and a {brace\n@Comment{jabref-meta: databaseType:biblatex;}\n"
        "@comment{\n@book{no, title = {No}}\n}\n@preamble{\"\\newcommand{\\x}{y}\"}\n% @book{no, title = {No}}\n"
        + SOUND + "@comment{ never closed" + LAST
    )  # fmt: skip
    assert [item["title"] for item in found.items] == ["First", "Last"]
    assert [(each.number, each.line) for each in found.listed] == [(1, 9), (2, 17)]


@pytest.mark.parametrize("mark", ["> ", ">> ", "    ", "\t"])
def test_what_a_mail_quotes_or_indents_is_read(mark: str) -> None:
    found = read("Dear all,\n" + "".join(f"{mark}{line}\n" for line in (SOUND + LAST).split("\n")))
    assert [item["title"] for item in found.items] == ["First", "Last"]
    assert not found.unread
    assert not found.remarks


def test_text_around_it_and_entries_on_one_line() -> None:
    page = "<html><p>Cite: me@example.org {x}</p>" + " ".join((SOUND + LAST).split()) + "</html>"
    assert [item["title"] for item in read(page).items] == ["First", "Last"]


def test_quotation_marks_within_quotation_marks() -> None:
    (item,) = read('@book{x, title = "The "Great" Purge, and "B", too", note = "M\\"uller {"}c{"}", year = 1999}').items
    assert item["title"] == 'The "Great" Purge, and "B", too'
    assert item["note"] == 'Müller "c"'


def test_strings_are_written_out_wherever_they_stand() -> None:
    found = read("@book{a, title = {T}, publisher = OUP # { Ltd}}\n@string{oup = {Oxford} # { Press}}\n" + SOUND)
    assert found.items[0]["publisher"] == "Oxford Press Ltd"
    assert not found.remarks


def test_undefined_words_of_several_entries_are_told_by_line() -> None:
    text = "".join(f"@article{{k{n}, title = {{T}},\n journal = jfs{n}, owner = me}}\n" for n in range(3))
    found = read(text)
    assert [item["container-title"] for item in found.items] == ["jfs0", "jfs1", "jfs2"]
    assert [(remark.number, remark.line) for remark in found.remarks] == [(1, 2), (2, 4), (3, 6)]


def test_a_circle_of_parents_keeps_out_those_on_it_alone() -> None:
    ring = "".join(f"@book{{r{n}, title = {{R}}, crossref = {{r{(n + 1) % 3}}}}}\n" for n in range(3))
    found = read(SOUND + ring + "@inbook{leads, title = {Leads}, crossref = {r1}}\n" + LAST)
    assert [each.name for each in found.unread] == ["r0", "r1", "r2"]
    assert [item["title"] for item in found.items] == ["First", "Leads", "Last"]
    assert "“r1”, which could not be found" in found.remarks[0].sentence


def _entry(number: int) -> str:
    return (
        f"@book{{key{number},\n  author = {{Rowe, Ann}},\n  title = {{Number {number}, a {{B}}ook}},\n"
        f'  publisher = "Har{{\\"b}}our",\n  pages = {{1--20}},\n  year = 19{number:02}\n}}\n'
    )


@given(st.integers(0, 4), st.integers(0, 120), st.sampled_from(["", *'{}"@,=#%\\ \n', "x", "{{", '",', "}}"]))
@example(2, 1, "{")
@example(2, 0, "")
def test_whatever_is_wrong_in_one_entry_the_others_come_in(which: int, place: int, instead: str) -> None:
    """One sign of one entry is taken out, or others are put in its place."""
    texts = [_entry(number) for number in range(5)]
    place = min(place, len(texts[which]) - 2)
    texts[which] = texts[which][:place] + instead + texts[which][place + 1 :]
    is_hidden = place < 6 and instead in ("%", "\n")  # a comment, or no entry any more
    found = read("\n".join(texts))
    titles = {item.get("title") for item in found.items}
    for other in set(range(5)) - {which}:
        assert f"Number {other}, a Book" in titles
    numbers = [each.number for each in found.listed] + [each.number for each in found.unread]
    assert sorted(numbers) == list(range(1, len(numbers) + 1))
    assert len(numbers) >= 5 - is_hidden


def test_what_first_users_met() -> None:
    cases = Path(__file__).parents[1] / "cases"
    bare = read_bibliography((cases / "bib-bare-word-refuses-file.bib").read_bytes(), "x")
    assert [item["id"] for item in bare.items] == ["rowe1988", "moss1979"]
    assert [(remark.number, remark.line) for remark in bare.remarks] == [(1, 6)]
    assert re.search("“winter”", bare.remarks[0].sentence)
    keyless = read_bibliography((cases / "bib-empty-key.bib").read_bytes(), "x")
    assert [item["title"] for item in keyless.items] == ["Bread in the Fens", "The Toll Roads"]
    kinds = read_bibliography((cases / "bib-type-with-underscore.bib").read_bytes(), "x")
    assert [item["type"] for item in kinds.items] == ["book", "chapter", "webpage"]
    assert not kinds.remarks
