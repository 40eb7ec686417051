"""BibTeX and BibLaTeX out: each under its right name, and every field of every source comes back."""

import json
import re
from typing import Any, Literal

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as some

from essayplanner.cite.pandoc import Pandoc, find_pandoc
from essayplanner.domain.cards import Source
from essayplanner.domain.csl import DATES, NAMES, TEXTS, tidy_item
from essayplanner.domain.csl import TYPES as CSL_TYPES
from essayplanner.domain.reading_dates import read_date
from essayplanner.formats.bibliography import read_bibliography, write_bibtex, write_csl_json
from essayplanner.formats.word_lists import word_list
from tests.cite.library import LIBRARY

pytestmark = pytest.mark.skipif(find_pandoc() is None, reason="pandoc is not here")
PANDOC = Pandoc()
Dialect = Literal["bibtex", "biblatex"]
DIALECTS: tuple[Dialect, ...] = ("bibtex", "biblatex")

#: What BibLaTeX itself has no word for, so that other programs do not see it; docs/formats.md says so.
ONLY_OURS = {
    "archive",
    "archive-place",
    "archive_location",
    "container-title",
    "event-title",
    "interviewer",
    "director",
    "medium",
    "number-of-volumes",
    "recipient",
    "reviewed-author",
    "reviewed-title",
    "type",
    "author",
    "title",
}


@pytest.mark.parametrize("dialect", DIALECTS)
def test_nothing_is_lost_on_the_way_out_and_back(dialect: Dialect) -> None:
    back = read_bibliography(write_bibtex(LIBRARY, PANDOC, dialect=dialect), "x.bib").items
    assert back == [source.csl | {"id": source.cite_key} for source in LIBRARY]


@pytest.mark.parametrize("dialect", DIALECTS)
def test_dates_in_words_are_written_with_a_year_that_every_program_sees(dialect: Dialect) -> None:
    seen = {
        "1849-50": "1849",
        "c. 1850": "1850",
        "[1850?]": "1850",
        "forthcoming": "forthcoming",
        "3.4.1812": "3.4.1812",
    }
    sources = [
        Source(f"u{place}", f"k{place}", {"type": "book", "title": f"T{place}", "issued": read_date(written)})
        for place, written in enumerate(seen)
    ]
    written = write_bibtex(sources, PANDOC, dialect=dialect)
    entries = written.decode().split("\n@")
    for entry, year in zip(entries, seen.values(), strict=True):
        assert re.search(rf"(?m)^  (?:year|date) = \{{{re.escape(year)}", entry)
    back = read_bibliography(written, "x.bib").items
    assert [item["issued"] for item in back] == [source.csl["issued"] for source in sources]


def test_what_other_programs_do_not_see() -> None:
    kept = re.findall(r"(?m)^  csl = (.*)$", write_bibtex(LIBRARY, PANDOC).decode())
    assert {name for line in kept for name in json.loads(line.rstrip(","))} == ONLY_OURS


def test_an_archive_stands_in_the_note_for_everyone() -> None:
    (paper,) = (source for source in LIBRARY if source.csl.get("archive-place"))
    noted = paper._replace(csl=paper.csl | {"note": "Signed."})
    for dialect in DIALECTS:
        assert (
            "note = {RGASPI, f. 17, op. 162, d. 21, Moscow}" in write_bibtex([paper], PANDOC, dialect=dialect).decode()
        )
        (back,) = read_bibliography(write_bibtex([noted], PANDOC, dialect=dialect), "x.bib").items
        assert back == noted.csl


def test_classic_bibtex_has_the_fields_that_classic_styles_read() -> None:
    written = write_bibtex(LIBRARY, PANDOC, dialect="bibtex").decode()
    assert "@online" not in written
    assert not re.search(r"(?m)^  (?:date|journaltitle|location) =", written)
    for line in (
        "school = {University of Leeds}",
        "institution = {Central Committee}",
        "doi = {10.1111/1467-9434.00209}",
        "isbn = {0195050002}",
        "urldate = {2024-05-01}",
        "year = {1960--1970}",
        "journal = {{The Russian Review}}",
    ):
        assert f"  {line}" in written


PEOPLE: tuple[dict[str, str], ...] = (
    {"family": "Rowe", "given": "Ann"},
    {"family": "Church", "given": "Zadie"},
    {"family": "King", "given": "Martin Luther", "suffix": "Jr."},
    {"family": "Beethoven", "given": "Ludwig", "dropping-particle": "van"},
    {"family": "Gogh", "given": "V.", "non-dropping-particle": "van"},
    {"literal": "Chapman and Hall"},
    {"literal": "Ministry of Food"},
)
WRITTEN = (
    *("1985", "c. 1850", "1849-50", "March 1812", "3 March 1812", "Spring 1936", "forthcoming", "44 BC", "79 AD"),
    *("1898--1900", "[1850?]", "3.4.1812", "1923-04-31", "3–5 March 1812", "n.d.", "1850s"),
)
WORDS = word_list(
    'Salt the Über 1848 50% A&B #1 x_y $5 {b} a~b C\\D “Q” ‘q’ – Толстой III ^ and 12-13 l’État "q" … R v. S'
)
TITLED = some.lists(some.sampled_from(WORDS), min_size=1, max_size=4).map(" ".join)
FIELD = some.one_of(
    some.tuples(some.sampled_from(sorted(TEXTS - {"title"})), TITLED),
    some.tuples(some.sampled_from(sorted(DATES)), some.sampled_from(WRITTEN).map(read_date)),
    some.tuples(some.sampled_from(sorted(NAMES)), some.lists(some.sampled_from(PEOPLE), min_size=1, unique_by=str)),
)
ITEM = some.builds(
    lambda kind, title, fields: {"type": kind, "title": title, **dict(fields)},
    some.sampled_from(sorted(CSL_TYPES)),
    TITLED,
    some.lists(FIELD, max_size=8),
)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(some.lists(ITEM, min_size=1, max_size=20))
@example(
    [
        {"type": "thesis", "title": "T", "genre": "Habilitationsschrift"},
        {"type": "thesis", "title": "T"},
        {"type": "book", "title": "T", "issue": "7", "collection-title": "S"},
        {"type": "book", "title": "T", "issued": read_date("15 March 44 BC")},
        {"type": "book", "title": "T", "issued": {"literal": "1923-04-31"}},
        {"type": "map", "title": "T", "archive": "^ {b}"},
    ]
)
def test_any_list_is_the_same_after_the_way_out_and_back(items: list[dict[str, Any]]) -> None:
    sources = [Source(f"u{place}", f"k{place}", tidy_item(item)) for place, item in enumerate(items)]
    files = [write_bibtex(sources, PANDOC, dialect=dialect) for dialect in DIALECTS] + [write_csl_json(sources)]
    for written in files:
        back = read_bibliography(written, "x")
        assert (back.unread, back.remarks) == ((), ())
        assert back.items == [source.csl | {"id": source.cite_key} for source in sources]


def test_what_a_thesis_is_stands_where_other_programs_read_it() -> None:
    thesis = Source("u", "k", {"type": "thesis", "title": "T", "genre": "Habilitationsschrift"})
    for dialect in DIALECTS:
        written = write_bibtex([thesis], PANDOC, dialect=dialect).decode()
        assert "  type = {Habilitationsschrift}" in written
        (back,) = read_bibliography(written.replace("Habil", "Doktorarbeit, keine Habil").encode(), "x.bib").items
        assert back["genre"] == "Doktorarbeit, keine Habilitationsschrift"


def test_what_is_changed_elsewhere_stays_changed() -> None:
    paper = Source(
        "u", "k", {"type": "interview", "title": "T", "archive": "A", "issued": {"date-parts": [[1930, 2, 3]]}}
    )
    written = write_bibtex([paper], PANDOC, dialect="bibtex").decode()
    mended = written.replace("@misc", "@book").replace("1930", "1931", 1).replace("{{T}}", "{{U}}")
    (back,) = read_bibliography(mended.encode(), "x.bib").items
    assert (back["type"], back["title"], back["issued"]) == ("book", "U", {"date-parts": [[1931, 2]]})
    assert back["archive"] == "A"


@pytest.mark.parametrize(
    "csl", ["nonsense", "[1]", "{" * 50 + "}" * 50, '{"title": 1, "odd": {}, "issued": 3}', '{"type": []}']
)
def test_a_field_of_ours_that_holds_anything_does_no_harm(csl: str) -> None:
    (back,) = read_bibliography(f"@book{{k, title={{T}}, csl = {{{csl}}}}}".encode(), "x.bib").items
    assert (back["type"], back["title"]) == ("book", "T")


@pytest.mark.parametrize("dialect", DIALECTS)
def test_a_brace_in_a_number_or_an_address_breaks_no_export(dialect: Dialect) -> None:
    fields = [("DOI", "10.1/{0}"), ("URL", "https://example.org/{0}"), ("ISBN", "0-14-0{0}"), ("ISSN", "00{0}")]
    numbers = [
        Source("", f"key{n}{m}", {"type": "book", "title": "T", name: text.format(sign)})
        for n, (name, text) in enumerate(fields)
        for m, sign in enumerate(("a}b", "a{b", "{a}", "@x{y,", "a\\b"))
    ]
    back = read_bibliography(write_bibtex(numbers, PANDOC, dialect=dialect), "x.bib").items
    assert [{name: item.get(name) for name in source.csl} for source, item in zip(numbers, back, strict=True)] == [
        source.csl for source in numbers
    ]
