"""Word targets as they are typed."""

import pytest

from essayplanner.domain.errors import RefusedError
from essayplanner.domain.word_targets import read_minutes, read_target

RIGHT = {
    "": 0,
    "  ": 0,
    "0": 0,
    "1500": 1500,
    " 1,500 ": 1500,
    "1.500": 1500,
    "1 500": 1500,
    "1\u202f500": 1500,
    "1’500": 1500,
    "1,000,000": 1_000_000,
    "0001500": 1500,
    "1500 words": 1500,
    "1 word": 1,
    "١٥٠٠": 1500,
}
WRONG = (
    "-1",
    "1.5",
    "1,50",
    "1,500.000",
    "1000001",
    "9" * 5000,
    "2000-2500",
    "1500 pages",
    "many",
    "1e3",
    "½",
    "1,,500",
)


@pytest.mark.parametrize("typed", RIGHT)
def test_a_number_is_read_as_it_is_written(typed: str) -> None:
    assert read_target(typed) == RIGHT[typed]


@pytest.mark.parametrize("typed", WRONG)
def test_what_is_no_number_of_words_gets_one_sentence(typed: str) -> None:
    with pytest.raises(RefusedError, match=r"^A word target is a number between 0 and 1,000,000\.$"):
        read_target(typed)


def test_minutes_are_read_like_words() -> None:
    assert [read_minutes(typed) for typed in ("", "45", " 45 minutes ", "1 minute", "1440")] == [0, 45, 45, 1, 1440]
    for wrong in ("1441", "45 words", "1:30", "half an hour", "-5"):
        with pytest.raises(RefusedError, match=r"^The time is a number of minutes between 0 and 1,440\.$"):
            read_minutes(wrong)
