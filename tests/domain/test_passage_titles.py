"""What a card is called that is made of a passage."""

import pytest

from essayplanner.domain.cards import Kind
from essayplanner.domain.passage_titles import title_of


@pytest.mark.parametrize(
    ("quoted", "kind", "title"),
    [
        ("and Kamenev packed the Congress of 1925.", Kind.EVIDENCE, "Kamenev packed the Congress of 1925"),
        ("that Stalin had won.", Kind.CLAIM, "Stalin had won"),
        ("but why?", Kind.CLAIM, "But why?"),
        ("But arrests went on", Kind.CLAIM, "But arrests went on"),
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
            "“Foresaw what Stalin would become” and did nothing",
        ),
        ("“Stalin” was no name of birth.", Kind.CLAIM, "“Stalin” was no name of birth"),
        ("‘Stalin’s men’ were few", Kind.CLAIM, "‘Stalin’s men’ were few"),
        ('"Enemies" were found among "friends".', Kind.CLAIM, '"Enemies" were found among "friends"'),
        ("„Feinde“ gab es genug.", Kind.CLAIM, "„Feinde“ gab es genug"),
        ("«Ennemis du peuple», disait-on.", Kind.CLAIM, "«Ennemis du peuple», disait-on"),
        ("They were called “enemies”.", Kind.CLAIM, "They were called “enemies”"),
        ("were called enemies”.", Kind.CLAIM, "Were called enemies"),
        ("”, he said, and went on", Kind.CLAIM, "He said, and went on"),
        ("“He was shot. Nobody knew.” So it went.", Kind.CLAIM, "He was shot"),
        ("“‘Shoot them all,’ he wrote.”", Kind.CLAIM, "‘Shoot them all,’ he wrote"),
        ("“", Kind.CLAIM, ""),
        ("…and did nothing. Why?", Kind.CLAIM, "…And did nothing"),
        (". It let Stalin win.", Kind.EVIDENCE, "It let Stalin win"),
        (".” (1) He won.", Kind.EVIDENCE, "(1) He won"),
        ("“Mr. J. Smith left.”", Kind.EVIDENCE, "Mr. J. Smith left"),
        ("x" * 200, Kind.EVIDENCE, "X" + "x" * 70 + "…"),
    ],
)
def test_a_title_is_short_and_says_something(quoted: str, kind: Kind, title: str) -> None:
    assert title_of(quoted, kind) == title
