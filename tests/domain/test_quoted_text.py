"""A passage reads as a student would copy it out."""

import pytest

from essayplanner.domain.quoted_text import readable


@pytest.mark.parametrize(
    ("text", "reads"),
    [
        ("The plan was\nfulfilled.", "The plan was fulfilled."),
        ("a good har-\nvest", "a good harvest"),
        ("a good har- \n vest", "a good harvest"),
        ("a good har\u00ad\nvest and soft\u00adly", "a good harvest and softly"),
        ("a good har\u2010\nvest", "a good harvest"),
        ("Anglo-\nSaxon", "Anglo-Saxon"),
        ("in 1928-\n32", "in 1928-32"),
        ("a mother-in-\nlaw, a matter-\nof-fact man", "a mother-in-law, a matter-of-fact man"),
        ("a self-\nmade man", "a self-made man"),
        ("a class-\nless society", "a classless society"),
        ("the co-operative; a co-\noperative", "the co-operative; a co-operative"),
        ("no end -\nat all", "no end - at all"),
        ("the ﬁrst oﬃce, ﬂat ﬅone", "the first office, flat stone"),
        ("note² of ½", "note² of ½"),
        ("one\n\ntwo", "one\n\ntwo"),
        ("\n \n", ""),
        ("word-", "word-"),
        ("-\nword", "- word"),
        ("a\x00b \u202ec", "ab c"),
    ],
)
def test_lines_and_hyphens(text: str, reads: str) -> None:
    assert readable(text) == reads
    assert readable(reads) == reads


def test_a_short_last_line_ends_a_paragraph() -> None:
    lines = [
        "Collectivisation was carried through in the winter of 1929",
        "against the will of most who were to be collectivised.",
        "It failed.",
        "The harvest of 1932 was the worst for ten years, and grain",
        "was sold abroad all the same.”12",
        "Then came hunger",
    ]
    assert readable("\n".join(lines)) == (f"{lines[0]} {lines[1]} {lines[2]}\n\n{lines[3]} {lines[4]}\n\n{lines[5]}")


def test_a_long_passage_takes_a_time_that_goes_with_its_length() -> None:
    assert readable("a-\n" * 100_000).count("a") == 100_000
    assert readable("a" * 200_000 + "-\n") == "a" * 200_000 + "-"
