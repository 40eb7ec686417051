"""What a student writes as a place in a source."""

import pytest

from essayplanner.cite.locators import Locator, join_locators, parse_locator


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("p. 227", Locator("page", "227")),
        ("p227", Locator("page", "227")),
        ("P. 227", Locator("page", "227")),
        ("227", Locator("page", "227")),
        ("pp. 3–5", Locator("page", "3-5")),
        ("pp. 3 — 5, 9", Locator("page", "3-5, 9")),
        ("117-19", Locator("page", "117-19")),
        ("p. xii", Locator("page", "xii")),
        ("xii–xiv", Locator("page", "xii-xiv")),
        ("pp. 3ff.", Locator("page", "3ff", ".")),
        ("p. 5 n. 3", Locator("page", "5", " n. 3")),
        ("ch. 2", Locator("chapter", "2")),
        ("chapters 2 and 3", Locator("chapter", "2 and 3")),
        ("§III, ¶2", Locator("section", "III", ", ¶2")),
        ("§ 4", Locator("section", "4")),
        ("vol. 2, p. 7", Locator("volume", "2", ", p. 7")),
        ("fol. 3v", Locator("folio", "3v")),
        ("f. 17", Locator("folio", "17")),
        ("l. 9", Locator("line", "9")),
        ("Preface", Locator("", "", "Preface")),
        ("chapter two", Locator("", "", "chapter two")),
        ("parts unknown", Locator("", "", "parts unknown")),
        ("civil war", Locator("", "", "civil war")),
        ("1934 edition", Locator("", "", "1934 edition")),
        ("{p. 5}", Locator("", "", "{p. 5}")),
        ("p.", Locator("", "", "p.")),
        ("", Locator("", "")),
        (" \x00p.\n3\u202e ", Locator("page", "3")),
    ],
)
def test_a_locator_is_taken_apart(text: str, expected: Locator) -> None:
    assert parse_locator(text) == expected


@pytest.mark.parametrize(
    ("first", "second", "both"),
    [
        ("p. 2", "4", "page 2, 4"),
        ("pp. 2–3", "p. 9", "page 2-3, 9"),
        ("ch. 2", "chapter 3", "chapter 2, 3"),
        ("p. 2", "2", "p. 2"),
        ("Preface", "Preface", "Preface"),
        ("", "", ""),
        ("", "p. 2", None),
        ("p. 2", "ch. 2", None),
        ("Preface", "Afterword", None),
        ("p. 2 n. 3", "p. 4", None),
        ("p. 2", "vol. 2, p. 7", None),
        ("p. " + "9" * 1990, "p. 123456", None),
    ],
)
def test_two_places_are_one(first: str, second: str, both: str | None) -> None:
    assert join_locators(first, second) == both


@pytest.mark.parametrize("text", ["9" * 100_000, "1," * 50_000, "i" * 100_000, "1-" * 50_000, "§" * 100_000])
@pytest.mark.timeout(5)
def test_a_huge_locator_takes_no_time_and_keeps_every_letter(text: str) -> None:
    place = parse_locator(text)
    assert place.value + place.rest == text
