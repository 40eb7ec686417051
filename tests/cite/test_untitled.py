"""Works without a title: what stands in its place, in each style and language, and never the cite key."""

import json
from pathlib import Path
from typing import Any

import pytest

from essayplanner.cite.engine import CitationEngine
from essayplanner.cite.pandoc import find_pandoc
from essayplanner.cite.styles import Style, load_style, read_style
from essayplanner.domain.cards import Citation, Source
from essayplanner.domain.cited import plain_text
from essayplanner.formats.unlisted import unlisted_sentence

pytestmark = pytest.mark.skipif(find_pandoc() is None, reason="pandoc is not here")

CASES = Path(__file__).parents[1] / "cases"
STYLES = ("mhra", "chicago", "harvard", "apa", "mla")
MOSS = [{"family": "Moss", "given": "Jon"}]
CONQUEST = [{"family": "Conquest", "given": "Robert"}]
LETTER = json.loads((CASES / "csl-untitled-letter-prints-key.json").read_text())[0]


def work(type: str, **fields: Any) -> Source:
    named = {name.replace("_", "-"): value for name, value in fields.items()}
    item = {"type": type, "author": [{"family": "Rowe", "given": "Ann"}], "issued": {"date-parts": [[1899, 1, 2]]}}
    return Source(f"{type}{sorted(named)}", "http://zotero.org/users/1/items/AAAA1111", item | named)


REVIEW = {"reviewed_title": "The Great Terror", "reviewed_author": CONQUEST, "container_title": "Slavic Review"}
WORKS = [
    Source("letter", LETTER["id"], LETTER),
    work("personal_communication", genre="email", recipient=MOSS),
    work("personal_communication", recipient=MOSS),
    work("personal_communication", recipient=MOSS, genre="telegram", language="en"),
    work("manuscript", recipient=MOSS),
    work("interview", interviewer=MOSS),
    work("interview"),
    work("manuscript", archive="FRO"),
    work("manuscript", genre="diary"),
    work("review", **REVIEW),
    work("webpage", URL="https://a.example/x"),
    work("book", publisher="Press"),
    work("chapter", container_title="A Book"),
    work("map", author=[]),
]
IN_MHRA = [
    "Ann Rowe, letter to Jon Moss, 2 January 1899, Fen Record Office, MS 3.",
    "Ann Rowe, email to Jon Moss, 2 January 1899.",
    "Ann Rowe, letter to Jon Moss, 2 January 1899.",
    "Ann Rowe, telegram to Jon Moss, 2 January 1899.",
    "Ann Rowe, letter to Jon Moss, 2 January 1899.",
    "Ann Rowe, interview with Jon Moss, 2 January 1899.",
    "Ann Rowe, interview, 2 January 1899.",
    "Ann Rowe, manuscript, 2 January 1899, FRO.",
    "Ann Rowe, diary, 2 January 1899.",
    "Ann Rowe, review of Robert Conquest, The Great Terror, Slavic Review, 2 January 1899.",
    "Ann Rowe, web page, 2 January 1899 <https://a.example/x>.",
    "Ann Rowe, untitled (Press, 1899).",
    "Ann Rowe, in A Book (1899).",
    "Map, 2 January 1899.",
]


def cited(engine: CitationEngine, style: Style) -> tuple[list[str], list[str]]:
    found = engine.format_citations([[Citation(each, "")] for each in WORKS] * 2, [], style)
    return [plain_text(note) for note in found.notes], [
        plain_text(w) for part in found.bibliography for w in part.works
    ]


@pytest.mark.parametrize("style", STYLES)
def test_no_cite_key_stands_for_a_title_that_is_missing(engine: CitationEngine, style: str) -> None:
    notes, works = cited(engine, load_style(style))
    assert not [text for text in (*notes, *works) if "AAAA" in text or "zotero" in text]
    if style == "mhra":
        assert notes[: len(WORKS)] == IN_MHRA
    if style == "harvard":
        assert "Rowe, A. (1899e) ‘Letter to Jon Moss’." in works
        assert any(text.endswith("‘Review of The Great Terror, by Robert Conquest’, Slavic Review.") for text in works)
    if style == "mla":
        assert any("“Letter to Jon Moss.” 2 Jan. 1899, Fen Record Office, MS 3." in text for text in works)
        assert any("Review of The Great Terror, by Robert Conquest. Slavic Review" in text for text in works)
        assert any(text.endswith("“Email to Jon Moss.” 2 Jan. 1899.") for text in works)


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("de-DE", ["Brief an Jon Moss", "E-Mail an Jon Moss", "Manuskript", "Rezension von Robert Conquest"]),
        ("fr-FR", ["Lettre à Jon Moss", "Courriel à Jon Moss", "Manuscrit", "Compte rendu de Robert Conquest"]),
        ("cs-CZ", ["Letter to Jon Moss", "Email to Jon Moss", "Manuscript", "Review of The Great Terror"]),
    ],
)
def test_a_work_without_a_title_is_described_in_the_language_of_the_style(
    engine: CitationEngine, language: str, expected: list[str]
) -> None:
    style = (CASES / "style-german-says-page.csl").read_bytes().replace(b"de-DE", language.encode())
    text = " ".join(cited(engine, read_style(style, "x.csl"))[0])
    assert [words for words in expected if words not in text] == []


def test_a_title_that_is_there_stays(engine: CitationEngine) -> None:
    letter = Source("l", "k", LETTER | {"title": "On Salt"})
    found = engine.format_citations([[Citation(letter, "")]], [], load_style("mhra"))
    assert "On Salt" in plain_text(found.notes[0])


PLACE = "Bodleian Library, MS Eng. hist. c. 12"
PLACES = [PLACE, "Fen Record Office, D/12", "РГАСПИ, ф. 17; Архив партии", "TNA, FO 371/1"]


@pytest.mark.parametrize("style", ["mhra", "chicago", "apa", "mla"])
def test_the_place_of_an_unpublished_work_that_stands_in_its_note_is_printed(
    engine: CitationEngine, style: str
) -> None:
    diaries = [work("manuscript", title="Diary", note=note)._replace(uid=note) for note in PLACES]
    found = engine.format_citations([[Citation(diary, "")] for diary in diaries], [], load_style(style))
    works = [plain_text(each) for part in found.bibliography for each in part.works]
    assert len(works) == len(PLACES)
    for note in PLACES:
        assert sorted(text.count(note) for text in works) == [0, 0, 0, 1]
    if style == "mhra":
        assert [plain_text(note) for note in found.notes] == [
            f"Ann Rowe, ‘Diary’, 2 January 1899, {note}." for note in PLACES
        ]


def test_a_note_of_the_students_own_is_never_printed(engine: CitationEngine) -> None:
    works = [
        work("manuscript", title="Diary 1", note="Ask Tom about this"),
        work("manuscript", title="Diary 2", note="Copied in the library, see my folder"),
        work("manuscript", title="Diary 3", note="From the library.\nReturn on Monday."),
        work("manuscript", title="Diary 4", note=PLACE, archive="Fen Record Office"),
        work("book", title="Diary 5", note="Borrowed from the library"),
    ]
    cited_once = [[Citation(each._replace(uid=str(number)), "")] for number, each in enumerate(works)]
    found = engine.format_citations(cited_once, [], load_style("mhra"))
    texts = [*map(plain_text, found.notes), *(plain_text(each) for part in found.bibliography for each in part.works)]
    assert len(found.notes) == len(works)
    assert not [text for text in texts if "ibrary" in text or "Tom" in text]


def test_an_archive_that_a_style_does_not_print_is_told(engine: CitationEngine) -> None:
    diary = work("manuscript", title="Diary", archive="Fen Record Office", archive_location="D/12")
    for name, told in (("harvard", "Harvard does not say where “Diary” is kept."), ("mhra", "")):
        found = engine.format_citations([[Citation(diary, "")]], [], load_style(name))
        assert unlisted_sentence([[Citation(diary, "")]], found, "Harvard") == told


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("title", ["Review of The Fens", "Book Review: The Fens", "Rezension zu The Fens"])
def test_a_review_whose_title_says_so_is_no_review_of_a_review(title: str, style: str, engine: CitationEngine) -> None:
    review = work("review", title=title, container_title="Slavic Studies", volume="3", page="1-2")
    done = engine.format_citations([[Citation(review, "p. 1")]], [], load_style(style))
    for text in (
        *map(plain_text, done.notes),
        *(plain_text(work) for part in done.bibliography for work in part.works),
    ):
        assert text.casefold().count("review") + text.count("Rezension") <= 1
    if style == "mhra" and title.startswith("Review"):
        assert plain_text(done.notes[0]) == "Ann Rowe, ‘Review of The Fens’, Slavic Studies, 3 (1899), pp. 1–2 (p. 1)."
