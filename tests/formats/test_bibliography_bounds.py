"""Lists of sources that would keep pandoc busy, or fill the memory, out of all proportion to what they say."""

import json
from collections.abc import Mapping, Sequence

import pytest

from essayplanner.formats import ris
from essayplanner.formats.bibliography import LARGEST, BibliographyError, read_bibliography
from essayplanner.formats.bibtex_scan import entries, value
from essayplanner.formats.bibtex_size import written_out

MB = 1_000_000


class NotedPandoc:
    """In the place of pandoc: notes what it is given, and answers with one source."""

    def __init__(self) -> None:
        self.given: list[str] = []

    def __call__(
        self, arguments: Sequence[str], data: bytes, files: Mapping[str, bytes] | None = None, cancel: object = None
    ) -> bytes:
        self.given.append(data.decode())
        return b'[{"type": "book", "title": "T"}]'


def book(number: int, **fields: str) -> str:
    return f"@book{{k{number},\n" + "".join(f"  {name} = {text},\n" for name, text in fields.items()) + "}\n"


@pytest.mark.parametrize(
    "unit",
    [",", r"\'{e}", "\u0301", "\\\\", "~", "<i>", "1-", "$", "$x$", "``", r"\textbf{x}", "{}", "a\n", "%", "x"],
)
@pytest.mark.parametrize("name", ["title", "year"])
def test_no_field_that_pandoc_is_given_is_endless(unit: str, name: str) -> None:
    text = book(1, **{name: "{" + unit * (MB // 10 // len(unit)) + "}", "publisher": "{Last}"})
    pandoc = NotedPandoc()
    read_bibliography(text.encode(), "x.bib", pandoc)
    (given,) = pandoc.given
    (entry,) = entries(given)
    assert [field.name for field in entry.fields] == [name, "publisher"]
    assert len(value(given, entry.fields[0]).strip()) <= 30_010
    assert given.count("\n") == text.count("\n")  # so that a complaint names the right line


def test_of_an_endless_field_the_first_words_are_read_and_of_others_all() -> None:
    pandoc = NotedPandoc()
    whole = r"Caf{\'e} \emph{life} " * 1000
    read_bibliography(book(1, title='"Its" # " title"', note="{" + whole * 5 + "}").encode(), "x.bib", pandoc)
    read_bibliography(book(1, note="{" + whole + "}").encode(), "x.bib", pandoc)
    long, short = pandoc.given
    assert "{Caf 'e emph life Caf 'e" in long
    assert "Its" in long
    assert whole.strip() in short


def doubled(count: int) -> str:
    macros = "".join(f"@string{{a{n + 1} = a{n} # a{n}}}\n" for n in range(count))
    return '@string{a0 = "sixteen letters"}\n' + macros + book(1, title=f"a{count}")


@pytest.mark.parametrize(
    "text",
    [
        doubled(60),
        book(0, title="{" + "word " * 4000 + "}") + "".join(book(n, crossref="{k0}") for n in range(1, 15_000)),
        "".join(f"@xdata{{k{n}, xdata = {{k{n + 1}, k{n + 1}}}}}\n" for n in range(60)) + book(60, title="{T}"),
        "".join(book(n, title="{T}", crossref=f"{{k{n + 1}}}") for n in range(15_000)),
    ],
    ids=["strings", "one parent", "doubled parents", "a chain of parents"],
)
def test_what_multiplies_itself_is_refused_before_pandoc_sees_it(text: str) -> None:
    pandoc = NotedPandoc()
    with pytest.raises(BibliographyError, match="grows beyond 20 MB"):
        read_bibliography(text.encode(), "x.bib", pandoc)
    assert pandoc.given == []


def test_what_is_written_out_is_counted() -> None:
    for count in (0, 1, 5):
        text = doubled(count)
        assert written_out(text, entries(text), LARGEST) == 50 + 17 * 2**count
    text = book(1, title="{Proceedings}") + book(2, crossref="{k1}", title="{T}") + book(3, crossref="{gone}")
    assert written_out(text, entries(text), LARGEST) == (50 + 13) * 2 + (50 + 4 + 3) + (50 + 6)


def test_an_abbreviation_is_no_source(monkeypatch: pytest.MonkeyPatch) -> None:
    pandoc = NotedPandoc()
    text = '@string{jmh = "Journal of Modern History"}\n' + "".join(
        f"@article{{k{n},\n title = {{Terror {n}}},\n journal = jmh,\n year = 1990\n}}\n" for n in range(200)
    )
    monkeypatch.setattr("essayplanner.formats.bibliography.MOST", 200)
    assert read_bibliography(text.encode(), "x.bib", pandoc).items
    with pytest.raises(BibliographyError, match="more than 200 sources"):
        read_bibliography((text + book(1, title="{T}")).encode(), "x.bib", pandoc)
    assert len(pandoc.given) == 1


def test_no_more_is_looked_at_than_the_first_that_is_too_many(monkeypatch: pytest.MonkeyPatch) -> None:
    looked: list[ris.Record] = []
    item_of = ris.item_of

    def counted(record: ris.Record) -> ris.Read:
        looked.append(record)
        return item_of(record)

    monkeypatch.setattr(ris, "item_of", counted)
    monkeypatch.setattr("essayplanner.formats.bibliography.MOST", 5)
    with pytest.raises(BibliographyError, match="more than 5 sources"):
        read_bibliography(b"TY  - BOOK\nTI  - T\nER  - \n" * 100, "x.ris", None)
    assert looked == []
    with pytest.raises(BibliographyError, match="more than 5 sources"):
        read_bibliography(json.dumps([{"title": "T"}] * 6).encode(), "x.json", None)
