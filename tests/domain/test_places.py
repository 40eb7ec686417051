"""What a note cites: each work once, with all its places."""

import pytest

from essayplanner.domain.cards import Citation, Source
from essayplanner.domain.numerals import figures, roman
from essayplanner.domain.places import works_of

ONE, OTHER, THIRD = (Source(name, name, {"title": name}) for name in ("one", "other", "third"))
Cites = list[tuple[Source, str]]


def shown(*citations: Citation) -> list[str]:
    """The works of a note, each with its places."""
    works = []
    for source, places, via, via_places in works_of(citations):
        texts = [
            "; ".join("".join(f"{part.label} {part.value}{part.rest}".lstrip() for part in place) for place in some)
            for some in (places, via_places)
        ]
        works.append(f"{source.uid}: {texts[0]}" + (f" in {via.uid}: {texts[1]}" if via else ""))
    return works


@pytest.mark.parametrize(
    ("places", "together"),
    [
        (["p. 210", "227", "pp. 234"], "page 210, 227, 234"),
        (["pp. 2–3", "p. 9"], "page 2-3, 9"),
        (["p. 2", "2", "4", "p. 2"], "page 2, 4"),
        (["p. 9", "p. 2"], "page 9, 2"),
        (["ch. 2", "chapter 3"], "chapter 2, 3"),
        (["p. 210", "ch. 3", "p. 227"], "page 210, 227; chapter 3"),
        (["vol. 1, p. 3", "vol. 2, p. 4", "vol. 1, p. 5"], "volume 1, page 3, 5; volume 2, page 4"),
        (["p. 2", "vol. 2, p. 7"], "page 2; volume 2, page 7"),
        (["p. 5, as he says", "p. 9"], "page 5, as he says; page 9"),
        (["p. 9", "p. 5, as he says"], "page 9; page 5, as he says"),
        (["p. 9", "p. 12ff."], "page 9, 12ff"),
        (["Preface", "Preface", "p. 1"], "Preface; page 1"),
        (["", "p. 5", ""], "page 5"),
        (["", ""], ""),
    ],
)
def test_a_work_with_several_places_is_named_once(places: list[str], together: str) -> None:
    assert shown(*(Citation(ONE, place) for place in places)) == [f"one: {together}"]


def test_a_work_named_again_later_in_a_note_is_named_where_it_first_stands() -> None:
    cited = [Citation(ONE, "p. 1"), Citation(OTHER, "p. 2"), Citation(ONE, "p. 3"), Citation(THIRD, "")]
    assert shown(*cited) == ["one: page 1, 3", "other: page 2", "third: "]


def test_places_of_a_work_found_in_another_stay_with_where_they_were_found() -> None:
    assert shown(Citation(ONE, "p. 1", THIRD, "p. 9"), Citation(ONE, "p. 2")) == [
        "one: page 1 in third: page 9",
        "one: page 2",
    ]
    assert shown(Citation(ONE, "p. 1", THIRD, "p. 9"), Citation(ONE, "p. 2", THIRD, "p. 10")) == [
        "one: page 1 in third: page 9",
        "one: page 2 in third: page 10",
    ]
    assert shown(Citation(ONE, "p. 1", THIRD, "p. 9"), Citation(ONE, "p. 2", THIRD, "p. 9")) == [
        "one: page 1, 2 in third: page 9"
    ]
    assert shown(Citation(ONE, "", THIRD, "p. 9"), Citation(ONE, "", THIRD, "p. 10")) == ["one:  in third: page 9, 10"]
    assert len(shown(Citation(ONE, "", THIRD, "p. 9"), Citation(ONE, "", OTHER, "p. 9"))) == 2


def test_places_that_would_be_too_long_together_stay_apart() -> None:
    assert len(shown(Citation(ONE, "p. " + "9" * 1990), Citation(ONE, "p. 123456"))) == 2


def test_a_volume_that_the_source_is_itself_is_not_named_again() -> None:
    second = Source("2", "2", {"title": "Works", "volume": "II"})
    assert shown(Citation(second, "vol. 2, p. 45")) == ["2: page 45"]
    assert shown(Citation(second, "vol. 3, p. 45")) == ["2: volume 3, page 45"]
    assert shown(Citation(second, "vol. 2")) == ["2: volume 2"]


@pytest.mark.parametrize(
    ("value", "in_figures", "in_roman"),
    [
        ("2", "2", "II"),
        ("II", "2", "II"),
        ("xiv", "14", "XIV"),
        ("1-3", "1-3", "I-III"),
        ("1994", "1994", "MCMXCIV"),
        ("2a", "", ""),
        ("0", "0", ""),
        ("10000", "10000", ""),
        ("", "", ""),
        ("1-", "", ""),
    ],
)
def test_numbers_of_volumes(value: str, in_figures: str, in_roman: str) -> None:
    assert (figures(value), roman(value)) == (in_figures, in_roman)
