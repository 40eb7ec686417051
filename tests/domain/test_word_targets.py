"""Word targets as they are typed."""

import pytest

from essayplanner.domain.errors import RefusedError
from essayplanner.domain.word_targets import read_target

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
