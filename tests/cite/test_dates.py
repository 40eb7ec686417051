"""What a date says is printed, in note and list, in every style that comes along: never “n.d.”, and never twice."""

import re
from typing import Any

import pytest

from essayplanner.cite.engine import CitationEngine
from essayplanner.cite.items import DATED
from essayplanner.cite.pandoc import find_pandoc
from essayplanner.cite.styles import load_style
from essayplanner.domain.cards import Citation, Source
from essayplanner.domain.cited import plain_text
from essayplanner.domain.csl import TYPES
from essayplanner.domain.reading_dates import read_date

pytestmark = pytest.mark.skipif(find_pandoc() is None, reason="pandoc is not here")

STYLES = ("mhra", "chicago", "harvard", "apa", "mla")
WORDS = (
    *("1898–1900", "c. 1850", "ca 1850", "1849–50", "1849/50", "[1850]", "[1850?]", "1850?", "1850s", "before 1700"),
    *("1700 or 1701", "1950 [1948]", "(1848) 1973", "Michaelmas 1923", "Winter 1988–89", "3.4.1812", "1648/9", "44 BC"),
    *("forthcoming", "in press", "between 1936 and 1938", "19th century", "1850–", "500–450 BC"),
)
KINDS: dict[str, dict[str, Any]] = {
    "book": {"publisher": "Harbour"},
    "article-journal": {"container-title": "Fen Studies", "volume": "3", "page": "1-9"},
    "article-newspaper": {"container-title": "The Courier", "page": "2"},
    "thesis": {"publisher": "Leeds", "genre": "PhD thesis"},
    "manuscript": {"archive": "Fen Record Office"},
    "webpage": {"URL": "https://example.org/x"},
}


def source(place: int, kind: str, written: str) -> Source:
    csl = {"type": kind, "title": f"Tolls {place}.", "author": [{"family": f"Rowe{place}x", "given": "Ann"}]}
    return Source(f"u{place}", f"k{place}", csl | KINDS[kind] | {"issued": read_date(written)})


@pytest.mark.parametrize("style", STYLES)
def test_no_style_prints_nothing_or_no_date_for_words(style: str, engine: CitationEngine) -> None:
    cases = [(kind, written) for kind in KINDS for written in WORDS]
    sources = [source(place, kind, written) for place, (kind, written) in enumerate(cases)]
    cited = engine.format_citations([[Citation(each, "")] for each in sources], [], load_style(style))
    works = [plain_text(work) for part in cited.bibliography for work in part.works]
    for place, (kind, written) in enumerate(cases):
        printed = [text for text in (*map(plain_text, cited.notes), *works) if f"Rowe{place}x" in text]
        assert len(printed) == 2 or f"k{place}" in cited.unlisted
        for text in printed:
            said = text.replace("B.C.E.", "BC")
            if style != "mla" or text in works:
                assert said.replace("500 BC–", "500–").count(written) == 1, (kind, written, text)
            assert not re.search(r"\bn\.d|no date", text)
            assert DATED not in text


EVENT: dict[str, Any] = {"event-title": "Congress"}
AROUND: tuple[dict[str, Any], ...] = (
    {},
    {"container-title": "Acts"},
    {"container-title": "Acts", "publisher": "Harbour", "page": "1-2"},
    {"container-title": "Acts", "volume": "3", "page": "1-2"},
    {"publisher": "Harbour", "publisher-place": "Ely"},
    {"collection-title": "Salt Books", "collection-number": "3", "publisher": "Harbour"},
    {"archive": "Fen Record Office", "archive_location": "MS 3"},
    {"URL": "https://example.org/x"},
    EVENT,
)


@pytest.mark.parametrize("style", STYLES)
def test_no_type_loses_its_year_whatever_else_it_says(style: str, engine: CitationEngine) -> None:
    cases = [{"type": kind, **around} for kind in sorted(TYPES) for around in AROUND]
    day = {"date-parts": [[1985, 3, 5]]}
    cases += [{"type": "speech", **around, "event-date": day} for around in AROUND if around != EVENT]
    sources = [
        Source(f"u{place}", f"k{place}", {"title": f"T{place}x", "issued": day, "author": [{"family": "Moss"}]} | csl)
        for place, csl in enumerate(cases)
    ]
    cited = engine.format_citations([[Citation(each, "")] for each in sources], [], load_style(style))
    works = [plain_text(work) for part in cited.bibliography for work in part.works]
    for text in works if cited.in_text else (*map(plain_text, cited.notes), *works):
        assert "1985" in text
        assert text.count("5 March 1985") < 2
        assert text.count("March 5, 1985") < 2


def test_a_paper_in_printed_proceedings_is_cited_as_a_part_of_them(engine: CitationEngine) -> None:
    paper = source(0, "book", "1985").csl | {"type": "paper-conference", "container-title": "Acts", "title": "Tolls"}
    cited = engine.format_citations([[Citation(Source("u", "k", paper), "p. 12")]], [], load_style("mhra"))
    assert plain_text(cited.notes[0]) == "Ann Rowe0x, ‘Tolls’, in Acts (Harbour, 1985), p. 12."


def test_what_is_about_a_year_is_listed_in_its_order(engine: CitationEngine) -> None:
    written = ("1848", "1849–50", "c. 1850", "[1851?]", "1852")
    sources = [
        Source(f"u{place}", f"k{place}", source(0, "book", year).csl) for place, year in enumerate(reversed(written))
    ]
    cited = engine.format_citations([], sources, load_style("harvard"))
    works = [plain_text(work) for part in cited.bibliography for work in part.works]
    assert [re.search(r"\(([^()]*)\)", work)[1] for work in works] == list(written)  # type: ignore[index]
