"""Works by a few words, and places in them, as other programs write them."""

from typing import Any

import pytest

from essayplanner.formats.records.works import book, in_locations, in_pages, named_work, work_and_place


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Service 1997", {"author": [{"family": "Service"}], "issued": {"date-parts": [[1997]]}}),
        ("Service, 1997", {"author": [{"family": "Service"}], "issued": {"date-parts": [[1997]]}}),
        ("Getty and Naumov 1999b", {"author": [{"family": "Getty"}, {"family": "Naumov"}]}),
        ("Getty et al. 1999", {"author": [{"family": "Getty"}, {"literal": "others"}]}),
        ("de la Cruz 1999", {"author": [{"literal": "de la Cruz"}]}),
        ("Notes on Stalin 2005", {"title": "Notes on Stalin", "issued": {"date-parts": [[2005]]}}),
        ("The Road to Terror", {"title": "The Road to Terror"}),
    ],
)
def test_a_work_is_named_by_a_few_words(text: str, said: dict[str, Any]) -> None:
    found = named_work(text)
    assert {name: found.get(name) for name in said} == said


@pytest.mark.parametrize(
    ("text", "work", "place"),
    [
        ("Service 1997, p. 12", "Service 1997", "p. 12"),
        ("Service 1997, 12-14", "Service 1997", "pp. 12–14"),
        ("Service, 1997, p. 210", "Service, 1997", "p. 210"),
        ("Service, Robert", "Service, Robert", ""),
        ("War, Peace, and Revolution", "War, Peace, and Revolution", ""),
        ("Notes 2005, §IV, ¶2", "Notes 2005", "§IV, ¶2"),
    ],
)
def test_a_citation_is_taken_apart(text: str, work: str, place: str) -> None:
    assert work_and_place(text) == (work, place)


@pytest.mark.parametrize(
    ("text", "place"),
    [("210", "p. 210"), ("3-5", "pp. 3–5"), ("xii", "p. xii"), ("p. 7", "p. 7"), ("chap. 2", "chap. 2"), ("", "")],
)
def test_pages_are_written_as_ours(text: str, place: str) -> None:
    assert in_pages(text) == place


def test_locations_and_books() -> None:
    assert (in_locations("45", "47"), in_locations("45", "45"), in_locations("")) == ("loc. 45–47", "loc. 45", "")
    found = book("Stalin (English Edition)", "Service, Robert; Ann Rowe", "0330419137")
    assert found["title"] == "Stalin"
    assert found["author"] == [{"family": "Service", "given": "Robert"}, {"family": "Rowe", "given": "Ann"}]
    assert (found["ISBN"], book("Stalin", "", "B00INIXPYE").get("ISBN")) == ("0330419137", None)
