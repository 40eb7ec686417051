"""Tags in groups: what says so, and in which order they are read."""

import pytest

from essayplanner.domain.tags import group_and_name, in_groups


@pytest.mark.parametrize(
    ("tag", "parts"),
    [
        ("people: Kirov", ("people", "Kirov")),
        ("people : Kirov", ("people", "Kirov")),  # as in French
        ("a: b: c", ("a", "b: c")),
        ("works: 12:30 train", ("works", "12:30 train")),
        ("people:Kirov", ("", "people:Kirov")),
        ("12:30 train", ("", "12:30 train")),
        (":x", ("", ":x")),
        (": x", ("", ": x")),
        ("x:", ("", "x:")),
        ("x: ", ("", "x: ")),
        ("", ("", "")),
    ],
)
def test_a_colon_and_a_space_between_two_parts_make_a_group(tag: str, parts: tuple[str, str]) -> None:
    assert group_and_name(tag) == parts


def test_groups_and_their_names_are_in_alphabetical_order_and_other_tags_as_they_came() -> None:
    counts = [("terror", 9), ("people: Zhdanov", 5), ("places: Gori", 4), ("People: émigrés", 3), ("PEOPLE: Ezhov", 2)]
    groups, rest = in_groups([*counts, ("cult", 1), ("offices: x", 1)])
    assert [each.title for each in groups] == ["Offices", "People", "Places"]
    assert groups[1].name == "people"
    assert groups[1].tags == [
        ("People: émigrés", "émigrés", 3),
        ("PEOPLE: Ezhov", "Ezhov", 2),
        ("people: Zhdanov", "Zhdanov", 5),
    ]
    assert rest == [("terror", "terror", 9), ("cult", "cult", 1)]
    assert in_groups([]) == ([], [])
