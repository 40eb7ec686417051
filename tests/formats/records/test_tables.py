"""What parts the cells of a table, where its heads are, and what becomes of cells that are too many."""

import pytest

from essayplanner.domain.errors import EssayError
from essayplanner.formats.records.reading import read_records


def read(text: str) -> list[tuple[str, str]]:
    found = read_records(text.encode(), "table.csv")
    assert found is not None
    return [(block.title, block.text) for block in found.blocks]


@pytest.mark.parametrize(
    ("text", "cards"),
    [
        ("sep=;\ntitle;text\na;b, c\n", [("a", "b, c")]),
        ('"sep=|"\ntitle|text\na|b\n', [("a", "b")]),
        ("Text\nOne thing\nAnother, with a comma\n", [("", "One thing"), ("", "Another, with a comma")]),
        ("One thing\nAnother, with a comma\n", [("One thing", ""), ("Another, with a comma", "")]),
        ("title;text\na;b, c; d\n", [("a", "b, c; d")]),
        ("title,text\na,b,,,\n", [("a", "b")]),
        ("Lesson 4\nof 1917\ntitle,text\na,b\n", [("a", "b")]),
        ("My notes,,\ntitle,text,page\na,b,3\n", [("a", "b")]),
        ("Lesson 4\nand 5\na\n", [("Lesson 4", ""), ("and 5", ""), ("a", "")]),
    ],
)
def test_a_table_is_read_whole(text: str, cards: list[tuple[str, str]]) -> None:
    assert read(text) == cards


def test_lines_in_a_cell_do_not_tell_what_parts_the_cells() -> None:
    assert read('Title,Text\nA,"one; two\nthree; four\nfive; six"\n') == [("A", "one; two\nthree; four\nfive; six")]


@pytest.mark.parametrize(
    ("text", "is_table"),
    [
        ("Text\tTitle\nb\ta\nd\tc\n", True),
        ("1917\tRevolution\n1921\tNEP\n1929\tCollectivisation\n", True),
        ("one\n\ttwo\n\tthree\n", False),
        ("\tone\n\ttwo\n\tthree\n", False),
        ("Date\t1917\nand so on\n\nmore", False),
    ],
)
def test_a_text_whose_lines_are_rows_is_a_table(text: str, is_table: bool) -> None:
    assert bool(read_records(text.encode(), "notes.txt")) is is_table


def test_a_list_of_sources_is_refused() -> None:
    with pytest.raises(EssayError, match="export them from Zotero as BibTeX or RIS"):
        read("Key,Item Type,Publication Year,Author,Title,Publication Title\nA,book,2004,Rowe,Stalin,\n")


def test_what_stands_under_no_head_is_told() -> None:
    found = read_records(b"Title,,Text, \na,more,b,\nc,,d,\n", "table.csv")
    assert found is not None
    assert found.remarks[0] == "1 column without a head was left out."


def test_a_row_without_words_is_told() -> None:
    found = read_records(b"Text,Comment,Caution,Date\na,b,c,1931\n,Only mine,,\n,,Only this,1932\n", "table.csv")
    assert found is not None
    assert [(block.text, block.comment) for block in found.blocks] == [("a", "b"), ("", "Only mine")]
    assert found.remarks[0] == "1 row has no words for a card, and was left out."
