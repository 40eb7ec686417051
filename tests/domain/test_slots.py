"""Slots of a section are filled by the first cards of their kind, and by a note."""

import pytest

from essayplanner.domain.cards import Kind
from essayplanner.domain.slots import known_slots, spoken, waiting
from essayplanner.domain.structures import Slot

POINT, EVIDENCE, EXPLAIN, HISTORIAN = Slot.POINT, Slot.EVIDENCE, Slot.EXPLAIN, Slot.HISTORIAN
PARAGRAPH = (POINT, EVIDENCE, EVIDENCE, EXPLAIN, HISTORIAN)


@pytest.mark.parametrize(
    ("kinds", "noted", "left"),
    [
        ((), False, PARAGRAPH),
        ((Kind.EVIDENCE,), False, (POINT, EVIDENCE, EXPLAIN, HISTORIAN)),
        ((Kind.EVIDENCE,) * 3, False, (POINT, EXPLAIN, HISTORIAN)),
        ((), True, (POINT, EVIDENCE, EVIDENCE, HISTORIAN)),
        ((Kind.HISTORIAN, Kind.CLAIM, Kind.EVIDENCE, Kind.EVIDENCE), True, ()),
    ],
)
def test_cards_and_a_note_fill_what_waits_for_them(
    kinds: tuple[Kind, ...], noted: bool, left: tuple[Slot, ...]
) -> None:
    assert waiting(PARAGRAPH, kinds, noted=noted) == left


def test_what_waits_is_said_and_a_slot_of_a_later_version_is_left_out() -> None:
    assert known_slots(("point", "so-what", "riddle")) == (POINT, Slot.SO_WHAT)
    assert spoken((POINT, Slot.SO_WHAT)) == "waiting for: point, so what"
    assert spoken(()) == ""
