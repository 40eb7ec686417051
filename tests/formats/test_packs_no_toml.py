"""A file that is no TOML is told with the line, and what to do about it."""

import pytest

from essayplanner.formats.packs import PackError, read_pack
from tests.formats.packs_made import check_pack


@pytest.mark.parametrize(
    ("text", "line", "piece"),
    [
        ('[pack]\nid = "a"\ntitle = Stalin\n', 3, "put a text in quotation marks"),
        ('[pack]\nid = "a\ntitle = "b"\n', 2, "close the quotation mark"),
        ("[pack]\nid = '''a\n", 3, "close the quotation mark"),
        ('[pack]\nid = "a"\nid = "b"\n', 3, "write the field once"),
        ('[pack]\nid = "a"\ntags = ["a", "b"\n', 4, "close the list with ]"),
        ('[pack]\nid = "a"\n[[cards]\n', 3, "close the brackets"),
        ("[pack]\nid = 'a'\n\nfoo\n", 4, "a field is written name = value"),
        ('[pack]\ntitle = "the "Terror""\n', 2, "inside a text, write a quotation mark"),
        ('[pack]\ntitle = "C:\\dir"\n', 2, "backslash"),
        (b'[pack]\nid = "a"\ntitle = "caf\xe9"\n', 3, "save the file as UTF-8"),
        ("[pack]\nid = “a”\n", 2, "write straight quotation marks"),
        ("[pack]\nid = ‘a’\n", 2, "write straight quotation marks"),
        ('[pack]\nid = "a”\ntitle = "b"\n', 2, "write straight quotation marks"),
        ('[pack]\nid = "a"\ntitle = "b”', 3, "write straight quotation marks"),
        ('[pack]\nid = “a"\n', 2, "write straight quotation marks"),
        ('[pack]\nid = "a"\ntags = ["b", “c”]\n', 3, "write straight quotation marks"),
        ('[pack]\n“id” = "a"\n', 2, "write straight quotation marks"),
        ('[pack]\nid = "he said “no” and left\n', 2, "close the quotation mark"),
        ("[pack]\nid = “a", 2, "write straight quotation marks"),
        ("[pack]\n? id\n", 2, "begin the line with the name of a field"),
        ('[pack]\nid = "a"\n'.encode("utf-16"), 1, "save it as UTF-8"),
        ('[pack]\nid = "a\x00b"\n', 2, "take out the invisible character"),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), 1, "save the file as UTF-8"),
        ("", 1, "no [pack]"),
        ("x = " + "[" * 5000, 1, "too deep"),
        ("x = " + "{a=" * 5000, 1, "too deep"),
        ("\n" + "a." * 100_000 + "a = 1", 2, "more than fifty parts"),
        ("\n[" + "'a' . " * 100_000 + "a]", 2, "more than fifty parts"),
        ("x = 1" + "0" * 5000, 1, "this cannot be read"),
    ],
    ids=range(29),
)
def test_what_is_no_toml_is_told_with_the_line(text: str | bytes, line: int, piece: str) -> None:
    (told,) = check_pack(text, "bad.toml")
    assert told.startswith(f"line {line}")
    assert piece in told


def test_a_number_that_python_does_not_read_is_refused_in_our_words() -> None:
    with pytest.raises(PackError, match="write a shorter number"):
        read_pack("a = " + "1" * 5000, "long.toml")
