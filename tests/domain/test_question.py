"""What a student corrected of a question, stored and read again."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from essayplanner.domain.question import Correction, Part, from_stored, to_stored

SAID = some.lists(some.builds(Correction, some.sampled_from(Part), some.text(min_size=1).filter(str.strip)))


@given(SAID)
def test_corrections_are_read_as_they_were_stored(said: list[Correction]) -> None:
    assert from_stored(to_stored(said)) == tuple(said)


@given(some.text())
def test_a_text_that_is_not_ours_reads_as_none_or_some(text: str) -> None:
    assert from_stored(to_stored(from_stored(text))) == from_stored(text)


def test_nothing_is_stored_as_nothing() -> None:
    assert to_stored([]) == ""
    assert to_stored([Correction(Part.YEARS, "1936–38")]) == '[{"part":"years","text":"1936–38"}]'


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{}",
        "[",
        "[" * 100_000,
        "3",
        "null",
        '"factor"',
        "[3]",
        '[{"part":"factor"}]',
        '[{"part":"factor","text":3}]',
        '[{"part":"factor","text":" "}]',
        '[{"part":"FACTOR","text":"fear"}]',
        '[{"part":"factor to weigh","text":"fear"}]',
        '[{"part":["factor"],"text":"fear"}]',
        "How far?",
    ],
    ids=lambda text: text[:30],
)
def test_what_is_not_ours_is_none(text: str) -> None:
    assert from_stored(text) == ()


def test_what_is_not_understood_of_one_is_left_out() -> None:
    assert from_stored('[{"part":"mood","text":"a"},{"part":"claim","text":"b","more":1}]') == (
        Correction(Part.CLAIM, "b"),
    )
