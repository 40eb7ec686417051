"""Words as a hand that selects would have them."""

import pytest

from essayplanner.ui.read.selecting_words import begins, trimmed, word_of, word_or_sign


@pytest.mark.parametrize(
    "word",
    [
        "854,300",
        "3.5",
        "wide-\nspread",
        "semi- \ncolon",
        "mother-in-law",
        "don’t",
        "o'clock",
        "1928-\n32",
        "U.S.S.R",
        "e\u0301tat",
        "co\u00adop",
        "\u05e9\u05b8\u05c1\u05dc\u05d5\u05b9\u05dd",
        "\u05e6\u05d4\u05f4\u05dc",
        "ﬁrst",
    ],
)
def test_a_word_is_had_whole_from_within_and_not_from_its_ends(word: str) -> None:
    for before, behind in ((" ", " "), ("“", "”."), ("(", ")"), ("—", "—"), ("‘", "’,")):
        text = f"a{before}{word}{behind}b"
        first, last = 1 + len(before), 1 + len(before) + len(word)
        assert {word_of(text, place) for place in range(first + 1, last)} == {(first, last)}
        assert (word_of(text, first), word_of(text, last)) == ((first, first), (last, last))
        assert word_or_sign(text, first) == word_or_sign(text, last) == (first, last)
        assert [place for place in range(first, last) if begins(text, place)] == [first]


def test_what_is_no_word_stays_as_it_is() -> None:
    for text in ("a, b", "end. Next", "one – two", "ab-\n\ncd", "and/or"):
        letters = [place for place in range(len(text) + 1) if word_of(text, place) != (place, place)]
        assert all(text[place - 1].isalpha() and text[place].isalpha() for place in letters)
    assert word_or_sign("one ! two", 4) == (4, 5)
    assert word_or_sign("one  two", 4) == (4, 4)
    assert (word_of("", 0), begins("", 0), begins("x", 1)) == ((0, 0), False, False)


@pytest.mark.parametrize(
    ("text", "chosen"),
    [
        ("up[. It let] him", " It let"),
        ("“up[.”) It let (“]him”", " It let "),
        ("the workers[’ rights]", " rights"),
        ("a [“word”] b", "“word”"),
        ("a [.45 was drawn.]", ".45 was drawn."),
        ("it cost£[.45 a] day", ".45 a"),
        ("“[word”]and", "word”"),
        ("up[.]", "."),
        ("[. It let]", ". It let"),
    ],
)
def test_signs_of_other_words_are_left_to_these(text: str, chosen: str) -> None:
    first, last = text.index("["), text.index("]") - 1
    plain = text.replace("[", "", 1).replace("]", "", 1)
    begin, end = trimmed(plain, first, last)
    assert plain[begin:end] == chosen
