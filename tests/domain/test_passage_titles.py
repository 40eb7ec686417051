"""What a card is called that is made of a passage."""

import pytest

from essayplanner.domain.cards import Kind
from essayplanner.domain.passage_titles import title_of


@pytest.mark.parametrize(
    ("quoted", "kind", "title"),
    [
        (
            "On 1 December 1934 Kirov was shot in Leningrad. The killer fled.",
            Kind.EVIDENCE,
            "On 1 December 1934 Kirov was shot in Leningrad",
        ),
        (
            "If the man who owed\nhim most could oppose him, so could others.",
            Kind.CLAIM,
            "If the man who owed him most could oppose him, so could others",
        ),
        (
            "Stalin used the murder to push through police powers, although others had asked for these before him.",
            Kind.CLAIM,
            "Stalin used the murder to push through police powers",
        ),
        ("The leaders knew, Service writes, that resentment was deep", Kind.HISTORIAN, "Service"),
        ("As Robert Service argues, resentment was deep", Kind.HISTORIAN, "Robert Service"),
        ("resentment was deep", Kind.HISTORIAN, "Resentment was deep"),
        (
            "“foresaw what Stalin would become” and did nothing.",
            Kind.CLAIM,
            "Foresaw what Stalin would become” and did nothing",
        ),
        ("…and did nothing. Why?", Kind.CLAIM, "…And did nothing"),
        ("“Mr. J. Smith left.”", Kind.EVIDENCE, "Mr. J. Smith left"),
        ("x" * 200, Kind.EVIDENCE, "X" + "x" * 70 + "…"),
    ],
)
def test_a_title_is_short_and_says_something(quoted: str, kind: Kind, title: str) -> None:
    assert title_of(quoted, kind) == title
