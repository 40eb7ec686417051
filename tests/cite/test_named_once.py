"""Nobody is named twice for no reason, whatever a source holds."""

from typing import Any

import pytest

from essayplanner.cite.engine import CitationEngine
from essayplanner.cite.pandoc import find_pandoc
from essayplanner.cite.styles import load_style
from essayplanner.domain.cards import Citation, Source
from essayplanner.domain.cited import plain_text
from essayplanner.formats.notes import plain_note

pytestmark = pytest.mark.skipif(find_pandoc() is None, reason="pandoc is not here")

MOSS, ROWE = {"family": "Moss", "given": "Jon"}, {"family": "Rowe", "given": "Ann"}


def chapter(**fields: Any) -> Source:
    item = {"type": "chapter", "title": "Salt", "author": [ROWE], "container-title": "The Fens", "publisher": "Harbour"}
    named = {name.replace("_", "-"): value for name, value in fields.items()}
    return Source(str(fields), "k", {"issued": {"date-parts": [[1998]]}} | item | named)


TWICE = [
    chapter(editor=[MOSS, MOSS]),
    chapter(editor=[MOSS, {"literal": "Jon  MOSS"}, ROWE, MOSS]),
    chapter(editor=[MOSS], collection_editor=[MOSS], collection_title="Salt Books"),
    chapter(editor=[MOSS], editorial_director=[MOSS]),
    chapter(author=[MOSS], container_author=[MOSS]),
    chapter(author=[MOSS, MOSS]),
    chapter(type="book", container_title="", author=[MOSS], editor=[MOSS]),
    chapter(type="book", container_title="", author=[MOSS, MOSS]),
]


@pytest.mark.parametrize("style", ["mhra", "chicago", "harvard", "apa", "mla"])
def test_the_same_person_is_not_named_twice(engine: CitationEngine, style: str) -> None:
    cited = engine.format_citations([[Citation(each, "")] for each in TWICE], [], load_style(style))
    works = [plain_text(work) for part in cited.bibliography for work in part.works]
    texts = [plain_text(note) for note in cited.notes] + works
    assert len(works) == len(TWICE)
    assert not [text for text in texts if text.count("Moss") > 1 or text.count("MOSS")]
    if style == "mhra":
        assert texts[0] == "Ann Rowe, ‘Salt’, in The Fens, ed. by Jon Moss (Harbour, 1998)."
        assert texts[1] == "Ann Rowe, ‘Salt’, in The Fens, ed. by Jon Moss and Ann Rowe (Harbour, 1998)."


def test_plain_notes_name_a_person_once() -> None:
    assert plain_text(plain_note([Citation(TWICE[0], "")])) == (
        "Ann Rowe, ‘Salt’, in The Fens, ed. by Jon Moss (Harbour, 1998)."
    )


def test_people_of_one_family_are_each_named(engine: CitationEngine) -> None:
    others = [MOSS, {"family": "Moss", "given": "Jane"}, MOSS | {"suffix": "Jr."}]
    found = engine.format_citations([[Citation(chapter(editor=others), "")]], [], load_style("mhra"))
    assert "ed. by Jon Moss, Jane Moss, and Jon Moss Jr." in plain_text(found.notes[0])


def test_an_editor_with_a_chapter_in_the_book_stays(engine: CitationEngine) -> None:
    found = engine.format_citations([[Citation(chapter(author=[MOSS], editor=[MOSS]), "")]], [], load_style("mhra"))
    assert plain_text(found.notes[0]) == "Jon Moss, ‘Salt’, in The Fens, ed. by Jon Moss (Harbour, 1998)."


@pytest.mark.parametrize("style", ["mhra", "mhra-place", "mhra-ibid", "chicago"])
def test_later_notes_use_the_short_title(engine: CitationEngine, style: str) -> None:
    book = chapter(
        type="book", container_title="", title="Ten Thousand Things: A Long Account", title_short="Ten Things"
    )
    found = engine.format_citations(
        [[Citation(book, "")], [Citation(chapter(), "")], [Citation(book, "")]], [], load_style(style)
    )
    notes = [plain_text(note) for note in found.notes]
    assert "Ten Thousand Things: A Long Account" in notes[0]
    assert notes[2].startswith("Rowe, Ten Things.")
