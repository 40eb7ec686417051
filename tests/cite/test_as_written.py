"""Numbers, letters and notes as students and files write them: what MHRA and Chicago print of each."""

from typing import Any

import pytest

from essayplanner.cite.engine import CitationEngine
from essayplanner.cite.pandoc import find_pandoc
from essayplanner.cite.styles import load_style
from essayplanner.domain.cards import Citation, Source
from essayplanner.domain.cited import plain_text

pytestmark = pytest.mark.skipif(find_pandoc() is None, reason="pandoc is not here")

MOSS = [{"family": "Moss", "given": "Jon"}]
LETTER = {"type": "personal_communication", "issued": {"date-parts": [[1899, 1, 2]]}}
CHAPTER = {"type": "chapter", "title": "Salt", "container-title": "Fens"}
#: What a work of 1899 by Ann Rowe has besides, the place in it, and what MHRA and Chicago print after her name.
PRINTED: list[tuple[dict[str, Any], str, str, str]] = [
    ({"volume": "III"}, "", "Roads (1899), iii.", "Roads, vol. 3 (1899)."),
    ({"volume": "Vol. III"}, "p. 4", "Roads (1899), iii, p. 4.", "Roads (1899), 3:4."),
    ({"volume": "III"}, "iii, 45", "Roads (1899), iii, p. 45.", "Roads (1899), 3:45."),
    (CHAPTER | {"volume": "II"}, "", "‘Salt’, in Fens (1899), ii.", "“Salt,” in Fens, vol. 2 (1899)."),
    (CHAPTER | {"number-of-volumes": "IV"}, "", "‘Salt’, in Fens, 4 vols (1899).", "“Salt,” in Fens, 4 vols. (1899)."),
    ({"edition": "First edition."}, "", "Roads, 1st edn (1899).", "Roads, 1st ed. (1899)."),
    ({"edition": "Second"}, "", "Roads, 2nd edn (1899).", "Roads, 2nd ed. (1899)."),
    ({"edition": "2. Auflage"}, "", "Roads, 2nd edn (1899).", "Roads, 2nd ed. (1899)."),
    ({"edition": "Revised edition"}, "", "Roads, Revised edition (1899).", "Roads, Revised edition (1899)."),
    ({"note": "id: 1\nvolume: 7"}, "", "Roads (1899).", "Roads (1899)."),
    ({}, "ch. II", "Roads (1899), ch. II.", "Roads (1899), chap. II."),
    ({}, "chs 2 and 4", "Roads (1899), chs 2 and 4.", "Roads (1899), chaps. 2 and 4."),
    ({}, "ch. 2 and p. 9", "Roads (1899), ch. 2 and p. 9.", "Roads (1899), chap. 2 and p. 9."),
    ({}, "II, p. 45", "Roads (1899), II, p. 45.", "Roads (1899), 2:45."),
    ({}, "vol. 2:45", "Roads (1899), II, p. 45.", "Roads (1899), 2:45."),
    ({}, "ii, 45", "Roads (1899), ii, 45.", "Roads (1899), ii, 45."),
    ({}, "ii, iv", "Roads (1899), pp. ii, iv.", "Roads (1899), ii, iv."),
    ({"number-of-volumes": "3"}, "ii, 45", "Roads, 3 vols (1899), II, p. 45.", "Roads (1899), 2:45."),
    (
        LETTER | {"title": "On Salt", "recipient": MOSS},
        "",
        "‘On Salt’, letter to Jon Moss, 2 January 1899.",
        "“On Salt,” letter to Jon Moss, January 2, 1899.",
    ),
    (
        LETTER | {"title": "On Salt", "recipient": MOSS, "genre": "telegram"},
        "",
        "‘On Salt’, telegram to Jon Moss, 2 January 1899.",
        "“On Salt,” telegram to Jon Moss, January 2, 1899.",
    ),
    (
        LETTER | {"title": "Letter to Moss.", "recipient": MOSS},
        "",
        "letter to Jon Moss, 2 January 1899.",
        "to Jon Moss, January 2, 1899.",
    ),
    (
        LETTER | {"title": "Letter to Jon Moss"},
        "",
        "letter to Jon Moss, 2 January 1899.",
        "to Jon Moss, January 2, 1899.",
    ),
]


@pytest.mark.parametrize(("style", "place"), [("mhra", 0), ("chicago", 1)])
def test_what_is_written_is_printed_as_the_style_has_it(style: str, place: int) -> None:
    book = {"type": "book", "title": "Roads", "issued": {"date-parts": [[1899]]}}
    author = [{"family": "Rowe", "given": "Ann"}]
    # each has an author of its own, so that none is cited again
    cited = [
        [
            Citation(
                Source(f"u{at}", f"k{at}", {**book, **row[0], "author": [author[0] | {"family": f"Rowe{at}"}]}), row[1]
            )
        ]
        for at, row in enumerate(PRINTED)
    ]
    notes = [plain_text(note) for note in CitationEngine().format_citations(cited, [], load_style(style)).notes]
    assert [note.replace(f"Rowe{at}", "Rowe") for at, note in enumerate(notes)] == [
        f"Ann Rowe{' ' if (row[2], row[3])[place].startswith('to ') else ', '}{(row[2], row[3])[place]}"
        for row in PRINTED
    ]
