"""Words between quotation marks."""

import pytest

from essayplanner.domain.quoting import bare, is_block, quoted, quoted_paragraphs


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("He went.", "“He went.”"),
        ("“He went.”", "“He went.”"),
        ('"He went."', "“He went.”"),
        ("«He went.»", "“He went.”"),
        ("He said “no”, twice.", "“He said ‘no’, twice.”"),
        ('He said "no".', "“He said ‘no’.”"),
        ("“No”, he said, “never”", "“‘No’, he said, ‘never’”"),
        ("He said “I read ‘Pravda’ daily”.", "“He said ‘I read “Pravda” daily’.”"),
        ("Stalin’s ‘revolution from above’", "“Stalin’s ‘revolution from above’”"),
        ("He said “it’s Stalin’s”.", "“He said ‘it’s Stalin’s’.”"),
        ("an open “ mark", "“an open “ mark”"),
        ("“”", "“‘’”"),
    ],
)
def test_quoted(words: str, shown: str) -> None:
    assert quoted(words) == shown


def test_every_paragraph_opens_and_the_last_is_closed() -> None:
    assert quoted_paragraphs(["One.", "Two “2”.", "Three."]) == ("“One.", "“Two ‘2’.", "“Three.”")
    assert quoted_paragraphs(["“One.”"]) == ("“One.”",)


def test_what_is_long_or_in_paragraphs_is_a_block() -> None:
    assert not is_block(["word " * 40])
    assert is_block(["word " * 41])
    assert is_block(["a", "b"])
    assert bare("  “a” or “b”  ") == "“a” or “b”"
