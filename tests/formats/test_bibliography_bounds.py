"""Lists of sources that would keep pandoc busy, or fill the memory, out of all proportion to what they say."""

import json

import pytest

from essayplanner.formats import ris, ris_records
from essayplanner.formats.accounts import BibliographyError
from essayplanner.formats.bibliography import read_bibliography

MB = 1_000_000


def book(number: int, **fields: str) -> str:
    return f"@book{{k{number},\n" + "".join(f"  {name} = {text},\n" for name, text in fields.items()) + "}\n"


@pytest.mark.parametrize(
    "unit",
    [",", r"\'{e}", "\u0301", "\\\\", "~", "<i>", "1-", "$", "$x$", "``", r"\textbf{x}", "{}", "a\n", "%", "x"],
)
@pytest.mark.parametrize("name", ["title", "year", "author", "note", "pages"])
@pytest.mark.timeout(20)
def test_no_field_is_endless(unit: str, name: str) -> None:
    text = book(1, **{name: "{" + unit * (MB // 10 // len(unit)) + "}", "publisher": "{Last}", "booktitle": "{B}"})
    (item,) = read_bibliography(text.encode(), "x.bib").items
    assert item["publisher"] == "Last"
    assert all(len(text) <= 20_000 for text in item.values() if isinstance(text, str))


def test_of_an_endless_field_the_first_words_are_read_and_its_end_is_told() -> None:
    whole = r"Caf{\'e} \emph{life} " * 1000
    text = book(1, title='"Its" # " title"', note="{" + whole * 5 + "}") + book(2, title="{T}", note="{" + whole + "}")
    found = read_bibliography(text.encode(), "x.bib")
    long, short = found.items
    assert (long["title"], len(long["note"])) == ("Its title", 20_000)
    assert long["note"].startswith("Café life Café life")
    assert short["note"] == ("Café life " * 1000).strip()
    assert [(remark.number, remark.line) for remark in found.remarks] == [(1, 1)]
    assert "“note” is too long" in found.remarks[0].sentence


def doubled(count: int) -> str:
    macros = "".join(f"@string{{a{n + 1} = a{n} # a{n}}}\n" for n in range(count))
    return '@string{a0 = "sixteen letters"}\n' + macros + book(1, title=f"a{count}")


@pytest.mark.parametrize(
    "text",
    [
        doubled(60),
        book(0, title="{T}", series="{" + "word " * 4000 + "}")
        + "".join(book(n, title="{T}", crossref="{k0}") for n in range(1, 15_000)),
    ],
    ids=["strings", "one parent"],
)
def test_what_multiplies_itself_is_refused(text: str) -> None:
    with pytest.raises(BibliographyError, match="grows beyond 20 MB"):
        read_bibliography(text.encode(), "x.bib")


@pytest.mark.parametrize(
    "text",
    [
        "".join(f"@xdata{{k{n}, xdata = {{k{n + 1}, k{n + 1}}}}}\n" for n in range(60)) + book(60, title="{T}"),
        "".join(book(n, title="{T}", crossref=f"{{k{n + 1}}}") for n in range(15_000)),
    ],
    ids=["doubled parents", "a chain of parents"],
)
def test_what_is_taken_again_and_again_does_not_grow(text: str) -> None:
    assert {item["title"] for item in read_bibliography(text.encode(), "x.bib").items} == {"T"}


def test_an_abbreviation_is_no_source(monkeypatch: pytest.MonkeyPatch) -> None:
    text = '@string{jmh = "Journal of Modern History"}\n' + "".join(
        f"@article{{k{n},\n title = {{Terror {n}}},\n journal = jmh,\n year = 1990\n}}\n" for n in range(200)
    )
    monkeypatch.setattr("essayplanner.formats.bibliography.MOST", 200)
    assert len(read_bibliography(text.encode(), "x.bib").items) == 200
    with pytest.raises(BibliographyError, match="more than 200 sources"):
        read_bibliography((text + book(1, title="{T}")).encode(), "x.bib")


def test_no_more_is_looked_at_than_the_first_that_is_too_many(monkeypatch: pytest.MonkeyPatch) -> None:
    looked: list[ris_records.Record] = []
    item_of = ris.item_of

    def counted(record: ris_records.Record) -> ris.Read:
        looked.append(record)
        return item_of(record)

    monkeypatch.setattr(ris, "item_of", counted)
    monkeypatch.setattr("essayplanner.formats.bibliography.MOST", 5)
    with pytest.raises(BibliographyError, match="more than 5 sources"):
        read_bibliography(b"TY  - BOOK\nTI  - T\nER  - \n" * 100, "x.ris")
    assert looked == []
    with pytest.raises(BibliographyError, match="more than 5 sources"):
        read_bibliography(json.dumps([{"title": "T"}] * 6).encode(), "x.json")
