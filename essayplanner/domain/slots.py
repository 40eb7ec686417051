"""Which slots of a section still wait: cards fill those of their kind in order, a note fills those that are written."""

from collections.abc import Iterable

from essayplanner.domain.cards import Kind
from essayplanner.domain.structures import SLOTS, Slot
from essayplanner.language import _, p_

#: The slots that a card fills, and of which kind; the others are filled by the note of the section.
OF_KIND = {Slot.POINT: Kind.CLAIM, Slot.EVIDENCE: Kind.EVIDENCE, Slot.HISTORIAN: Kind.HISTORIAN}


def waiting(slots: Iterable[Slot], kinds: Iterable[Kind], *, noted: bool) -> tuple[Slot, ...]:
    """The slots that are not filled yet, in their order; `kinds` are those of the cards in the section, `noted` says
    that it has a note."""
    there = list(kinds)
    left = []
    for slot in slots:
        kind = OF_KIND.get(slot)
        if kind is None:
            filled = noted
        elif filled := kind in there:
            there.remove(kind)
        if not filled:
            left.append(slot)
    return tuple(left)


def known_slots(keys: Iterable[str]) -> tuple[Slot, ...]:
    """The slots of these keys; what a later version may have stored is left out."""
    return tuple(SLOTS[key] for key in keys if key in SLOTS)


def spoken(slots: Iterable[Slot]) -> str:
    """What waits, for a screen reader; empty where nothing does."""
    words = p_("between parts of a list", ", ").join(slot.word.lower() for slot in slots)
    return _("waiting for: {slots}", slots=words) if words else ""
