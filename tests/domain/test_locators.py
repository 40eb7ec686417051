"""What a student writes as a place in a source."""

import pytest

from essayplanner.domain.locators import Locator, parse_locator, parse_place, short_word


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
    ("text", "parts"),
    [
        ("vol. 2, p. 45", [("volume", "2", ", "), ("page", "45", "")]),
        ("vol. II, pp. 3-5", [("volume", "II", ", "), ("page", "3-5", "")]),
        ("vol. 2, 45", [("volume", "2", ", "), ("page", "45", "")]),
        ("vols 2, 45", [("volume", "2, 45", "")]),
        ("Vol.2,p.45", [("volume", "2", ","), ("page", "45", "")]),
        ("bk 2, ch. 3", [("book", "2", ", "), ("chapter", "3", "")]),
        ("no. 4, p. 12", [("issue", "4", ", "), ("page", "12", "")]),
        ("ch. 3, pp. 40-42", [("chapter", "3", ", "), ("page", "40-42", "")]),
        ("p. 45, l. 3", [("page", "45", ", "), ("line", "3", "")]),
        ("p. 5 n. 3", [("page", "5", " "), ("note", "3", "")]),
        ("vol. 2, no. 3, p. 7 (table)", [("volume", "2", ", "), ("issue", "3", ", "), ("page", "7", " (table)")]),
        ("§III, ¶2", [("section", "III", ", ¶2")]),
        ("p. 5, where he says so", [("page", "5", ", where he says so")]),
        ("f. 17, op. 162, d. 21", [("folio", "17", ", op. 162, d. 21")]),
        ("vol. 2, plate 4", [("volume", "2", ", plate 4")]),
        ("2:45", [("", "", "2:45")]),
        ("Preface", [("", "", "Preface")]),
        ("", []),
    ],
)
def test_volume_and_page_are_taken_apart(text: str, parts: list[tuple[str, str, str]]) -> None:
    assert parse_place(text) == tuple(Locator(*part) for part in parts)


def test_figures_with_a_colon_are_volume_and_page_of_a_work_in_volumes() -> None:
    volume = Locator("volume", "2", ", ")
    assert parse_place("2:45", volumes=True) == (volume, Locator("page", "45"))
    assert parse_place("2: 45-47, 50", volumes=True) == (volume, Locator("page", "45-47, 50"))
    assert parse_place("2:45:10", volumes=True) == (Locator("", "", "2:45:10"),)


def test_a_part_in_english() -> None:
    parts = [("page", "5"), ("page", "5-7"), ("page", "5, 7"), ("chapter", "2 and 3"), ("page", "xii")]
    assert [short_word(Locator(*part)) for part in parts] == ["p. 5", "pp. 5-7", "pp. 5, 7", "chs. 2 and 3", "p. xii"]
    assert [short_word(Locator("section", value)) for value in ("IV", "2-3")] == ["§IV", "§§2-3"]


@pytest.mark.parametrize(
    "text", ["9" * 100_000, "1," * 50_000, "i" * 100_000, "1-" * 50_000, "§" * 100_000, "1:" * 50_000]
)
@pytest.mark.timeout(5)
def test_a_huge_locator_takes_no_time_and_keeps_every_letter(text: str) -> None:
    place = parse_locator(text)
    assert place.value + place.rest == text
    parts = parse_place(text, volumes=True)
    assert "".join(part.value + part.rest for part in parts) == text
