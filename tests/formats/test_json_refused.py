"""JSON that holds no source, or not sources alone: what is refused, and what is told."""

from typing import Any

import pytest

from essayplanner.formats.accounts import BibliographyError
from tests.formats.test_json_in import read


@pytest.mark.parametrize("value", [[{"foo": 1}], [5, "x"], {"foo": {"bar": 1}}, [[]]])
def test_what_holds_no_source_is_refused_in_one_sentence(value: Any) -> None:
    with pytest.raises(BibliographyError, match=r"^No sources could be read in “x\.json”; nothing was imported: "):
        read(value)


@pytest.mark.parametrize(
    "value",
    [
        {"name": "left-pad", "version": "1.3.0", "description": "pads", "author": "Ann Rowe", "license": "MIT"},
        {"name": "fen/mill", "type": "library", "authors": [{"name": "Ann Rowe", "email": "ann@example.org"}]},
        [{"userId": 1, "id": 1, "title": "delectus aut autem", "completed": False}],
        {"title": "Person", "type": "object", "properties": {"name": {"type": "string"}}},
    ],
)
def test_json_of_another_kind_is_no_source(value: Any) -> None:
    with pytest.raises(BibliographyError, match="This is not a source: it has no known type, and nothing says when"):
        read(value)


def test_what_is_no_source_keeps_no_other_out() -> None:
    found = read([{"title": "Wash up", "done": True}, {"title": "Roads", "author": "Rowe, Ann"}, {"title": "Salt"}])
    assert [item["title"] for item in found.items] == ["Roads", "Salt"]
    assert [(each.number, each.name) for each in found.unread] == [(1, "Wash up")]


@pytest.mark.parametrize("date", [None, {"date-parts": [[None]]}, {"date-parts": [[]]}])
def test_a_date_that_says_nothing_and_fields_of_a_programs_own_are_told_once(date: Any) -> None:
    item = {"type": "book", "title": "T", "issued": date, "publisher": None, "custom": {"x": 1}}
    found = read([item, item | {"title": "U"}, {"type": "book", "title": "V", "issued": {"raw": "1979"}}])
    assert [remark.sentence for remark in found.remarks] == [
        "2 sources have an empty date (null), so they were imported without one.",
        "Left out, because a source here has no such field: custom (in 2 records).",
    ]
