"""What is printed on the pages of a document."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from essayplanner.domain.printed_pages import Printed, Run, number_on, offered


def test_one_answer_tells_of_every_page() -> None:
    said = Printed().with_page(3, "15")
    assert [said.of(page) for page in (1, 3, 4, 40)] == ["13", "15", "16", "52"]
    assert Printed().of(3) == ""
    assert Printed().with_page(5, "2").of(1) == ""


def test_roman_pages_come_before_the_others() -> None:
    said = Printed().with_page(9, "1").with_page(2, "ii")
    assert said.text == "2=ii 9=1"
    assert [said.of(page) for page in (1, 2, 8, 9, 10)] == ["i", "ii", "viii", "1", "2"]
    assert [said.page_of(each) for each in ("ii", "2", "xx", "x!", "")] == [2, 10, 0, 0, 0]


def test_two_pages_a_sheet() -> None:
    said = Printed().with_page(2, "102", two_a_sheet=True)
    assert said.text == "2=102/2"
    assert [(said.of(page), said.of(page, second=True)) for page in (1, 2, 3)] == [
        ("100", "101"),
        ("102", "103"),
        ("104", "105"),
    ]
    assert [said.page_of(each) for each in ("101", "102", "103", "104")] == [1, 2, 2, 3]


def test_an_answer_that_is_known_changes_nothing_and_another_takes_its_place() -> None:
    said = Printed().with_page(3, "15")
    assert said.with_page(10, "22") is said
    assert said.with_page(3, "17").text == "3=17"
    assert said.with_page(10, "30").text == "3=15 10=30"


@pytest.mark.parametrize("wrong", ["", "A-3", "iiii", "-1", "page 3", "1.5"])
def test_what_is_no_page_is_refused(wrong: str) -> None:
    with pytest.raises(ValueError, match=f"^{wrong}$"):
        Printed().with_page(1, wrong)


def test_labels_that_only_count_are_none() -> None:
    assert offered(["1", "2", "3"]) == Printed()
    assert offered(["i", "ii", "1", "2", "A-1", "4"]).text == "1=i 3=1"
    assert offered([]) == Printed()


runs = st.builds(Run, st.integers(1, 500), st.integers(1, 3000), st.booleans(), st.booleans())


@settings(deadline=None)
@given(st.lists(runs, unique_by=lambda run: run.page, max_size=4))
def test_the_text_keeps_all_of_it(made: list[Run]) -> None:
    said = Printed(tuple(sorted(made)))
    assert Printed.parse(said.text) == said


@settings(deadline=None)
@given(st.text(max_size=40))
def test_any_text_is_read(text: str) -> None:
    assert Printed.parse(Printed.parse(text).text) == Printed.parse(text)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Power and fear\nThe Party could admire him.\n\n 45 ", "45"),
        ("– 45 –\nThe Party could admire him.", "45"),
        ("102 Power and fear\nThe Party could admire him without following him.", "102"),
        ("The Great Terror | 103\nThe Party could admire him without following him.", "103"),
        ("Preface\nThe Party\nxii", "xii"),
        ("Chapter 3\nThe Party could admire him.", ""),
        ("The Great Terror, 1937\nThe Party could admire him.", ""),
        ("He was shot.\nThe Party could admire him in the year of 1937", ""),
        ("mix\nThe Party", ""),
        ("", ""),
    ],
)
def test_a_number_that_seems_to_be_printed_on_a_page(text: str, number: str) -> None:
    assert number_on(text) == number


def test_a_passage_has_the_pages_that_are_printed() -> None:
    said = Printed.parse("1=xi 4=1")
    assert [said.locator(*pages) for pages in ((1, 1), (2, 3), (4, 5), (3, 4))] == [
        "p. xi",
        "pp. xii–xiii",
        "pp. 1–2",
        "pp. xiii–1",
    ]
    scan = Printed.parse("1=102/2")
    assert (scan.locator(1, 1), scan.locator(1, 1, second=True), scan.locator(2, 2)) == ("p. 102", "p. 103", "p. 104")
    assert (scan.locator(1, 1, to_second=True), scan.locator(1, 2)) == ("pp. 102–103", "pp. 102–104")
    assert (scan.locator(1, 1, second=True, to_second=True), scan.locator(1, 2, to_second=True)) == (
        "p. 103",
        "pp. 102–105",
    )
    assert scan.is_two_a_sheet(3)
    assert not said.is_two_a_sheet(3)
    assert Printed().locator(3, 4) == ""


def test_a_place_is_told_by_other_numbers() -> None:
    before, now = Printed.parse("1=102/2"), Printed.parse("1=202/2")
    places = ("p. 102", "p. 103", "pp. 102–103", "pp. 102–104", "pp. 102–105", "pp. 103–105", "pp. 103–109")
    moved = ["p. 202", "p. 203", "pp. 202–203", "pp. 202–204", "pp. 202–205", "pp. 203–205", "pp. 203–209"]
    assert [before.moved(place, 1, now) for place in places] == moved
    assert {before.moved(place, 1, now) for place in ("p. 104", "pp. 104–105", "pp. 102–101", "ch. 2", "")} == {None}
    assert Printed.parse("1=x").moved("pp. xi–xiv", 2, Printed.parse("1=1")) == "pp. 2–5"


def test_that_nothing_is_printed_is_an_answer() -> None:
    none = Printed.parse("none")
    assert (none.text, none.of(3), none.locator(3, 3), none.page_of("3")) == ("none", "", "", 0)
    assert none.with_page(3, "15").text == "3=15"
    assert Printed.parse(Printed().text) == Printed() != none
