"""The pieces of a text as they are set."""

from essayplanner.domain.brought import Block, What, Writing
from essayplanner.domain.cited import plain_text
from essayplanner.ui.read.pages_words import LONGEST, pieces_of
from tests.ui.read.lessons import LESSON


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
