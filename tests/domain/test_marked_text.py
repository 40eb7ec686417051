"""Italics, bold and links as a little Markdown: what is written is read as the same, and no letter is lost."""

import random

import pytest

from essayplanner.domain.cited import Run, plain_text
from essayplanner.domain.marked_text import LONGEST_ADDRESS, marked, runs_of, sound_address

SITE = "https://example.org/a"


@pytest.mark.parametrize(
    ("runs", "text"),
    [
        ([Run("plain [sic] 5 * 3 a_b_c")], "plain [sic] 5 * 3 a_b_c"),
        ([Run("in "), Run("Leningrad ", italic=True), Run("shot", bold=True)], "in *Leningrad* **shot**"),
        ([Run("a ", bold=True), Run("b", italic=True, bold=True)], "**a *b***"),
        ([Run("see "), Run(" the page ", link=SITE), Run(".")], f"see  [the page]({SITE}) ."),
        ([Run("a", italic=True, link=SITE), Run("[1]", link=SITE)], f"[*a*\\[1\\]]({SITE})"),
        ([Run(SITE, link=SITE)], SITE),
        ([Run("<", True), Run(SITE, True, link=SITE), Run(">", True)], f"*<{SITE}>*"),
        ([Run("*not* [a](b) \\* c\\")], "\\*not\\* [a]\\(b) \\\\\\* c\\\\"),
        ([Run(" ", bold=True), Run("x")], " x"),
    ],
)
def test_runs_are_written_and_read_again(runs: list[Run], text: str) -> None:
    assert marked(runs) == text
    read = runs_of(text)
    assert plain_text(read) == plain_text(tuple(runs))
    assert [run for run in _faces(read) if run[0].strip()] == [run for run in _faces(runs) if run[0].strip()]


def _faces(runs: list[Run] | tuple[Run, ...]) -> list[tuple[str, bool, bool]]:
    return [(letter, run.italic, run.bold) for run in runs for letter in run.text]


def test_no_letter_is_lost_or_added_whatever_the_faces() -> None:
    dice = random.Random(7)
    for _ in range(3_000):
        runs = tuple(
            Run(
                "".join(dice.choices("ab *[]()\\.", k=dice.randint(1, 5))),
                italic=dice.random() < 0.4,
                bold=dice.random() < 0.4,
                link=dice.choice(["", "", SITE]),
            )
            for _ in range(dice.randint(1, 5))
        )
        assert plain_text(runs_of(marked(runs))) == plain_text(runs), runs


@pytest.mark.parametrize("text", ["2*3", "**", "*a", "a* b", "[a](javascript:x)", "[a](b c)", "[a]", "\\"])
def test_what_is_no_markdown_of_ours_is_text(text: str) -> None:
    assert runs_of(text) == (Run(text),)


def test_an_address_is_one_that_may_be_followed() -> None:
    assert sound_address(" https://x.org/a b(c)*\n ") == "https://x.org/a%20b%28c%29%2A"
    assert sound_address("mailto:a@b.org") == "mailto:a@b.org"
    for address in ("file:///etc/passwd", "javascript:alert(1)", "a.html", "#n1", f"https://{'x' * LONGEST_ADDRESS}"):
        assert sound_address(address) == ""


@pytest.mark.parametrize("sign", ["*a ", "[", "**a*", "\\", "[a](http://x) ", "*"])
def test_signs_in_great_numbers_are_read_in_no_more_than_their_number(sign: str) -> None:
    assert len(plain_text(runs_of(sign * 10_000))) > 0
