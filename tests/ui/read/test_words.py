"""Markdown of italics, bold and links, as faces of plain words."""

import pytest

from essayplanner.domain.brought import Block, What, Writing
from essayplanner.domain.cited import Run, plain_text
from essayplanner.ui.read.pages_words import LONGEST, pieces_of, runs_of
from tests.ui.read.lessons import LESSON


@pytest.mark.parametrize(
    ("markdown", "runs"),
    [
        ("plain", [Run("plain")]),
        ("a *b* c", [Run("a "), Run("b", italic=True), Run(" c")]),
        ("**b** and ***both***", [Run("b", bold=True), Run(" and "), Run("both", italic=True, bold=True)]),
        ("**b *i* b**", [Run("b ", bold=True), Run("i", italic=True, bold=True), Run(" b", bold=True)]),
        ("5 * 3 * 2", [Run("5 * 3 * 2")]),
        ("*never closed", [Run("*never closed")]),
        (r"\*no\* face", [Run("*no* face")]),
        ("[here](https://a.org)!", [Run("here", link="https://a.org"), Run("!")]),
        ("[no link], [x]", [Run("[no link], [x]")]),
        ("1 &lt; 2 &amp; 3", [Run("1 < 2 & 3")]),
    ],
)
def test_faces(markdown: str, runs: list[Run]) -> None:
    assert list(runs_of(markdown)) == runs


def test_many_stars_take_no_longer_than_their_number() -> None:
    assert "".join(run.text for run in runs_of("*a " * 20_000)).count("a") == 20_000


def test_what_is_very_long_goes_on_in_another_piece_at_the_same_places() -> None:
    text = "**bold** " + "many words " * 3_000
    pieces = pieces_of(Writing("", "", (Block(What.PARAGRAPH, text),)))
    assert [len(piece.text) <= LONGEST for piece in pieces] == [True] * len(pieces)
    assert len(pieces) > 3
    assert " ".join(piece.text for piece in pieces) == text.replace("*", "")
    assert [plain_text(piece.runs) for piece in pieces] == [piece.text for piece in pieces]
    assert pieces[0].runs[0].bold
    letters = pieces_of(Writing("", "", (Block(What.PARAGRAPH, "x" * 25_000),)))
    assert [len(piece.text) for piece in letters] == [10_000, 10_000, 5_000]


def test_a_text_in_pieces() -> None:
    assert [(piece.text, piece.style, piece.locator) for piece in pieces_of(LESSON)][-3:] == [
        ("Life has become better.\nLife has become more joyous.", "quotation", ""),
        ("deep and wide", "quotation", "p. 210"),
        ("Who felt it?", "comment", ""),
    ]
