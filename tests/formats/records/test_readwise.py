"""Readwise’s highlights, with whatever kind of place they have."""

import pytest

from essayplanner.domain.brought import Writing
from essayplanner.formats.records.reading import read_records

HEAD = (
    "Highlight,Book Title,Book Author,Amazon Book ID,Note,Color,Tags,"
    "Location Type,Location,Highlighted at,Document tags"
)


def read(*rows: str, head: str = HEAD) -> Writing:
    found = read_records("\n".join([head, *rows]).encode(), "readwise-data.csv")
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("kind", "where", "locator"),
    [
        ("page", "210", "p. 210"),
        ("location", "1234", "loc. 1234"),
        ("order", "3", ""),
        ("time_offset", "95", ""),
        ("", "", ""),
    ],
)
def test_a_place_is_written_as_ours_where_it_can_be_cited(kind: str, where: str, locator: str) -> None:
    (block,) = read(f"Words,Stalin,Robert Service,,,,,{kind},{where},2024-05-01 10:00:00+00:00,").blocks
    assert block.locator == locator
    assert block.place == f"Stalin {kind} {where or '2024-05-01 10:00:00+00:00'}".replace("  ", " ")


def test_a_book_is_one_source_and_its_number_an_isbn_where_it_is_one() -> None:
    found = read(
        "One,Stalin,Robert Service,0330419137,,,,page,1,,",
        "Two,Stalin,Robert Service,0330419137,,,,page,2,,",
        "Three,The Road to Terror,J. Arch Getty and Oleg Naumov,B00INIXPYE,,,,page,3,,",
    )
    assert [block.source for block in found.blocks] == [0, 0, 1]
    assert [(item["title"], item.get("ISBN")) for item in found.sources] == [
        ("Stalin", "0330419137"),
        ("The Road to Terror", None),
    ]
    assert found.title == "Readwise"


def test_columns_may_stand_in_another_order_and_rows_may_be_short() -> None:
    found = read("Stalin,Robert Service,Words", head="Book Title,Book Author,Highlight,Note")
    assert [(block.text, block.comment, block.source) for block in found.blocks] == [("Words", "", 0)]
