"""The outline's tree against a simple model of it: nothing is lost, nothing stands under itself, the order is kept."""

from collections.abc import Iterable
from typing import Any

import pytest

from essayplanner.domain.outline import Moving, Place, why_not
from essayplanner.notebook import ordering, outline_tree, outlining
from tests.notebook.machines import run, small
from tests.notebook.outline_machine import Crowded, Tree

# a machine that fails is made smaller, which takes long
pytestmark = pytest.mark.timeout(300)


@pytest.mark.slow
def test_the_tree_does_what_the_model_does() -> None:
    run(Tree, max_examples=80, stateful_step_count=40)


@pytest.mark.slow
def test_the_tree_does_what_the_model_does_where_room_is_short(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ordering, "SPACING", 1)
    monkeypatch.setattr(ordering, "_ROOM", 1)
    Crowded.ever = 0
    run(Crowded, max_examples=60, stateful_step_count=40)
    assert Crowded.ever > 50


def test_the_machine_catches_a_place_that_is_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    real = ordering.positions
    monkeypatch.setattr(
        ordering, "positions", lambda book, siblings, before, count=1: real(book, siblings, None, count)
    )
    with pytest.raises(AssertionError):
        small(Tree)


def test_the_machine_catches_positions_given_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ordering, "_spread", lambda below, above, count: [above] * count)
    with pytest.raises(AssertionError):
        small(Tree)


def test_the_machine_catches_a_section_moved_into_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    def blind(items: Iterable[Moving], place: Place) -> str:
        return why_not(items, place._replace(above=frozenset()))

    monkeypatch.setattr(outline_tree, "why_not", blind)
    with pytest.raises((AssertionError, pytest.fail.Exception)):
        small(Tree)


def test_the_machine_catches_what_stays_in_the_old_outline(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(outlining, "_carry_to_outline", lambda book, item, outline_id: None)
    with pytest.raises(AssertionError):
        small(Tree)


def test_the_machine_catches_a_renumbering_where_there_is_room(monkeypatch: pytest.MonkeyPatch) -> None:
    real = ordering.positions

    def restless(book: Any, siblings: Any, before: int | None, count: int = 1) -> list[int]:
        book.run(f"UPDATE {siblings.table} SET position = position + 1 WHERE {siblings.where}", (siblings.key,))
        return real(book, siblings, before, count)

    monkeypatch.setattr(ordering, "positions", restless)
    with pytest.raises(AssertionError):
        small(Tree)
